/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the ticks of an axis stand: round numbers for values, Mondays and firsts of months for
 * days. */
#include "fin-ticks.h"

#include <math.h>

/* Relative to the span: what rounding of doubles may move a tick that should lie on an end. */
#define TOLERANCE 1e-9

/** fin_range_include: widens @range to hold @value; NaN and infinities are left out. */
void
fin_range_include (FinRange *range, double value)
{
  if (!isfinite (value))
    return;
  range->min = MIN (range->min, value);
  range->max = MAX (range->max, value);
}

gboolean
fin_range_is_empty (FinRange range)
{
  return !(range.min <= range.max);
}

/** fin_range_is_degenerate: no extent to map to pixels: empty, or all values are equal. */
gboolean
fin_range_is_degenerate (FinRange range)
{
  return !(range.max - range.min > 0) || !isfinite (range.max - range.min);
}

/**
 * fin_range_repair:
 * @half_span: what to show on both sides of a single value, > 0
 *
 * Returns: @range when it has an extent; otherwise one around its only value, or around 0
 */
FinRange
fin_range_repair (FinRange range, double half_span)
{
  double middle;

  if (!fin_range_is_degenerate (range))
    return range;
  middle = fin_range_is_empty (range) ? 0 : range.min / 2 + range.max / 2;
  half_span = MAX (half_span, fabs (middle) * 1e-6);
  return (FinRange){ middle - half_span, middle + half_span };
}

/** fin_range_normalise: 0 at the minimum, 1 at the maximum, 0.5 everywhere in a degenerate range.
 */
double
fin_range_normalise (FinRange range, double value)
{
  if (fin_range_is_degenerate (range))
    return 0.5;
  return (value - range.min) / (range.max - range.min);
}

/** fin_range_interpolate: the inverse of fin_range_normalise(). */
double
fin_range_interpolate (FinRange range, double share)
{
  if (fin_range_is_empty (range))
    return 0;
  return range.min + share * (range.max - range.min);
}

/**
 * fin_ticks_step:
 * @span: extent of the axis, > 0
 * @max_ticks: how many intervals there is room for, at least 1
 * @min_step: the finest sensible step (1 minor unit, or 100 for whole euros), 0 for any
 *
 * Returns: the smallest 1, 2 or 5 times a power of ten that needs at most @max_ticks intervals
 */
double
fin_ticks_step (double span, int max_ticks, double min_step)
{
  double rough = span / MAX (max_ticks, 1);
  double power, lead;

  if (!(rough > 0) || !isfinite (rough))
    return min_step > 0 ? min_step : 1;
  if (rough <= min_step)
    return min_step;

  power = pow (10, floor (log10 (rough)));
  lead = rough / power;
  if (lead <= 1 + TOLERANCE)
    return power;
  if (lead <= 2 + TOLERANCE)
    return 2 * power;
  return lead <= 5 + TOLERANCE ? 5 * power : 10 * power;
}

static FinTicks
ticks_between (double first, double last, double step)
{
  FinTicks ticks = { first * step, step, (int) (last - first) + 1 };

  ticks.n_ticks = MAX (ticks.n_ticks, 0);
  return ticks;
}

/** fin_ticks_inside: the ticks that lie in @range, both ends included. */
FinTicks
fin_ticks_inside (FinRange range, int max_ticks, double min_step)
{
  double step = fin_ticks_step (range.max - range.min, max_ticks, min_step);
  double slack = (range.max - range.min) / step * TOLERANCE;

  if (fin_range_is_empty (range))
    return (FinTicks){ 0, step, 0 };
  return ticks_between (ceil (range.min / step - slack), floor (range.max / step + slack), step);
}

/** fin_ticks_around: widens @range to whole steps, so that the first and the last tick are its
 * ends. */
FinTicks
fin_ticks_around (FinRange *range, int max_ticks, double min_step)
{
  FinTicks ticks;
  double step, slack;

  *range = fin_range_repair (*range, min_step > 0 ? min_step : 1);
  step = fin_ticks_step (range->max - range->min, max_ticks, min_step);
  slack = (range->max - range->min) / step * TOLERANCE;
  ticks = ticks_between (floor (range->min / step + slack), ceil (range->max / step - slack), step);
  range->min = ticks.first;
  range->max = fin_ticks_get (ticks, ticks.n_ticks - 1);
  return ticks;
}

/** fin_ticks_get: Returns: tick @index; a zero is exactly 0 */
double
fin_ticks_get (FinTicks ticks, int index)
{
  double value = ticks.first + index * ticks.step;

  return fabs (value) < ticks.step * TOLERANCE ? 0 : value;
}

static const FinCalendarStep calendar_steps[] = {
  { FIN_CALENDAR_DAY, 1 },   { FIN_CALENDAR_DAY, 2 },   { FIN_CALENDAR_WEEK, 1 },
  { FIN_CALENDAR_WEEK, 2 },  { FIN_CALENDAR_MONTH, 1 }, { FIN_CALENDAR_MONTH, 2 },
  { FIN_CALENDAR_MONTH, 3 }, { FIN_CALENDAR_MONTH, 6 }, { FIN_CALENDAR_YEAR, 1 },
  { FIN_CALENDAR_YEAR, 2 },  { FIN_CALENDAR_YEAR, 5 },  { FIN_CALENDAR_YEAR, 10 },
  { FIN_CALENDAR_YEAR, 20 }, { FIN_CALENDAR_YEAR, 50 },
};

static double
step_days (FinCalendarStep step)
{
  static const double days[] = { 1, 7, 30.436875, 365.2425 };

  return days[step.unit] * step.every;
}

/**
 * fin_calendar_step:
 * @period: the days shown
 * @max_ticks: how many labels there is room for, at least 1
 *
 * Returns: the finest calendar step that needs no more than @max_ticks
 */
FinCalendarStep
fin_calendar_step (FinPeriod period, int max_ticks)
{
  int n_days = fin_period_days (period);
  FinCalendarStep coarsest = calendar_steps[G_N_ELEMENTS (calendar_steps) - 1];

  for (gsize i = 0; i < G_N_ELEMENTS (calendar_steps); i++)
    if (n_days <= step_days (calendar_steps[i]) * MAX (max_ticks, 1))
      return calendar_steps[i];
  coarsest.every = 100;
  while (n_days > step_days (coarsest) * MAX (max_ticks, 1))
    coarsest.every *= 2;
  return coarsest;
}

static int
round_up (int value, int multiple)
{
  int rest = ((value % multiple) + multiple) % multiple;

  return rest == 0 ? value : value + multiple - rest;
}

/* The first of the month counted from the year 0, or FIN_DATE_NONE beyond the calendar. */
static FinDate
first_of_month (int months)
{
  return fin_date_from_ymd (months / 12, months % 12 + 1, 1);
}

/**
 * fin_calendar_ceil:
 *
 * Steps of several days or weeks count from fixed days, so ticks stay put while a chart is moved.
 *
 * Returns: the first tick on or after @date, or %FIN_DATE_NONE beyond the year 9999
 */
FinDate
fin_calendar_ceil (FinDate date, FinCalendarStep step)
{
  int year, month, day;

  if (step.unit == FIN_CALENDAR_DAY)
    return round_up (date, step.every);
  if (step.unit == FIN_CALENDAR_WEEK) /* 1970-01-05 was a Monday */
    return round_up (date - 4, 7 * step.every) + 4;

  fin_date_to_ymd (date, &year, &month, &day);
  return first_of_month (round_up (year * 12 + month - 1 + (day > 1 ? 1 : 0),
                                   step.unit == FIN_CALENDAR_YEAR ? 12 * step.every : step.every));
}

/** fin_calendar_next: Returns: the tick after @tick, or %FIN_DATE_NONE beyond the year 9999 */
FinDate
fin_calendar_next (FinDate tick, FinCalendarStep step)
{
  return fin_calendar_ceil (tick + 1, step);
}
