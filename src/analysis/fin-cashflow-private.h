/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the cash-flow model, each adding daily flows to the paths of one forecast. */
#pragma once

#include "fin-cashflow-prior.h"
#include "fin-forecast-private.h"
#include "fin-recurring.h"
#include "fin-rng.h"

#define FIN_MEAN_MONTH_DAYS 30.436875
/* No pace is measured over less than two weeks. */
#define FIN_LEAST_PACE_MONTHS 0.46

/**
 * FinCashflowHabits: what the history says about the account's size and steadiness.
 * @pace: turnover of a month at the pace of the history, be it as short as two weeks
 * @known, @rest: turnover of a month, the first one taken as whole
 * @net: what a month adds to the balance
 * @crowd: how many payments of equal size would make the rest as steady as it is, per month
 * @surprise: share of what comes in that no series brings
 * @proven: share of what comes in that series of two payments or more bring
 * @n_levels: months whose level is known
 * @distance: today's balance above the level of the same day in past months
 * @cap: the most that a month brings back towards that level
 * @seen: 0..1: whether so many levels tell anything
 * @returns: 0..1: whether balances come back at all, by the kind of payments and by the account's months
 */
typedef struct
{
  double months;
  double pace;
  double known;
  double rest;
  double net;
  double crowd;
  double surprise;
  double proven;
  int n_levels;
  double distance;
  double cap;
  double seen;
  double returns;
} FinCashflowHabits;

/**
 * FinCashflow: a simulation under way.
 * @early: what a history of a few weeks lets expect besides @recurring
 * @before: the balance before the history's first day, minor units
 * @replaced: per series of @recurring: one of @early took its place
 * @taken: per flow of the history: belongs to a recurring series, or came back, or to what is expected
 * @one_off: per flow: far larger than any other outside the series, says nothing about habits
 * @activity: probability that the account is still in use
 * @change, @known_change: n_paths x horizon flows and horizon + 1 known flows that the options'
 *   changes make; %NULL without any
 * @rest_change: what they make of @rest
 * @rest, @one_offs, @giants: daily flows outside the series, the window's oldest day first
 * @n_rest_days: length of @rest: the history, at most a year, at least four weeks
 */
typedef struct
{
  FinForecast *forecast;
  const FinFlowHistory *history;
  const FinForecastOptions *options;
  const FinCashflowPrior *prior;
  const FinRecurring *recurring;
  FinRecurring *found; /* @recurring, where it was not known before */
  FinRecurring *early;
  double before;
  bool *taken;
  bool *replaced;
  bool *one_off;
  double activity;
  FinCashflowHabits habits;
  double *change;
  double *known_change;
  double *rest_change;
  double *rest;
  double *one_offs;
  double *giants;
  int n_rest_days;
} FinCashflow;

static inline double *
fin_cashflow_path (const FinCashflow *cashflow, int path)
{
  return cashflow->forecast->paths + (size_t) path * (size_t) cashflow->forecast->horizon;
}

/* Each @kind of noise has its own numbers: a longer horizon leaves the days before as they are. */
static inline uint64_t
fin_cashflow_seed (const FinCashflow *cashflow, uint64_t kind)
{
  return fin_rng_mix (cashflow->options->seed)
         ^ fin_rng_mix (cashflow->history->account_id * 8 + kind);
}

void fin_cashflow_change_init (FinCashflow *cashflow);
double fin_cashflow_change_factor (const FinCashflow *cashflow, const FinFlow *flow);
int fin_cashflow_change_delay (const FinCashflow *cashflow, const char *label, int64_t tag);
void fin_cashflow_change_apply (FinCashflow *cashflow);
void fin_cashflow_mark_refunds (FinCashflow *cashflow, double turnover);
void fin_cashflow_fill_absence (FinCashflow *cashflow);
bool fin_cashflow_is_festive (const FinCashflow *cashflow, int row);
void fin_cashflow_measure_habits (FinCashflow *cashflow);
bool fin_cashflow_add_series (FinCashflow *cashflow);
bool fin_cashflow_add_rest (FinCashflow *cashflow);
void fin_cashflow_add_first_pay (FinCashflow *cashflow);
bool fin_cashflow_add_drift (FinCashflow *cashflow);
