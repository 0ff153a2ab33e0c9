/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinClock: a fake one stands still until moved; texts that are no time are refused. */
#include "fin-clock.h"

static void
test_fake (void)
{
  g_autoptr (GDateTime) start = g_date_time_new_local (2026, 11, 22, 9, 0, 0);
  g_autoptr (GDateTime) later = g_date_time_new_local (2026, 11, 23, 0, 0, 1);
  g_autoptr (FinClock) clock = fin_clock_new_fake (start);

  g_assert_cmpint (fin_clock_get_today (clock), ==, fin_date_from_iso ("2026-11-22"));
  fin_clock_set_now (clock, later);
  g_assert_cmpint (fin_clock_get_today (clock), ==, fin_date_from_iso ("2026-11-23"));
}

static void
test_iso (void)
{
  static const char *const good[] = { "2026-11-22", "2026-11-22T09:00", "2026-11-22T09:00:30" };
  static const char *const bad[] = { "", "yesterday", "2026-02-30", "2026-11-22T25:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (FinClock) clock = fin_clock_new_fake_iso8601 (good[i], NULL);

      g_assert_nonnull (clock);
      g_assert_cmpint (fin_clock_get_today (clock), ==, fin_date_from_iso ("2026-11-22"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fin_clock_new_fake_iso8601 (bad[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/clock/fake", test_fake);
  g_test_add_func ("/core/clock/iso", test_iso);

  return g_test_run ();
}
