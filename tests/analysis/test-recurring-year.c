/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rhythm of a year, and what only looks like one: instalments, savings, slices, shopping. */
#include <glib.h>
#include <string.h>

#include "fin-recurring-life.h"
#include "household.h"

static gint32
day_of (int year, int month, int day)
{
  return fin_calendar_join (year, month, day);
}

static FinRecurring *
detect (GArray *flows, gint32 as_of)
{
  return fin_recurring_detect ((const FinFlow *) flows->data, flows->len, as_of, NULL, 0);
}

static guint
count_shown (const FinRecurring *recurring)
{
  guint n_shown = 0;

  for (gsize i = 0; i < recurring->n_series; i++)
    n_shown += recurring->series[i].shown;
  return n_shown;
}

/* From @first on, each month on the 5th until @last, but in February and March. */
static void
add_instalments (GArray *flows, gint32 first, gint32 last)
{
  int year, month, day;

  fin_calendar_split (first, &year, &month, &day);
  for (int i = 0; day_of (year, month + i, 5) <= last; i++)
    if ((month + i - 1) % 12 != 1 && (month + i - 1) % 12 != 2)
      household_add (flows, day_of (year, month + i, 5), -14200, "COUNCIL TAX");
}

/* Ten payments a year, and a pause that is no miss and no end. */
static void
test_ten_instalments (void)
{
  static const struct
  {
    int year, month, day;                /* as of */
    int next_year, next_month, next_day; /* due */
  } days[] = {
    { 2026, 1, 20, 2026, 2, 5 }, /* a pause seen once may be any pause */
    { 2026, 2, 14, 2026, 4, 5 },
    { 2026, 3, 25, 2026, 4, 5 },
    { 2026, 5, 1, 2026, 5, 5 },
    { 2027, 1, 6, 2027, 4, 5 },
    { 2027, 2, 28, 2027, 4, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint32 as_of = day_of (days[i].year, days[i].month, days[i].day);
      gint32 next = day_of (days[i].next_year, days[i].next_month, days[i].next_day);
      g_autoptr (GArray) flows = household_new ();
      FinRecurring *recurring;
      FinRecurringLife *life;

      add_instalments (flows, day_of (2024, 11, 1), as_of);
      recurring = detect (flows, as_of);
      g_assert_cmpuint (recurring->n_series, ==, 1);
      g_assert_true (recurring->series[0].shown);
      g_assert_cmpint (recurring->series[0].schedule.cadence, ==, FIN_CADENCE_MONTHLY);
      g_assert_cmpint (recurring->series[0].next, ==, next);
      life = fin_recurring_life_new (&recurring->series[0], as_of);
      g_assert_cmpint (life->state, ==, FIN_RECURRING_ACTIVE);
      g_assert_cmpint (life->expected, ==, next);
      if (i > 0)
        {
          g_assert_cmpuint (recurring->series[0].schedule.idle, ==, 1U << 1 | 1U << 2);
          g_assert_cmpfloat (life->yearly, ==, -142000);
          g_assert_cmpfloat_with_epsilon (life->monthly, -142000 / 12.0, 1e-6);
          g_assert_cmpint (life->resumed, ==, FIN_RECURRING_NO_DAY);
        }
      fin_recurring_life_free (life);
      fin_recurring_free (recurring);
    }
}

/* A pause that comes only once is one: twelve a year, and a day on which it resumed. */
static void
test_single_pause (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  FinRecurringLife *life;

  for (int i = 0; i < 24; i++)
    if (i < 8 || i > 10)
      household_add (flows, day_of (2023, 7 + i, 9), -2999, "GYM");
  recurring = detect (flows, AS_OF);
  g_assert_cmpuint (recurring->n_series, ==, 1);
  life = fin_recurring_life_new (&recurring->series[0], AS_OF);
  g_assert_cmpuint (recurring->series[0].schedule.idle, ==, 0);
  g_assert_cmpfloat (life->yearly, ==, -12 * 2999);
  g_assert_cmpint (life->resumed, ==, day_of (2024, 6, 9));
  fin_recurring_life_free (life);
  fin_recurring_free (recurring);
}

/* What is left at the month's end, of any amount and not always: one series, whatever is alike by chance. */
static void
test_saving_what_is_left (void)
{
  for (guint64 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GArray) flows = household_new ();
      FinRecurring *recurring;
      FinRng rng;
      guint n_paid = 0;

      fin_rng_init (&rng, seed);
      for (int i = 0; i < 24; i++)
        {
          gint32 day = day_of (2023, 8 + i, 1) - 1;

          while (fin_calendar_weekday (day) >= 5)
            day--;
          if (fin_rng_uniform (&rng) < 0.2 && i != 0 && i != 23)
            continue;
          household_add (flows, day, -2500.0 * (1 + fin_rng_below (&rng, 20)), "TO SAVINGS");
          n_paid++;
        }
      recurring = detect (flows, AS_OF);
      if (n_paid >= 18)
        g_assert_cmpuint (count_shown (recurring), ==, 1);
      for (gsize i = 0; i < recurring->n_series; i++)
        if (recurring->series[i].shown)
          g_assert_cmpint (recurring->series[i].schedule.cadence, ==, FIN_CADENCE_MONTHLY);
      fin_recurring_free (recurring);
    }
}

/* Two contracts of one payee on one day, one by the quarter, one by the month: both are there. */
static void
test_no_slice (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;

  for (int i = 0; i < 24; i++)
    {
      household_add (flows, day_of (2023, 7 + i, 15), -999, "MUTUAL");
      if (i % 3 == 1)
        household_add (flows, day_of (2023, 7 + i, 15), -4500, "MUTUAL");
    }
  recurring = detect (flows, AS_OF);
  g_assert_cmpuint (count_shown (recurring), ==, 2);
  fin_recurring_free (recurring);
}

/* The same price a quarter apart, among payments on the same day of most months: one habit, not two. */
static void
test_slice (void)
{
  static const int amounts[] = { -3000, -4200, 0,     -3000, -5100, -2700, -3000, 0,
                                 -2700, -3000, -8000, 0,     -3000, 0,     -6100, -3000,
                                 -4800, 0,     -3000, -7000 };
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (amounts[i] != 0)
      household_add (flows, day_of (2023, 11 + (int) i, 15), amounts[i], "ALLOTMENT");
  recurring = detect (flows, AS_OF);
  for (gsize i = 0; i < recurring->n_series; i++)
    if (recurring->series[i].shown)
      g_assert_cmpint (recurring->series[i].schedule.cadence, ==, FIN_CADENCE_MONTHLY);
  fin_recurring_free (recurring);
}

/* Groceries every Saturday are a habit; a vegetable box of about the same price is a bill, and so is pay. */
static void
test_weekly_shopping (void)
{
  static const struct
  {
    const char *label;
    int typical;
    double spread; /* up and down */
    gboolean shown;
  } kinds[] = {
    { "SUPERMARKET", -9000, 0.7, FALSE },
    { "VEGETABLE BOX", -2500, 0.15, TRUE },
    { "DELIVERY APP PAY", 30000, 0.7, TRUE },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) flows = household_new ();
      FinRecurring *recurring;
      FinRng rng;

      fin_rng_init (&rng, 7);
      for (int week = 60; week > 0; week--)
        household_add (flows, AS_OF - 7 * week - 2,
                       kinds[k].typical * (1 + kinds[k].spread * (2 * fin_rng_uniform (&rng) - 1)),
                       kinds[k].label);
      recurring = detect (flows, AS_OF);
      g_assert_cmpuint (count_shown (recurring), ==, kinds[k].shown);
      fin_recurring_free (recurring);
    }
}

/* A year apart, but for a weekend that moved one of them: the 10th was a Saturday in 2026. */
static void
test_yearly_weekend (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;

  household_add (flows, day_of (2025, 1, 10), -46810, "HOUSE INSURANCE");
  household_add (flows, day_of (2026, 1, 12), -49150, "HOUSE INSURANCE");
  household_add_monthly (flows, 12, 3, -999, "OTHER");
  recurring = detect (flows, day_of (2026, 3, 1));
  g_assert_cmpuint (count_shown (recurring), ==, 2);
  fin_recurring_free (recurring);
}

/* From some month on it is due on another day: one series, due on the new day, without a miss. */
static void
test_moved_day (void)
{
  for (int n_before = 3; n_before <= 17; n_before += 7)
    for (int new_day = 1; new_day <= 28; new_day += 9)
      {
        g_autoptr (GArray) flows = household_new ();
        FinRecurring *recurring;
        FinRecurringLife *life;

        for (int i = 0; i < 20; i++)
          household_add (flows, day_of (2023, 10 + i, i < n_before ? 15 : new_day), -3000, "CLUB");
        recurring = detect (flows, day_of (2025, 5, 30));
        g_assert_cmpuint (count_shown (recurring), ==, 1);
        g_assert_cmpuint (recurring->series[0].n_hits, ==, 20);
        g_assert_cmpint (recurring->series[0].next, ==, day_of (2025, 6, new_day));
        g_assert_cmpint (recurring->series[0].n_due, ==, 20);
        life = fin_recurring_life_new (&recurring->series[0], day_of (2025, 5, 30));
        g_assert_cmpint (life->state, ==, FIN_RECURRING_ACTIVE);
        g_assert_cmpint (life->resumed, ==, FIN_RECURRING_NO_DAY);
        fin_recurring_life_free (life);
        fin_recurring_free (recurring);
      }
}

/* The last payment of a loan is what is left of it, and no other price. */
static void
test_rest_of_loan (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurring *recurring;
  FinRecurringLife *life;

  for (int i = 0; i < 12; i++)
    household_add (flows, day_of (2024, 1 + i, 12), i < 11 ? -32730 : -19922, "CAR LOAN");
  recurring = detect (flows, AS_OF);
  g_assert_cmpuint (count_shown (recurring), ==, 1);
  g_assert_cmpuint (recurring->series[0].n_hits, ==, 12);
  life = fin_recurring_life_new (&recurring->series[0], AS_OF);
  g_assert_cmpint (life->state, ==, FIN_RECURRING_ENDED);
  g_assert_cmpuint (life->n_changes, ==, 0);
  g_assert_cmpfloat (life->usual, ==, -32730);
  fin_recurring_life_free (life);
  fin_recurring_free (recurring);
}

/* A year of history sees a half-yearly bill twice, give or take two days; other amounts need the very day. */
static void
test_half_yearly_in_a_year (void)
{
  static const struct
  {
    int day;
    double amount;
    guint n_shown;
  } second[] = {
    { 9, -31240, 1 }, { 11, -31240, 1 }, { 14, -31240, 0 }, { 10, -33000, 1 },
    { 11, -33000, 0 }, { 9, -52000, 0 }, { 9, -19000, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (second); i++)
    {
      g_autoptr (GArray) flows = household_new ();
      FinRecurring *recurring;

      household_add_purchases (flows, 360, 0.3, 3000, 4);
      household_add (flows, day_of (2024, 11, 9), -31240, "CAR INSURANCE");
      household_add (flows, day_of (2025, 5, second[i].day), second[i].amount, "CAR INSURANCE");
      recurring = detect (flows, AS_OF);
      g_assert_cmpuint (count_shown (recurring), ==, second[i].n_shown);
      fin_recurring_free (recurring);
    }
}

/* Four payments in four months, a day or two late now and then, and none besides: a bill. */
static void
test_late_days_in_a_short_history (void)
{
  static const int days[] = { 4, 6, 5, 4 };

  for (int others = 0; others <= 3; others += 3)
    {
      g_autoptr (GArray) flows = household_new ();
      FinRecurring *recurring;

      household_add_purchases (flows, 118, 0.4, 3000, 4);
      for (int i = 0; i < 4; i++)
        household_add (flows, day_of (2025, 3 + i, days[i]), -2040250, "RAMESH KUMAR");
      for (int i = 0; i < others; i++)
        household_add (flows, day_of (2025, 3 + i, 11 + 7 * i), -2040250, "RAMESH KUMAR");
      recurring = detect (flows, AS_OF);
      g_assert_cmpuint (count_shown (recurring), ==, others == 0);
      fin_recurring_free (recurring);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurring-year/ten-instalments", test_ten_instalments);
  g_test_add_func ("/recurring-year/single-pause", test_single_pause);
  g_test_add_func ("/recurring-year/saving-what-is-left", test_saving_what_is_left);
  g_test_add_func ("/recurring-year/no-slice", test_no_slice);
  g_test_add_func ("/recurring-year/slice", test_slice);
  g_test_add_func ("/recurring-year/weekly-shopping", test_weekly_shopping);
  g_test_add_func ("/recurring-year/yearly-weekend", test_yearly_weekend);
  g_test_add_func ("/recurring-year/moved-day", test_moved_day);
  g_test_add_func ("/recurring-year/rest-of-loan", test_rest_of_loan);
  g_test_add_func ("/recurring-year/half-yearly-in-a-year", test_half_yearly_in_a_year);
  g_test_add_func ("/recurring-year/late-days-in-a-short-history", test_late_days_in_a_short_history);
  return g_test_run ();
}
