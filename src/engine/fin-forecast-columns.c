/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies the facts of a forecast into the arrays that plots borrow. */
#include "fin-forecast-columns.h"

static FinDate *
make_days (FinDate first, gsize n_days)
{
  FinDate *days = g_new (FinDate, MAX (n_days, 1));

  for (gsize i = 0; i < n_days; i++)
    days[i] = first + (FinDate) i;
  return days;
}

static double *
copy_amounts (const gint64 *amounts, gsize n_days)
{
  double *copy = g_new (double, MAX (n_days, 1));

  for (gsize i = 0; i < n_days; i++)
    copy[i] = (double) amounts[i];
  return copy;
}

/**
 * fin_forecast_columns_init:
 * @days_back, @days_ahead: of the history and the forecast, at most
 */
void
fin_forecast_columns_init (FinForecastColumns *self,
                           const FinBalanceForecast *forecast,
                           int days_back,
                           int days_ahead)
{
  *self = (FinForecastColumns) { .n_history = (gsize) MIN (days_back, forecast->n_history),
                                 .n_days = (gsize) MIN (days_ahead, forecast->n_days) };
  self->history_days = make_days (forecast->as_of - (FinDate) self->n_history + 1, self->n_history);
  self->history = copy_amounts (
      forecast->history + ((gsize) forecast->n_history - self->n_history), self->n_history);
  self->days = make_days (forecast->as_of + 1, self->n_days);
  for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
    {
      self->levels[level] = g_new (double, MAX (self->n_days, 1));
      for (gsize day = 0; day < self->n_days; day++)
        self->levels[level][day]
            = (double) fin_balance_forecast_quantile (forecast, (int) day, level);
    }
  if (forecast->known == NULL)
    return;
  self->known = copy_amounts (forecast->known, self->n_days);
  self->everyday = copy_amounts (forecast->everyday, self->n_days);
}

void
fin_forecast_columns_clear (FinForecastColumns *self)
{
  g_clear_pointer (&self->history_days, g_free);
  g_clear_pointer (&self->history, g_free);
  g_clear_pointer (&self->days, g_free);
  for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
    g_clear_pointer (&self->levels[level], g_free);
  g_clear_pointer (&self->known, g_free);
  g_clear_pointer (&self->everyday, g_free);
}
