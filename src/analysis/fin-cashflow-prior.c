/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped prior: what tests/analysis/fit-forecast-prior.c found, rounded. */
#include "fin-cashflow-prior.h"

const FinCashflowPrior fin_cashflow_prior = {
  .prior_hits = 0.5,
  .prior_misses = 0.1,
  .once = 0.4,
  .alive = 0.6,
  .typical_amount = 0.92,

  .recency = 24,
  .free_months = 0.8,
  .free_share = 0.35,
  .one_off_size = 2.5,
  .one_off_share = 0.5,
  .other_season = 0.15,
  .spread = 0.7,

  .revert = 0.5,
  .shrink = 0.85,
  .memory = 8,
  .needed_months = 3.5,
  .spent = 0.6,
  .crowd = 5,
  .cap_rest = 4,
  .cap_known = 0.017,

  .drift_rest = 0.3,
  .drift_net = 1.7,
  .jump_rest = 0.03,
  .jump_known = 0.14,
  .daily_share = 0.1,
  .drift_tail = 2.5,
  .jump_tail = 1.7,
  .month_prior = 0.3,
  .month_power = 0.35,

  .unseen_pace = 0.3,
  .unseen_balance = 0.35,
  .unseen_months = 0.6,
  .proven = 0.75,
  .first_pay = 0.7,
  .first_pay_spread = 0.5,
  .first_pay_chance = 0.8,
  .timing = 1,
  .slope_months = 7,
  .festive = 0.4,
  .calm = 10,
};
