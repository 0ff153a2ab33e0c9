/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Features of spending, by hand. */
#include <glib.h>
#include <math.h>

#include "fin-features.h"

/* 20458 is Monday, 5 January 2026. */
#define MONDAY 20458

static const int32_t days[] = { MONDAY, MONDAY + 5, MONDAY + 6, MONDAY + 59, MONDAY + 59 };
static const int16_t minutes[] = { 600, 1080, -1, 1079, -1 };
static const double amounts[] = { 1000, 2000, 3000, 4000, -500 };
static const int32_t categories[] = { 0, 2, 2, -1, 1 };

static FinSpendingInput
make_input (void)
{
  return (FinSpendingInput){
    .n = G_N_ELEMENTS (days),
    .days = days,
    .minutes = minutes,
    .amounts = amounts,
    .categories = categories,
    .first_day = 0,
    .last_day = -1,
    .unit = 100,
  };
}

static void
test_summary (void)
{
  FinSpendingInput input = make_input ();
  FinSpendingSummary summary;

  g_assert_true (fin_spending_summarise (&input, INT32_MIN, INT32_MAX, &summary));
  g_assert_cmpuint (summary.n, ==, 4); /* the refund is no spending */
  g_assert_cmpint (summary.first_day, ==, MONDAY);
  g_assert_cmpint (summary.last_day, ==, MONDAY + 59);
  g_assert_cmpfloat (summary.total, ==, 10000);
  g_assert_cmpfloat (summary.average, ==, 2500);
  g_assert_cmpfloat (summary.median, ==, 2500);
  g_assert_cmpfloat (summary.maximum, ==, 4000);
  g_assert_cmpfloat_with_epsilon (summary.deviation, sqrt (5000000.0 / 3), 1e-9);
  g_assert_cmpfloat (summary.share_with_time, ==, 0.75);
  g_assert_cmpuint (summary.n_categories, ==, 2);
  g_assert_cmpint (summary.top_category, ==, 2);
  g_assert_cmpfloat (summary.top_category_share, ==, 0.5);

  g_assert_cmpfloat (summary.features[FIN_FEATURE_AVERAGE], ==, 25);
  g_assert_cmpfloat_with_epsilon (summary.features[FIN_FEATURE_FREQUENCY], 4 * 30.4375 / 60, 1e-12);
  g_assert_cmpfloat (summary.features[FIN_FEATURE_WEEKEND], ==, 0.5);
  /* 60 days are two windows: none known in the last, two in the first. */
  g_assert_cmpfloat (summary.features[FIN_FEATURE_CATEGORIES], ==, 1);
  /* Of what has a time, 2000 at 18:00; 17:59 is not evening. */
  g_assert_cmpfloat_with_epsilon (summary.features[FIN_FEATURE_EVENING], 2000.0 / 7000, 1e-12);
}

static void
test_unknown (void)
{
  FinSpendingInput input = make_input ();
  FinSpendingSummary summary;

  input.minutes = NULL;
  input.categories = NULL;
  g_assert_true (fin_spending_summarise (&input, INT32_MIN, INT32_MAX, &summary));
  g_assert_true (isnan (summary.features[FIN_FEATURE_EVENING]));
  g_assert_true (isnan (summary.features[FIN_FEATURE_CATEGORIES]));
  g_assert_cmpint (summary.top_category, ==, FIN_SPENDING_NO_CATEGORY);
  g_assert_cmpfloat (summary.share_with_time, ==, 0);
}

/* Rent shapes the totals, not the features, unless it is nearly all there is. */
static void
test_fixed (void)
{
  int32_t fixed_days[7];
  double fixed_amounts[] = { 80000, 100, 200, 300, 400, 500, 600 };
  bool fixed[] = { true, false, false, false, false, false, false };
  FinSpendingInput input = make_input ();
  FinSpendingSummary summary;

  for (int i = 0; i < 7; i++)
    fixed_days[i] = MONDAY + i;
  input.n = 7;
  input.days = fixed_days;
  input.amounts = fixed_amounts;
  input.minutes = NULL;
  input.categories = NULL;
  input.fixed = fixed;
  g_assert_true (fin_spending_summarise (&input, INT32_MIN, INT32_MAX, &summary));
  g_assert_cmpuint (summary.n, ==, 7);
  g_assert_cmpfloat (summary.total, ==, 82100);
  g_assert_cmpfloat_with_epsilon (summary.frequency, 30.4375, 1e-12);
  g_assert_cmpfloat (summary.features[FIN_FEATURE_AVERAGE], ==, 3.5);
  g_assert_cmpfloat_with_epsilon (summary.features[FIN_FEATURE_WEEKEND], 1100.0 / 2100, 1e-12);
  g_assert_cmpfloat_with_epsilon (summary.features[FIN_FEATURE_FREQUENCY], 6 * 30.4375 / 7, 1e-12);
  fixed[1] = fixed[2] = true;
  g_assert_true (fin_spending_summarise (&input, INT32_MIN, INT32_MAX, &summary));
  g_assert_cmpfloat_with_epsilon (summary.features[FIN_FEATURE_AVERAGE], 821.0 / 7, 1e-9);
}

static void
test_window (void)
{
  FinSpendingInput input = make_input ();
  FinSpendingSummary summary;

  /* What the accounts cover counts, spending or not: 31 days of January from the 5th to 4 February.
   */
  input.first_day = MONDAY - 100;
  input.last_day = MONDAY + 30;
  g_assert_true (fin_spending_summarise (&input, MONDAY, MONDAY + 100, &summary));
  g_assert_cmpuint (summary.n, ==, 4);
  g_assert_cmpint (summary.last_day, ==, MONDAY + 30);
  g_assert_true (fin_spending_summarise (&input, MONDAY, MONDAY, &summary));
  g_assert_cmpuint (summary.n, ==, 1);
  g_assert_cmpfloat (summary.deviation, ==, 0);
  g_assert_false (fin_spending_summarise (&input, MONDAY + 1, MONDAY + 4, &summary));
  g_assert_cmpuint (summary.n, ==, 0);
  g_assert_false (fin_spending_summarise (&input, MONDAY + 4, MONDAY + 1, &summary));
}

/* A split transaction is one payment in several categories. */
static void
test_parts (void)
{
  const FinSpendingPart parts[] = { { 1, 500, 0 }, { 1, 1500, 1 }, { 4, 9, 0 } };
  FinSpendingInput input = make_input ();
  FinSpendingSummary summary;

  input.parts = parts;
  input.n_parts = G_N_ELEMENTS (parts);
  g_assert_true (fin_spending_summarise (&input, INT32_MIN, INT32_MAX, &summary));
  g_assert_cmpuint (summary.n, ==, 4);
  g_assert_cmpfloat (summary.total, ==, 10000);
  g_assert_cmpfloat (summary.average, ==, 2500);
  g_assert_cmpuint (summary.n_categories, ==, 3);
  g_assert_cmpint (summary.top_category, ==, 2);
  g_assert_cmpfloat (summary.top_category_share, ==, 0.3);
  g_assert_cmpfloat (summary.features[FIN_FEATURE_CATEGORIES], ==, 1.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/features/summary", test_summary);
  g_test_add_func ("/features/unknown", test_unknown);
  g_test_add_func ("/features/fixed", test_fixed);
  g_test_add_func ("/features/window", test_window);
  g_test_add_func ("/features/parts", test_parts);
  return g_test_run ();
}
