/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of the insight structures; they are filled by the insight job and never change after. */
#include "fin-insights.h"

#include "fin-forecast-inputs.h"

G_DEFINE_BOXED_TYPE (FinInsights, fin_insights, fin_insights_ref, fin_insights_unref)

static void
account_balance_free (gpointer data)
{
  FinAccountBalance *self = data;

  g_free (self->name);
  g_free (self);
}

static void
category_spending_free (gpointer data)
{
  FinCategorySpending *self = data;

  g_free (self->key);
  g_free (self->name);
  g_free (self->icon_name);
  g_free (self->colour);
  g_free (self);
}

static void
persona_feature_free (gpointer data)
{
  FinInsightFeature *self = data;

  g_free (self->key);
  g_free (self);
}

static FinMonthSpending *
spending_new (void)
{
  FinMonthSpending *self = g_new0 (FinMonthSpending, 1);

  self->month = (FinPeriod) { 0, -1 };
  self->categories = g_ptr_array_new_with_free_func (category_spending_free);
  return self;
}

static void
spending_free (FinMonthSpending *self)
{
  g_ptr_array_unref (self->categories);
  g_free (self);
}

static FinPersonaInsight *
persona_insight_new (void)
{
  FinPersonaInsight *self = g_new0 (FinPersonaInsight, 1);

  self->persona = FIN_PERSONA_NONE;
  self->features = g_ptr_array_new_with_free_func (persona_feature_free);
  self->months = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
persona_insight_free (FinPersonaInsight *self)
{
  g_free (self->top_category);
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->months);
  g_free (self);
}

/** fin_insights_new: Returns: (transfer full): empty insights, to be filled by their maker only */
FinInsights *
fin_insights_new (void)
{
  FinInsights *self = g_new0 (FinInsights, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->empty = TRUE;
  self->today = FIN_DATE_NONE;
  self->as_of = FIN_DATE_NONE;
  self->accounts = g_ptr_array_new_with_free_func (account_balance_free);
  self->forecasts = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_balance_forecast_free);
  self->spending = spending_new ();
  self->persona = persona_insight_new ();
  self->other_currencies = g_new0 (char *, 1);
  self->rates = g_ptr_array_new_with_free_func (g_free);
  return self;
}

FinInsights *
fin_insights_ref (FinInsights *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fin_insights_unref (FinInsights *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->forecasts);
  spending_free (self->spending);
  persona_insight_free (self->persona);
  g_clear_pointer (&self->series, fin_series_list_free);
  g_clear_pointer (&self->anomalies, g_ptr_array_unref);
  g_strfreev (self->other_currencies);
  g_ptr_array_unref (self->rates);
  g_clear_pointer (&self->inputs, fin_forecast_inputs_unref);
  g_free (self);
}

/**
 * fin_insights_find_forecast:
 * @account_id: an account, or 0 for the household
 *
 * Returns: (nullable) (transfer none): its forecast
 */
const FinBalanceForecast *
fin_insights_find_forecast (FinInsights *self, gint64 account_id)
{
  for (guint i = 0; i < self->forecasts->len; i++)
    {
      const FinBalanceForecast *forecast = g_ptr_array_index (self->forecasts, i);

      if (forecast->account_id == account_id)
        return forecast;
    }
  return NULL;
}

/** fin_balance_forecast_quantile: @day counts from 0 (as_of + 1); minor units. */
gint64
fin_balance_forecast_quantile (const FinBalanceForecast *self, int day, int level)
{
  g_return_val_if_fail (day >= 0 && day < self->n_days, 0);
  g_return_val_if_fail (level >= 0 && level < FIN_INSIGHTS_N_LEVELS, 0);

  return self->quantiles[day * FIN_INSIGHTS_N_LEVELS + level];
}

FinBalanceForecast *
fin_balance_forecast_new (void)
{
  FinBalanceForecast *self = g_new0 (FinBalanceForecast, 1);

  self->as_of = FIN_DATE_NONE;
  self->next_payday = FIN_DATE_NONE;
  self->low_date = FIN_DATE_NONE;
  self->days_covered = -1;
  self->width = 1.0;
  self->record.width = 1.0;
  self->below_zero_date = FIN_DATE_NONE;
  self->below_margin_date = FIN_DATE_NONE;
  self->below_critical_date = FIN_DATE_NONE;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_event_free);
  return self;
}

void
fin_balance_forecast_free (FinBalanceForecast *self)
{
  g_free (self->history);
  g_free (self->quantiles);
  g_free (self->mean);
  g_free (self->change);
  g_free (self->known);
  g_free (self->everyday);
  g_ptr_array_unref (self->events);
  g_free (self);
}

FinEvent *
fin_event_new (FinDate date, const char *label, gint64 amount, double probability)
{
  FinEvent *self = g_new0 (FinEvent, 1);

  self->date = date;
  self->label = g_strdup (label);
  self->amount = amount;
  self->probability = probability;
  return self;
}

void
fin_event_free (FinEvent *self)
{
  g_free (self->label);
  g_free (self);
}
