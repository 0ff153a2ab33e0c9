/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for ranges, 1-2-5 steps and calendar steps, and their properties over many spans. */
#include "fin-ticks.h"

#include <math.h>

static void
test_range (void)
{
  FinRange range = FIN_RANGE_EMPTY;

  g_assert_true (fin_range_is_empty (range));
  g_assert_true (fin_range_is_degenerate (range));
  g_assert_cmpfloat (fin_range_normalise (range, 7), ==, 0.5);
  fin_range_include (&range, NAN);
  fin_range_include (&range, INFINITY);
  g_assert_true (fin_range_is_empty (range));
  fin_range_include (&range, 5);
  g_assert_false (fin_range_is_empty (range));
  g_assert_true (fin_range_is_degenerate (range));
  g_assert_cmpfloat (fin_range_normalise (range, 5), ==, 0.5);
  fin_range_include (&range, 15);
  g_assert_false (fin_range_is_degenerate (range));
  g_assert_cmpfloat (fin_range_normalise (range, 5), ==, 0);
  g_assert_cmpfloat (fin_range_normalise (range, 15), ==, 1);
  g_assert_cmpfloat (fin_range_interpolate (range, 0.25), ==, 7.5);
}

static void
test_repair (void)
{
  FinRange range = fin_range_repair (FIN_RANGE_EMPTY, 100);

  g_assert_cmpfloat (range.min, ==, -100);
  g_assert_cmpfloat (range.max, ==, 100);
  range = fin_range_repair ((FinRange){ 50, 50 }, 100);
  g_assert_cmpfloat (range.min, ==, -50);
  g_assert_cmpfloat (range.max, ==, 150);
  range = fin_range_repair ((FinRange){ 1, 2 }, 100);
  g_assert_cmpfloat (range.max, ==, 2);
  /* A value so large that the half span alone would vanish in rounding. */
  range = fin_range_repair ((FinRange){ 1e18, 1e18 }, 1);
  g_assert_false (fin_range_is_degenerate (range));
}

static void
test_steps (void)
{
  static const struct
  {
    double span;
    int max_ticks;
    double min_step, step;
  } cases[] = {
    { 100, 5, 0, 20 },      { 101, 5, 0, 50 },    { 10, 5, 0, 2 },      { 0.3, 3, 0, 0.1 },
    { 7, 7, 0, 1 },         { 1e15, 4, 0, 5e14 }, { 30, 10, 100, 100 }, { 5100, 10, 100, 1000 },
    { 3000, 10, 100, 500 }, { 0, 5, 0, 1 },       { 0, 5, 100, 100 },   { NAN, 5, 0, 1 },
    { INFINITY, 5, 0, 1 },  { 42, 0, 0, 50 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        fin_ticks_step (cases[i].span, cases[i].max_ticks, cases[i].min_step), cases[i].step,
        cases[i].step * 1e-9);
}

static void
test_inside_and_around (void)
{
  FinRange range = { -120, 480 };
  FinTicks ticks = fin_ticks_inside (range, 6, 0);

  g_assert_cmpfloat (ticks.step, ==, 100);
  g_assert_cmpfloat (ticks.first, ==, -100);
  g_assert_cmpint (ticks.n_ticks, ==, 6);
  g_assert_cmpfloat (fin_ticks_get (ticks, 1), ==, 0);

  ticks = fin_ticks_around (&range, 6, 0);
  g_assert_cmpfloat (range.min, ==, -200);
  g_assert_cmpfloat (range.max, ==, 500);
  g_assert_cmpint (ticks.n_ticks, ==, 8);

  range = FIN_RANGE_EMPTY;
  g_assert_cmpint (fin_ticks_inside (range, 5, 0).n_ticks, ==, 0);
  ticks = fin_ticks_around (&range, 5, 100);
  g_assert_cmpint (ticks.n_ticks, ==, 3);
  g_assert_false (fin_range_is_degenerate (range));
}

static void
test_properties (void)
{
  for (int i = 0; i < 5000; i++)
    {
      double low = g_test_rand_double_range (-1e6, 1e6);
      FinRange range = { low, low + pow (10, g_test_rand_double_range (-3, 12)) };
      FinRange widened = range;
      int max_ticks = g_test_rand_int_range (1, 20);
      FinTicks inside = fin_ticks_inside (range, max_ticks, 0);
      FinTicks around = fin_ticks_around (&widened, max_ticks, 0);
      double slack = (range.max - range.min) * 1e-6;

      g_assert_cmpint (inside.n_ticks, <=, max_ticks + 1);
      if (inside.n_ticks > 0)
        {
          g_assert_cmpfloat (fin_ticks_get (inside, 0), >=, range.min - slack);
          g_assert_cmpfloat (fin_ticks_get (inside, inside.n_ticks - 1), <=, range.max + slack);
        }
      g_assert_cmpfloat (widened.min, <=, range.min + slack);
      g_assert_cmpfloat (widened.max, >=, range.max - slack);
      g_assert_cmpint (around.n_ticks, <=, max_ticks + 3);
    }
}

static void
test_calendar_step (void)
{
  static const struct
  {
    int days, max_ticks;
    FinCalendarUnit unit;
    int every;
  } cases[] = {
    { 5, 6, FIN_CALENDAR_DAY, 1 },     { 12, 6, FIN_CALENDAR_DAY, 2 },
    { 30, 6, FIN_CALENDAR_WEEK, 1 },   { 60, 6, FIN_CALENDAR_WEEK, 2 },
    { 120, 6, FIN_CALENDAR_MONTH, 1 }, { 365, 6, FIN_CALENDAR_MONTH, 2 },
    { 730, 9, FIN_CALENDAR_MONTH, 3 }, { 5479, 8, FIN_CALENDAR_YEAR, 2 },
    { 0, 6, FIN_CALENDAR_DAY, 1 },     { 100000, 1, FIN_CALENDAR_YEAR, 400 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinPeriod period = { 1000, 1000 + cases[i].days - 1 };
      FinCalendarStep step = fin_calendar_step (period, cases[i].max_ticks);

      g_assert_cmpint ((int) step.unit, ==, (int) cases[i].unit);
      g_assert_cmpint (step.every, ==, cases[i].every);
    }
}

static void
test_calendar_ticks (void)
{
  static const struct
  {
    const char *date;
    FinCalendarUnit unit;
    int every;
    const char *tick, *next;
  } cases[] = {
    { "2026-11-22", FIN_CALENDAR_DAY, 1, "2026-11-22", "2026-11-23" },
    { "2026-11-22", FIN_CALENDAR_WEEK, 1, "2026-11-23", "2026-11-30" },
    { "2026-11-23", FIN_CALENDAR_WEEK, 1, "2026-11-23", "2026-11-30" },
    { "2026-11-22", FIN_CALENDAR_MONTH, 1, "2026-12-01", "2027-01-01" },
    { "2026-12-01", FIN_CALENDAR_MONTH, 1, "2026-12-01", "2027-01-01" },
    { "2026-11-22", FIN_CALENDAR_MONTH, 3, "2027-01-01", "2027-04-01" },
    { "2026-11-22", FIN_CALENDAR_YEAR, 5, "2030-01-01", "2035-01-01" },
    { "1969-12-31", FIN_CALENDAR_WEEK, 1, "1970-01-05", "1970-01-12" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinCalendarStep step = { cases[i].unit, cases[i].every };
      FinDate tick = fin_calendar_ceil (fin_date_from_iso (cases[i].date), step);
      g_autofree char *text = fin_date_to_iso (tick);
      g_autofree char *next = fin_date_to_iso (fin_calendar_next (tick, step));

      g_assert_cmpstr (text, ==, cases[i].tick);
      g_assert_cmpstr (next, ==, cases[i].next);
    }
  g_assert_cmpint (fin_calendar_next (fin_date_from_ymd (9999, 12, 1),
                                      (FinCalendarStep){ FIN_CALENDAR_MONTH, 1 }),
                   ==, FIN_DATE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/range", test_range);
  g_test_add_func ("/ticks/repair", test_repair);
  g_test_add_func ("/ticks/steps", test_steps);
  g_test_add_func ("/ticks/inside-and-around", test_inside_and_around);
  g_test_add_func ("/ticks/properties", test_properties);
  g_test_add_func ("/ticks/calendar/step", test_calendar_step);
  g_test_add_func ("/ticks/calendar/ticks", test_calendar_ticks);
  return g_test_run ();
}
