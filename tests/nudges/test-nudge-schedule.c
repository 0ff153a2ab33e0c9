/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily appointment: before and after its time, missed days, daylight saving, clocks set back. */
#include "fin-nudge-schedule.h"

#define NINE (9 * 60)

static GDateTime *
at (const char *zone_name, const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);

  g_assert_nonnull (zone);
  return g_date_time_new_from_iso8601 (text, zone);
}

static void
assert_next (const char *zone, const char *now_text, const char *last_text, const char *expected)
{
  g_autoptr (GDateTime) now = at (zone, now_text);
  g_autoptr (GDateTime) last = last_text != NULL ? at (zone, last_text) : NULL;
  g_autoptr (GDateTime) next = fin_nudge_schedule_next (now, last, NINE);
  g_autofree char *shown = g_date_time_format (next, "%Y-%m-%dT%H:%M:%S");

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_next (void)
{
  static const struct
  {
    const char *now;
    const char *last;
    const char *next;
  } rows[] = {
    /* never looked: now */
    { "2026-11-22T07:00:00", NULL, "2026-11-22T07:00:00" },
    /* looked yesterday at nine: today at nine */
    { "2026-11-22T07:00:00", "2026-11-21T09:00:00", "2026-11-22T09:00:00" },
    { "2026-11-22T09:00:00", "2026-11-21T09:00:00", "2026-11-22T09:00:00" },
    /* looked today: tomorrow */
    { "2026-11-22T09:00:01", "2026-11-22T09:00:00", "2026-11-23T09:00:00" },
    { "2026-11-22T23:59:00", "2026-11-22T10:00:00", "2026-11-23T09:00:00" },
    /* the machine slept over nine: at once */
    { "2026-11-22T14:00:00", "2026-11-21T09:00:00", "2026-11-22T14:00:00" },
    /* it slept for days and wakes before nine: at once */
    { "2026-11-22T07:00:00", "2026-11-18T09:00:00", "2026-11-22T07:00:00" },
    /* the clock was set back: the look from the future does not count */
    { "2026-11-22T07:00:00", "2026-12-01T09:00:00", "2026-11-22T07:00:00" },
    /* the year ends */
    { "2026-12-31T20:00:00", "2026-12-31T09:00:00", "2027-01-01T09:00:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_next ("UTC", rows[i].now, rows[i].last, rows[i].next);
}

static void
test_daylight_saving (void)
{
  g_autoptr (GDateTime) before = at ("Europe/Berlin", "2026-03-28T10:00:00");
  g_autoptr (GDateTime) next = fin_nudge_schedule_next (before, before, NINE);

  /* 22 hours, not 23: nine o'clock stays nine o'clock */
  g_assert_cmpint (g_date_time_get_hour (next), ==, 9);
  g_assert_cmpint (g_date_time_difference (next, before), ==, 22 * G_TIME_SPAN_HOUR);
  assert_next ("Europe/Berlin", "2026-10-24T10:00:00", "2026-10-24T09:00:00", "2026-10-25T09:00:00");
}

static void
test_skipped_time (void)
{
  g_autoptr (GDateTime) now = at ("Europe/Berlin", "2026-03-28T10:00:00");
  g_autoptr (GDateTime) next = fin_nudge_schedule_next (now, now, 2 * 60 + 30);
  g_autoptr (GDateTime) after = NULL;

  /* 02:30 does not exist on 29 March; the appointment still comes that day, once */
  g_assert_nonnull (next);
  g_assert_cmpint (g_date_time_get_day_of_month (next), ==, 29);
  after = fin_nudge_schedule_next (next, next, 2 * 60 + 30);
  g_assert_cmpint (g_date_time_get_day_of_month (after), ==, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nudges/schedule/next", test_next);
  g_test_add_func ("/nudges/schedule/daylight-saving", test_daylight_saving);
  g_test_add_func ("/nudges/schedule/skipped-time", test_skipped_time);

  return g_test_run ();
}
