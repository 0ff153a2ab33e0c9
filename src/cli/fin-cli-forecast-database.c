/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli forecast on the household's database: which account, which model, what if. */
#include <glib/gi18n.h>

#include "fin-cli-database.h"
#include "fin-cli-forecast-chart.h"
#include "fin-cli-forecast-output.h"
#include "fin-cli-insights.h"
#include "fin-what-if.h"

typedef struct
{
  char *account;
  char *as_of;
  char *chart;
  char *model_name;
  char **what_if;
  int days;
  FinForecastModel model;
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->account, g_free);
  g_clear_pointer (&options->as_of, g_free);
  g_clear_pointer (&options->chart, g_free);
  g_clear_pointer (&options->model_name, g_free);
  g_clear_pointer (&options->what_if, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
free_wish (gpointer wish)
{
  fin_what_if_free (wish);
}

/* Returns: whether there is such an account; @account_id 0 is the household */
static gboolean
choose (FinCli *cli,
        FinInsights *insights,
        const char *account,
        gint64 *account_id,
        const char **name,
        FinCliStatus *status)
{
  *account_id = 0;
  *name = _ ("All accounts");
  if (account == NULL)
    return TRUE;
  for (guint i = 0; i < insights->accounts->len; i++)
    {
      const FinAccountBalance *balance = g_ptr_array_index (insights->accounts, i);

      if (g_ascii_strcasecmp (balance->name, account) != 0)
        continue;
      *account_id = balance->account_id;
      *name = balance->name;
      return TRUE;
    }
  *status = fin_cli_usage_error (
      cli, _ ("there is no account “%s”; “finsight-cli accounts” lists them"), account);
  return FALSE;
}

/* What the insights know of the account and the model does not: how earlier forecasts did. */
static void
copy_record (FinInsights *insights, FinBalanceForecast *forecast)
{
  const FinBalanceForecast *known = fin_insights_find_forecast (insights, forecast->account_id);

  if (known != NULL && forecast->model == FIN_FORECAST_MODEL_CASHFLOW)
    forecast->record = known->record;
}

/* Returns: (nullable): what is wished for; %NULL with @error */
static GPtrArray *
parse_wishes (FinInsights *insights,
              const FinBalanceForecast *base,
              char **specs,
              GError **error)
{
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func (free_wish);

  for (; specs != NULL && *specs != NULL; specs++)
    {
      FinWhatIf *wish = fin_what_if_parse (insights->inputs, base, *specs, error);

      if (wish == NULL)
        return NULL;
      g_ptr_array_add (wishes, wish);
    }
  return g_steal_pointer (&wishes);
}

/* The same forecast with the wishes come true; @changed stays %NULL where there are none. */
static gboolean
run_what_if (FinInsights *insights,
             FinForecastQuestion question,
             GPtrArray *wishes,
             FinBalanceForecast **changed,
             GError **error)
{
  g_autoptr (GArray) changes = fin_what_if_collect (wishes);

  if (wishes->len == 0)
    return TRUE;
  question.changes = (const FinForecastChange *) (void *) changes->data;
  question.n_changes = changes->len;
  *changed = fin_forecast_inputs_run (insights->inputs, &question, error);
  return *changed != NULL;
}

static gboolean
is_same (const FinBalanceForecast *base, const FinBalanceForecast *changed)
{
  for (int day = 0; day < base->n_days; day++)
    if (changed->mean[day] != base->mean[day])
      return FALSE;
  return TRUE;
}

static FinCliStatus
print (FinCli *cli, const FinCliForecast *forecast, const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (forecast->changed != NULL && is_same (forecast->base, forecast->changed))
    fin_cli_note (cli, _ ("Nothing changes within these days."));
  if (options->chart != NULL
      && !fin_cli_forecast_chart (forecast->base, forecast->changed, forecast->insights,
                                  options->chart, &error))
    return fin_cli_fail (cli, error, options->chart, 0);
  if (cli->json)
    fin_cli_forecast_print_json (forecast);
  else
    fin_cli_forecast_print_text (forecast);
  return FIN_CLI_DONE;
}

static FinCliStatus
run_forecast (FinCli *cli, FinInsights *insights, const Options *options)
{
  g_autoptr (FinBalanceForecast) base = NULL, changed = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  g_autoptr (GError) error = NULL;
  FinForecastQuestion question = { .horizon = options->days, .model = options->model };
  FinCliForecast forecast = { .insights = insights };
  FinCliStatus status = FIN_CLI_DONE;

  if (!choose (cli, insights, options->account, &question.account_id, &forecast.name, &status))
    return status;
  base = fin_forecast_inputs_run (insights->inputs, &question, &error);
  if (base == NULL)
    return fin_cli_fail (cli, error, NULL, 0);
  copy_record (insights, base);
  wishes = parse_wishes (insights, base, options->what_if, &error);
  if (wishes == NULL)
    {
      fin_cli_fail (cli, error, NULL, 0);
      return FIN_CLI_USAGE;
    }
  if (!run_what_if (insights, question, wishes, &changed, &error))
    return fin_cli_fail (cli, error, NULL, 0);
  forecast.base = base;
  forecast.changed = changed;
  forecast.wishes = wishes;
  return print (cli, &forecast, options);
}

/* Returns: whether the options make sense; the exit status otherwise */
static gboolean
check_options (FinCli *cli, int argc, char **argv, Options *options, FinCliStatus *status)
{
  if (argc > 1)
    *status = fin_cli_usage_error (cli, _ ("forecast does not take “%s”"), argv[1]);
  else if (options->days < 1 || options->days > FIN_FORECAST_MAX_HORIZON)
    *status = fin_cli_usage_error (cli, _ ("--days takes a number from 1 to %d"),
                                   FIN_FORECAST_MAX_HORIZON);
  else if (!fin_cli_forecast_find_model (options->model_name, &options->model))
    *status = fin_cli_usage_error (cli, _ ("there is no model “%s”"), options->model_name);
  else if (options->what_if != NULL && options->model != FIN_FORECAST_MODEL_CASHFLOW)
    *status = fin_cli_usage_error (cli, _ ("--what-if asks the cash-flow model"));
  else
    return fin_cli_set_as_of (cli, options->as_of, status);
  return FALSE;
}

/** fin_cli_forecast_database: forecast without --csv. */
FinCliStatus
fin_cli_forecast_database (FinCli *cli, int argc, char **argv)
{
  g_auto (Options) options = { .days = 30 };
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (FinInsights) insights = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &options.account,
      N_ ("Only this account, by name"), N_ ("NAME") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
      N_ ("Stand at this day instead of today"), N_ ("DATE") },
    { "chart", 0, 0, G_OPTION_ARG_FILENAME, &options.chart,
      N_ ("Draw it to a .png, .svg or .pdf file"), N_ ("FILE") },
    { "days", 0, 0, G_OPTION_ARG_INT, &options.days, N_ ("Days ahead, 1 to 365"), N_ ("N") },
    { "model", 0, 0, G_OPTION_ARG_STRING, &options.model_name,
      N_ ("cashflow (the default), prophet or replay"), N_ ("NAME") },
    { "what-if", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.what_if,
      N_ ("Show what a change would do; may be given again"), N_ ("SPEC") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status)
      || !check_options (cli, argc, argv, &options, &status))
    return status;
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_WRITE, &status);
  if (database == NULL)
    return status;
  insights = fin_cli_compute_insights (cli, database, &status);
  if (insights != NULL)
    status = run_forecast (cli, insights, &options);
  fin_database_close (database);
  return status;
}
