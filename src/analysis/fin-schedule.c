/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar rules of recurring payments. */
#include "fin-schedule.h"

#include <stdlib.h>
#include <string.h>

#include "fin-calendar.h"

#define MEAN_MONTH_DAYS 30.436875
#define MONTHS          12

/* Due days of a month rule lie farther apart than twice this, whatever weekends do to them. */
#define SURELY_NEAREST 12

static const char *const cadence_names[] = {
  "weekly",  "fortnightly", "four-weekly", "twice-monthly",
  "monthly", "quarterly",   "half-yearly", "yearly",
};

static int
floor_divide (int a, int b)
{
  return a >= 0 ? a / b : -((b - 1 - a) / b);
}

static int32_t
nth_weekday (int year, int month, int value)
{
  int nth = value / 7;
  int weekday = value % 7;
  int32_t first = fin_calendar_join (year, month, 1);
  int32_t day = first + (weekday - fin_calendar_weekday (first) + 7) % 7 + 7 * (nth - 1);

  return nth == 5 && day >= first + fin_calendar_month_length (year, month) ? day - 7 : day;
}

/* @day_of_month, or a working day by it. */
static int32_t
shifted_day (int year, int month, int day_of_month, bool next, bool before)
{
  int32_t day = fin_calendar_join (year, month, day_of_month);
  int weekday = fin_calendar_weekday (day);

  if (next && weekday >= 5)
    return day + 7 - weekday;
  if (before && weekday >= 5)
    return day + 4 - weekday;
  return day;
}

static int32_t
month_day (const FinSchedule *schedule, int year, int month)
{
  if (schedule->rule == FIN_SCHEDULE_NTH_WEEKDAY)
    return nth_weekday (year, month, schedule->value);
  if (schedule->rule == FIN_SCHEDULE_FROM_END)
    return fin_calendar_join (year, month,
                              fin_calendar_month_length (year, month) - schedule->value);
  return shifted_day (year, month, schedule->value, schedule->rule == FIN_SCHEDULE_NEXT_BUSINESS,
                      schedule->rule == FIN_SCHEDULE_BEFORE_BUSINESS);
}

/* Even slots are the first payment of a month, odd ones the second. */
static int32_t
pair_day (const FinSchedule *schedule, int slot)
{
  int index = floor_divide (slot, 2);
  int year = floor_divide (index, 12);
  int shift = schedule->value / 1024;
  int day = slot & 1 ? schedule->value / 32 % 32 : schedule->value % 32;

  return shifted_day (year, index - year * 12 + 1, day, shift == 1, shift == 2);
}

/* Months of a year, from January to the one before @month (0..12), in which something is due. */
static int
busy_before (const FinSchedule *schedule, int month)
{
  int n = 0;

  if (schedule->idle == 0)
    return month;
  for (int m = 0; m < month; m++)
    n += !(schedule->idle >> m & 1U);
  return n;
}

/* The month, year * 12 + month - 1, of a slot; slots pass over the months in which nothing is due. */
static int
month_of_slot (const FinSchedule *schedule, int slot)
{
  int per_year = schedule->idle != 0 ? busy_before (schedule, MONTHS) : 0;
  int year, month = 0;

  if (per_year == 0)
    return slot * schedule->step + schedule->phase;
  year = floor_divide (slot, per_year);
  while (schedule->idle >> month & 1U || busy_before (schedule, month) < slot - year * per_year)
    month++;
  return year * MONTHS + month;
}

/** fin_schedule_day: Returns: the day on which @slot is due; slots count up without gaps */
int32_t
fin_schedule_day (const FinSchedule *schedule, int slot)
{
  int index, year;

  if (schedule->rule == FIN_SCHEDULE_DAYS)
    return schedule->anchor + slot * schedule->step;
  if (schedule->rule == FIN_SCHEDULE_MONTH_PAIR)
    return pair_day (schedule, slot);
  index = month_of_slot (schedule, slot);
  year = floor_divide (index, 12);
  return month_day (schedule, year, index - year * 12 + 1);
}

/** fin_schedule_nearest_slot: Returns: the slot due nearest to @day, the earlier of two */
int
fin_schedule_nearest_slot (const FinSchedule *schedule, int32_t day)
{
  bool pair = schedule->rule == FIN_SCHEDULE_MONTH_PAIR;
  int year, month, day_of_month, slot, best, nearest;

  if (schedule->rule == FIN_SCHEDULE_DAYS)
    return floor_divide (day - schedule->anchor + (schedule->step - 1) / 2, schedule->step);
  fin_calendar_split (day, &year, &month, &day_of_month);
  slot = year * 12 + month - 1;
  if (schedule->idle != 0)
    slot = year * busy_before (schedule, MONTHS) + busy_before (schedule, month - 1);
  else
    slot = pair ? 2 * slot : floor_divide (slot - schedule->phase, schedule->step);
  if (!pair && abs (fin_schedule_day (schedule, slot) - day) <= SURELY_NEAREST)
    return slot;
  best = slot - 1;
  nearest = abs (fin_schedule_day (schedule, best) - day);
  for (int s = slot; s <= slot + (pair ? 2 : 1); s++)
    {
      int distance = abs (fin_schedule_day (schedule, s) - day);

      if (distance < nearest)
        {
          nearest = distance;
          best = s;
        }
    }
  return best;
}

/** fin_schedule_mean_step: Returns: days from one due day to the next, on average */
double
fin_schedule_mean_step (const FinSchedule *schedule)
{
  if (schedule->rule == FIN_SCHEDULE_MONTH_PAIR)
    return MEAN_MONTH_DAYS / 2.0;
  if (schedule->rule == FIN_SCHEDULE_DAYS)
    return schedule->step;
  return schedule->step * MEAN_MONTH_DAYS * MONTHS / busy_before (schedule, MONTHS);
}

/** fin_schedule_per_year: Returns: payments a year */
int
fin_schedule_per_year (const FinSchedule *schedule)
{
  static const int per_year[] = {
    [FIN_CADENCE_WEEKLY] = 52,      [FIN_CADENCE_FORTNIGHTLY] = 26,
    [FIN_CADENCE_FOUR_WEEKLY] = 13, [FIN_CADENCE_TWICE_MONTHLY] = 24,
    [FIN_CADENCE_MONTHLY] = 12,     [FIN_CADENCE_QUARTERLY] = 4,
    [FIN_CADENCE_HALF_YEARLY] = 2,  [FIN_CADENCE_YEARLY] = 1,
  };

  return per_year[schedule->cadence] - (MONTHS - busy_before (schedule, MONTHS));
}

/**
 * fin_schedule_from_day: the plainest rule of a cadence that is due on @day. The last day of a
 * month means the last day of every month; twice a month means @day and half a month from it.
 */
FinSchedule
fin_schedule_from_day (FinCadence cadence, int32_t day)
{
  static const int steps[] = {
    [FIN_CADENCE_WEEKLY] = 7,  [FIN_CADENCE_FORTNIGHTLY] = 14,  [FIN_CADENCE_FOUR_WEEKLY] = 28,
    [FIN_CADENCE_MONTHLY] = 1, [FIN_CADENCE_QUARTERLY] = 3,     [FIN_CADENCE_HALF_YEARLY] = 6,
    [FIN_CADENCE_YEARLY] = 12, [FIN_CADENCE_TWICE_MONTHLY] = 1,
  };
  FinSchedule schedule = { .cadence = cadence, .step = steps[cadence] };
  int year, month, month_day;

  fin_calendar_split (day, &year, &month, &month_day);
  if (month_day == fin_calendar_month_length (year, month))
    month_day = 31;
  if (schedule.step >= 7 && cadence != FIN_CADENCE_YEARLY)
    {
      schedule.rule = FIN_SCHEDULE_DAYS;
      schedule.anchor = day;
    }
  else if (cadence == FIN_CADENCE_TWICE_MONTHLY)
    {
      int other = month_day > 15 ? (month_day == 31 ? 15 : month_day - 15) : month_day + 15;

      schedule.rule = FIN_SCHEDULE_MONTH_PAIR;
      schedule.value = month_day > 15 ? fin_schedule_pair (other, month_day, 0)
                                      : fin_schedule_pair (month_day, other == 30 ? 31 : other, 0);
    }
  else
    {
      schedule.rule = FIN_SCHEDULE_MONTH_DAY;
      schedule.value = month_day;
      schedule.phase = (year * 12 + month - 1) % schedule.step;
    }
  return schedule;
}

/** fin_cadence_name: Returns: the word that files and --json use */
const char *
fin_cadence_name (FinCadence cadence)
{
  return cadence_names[cadence];
}

/** fin_cadence_from_name: Returns: false when there is no such word */
bool
fin_cadence_from_name (const char *name, FinCadence *cadence)
{
  for (size_t i = 0; i < sizeof cadence_names / sizeof cadence_names[0]; i++)
    if (strcmp (cadence_names[i], name) == 0)
      {
        *cadence = (FinCadence) i;
        return true;
      }
  return false;
}
