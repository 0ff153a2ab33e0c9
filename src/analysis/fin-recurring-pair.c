/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two payments under a label of their own: when that is enough to expect a third. */
#include <math.h>

#include "fin-recurring-private.h"

/* Days that payments may be off their due days. */
#define PAIR_OFFSET 2
/* Bills become dearer by no more a year, and hardly ever cheaper. */
#define BILL_RISE 0.2
#define BILL_FALL 0.03
/* Two payments of a monthly series differ by no more than this. */
#define MONTHLY_RATIO 1.3
/* Minor units; multiples of it are what people give, draw and set aside, whenever they like. */
#define ROUND_AMOUNT 1000.0
/* Days between two payments of a month's step, weekends allowed for. */
#define MONTH_AT_LEAST 26
#define MONTH_AT_MOST  35

/**
 * fin_pair_is_bill: a label with just two payments, a year (or what @cadence says) apart to the day or
 * nearly, and of the same amount: a bill.
 */
bool
fin_pair_is_bill (const FinFit *fit,
                  const FinCandidate *candidates,
                  size_t n_candidates,
                  FinCadence cadence)
{
  double rise = fabs (candidates[1].amount) / fabs (candidates[0].amount) - 1.0;
  bool same = fabs (rise) <= FIN_SAME_AMOUNT;

  return n_candidates == 2 && fit->n_hits == 2 && fit->schedule.cadence == cadence
         && fit->n_due == 2 && fit->largest_offset <= (same ? PAIR_OFFSET : PAIR_OFFSET - 1)
         && (same || (rise >= -BILL_FALL && rise <= BILL_RISE));
}

/**
 * fin_pair_is_monthly: just two payments of like amounts, a month apart, and none missed since: pay or a
 * bill of which a history of two or three months has not seen more.
 */
bool
fin_pair_is_monthly (const FinFit *fit, const FinCandidate *candidates, size_t n_candidates)
{
  double ratio = fabs (candidates[1].amount) / fabs (candidates[0].amount);

  return n_candidates == 2 && fit->n_hits == 2 && fit->n_due == 2
         && (fit->schedule.cadence == FIN_CADENCE_MONTHLY
             || fit->schedule.cadence == FIN_CADENCE_FOUR_WEEKLY)
         && fit->largest_offset <= PAIR_OFFSET && ratio <= MONTHLY_RATIO
         && ratio >= 1.0 / MONTHLY_RATIO;
}

/** fin_amount_is_round: an amount that people choose, and so now and then twice. */
bool
fin_amount_is_round (double amount)
{
  return fmod (round (fabs (amount)), ROUND_AMOUNT) == 0.0;
}

/**
 * fin_pair_is_telling: two payments under one label of the same amount to the cent, a month apart. Where
 * the amount is none that people choose, bills have such amounts and hardly anything else twice.
 */
bool
fin_pair_is_telling (const FinFit *fit, const FinCandidate *candidates, size_t n_candidates)
{
  int32_t apart = candidates[1].day - candidates[0].day;

  return n_candidates == 2 && fit->n_hits == 2 && fit->n_due == 2
         && (fit->schedule.cadence == FIN_CADENCE_MONTHLY
             || fit->schedule.cadence == FIN_CADENCE_FOUR_WEEKLY)
         && fit->largest_offset <= PAIR_OFFSET && apart >= MONTH_AT_LEAST && apart <= MONTH_AT_MOST
         && candidates[0].amount == candidates[1].amount;
}

/**
 * fin_pair_settle: the day of the month that both payments are on where weekends put them off or
 * forward: likelier than any rule that only fits nearly.
 */
void
fin_pair_settle (FinFit *fit, const FinCandidate *candidates, int32_t as_of)
{
  static const FinScheduleRule rules[] = { FIN_SCHEDULE_NEXT_BUSINESS,
                                           FIN_SCHEDULE_BEFORE_BUSINESS };

  for (size_t i = 0; i < 4 && fit->largest_offset > 0; i++)
    {
      FinSchedule schedule = { .cadence = FIN_CADENCE_MONTHLY,
                               .rule = rules[i / 2],
                               .step = 1,
                               .value = candidates[i % 2].month_day };
      FinFit settled = fin_fit_schedule (&schedule, candidates, 2, as_of);

      settled.chance = fit->chance;
      if (settled.n_hits == 2 && settled.n_due == 2 && settled.largest_offset == 0)
        *fit = settled;
    }
}
