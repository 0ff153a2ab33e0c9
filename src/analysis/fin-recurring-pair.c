/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two payments under a label of their own: when that is enough to expect a third. */
#include <math.h>

#include "fin-recurring-private.h"

/* Days that payments may be off their due days. */
#define PAIR_OFFSET 2
/* Bills become dearer by no more a year, and hardly ever cheaper. */
#define YEARLY_RISE 0.2
#define YEARLY_FALL 0.03
/* Two payments of a monthly series differ by no more than this. */
#define MONTHLY_RATIO 1.3

/**
 * fin_pair_is_yearly: a label with just two payments, a year apart to the day or nearly, and of the same
 * amount: a yearly bill.
 */
bool
fin_pair_is_yearly (const FinFit *fit, const FinCandidate *candidates, size_t n_candidates)
{
  double rise = fabs (candidates[1].amount) / fabs (candidates[0].amount) - 1.0;
  bool same = fabs (rise) <= FIN_SAME_AMOUNT;

  return n_candidates == 2 && fit->n_hits == 2 && fit->schedule.cadence == FIN_CADENCE_YEARLY
         && fit->n_due == 2 && fit->largest_offset <= (same ? PAIR_OFFSET : PAIR_OFFSET - 1)
         && (same || (rise >= -YEARLY_FALL && rise <= YEARLY_RISE));
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
