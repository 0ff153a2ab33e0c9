/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the model on the inputs: one account, or the household path by path. */
#include <glib/gi18n.h>
#include <math.h>

#include "fin-card-plan.h"
#include "fin-forecast-inputs.h"
#include "fin-insight-private.h"

static void
init_options (const FinForecastQuestion *question, double width, FinForecastOptions *options)
{
  fin_forecast_options_init (options);
  options->model = question->model;
  options->horizon = question->horizon;
  options->seed = FIN_INSIGHT_SEED;
  options->width = width;
  options->changes = question->changes;
  options->n_changes = question->n_changes;
  options->cancel = question->cancel;
  options->cancel_data = question->cancel_data;
}

/* The flows that count: all of the account's, or without those between accounts of the total. */
static FinForecastFlow *
choose_flows (const FinForecastInput *input, gboolean for_total, gsize *n_flows)
{
  FinForecastFlow *flows = g_new (FinForecastFlow, input->n_flows);

  *n_flows = 0;
  for (gsize i = 0; i < input->n_flows; i++)
    if (!for_total || !input->within_total[i])
      flows[(*n_flows)++] = input->flows[i];
  return flows;
}

/* The card payments of an account's forecast; only the cash-flow model knows of them. */
static FinCardPlan *
plan_cards (const FinForecastInputs *self,
            const FinForecastInput *input,
            const FinForecastOptions *options,
            FinDate as_of,
            gboolean for_total)
{
  const FinCardQuestion question = { self, input, as_of, for_total, options };

  return options->model == FIN_FORECAST_MODEL_CASHFLOW ? fin_card_plan_new (&question) : NULL;
}

/* The model's answer for one account as of @as_of; %NULL without history or when cancelled. */
static FinForecast *
run_model (const FinForecastInput *input,
           const FinForecastOptions *options,
           const FinCardPlan *cards,
           FinDate as_of,
           gboolean for_total,
           FinForecastStatus *status)
{
  FinForecastAccount account = { .balance = (double) fin_forecast_input_balance_on (input, as_of),
                                 .as_of = as_of,
                                 .id = (uint64_t) input->account_id };
  g_autofree FinForecastFlow *flows = choose_flows (input, for_total, &account.n_flows);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (FinForecastChange));
  FinForecastOptions with_cards = *options;

  if (options->n_changes > 0)
    g_array_append_vals (changes, options->changes, (guint) options->n_changes);
  if (cards != NULL)
    fin_card_plan_add_changes (cards, changes);
  with_cards.changes = (const FinForecastChange *) (void *) changes->data;
  with_cards.n_changes = changes->len;
  account.flows = flows;
  account.verdicts = input->verdicts->facts;
  account.n_verdicts = input->verdicts->n_facts;
  if (options->model == FIN_FORECAST_MODEL_CASHFLOW)
    account.recurring = fin_forecast_findings_get (input->findings, &account,
                                                   for_total && input->has_within_total);
  return fin_forecast_new (&account, &with_cards, status);
}

static FinBalanceForecast *
make_facts (const FinForecast *forecast,
            const FinForecastQuestion *question,
            gint64 offset,
            gint64 margin,
            gint64 critical)
{
  const FinForecastLimits limits = { .offset = offset,
                                     .margin = margin,
                                     .critical = critical,
                                     .risk_days = question->risk_days };

  return forecast != NULL ? fin_balance_forecast_from_analysis (forecast, &limits)
                          : fin_balance_forecast_new ();
}

/* Days that what is left pays for at the usual pace; -1 when that is unknown. */
static int
count_days_covered (gint64 balance, gint64 daily_spending, gboolean relative)
{
  if (relative || daily_spending <= 0)
    return -1;
  return (int) CLAMP (balance / daily_spending, 0, 9999);
}

static gboolean
check_transactions (const FinForecastQuestion *question, gsize n_flows, GError **error)
{
  if (question->model != FIN_FORECAST_MODEL_PROPHET
      || n_flows >= FIN_FORECAST_PROPHET_MIN_TRANSACTIONS)
    return TRUE;
  g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_TOO_FEW,
               /* Translators: %1$u and %2$d are numbers of transactions */
               _ ("Prophet needs %2$d transactions and there are only %1$u; the cash-flow model "
                  "works with fewer"),
               (guint) n_flows, FIN_FORECAST_PROPHET_MIN_TRANSACTIONS);
  return FALSE;
}

static gboolean
check_cancelled (FinForecastStatus status, GError **error)
{
  if (status != FIN_FORECAST_CANCELLED)
    return TRUE;
  g_set_error_literal (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_CANCELLED, _ ("Cancelled"));
  return FALSE;
}

static FinBalanceForecast *
run_account (const FinForecastInputs *self,
             const FinForecastInput *input,
             const FinForecastQuestion *question,
             GError **error)
{
  g_autoptr (FinCardPlan) cards = NULL;
  FinForecastOptions options;
  FinForecastStatus status;
  FinForecast *forecast;
  FinBalanceForecast *facts;
  FinDate as_of = input->as_of - question->days_back;

  if (!check_transactions (question, input->n_flows, error))
    return NULL;
  init_options (question, input->width, &options);
  cards = plan_cards (self, input, &options, as_of, FALSE);
  forecast = run_model (input, &options, cards, as_of, FALSE, &status);
  if (!check_cancelled (status, error))
    return NULL;
  facts = make_facts (forecast, question, 0, input->margin, input->critical);
  g_clear_pointer (&forecast, fin_forecast_free);
  facts->account_id = input->account_id;
  facts->model = question->model;
  g_strlcpy (facts->currency, input->currency, sizeof facts->currency);
  facts->as_of = as_of;
  facts->balance = fin_forecast_input_balance_on (input, as_of);
  facts->relative = input->relative;
  facts->stale = self->today - input->as_of > FIN_INSIGHTS_FRESH_DAYS;
  facts->width = input->width;
  facts->daily_spending = input->daily_spending;
  facts->days_covered
      = count_days_covered (facts->balance, input->daily_spending, input->relative);
  if (cards != NULL)
    fin_card_plan_add_events (cards, facts);
  for (guint i = 0; i < facts->events->len; i++)
    ((FinEvent *) g_ptr_array_index (facts->events, i))->account_id = input->account_id;
  return facts;
}

/**
 * Household: the parts of the total.
 * @parts, @rates: forecasts and what each is worth
 * @offset: accounts that no forecast moves
 */
typedef struct
{
  GPtrArray *parts;
  GArray *rates;
  double offset;
  gint64 balance;
  gboolean relative;
} Household;

static void
free_forecast (gpointer data)
{
  fin_forecast_free (data);
}

/*
 * What happens once happens to the household once: only its first account is changed by it, and
 * by what it is worth in that account's currency.
 */
static GArray *
choose_changes (const FinForecastQuestion *question, gboolean first, double rate)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (FinForecastChange));

  for (gsize i = 0; i < question->n_changes; i++)
    {
      FinForecastChange change = question->changes[i];
      gboolean once = change.kind == FIN_FORECAST_CHANGE_ONCE
                      || change.kind == FIN_FORECAST_CHANGE_MONTHLY;

      change.amount /= rate;
      if (!once || first)
        g_array_append_val (changes, change);
    }
  return changes;
}

static gboolean
add_part (const FinForecastInputs *self,
          const FinForecastInput *input,
          const FinForecastQuestion *question,
          Household *household,
          GError **error)
{
  g_autoptr (GArray) changes
      = choose_changes (question, household->parts->len == 0, input->rate);
  g_autoptr (FinCardPlan) cards = NULL;
  FinForecastOptions options;
  FinForecastStatus status;
  FinDate as_of = self->as_of - question->days_back;
  gint64 balance = fin_forecast_input_balance_on (input, as_of);
  FinForecast *part;

  init_options (question, 1.0, &options);
  options.changes = (const FinForecastChange *) (void *) changes->data;
  options.n_changes = changes->len;
  cards = plan_cards (self, input, &options, as_of, TRUE);
  part = run_model (input, &options, cards, as_of, TRUE, &status);
  if (!check_cancelled (status, error))
    return FALSE;
  household->relative = household->relative || input->relative;
  household->balance += llround ((double) balance * input->rate);
  if (part == NULL)
    {
      household->offset += (double) balance * input->rate;
      return TRUE;
    }
  g_ptr_array_add (household->parts, part);
  g_array_append_val (household->rates, input->rate);
  return TRUE;
}

static FinBalanceForecast *
sum_household (const FinForecastInputs *self,
               const FinForecastQuestion *question,
               const Household *household)
{
  FinForecast *total = NULL;
  FinBalanceForecast *facts;

  if (household->parts->len > 0)
    total = fin_forecast_total_new ((const FinForecast *const *) household->parts->pdata,
                                    (const double *) (void *) household->rates->data,
                                    household->parts->len, 0.0);
  if (total != NULL)
    fin_forecast_widen (total, self->width);
  facts = make_facts (total, question, llround (household->offset), self->margin, self->critical);
  g_clear_pointer (&total, fin_forecast_free);
  return facts;
}

/* All accounts of the total stand at the day the newest of them is known for. */
static FinBalanceForecast *
run_household (const FinForecastInputs *self,
               const FinForecastQuestion *question,
               GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_forecast);
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (double));
  Household household = { .parts = parts, .rates = rates };
  FinBalanceForecast *facts;
  gsize n_flows = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    n_flows += ((FinForecastInput *) g_ptr_array_index (self->accounts, i))->n_flows;
  if (!check_transactions (question, n_flows, error))
    return NULL;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (self->accounts, i);

      if (input->in_total && !add_part (self, input, question, &household, error))
        return NULL;
    }
  facts = sum_household (self, question, &household);
  facts->model = question->model;
  g_strlcpy (facts->currency, self->currency, sizeof facts->currency);
  facts->as_of = self->as_of - question->days_back;
  facts->balance = household.balance;
  facts->stale = self->today - self->as_of > FIN_INSIGHTS_FRESH_DAYS;
  facts->relative = household.relative;
  facts->width = self->width;
  facts->daily_spending = self->daily_spending;
  facts->days_covered
      = count_days_covered (household.balance, self->daily_spending, household.relative);
  return facts;
}

/**
 * fin_forecast_inputs_run: in any thread; takes about a millisecond per account and month.
 *
 * Returns: (transfer full): the forecast and its history, with no days where there is nothing to
 *   go on; %NULL with #FinForecastError's TOO_FEW, CANCELLED or UNKNOWN (no such account)
 */
FinBalanceForecast *
fin_forecast_inputs_run (const FinForecastInputs *self,
                         const FinForecastQuestion *question,
                         GError **error)
{
  const FinForecastInput *input = fin_forecast_inputs_find (self, question->account_id);
  FinBalanceForecast *facts;

  if (question->account_id == 0)
    facts = run_household (self, question, error);
  else if (input != NULL)
    facts = run_account (self, input, question, error);
  else
    {
      g_set_error_literal (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_UNKNOWN,
                           _ ("There is no such account"));
      return NULL;
    }
  if (facts != NULL)
    fin_forecast_fill_history (self, facts);
  return facts;
}
