/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a recurring payment is due: a calendar rule that numbers its due days ("slots"). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef enum
{
  FIN_CADENCE_WEEKLY,
  FIN_CADENCE_FORTNIGHTLY,
  FIN_CADENCE_FOUR_WEEKLY,
  FIN_CADENCE_TWICE_MONTHLY,
  FIN_CADENCE_MONTHLY,
  FIN_CADENCE_QUARTERLY,
  FIN_CADENCE_HALF_YEARLY,
  FIN_CADENCE_YEARLY,
} FinCadence;

/** FinScheduleRule: how the day within a month is found. */
typedef enum
{
  FIN_SCHEDULE_DAYS,            /* every so many days from an anchor */
  FIN_SCHEDULE_MONTH_DAY,       /* day 1..31, cut down to the month's last */
  FIN_SCHEDULE_FROM_END,        /* so many days before the month's last */
  FIN_SCHEDULE_NEXT_BUSINESS,   /* the month day, or Monday when that is a weekend */
  FIN_SCHEDULE_BEFORE_BUSINESS, /* the month day, or Friday when that is a weekend */
  FIN_SCHEDULE_NTH_WEEKDAY,     /* the first to fourth, or last (5), such weekday */
  FIN_SCHEDULE_MONTH_PAIR,      /* two days of each month, two slots a month */
} FinScheduleRule;

/**
 * FinSchedule: for %FIN_SCHEDULE_DAYS: @step days from @anchor; otherwise every @step months, in
 * months whose number (year * 12 + month - 1) leaves @phase when divided by @step, on the day that
 * @rule and @value (day, days before the end, nth * 7 + weekday, or fin_schedule_pair()) give.
 * @idle: of a monthly rule: months of the year, bit 0 January, in which nothing is ever due, as of
 * a tax paid in ten instalments; not all twelve
 */
typedef struct
{
  FinCadence cadence;
  FinScheduleRule rule;
  int step;
  int phase;
  int value;
  int32_t anchor;
  unsigned idle;
} FinSchedule;

/** fin_schedule_pair: @first < @second; @shift 0: none, 1: next, 2: previous business day. */
static inline int
fin_schedule_pair (int first, int second, int shift)
{
  return first + 32 * second + 1024 * shift;
}

int32_t fin_schedule_day (const FinSchedule *schedule, int slot);
int fin_schedule_nearest_slot (const FinSchedule *schedule, int32_t day);
double fin_schedule_mean_step (const FinSchedule *schedule);
int fin_schedule_per_year (const FinSchedule *schedule);
FinSchedule fin_schedule_from_day (FinCadence cadence, int32_t day);
bool fin_cadence_from_name (const char *name, FinCadence *cadence);
const char *fin_cadence_name (FinCadence cadence);
