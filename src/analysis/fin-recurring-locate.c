/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The due day that a payment is nearest to, without the calendar's arithmetic where its own month
 * tells. */
#include <stdlib.h>

#include "fin-calendar.h"
#include "fin-recurring-private.h"

/* So far from a due day a payment is nearest to no other of the same rule; no cadence tolerates as
 * much. */
#define SURELY_NEAREST 12

typedef enum
{
  LOCATED,
  FAR, /* from all that is due, by more than SURELY_NEAREST */
  UNKNOWN,
} Location;

/* How a rule of months names a day. */
typedef struct
{
  bool from_end;
  bool next;   /* working day */
  bool before; /* working day */
} Naming;

/* Days from what is due in the candidate's month (@shift 0), in the one before it (-1) or after it
 * (1). */
static int
offset_in_month (const FinCandidate *candidate, int shift, int value, Naming naming)
{
  int length = shift < 0   ? candidate->length_before
               : shift > 0 ? candidate->length_after
                           : candidate->month_length;
  int32_t end = candidate->day - candidate->month_day + (shift < 0 ? 0 : candidate->month_length)
                + (shift > 0 ? length : 0);
  int day_of_month = naming.from_end ? length - value : value < length ? value : length;
  int32_t day = end - length + day_of_month;
  int weekday = naming.next || naming.before ? fin_calendar_weekday (day) : 0;

  if (naming.next && weekday >= 5)
    day += 7 - weekday;
  else if (naming.before && weekday >= 5)
    day += 4 - weekday;
  return candidate->day - day;
}

/* Takes a slot that is nearer than the one taken before; slots come in their order. */
static void
take_nearer (int candidate_slot, int candidate_offset, int *slot, int *offset)
{
  if (abs (candidate_offset) >= abs (*offset))
    return;
  *slot = candidate_slot;
  *offset = candidate_offset;
}

static Location
locate_pair (const FinSchedule *schedule, const FinCandidate *candidate, int *slot, int *offset)
{
  Naming naming = { false, schedule->value / 1024 == 1, schedule->value / 1024 == 2 };
  int first = schedule->value % 32, second = schedule->value / 32 % 32;

  *slot = 2 * candidate->month - 1;
  *offset = offset_in_month (candidate, -1, second, naming);
  take_nearer (2 * candidate->month, offset_in_month (candidate, 0, first, naming), slot, offset);
  take_nearer (2 * candidate->month + 1, offset_in_month (candidate, 0, second, naming), slot,
               offset);
  take_nearer (2 * candidate->month + 2, offset_in_month (candidate, 1, first, naming), slot,
               offset);
  return LOCATED;
}

static Location
locate_monthly (const FinSchedule *schedule,
                const FinCandidate *candidate,
                Naming naming,
                int *slot,
                int *offset)
{
  int first = candidate->month - schedule->phase;
  int here = offset_in_month (candidate, 0, schedule->value, naming);

  *slot = first;
  *offset = here;
  if (abs (here) <= SURELY_NEAREST)
    return LOCATED;
  *slot = first - 1;
  *offset = offset_in_month (candidate, -1, schedule->value, naming);
  take_nearer (first, here, slot, offset);
  take_nearer (first + 1, offset_in_month (candidate, 1, schedule->value, naming), slot, offset);
  return LOCATED;
}

/* Every few months: what is not in a month that is due, or next to one, is far from any. */
static Location
locate_long (const FinSchedule *schedule,
             const FinCandidate *candidate,
             Naming naming,
             int *slot,
             int *offset)
{
  int step = schedule->step;
  int phase = ((candidate->month - schedule->phase) % step + step) % step;
  int shift = phase == 1 ? -1 : phase == step - 1 ? 1 : 0;

  if (shift == 0 && phase != 0)
    return FAR;
  *offset = offset_in_month (candidate, shift, schedule->value, naming);
  *slot = (candidate->month + shift - schedule->phase) / step;
  return abs (*offset) <= SURELY_NEAREST ? LOCATED : FAR;
}

static Location
locate (const FinSchedule *schedule, const FinCandidate *candidate, int *slot, int *offset)
{
  Naming naming = { schedule->rule == FIN_SCHEDULE_FROM_END,
                    schedule->rule == FIN_SCHEDULE_NEXT_BUSINESS,
                    schedule->rule == FIN_SCHEDULE_BEFORE_BUSINESS };

  if (schedule->rule == FIN_SCHEDULE_MONTH_PAIR)
    return locate_pair (schedule, candidate, slot, offset);
  if (schedule->idle != 0 || schedule->rule == FIN_SCHEDULE_DAYS
      || schedule->rule == FIN_SCHEDULE_NTH_WEEKDAY || schedule->step == 2)
    return UNKNOWN;
  return schedule->step == 1 ? locate_monthly (schedule, candidate, naming, slot, offset)
                             : locate_long (schedule, candidate, naming, slot, offset);
}

/** fin_candidate_nearest: @slot, @offset (out): the slot due nearest to @candidate, and the days
 * from it. */
void
fin_candidate_nearest (const FinSchedule *schedule,
                       const FinCandidate *candidate,
                       int *slot,
                       int *offset)
{
  if (locate (schedule, candidate, slot, offset) == LOCATED)
    return;
  *slot = fin_schedule_nearest_slot (schedule, candidate->day);
  *offset = candidate->day - fin_schedule_day (schedule, *slot);
}

/**
 * fin_candidate_near: like fin_candidate_nearest(), but for what is far from any due day.
 *
 * Returns: false when it is farther from all of them than payments may be
 */
bool
fin_candidate_near (const FinSchedule *schedule,
                    const FinCandidate *candidate,
                    int *slot,
                    int *offset)
{
  Location location = locate (schedule, candidate, slot, offset);

  if (location == UNKNOWN)
    {
      *slot = fin_schedule_nearest_slot (schedule, candidate->day);
      *offset = candidate->day - fin_schedule_day (schedule, *slot);
    }
  return location != FAR;
}

/** fin_candidate_make: of a payment, its day split once. */
FinCandidate
fin_candidate_make (const FinFlow *flow, size_t row)
{
  FinCandidate candidate = { .row = row, .day = flow->day, .amount = flow->amount };
  int year, month;

  fin_calendar_split (flow->day, &year, &month, &candidate.month_day);
  candidate.month = year * 12 + month - 1;
  candidate.month_length = fin_calendar_month_length (year, month);
  candidate.length_before = fin_calendar_month_length (year, month > 1 ? month - 1 : 12);
  candidate.length_after = fin_calendar_month_length (year, month < 12 ? month + 1 : 1);
  return candidate;
}
