/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account's history says of its size and steadiness, and whether its balance comes back. */
#include <math.h>
#include <stdlib.h>

#include "fin-cashflow-private.h"
#include "fin-memory.h"

/* Payments from which on a series is proven. */
#define MIN_PROOF 2
/* The mean of a month's change is known from so many months before it on. */
#define MIN_BEFORE 2
/* How far accounts differ in the share of the usual return that they show. */
#define OWN_DEVIATION 0.4
/* Before months were counted, they deviate as if so many had been off by so many turnovers of the rest. */
#define USUAL_MONTHS 2
#define USUAL_DEVIATION 2.0

/**
 * Months: sums over the account's past months.
 * @fits: of expected return times what came beyond the mean change
 * @squares, @errors: of the former and of the latter, squared
 */
typedef struct
{
  int n;
  double fits;
  double squares;
  double errors;
} Months;

static double
sum_proven (const FinRecurring *recurring)
{
  double sum = 0.0;

  for (size_t s = 0; s < recurring->n_series; s++)
    if (recurring->series[s].n_hits >= MIN_PROOF)
      for (size_t h = 0; h < recurring->series[s].n_hits; h++)
        sum += fmax (recurring->series[s].hits[h].amount, 0.0);
  return sum;
}

static void
measure_turnover (const FinCashflow *cashflow, FinCashflowHabits *habits)
{
  const FinFlowHistory *history = cashflow->history;
  double squares = 0.0, income = 0.0;
  double months = habits->months > 1.0 ? habits->months : 1.0;

  for (size_t i = 0; i < history->n_flows; i++)
    {
      double size = fabs (history->flows[i].amount);

      if (cashflow->one_off[i])
        continue;
      habits->net += history->flows[i].amount;
      income += fmax (history->flows[i].amount, 0.0);
      if (!cashflow->taken[i])
        habits->surprise += fmax (history->flows[i].amount, 0.0);
      if (cashflow->taken[i])
        habits->known += size;
      else
        {
          habits->rest += size;
          squares += size * size;
        }
    }
  habits->surprise /= fmax (income, 1.0);
  habits->proven = (sum_proven (cashflow->recurring) + sum_proven (cashflow->early)) / fmax (income, 1.0);
  habits->crowd = squares > 0.0 ? habits->rest * habits->rest / squares / months : 0.0;
  habits->pace = (habits->known + habits->rest) / fmax (habits->months, FIN_LEAST_PACE_MONTHS);
  habits->known /= months;
  habits->rest /= months;
  habits->net /= months;
}

/* The balances @k months back, 0 to n_levels, as they would be without one-offs. */
static double *
list_levels (const FinCashflow *cashflow, int *n_levels)
{
  const FinFlowHistory *history = cashflow->history;
  int n_months = (int) ceil (history->n_days / FIN_MEAN_MONTH_DAYS);
  double *levels = fin_new0 (double, (size_t) n_months + 1);
  double balance = cashflow->forecast->balance;
  size_t i = history->n_flows;

  levels[0] = balance;
  *n_levels = 0;
  for (int k = 1; k * FIN_MEAN_MONTH_DAYS < history->n_days; k++)
    {
      int32_t day = history->as_of - (int32_t) lround (k * FIN_MEAN_MONTH_DAYS);

      for (; i > 0 && history->flows[i - 1].day > day; i--)
        if (!cashflow->one_off[i - 1])
          balance -= history->flows[i - 1].amount;
      levels[k] = balance;
      *n_levels = k;
    }
  return levels;
}

static double
measure_distance (const FinCashflow *cashflow, const double *levels, int n_levels)
{
  double level = 0.0, weight_sum = 0.0;

  for (int k = 1; k <= n_levels; k++)
    {
      double weight = exp (-(k - 1) / cashflow->prior->memory);

      level += weight * levels[k];
      weight_sum += weight;
    }
  return weight_sum > 0.0 ? levels[0] - level / weight_sum : 0.0;
}

/* What each past month brought, beside what coming back would have made of it on its first day. */
static Months
look_back (const FinCashflow *cashflow, const double *levels, int n_levels, double cap)
{
  const FinCashflowPrior *prior = cashflow->prior;
  double kept = exp (-1.0 / prior->memory), sum = 0.0, weight = 0.0;
  Months months = { 0 };

  for (int k = n_levels - 1; k >= 1; k--)
    {
      double mean = (levels[k] - levels[n_levels]) / (n_levels - k);
      double surplus = levels[k - 1] - levels[k] - mean;
      double expected;

      sum = levels[k + 1] + kept * sum;
      weight = 1.0 + kept * weight;
      if (n_levels - k < MIN_BEFORE)
        continue;
      expected = -(prior->revert * (levels[k] - sum / weight) + prior->shrink * mean);
      expected = cap * tanh (expected / cap);
      months.fits += expected * surplus;
      months.squares += expected * expected;
      months.errors += surplus * surplus;
      months.n++;
    }
  return months;
}

/*
 * Other accounts' balances come back, and that is believed of this one, too, until its months say otherwise:
 * a Bayesian regression of what they brought beyond the mean change on what coming back would have made
 * of it, around 1. Returns: the share of the usual return to believe in, 0..1
 */
static double
find_own_share (const Months *months, double rest)
{
  double share = fmin (fmax (months->fits / fmax (months->squares, 1.0), 0.0), 1.0);
  double usual = USUAL_DEVIATION * rest;
  double variance = (months->errors - 2.0 * share * months->fits + share * share * months->squares
                     + USUAL_MONTHS * usual * usual)
                    / (months->n + USUAL_MONTHS);
  double belief = fmax (variance, 1.0) / (OWN_DEVIATION * OWN_DEVIATION);

  return fmin (fmax ((months->fits + belief) / (months->squares + belief), 0.0), 1.0);
}

/** fin_cashflow_measure_habits: fills in @cashflow->habits once series and one-offs are known. */
void
fin_cashflow_measure_habits (FinCashflow *cashflow)
{
  const FinCashflowPrior *prior = cashflow->prior;
  FinCashflowHabits *habits = &cashflow->habits;
  double *levels, steadiness, seen;

  *habits = (FinCashflowHabits){ .months = cashflow->history->n_days / FIN_MEAN_MONTH_DAYS };
  measure_turnover (cashflow, habits);
  habits->cap = prior->cap_rest * habits->rest + prior->cap_known * habits->known;
  levels = list_levels (cashflow, &habits->n_levels);
  habits->distance = measure_distance (cashflow, levels, habits->n_levels);
  seen = pow (habits->n_levels / prior->needed_months, 4.0);
  habits->seen = seen / (1.0 + seen);
  steadiness = pow (habits->crowd / prior->crowd, 3.0);
  habits->returns = 1.0 / (1.0 + steadiness);
  if (habits->cap >= 1.0)
    {
      Months months = look_back (cashflow, levels, habits->n_levels, habits->cap);

      habits->returns *= find_own_share (&months, habits->rest);
    }
  free (levels);
}
