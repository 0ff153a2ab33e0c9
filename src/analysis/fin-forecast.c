/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast's front: checks the input, lets a model simulate, sums up what came out. */
#include "fin-forecast.h"

#include <math.h>

#include "fin-calendar.h"
#include "fin-forecast-private.h"

#define DEFAULT_PATHS 400
#define MAX_PATHS 100000

/** fin_forecast_options_init: 30 days of the cash-flow model, 400 paths, margin 0, width 1. */
void
fin_forecast_options_init (FinForecastOptions *options)
{
  *options = (FinForecastOptions) {
    .model = FIN_FORECAST_MODEL_CASHFLOW,
    .horizon = 30,
    .n_paths = DEFAULT_PATHS,
    .width = 1.0,
    .seed = 1,
  };
}

static bool
is_valid (const FinForecastAccount *account, const FinForecastOptions *options)
{
  return options->horizon >= 1 && options->horizon <= FIN_FORECAST_MAX_HORIZON
         && options->n_paths >= 1 && options->n_paths <= MAX_PATHS && isfinite (options->margin)
         && isfinite (options->width) && options->width > 0.0
         && (options->changes != NULL || options->n_changes == 0)
         && isfinite (account->balance) && account->history_days >= 0
         && (account->flows != NULL || account->n_flows == 0);
}

static FinForecastBasis
judge_basis (const FinFlowHistory *history)
{
  if (history->n_days < 28 || history->n_flows < 5)
    return FIN_FORECAST_BASIS_SCANT;
  if (history->n_days < 90)
    return FIN_FORECAST_BASIS_SHORT;
  return history->n_days < 360 ? FIN_FORECAST_BASIS_PART : FIN_FORECAST_BASIS_FULL;
}

/* Adds @amount, and what @spread has for the path, to every balance from @day on. */
static void
add_once (FinForecast *forecast, int32_t day, double amount, const double *spread)
{
  for (int p = 0; p < forecast->n_paths; p++)
    for (int d = day - forecast->as_of - 1; d < forecast->horizon; d++)
      forecast->paths[(size_t) p * (size_t) forecast->horizon + (size_t) d]
          += amount + (spread != NULL ? spread[p] : 0.0);
  for (int row = day - forecast->as_of; row <= forecast->horizon; row++)
    forecast->change[row] += amount;
  if (day > forecast->as_of && day <= forecast->as_of + forecast->horizon)
    forecast->known[day - forecast->as_of] += amount;
}

static void
add_changes (FinForecast *forecast, const FinForecastOptions *options)
{
  int32_t last = forecast->as_of + forecast->horizon;

  for (size_t i = 0; i < options->n_changes; i++)
    {
      const FinForecastChange *change = &options->changes[i];
      int32_t day = change->day > forecast->as_of ? change->day : forecast->as_of + 1;
      int year, month, month_day;

      fin_calendar_split (day, &year, &month, &month_day);
      if (change->kind == FIN_FORECAST_CHANGE_ONCE)
        add_once (forecast, day, change->amount, change->spread);
      else if (change->kind == FIN_FORECAST_CHANGE_MONTHLY)
        for (int k = 0; (day = fin_calendar_join (year, month + k, month_day)) <= last; k++)
          add_once (forecast, day, change->amount, NULL);
    }
}

static FinForecastStatus
simulate (FinForecast *forecast,
          const FinFlowHistory *history,
          const FinForecastOptions *options)
{
  bool finished;

  if (options->model == FIN_FORECAST_MODEL_PROPHET)
    return fin_forecast_prophet (forecast, history, options);
  finished = options->model == FIN_FORECAST_MODEL_REPLAY
                 ? fin_forecast_replay (forecast, history, options)
                 : fin_cashflow_simulate (forecast, history, options);
  if (!finished)
    return FIN_FORECAST_CANCELLED;
  fin_forecast_accumulate (forecast);
  return FIN_FORECAST_OK;
}

static FinForecast *
forecast_history (const FinForecastAccount *account,
                  const FinFlowHistory *history,
                  const FinForecastOptions *options,
                  FinForecastStatus *status)
{
  int horizon = options->horizon > FIN_FORECAST_MIN_SIMULATED ? options->horizon
                                                              : FIN_FORECAST_MIN_SIMULATED;
  FinForecast *forecast
      = fin_forecast_allocate (account->as_of, horizon, options->n_paths, account->balance);

  forecast->basis = judge_basis (history);
  forecast->history_days = history->n_days;
  forecast->n_flows = history->n_flows;
  *status = simulate (forecast, history, options);
  if (*status != FIN_FORECAST_OK)
    {
      fin_forecast_free (forecast);
      return NULL;
    }
  if (options->width != 1.0)
    fin_forecast_scale (forecast, options->width);
  add_changes (forecast, options);
  fin_forecast_truncate (forecast, options->horizon);
  fin_forecast_summarise (forecast, options->margin);
  return forecast;
}

/**
 * fin_forecast_find_recurring: what takes most of a forecast's time, for accounts that are asked about
 * again and again.
 *
 * Returns: (transfer full): for @account's own forecasts; its labels are those of the flows
 */
FinRecurring *
fin_forecast_find_recurring (const FinForecastAccount *account)
{
  FinFlowHistory *history = fin_flow_history_new (account);
  FinRecurring *recurring = fin_recurring_detect (history->flows, history->n_flows, history->as_of,
                                                  history->verdicts, history->n_verdicts);

  fin_flow_history_free (history);
  return recurring;
}

/**
 * fin_forecast_new:
 * @account: what is known; NaN or infinite amounts are left out
 * @status: (out) (optional): why there is no forecast
 *
 * Pure and deterministic. The forecast starts at today's balance and is never
 * clamped.
 *
 * Returns: (transfer full) (nullable): the forecast, %NULL with @status otherwise
 */
FinForecast *
fin_forecast_new (const FinForecastAccount *account,
                  const FinForecastOptions *options,
                  FinForecastStatus *status)
{
  FinForecastStatus unused;
  FinFlowHistory *history;
  FinForecast *forecast = NULL;

  status = status != NULL ? status : &unused;
  *status = FIN_FORECAST_INVALID;
  if (!is_valid (account, options))
    return NULL;

  history = fin_flow_history_new (account);
  if (history->n_flows == 0)
    *status = FIN_FORECAST_NO_HISTORY;
  else
    forecast = forecast_history (account, history, options, status);
  fin_flow_history_free (history);
  return forecast;
}
