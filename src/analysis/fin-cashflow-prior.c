/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped prior; build-aux/fit-forecast-prior prints these numbers. */
#include "fin-cashflow-prior.h"

const FinCashflowPrior fin_cashflow_prior = {
  .prior_hits = 0.5,
  .prior_misses = 0.25,
  .alive = 0.95,
  .typical_amount = 0.74,

  .recency = 20,
  .free_months = 5,
  .free_share = 0.11,
  .one_off_size = 3,
  .one_off_share = 0.5,
  .spread = 0.77,

  .revert = 0.6,
  .shrink = 1.4,
  .memory = 3.4,
  .needed_months = 3,
  .crowd = 3.5,
  .cap_rest = 2,
  .cap_known = 0.03,

  .drift_rest = 0.32,
  .drift_known = 0.06,
  .jump_rest = 0.03,
  .jump_known = 0.2,
  .daily_share = 0.2,
  .drift_tail = 1.2,
  .jump_tail = 1.4,
  .month_prior = 0.2,
  .month_power = 0.2,
};
