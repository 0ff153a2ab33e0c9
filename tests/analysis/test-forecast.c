/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast's promises: anchored, deterministic, never clamped, sane on odd input. */
#include <string.h>

#include "forecast-tries.h"

static void
test_anchored (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  FinForecast *forecast = forecast_flows (flows, 123456, 30, NULL);
  double sum = 123456;

  assert_sound (forecast);
  g_assert_cmpfloat (forecast->mean[0], ==, 123456);
  for (int level = 0; level < FIN_FORECAST_N_LEVELS; level++)
    g_assert_cmpfloat (fin_forecast_quantile (forecast, 0, level), ==, 123456);
  for (int row = 1; row <= 30; row++)
    {
      sum += forecast->known[row] + forecast->rest[row];
      g_assert_cmpfloat_with_epsilon (forecast->mean[row], sum, 1e-3);
    }
  g_assert_cmpint (forecast->basis, ==, FIN_FORECAST_BASIS_FULL);
  fin_forecast_free (forecast);
}

static void
assert_equal (const FinForecast *a, const FinForecast *b)
{
  gsize rows = (gsize) a->horizon + 1;

  g_assert_cmpmem (a->mean, rows * sizeof (double), b->mean, rows * sizeof (double));
  g_assert_cmpmem (a->quantiles, rows * FIN_FORECAST_N_LEVELS * sizeof (double), b->quantiles,
                   rows * FIN_FORECAST_N_LEVELS * sizeof (double));
}

static void
test_deterministic (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (6);
  FinForecastAccount account = { (const FinFlow *) flows->data, flows->len, 50000, AS_OF, 0, 1 };
  FinForecastOptions options;
  FinForecast *first, *again, *other;

  fin_forecast_options_init (&options);
  first = fin_forecast_new (&account, &options, NULL);
  again = fin_forecast_new (&account, &options, NULL);
  options.seed = 2;
  other = fin_forecast_new (&account, &options, NULL);
  assert_equal (first, again);
  g_assert_cmpfloat (first->mean[30], !=, other->mean[30]);
  /* Another seed is another sample of the same futures. */
  g_assert_cmpfloat_with_epsilon (first->mean[30], other->mean[30], 0.1 * band (first, 30));
  fin_forecast_free (first);
  fin_forecast_free (again);
  fin_forecast_free (other);
}

/* A longer look ahead changes nothing about the days before. */
static void
test_horizons (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (9);
  FinForecast *year = forecast_flows (flows, 50000, 365, NULL);
  const int horizons[] = { 1, 7, 30, 45, 90 };

  for (gsize i = 0; i < G_N_ELEMENTS (horizons); i++)
    {
      FinForecast *forecast = forecast_flows (flows, 50000, horizons[i], NULL);

      g_assert_cmpint (forecast->horizon, ==, horizons[i]);
      for (int row = 0; row <= horizons[i] - 7; row++)
        g_assert_cmpfloat_with_epsilon (median (forecast, row), median (year, row), 1e-6);
      for (gsize e = 0; e < forecast->n_events; e++)
        g_assert_cmpint (forecast->events[e].day, <=, AS_OF + horizons[i]);
      fin_forecast_free (forecast);
    }
  /* Twelve months of 150 left over, give or take, and a band that is wide but not absurd. */
  g_assert_cmpfloat_with_epsilon (median (year, 365) - 50000, 12 * 64700, 500000);
  g_assert_cmpfloat (band (year, 365), >, band (year, 90));
  g_assert_cmpfloat (band (year, 365), <, 3000000);
  fin_forecast_free (year);
}

static void
test_row_order (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (6);
  g_autoptr (GArray) reversed = household_new ();
  FinForecast *forward, *backward;

  for (guint i = flows->len; i > 0; i--)
    g_array_append_val (reversed, g_array_index (flows, FinFlow, i - 1));
  forward = forecast_flows (flows, 50000, 30, NULL);
  backward = forecast_flows (reversed, 50000, 30, NULL);
  assert_equal (forward, backward);
  fin_forecast_free (forward);
  fin_forecast_free (backward);
}

static void
test_never_clamped (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinForecast *forecast;

  household_add_purchases (flows, 200, 0.9, 5000, 3);
  forecast = forecast_flows (flows, 30000, 30, NULL);
  assert_sound (forecast);
  g_assert_cmpfloat (median (forecast, 30), <, -50000);
  g_assert_cmpfloat (forecast->zero.probability, >, 0.9);
  g_assert_cmpint (forecast->zero.day, >=, AS_OF + 3);
  g_assert_cmpint (forecast->zero.day, <=, AS_OF + 14);
  g_assert_cmpfloat (forecast->low.balance, <, 0);
  fin_forecast_free (forecast);
}

static void
test_no_history (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinForecastStatus status = FIN_FORECAST_OK;

  g_assert_null (forecast_flows (flows, 1000, 30, &status));
  g_assert_cmpint (status, ==, FIN_FORECAST_NO_HISTORY);

  household_add (flows, AS_OF + 1, -500, "TOMORROW");
  g_assert_null (forecast_flows (flows, 1000, 30, &status));
  g_assert_cmpint (status, ==, FIN_FORECAST_NO_HISTORY);
}

static void
test_one_transaction (void)
{
  for (int back = 0; back <= 400; back += 80)
    {
      g_autoptr (GArray) flows = household_new ();
      FinForecast *forecast;

      household_add (flows, AS_OF - back, 100000, "OPENING DEPOSIT");
      forecast = forecast_flows (flows, 100000, 30, NULL);
      assert_sound (forecast);
      g_assert_cmpint (forecast->basis, ==, FIN_FORECAST_BASIS_SCANT);
      /* One deposit is no habit of depositing, and no knowledge either. */
      g_assert_cmpfloat_with_epsilon (median (forecast, 30), 100000, 50000);
      g_assert_cmpfloat (band (forecast, 30), >, 1000);
      g_assert_cmpfloat (band (forecast, 30), <, 1000000);
      fin_forecast_free (forecast);
    }
}

static void
test_constant (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinForecast *forecast;

  household_add_monthly (flows, 12, 5, 200000, "PENSION");
  household_add_monthly (flows, 12, 7, -200000, "HOME");
  forecast = forecast_flows (flows, 10000, 30, NULL);
  assert_sound (forecast);
  g_assert_cmpfloat_with_epsilon (median (forecast, 30), 10000, 5000);
  g_assert_cmpfloat_with_epsilon (median (forecast, 5), 210000, 5000);
  g_assert_cmpfloat (band (forecast, 30), >, 100);
  g_assert_cmpfloat (band (forecast, 30), <, 400000);
  g_assert_cmpfloat (band (forecast, 1), <, band (forecast, 30));
  fin_forecast_free (forecast);
}

static void
test_not_finite (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (6);
  FinForecastStatus status = FIN_FORECAST_OK;
  FinForecast *clean = forecast_flows (flows, 50000, 30, NULL);
  FinForecast *forecast;

  household_add (flows, AS_OF - 3, NAN, "NOTHING");
  household_add (flows, AS_OF - 3, INFINITY, "ALL");
  forecast = forecast_flows (flows, 50000, 30, NULL);
  assert_equal (clean, forecast);
  fin_forecast_free (clean);
  fin_forecast_free (forecast);

  g_assert_null (forecast_flows (flows, NAN, 30, &status));
  g_assert_cmpint (status, ==, FIN_FORECAST_INVALID);
}

static void
test_invalid_options (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (6);
  const int horizons[] = { -1, 0, FIN_FORECAST_MAX_HORIZON + 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (horizons); i++)
    {
      FinForecastStatus status = FIN_FORECAST_OK;

      g_assert_null (forecast_flows (flows, 0, horizons[i], &status));
      g_assert_cmpint (status, ==, FIN_FORECAST_INVALID);
    }
}

static void
test_extremes (void)
{
  const int horizons[] = { 1, 7, FIN_FORECAST_MAX_HORIZON };

  for (gsize i = 0; i < G_N_ELEMENTS (horizons); i++)
    {
      g_autoptr (GArray) flows = household_new ();
      FinForecast *forecast;

      household_add_monthly (flows, 5, 31, 9e15, "WHALE");
      household_add_purchases (flows, 150, 0.5, 1e15, 4);
      household_add (flows, AS_OF - 30000, 5, "LONG AGO");
      household_add (flows, AS_OF - 2, 0, "NOTHING");
      forecast = forecast_flows (flows, -3e15, horizons[i], NULL);
      assert_sound (forecast);
      g_assert_cmpint (forecast->history_days, <, 4000);
      fin_forecast_free (forecast);
    }
}

static bool
count_down (void *data)
{
  int *left = data;

  return (*left)-- <= 0;
}

static void
test_cancel (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  FinForecastAccount account = { (const FinFlow *) flows->data, flows->len, 50000, AS_OF, 0, 1 };
  FinForecastOptions options;

  const FinForecastModel models[] = { FIN_FORECAST_MODEL_CASHFLOW, FIN_FORECAST_MODEL_PROPHET,
                                      FIN_FORECAST_MODEL_REPLAY };

  for (gsize model = 0; model < G_N_ELEMENTS (models); model++)
    for (int calls = 0; calls < 6; calls++)
      {
        FinForecastStatus status = FIN_FORECAST_OK;
        int left = calls;

        fin_forecast_options_init (&options);
        options.model = models[model];
        options.cancel = count_down;
        options.cancel_data = &left;
        g_assert_null (fin_forecast_new (&account, &options, &status));
        g_assert_cmpint (status, ==, FIN_FORECAST_CANCELLED);
        g_assert_cmpint (left, ==, -1); /* not asked again after it said yes */
      }
}

static void
test_risk (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  FinForecast *forecast = forecast_flows (flows, 60000, 30, NULL);
  double last = 0;

  g_assert_cmpfloat (fin_forecast_risk (forecast, -1e12).probability, ==, 0);
  g_assert_cmpint (fin_forecast_risk (forecast, -1e12).day, ==, FIN_FORECAST_NO_DAY);
  for (double level = -300000; level < 500000; level += 20000)
    {
      FinForecastRisk risk = fin_forecast_risk (forecast, level);

      g_assert_cmpfloat (risk.probability, >=, last);
      last = risk.probability;
    }
  g_assert_cmpfloat (last, ==, 1);
  fin_forecast_free (forecast);
}

/* A transfer between two accounts moves neither the household's total nor its band. */
static void
test_total (void)
{
  g_autoptr (GArray) current = household_new_ordinary (12);
  g_autoptr (GArray) savings = household_new ();
  const double rates[] = { 1, 2 };
  const FinForecast *parts[2];
  FinForecast *a, *b, *total;

  household_add_monthly (current, 12, 26, -50000, "TO SAVINGS");
  household_add_monthly (savings, 12, 26, 50000, "FROM CURRENT");
  a = forecast_flows (current, 200000, 30, NULL);
  b = forecast_account (savings, 700000, 30, 2, NULL);
  parts[0] = a;
  parts[1] = b;

  total = fin_forecast_total_new (parts, NULL, 2, 0);
  assert_sound (total);
  g_assert_cmpfloat (total->balance, ==, 900000);
  g_assert_cmpfloat_with_epsilon (total->mean[30], a->mean[30] + b->mean[30], 1e-3);
  g_assert_cmpfloat (band (total, 30), <, band (a, 30) + band (b, 30));
  g_assert_cmpuint (total->n_events, ==, a->n_events + b->n_events);
  fin_forecast_free (total);

  total = fin_forecast_total_new (parts, rates, 2, 0);
  g_assert_cmpfloat (total->balance, ==, 1600000);
  fin_forecast_free (total);
  fin_forecast_free (b);

  b = forecast_account (savings, 700000, 31, 2, NULL);
  parts[1] = b;
  g_assert_null (fin_forecast_total_new (parts, NULL, 2, 0));
  g_assert_null (fin_forecast_total_new (parts, NULL, 0, 0));
  fin_forecast_free (a);
  fin_forecast_free (b);
}

/* The band grows around the median; the median, and with it the point forecast, stays. */
static void
test_width (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  FinForecastAccount account = { (const FinFlow *) flows->data, flows->len, 50000, AS_OF, 0, 1 };
  FinForecastOptions options;
  FinForecast *plain, *wide;

  fin_forecast_options_init (&options);
  plain = fin_forecast_new (&account, &options, NULL);
  options.width = 1.5;
  wide = fin_forecast_new (&account, &options, NULL);
  assert_sound (wide);
  for (int row = 1; row <= 30; row++)
    {
      g_assert_cmpfloat_with_epsilon (median (wide, row), median (plain, row), 1e-6);
      g_assert_cmpfloat_with_epsilon (band (wide, row), 1.5 * band (plain, row), 1e-6);
    }
  fin_forecast_widen (plain, 1.5);
  assert_equal (plain, wide);
  fin_forecast_free (plain);
  fin_forecast_free (wide);
  options.width = 0.0;
  g_assert_null (fin_forecast_new (&account, &options, NULL));
}

/* A band that held 95 in 100 stays; one that did not grows, the more the more there is to go on. */
static void
test_width_from_scores (void)
{
  double good[100], bad[100], few;

  for (int i = 0; i < 100; i++)
    {
      good[i] = (i + 1) / 95.0;
      bad[i] = 2.0 * (i + 1) / 95.0;
    }
  g_assert_cmpfloat_with_epsilon (fin_forecast_width_from_scores (good, 100, 20), 1.0, 0.05);
  few = fin_forecast_width_from_scores (bad, 100, 1);
  g_assert_cmpfloat (few, >, 1.1);
  g_assert_cmpfloat (fin_forecast_width_from_scores (bad, 100, 20), >, few);
  g_assert_cmpfloat_with_epsilon (fin_forecast_width_from_scores (bad, 100, 1000), 2.0, 0.05);
  g_assert_cmpfloat (fin_forecast_width_from_scores (NULL, 0, 0), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (fin_forecast_score (15, 0, 10, 20), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (fin_forecast_score (-5, 0, 10, 20), 1.5, 1e-12);
  g_assert_cmpfloat (fin_forecast_score (10, 10, 10, 10), ==, 0);
  g_assert_cmpfloat (fin_forecast_score (11, 10, 10, 10), >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/anchored", test_anchored);
  g_test_add_func ("/forecast/deterministic", test_deterministic);
  g_test_add_func ("/forecast/horizons", test_horizons);
  g_test_add_func ("/forecast/row-order", test_row_order);
  g_test_add_func ("/forecast/never-clamped", test_never_clamped);
  g_test_add_func ("/forecast/no-history", test_no_history);
  g_test_add_func ("/forecast/one-transaction", test_one_transaction);
  g_test_add_func ("/forecast/constant", test_constant);
  g_test_add_func ("/forecast/not-finite", test_not_finite);
  g_test_add_func ("/forecast/invalid-options", test_invalid_options);
  g_test_add_func ("/forecast/extremes", test_extremes);
  g_test_add_func ("/forecast/cancel", test_cancel);
  g_test_add_func ("/forecast/risk", test_risk);
  g_test_add_func ("/forecast/total", test_total);
  g_test_add_func ("/forecast/width", test_width);
  g_test_add_func ("/forecast/width-from-scores", test_width_from_scores);
  return g_test_run ();
}
