/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar rules of recurring payments. */
#include "fin-schedule.h"

#include <stdlib.h>

#include "fin-calendar.h"

#define MEAN_MONTH_DAYS 30.436875

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

static int32_t
month_day (const FinSchedule *schedule, int year, int month)
{
  int length = fin_calendar_month_length (year, month);
  int32_t day;
  int weekday;

  if (schedule->rule == FIN_SCHEDULE_NTH_WEEKDAY)
    return nth_weekday (year, month, schedule->value);
  if (schedule->rule == FIN_SCHEDULE_FROM_END)
    return fin_calendar_join (year, month, length - schedule->value);
  day = fin_calendar_join (year, month, schedule->value);
  weekday = fin_calendar_weekday (day);
  if (schedule->rule == FIN_SCHEDULE_NEXT_BUSINESS && weekday >= 5)
    return day + 7 - weekday;
  if (schedule->rule == FIN_SCHEDULE_BEFORE_BUSINESS && weekday >= 5)
    return day + 4 - weekday;
  return day;
}

/** fin_schedule_day: Returns: the day on which @slot is due; slots count up without gaps */
int32_t
fin_schedule_day (const FinSchedule *schedule, int slot)
{
  int index, year;

  if (schedule->rule == FIN_SCHEDULE_DAYS)
    return schedule->anchor + slot * schedule->step;
  index = slot * schedule->step + schedule->phase;
  year = floor_divide (index, 12);
  return month_day (schedule, year, index - year * 12 + 1);
}

/** fin_schedule_nearest_slot: Returns: the slot due nearest to @day, the earlier of two */
int
fin_schedule_nearest_slot (const FinSchedule *schedule, int32_t day)
{
  int year, month, day_of_month, slot, best;

  if (schedule->rule == FIN_SCHEDULE_DAYS)
    return floor_divide (day - schedule->anchor + (schedule->step - 1) / 2, schedule->step);
  fin_calendar_split (day, &year, &month, &day_of_month);
  slot = floor_divide (year * 12 + month - 1 - schedule->phase, schedule->step);
  best = slot - 1;
  for (int s = slot; s <= slot + 1; s++)
    if (abs (fin_schedule_day (schedule, s) - day) < abs (fin_schedule_day (schedule, best) - day))
      best = s;
  return best;
}

/** fin_schedule_mean_step: Returns: days from one due day to the next, on average */
double
fin_schedule_mean_step (const FinSchedule *schedule)
{
  return schedule->rule == FIN_SCHEDULE_DAYS ? schedule->step : schedule->step * MEAN_MONTH_DAYS;
}

/** fin_cadence_name: Returns: the word that files and --json use */
const char *
fin_cadence_name (FinCadence cadence)
{
  static const char *const names[] = {
    "weekly",  "fortnightly", "four-weekly", "twice-monthly",
    "monthly", "quarterly",   "half-yearly", "yearly",
  };

  return names[cadence];
}
