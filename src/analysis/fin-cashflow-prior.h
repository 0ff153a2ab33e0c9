/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other accounts teach the cash-flow model: a few numbers fitted offline. */
#pragma once

/**
 * FinCashflowPrior: turnover is the sum of absolute amounts per month, minor units.
 *
 * Recurring series:
 * @prior_hits, @prior_misses: added to the counts of kept and missed due days
 * @once: added to the misses of what may be a coincidence: it came once, and only its size speaks for it
 * @alive: probability that a series goes on after one due day without a payment
 * @typical_amount: share of paths that take the median of the last three amounts; the others
 *   take one of the last six
 *
 * The rest:
 * @recency: months over which a past month's weight falls to 1/e
 * @free_months: with so many months of history, 1/e of the paths copy whole weeks from anywhere
 *   instead of the same days of a past month; @free_share of them always do
 * @one_off_size: a payment over so many times the 90 % quantile of its direction is a one-off
<<<<<<< HEAD
 * @one_off_share: share of the paths that copy an only one at all; of several more do
=======
 * @one_off_share: share of the paths that copy it at all
 * @other_season: weight of copying days around Christmas and New Year into other days, and the other way
 *   round, beside 1
>>>>>>> 930b174 (analysis: What comes back comes at once; Christmas is copied into Christmas)
 * @spread: factor on the paths' deviations from their mean
 *
 * Coming back to the usual level (people spend what came in, and save up for what they spent):
 * @revert: share of the distance from the level of the past months that is made up in a month
 * @shrink: share of the simulated change of a month that does not happen
 * @memory: months over which a past level's weight falls to 1/e
 * @needed_months: months of history for half of that
 * @spent: before that, the share of the simulated change that does not happen where no income is regular
 * @crowd: payments per month beyond which the rest is steady spending that does not come back
 * @cap_rest, @cap_known: the most that it makes in a month, in turnovers
 *
 * What was never seen, in turnovers of the rest and of the series, all times
 * (months + @month_prior) ^ -@month_power:
 * @drift_rest: standard deviation of a month's change that is not in the history
 * @drift_net: the same in shares of what a month adds to the balance: such a course may end
 * @jump_rest, @jump_known: of a single payment a month that is not in the history
 * @calm: payments per month of equal size at which steady spending halves @drift_rest
 * @daily_share: and of everyday noise, in such payments
 * @drift_tail, @jump_tail: 1 = normal, larger = rarer and heavier
 *
 * What a short history has not shown yet: standard deviation of a month's everyday noise in shares
 * of the pace and of the balance, times exp (-months / @unseen_months):
 * @unseen_pace, @unseen_balance
 * @proven: share of both that is not open any more where all income has come twice

 * Where nothing has come in yet:
 * @first_pay: a month's pay, in shares of what goes out in one; @first_pay_spread: standard deviation of its
 *   logarithm; @first_pay_chance: share of the paths in which it comes
 *
 * @timing: how far the balance is off for some days because things come at another time than they
 *   did, in shares of that noise
 * @slope_months: months of history over which a slope stops growing faster than chance does
 * @festive: the same noise around Christmas and New Year, in shares of the pace, whatever the history
 */
typedef struct
{
  double prior_hits, prior_misses, once, alive, typical_amount;
  double recency, free_months, free_share, one_off_size, one_off_share, spread, other_season;
  double revert, shrink, memory, needed_months, spent, crowd, cap_rest, cap_known;
  double drift_rest, drift_net, jump_rest, jump_known, daily_share;
  double drift_tail, jump_tail, month_prior, month_power;
  double unseen_pace, unseen_balance, unseen_months, proven, first_pay, first_pay_spread,
      first_pay_chance, timing, slope_months, festive, calm;
} FinCashflowPrior;

extern const FinCashflowPrior fin_cashflow_prior;
