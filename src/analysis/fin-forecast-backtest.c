/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast's own record: the same model run on past days, compared with what came. */
#include <math.h>

#include "fin-forecast-private.h"
#include "fin-memory.h"

#define ORIGIN_STEP_DAYS 30
/* A past forecast needs a past of its own. */
#define MIN_PAST_DAYS 60

typedef struct
{
  double absolute;
  double signed_sum;
  double *scores;
  int n_inside;
  int n_days;
} Tally;

/* End-of-day balances of the @n_days days after @origin, from the balance at its end. */
static void
add_truth (const FinFlowHistory *history, int32_t origin, int n_days, double balance, double *truth)
{
  for (int d = 0; d < n_days; d++)
    truth[d] = 0.0;
  for (size_t i = 0; i < history->n_flows; i++)
    if (history->flows[i].day > origin && history->flows[i].day <= origin + n_days)
      truth[history->flows[i].day - origin - 1] += history->flows[i].amount;
  for (int d = 0; d < n_days; d++)
    truth[d] = balance += truth[d];
}

static void
tally_forecast (const FinForecast *forecast, const double *truth, Tally *tally)
{
  for (int row = 1; row <= forecast->horizon; row++)
    {
      double low = fin_forecast_quantile (forecast, row, 0);
      double median = fin_forecast_quantile (forecast, row, FIN_FORECAST_MEDIAN);
      double high = fin_forecast_quantile (forecast, row, FIN_FORECAST_N_LEVELS - 1);
      double error = median - truth[row - 1];

      tally->absolute += fabs (error);
      tally->signed_sum += error;
      tally->n_inside += truth[row - 1] >= low && truth[row - 1] <= high;
      tally->scores[tally->n_days++] = fin_forecast_score (truth[row - 1], low, median, high);
    }
}

static double
balance_on (const FinForecastAccount *account, const FinFlowHistory *history, int32_t day)
{
  double balance = account->balance;

  for (size_t i = history->n_flows; i > 0 && history->flows[i - 1].day > day; i--)
    balance -= history->flows[i - 1].amount;
  return balance;
}

static void
fill_record (Tally *tally, FinForecastRecord *record)
{
  record->width = 1.0;
  if (tally->n_days == 0)
    return;
  record->n_days = tally->n_days;
  record->n_inside = tally->n_inside;
  record->mean_error = tally->absolute / tally->n_days;
  record->bias = tally->signed_sum / tally->n_days;
  record->coverage = (double) tally->n_inside / tally->n_days;
  record->width = fin_forecast_width_from_scores (tally->scores, (size_t) tally->n_days,
                                                  record->n_origins);
}

/**
 * fin_forecast_backtest: forecasts from days 30, 60, ... days back and compares with what came;
 * each sees only what was known then, and a horizon of 30 days or @options' if shorter.
 * @max_origins: past days to forecast from, at most
 * @record: (out): filled with @n_origins = 0 when the history is too short
 *
 * Returns: %FIN_FORECAST_OK, or why there is no record
 */
FinForecastStatus
fin_forecast_backtest (const FinForecastAccount *account,
                       const FinForecastOptions *options,
                       int max_origins,
                       FinForecastRecord *record)
{
  FinForecastOptions past_options = *options;
  FinFlowHistory *history = fin_flow_history_new (account);
  FinForecastStatus status = FIN_FORECAST_OK;
  Tally tally = { .scores = fin_new0 (double, (size_t) (max_origins > 0 ? max_origins : 0)
                                                   * ORIGIN_STEP_DAYS) };
  double truth[ORIGIN_STEP_DAYS];

  *record = (FinForecastRecord) { 0 };
  if (past_options.horizon > ORIGIN_STEP_DAYS)
    past_options.horizon = ORIGIN_STEP_DAYS;
  for (int k = 1; k <= max_origins && status == FIN_FORECAST_OK; k++)
    {
      FinForecastAccount past = *account;
      FinForecast *forecast;

      past.as_of = account->as_of - k * ORIGIN_STEP_DAYS;
      if (history->n_flows == 0 || past.as_of - history->flows[0].day < MIN_PAST_DAYS)
        break;
      past.balance = balance_on (account, history, past.as_of);
      forecast = fin_forecast_new (&past, &past_options, &status);
      if (forecast == NULL)
        break;
      add_truth (history, past.as_of, past_options.horizon, past.balance, truth);
      tally_forecast (forecast, truth, &tally);
      fin_forecast_free (forecast);
      record->n_origins++;
    }
  fill_record (&tally, record);
  free (tally.scores);
  fin_flow_history_free (history);
  return status;
}
