/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days: a posting date is a day number, never a timestamp. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FinDate: days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef gint32 FinDate;

#define FIN_DATE_NONE G_MININT32

/** Years outside this range are refused by every constructor. */
#define FIN_DATE_MIN_YEAR 1
#define FIN_DATE_MAX_YEAR 9999

/** FinPeriod: the days from @first to @last, both included. Empty when @last < @first. */
typedef struct
{
  FinDate first;
  FinDate last;
} FinPeriod;

typedef enum
{
  FIN_WEEKDAY_MONDAY = 1,
  FIN_WEEKDAY_TUESDAY,
  FIN_WEEKDAY_WEDNESDAY,
  FIN_WEEKDAY_THURSDAY,
  FIN_WEEKDAY_FRIDAY,
  FIN_WEEKDAY_SATURDAY,
  FIN_WEEKDAY_SUNDAY,
} FinWeekday;

FinDate fin_date_from_ymd (int year, int month, int day);
void fin_date_to_ymd (FinDate date, int *year, int *month, int *day);
FinDate fin_date_from_iso (const char *text);
char *fin_date_to_iso (FinDate date);
FinDate fin_date_from_date_time (GDateTime *date_time);
GDateTime *fin_date_to_date_time_local (FinDate date);

FinWeekday fin_date_weekday (FinDate date);
int fin_date_days_in_month (int year, int month);
FinDate fin_date_add_months (FinDate date, int months);
FinDate fin_date_month_start (FinDate date);
FinDate fin_date_month_end (FinDate date);
FinDate fin_date_quarter_start (FinDate date);

int fin_period_days (FinPeriod period);
gboolean fin_period_contains (FinPeriod period, FinDate date);

G_END_DECLS
