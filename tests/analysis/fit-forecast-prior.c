/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fits the numbers of src/analysis/fin-cashflow-prior.c by random search on many accounts' past:
 *   fit-forecast-prior SETS.csv TRANSACTIONS.csv[.gz] [ROUNDS]
 * SETS.csv has set,part,as_of,history_days,account; only its rows with the part "tune" are used.
 * Prints the best numbers found, starting from the shipped ones.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-cli-flow-file.h"
#include "fin-cli-table.h"
#include "fin-forecast.h"
#include "fin-rng.h"

#define HORIZON 30
#define N_PATHS 200
#define STEP_DAYS 17
#define LEAST_DAYS 100
/* One wild account must not decide. */
#define MAX_SCORE 4.0

typedef struct
{
  FinForecastAccount account;
  double truth[HORIZON];
  double deviation; /* of the history's daily balance */
  double weight;
} Task;

static const struct
{
  const char *name;
  gsize offset;
} numbers[] = {
#define NUMBER(field) { #field, G_STRUCT_OFFSET (FinCashflowPrior, field) }
  NUMBER (prior_misses), NUMBER (once),  NUMBER (typical_amount), NUMBER (free_months), NUMBER (free_share),
  NUMBER (one_off_size),  NUMBER (one_off_share),  NUMBER (spread),      NUMBER (revert),
  NUMBER (shrink),        NUMBER (memory),         NUMBER (cap_rest),    NUMBER (cap_known),
  NUMBER (drift_rest),    NUMBER (drift_net),      NUMBER (jump_rest),   NUMBER (jump_known),  NUMBER (daily_share),
  NUMBER (drift_tail),    NUMBER (jump_tail),      NUMBER (unseen_pace), NUMBER (unseen_balance),
  NUMBER (unseen_months), NUMBER (proven), NUMBER (slope_months),   NUMBER (festive),
  NUMBER (timing),        NUMBER (calm),       NUMBER (spent),  NUMBER (other_season),
#undef NUMBER
};

static double *
number_of (FinCashflowPrior *prior, gsize i)
{
  return G_STRUCT_MEMBER_P (prior, numbers[i].offset);
}

/* Daily balances of the history and of the days to forecast, from the account's first row on. */
static void
fill_task (Task *task)
{
  FinForecastAccount *account = &task->account;
  int n_days = account->history_days + HORIZON;
  g_autofree double *balances = g_new0 (double, (gsize) n_days);
  FinDate first = account->as_of - account->history_days + 1;
  double sum = 0, squares = 0;

  for (gsize i = 0; i < account->n_flows; i++)
    if (account->flows[i].day < first + n_days)
      balances[MAX (account->flows[i].day - first, 0)] += account->flows[i].amount;
  for (int day = 1; day < n_days; day++)
    balances[day] += balances[day - 1];
  for (int day = 0; day < account->history_days; day++)
    sum += balances[day] / account->history_days;
  for (int day = 0; day < account->history_days; day++)
    squares += pow (balances[day] - sum, 2) / account->history_days;
  account->balance = balances[account->history_days - 1];
  account->recurring = fin_forecast_find_recurring (account);
  task->deviation = MAX (sqrt (squares), 100.0);
  memcpy (task->truth, balances + account->history_days, sizeof task->truth);
}

typedef struct
{
  double error, loss, interval, covered;
} Score;

static Score
score_task (const Task *task, const FinCashflowPrior *prior)
{
  FinForecastOptions options;
  FinForecast *forecast;
  Score score = { 0 };

  fin_forecast_options_init (&options);
  options.prior = prior;
  options.n_paths = N_PATHS;
  forecast = fin_forecast_new (&task->account, &options, NULL);
  for (int row = 1; forecast != NULL && row <= HORIZON; row++)
    {
      double truth = task->truth[row - 1];
      double low = fin_forecast_quantile (forecast, row, 0);
      double high = fin_forecast_quantile (forecast, row, FIN_FORECAST_N_LEVELS - 1);

      score.error += fabs (truth - fin_forecast_quantile (forecast, row, FIN_FORECAST_MEDIAN));
      for (int level = 0; level < FIN_FORECAST_N_LEVELS; level++)
        {
          double p = fin_forecast_levels[level];
          double off = truth - fin_forecast_quantile (forecast, row, level);

          score.loss += 2 * MAX (p * off, (p - 1) * off) / FIN_FORECAST_N_LEVELS;
        }
      score.interval += high - low + 40 * MAX (low - truth, 0) + 40 * MAX (truth - high, 0);
      score.covered += truth >= low && truth <= high;
    }
  fin_forecast_free (forecast);
  score.error = MIN (score.error / HORIZON / task->deviation, MAX_SCORE);
  score.loss = MIN (score.loss / HORIZON / task->deviation, MAX_SCORE);
  score.interval = MIN (score.interval / HORIZON / task->deviation, 10 * MAX_SCORE);
  score.covered /= HORIZON;
  return score;
}

/* Less is better: error, quantile loss and interval score in like units, coverage near 95 %. */
static double
evaluate (GArray *tasks, const FinCashflowPrior *prior)
{
  Score mean = { 0 };
  double weight_sum = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      const Task *task = &g_array_index (tasks, Task, i);
      Score score = score_task (task, prior);

      mean.error += task->weight * score.error;
      mean.loss += task->weight * score.loss;
      mean.interval += task->weight * score.interval;
      mean.covered += task->weight * score.covered;
      weight_sum += task->weight;
    }
  return 3.0 * mean.error / weight_sum + 6.0 * mean.loss / weight_sum
         + 0.17 * mean.interval / weight_sum
         + 4.0 * MAX (fabs (mean.covered / weight_sum - 0.952) - 0.01, 0.0);
}

static void
change_numbers (FinCashflowPrior *prior, FinRng *rng, double step)
{
  int n_changes = 1 + (int) fin_rng_below (rng, 2);

  for (int i = 0; i < n_changes; i++)
    *number_of (prior, fin_rng_below (rng, G_N_ELEMENTS (numbers)))
        *= exp (step * fin_rng_normal (rng));
  prior->free_share = MIN (prior->free_share, 1.0);
  prior->one_off_share = MIN (prior->one_off_share, 1.0);
  prior->typical_amount = MIN (prior->typical_amount, 0.99);
}

static void
search (GArray *tasks, int n_rounds)
{
  FinCashflowPrior best = fin_cashflow_prior;
  double lowest = evaluate (tasks, &best);
  double step = 0.3;
  FinRng rng;

  fin_rng_init (&rng, 1);
  g_print ("%u forecasts, %.5f\n", tasks->len, lowest);
  for (int round = 1; round <= n_rounds; round++)
    {
      FinCashflowPrior changed = best;
      double value;

      change_numbers (&changed, &rng, step);
      value = evaluate (tasks, &changed);
      if (value < lowest)
        {
          best = changed;
          lowest = value;
          g_print ("round %d: %.5f\n", round, lowest);
        }
      if (round % 60 == 0)
        step = MAX (0.85 * step, 0.08);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_print ("  .%s = %.3g,\n", numbers[i].name, *number_of (&best, i));
}

static const FinCliFlowAccount *
find_account (const FinCliFlowFile *file, const char *name)
{
  for (guint i = 0; i < file->accounts->len; i++)
    {
      const FinCliFlowAccount *account = file->accounts->pdata[i];

      if (strcmp (account->name, name) == 0)
        return account;
    }
  return NULL;
}

static void
add_task (GArray *tasks, const FinCliFlowAccount *source, FinDate as_of, int n_days, double weight)
{
  FinForecastFlow *flows = g_new (FinForecastFlow, source->flows->len);
  Task task = { .weight = weight };

  for (guint i = 0; i < source->flows->len; i++)
    {
      const FinCliFlow *flow = &g_array_index (source->flows, FinCliFlow, i);

      flows[i] = (FinForecastFlow) { flow->date, flow->amount, flow->description };
    }
  task.account = (FinForecastAccount) {
    .flows = flows, .n_flows = source->flows->len, .as_of = as_of, .history_days = n_days
  };
  fill_task (&task);
  g_array_append_val (tasks, task);
}

static GArray *
read_tasks (const char *sets_path, const FinCliFlowFile *file)
{
  g_autoptr (GError) error = NULL;
  gint64 line;
  g_autoptr (FinCliTable) table = fin_cli_table_open (sets_path, &line, &error);
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (Task));
  int columns[4];

  if (table == NULL)
    g_error ("%s: %s", sets_path, error->message);
  columns[0] = fin_cli_table_find_column (table, "part");
  columns[1] = fin_cli_table_find_column (table, "as_of");
  columns[2] = fin_cli_table_find_column (table, "history_days");
  columns[3] = fin_cli_table_find_column (table, "account");
  while (fin_cli_table_next (table, NULL))
    {
      const char *name = fin_cli_table_field (table, columns[3]);
      const FinCliFlowAccount *account = find_account (file, name);
      FinDate as_of = fin_date_from_iso (fin_cli_table_field (table, columns[1]));
      int n_days = (int) g_ascii_strtoll (fin_cli_table_field (table, columns[2]), NULL, 10);

      if (account == NULL || strcmp (fin_cli_table_field (table, columns[0]), "tune") != 0)
        continue;
      add_task (tasks, account, as_of, n_days, 1.0);
      /* the same account with little history, and at other times of the month and of the year */
      add_task (tasks, account, as_of, 60, 0.05);
      for (int back = STEP_DAYS; n_days - back >= LEAST_DAYS; back += STEP_DAYS)
        add_task (tasks, account, as_of - back, n_days - back, 0.05);
    }
  return tasks;
}

int
main (int argc, char **argv)
{
  g_autoptr (FinCliFlowFile) file = NULL;
  g_autoptr (GArray) tasks = NULL;
  g_autoptr (GError) error = NULL;
  gint64 line;

  if (argc < 3)
    {
      g_printerr ("Usage: %s SETS.csv TRANSACTIONS.csv[.gz] [ROUNDS]\n", argv[0]);
      return 2;
    }
  file = fin_cli_flow_file_read (argv[2], &line, &error);
  if (file == NULL)
    g_error ("%s:%" G_GINT64_FORMAT ": %s", argv[2], line, error->message);
  tasks = read_tasks (argv[1], file);
  search (tasks, argc > 3 ? (int) g_ascii_strtoll (argv[3], NULL, 10) : 1000);
  for (guint i = 0; i < tasks->len; i++)
    {
      FinForecastAccount *account = &g_array_index (tasks, Task, i).account;

      fin_recurring_free ((FinRecurring *) account->recurring);
      g_free ((gpointer) account->flows);
    }
  return 0;
}
