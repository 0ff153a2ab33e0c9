/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges become ticks with words: money in short, days by week, month or year. */
#include "fin-axis.h"

#include <math.h>

#include "fin-currency.h"
#include "fin-format.h"

static void
clear_tick (gpointer data)
{
  FinTick *tick = data;

  g_free (tick->label);
}

/** fin_axis_init: @currency: (nullable): for %FIN_AXIS_MONEY */
void
fin_axis_init (FinAxis *self, FinAxisKind kind, const char *currency)
{
  *self = (FinAxis){ .kind = kind, .range = { -1, 1 } };
  if (currency != NULL)
    g_strlcpy (self->currency, currency, sizeof self->currency);
  self->ticks = g_array_new (FALSE, FALSE, sizeof (FinTick));
  g_array_set_clear_func (self->ticks, clear_tick);
}

void
fin_axis_clear (FinAxis *self)
{
  g_clear_pointer (&self->ticks, g_array_unref);
}

static void
add_tick (FinAxis *self, double value, gboolean major, char *label)
{
  FinTick tick = { value, label, major };

  g_array_append_val (self->ticks, tick);
}

static double
minor_units (const FinAxis *self)
{
  return pow (10, fin_currency_exponent (self->currency));
}

/* Beyond 2^62 minor units an amount is not money any more, but a plot must not trap. */
static char *
money_label (const FinAxis *self, double value, double step)
{
  if (self->hidden)
    return g_strdup ("");
  if (fabs (value) >= 4e18)
    return g_strdup_printf ("%.0e", value);
  return fin_format_money_axis ((gint64) value, self->currency, (gint64) MIN (step, 4e18));
}

static void
add_money_ticks (FinAxis *self, int max_ticks)
{
  double span = self->range.max - self->range.min;
  double unit = minor_units (self);
  FinTicks ticks = fin_ticks_inside (self->range, max_ticks, span > 2 * unit ? unit : 1);

  for (int i = 0; i < ticks.n_ticks; i++)
    {
      double value = fin_ticks_get (ticks, i);

      add_tick (self, value, value == 0, money_label (self, value, ticks.step));
    }
}

static char *
year_of (FinDate date)
{
  int year;

  fin_date_to_ymd (date, &year, NULL, NULL);
  return g_strdup_printf ("%d", year);
}

static gboolean
is_january (FinDate date)
{
  int month;

  fin_date_to_ymd (date, NULL, &month, NULL);
  return month == 1;
}

static FinDate
clamp_date (double value)
{
  return (FinDate) CLAMP (value, fin_date_from_ymd (FIN_DATE_MIN_YEAR, 1, 1),
                          fin_date_from_ymd (FIN_DATE_MAX_YEAR, 12, 31));
}

static void
add_day_ticks (FinAxis *self, int max_ticks)
{
  FinPeriod period = { clamp_date (ceil (self->range.min)), clamp_date (floor (self->range.max)) };
  FinCalendarStep step = fin_calendar_step (period, max_ticks);

  for (FinDate tick = fin_calendar_ceil (period.first, step);
       tick != FIN_DATE_NONE && tick <= period.last; tick = fin_calendar_next (tick, step))
    {
      gboolean by_month = step.unit == FIN_CALENDAR_MONTH || step.unit == FIN_CALENDAR_YEAR;
      gboolean new_year = by_month && is_january (tick);

      add_tick (self, tick, new_year && step.unit == FIN_CALENDAR_MONTH,
                new_year   ? year_of (tick)
                : by_month ? fin_format_month_short (tick)
                           : fin_format_date_short (tick));
    }
}

static void
add_month_ticks (FinAxis *self, int max_ticks)
{
  int first = (int) ceil (self->range.min);
  int last = (int) floor (self->range.max);
  int every = MAX (1, (last - first + MAX (max_ticks, 1)) / MAX (max_ticks, 1));

  for (int month = first + (every - first % every) % every; month <= last; month += every)
    {
      FinDate date = fin_date_from_ymd (month / 12, month % 12 + 1, 1);

      if (date != FIN_DATE_NONE)
        add_tick (self, month, month % 12 == 0,
                  month % 12 == 0 ? year_of (date) : fin_format_month_short (date));
    }
}

static void
add_share_ticks (FinAxis *self, int max_ticks)
{
  FinTicks ticks = fin_ticks_inside (self->range, max_ticks, 0.01);

  for (int i = 0; i < ticks.n_ticks; i++)
    {
      double value = fin_ticks_get (ticks, i);

      add_tick (self, value, value == 0, fin_format_percent (value, 0));
    }
}

/* A little air on the ends, except where the axis stands on zero, or where there is no more. */
static FinRange
pad (FinRange range, FinAxisKind kind)
{
  double air = kind == FIN_AXIS_SHARE ? 0 : (range.max - range.min) * 0.06;

  if (range.min != 0)
    range.min -= air;
  if (range.max != 0)
    range.max += air;
  return range;
}

/**
 * fin_axis_set_range:
 * @range: of the data; an empty one or a single value is repaired
 * @max_ticks: room for ticks
 * @widen: leave some air around the data
 */
void
fin_axis_set_range (FinAxis *self, FinRange range, int max_ticks, gboolean widen)
{
  double half_span = self->kind == FIN_AXIS_MONEY ? 50 * minor_units (self) : 0.5;

  self->range = fin_range_repair (range, half_span);
  if (widen)
    self->range = pad (self->range, self->kind);
  g_array_set_size (self->ticks, 0);
  switch (self->kind)
    {
    case FIN_AXIS_MONEY:
      add_money_ticks (self, max_ticks);
      break;
    case FIN_AXIS_DAYS:
      add_day_ticks (self, max_ticks);
      break;
    case FIN_AXIS_MONTHS:
      add_month_ticks (self, max_ticks);
      break;
    case FIN_AXIS_SHARE:
      add_share_ticks (self, max_ticks);
      break;
    default:
      g_assert_not_reached ();
    }
}

/** fin_axis_normalise: 0 at the start of the axis, 1 at its end; NaN stays NaN. */
double
fin_axis_normalise (const FinAxis *self, double value)
{
  return fin_range_normalise (self->range, value);
}

gsize
fin_axis_get_n_ticks (const FinAxis *self)
{
  return self->ticks->len;
}

const FinTick *
fin_axis_get_tick (const FinAxis *self, gsize index)
{
  return &g_array_index (self->ticks, FinTick, index);
}
