/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil calendar from day numbers (Hinnant, "chrono-compatible low-level date algorithms"). */
#include "fin-calendar.h"

/** fin_calendar_month_length: @month 1..12. Returns: 28..31 */
int
fin_calendar_month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

/** fin_calendar_split: @day since 1970-01-01 into @year, @month 1..12 and @month_day 1..31. */
void
fin_calendar_split (int32_t day, int *year, int *month, int *month_day)
{
  int shifted = day + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = shifted - era * 146097;
  int year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;

  *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
  *month_day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

/**
 * fin_calendar_join:
 * @month: any number: 13 is January of the next year, 0 December of the last
 * @month_day: cut down to the month's last day, so that 31 means "the last day"
 *
 * Returns: days since 1970-01-01
 */
int32_t
fin_calendar_join (int year, int month, int month_day)
{
  int index = year * 12 + month - 1;
  int length, shifted, era, year_of_era, day_of_year;

  year = index >= 0 ? index / 12 : -((11 - index) / 12);
  month = index - year * 12 + 1;
  length = fin_calendar_month_length (year, month);
  if (month_day > length)
    month_day = length;
  shifted = month <= 2 ? year - 1 : year;
  era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  year_of_era = shifted - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + month_day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}
