/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From simulated paths to what a person is told: quantiles, risks, low points, totals. */
#include <math.h>
#include <string.h>

#include "fin-forecast-private.h"
#include "fin-memory.h"
#include "fin-quantile.h"

const double fin_forecast_levels[FIN_FORECAST_N_LEVELS]
    = { 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975 };

FinForecast *
fin_forecast_allocate (int32_t as_of, int horizon, int n_paths, double balance)
{
  FinForecast *forecast = fin_new0 (FinForecast, 1);
  size_t rows = (size_t) horizon + 1;

  forecast->as_of = as_of;
  forecast->horizon = horizon;
  forecast->n_paths = n_paths;
  forecast->balance = balance;
  forecast->mean = fin_new0 (double, rows);
  forecast->quantiles = fin_new0 (double, rows * FIN_FORECAST_N_LEVELS);
  forecast->known = fin_new0 (double, rows);
  forecast->rest = fin_new0 (double, rows);
  forecast->change = fin_new0 (double, rows);
  forecast->paths = fin_new0 (double, (size_t) n_paths * (size_t) horizon);
  forecast->payday = FIN_FORECAST_NO_DAY;
  return forecast;
}

void
fin_forecast_free (FinForecast *forecast)
{
  if (forecast == NULL)
    return;
  for (size_t i = 0; i < forecast->n_events; i++)
    free (forecast->events[i].label);
  free (forecast->events);
  free (forecast->mean);
  free (forecast->quantiles);
  free (forecast->known);
  free (forecast->rest);
  free (forecast->change);
  free (forecast->paths);
  free (forecast);
}

/** fin_forecast_accumulate: each path's daily flows become balances, starting from today's. */
void
fin_forecast_accumulate (FinForecast *forecast)
{
  for (int p = 0; p < forecast->n_paths; p++)
    {
      double *path = forecast->paths + (size_t) p * (size_t) forecast->horizon;
      double balance = forecast->balance;

      for (int d = 0; d < forecast->horizon; d++)
        path[d] = balance += path[d];
    }
}

/** fin_forecast_truncate: drops the days after @horizon. */
void
fin_forecast_truncate (FinForecast *forecast, int horizon)
{
  size_t n_events = 0;

  if (horizon >= forecast->horizon)
    return;
  for (size_t p = 1; p < (size_t) forecast->n_paths; p++)
    memmove (forecast->paths + p * (size_t) horizon,
             forecast->paths + p * (size_t) forecast->horizon, (size_t) horizon * sizeof (double));
  for (size_t i = 0; i < forecast->n_events; i++)
    if (forecast->events[i].day <= forecast->as_of + horizon)
      forecast->events[n_events++] = forecast->events[i];
    else
      free (forecast->events[i].label);
  forecast->n_events = n_events;
  forecast->horizon = horizon;
}

static void
summarise_day (FinForecast *forecast, int row, double *column)
{
  double *quantiles = forecast->quantiles + (size_t) row * FIN_FORECAST_N_LEVELS;
  size_t n_paths = (size_t) forecast->n_paths;
  double sum = 0.0;

  for (size_t p = 0; p < n_paths; p++)
    {
      column[p] = forecast->paths[p * (size_t) forecast->horizon + (size_t) row - 1];
      sum += column[p] - forecast->balance;
    }
  forecast->mean[row] = forecast->balance + sum / (double) n_paths;
  fin_select_quantiles (column, n_paths, fin_forecast_levels, FIN_FORECAST_N_LEVELS, quantiles);
}

/* The lowest median of rows 1..last_row. */
static FinForecastLow
find_low (const FinForecast *forecast, int last_row)
{
  FinForecastLow low = { forecast->balance, forecast->as_of };

  for (int row = 1; row <= last_row; row++)
    {
      double median = fin_forecast_quantile (forecast, row, FIN_FORECAST_MEDIAN);

      if (row == 1 || median < low.balance)
        {
          low.balance = median;
          low.day = forecast->as_of + row;
        }
    }
  return low;
}

/** fin_forecast_summarise: fills everything that follows from the paths, known flows and payday. */
void
fin_forecast_summarise (FinForecast *forecast, double margin)
{
  double *column = fin_new0 (double, (size_t) forecast->n_paths);
  int last_row = forecast->horizon;

  forecast->mean[0] = forecast->balance;
  for (int level = 0; level < FIN_FORECAST_N_LEVELS; level++)
    forecast->quantiles[level] = forecast->balance;
  for (int row = 1; row <= forecast->horizon; row++)
    summarise_day (forecast, row, column);
  free (column);

  for (int row = 1; row <= forecast->horizon; row++)
    forecast->rest[row] = forecast->mean[row] - forecast->mean[row - 1] - forecast->known[row];

  forecast->zero = fin_forecast_risk (forecast, 0.0);
  forecast->margin = fin_forecast_risk (forecast, margin);
  forecast->low = find_low (forecast, last_row);
  if (forecast->payday != FIN_FORECAST_NO_DAY && forecast->payday - forecast->as_of - 1 < last_row)
    last_row = forecast->payday - forecast->as_of - 1;
  forecast->low_before_payday = find_low (forecast, last_row);
}

/** fin_forecast_quantile: @row 0..horizon, @level an index into #fin_forecast_levels. */
double
fin_forecast_quantile (const FinForecast *forecast, int row, int level)
{
  return forecast->quantiles[(size_t) row * FIN_FORECAST_N_LEVELS + (size_t) level];
}

/** fin_forecast_risk: of falling strictly below @level, minor units, counted over the paths. */
FinForecastRisk
fin_forecast_risk (const FinForecast *forecast, double level)
{
  FinForecastRisk risk = { level, 0.0, FIN_FORECAST_NO_DAY };
  int *first_days = fin_new0 (int, (size_t) forecast->horizon);
  int crossed = 0, best = 0;

  for (int p = 0; p < forecast->n_paths; p++)
    {
      const double *path = forecast->paths + (size_t) p * (size_t) forecast->horizon;

      for (int d = 0; d < forecast->horizon; d++)
        if (path[d] < level)
          {
            first_days[d]++;
            crossed++;
            break;
          }
    }
  for (int d = 1; d < forecast->horizon; d++)
    if (first_days[d] > first_days[best])
      best = d;
  if (crossed > 0)
    {
      risk.probability = (double) crossed / forecast->n_paths;
      risk.day = forecast->as_of + best + 1;
    }
  free (first_days);
  return risk;
}

static void
add_forecast (FinForecast *total, const FinForecast *part, double rate)
{
  size_t n_values = (size_t) total->n_paths * (size_t) total->horizon;

  total->balance += rate * part->balance;
  for (size_t i = 0; i < n_values; i++)
    total->paths[i] += rate * part->paths[i];
  for (int row = 0; row <= total->horizon; row++)
    {
      total->known[row] += rate * part->known[row];
      total->change[row] += rate * part->change[row];
    }
  if (part->payday != FIN_FORECAST_NO_DAY
      && (total->payday == FIN_FORECAST_NO_DAY || part->payday < total->payday))
    total->payday = part->payday;
  if (part->basis < total->basis)
    total->basis = part->basis;
  if (part->history_days < total->history_days)
    total->history_days = part->history_days;
  total->awaits_pay = total->awaits_pay || part->awaits_pay;
  total->n_flows += part->n_flows;
}

static int
compare_events (const void *a, const void *b)
{
  const FinForecastEvent *x = a;
  const FinForecastEvent *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->amount != y->amount)
    return x->amount < y->amount ? -1 : 1;
  return strcmp (x->label, y->label);
}

static void
add_events (FinForecast *total, const FinForecast *const *forecasts, const double *rates, size_t n)
{
  size_t n_events = 0;

  for (size_t i = 0; i < n; i++)
    n_events += forecasts[i]->n_events;
  total->events = fin_new0 (FinForecastEvent, n_events);
  for (size_t i = 0; i < n; i++)
    for (size_t e = 0; e < forecasts[i]->n_events; e++)
      {
        FinForecastEvent event = forecasts[i]->events[e];

        event.amount *= rates != NULL ? rates[i] : 1.0;
        event.label = strdup (event.label);
        if (event.label == NULL)
          abort ();
        total->events[total->n_events++] = event;
      }
  qsort (total->events, total->n_events, sizeof (FinForecastEvent), compare_events);
}

/**
 * fin_forecast_total_new: a household's total, added path by path: the accounts' forecasts share
 * a seed, so that path p is the same future in each, and quantiles are never summed.
 * @forecasts: made with the same as_of, horizon, n_paths and seed
 * @rates: (nullable): units of the total's currency per unit of each account's
 * @margin: minor units of the total's currency
 *
 * Returns: (transfer full) (nullable): the total, %NULL when there is none or they do not match
 */
FinForecast *
fin_forecast_total_new (const FinForecast *const *forecasts,
                        const double *rates,
                        size_t n_forecasts,
                        double margin)
{
  FinForecast *total;

  if (n_forecasts == 0)
    return NULL;
  for (size_t i = 1; i < n_forecasts; i++)
    if (forecasts[i]->as_of != forecasts[0]->as_of || forecasts[i]->horizon != forecasts[0]->horizon
        || forecasts[i]->n_paths != forecasts[0]->n_paths)
      return NULL;

  total = fin_forecast_allocate (forecasts[0]->as_of, forecasts[0]->horizon,
                                 forecasts[0]->n_paths, 0.0);
  total->basis = forecasts[0]->basis;
  total->history_days = forecasts[0]->history_days;
  for (size_t i = 0; i < n_forecasts; i++)
    add_forecast (total, forecasts[i], rates != NULL ? rates[i] : 1.0);
  add_events (total, forecasts, rates, n_forecasts);
  fin_forecast_summarise (total, margin);
  return total;
}
