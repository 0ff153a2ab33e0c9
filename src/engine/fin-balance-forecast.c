/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the model's doubles to exact-looking facts: minor units, risks within 30 days, events. */
#include "fin-insight-private.h"

#include <math.h>

/* Forecast balances beyond this are shown at it: far outside any real account, inside int64. */
#define MAX_MINOR 9e17

static gint64
to_minor (double value)
{
  return llround (CLAMP (value, -MAX_MINOR, MAX_MINOR));
}

static FinDate
to_date (int32_t day)
{
  return day == FIN_FORECAST_NO_DAY ? FIN_DATE_NONE : day;
}

/* The first day on which path falls below level, 0-based, or -1. */
static int
first_below (const FinForecast *forecast, int path, int n_days, double level)
{
  const double *balances = forecast->paths + (gsize) path * (gsize) forecast->horizon;

  for (int day = 0; day < n_days; day++)
    if (balances[day] < level)
      return day;
  return -1;
}

/* Share of paths that fall below @level within @n_days, and the day most of them do so first. */
static double
find_risk (const FinForecast *forecast, int n_days, double level, FinDate *date)
{
  g_autofree int *counts = g_new0 (int, n_days);
  int n_below = 0;
  int likeliest = 0;

  *date = FIN_DATE_NONE;
  for (int path = 0; path < forecast->n_paths; path++)
    {
      int day = first_below (forecast, path, n_days, level);

      if (day < 0)
        continue;
      counts[day]++;
      n_below++;
    }
  if (n_below == 0)
    return 0;
  for (int day = 1; day < n_days; day++)
    if (counts[day] > counts[likeliest])
      likeliest = day;
  *date = forecast->as_of + 1 + likeliest;
  return (double) n_below / forecast->n_paths;
}

static void
copy_days (const FinForecast *forecast, double offset, FinBalanceForecast *self)
{
  self->n_days = forecast->horizon;
  self->mean = g_new (gint64, self->n_days);
  self->change = g_new (gint64, self->n_days);
  self->known = g_new (gint64, self->n_days);
  self->everyday = g_new (gint64, self->n_days);
  self->quantiles = g_new (gint64, self->n_days * FIN_INSIGHTS_N_LEVELS);
  for (int day = 0; day < self->n_days; day++)
    {
      self->mean[day] = to_minor (forecast->mean[day + 1] + offset);
      self->change[day] = to_minor (forecast->change[day + 1]);
      self->known[day] = to_minor (forecast->known[day + 1]);
      /* Of what is shown, so that a person who adds it up meets the mean to the cent. */
      self->everyday[day]
          = self->mean[day] - self->known[day]
            - (day > 0 ? self->mean[day - 1] : to_minor (forecast->balance + offset));
      for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
        self->quantiles[day * FIN_INSIGHTS_N_LEVELS + level]
            = to_minor (fin_forecast_quantile (forecast, day + 1, level) + offset);
    }
}

/* The lowest median before the next payday, or within the days that risks look at. */
static void
find_low (FinBalanceForecast *self)
{
  int last = self->risk_days;

  if (self->next_payday != FIN_DATE_NONE && self->next_payday > self->as_of + 1)
    last = MIN (self->n_days, self->next_payday - self->as_of - 1);
  for (int day = 0; day < last; day++)
    {
      gint64 median = fin_balance_forecast_quantile (self, day, FIN_INSIGHTS_LEVEL_MEDIAN);

      if (self->low_date == FIN_DATE_NONE || median < self->low_balance)
        {
          self->low_balance = median;
          self->low_date = self->as_of + 1 + day;
        }
    }
}

/* Habits move the balance, too, but a person expects to read of bills and pay. */
static void
copy_events (const FinForecast *forecast, FinBalanceForecast *self)
{
  for (gsize i = 0; i < forecast->n_events; i++)
    {
      const FinForecastEvent *event = &forecast->events[i];

      if (event->evident)
        g_ptr_array_add (self->events,
                         fin_event_new (event->day, event->label != NULL ? event->label : "",
                                        to_minor (event->amount), event->probability));
    }
}

/**
 * fin_balance_forecast_from_analysis:
 *
 * Returns: (transfer full): everything but the history, which is exact and not the model's
 */
FinBalanceForecast *
fin_balance_forecast_from_analysis (const FinForecast *forecast, const FinForecastLimits *limits)
{
  FinBalanceForecast *self = fin_balance_forecast_new ();
  int risk_days = limits->risk_days > 0 ? MIN (forecast->horizon, limits->risk_days)
                                        : forecast->horizon;
  double offset = (double) limits->offset;

  self->as_of = forecast->as_of;
  self->basis = forecast->basis;
  self->history_days = forecast->history_days;
  self->awaits_pay = forecast->awaits_pay;
  self->next_payday = to_date (forecast->payday);
  self->risk_days = risk_days;
  self->margin = limits->margin;
  self->critical = limits->critical;
  copy_days (forecast, offset, self);
  find_low (self);
  copy_events (forecast, self);
  self->p_below_zero
      = find_risk (forecast, risk_days, -offset, &self->below_zero_date);
  self->p_below_margin
      = find_risk (forecast, risk_days, (double) limits->margin - offset, &self->below_margin_date);
  self->p_below_critical
      = find_risk (forecast, risk_days, (double) limits->critical - offset, &self->below_critical_date);
  return self;
}
