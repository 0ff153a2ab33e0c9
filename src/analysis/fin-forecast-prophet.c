/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model as a forecast: fitted to the daily balance, weekly season, not anchored. */
#include "fin-forecast-private.h"
#include "fin-memory.h"
#include "fin-prophet.h"

/* End-of-day balances of the whole history, the oldest first. */
static void
fill_balances (const FinFlowHistory *history, double balance, int32_t *days, double *balances)
{
  size_t i = history->n_flows;

  for (int d = history->n_days - 1; d >= 0; d--)
    {
      days[d] = history->as_of - (history->n_days - 1 - d);
      for (; i > 0 && history->flows[i - 1].day > days[d]; i--)
        balance -= history->flows[i - 1].amount;
      balances[d] = balance;
    }
}

/** fin_forecast_prophet: writes balances, not flows, into the paths. */
FinForecastStatus
fin_forecast_prophet (FinForecast *forecast,
                      const FinFlowHistory *history,
                      const FinForecastOptions *options)
{
  const FinProphetOptions weekly = { .weekly = true };
  int32_t *days = fin_new0 (int32_t, (size_t) history->n_days);
  double *balances = fin_new0 (double, (size_t) history->n_days);
  FinForecastStatus status = FIN_FORECAST_CANCELLED;
  FinProphetStatus fit;
  FinProphet prophet;

  fill_balances (history, forecast->balance, days, balances);
  fit = fin_prophet_fit (days, balances, (size_t) history->n_days, &weekly, options->cancel,
                         options->cancel_data, &prophet);
  if (fit == FIN_PROPHET_TOO_FEW)
    status = FIN_FORECAST_NO_HISTORY;
  else if (fit == FIN_PROPHET_INVALID)
    status = FIN_FORECAST_INVALID;
  else if (fit == FIN_PROPHET_OK
           && fin_prophet_sample (&prophet, history->as_of + 1, (size_t) forecast->horizon,
                                  (size_t) forecast->n_paths, options->seed, options->cancel,
                                  options->cancel_data, forecast->paths))
    status = FIN_FORECAST_OK;
  free (days);
  free (balances);
  return status;
}
