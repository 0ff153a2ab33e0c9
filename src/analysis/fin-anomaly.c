/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the payments in their order: each is judged by those before it, then learned from. */
#include "fin-anomaly.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-anomaly-pass.h"
#include "fin-memory.h"

#define MONTH 30.44

/* Before that a household is not known well enough to find anything odd. */
#define MIN_DAYS 60
#define MIN_CHARGES 40

/* The same amount coming back within so many days settles the matter. */
#define REFUND_DAYS 45

/* A burst: so many small charges of new payees within two days, as thieves try out a card. */
#define BURST_MIN 3
#define BURST_DAYS 1
#define SMALL_CHARGE 0.2
#define MIN_BURST_FIRSTS 15

#define CANCEL_EVERY 4096

/*
 * False alarms a month that each kind may raise, and how improbable by the model alone something must
 * be at least: a household as regular as a clock is not told of the least regular thing it does.
 */
static const struct
{
  const char *name;
  double per_month;
  double model_chance;
} kinds[FIN_N_ANOMALY_KINDS] = {
  [FIN_ANOMALY_DUPLICATE] = { "duplicate", 0.2, 0.005 },
  [FIN_ANOMALY_UNUSUAL_AMOUNT] = { "unusual-amount", 0.2, 0.01 },
  [FIN_ANOMALY_NEW_PAYEE] = { "new-payee", 0.3, 0.05 },
  [FIN_ANOMALY_CARD_TESTING] = { "card-testing", 0.05, 0.01 },
  [FIN_ANOMALY_PRICE_RISE] = { "price-rise", 0.1, 1.0 },
  [FIN_ANOMALY_MISSING_INCOME] = { "missing-income", 0.1, 0.2 },
};

typedef struct
{
  const FinAnomalyRow *rows;
  const FinAnomalyOptions *options;
  FinAnomalyState state;
} Pass;

/** fin_anomaly_kind_name: a stable word for files and scripts. */
const char *
fin_anomaly_kind_name (FinAnomalyKind kind)
{
  return kinds[kind].name;
}

/** fin_anomaly_bits: how surprising: 1 bit like a coin's tails, 10 bits like one payment in a thousand. */
double
fin_anomaly_bits (const FinAnomaly *anomaly)
{
  return -log2 (anomaly->chance);
}

FinAnomaly *
fin_anomalies_add (FinAnomalies *anomalies, const FinAnomaly *anomaly)
{
  size_t n = anomalies->n_items;

  if ((n & (n - 1)) == 0)
    {
      size_t size = n == 0 ? 1 : 2 * n;

      anomalies->items = realloc (anomalies->items, size * sizeof *anomalies->items);
      if (anomalies->items == NULL)
        abort ();
    }
  anomalies->items[anomalies->n_items] = *anomaly;
  return &anomalies->items[anomalies->n_items++];
}

static int
compare_anomalies (const void *a, const void *b)
{
  const FinAnomaly *x = a;
  const FinAnomaly *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->rows[x->n_rows - 1] > y->rows[y->n_rows - 1])
         - (x->rows[x->n_rows - 1] < y->rows[y->n_rows - 1]);
}

void
fin_anomalies_sort (FinAnomalies *anomalies)
{
  if (anomalies->n_items > 1)
    qsort (anomalies->items, anomalies->n_items, sizeof *anomalies->items, compare_anomalies);
}

void
fin_anomalies_free (FinAnomalies *anomalies)
{
  if (anomalies == NULL)
    return;
  for (int kind = 0; kind < FIN_N_ANOMALY_KINDS; kind++)
    free (anomalies->chances[kind]);
  free (anomalies->items);
  free (anomalies);
}

static void
keep_chance (Pass *pass, FinAnomalyKind kind, double chance)
{
  FinAnomalies *found = pass->state.found;
  size_t n = found->n_chances[kind];

  if (pass->options == NULL || !pass->options->keep_chances)
    return;
  if ((n & (n - 1)) == 0)
    {
      found->chances[kind] = realloc (found->chances[kind],
                                      (n == 0 ? 1 : 2 * n) * sizeof *found->chances[kind]);
      if (found->chances[kind] == NULL)
        abort ();
    }
  found->chances[kind][n] = (float) chance;
  found->n_chances[kind]++;
}

/* Judges one payment; true when a person should hear of it. */
static bool
judge (Pass *pass, FinAnomalyKind kind, double model_chance, int32_t day, FinAnomaly *anomaly)
{
  FinSurprise *surprise = &pass->state.surprises[kind];
  int days = day - pass->state.habits.first_day;
  double chance = fin_surprise_judge (surprise, model_chance);
  double bar = fin_surprise_budget (surprise, kinds[kind].per_month, days / MONTH);

  if (days < MIN_DAYS || pass->state.habits.n_charges < MIN_CHARGES)
    return false;
  keep_chance (pass, kind, chance);
  anomaly->chance = chance;
  anomaly->day = day;
  return chance <= bar && model_chance <= kinds[kind].model_chance;
}

static void
tell (Pass *pass, const FinAnomaly *anomaly)
{
  FinAnomaly *told = fin_anomalies_add (pass->state.found, anomaly);
  size_t row = told->rows[told->n_rows - 1];

  if (told->amount == 0)
    told->amount = -pass->rows[row].flow.amount;
  told->ratio = told->usual > 0 ? told->amount / told->usual : 0;
}

/* ln of the chance that of @n, @k or more are small ones, each with the chance @q. */
static double
chance_of_small (int n, int k, double q)
{
  double sum = 0;

  for (int i = k; i <= n; i++)
    sum += exp (lgamma (n + 1) - lgamma (i + 1) - lgamma (n - i + 1) + i * log (q)
                + (n - i) * log1p (-q));
  return fmin (sum, 1.0);
}

/* The chance of @k or more in a time that brings @mean of them, overdispersed as life is. */
static double
chance_of_burst (int k, double mean)
{
  const double shape = 0.5; /* of a gamma-mixed Poisson */
  double q = mean / (mean + shape);
  double term = pow (1 - q, shape);
  double below = 0;

  for (int i = 0; i < k; i++)
    {
      below += term;
      term *= q * (shape + i) / (i + 1);
    }
  return fmax (1 - below, 1e-12);
}

/*
 * A journey brings new payees too, but with charges of every size; who tries out a stolen card takes
 * small ones only. So both count: that there are so many, and that they are all small.
 */
static double
test_burst (const Pass *pass, int32_t day, FinAnomaly *anomaly)
{
  const FinAnomalyFirst *last = &pass->state.firsts[pass->state.n_firsts - 1];
  double months = (day - pass->state.habits.first_day) / MONTH;
  double mean = (BURST_DAYS + 1) / MONTH * (double) pass->state.n_firsts / fmax (months, 1);
  int n_new = 0;
  int n_small = 0;
  size_t i;

  for (i = pass->state.n_firsts; i > pass->state.burst_end; i--)
    {
      const FinAnomalyFirst *first = &pass->state.firsts[i - 1];
      const FinAnomalyRow *row = &pass->rows[first->row];

      if (row->flow.day < day - BURST_DAYS)
        break;
      if (row->account != pass->rows[last->row].account)
        continue;
      n_new++;
      if (!first->small)
        continue;
      n_small++;
      anomaly->amount -= row->flow.amount;
      anomaly->days = day - row->flow.day;
      if (anomaly->n_rows < FIN_ANOMALY_MAX_ROWS)
        anomaly->rows[anomaly->n_rows++] = first->row;
    }
  if (n_small < BURST_MIN)
    return 1.0;
  anomaly->count = (size_t) n_small;
  return chance_of_small (n_new, n_small, SMALL_CHARGE) * chance_of_burst (n_new, mean);
}

static void
reverse_rows (FinAnomaly *anomaly)
{
  for (size_t i = 0; i < anomaly->n_rows / 2; i++)
    {
      size_t row = anomaly->rows[i];

      anomaly->rows[i] = anomaly->rows[anomaly->n_rows - 1 - i];
      anomaly->rows[anomaly->n_rows - 1 - i] = row;
    }
}

/* A burst goes on: the one told of grows, instead of being told again. */
static bool
extend_burst (Pass *pass, const FinAnomalyFirst *first)
{
  const FinAnomalyRow *row = &pass->rows[first->row];

  for (size_t i = pass->state.found->n_items; i > 0; i--)
    {
      FinAnomaly *told = &pass->state.found->items[i - 1];

      if (told->day < row->flow.day - BURST_DAYS)
        return false;
      if (told->kind != FIN_ANOMALY_CARD_TESTING || !first->small
          || pass->rows[told->rows[0]].account != row->account)
        continue;
      told->amount -= row->flow.amount;
      told->count++;
      told->days = row->flow.day - pass->rows[told->rows[0]].flow.day;
      if (told->n_rows < FIN_ANOMALY_MAX_ROWS)
        told->rows[told->n_rows++] = first->row;
      return true;
    }
  return false;
}

static bool
judge_burst (Pass *pass, size_t row)
{
  const FinFlow *flow = &pass->rows[row].flow;
  const FinWindow *others = &pass->state.habits.firsts;
  FinAnomalyFirst *first = &pass->state.firsts[pass->state.n_firsts++];
  FinAnomaly anomaly = { .kind = FIN_ANOMALY_CARD_TESTING, .basis = FIN_ANOMALY_BASIS_NEW_PAYEES };
  double model_chance;

  first->row = row;
  first->small = others->n >= MIN_BURST_FIRSTS
                 && log (-flow->amount) <= fin_window_quantile (others, SMALL_CHARGE);
  if (others->n < MIN_BURST_FIRSTS || extend_burst (pass, first))
    return false;
  model_chance = test_burst (pass, flow->day, &anomaly);
  reverse_rows (&anomaly);
  if (!judge (pass, FIN_ANOMALY_CARD_TESTING, model_chance, flow->day, &anomaly))
    return false;
  anomaly.usual = exp (fin_window_quantile (others, 0.5));
  anomaly.low = exp (fin_window_quantile (others, 0.1));
  anomaly.high = exp (fin_window_quantile (others, 0.9));
  tell (pass, &anomaly);
  pass->state.burst_end = pass->state.n_firsts;
  return true;
}

/* One payment, one fact: what says most about it comes first. */
static void
judge_charge (Pass *pass, size_t row)
{
  const FinFlow *flow = &pass->rows[row].flow;
  FinPayee *payee = fin_habits_payee (&pass->state.habits, flow->label);
  FinCategoryHabit *category = fin_habits_category (&pass->state.habits, flow->tag);
  FinAnomaly duplicate = { 0 };
  FinAnomaly amount = { 0 };
  bool told = false;

  if (payee->n_charges == 0)
    {
      double chance = fin_anomaly_test_new_payee (&pass->state.habits, pass->rows, row, category, &amount);

      told = judge_burst (pass, row);
      if (judge (pass, FIN_ANOMALY_NEW_PAYEE, chance, flow->day, &amount) && !told)
        tell (pass, &amount);
    }
  else
    {
      double repeated
          = fin_anomaly_test_duplicate (&pass->state.habits, pass->rows, row, payee, &duplicate);

      if (judge (pass, FIN_ANOMALY_DUPLICATE, repeated, flow->day, &duplicate))
        {
          tell (pass, &duplicate);
          told = true;
        }
      if (!pass->rows[row].scheduled)
        {
          double chance = fin_anomaly_test_amount (&pass->state.habits, pass->rows, row, payee, category,
                                                   &amount);

          if (judge (pass, FIN_ANOMALY_UNUSUAL_AMOUNT, chance, flow->day, &amount) && !told)
            tell (pass, &amount);
        }
    }
  fin_habits_learn (&pass->state.habits, pass->rows, row, payee);
}

static bool
is_judged (const FinAnomalyRow *row, int32_t as_of)
{
  return !row->ignored && row->flow.day <= as_of && isfinite (row->flow.amount)
         && row->flow.label != NULL && row->flow.label[0] != '\0';
}

static void
find_refunds (const Pass *pass, size_t n_rows, int32_t as_of)
{
  for (size_t i = 0; i < pass->state.found->n_items; i++)
    {
      FinAnomaly *told = &pass->state.found->items[i];
      size_t last = told->rows[told->n_rows - 1];
      const FinAnomalyRow *charge = &pass->rows[last];

      if (told->kind == FIN_ANOMALY_CARD_TESTING)
        continue;
      for (size_t k = last + 1; k < n_rows && !told->refunded; k++)
        {
          const FinAnomalyRow *row = &pass->rows[k];

          if (row->flow.day > charge->flow.day + REFUND_DAYS || row->flow.day > as_of)
            break;
          told->refunded = !row->ignored && row->account == charge->account
                           && row->flow.amount == -charge->flow.amount;
        }
    }
}

/* The last day that is judged; rows are by day. */
static int32_t
last_judged_day (const FinAnomalyRow *rows, size_t n_rows, int32_t as_of)
{
  return n_rows > 0 && rows[n_rows - 1].flow.day < as_of ? rows[n_rows - 1].flow.day : as_of;
}

/* @memory: to keep places in, or NULL. Returns: false when cancelled */
static bool
go_through (Pass *pass, size_t row, size_t n_rows, int32_t as_of, FinAnomalyMemory *memory)
{
  int32_t last_day = last_judged_day (pass->rows, n_rows, as_of);

  for (size_t i = row; i < n_rows; i++)
    {
      const FinAnomalyOptions *options = pass->options;

      if ((i - row) % CANCEL_EVERY == 0 && options != NULL
          && fin_cancelled (options->cancel, options->cancel_data))
        return false;
      if (i > row && memory != NULL)
        fin_anomaly_memory_pass (memory, pass->rows, i, last_day, &pass->state);
      if (!is_judged (&pass->rows[i], as_of))
        continue;
      if (!pass->state.begun)
        pass->state.habits.first_day = pass->rows[i].flow.day;
      pass->state.begun = true;
      if (pass->rows[i].flow.amount < 0)
        judge_charge (pass, i);
    }
  return true;
}

/**
 * fin_anomalies_detect:
 * @rows: by day; those after @as_of are not looked at
 * @options: (nullable):
 *
 * What stands out among the payments themselves, each judged by those before it alone: what was
 * found once is found again, whatever comes later.
 *
 * Returns: (transfer full): by day
 */
FinAnomalies *
fin_anomalies_detect (const FinAnomalyRow *rows,
                      size_t n_rows,
                      int32_t as_of,
                      const FinAnomalyOptions *options)
{
  Pass pass = { .rows = rows, .options = options };
  bool kept = options != NULL && options->memory != NULL && !options->keep_chances;
  FinAnomalyMemory *memory = kept ? options->memory : fin_anomaly_memory_new ();
  size_t row = fin_anomaly_memory_begin (memory, rows, n_rows, as_of, &pass.state);
  FinAnomalies *found;

  pass.state.found->cancelled = !go_through (&pass, row, n_rows, as_of, kept ? memory : NULL);
  if (kept && !pass.state.found->cancelled)
    fin_anomaly_memory_end (memory, rows, n_rows, as_of);
  found = pass.state.found;
  find_refunds (&pass, n_rows, as_of);
  fin_habits_clear (&pass.state.habits);
  if (!kept)
    fin_anomaly_memory_free (memory);
  fin_anomalies_sort (found);
  return found;
}
