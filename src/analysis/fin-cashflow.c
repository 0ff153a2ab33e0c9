/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cash-flow model: recurring series on their calendar, the rest from the past, the unseen. */
#include <math.h>
#include <string.h>

#include "fin-cashflow-private.h"
#include "fin-memory.h"
#include "fin-quantile.h"

#define MIN_REST_DAYS 28
#define MAX_REST_DAYS 365

/* A silence is no news until it is so many days longer than any before. */
#define SILENCE_DAYS    10.0

#define MIN_FOR_ONE_OFF 8
/* Where there are too few to say, so many months of turnover in one payment are a one-off. */
#define ONE_OFF_MONTHS 2.5
/* In less history than this nothing can be told from a monthly payment. */
#define MIN_DAYS_FOR_ONE_OFF 60

/* What moves in an ordinary month, the largest payment left out: it may be the one in question. */
static double
monthly_turnover (const FinFlowHistory *history)
{
  double months = fmax (history->n_days / FIN_MEAN_MONTH_DAYS, 1.0);
  double sum = 0.0, largest = 0.0;

  for (size_t i = 0; i < history->n_flows; i++)
    {
      sum += fabs (history->flows[i].amount);
      largest = fmax (largest, fabs (history->flows[i].amount));
    }
  return (sum - largest) / months;
}

static void
mark_one_offs (FinCashflow *cashflow, bool outgoing, double turnover)
{
  const FinFlowHistory *history = cashflow->history;
  double *sizes = fin_new0 (double, history->n_flows);
  size_t n_sizes = 0;
  double limit;

  for (size_t i = 0; i < history->n_flows; i++)
    if (!cashflow->taken[i] && (history->flows[i].amount < 0.0) == outgoing)
      sizes[n_sizes++] = fabs (history->flows[i].amount);
  if (n_sizes >= MIN_FOR_ONE_OFF)
    limit = cashflow->prior->one_off_size * fin_quantile (sizes, n_sizes, 0.9);
  else if (history->n_flows >= MIN_FOR_ONE_OFF && history->n_days >= MIN_DAYS_FOR_ONE_OFF)
    limit = ONE_OFF_MONTHS * turnover;
  else
    limit = INFINITY;
  for (size_t i = 0; i < history->n_flows; i++)
    if (!cashflow->taken[i] && (history->flows[i].amount < 0.0) == outgoing
        && fabs (history->flows[i].amount) > limit)
      cashflow->one_off[i] = true;
  free (sizes);
}

/* What an account is opened with comes once, whatever its size. */
static void
mark_opening (FinCashflow *cashflow)
{
  const FinFlowHistory *history = cashflow->history;

  if (fabs (cashflow->before) >= 1.0 || history->n_flows < MIN_FOR_ONE_OFF
      || history->n_days < MIN_DAYS_FOR_ONE_OFF)
    return;
  for (size_t i = 0; i < history->n_flows && history->flows[i].day == history->flows[0].day; i++)
    if (!cashflow->taken[i] && history->flows[i].amount > 0.0)
      cashflow->one_off[i] = true;
}

/*
 * An account that has been silent for far longer than ever before is probably not used any more:
 * the share of the paths in which it goes on as before.
 */
static double
find_activity (const FinFlowHistory *history)
{
  int longest = 0;
  int silence = history->as_of - history->flows[history->n_flows - 1].day;
  double share;

  for (size_t i = 1; i < history->n_flows; i++)
    if (history->flows[i].day - history->flows[i - 1].day > longest)
      longest = history->flows[i].day - history->flows[i - 1].day;
  share = fmin ((longest + SILENCE_DAYS) / fmax (silence, 1.0), 1.0);
  return share * share;
}

/*
 * Sorts the days' flows into the rest, the one-offs and the giants: those that outweigh months of
 * everything else, and windfalls, on which nobody should count.
 */
static void
fill_rest (FinCashflow *cashflow, double turnover)
{
  const FinFlowHistory *history = cashflow->history;
  int32_t first = history->as_of - cashflow->n_rest_days + 1;

  /* The history begins with a payment because it is there, not because one was due. */
  if (first <= history->flows[0].day)
    first = history->flows[0].day + 1;
  for (size_t i = 0; i < history->n_flows; i++)
    {
      const FinForecastFlow *flow = &history->flows[i];
      bool giant = flow->amount > 0.0 || fabs (flow->amount) >= ONE_OFF_MONTHS * turnover;
      double *flows = !cashflow->one_off[i] ? cashflow->rest
                      : giant               ? cashflow->giants
                                            : cashflow->one_offs;

      if (!cashflow->taken[i] && flow->day >= first)
        {
          int day = flow->day - history->as_of + cashflow->n_rest_days - 1;
          double factor = fin_cashflow_change_factor (cashflow, flow);

          /* One-offs are not spread around a mean: they can be changed where they stand. */
          flows[day] += flow->amount * (flows == cashflow->rest ? 1.0 : factor);
          if (cashflow->rest_change != NULL && flows == cashflow->rest)
            cashflow->rest_change[day] += flow->amount * (factor - 1.0);
        }
    }
}

static void
take (FinCashflow *cashflow, const FinRecurring *recurring)
{
  for (size_t s = 0; s < recurring->n_series; s++)
    for (size_t h = 0; h < recurring->series[s].n_hits; h++)
      cashflow->taken[recurring->series[s].hits[h].row] = true;
}

static FinRecurring *
expect_more (const FinCashflow *cashflow)
{
  const FinFlowHistory *history = cashflow->history;
  FinRecurringPast past = { .flows = history->flows,
                            .n_flows = history->n_flows,
                            .as_of = history->as_of,
                            .recurring = cashflow->recurring,
                            .taken = cashflow->taken,
                            .opened = fabs (cashflow->before) < 1.0,
                            .verdicts = history->verdicts,
                            .n_verdicts = history->n_verdicts };

  return fin_recurring_expect (&past, cashflow->replaced);
}

static void
split_history (FinCashflow *cashflow)
{
  const FinFlowHistory *history = cashflow->history;
  double turnover = monthly_turnover (history);

  cashflow->recurring = history->recurring;
  if (cashflow->recurring == NULL)
    cashflow->recurring = cashflow->found
        = fin_recurring_detect (history->flows, history->n_flows, history->as_of,
                                history->verdicts, history->n_verdicts);
  cashflow->taken = fin_new0 (bool, history->n_flows);
  take (cashflow, cashflow->recurring);
  cashflow->before = cashflow->forecast->balance;
  for (size_t i = 0; i < history->n_flows; i++)
    cashflow->before -= history->flows[i].amount;
  cashflow->replaced = fin_new0 (bool, cashflow->recurring->n_series);
  cashflow->early = expect_more (cashflow);
  take (cashflow, cashflow->early);

  cashflow->activity = find_activity (history);
  cashflow->one_off = fin_new0 (bool, history->n_flows);
  fin_cashflow_mark_refunds (cashflow, turnover);
  mark_one_offs (cashflow, false, turnover);
  mark_one_offs (cashflow, true, turnover);
  mark_opening (cashflow);

  cashflow->n_rest_days = history->n_days < MIN_REST_DAYS   ? MIN_REST_DAYS
                          : history->n_days > MAX_REST_DAYS ? MAX_REST_DAYS
                                                            : history->n_days;
  cashflow->rest = fin_new0 (double, (size_t) cashflow->n_rest_days);
  cashflow->one_offs = fin_new0 (double, (size_t) cashflow->n_rest_days);
  cashflow->giants = fin_new0 (double, (size_t) cashflow->n_rest_days);
  fin_cashflow_change_init (cashflow);
  fill_rest (cashflow, turnover);
  fin_cashflow_fill_absence (cashflow);
}

/* Worth of a series in a month, minor units. */
static double
monthly_worth (const FinRecurringSeries *series)
{
  return series->amount * FIN_MEAN_MONTH_DAYS / fin_schedule_mean_step (&series->schedule);
}

static double
find_largest_pay (const FinRecurring *recurring)
{
  double most = 0.0;

  for (size_t s = 0; s < recurring->n_series; s++)
    if (recurring->series[s].n_missed == 0 && !recurring->series[s].ended)
      most = fmax (most, monthly_worth (&recurring->series[s]));
  return most;
}

/* The next due day of what brings at least @least a month, where it is the first so far. */
static void
find_payday_among (FinCashflow *cashflow, const FinRecurring *recurring, double least)
{
  int32_t *payday = &cashflow->forecast->payday;

  for (size_t s = 0; s < recurring->n_series; s++)
    {
      const FinRecurringSeries *series = &recurring->series[s];
      int32_t day = series->next;

      if (series->n_missed > 0 || series->ended || monthly_worth (series) < least)
        continue;
      if (day <= cashflow->history->as_of)
        day = cashflow->history->as_of + 1;
      if (*payday == FIN_FORECAST_NO_DAY || day < *payday)
        *payday = day;
    }
}

/*
 * Payday: the next due day of any series that brings at least half as much a month as the one
 * that brings most.
 */
static void
find_payday (FinCashflow *cashflow)
{
  double most = fmax (find_largest_pay (cashflow->recurring), find_largest_pay (cashflow->early));

  if (most <= 0.0)
    return;
  find_payday_among (cashflow, cashflow->recurring, 0.5 * most);
  find_payday_among (cashflow, cashflow->early, 0.5 * most);
}

/** fin_cashflow_simulate: Returns: false when cancelled */
bool
fin_cashflow_simulate (FinForecast *forecast,
                       const FinFlowHistory *history,
                       const FinForecastOptions *options)
{
  FinCashflow cashflow = {
    .forecast = forecast,
    .history = history,
    .options = options,
    .prior = options->prior != NULL ? options->prior : &fin_cashflow_prior,
  };
  bool finished;

  split_history (&cashflow);
  find_payday (&cashflow);
  fin_cashflow_measure_habits (&cashflow);
  finished = fin_cashflow_add_series (&cashflow) && fin_cashflow_add_rest (&cashflow)
             && fin_cashflow_add_drift (&cashflow);
  fin_cashflow_add_first_pay (&cashflow);
  fin_cashflow_change_apply (&cashflow);
  if (cashflow.found != NULL)
    fin_recurring_free (cashflow.found);
  fin_recurring_free (cashflow.early);
  free (cashflow.taken);
  free (cashflow.replaced);
  free (cashflow.one_off);
  free (cashflow.rest);
  free (cashflow.one_offs);
  free (cashflow.giants);
  free (cashflow.change);
  free (cashflow.known_change);
  free (cashflow.rest_change);
  return finished;
}
