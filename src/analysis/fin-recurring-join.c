/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series of one payee that follow each other on the same calendar are one: its price changed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-recurring-private.h"

/* From one price to the next, relatively. */
#define MAX_CHANGE 0.35
/* Due days between the last payment at the old price and the first at the new one. */
#define MAX_BREAK 4

static int
compare_days (const void *a, const void *b)
{
  const FinCandidate *x = a;
  const FinCandidate *y = b;

  return (x->day > y->day) - (x->day < y->day);
}

static const FinRecurringHit *
last_hit (const FinRecurringSeries *series)
{
  return &series->hits[series->n_hits - 1];
}

static bool
may_follow (const FinRecurringSeries *earlier, const FinRecurringSeries *later)
{
  double step = fin_schedule_mean_step (&earlier->schedule);
  double old = last_hit (earlier)->amount;
  int days = later->hits[0].day - last_hit (earlier)->day;

  return earlier->schedule.cadence == later->schedule.cadence && days > 0
         && days <= (MAX_BREAK + 1.5) * step
         && fabs (later->hits[0].amount - old) <= MAX_CHANGE * fabs (old);
}

/* The group is by day. */
static size_t
first_of_day (const FinCandidate *group, size_t n_group, int32_t day)
{
  size_t low = 0, high = n_group;

  while (low < high)
    {
      size_t middle = (low + high) / 2;

      if (group[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static FinCandidate *
gather (const FinRecurringSeries *earlier,
        const FinRecurringSeries *later,
        const FinCandidate *group,
        size_t n_group)
{
  size_t n = earlier->n_hits + later->n_hits;
  FinCandidate *both = fin_new0 (FinCandidate, n);

  for (size_t i = 0; i < n; i++)
    {
      size_t row =
          i < earlier->n_hits ? earlier->hits[i].row : later->hits[i - earlier->n_hits].row;

      int32_t day =
          i < earlier->n_hits ? earlier->hits[i].day : later->hits[i - earlier->n_hits].day;

      for (size_t k = first_of_day (group, n_group, day); k < n_group; k++)
        if (group[k].row == row)
          {
            both[i] = group[k];
            break;
          }
    }
  qsort (both, n, sizeof *both, compare_days);
  return both;
}

/**
 * fin_recurring_join: makes one series of two if the later goes on where the earlier stopped.
 * @group: the payments under their label
 * @joined: (out caller-allocates): the whole series, when true is returned
 */
bool
fin_recurring_join (const FinRecurringSeries *earlier,
                    const FinRecurringSeries *later,
                    const FinCandidate *group,
                    size_t n_group,
                    int32_t first_day,
                    int32_t as_of,
                    FinRecurringSeries *joined)
{
  size_t n = earlier->n_hits + later->n_hits;
  FinCandidate *both;
  FinFit fit;
  bool fits;

  if (!may_follow (earlier, later))
    return false;
  both = gather (earlier, later, group, n_group);
  fits = fin_fit_best (both, n, first_day, as_of, true, &fit)
         && fit.schedule.cadence == later->schedule.cadence && (size_t) fit.n_hits == n
         && fit.longest_pause <= MAX_BREAK;
  if (fits)
    {
      memset (joined, 0, sizeof *joined);
      fin_fit_collect (&fit, both, n, NULL, 0, joined);
      joined->chance = fmin (fit.chance, fmin (earlier->chance, later->chance));
      joined->n_alike = earlier->n_alike + later->n_alike;
    }
  free (both);
  return fits;
}
