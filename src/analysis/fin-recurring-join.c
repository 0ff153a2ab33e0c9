/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series of one payee that follow each other are one: its price changed, or the day it is due. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-recurring-private.h"

/* From one price to the next, relatively. */
#define MAX_CHANGE 0.35
/* Due days between the last payment at the old price and the first at the new one. */
#define MAX_BREAK 4
/* Steps from the last payment on the old day to the first on the new one. */
#define MAX_MOVE 1.7
/* Payments on the old day. */
#define MIN_MOVED 3

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

/* Both go by months, so that the months number their due days alike. */
static bool
go_by_months (const FinSchedule *schedule)
{
  return schedule->rule != FIN_SCHEDULE_DAYS && schedule->rule != FIN_SCHEDULE_MONTH_PAIR
         && schedule->idle == 0;
}

/**
 * fin_recurring_move: makes one series of two if the later pays the same on another day of the month from
 * where the earlier stopped.
 * @moved: (out caller-allocates): due as the later one is, when true is returned; the earlier payments
 *   keep their distance from the day that was theirs
 */
bool
fin_recurring_move (const FinRecurringSeries *earlier,
                    const FinRecurringSeries *later,
                    FinRecurringSeries *moved)
{
  const FinRecurringHit *last = last_hit (earlier);
  double step = fin_schedule_mean_step (&earlier->schedule);
  int days = later->hits[0].day - last->day;
  size_t n = earlier->n_hits + later->n_hits;
  int last_slot;

  if (earlier->schedule.cadence != later->schedule.cadence || !go_by_months (&earlier->schedule)
      || !go_by_months (&later->schedule) || earlier->n_hits < MIN_MOVED
      || fabs (later->hits[0].amount - last->amount) > FIN_SAME_AMOUNT * fabs (last->amount)
      || days <= 0 || days > MAX_MOVE * step)
    return false;
  last_slot = later->hits[later->n_hits - 1].slot;
  *moved = *later;
  moved->hits = fin_new0 (FinRecurringHit, n);
  memcpy (moved->hits, earlier->hits, earlier->n_hits * sizeof *moved->hits);
  memcpy (moved->hits + earlier->n_hits, later->hits, later->n_hits * sizeof *moved->hits);
  /* Without a gap at the move, however many days it put in or took away. */
  for (size_t i = 0; i < earlier->n_hits; i++)
    moved->hits[i].slot += later->hits[0].slot - 1 - last->slot;
  moved->n_hits = n;
  moved->chance = fmin (earlier->chance, later->chance);
  moved->n_alike = earlier->n_alike + later->n_alike;
  fin_hits_count (moved, last_slot + later->n_missed);
  return true;
}
