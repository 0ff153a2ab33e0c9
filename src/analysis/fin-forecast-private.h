/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the forecast share: the cleaned history, and how models write paths. */
#pragma once

#include "fin-forecast.h"
#include "fin-rng.h"

/**
 * FinFlowHistory: an account's past, cleaned: finite amounts of the history window, by day.
 * @verdicts: the account's, borrowed
 */
typedef struct
{
  FinForecastFlow *flows; /* by day, then amount, then label: the order of a file never matters */
  size_t n_flows;
  const FinRecurringVerdict *verdicts;
  size_t n_verdicts;
  const FinRecurring *recurring; /* (nullable): found before */
  uint64_t account_id;
  int32_t as_of;
  int n_days; /* from the first flow, or the window's first day if later, to as_of */
} FinFlowHistory;

FinFlowHistory *fin_flow_history_new (const FinForecastAccount *account);
void fin_flow_history_free (FinFlowHistory *history);

/* So many days are simulated even where fewer are asked for: all horizons tell the same story. */
#define FIN_FORECAST_MIN_SIMULATED 30

/* The classic model writes balances into forecast->paths. */
FinForecastStatus fin_forecast_prophet (FinForecast *forecast,
                                        const FinFlowHistory *history,
                                        const FinForecastOptions *options);

/* The others write each path's daily flows, n_paths x horizon; false when cancelled. */
bool fin_forecast_replay (FinForecast *forecast,
                          const FinFlowHistory *history,
                          const FinForecastOptions *options);
bool fin_cashflow_simulate (FinForecast *forecast,
                            const FinFlowHistory *history,
                            const FinForecastOptions *options);

/* Turns daily flows in forecast->paths into balances and sums them up. */
void fin_forecast_accumulate (FinForecast *forecast);
void fin_forecast_scale (FinForecast *forecast, double factor);
void fin_forecast_truncate (FinForecast *forecast, int horizon);
void fin_forecast_summarise (FinForecast *forecast, double margin);
FinForecast *fin_forecast_allocate (int32_t as_of, int horizon, int n_paths, double balance);
