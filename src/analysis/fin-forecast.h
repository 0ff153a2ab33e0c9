/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance forecast of an account: many simulated futures, summed up for charts and warnings. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-cancel.h"
#include "fin-cashflow-prior.h"
#include "fin-flow.h"
#include "fin-recurring-verdict.h"
#include "fin-recurring.h"

/** Days are FinDate day numbers; this one stands for "no such day". */
#define FIN_FORECAST_NO_DAY INT32_MIN

#define FIN_FORECAST_MAX_HORIZON 365

/** The levels of the stored quantiles; the first and the last bound the 95 % band. */
#define FIN_FORECAST_N_LEVELS 7
#define FIN_FORECAST_MEDIAN 3
extern const double fin_forecast_levels[FIN_FORECAST_N_LEVELS]; /* .025 .1 .25 .5 .75 .9 .975 */

/** FinForecastFlow: one transaction of the account. */
typedef FinFlow FinForecastFlow;

/**
 * FinForecastAccount: what is known of an account.
 * @flows: its transactions in any order, those after @as_of are not looked at
 * @balance: at the end of @as_of, minor units
 * @as_of: the last day that is known; the forecast begins on the next
 * @history_days: only flows in the last so many days (@as_of included) are learned from; 0 = all
 * @id: any number of its own: what is unforeseen in one account is not so in every other
 * @verdicts: (nullable): what the person said about its recurring payments
 * @recurring: (nullable): what fin_forecast_find_recurring() found in this very account; found anew
 *   otherwise
 */
typedef struct
{
  const FinForecastFlow *flows;
  size_t n_flows;
  double balance;
  int32_t as_of;
  int history_days;
  uint64_t id;
  const FinRecurringVerdict *verdicts;
  size_t n_verdicts;
  const FinRecurring *recurring;
} FinForecastAccount;

/**
 * FinForecastModel:
 * @FIN_FORECAST_MODEL_CASHFLOW: known payments on their own calendar, the rest replayed
 * @FIN_FORECAST_MODEL_PROPHET: the classic model, for comparison: starts where its trend is, not at
 *   today's balance
 * @FIN_FORECAST_MODEL_REPLAY: past months replayed in blocks, nothing detected: the yardstick
 */
typedef enum
{
  FIN_FORECAST_MODEL_CASHFLOW,
  FIN_FORECAST_MODEL_PROPHET,
  FIN_FORECAST_MODEL_REPLAY,
} FinForecastModel;

/**
 * FinForecastChangeKind: what could be different.
 * @FIN_FORECAST_CHANGE_SCALE: payments with the label or the tag become @factor times as large;
 *   0 cancels them
 * @FIN_FORECAST_CHANGE_DELAY: recurring payments with the label or the tag come @days later
 * @FIN_FORECAST_CHANGE_ONCE: @amount more on @day
 * @FIN_FORECAST_CHANGE_MONTHLY: @amount more on @day and on the same day of every month after it
 */
typedef enum
{
  FIN_FORECAST_CHANGE_SCALE,
  FIN_FORECAST_CHANGE_DELAY,
  FIN_FORECAST_CHANGE_ONCE,
  FIN_FORECAST_CHANGE_MONTHLY,
} FinForecastChangeKind;

/**
 * FinForecastChange: one "what if". The random numbers stay the same, so only the change shows.
 * @label: (nullable): of the payments meant; %NULL = those with @tag
 * @amount: minor units, negative for spending
 * @spread: (nullable): of what comes once, n_paths amounts that each path has more
 */
typedef struct
{
  FinForecastChangeKind kind;
  const char *label;
  int64_t tag;
  double factor;
  int days;
  int32_t day;
  double amount;
  const double *spread;
} FinForecastChange;

/**
 * FinForecastOptions: see fin_forecast_options_init() for what they are at first.
 * @horizon: days to forecast, 1 to %FIN_FORECAST_MAX_HORIZON
 * @n_paths: simulated futures
 * @width: factor on the distance of each path from the day's median, 1 = as simulated
 * @seed: the same seed and input give the same result; accounts of a household share it
 * @prior: (nullable): what other accounts teach; %NULL = the shipped numbers
 * @changes: (nullable): what if; scaling and delaying is for the cash-flow model
 * @margin: minor units; the level beside 0 whose crossing is reported
 * @cancel: (nullable): asked now and then with @cancel_data
 */
typedef struct
{
  FinForecastModel model;
  int horizon;
  int n_paths;
  double width;
  uint64_t seed;
  const FinCashflowPrior *prior;
  const FinForecastChange *changes;
  size_t n_changes;
  double margin;
  FinCancelFunc cancel;
  void *cancel_data;
} FinForecastOptions;

typedef enum
{
  FIN_FORECAST_OK,
  FIN_FORECAST_CANCELLED,
  FIN_FORECAST_INVALID,    /* an option or the balance makes no sense */
  FIN_FORECAST_NO_HISTORY, /* no transaction in the history: nothing to say */
} FinForecastStatus;

/** FinForecastBasis: what the forecast stands on; say so to the person. */
typedef enum
{
  FIN_FORECAST_BASIS_SCANT, /* under 28 days or under 5 transactions: a wide guess */
  FIN_FORECAST_BASIS_SHORT, /* under 90 days */
  FIN_FORECAST_BASIS_PART,  /* under a year */
  FIN_FORECAST_BASIS_FULL,
} FinForecastBasis;

/**
 * FinForecastRisk: of the end-of-day balance falling strictly below a level within the horizon.
 * @probability: 0..1
 * @day: the likeliest first day of it, %FIN_FORECAST_NO_DAY when no path gets there
 */
typedef struct
{
  double level;
  double probability;
  int32_t day;
} FinForecastRisk;

/** FinForecastLow: the lowest point of the median balance after today, and its day. */
typedef struct
{
  double balance;
  int32_t day;
} FinForecastLow;

/**
 * FinForecastEvent: one expected payment of a recurring series.
 * @day: the likeliest day
 * @amount: minor units, if it comes
 * @probability: that it comes within the horizon at all
 * @evident: of a series fit for the list that a person reads, or of what is expected from one or two payments;
 *   the others are habits
 * @label: owned by the forecast
 */
typedef struct
{
  int32_t day;
  double amount;
  double probability;
  bool evident;
  char *label;
} FinForecastEvent;

/**
 * FinForecast: row r = 0 is today (as_of, known), r = 1..horizon the days after it.
 * @mean: (horizon + 1) values, minor units
 * @quantiles: (horizon + 1) x %FIN_FORECAST_N_LEVELS, row-major
 * @known: (horizon + 1) expected flows per day from recurring series
 * @rest: (horizon + 1) expected flows per day from everything else
 * @change: (horizon + 1) what the options' changes make of the balance: the median of what they make of
 *   each path, so that it is theirs alone
 * @paths: n_paths x horizon end-of-day balances, row-major
 * @events: by day
 * @low: over the whole horizon; @low_before_payday: until the day before @payday
 * @payday: day of the next expected pay, or %FIN_FORECAST_NO_DAY
 * @history_days: days the forecast learned from
 * @awaits_pay: hardly anything came in in these days, and most paths suppose that a month's pay will
 */
typedef struct
{
  int32_t as_of;
  int horizon;
  int n_paths;
  double balance;
  double *mean;
  double *quantiles;
  double *known;
  double *rest;
  double *change;
  double *paths;
  FinForecastEvent *events;
  size_t n_events;
  FinForecastRisk zero;
  FinForecastRisk margin;
  FinForecastLow low;
  FinForecastLow low_before_payday;
  int32_t payday;
  FinForecastBasis basis;
  int history_days;
  bool awaits_pay;
  size_t n_flows;
} FinForecast;

FinRecurring *fin_forecast_find_recurring (const FinForecastAccount *account);
void fin_forecast_options_init (FinForecastOptions *options);
FinForecast *fin_forecast_new (const FinForecastAccount *account,
                               const FinForecastOptions *options,
                               FinForecastStatus *status);
FinForecast *fin_forecast_total_new (const FinForecast *const *forecasts,
                                     const double *rates,
                                     size_t n_forecasts,
                                     double margin);
void fin_forecast_widen (FinForecast *forecast, double factor);
double fin_forecast_score (double truth, double low, double median, double high);
double fin_forecast_width_from_scores (double *scores, size_t n_scores, int n_origins);
void fin_forecast_free (FinForecast *forecast);

double fin_forecast_quantile (const FinForecast *forecast, int row, int level);
FinForecastRisk fin_forecast_risk (const FinForecast *forecast, double level);
