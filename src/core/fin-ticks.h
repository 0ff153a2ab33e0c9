/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pure scale maths: ranges with a named degenerate case, 1-2-5 ticks, calendar ticks. */
#pragma once

#include <glib.h>

#include "fin-date.h"

G_BEGIN_DECLS

/** FinRange: the values from @min to @max. Empty when @min > @max, as FIN_RANGE_EMPTY is. */
typedef struct
{
  double min;
  double max;
} FinRange;

#define FIN_RANGE_EMPTY ((FinRange){ G_MAXDOUBLE, -G_MAXDOUBLE })

void fin_range_include (FinRange *range, double value);
gboolean fin_range_is_empty (FinRange range);
gboolean fin_range_is_degenerate (FinRange range);
FinRange fin_range_repair (FinRange range, double half_span);
double fin_range_normalise (FinRange range, double value);
double fin_range_interpolate (FinRange range, double share);

/** FinTicks: @n_ticks values, the first at @first, each @step after the one before. */
typedef struct
{
  double first;
  double step;
  int n_ticks;
} FinTicks;

double fin_ticks_step (double span, int max_ticks, double min_step);
FinTicks fin_ticks_inside (FinRange range, int max_ticks, double min_step);
FinTicks fin_ticks_around (FinRange *range, int max_ticks, double min_step);
double fin_ticks_get (FinTicks ticks, int index);

typedef enum
{
  FIN_CALENDAR_DAY,
  FIN_CALENDAR_WEEK,
  FIN_CALENDAR_MONTH,
  FIN_CALENDAR_YEAR,
} FinCalendarUnit;

/** FinCalendarStep: every @every days, weeks (on Mondays), months or years. */
typedef struct
{
  FinCalendarUnit unit;
  int every;
} FinCalendarStep;

FinCalendarStep fin_calendar_step (FinPeriod period, int max_ticks);
FinDate fin_calendar_ceil (FinDate date, FinCalendarStep step);
FinDate fin_calendar_next (FinDate tick, FinCalendarStep step);

G_END_DECLS
