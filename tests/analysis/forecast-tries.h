/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts of made-up accounts, and what is asked of each. */
#pragma once

#include <glib.h>
#include <math.h>

#include "fin-forecast.h"
#include "household.h"

static inline FinForecast *
forecast_account (GArray *flows, double balance, int horizon, guint64 id, FinForecastStatus *status)
{
  FinForecastAccount account = { .flows = (const FinFlow *) flows->data,
                                 .n_flows = flows->len,
                                 .balance = balance,
                                 .as_of = AS_OF,
                                 .id = id };
  FinForecastOptions options;

  fin_forecast_options_init (&options);
  options.horizon = horizon;
  return fin_forecast_new (&account, &options, status);
}

static inline FinForecast *
forecast_flows (GArray *flows, double balance, int horizon, FinForecastStatus *status)
{
  return forecast_account (flows, balance, horizon, 1, status);
}

static inline double
median (const FinForecast *forecast, int row)
{
  return fin_forecast_quantile (forecast, row, FIN_FORECAST_MEDIAN);
}

static inline double
band (const FinForecast *forecast, int row)
{
  return fin_forecast_quantile (forecast, row, FIN_FORECAST_N_LEVELS - 1)
         - fin_forecast_quantile (forecast, row, 0);
}

static inline void
assert_sound (const FinForecast *forecast)
{
  g_assert_nonnull (forecast);
  for (int row = 0; row <= forecast->horizon; row++)
    {
      g_assert_true (isfinite (forecast->mean[row]));
      g_assert_true (isfinite (forecast->known[row]) && isfinite (forecast->rest[row]));
      for (int level = 1; level < FIN_FORECAST_N_LEVELS; level++)
        g_assert_cmpfloat (fin_forecast_quantile (forecast, row, level - 1), <=,
                           fin_forecast_quantile (forecast, row, level));
    }
  g_assert_cmpfloat (forecast->zero.probability, >=, 0);
  g_assert_cmpfloat (forecast->zero.probability, <=, 1);
}
