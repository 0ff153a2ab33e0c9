/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar arithmetic on day numbers (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
#include "fin-date.h"

int
fin_date_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return month == 2 && leap ? 29 : days[month - 1];
}

/**
 * fin_date_from_ymd:
 *
 * Returns: the day, or %FIN_DATE_NONE when no such day exists (30 February).
 */
FinDate
fin_date_from_ymd (int year, int month, int day)
{
  int shifted, era, year_of_era, day_of_year, day_of_era;

  if (year < FIN_DATE_MIN_YEAR || year > FIN_DATE_MAX_YEAR || month < 1 || month > 12 || day < 1
      || day > fin_date_days_in_month (year, month))
    return FIN_DATE_NONE;

  shifted = month <= 2 ? year - 1 : year;
  era = shifted / 400;
  year_of_era = shifted - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/** fin_date_to_ymd: any of @year, @month and @day may be %NULL. */
void
fin_date_to_ymd (FinDate date, int *year, int *month, int *day)
{
  int shifted = date + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = shifted - era * 146097;
  int year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int calendar_month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (year != NULL)
    *year = year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0);
  if (month != NULL)
    *month = calendar_month;
  if (day != NULL)
    *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

static gboolean
read_digits (const char *text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

/**
 * fin_date_from_iso:
 * @text: exactly YYYY-MM-DD
 *
 * Returns: the day, or %FIN_DATE_NONE for anything else
 */
FinDate
fin_date_from_iso (const char *text)
{
  int year, month, day;

  if (text == NULL || !read_digits (text, 4, &year) || text[4] != '-'
      || !read_digits (text + 5, 2, &month) || text[7] != '-' || !read_digits (text + 8, 2, &day)
      || text[10] != '\0')
    return FIN_DATE_NONE;

  return fin_date_from_ymd (year, month, day);
}

/** fin_date_to_iso: Returns: (transfer full): YYYY-MM-DD */
char *
fin_date_to_iso (FinDate date)
{
  int year, month, day;

  g_return_val_if_fail (date != FIN_DATE_NONE, g_strdup (""));

  fin_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/** fin_date_from_date_time: the calendar day that @date_time shows in its own time zone. */
FinDate
fin_date_from_date_time (GDateTime *date_time)
{
  int year, month, day;

  g_date_time_get_ymd (date_time, &year, &month, &day);
  return fin_date_from_ymd (year, month, day);
}

/** fin_date_to_date_time_local: noon of @date in local time, for formatting only. */
GDateTime *
fin_date_to_date_time_local (FinDate date)
{
  int year, month, day;

  fin_date_to_ymd (date, &year, &month, &day);
  return g_date_time_new_local (year, month, day, 12, 0, 0);
}

FinWeekday
fin_date_weekday (FinDate date)
{
  int since_thursday = date % 7; /* 1970-01-01 was a Thursday */

  return (FinWeekday) (((since_thursday + 7 + 3) % 7) + 1);
}

/** fin_date_add_months: the same day @months later, or the last day of a shorter month. */
FinDate
fin_date_add_months (FinDate date, int months)
{
  int year, month, day, index;

  fin_date_to_ymd (date, &year, &month, &day);
  index = year * 12 + (month - 1) + months;
  year = index / 12;
  month = index % 12 + 1;

  return fin_date_from_ymd (year, month, MIN (day, fin_date_days_in_month (year, month)));
}

FinDate
fin_date_month_start (FinDate date)
{
  int day;

  fin_date_to_ymd (date, NULL, NULL, &day);
  return date - (day - 1);
}

FinDate
fin_date_month_end (FinDate date)
{
  int year, month, day;

  fin_date_to_ymd (date, &year, &month, &day);
  return date + fin_date_days_in_month (year, month) - day;
}

/** fin_date_quarter_start: Returns: the first day of January, April, July or October */
FinDate
fin_date_quarter_start (FinDate date)
{
  int year, month, day;

  fin_date_to_ymd (date, &year, &month, &day);
  return fin_date_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);
}

/** fin_period_days: Returns: the number of days, 0 when empty */
int
fin_period_days (FinPeriod period)
{
  return period.last < period.first ? 0 : period.last - period.first + 1;
}

gboolean
fin_period_contains (FinPeriod period, FinDate date)
{
  return date >= period.first && date <= period.last;
}
