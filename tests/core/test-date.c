/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinDate against GDate over 400 years, and the days that do not exist. */
#include "fin-date.h"

static void
test_every_day (void)
{
  GDate date;

  g_date_set_dmy (&date, 1, 1, 1850);
  for (FinDate day = fin_date_from_ymd (1850, 1, 1); day < fin_date_from_ymd (2250, 1, 1); day++)
    {
      int year, month, mday;

      fin_date_to_ymd (day, &year, &month, &mday);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&date));
      g_assert_cmpint (mday, ==, g_date_get_day (&date));
      g_assert_cmpint (fin_date_from_ymd (year, month, mday), ==, day);
      g_assert_cmpint ((int) fin_date_weekday (day), ==, (int) g_date_get_weekday (&date));
      g_date_add_days (&date, 1);
    }
}

static void
test_invalid (void)
{
  static const char *const texts[] = {
    "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-01", "0000-01-01",
    "20260101",   "2026-01-01x", "", "2026/01/01", " 2026-01-01", "-026-01-01",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (fin_date_from_iso (texts[i]), ==, FIN_DATE_NONE);
  g_assert_cmpint (fin_date_from_iso (NULL), ==, FIN_DATE_NONE);
}

static void
test_iso_round_trip (void)
{
  static const char *const texts[] = { "0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *back = fin_date_to_iso (fin_date_from_iso (texts[i]));

      g_assert_cmpstr (back, ==, texts[i]);
    }
  g_assert_cmpint (fin_date_from_iso ("1970-01-01"), ==, 0);
}

static void
test_months (void)
{
  FinDate january = fin_date_from_iso ("2024-01-31");

  g_assert_cmpint (fin_date_add_months (january, 1), ==, fin_date_from_iso ("2024-02-29"));
  g_assert_cmpint (fin_date_add_months (january, 13), ==, fin_date_from_iso ("2025-02-28"));
  g_assert_cmpint (fin_date_add_months (january, -2), ==, fin_date_from_iso ("2023-11-30"));
  g_assert_cmpint (fin_date_month_start (january), ==, fin_date_from_iso ("2024-01-01"));
  g_assert_cmpint (fin_date_month_end (fin_date_from_iso ("2024-02-03")), ==,
                   fin_date_from_iso ("2024-02-29"));
  g_assert_cmpint (fin_date_quarter_start (january), ==, fin_date_from_iso ("2024-01-01"));
  g_assert_cmpint (fin_date_quarter_start (fin_date_from_iso ("2024-06-30")), ==,
                   fin_date_from_iso ("2024-04-01"));
  g_assert_cmpint (fin_date_quarter_start (fin_date_from_iso ("2024-12-01")), ==,
                   fin_date_from_iso ("2024-10-01"));
}

static void
test_period (void)
{
  FinPeriod period = { 10, 12 };
  FinPeriod empty = { 10, 9 };

  g_assert_cmpint (fin_period_days (period), ==, 3);
  g_assert_cmpint (fin_period_days (empty), ==, 0);
  g_assert_true (fin_period_contains (period, 12));
  g_assert_false (fin_period_contains (period, 13));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date/every-day", test_every_day);
  g_test_add_func ("/core/date/invalid", test_invalid);
  g_test_add_func ("/core/date/iso-round-trip", test_iso_round_trip);
  g_test_add_func ("/core/date/months", test_months);
  g_test_add_func ("/core/date/period", test_period);

  return g_test_run ();
}
