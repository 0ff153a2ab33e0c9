/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurring payments: every cadence found and continued rightly, coincidences not shown. */
#include "fin-recurring.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "household.h"

static const FinRecurringSeries *
find_series (const FinRecurring *recurring, GArray *flows, const char *label)
{
  for (gsize i = 0; i < recurring->n_series; i++)
    {
      const FinRecurringSeries *series = &recurring->series[i];

      if (series->shown
          && strcmp (g_array_index (flows, FinFlow, series->hits[0].row).label, label) == 0)
        return series;
    }
  return NULL;
}

static FinRecurring *
detect (GArray *flows)
{
  return fin_recurring_detect ((const FinFlow *) flows->data, flows->len, AS_OF, NULL, 0);
}

static gint32
day_of (int year, int month, int day)
{
  return fin_calendar_join (year, month, day);
}

static void
assert_found (GArray *flows, const char *label, FinCadence cadence, gint32 next)
{
  FinRecurring *recurring = detect (flows);
  const FinRecurringSeries *series = find_series (recurring, flows, label);

  g_assert_nonnull (series);
  g_assert_cmpstr (fin_cadence_name (series->schedule.cadence), ==, fin_cadence_name (cadence));
  g_assert_cmpint (series->next, ==, next);
  fin_recurring_free (recurring);
}

static void
test_day_steps (void)
{
  static const struct
  {
    int step;
    FinCadence cadence;
  } steps[] = {
    { 7, FIN_CADENCE_WEEKLY },
    { 14, FIN_CADENCE_FORTNIGHTLY },
    { 28, FIN_CADENCE_FOUR_WEEKLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    for (int phase = 0; phase < steps[i].step; phase += 3)
      {
        g_autoptr (GArray) flows = household_new ();

        for (int back = phase; back < 7 * steps[i].step; back += steps[i].step)
          household_add (flows, AS_OF - back, 45000, "WAGE");
        assert_found (flows, "WAGE", steps[i].cadence, AS_OF - phase + steps[i].step);
      }
}

/*
 * Four Fridays a fortnight apart: the 3rd and the 17th, or the Fridays before their weekends, would meet
 * them all as well, but so would some pair of days any four Fridays. The same Fridays shifted along the year.
 */
static void
test_fortnight_or_pair (void)
{
  for (int shift = 0; shift < 52; shift++)
    {
      g_autoptr (GArray) flows = household_new ();
      gint32 last = fin_calendar_join (2026, 5, 15) + 7 * shift;
      FinRecurring *recurring;

      for (int back = 3; back >= 0; back--)
        household_add (flows, last - 14 * back, 179557, "PAYROLL");
      recurring = fin_recurring_detect ((const FinFlow *) flows->data, flows->len, last + 6, NULL, 0);
      g_assert_cmpuint (recurring->n_series, ==, 1);
      g_assert_cmpint (recurring->series[0].schedule.cadence, ==, FIN_CADENCE_FORTNIGHTLY);
      g_assert_cmpint (recurring->series[0].next, ==, last + 14);
      fin_recurring_free (recurring);
    }
}

/* A wage every fortnight that was missed once is not one of every four weeks. */
static void
test_missed_fortnight (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;

  for (int k = 0; k < 5; k++)
    if (k != 3)
      household_add (flows, AS_OF - 4 - 14 * k, 221873, "PAY");
  recurring = detect (flows);
  g_assert_cmpuint (recurring->n_series, ==, 1);
  g_assert_cmpint (recurring->series[0].schedule.cadence, ==, FIN_CADENCE_FORTNIGHTLY);
  g_assert_cmpint (recurring->series[0].next, ==, AS_OF + 10);
  fin_recurring_free (recurring);
}

/* Pay before Christmas comes a week early and still belongs to its month. */
static void
test_early_december (void)
{
  g_autoptr (GArray) flows = household_new ();
  const FinSchedule pay = { .rule = FIN_SCHEDULE_BEFORE_BUSINESS, .step = 1, .value = 31 };
  int last = fin_schedule_nearest_slot (&pay, AS_OF);
  FinRecurring *recurring;

  for (int slot = last - 17; slot <= last; slot++)
    {
      gint32 day = fin_schedule_day (&pay, slot);
      int year, month, month_day;

      fin_calendar_split (day, &year, &month, &month_day);
      household_add (flows, month == 12 ? fin_calendar_join (year, 12, 23) : day, 250000, "PAY");
    }
  recurring = detect (flows);
  g_assert_cmpuint (recurring->n_series, ==, 1);
  g_assert_cmpuint (recurring->series[0].n_hits, ==, 18);
  g_assert_cmpint (recurring->series[0].n_due, ==, 18);
  fin_recurring_free (recurring);
}

/* Taps on the bus on most Tuesdays and Thursdays are a habit, not a bill. */
static void
test_commute (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  FinRng rng;

  fin_rng_init (&rng, 11);
  for (int week = 0; week < 50; week++)
    for (int day = 0; day < 2; day++)
      if (fin_rng_uniform (&rng) < 0.85)
        household_add (flows, AS_OF - 7 * week - 3 * day - (int) fin_rng_below (&rng, 2), -480,
                       "BUS");
  recurring = detect (flows);
  g_assert_null (find_series (recurring, flows, "BUS"));
  fin_recurring_free (recurring);
}

static void
test_month_rules (void)
{
  g_autoptr (GArray) flows = household_new ();

  household_add_monthly (flows, 8, 15, -5000, "FIFTEENTH");
  household_add_monthly (flows, 8, 31, -7000, "LAST DAY");
  household_add_monthly (flows, 8, 3, -9000, "THIRD");
  assert_found (flows, "FIFTEENTH", FIN_CADENCE_MONTHLY, day_of (2025, 7, 15));
  assert_found (flows, "LAST DAY", FIN_CADENCE_MONTHLY, day_of (2025, 7, 31));
  assert_found (flows, "THIRD", FIN_CADENCE_MONTHLY, day_of (2025, 7, 3));
}

/* Pay on the last working day, a debit on the next working day after the 1st, a third Tuesday. */
static void
test_business_days (void)
{
  g_autoptr (GArray) flows = household_new ();
  const FinSchedule pay = { .rule = FIN_SCHEDULE_BEFORE_BUSINESS, .step = 1, .value = 31 };
  const FinSchedule debit = { .rule = FIN_SCHEDULE_NEXT_BUSINESS, .step = 1, .value = 1 };
  const FinSchedule club = { .rule = FIN_SCHEDULE_NTH_WEEKDAY, .step = 1, .value = 3 * 7 + 1 };
  int last = fin_schedule_nearest_slot (&debit, day_of (2025, 6, 1));

  for (int slot = last - 9; slot <= last; slot++)
    {
      household_add (flows, fin_schedule_day (&pay, slot), 250000, "PAY");
      household_add (flows, fin_schedule_day (&debit, slot), -80000, "DEBIT");
      household_add (flows, fin_schedule_day (&club, slot), -1500, "CLUB");
    }
  assert_found (flows, "PAY", FIN_CADENCE_MONTHLY, day_of (2025, 7, 31));
  assert_found (flows, "DEBIT", FIN_CADENCE_MONTHLY, day_of (2025, 7, 1));
  assert_found (flows, "CLUB", FIN_CADENCE_MONTHLY, day_of (2025, 7, 15));
}

static void
test_long_steps (void)
{
  g_autoptr (GArray) flows = household_new ();

  for (int k = 0; k < 8; k++)
    household_add (flows, day_of (2025, 5 - 3 * k, 20), -18000, "WATER");
  for (int k = 0; k < 3; k++)
    household_add (flows, day_of (2025 - k, 3, 8), -64000, "INSURANCE");
  for (int k = 0; k < 4; k++)
    household_add (flows, day_of (2025, 2 - 6 * k, 11), -32000, "DENTIST PLAN");
  assert_found (flows, "WATER", FIN_CADENCE_QUARTERLY, day_of (2025, 8, 20));
  assert_found (flows, "INSURANCE", FIN_CADENCE_YEARLY, day_of (2026, 3, 8));
  household_add (flows, day_of (2024, 4, 2), -38640, "MOTOR COVER");
  household_add (flows, day_of (2025, 4, 2), -42115, "MOTOR COVER");
  assert_found (flows, "MOTOR COVER", FIN_CADENCE_YEARLY, day_of (2026, 4, 2));
  assert_found (flows, "DENTIST PLAN", FIN_CADENCE_HALF_YEARLY, day_of (2025, 8, 11));
}

/* Five subscriptions under one text, told apart by their amounts. */
static void
test_shared_label (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  int n_shown = 0;

  for (int i = 0; i < 5; i++)
    household_add_monthly (flows, 10, 3 + 5 * i, -999 - 500 * i, "CARD PAYMENT");
  recurring = detect (flows);
  for (gsize i = 0; i < recurring->n_series; i++)
    {
      g_assert_cmpuint (recurring->series[i].n_hits, ==, 10);
      g_assert_true (recurring->series[i].fixed);
      n_shown += recurring->series[i].shown;
    }
  g_assert_cmpint (n_shown, ==, 5);
  fin_recurring_free (recurring);
}

static void
test_price_rise (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  const FinRecurringSeries *series;

  for (int back = 11; back >= 0; back--)
    household_add (flows, day_of (2025, 6 - back, 9), back > 3 ? -1299 : -1499, "STREAMING");
  recurring = detect (flows);
  series = find_series (recurring, flows, "STREAMING");
  g_assert_nonnull (series);
  g_assert_cmpuint (series->n_hits, ==, 12);
  g_assert_cmpfloat (series->amount, ==, -1499);
  g_assert_false (series->fixed);
  g_assert_cmpfloat (series->low, ==, -1499);
  g_assert_cmpfloat (series->high, ==, -1299);
  fin_recurring_free (recurring);
}

/* Pay on the 15th and on the last working day; two policies of one insurer are not that. */
static void
test_twice_monthly (void)
{
  g_autoptr (GArray) flows = household_new ();
  const FinSchedule pay = { .cadence = FIN_CADENCE_TWICE_MONTHLY,
                            .rule = FIN_SCHEDULE_MONTH_PAIR,
                            .step = 1,
                            .value = fin_schedule_pair (15, 31, 2) };
  int last = fin_schedule_nearest_slot (&pay, day_of (2025, 6, 30));
  FinRecurring *recurring;
  int n_policies = 0;

  for (int slot = last - 11; slot <= last; slot++)
    household_add (flows, fin_schedule_day (&pay, slot), 180000 + 500 * (slot % 3), "PAY");
  household_add_monthly (flows, 10, 4, -4100, "MUTUAL");
  household_add_monthly (flows, 10, 18, -4400, "MUTUAL");
  assert_found (flows, "PAY", FIN_CADENCE_TWICE_MONTHLY, day_of (2025, 7, 15));
  recurring = detect (flows);
  for (gsize i = 0; i < recurring->n_series; i++)
    n_policies +=
        recurring->series[i].shown && recurring->series[i].schedule.cadence == FIN_CADENCE_MONTHLY;
  g_assert_cmpint (n_policies, ==, 2);
  fin_recurring_free (recurring);
}

/* Under one label, a subscription that became dearer twice, and another on another day. */
static void
test_joined_prices (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  int n_shown = 0;

  for (int back = 17; back >= 0; back--)
    {
      household_add (flows, day_of (2025, 6 - back, 9),
                     back > 10  ? -999
                     : back > 4 ? -1099
                                : -1299,
                     "STORE");
      household_add (flows, day_of (2025, 6 - back, 21), -299, "STORE");
    }
  recurring = detect (flows);
  for (gsize i = 0; i < recurring->n_series; i++)
    if (recurring->series[i].shown)
      {
        g_assert_cmpuint (recurring->series[i].n_hits, ==, 18);
        n_shown++;
      }
  g_assert_cmpint (n_shown, ==, 2);
  fin_recurring_free (recurring);
}

/* A third Wednesday that the bank books a day or two late now and then. */
static void
test_late_nth_weekday (void)
{
  g_autoptr (GArray) flows = household_new ();
  const FinSchedule club = { .rule = FIN_SCHEDULE_NTH_WEEKDAY, .step = 1, .value = 3 * 7 + 2 };
  int last = fin_schedule_nearest_slot (&club, day_of (2025, 6, 18));

  for (int slot = last - 19; slot <= last; slot++)
    household_add (flows, fin_schedule_day (&club, slot) + (slot % 4 == 0 ? 1 + slot % 8 / 4 : 0),
                   -1500, "CLUB");
  assert_found (flows, "CLUB", FIN_CADENCE_MONTHLY, day_of (2025, 7, 16));
}

static void
test_paused_and_resumed (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  const FinRecurringSeries *series;

  for (int back = 15; back >= 0; back--)
    if (back < 5 || back > 7)
      household_add (flows, day_of (2025, 6 - back, 12), -3000, "GYM");
  recurring = detect (flows);
  series = find_series (recurring, flows, "GYM");
  g_assert_nonnull (series);
  g_assert_false (series->ended);
  g_assert_cmpint (series->longest_pause, ==, 3);
  g_assert_cmpuint (series->n_hits, ==, 13);
  fin_recurring_free (recurring);
}

static void
test_missed_and_ended (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  const FinRecurringSeries *missed, *ended;

  for (int back = 11; back >= 0; back--)
    {
      if (back != 5 && back != 0)
        household_add (flows, day_of (2025, 6 - back, 10), -3000, "MISSED");
      if (back > 3)
        household_add (flows, day_of (2025, 6 - back, 10), -4000, "ENDED");
    }
  recurring = detect (flows);
  missed = find_series (recurring, flows, "MISSED");
  ended = find_series (recurring, flows, "ENDED");
  g_assert_nonnull (missed);
  g_assert_false (missed->ended);
  g_assert_cmpint (missed->n_missed, ==, 1);
  g_assert_cmpuint (missed->n_hits, ==, 10);
  g_assert_cmpint (missed->n_due, ==, 12);
  g_assert_nonnull (ended);
  g_assert_true (ended->ended);
  g_assert_cmpuint (ended->n_hits, ==, 8);
  fin_recurring_free (recurring);
}

/* Purchases without a rule: hardly ever shown, whatever their days. */
static void
test_chance (void)
{
  int n_rows = 0, n_shown = 0;

  for (guint64 seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GArray) flows = household_new ();
      FinRecurring *recurring;
      FinRng rng;

      fin_rng_init (&rng, seed);
      for (int i = 0; i < 60; i++)
        household_add (flows, AS_OF - (gint32) fin_rng_below (&rng, 365),
                       -1000.0 * (1 + fin_rng_below (&rng, 8)), "CASH MACHINE");
      recurring = detect (flows);
      n_rows += (int) flows->len;
      for (gsize i = 0; i < recurring->n_series; i++)
        if (recurring->series[i].shown)
          n_shown += (int) recurring->series[i].n_hits;
      fin_recurring_free (recurring);
    }
  g_assert_cmpfloat (n_shown, <, 0.02 * n_rows);
}

/* Households with known truth: what is shown is true, and what is true is shown, nearly always. */
static void
test_precision_and_recall (void)
{
  static const char *const labels[] = { "RENT",  "PHONE",     "GYM", "PAPER",
                                        "POWER", "INSURANCE", "WAGE" };
  int n_true = 0, n_found = 0, n_shown = 0, n_wrong = 0;

  for (guint64 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GArray) flows = household_new ();
      FinRecurring *recurring;
      FinRng rng;

      fin_rng_init (&rng, seed);
      for (int kind = 0; kind < 5; kind++)
        for (int back = 13, day = 1 + (int) fin_rng_below (&rng, 28); back >= 0; back--)
          if (fin_rng_uniform (&rng) > 0.03)
            household_add (flows, day_of (2025, 6 - back, day) + (gint32) fin_rng_below (&rng, 2),
                           -1000.0 * (kind + 1)
                               * (kind < 4 ? 1 : 0.7 + 0.6 * fin_rng_uniform (&rng)),
                           labels[kind]);
      for (int back = (int) fin_rng_below (&rng, 90); back < 420; back += 91)
        household_add (flows, AS_OF - back, -23000, labels[5]);
      for (int back = (int) fin_rng_below (&rng, 14); back < 400; back += 14)
        household_add (flows, AS_OF - back, 120000, labels[6]);
      household_add_purchases (flows, 400, 0.5, 4000, seed);

      recurring = detect (flows);
      for (gsize label = 0; label < G_N_ELEMENTS (labels); label++)
        {
          n_true++;
          n_found += find_series (recurring, flows, labels[label]) != NULL;
        }
      for (gsize i = 0; i < recurring->n_series; i++)
        if (recurring->series[i].shown)
          {
            gsize row = recurring->series[i].hits[0].row;

            n_shown++;
            n_wrong += strcmp (g_array_index (flows, FinFlow, row).label, "SHOP") == 0;
          }
      fin_recurring_free (recurring);
    }
  g_test_message ("%d true, %d found, %d shown, %d wrong", n_true, n_found, n_shown, n_wrong);
  g_assert_cmpfloat (n_found, >=, 0.95 * n_true);
  g_assert_cmpfloat (n_wrong, <=, 0.03 * n_shown);
}

static void
test_odd_input (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring = detect (flows);

  g_assert_cmpuint (recurring->n_series, ==, 0);
  fin_recurring_free (recurring);

  for (int i = 0; i < 50; i++)
    household_add (flows, AS_OF, i % 2 ? 100 : -100, i % 3 ? NULL : "SAME DAY");
  household_add (flows, AS_OF, NAN, "NAN");
  household_add (flows, AS_OF - 40, INFINITY, "INF");
  household_add (flows, AS_OF - 40, 0, "ZERO");
  household_add (flows, AS_OF + 40, 50, "FUTURE");
  recurring = detect (flows);
  for (gsize i = 0; i < recurring->n_series; i++)
    g_assert_false (recurring->series[i].shown);
  fin_recurring_free (recurring);
}

static double
sum_expected (GArray *flows, const char *label, gsize n_hits)
{
  FinRecurring *recurring = detect (flows);
  double sum = 0;

  for (gsize i = 0; i < recurring->n_series; i++)
    if (strcmp (recurring->series[i].label, label) == 0 && recurring->series[i].n_hits >= n_hits)
      sum += recurring->series[i].amount;
  fin_recurring_free (recurring);
  return sum;
}

/* Two months of history have seen a salary twice: enough to expect a third, not to list it. */
static void
test_two_salaries (void)
{
  g_autoptr (GArray) flows = household_new ();
  g_autoptr (GArray) long_flows = household_new ();

  household_add (flows, AS_OF - 61, -1000, "SHOP");
  household_add (flows, AS_OF - 52, 301000, "WAGE");
  household_add (flows, AS_OF - 21, 289000, "WAGE");
  g_assert_cmpfloat (sum_expected (flows, "WAGE", 2), ==, 289000);
  for (int back = 0; back < 365; back += 3)
    household_add (long_flows, AS_OF - back, -1000 - back, "SHOP");
  household_add (long_flows, AS_OF - 52, 301000, "WAGE");
  household_add (long_flows, AS_OF - 21, 289000, "WAGE");
  g_assert_cmpfloat (sum_expected (long_flows, "WAGE", 2), ==, 0);
}

/* The next due day of the series of @amount under @label, 0 without one. */
static gint32
find_next (GArray *flows, const char *label, double amount)
{
  FinRecurring *recurring = detect (flows);
  gint32 next = 0;

  for (gsize i = 0; i < recurring->n_series; i++)
    if (strcmp (recurring->series[i].label, label) == 0 && recurring->series[i].amount == amount)
      next = recurring->series[i].next;
  fin_recurring_free (recurring);
  return next;
}

/*
 * A bill of an odd amount, paid twice among others, comes a third time, and on the day that the weekend
 * put off; a round sum given twice does not.
 */
static void
test_two_odd_amounts (void)
{
  g_autoptr (GArray) flows = household_new ();

  for (int k = 0; k < 9; k++)
    household_add (flows, AS_OF - 5 - 7 * k, -8107, "PAYMENT");
  for (int k = 0; k < 12; k++)
    household_add (flows, AS_OF - 1 - 5 * k, -5000 - 1100 * (k * 5 % 12), "PAYMENT");
  household_add (flows, day_of (2025, 5, 12), -22957, "PAYMENT");
  household_add (flows, day_of (2025, 6, 10), -22957, "PAYMENT");
  household_add (flows, day_of (2025, 5, 20), -12000, "PAYMENT");
  household_add (flows, day_of (2025, 6, 20), -12000, "PAYMENT");
  g_assert_cmpint (find_next (flows, "PAYMENT", -22957), ==, day_of (2025, 7, 10));
  g_assert_cmpint (find_next (flows, "PAYMENT", -12000), ==, 0);
  g_assert_cmpint (find_next (flows, "PAYMENT", -8107), ==, AS_OF + 2);
}

/* Pay that comes in two equal parts, the second time after a weekend. */
static void
test_pay_in_two_parts (void)
{
  g_autoptr (GArray) flows = household_new ();

  household_add (flows, AS_OF - 61, -1000, "SHOP");
  for (int part = 0; part < 2; part++)
    {
      household_add (flows, day_of (2025, 5, 16), 250000, "WAGE");
      household_add (flows, day_of (2025, 6, 17), 250000, "WAGE");
    }
  g_assert_cmpfloat (sum_expected (flows, "WAGE", 2), ==, 500000);
  g_assert_cmpint (find_next (flows, "WAGE", 250000), ==, day_of (2025, 7, 17));
}

/* A bill on the day of a weekly payment under its label takes none of the week's places. */
static void
test_two_on_a_due_day (void)
{
  g_autoptr (GArray) flows = household_new ();

  for (int k = 0; k < 9; k++)
    household_add (flows, AS_OF - 7 * k, -8107, "PAYMENT");
  household_add (flows, day_of (2025, 5, 16), -93669, "PAYMENT");
  household_add (flows, day_of (2025, 6, 16), -93669, "PAYMENT");
  g_assert_cmpint (find_next (flows, "PAYMENT", -8107), ==, AS_OF + 7);
  g_assert_cmpint (find_next (flows, "PAYMENT", -93669), ==, day_of (2025, 7, 16));
}

/* A rent and a tip under one label: the sizes tell them apart. */
static void
test_two_scales (void)
{
  g_autoptr (GArray) flows = household_new ();

  for (int k = 0; k < 8; k++)
    {
      household_add (flows, AS_OF - 2 - 7 * k, -30000 - 1700 * (k * 5 % 8), "PAYMENT");
      household_add (flows, AS_OF - 2 - 7 * k, -2000 - 170 * (k * 3 % 8), "PAYMENT");
    }
  g_assert_cmpfloat (fabs (sum_expected (flows, "PAYMENT", 8) + 36000 + 2600), <, 4000);
}

/* A weekly wage that varies is expected at the middle of the last six, a dearer one at its new price. */
static void
test_varying_wage (void)
{
  static const int amounts[] = { 52000, 50000, 44000, 43000, 45000, 46000, 44500, 44000 };
  g_autoptr (GArray) varying = household_new ();
  g_autoptr (GArray) risen = household_new ();

  for (int k = 0; k < 8; k++)
    {
      household_add (varying, AS_OF - 3 - 7 * k, amounts[k], "WAGE");
      household_add (risen, AS_OF - 3 - 7 * k, k < 3 ? 52000 : 45000, "WAGE");
    }
  g_assert_cmpfloat (sum_expected (varying, "WAGE", 6), ==, 45500);
  g_assert_cmpfloat (sum_expected (risen, "WAGE", 6), ==, 52000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurring/day-steps", test_day_steps);
  g_test_add_func ("/recurring/fortnight-or-pair", test_fortnight_or_pair);
  g_test_add_func ("/recurring/missed-fortnight", test_missed_fortnight);
  g_test_add_func ("/recurring/early-december", test_early_december);
  g_test_add_func ("/recurring/commute", test_commute);
  g_test_add_func ("/recurring/month-rules", test_month_rules);
  g_test_add_func ("/recurring/business-days", test_business_days);
  g_test_add_func ("/recurring/long-steps", test_long_steps);
  g_test_add_func ("/recurring/shared-label", test_shared_label);
  g_test_add_func ("/recurring/price-rise", test_price_rise);
  g_test_add_func ("/recurring/twice-monthly", test_twice_monthly);
  g_test_add_func ("/recurring/joined-prices", test_joined_prices);
  g_test_add_func ("/recurring/late-nth-weekday", test_late_nth_weekday);
  g_test_add_func ("/recurring/paused-and-resumed", test_paused_and_resumed);
  g_test_add_func ("/recurring/missed-and-ended", test_missed_and_ended);
  g_test_add_func ("/recurring/chance", test_chance);
  g_test_add_func ("/recurring/precision-and-recall", test_precision_and_recall);
  g_test_add_func ("/recurring/odd-input", test_odd_input);
  g_test_add_func ("/recurring/two-salaries", test_two_salaries);
  g_test_add_func ("/recurring/two-odd-amounts", test_two_odd_amounts);
  g_test_add_func ("/recurring/pay-in-two-parts", test_pay_in_two_parts);
  g_test_add_func ("/recurring/two-on-a-due-day", test_two_on_a_due_day);
  g_test_add_func ("/recurring/two-scales", test_two_scales);
  g_test_add_func ("/recurring/varying-wage", test_varying_wage);
  return g_test_run ();
}
