/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts of every account, and of the household path by path, from one snapshot. */
#include "fin-insight-private.h"

#include <string.h>

#define HISTORY_DAYS 400
#define DAYS_OF_MARGIN 7
#define CRITICAL_SHARE 5 /* the critical level is a fifth of the margin */

typedef struct
{
  const FinInsightContext *context;
  gint64 daily_spending;
  FinForecastOptions options;
} ForecastStep;

static gboolean
is_in_total (const FinInsightSnapshot *snapshot, const FinSnapshotAccount *entry)
{
  return g_strcmp0 (fin_account_get_currency (entry->account), snapshot->currency) == 0
         && fin_account_get_kind (entry->account) != FIN_ACCOUNT_LOAN;
}

/* Between two accounts of the total nothing comes or goes for the household. */
static gboolean
is_within_total (const FinInsightSnapshot *snapshot, gsize row)
{
  gint64 partner_id = snapshot->flows->partner_account_ids[row];
  const FinSnapshotAccount *partner
      = partner_id != 0 ? fin_insight_snapshot_find_account (snapshot, partner_id) : NULL;

  return partner != NULL && is_in_total (snapshot, partner);
}

static GArray *
collect_flows (const FinInsightSnapshot *snapshot, gint64 account_id, gboolean for_total)
{
  const FinFlows *flows = snapshot->flows;
  GArray *collected = g_array_new (FALSE, FALSE, sizeof (FinForecastFlow));

  for (gsize i = 0; i < flows->n_rows; i++)
    {
      FinForecastFlow flow = {
        .day = flows->days[i],
        .amount = (double) flows->amounts[i],
        .label = flows->payees[i] != NULL && flows->payees[i][0] != '\0' ? flows->payees[i]
                                                                         : flows->match_texts[i],
      };

      if (flows->account_ids[i] != account_id || (for_total && is_within_total (snapshot, i)))
        continue;
      g_array_append_val (collected, flow);
    }
  return collected;
}

/* End-of-day balances backwards from the known one; @n_history is cut to the first booked day. */
static gint64 *
make_history (const FinFlows *flows,
              gint64 account_id,
              FinDate as_of,
              gint64 balance,
              int *n_history)
{
  gint64 *history = g_new0 (gint64, HISTORY_DAYS);
  FinDate first = as_of;

  for (gsize i = 0; i < flows->n_rows; i++)
    {
      int back = as_of - flows->days[i];

      if (flows->account_ids[i] != account_id || back < 0)
        continue;
      first = MIN (first, flows->days[i]);
      if (back < HISTORY_DAYS)
        history[HISTORY_DAYS - 1 - back] += flows->amounts[i];
    }
  for (int i = HISTORY_DAYS - 1; i >= 0; i--)
    {
      gint64 flow = history[i];

      history[i] = balance;
      balance -= flow;
    }
  *n_history = MIN (as_of - first + 1, HISTORY_DAYS);
  memmove (history, history + HISTORY_DAYS - *n_history, sizeof (gint64) * (gsize) *n_history);
  return history;
}

static gint64
choose_margin (const ForecastStep *step, FinAccount *account)
{
  const FinInsightSnapshot *snapshot = step->context->snapshot;

  if (account != NULL && fin_account_get_has_safety_margin (account))
    return fin_account_get_safety_margin (account);
  if (snapshot->margin >= 0)
    return snapshot->margin;
  return step->daily_spending * DAYS_OF_MARGIN;
}

static gint64
choose_critical (const ForecastStep *step, gint64 margin)
{
  gint64 critical = step->context->snapshot->critical;

  return critical >= 0 ? MIN (critical, margin) : margin / CRITICAL_SHARE;
}

/* The model's answer for one account as of @as_of; %NULL without history or when cancelled. */
static FinForecast *
run_model (const ForecastStep *step,
           const FinSnapshotAccount *entry,
           FinDate as_of,
           gint64 margin,
           gboolean for_total)
{
  FinForecastOptions options = step->options;
  FinForecastAccount account = { 0 };
  FinForecastStatus status;
  g_autoptr (GArray) flows = collect_flows (step->context->snapshot,
                                            fin_account_get_id (entry->account), for_total);

  account.flows = (const FinForecastFlow *) (void *) flows->data;
  account.n_flows = flows->len;
  account.balance = (double) entry->balance;
  account.as_of = as_of;
  account.id = (uint64_t) fin_account_get_id (entry->account);
  options.margin = (double) margin;
  return fin_forecast_new (&account, &options, &status);
}

static FinBalanceForecast *
make_account_forecast (const ForecastStep *step, const FinSnapshotAccount *entry)
{
  const FinInsightSnapshot *snapshot = step->context->snapshot;
  gint64 margin = choose_margin (step, entry->account);
  FinForecast *forecast = run_model (step, entry, entry->as_of, margin, FALSE);
  FinBalanceForecast *self;

  if (forecast != NULL)
    self = fin_balance_forecast_from_analysis (forecast, 0, margin,
                                               choose_critical (step, margin));
  else
    self = fin_balance_forecast_new ();
  g_clear_pointer (&forecast, fin_forecast_free);

  self->account_id = fin_account_get_id (entry->account);
  g_strlcpy (self->currency, fin_account_get_currency (entry->account), sizeof self->currency);
  self->as_of = entry->as_of;
  self->relative = entry->relative;
  self->stale = snapshot->today - entry->as_of > FIN_INSIGHTS_FRESH_DAYS;
  self->daily_spending = step->daily_spending;
  self->history = make_history (snapshot->flows, self->account_id, self->as_of, entry->balance,
                                &self->n_history);
  for (guint i = 0; i < self->events->len; i++)
    ((FinEvent *) g_ptr_array_index (self->events, i))->account_id = self->account_id;
  return self;
}

/* Adds an account's history, aligned at its end: the household's is known where every part is. */
static void
add_history (FinBalanceForecast *total, const gint64 *history, int n_history)
{
  int old = total->n_history;
  int length = MAX (old, n_history);
  gint64 *sum = g_new0 (gint64, length);

  /* before an account's first row its balance stands still at what it had then */
  for (int i = 0; i < length; i++)
    {
      int mine = MAX (i - (length - old), 0);
      int other = MAX (i - (length - n_history), 0);

      sum[i] = (old > 0 ? total->history[mine] : 0) + (n_history > 0 ? history[other] : 0);
    }
  g_free (total->history);
  total->history = sum;
  total->n_history = length;
}

static void
free_forecast (gpointer data)
{
  fin_forecast_free (data);
}

static FinBalanceForecast *
sum_forecasts (const ForecastStep *step, GPtrArray *parts, gint64 offset)
{
  gint64 margin = choose_margin (step, NULL);
  FinForecast *total = NULL;
  FinBalanceForecast *self;

  if (parts->len > 0)
    total = fin_forecast_total_new ((const FinForecast *const *) parts->pdata, NULL, parts->len,
                                    (double) (margin - offset));
  if (total == NULL)
    return fin_balance_forecast_new ();
  self = fin_balance_forecast_from_analysis (total, offset, margin,
                                             choose_critical (step, margin));
  fin_forecast_free (total);
  return self;
}

/* All accounts of the main currency stand at the day the newest of them is known for. */
static FinBalanceForecast *
make_household_forecast (const ForecastStep *step)
{
  const FinInsightSnapshot *snapshot = step->context->snapshot;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_forecast);
  FinBalanceForecast *self;
  gboolean relative = FALSE;
  gint64 offset = 0; /* accounts that no forecast moves */

  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, i);
      FinForecast *part;

      if (!is_in_total (snapshot, entry))
        continue;
      relative = relative || entry->relative;
      part = run_model (step, entry, snapshot->as_of, 0, TRUE);
      if (part != NULL)
        g_ptr_array_add (parts, part);
      else
        offset += entry->balance;
    }
  self = sum_forecasts (step, parts, offset);
  g_strlcpy (self->currency, snapshot->currency, sizeof self->currency);
  self->as_of = snapshot->as_of;
  self->stale = snapshot->today - snapshot->as_of > FIN_INSIGHTS_FRESH_DAYS;
  self->relative = relative;
  self->daily_spending = step->daily_spending;
  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, i);
      g_autofree gint64 *history = NULL;
      int n_history;

      if (!is_in_total (snapshot, entry))
        continue;
      history = make_history (snapshot->flows, fin_account_get_id (entry->account),
                              snapshot->as_of, entry->balance, &n_history);
      add_history (self, history, n_history);
    }
  return self;
}

/** fin_insight_fill_forecasts: Returns: %FALSE when cancelled */
gboolean
fin_insight_fill_forecasts (const FinInsightContext *context, FinInsights *insights)
{
  ForecastStep step = { .context = context };

  step.daily_spending = fin_insight_daily_spending (context);
  fin_forecast_options_init (&step.options);
  step.options.horizon = FIN_INSIGHT_HORIZON;
  step.options.seed = FIN_INSIGHT_SEED;
  step.options.cancel = context->cancel;
  step.options.cancel_data = context->cancel_data;

  g_ptr_array_add (insights->forecasts, make_household_forecast (&step));
  for (guint i = 0; i < context->snapshot->accounts->len; i++)
    {
      if (fin_cancelled (context->cancel, context->cancel_data))
        return FALSE;
      g_ptr_array_add (
          insights->forecasts,
          make_account_forecast (&step, g_ptr_array_index (context->snapshot->accounts, i)));
    }
  return !fin_cancelled (context->cancel, context->cancel_data);
}
