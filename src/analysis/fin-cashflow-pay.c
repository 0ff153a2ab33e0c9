/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few weeks in which hardly anything came in: the month's pay is yet to come. */
#include <math.h>

#include "fin-cashflow-private.h"
#include "fin-memory.h"

/* Pay comes once a month or more often, and a few days late. */
#define PAY_STEP 31
#define PAY_LATE 3
/* From fewer days or payments than this nothing can be told of what a month costs. */
#define LEAST_DAYS  5
#define LEAST_FLOWS 4
/* So little of what went out has come in that it is none of what lives are paid from. */
#define SMALL_CHANGE 0.2

/* What went out less what came in, if the latter hardly counts; else 0. What opens an account is no pay. */
static double
find_unpaid (const FinCashflow *cashflow)
{
  const FinFlowHistory *history = cashflow->history;
  bool opened = fabs (cashflow->before) < 1.0;
  double in = 0.0, out = 0.0;

  for (size_t i = 0; i < history->n_flows; i++)
    {
      const FinForecastFlow *flow = &history->flows[i];

      if (flow->amount < 0.0)
        out -= flow->amount;
      else if (!opened || flow->day > history->flows[0].day)
        in += flow->amount;
    }
  return in <= SMALL_CHANGE * out ? out - in : 0.0;
}

/**
 * fin_cashflow_add_first_pay: in most of the paths what a month costs comes in, within a month of the history's
 * first day or a little later, and each month after.
 */
void
fin_cashflow_add_first_pay (FinCashflow *cashflow)
{
  const FinCashflowPrior *prior = cashflow->prior;
  FinForecast *forecast = cashflow->forecast;
  int n_days = cashflow->history->n_days, n_paths = forecast->n_paths;
  int window = (n_days < PAY_STEP ? PAY_STEP - n_days : 0) + PAY_LATE;
  double size, *luck, *wait, *amount;
  FinRng rng;

  if (n_days < LEAST_DAYS || n_days >= PAY_STEP + PAY_LATE
      || cashflow->history->n_flows < LEAST_FLOWS)
    return;
  size = prior->first_pay * find_unpaid (cashflow) / fmax (cashflow->habits.months, FIN_LEAST_PACE_MONTHS);
  if (size < 1.0)
    return;
  forecast->awaits_pay = true;
  luck = fin_new0 (double, 3 * (size_t) n_paths);
  wait = luck + n_paths;
  amount = wait + n_paths;
  fin_rng_init (&rng, fin_cashflow_seed (cashflow, 5));
  fin_rng_strata (&rng, luck, n_paths);
  fin_rng_strata (&rng, wait, n_paths);
  fin_rng_strata (&rng, amount, n_paths);
  for (int p = 0; p < n_paths; p++)
    for (int d = (int) (wait[p] * window); d < forecast->horizon && luck[p] < prior->first_pay_chance;
         d += PAY_STEP)
      fin_cashflow_path (cashflow, p)[d]
          += size * exp (prior->first_pay_spread * fin_normal_quantile (amount[p]));
  free (luck);
}
