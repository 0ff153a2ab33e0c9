/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar rules of recurring payments: month ends, leap years, weekends, weekdays of a month. */
#include "fin-schedule.h"

#include <glib.h>

#include "fin-calendar.h"
#include "fin-recurring-private.h"
#include "fin-rng.h"

static void
assert_days (const FinSchedule *schedule, int year, int month, const int *month_days, int n_months)
{
  for (int i = 0; i < n_months; i++)
    {
      int slot = (year * 12 + month - 1 + i * schedule->step - schedule->phase) / schedule->step;
      int y, m, d;

      fin_calendar_split (fin_schedule_day (schedule, slot), &y, &m, &d);
      g_assert_cmpint (d, ==, month_days[i]);
    }
}

static FinSchedule
monthly (FinScheduleRule rule, int value)
{
  return (FinSchedule) { .cadence = FIN_CADENCE_MONTHLY, .rule = rule, .step = 1, .value = value };
}

static void
test_calendar (void)
{
  int year, month, day;

  g_assert_cmpint (fin_calendar_join (1970, 1, 1), ==, 0);
  g_assert_cmpint (fin_calendar_join (2024, 2, 31), ==, fin_calendar_join (2024, 2, 29));
  g_assert_cmpint (fin_calendar_join (2023, 14, 1), ==, fin_calendar_join (2024, 2, 1));
  g_assert_cmpint (fin_calendar_join (2024, 0, 31), ==, fin_calendar_join (2023, 12, 31));
  g_assert_cmpint (fin_calendar_join (2024, -11, 1), ==, fin_calendar_join (2023, 1, 1));
  g_assert_cmpint (fin_calendar_weekday (fin_calendar_join (2026, 11, 22)), ==, 6);
  for (int32_t number = -800000; number < 800000; number += 137)
    {
      fin_calendar_split (number, &year, &month, &day);
      g_assert_cmpint (fin_calendar_join (year, month, day), ==, number);
    }
}

static void
test_month_ends (void)
{
  FinSchedule last = monthly (FIN_SCHEDULE_MONTH_DAY, 31);
  FinSchedule thirtieth = monthly (FIN_SCHEDULE_MONTH_DAY, 30);
  FinSchedule before_last = monthly (FIN_SCHEDULE_FROM_END, 2);

  assert_days (&last, 2024, 1, (int[]) { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }, 12);
  assert_days (&last, 2023, 1, (int[]) { 31, 28, 31 }, 3);
  assert_days (&last, 1900, 2, (int[]) { 28 }, 1);
  assert_days (&thirtieth, 2024, 1, (int[]) { 30, 29, 30, 30 }, 4);
  assert_days (&before_last, 2024, 1, (int[]) { 29, 27, 29, 28 }, 4);
}

static void
test_weekends (void)
{
  FinSchedule next = monthly (FIN_SCHEDULE_NEXT_BUSINESS, 1);
  FinSchedule before = monthly (FIN_SCHEDULE_BEFORE_BUSINESS, 31);

  /* 2025: 1 February and 1 March are Saturdays, 1 June a Sunday */
  assert_days (&next, 2025, 1, (int[]) { 1, 3, 3, 1, 1, 2 }, 6);
  /* 2025: 31 May is a Saturday, 31 August a Sunday, 30 November a Sunday */
  assert_days (&before, 2025, 5, (int[]) { 30, 30, 31, 29, 30, 31, 28 }, 7);
}

static void
test_nth_weekday (void)
{
  FinSchedule third_wednesday = monthly (FIN_SCHEDULE_NTH_WEEKDAY, 3 * 7 + 2);
  FinSchedule last_friday = monthly (FIN_SCHEDULE_NTH_WEEKDAY, 5 * 7 + 4);

  assert_days (&third_wednesday, 2026, 1, (int[]) { 21, 18, 18, 15 }, 4);
  assert_days (&last_friday, 2026, 1, (int[]) { 30, 27, 27, 24, 29 }, 5);
}

static void
test_quarterly (void)
{
  FinSchedule schedule = { .cadence = FIN_CADENCE_QUARTERLY,
                           .rule = FIN_SCHEDULE_MONTH_DAY,
                           .step = 3,
                           .phase = 1,
                           .value = 30 };

  assert_days (&schedule, 2024, 2, (int[]) { 29, 30, 30, 30, 28 }, 5);
}

/* Nothing is due in February and March; slots go on without a gap. */
static void
test_idle_months (void)
{
  FinSchedule schedule = monthly (FIN_SCHEDULE_MONTH_DAY, 5);
  int slot, year, month, day;

  schedule.idle = 1U << 1 | 1U << 2;
  slot = fin_schedule_nearest_slot (&schedule, fin_calendar_join (2025, 4, 6));
  for (int i = 0; i < 20; i++)
    {
      fin_calendar_split (fin_schedule_day (&schedule, slot + i), &year, &month, &day);
      g_assert_cmpint (year * 12 + month - 1, ==, 2025 * 12 + 3 + i + 2 * (i / 10));
      g_assert_cmpint (day, ==, 5);
    }
  g_assert_cmpint (fin_schedule_per_year (&schedule), ==, 10);
  g_assert_cmpfloat_with_epsilon (fin_schedule_mean_step (&schedule), 365.2425 / 10, 1e-9);
}

/* A due day's nearest slot is its own, and a payment a day off still finds it. */
static void
test_nearest (void)
{
  const FinSchedule schedules[] = {
    { .rule = FIN_SCHEDULE_DAYS, .step = 7, .anchor = 4 },
    { .rule = FIN_SCHEDULE_DAYS, .step = 14, .anchor = 9 },
    monthly (FIN_SCHEDULE_MONTH_DAY, 1),
    monthly (FIN_SCHEDULE_MONTH_DAY, 31),
    monthly (FIN_SCHEDULE_FROM_END, 0),
    monthly (FIN_SCHEDULE_NEXT_BUSINESS, 31),
    monthly (FIN_SCHEDULE_BEFORE_BUSINESS, 1),
    monthly (FIN_SCHEDULE_NTH_WEEKDAY, 5 * 7),
    { .rule = FIN_SCHEDULE_MONTH_DAY, .step = 3, .phase = 2, .value = 15 },
    { .rule = FIN_SCHEDULE_MONTH_DAY, .step = 12, .phase = 1, .value = 29 },
    { .rule = FIN_SCHEDULE_MONTH_DAY, .step = 1, .value = 31, .idle = 1U << 0 | 1U << 11 },
    { .rule = FIN_SCHEDULE_NEXT_BUSINESS, .step = 1, .value = 1, .idle = 1U << 6 | 1U << 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (schedules); i++)
    for (int32_t day = -20000; day < 40000; day += 997)
      {
        int slot = fin_schedule_nearest_slot (&schedules[i], day);
        int32_t due = fin_schedule_day (&schedules[i], slot);

        g_assert_cmpint (fin_schedule_nearest_slot (&schedules[i], due), ==, slot);
        g_assert_cmpint (fin_schedule_nearest_slot (&schedules[i], due + 1), ==, slot);
        g_assert_cmpint (fin_schedule_nearest_slot (&schedules[i], due - 1), ==, slot);
        g_assert_cmpint (fin_schedule_day (&schedules[i], slot + 1), >, due);
        g_assert_cmpint (ABS (due - day), <=,
                         ABS (fin_schedule_day (&schedules[i], slot + 1) - day));
        g_assert_cmpint (ABS (due - day), <=,
                         ABS (fin_schedule_day (&schedules[i], slot - 1) - day));
      }
}

/* Any rule as detection and persons make it. */
static FinSchedule
random_schedule (FinRng *rng)
{
  static const int steps[] = { 1, 1, 3, 6, 12 };
  FinSchedule schedule = { .cadence = FIN_CADENCE_YEARLY,
                           .rule = (FinScheduleRule) fin_rng_below (rng, 7),
                           .step = steps[fin_rng_below (rng, 5)],
                           .value = 1 + (int) fin_rng_below (rng, 31) };

  schedule.phase = (int) fin_rng_below (rng, (guint32) schedule.step);
  if (schedule.rule == FIN_SCHEDULE_DAYS)
    schedule.step = 7 * (1 + (int) fin_rng_below (rng, 2));
  else if (schedule.rule == FIN_SCHEDULE_FROM_END)
    schedule.value = (int) fin_rng_below (rng, 28);
  else if (schedule.rule == FIN_SCHEDULE_NTH_WEEKDAY)
    schedule.value = 7 * (1 + (int) fin_rng_below (rng, 5)) + (int) fin_rng_below (rng, 7);
  else if (schedule.rule == FIN_SCHEDULE_MONTH_PAIR)
    {
      int first = 1 + (int) fin_rng_below (rng, 29);

      schedule.step = 1;
      schedule.phase = 0;
      schedule.value = fin_schedule_pair (first, first + 1 + (int) fin_rng_below (rng, (guint32) (31 - first)),
                                          (int) fin_rng_below (rng, 3));
    }
  if (schedule.step == 1 && schedule.rule != FIN_SCHEDULE_MONTH_PAIR
      && schedule.rule != FIN_SCHEDULE_DAYS && fin_rng_below (rng, 4) == 0)
    schedule.idle = fin_rng_below (rng, 4095);
  return schedule;
}

/* The short way finds what the calendar does, and calls nothing far that any cadence would tolerate. */
static void
test_candidates (void)
{
  guint n_far = 0;
  FinRng rng;

  fin_rng_init (&rng, 5);
  for (int i = 0; i < 400000; i++)
    {
      FinSchedule schedule = random_schedule (&rng);
      FinFlow flow = { .day = 9000 + (int) fin_rng_below (&rng, 13000), .amount = -5 };
      FinCandidate candidate = fin_candidate_make (&flow, 3);
      int slot, offset, expected = fin_schedule_nearest_slot (&schedule, flow.day);
      int distance = flow.day - fin_schedule_day (&schedule, expected);

      fin_candidate_nearest (&schedule, &candidate, &slot, &offset);
      g_assert_cmpint (slot, ==, expected);
      g_assert_cmpint (offset, ==, distance);
      if (fin_candidate_near (&schedule, &candidate, &slot, &offset))
        {
          g_assert_cmpint (slot, ==, expected);
          g_assert_cmpint (offset, ==, distance);
        }
      else
        {
          g_assert_cmpint (ABS (distance), >, fin_cadence_tolerance (FIN_CADENCE_YEARLY));
          n_far++;
        }
    }
  g_assert_cmpuint (n_far, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/calendar", test_calendar);
  g_test_add_func ("/schedule/month-ends", test_month_ends);
  g_test_add_func ("/schedule/weekends", test_weekends);
  g_test_add_func ("/schedule/nth-weekday", test_nth_weekday);
  g_test_add_func ("/schedule/quarterly", test_quarterly);
  g_test_add_func ("/schedule/idle-months", test_idle_months);
  g_test_add_func ("/schedule/nearest", test_nearest);
  g_test_add_func ("/schedule/candidates", test_candidates);
  return g_test_run ();
}
