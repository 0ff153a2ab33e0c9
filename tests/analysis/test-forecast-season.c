/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When things come: Christmas into Christmas, and what makes up for the past on one day. */
#include <glib.h>

#include "fin-forecast.h"
#include "household.h"

#define SALARY 240000
#define RENT   72000

/* Pay, rent and a shop every other day, in December and January for three times as much. */
static GArray *
new_christmas_shopper (void)
{
  GArray *flows = household_new ();
  FinRng rng;

  household_add_monthly (flows, 24, 25, SALARY, "SALARY");
  household_add_monthly (flows, 24, 2, -RENT, "RENT");
  fin_rng_init (&rng, 13);
  for (int day = AS_OF - 730; day <= AS_OF; day++)
    {
      int year, month, month_day;

      fin_calendar_split (day, &year, &month, &month_day);
      if (fin_rng_uniform (&rng) < 0.5)
        household_add (flows, day, month == 12 || month == 1 ? -6000 : -2000, "SHOP");
    }
  return flows;
}

/* What is expected to be spent in shops in the 30 days after @as_of, from @n_days of history. */
static double
find_shopping (GArray *flows, gint32 as_of, int n_days)
{
  FinForecastAccount account = { .flows = (const FinFlow *) flows->data,
                                 .n_flows = flows->len,
                                 .balance = 1500000,
                                 .as_of = as_of,
                                 .history_days = n_days,
                                 .id = 1 };
  FinForecastOptions options;
  FinForecast *forecast;
  double sum = 0;

  fin_forecast_options_init (&options);
  forecast = fin_forecast_new (&account, &options, NULL);
  g_assert_nonnull (forecast);
  for (int row = 1; row <= 30; row++)
    sum -= forecast->rest[row];
  fin_forecast_free (forecast);
  return sum;
}

/* January's spending is not expected of March, and that of an ordinary month not of December. */
static void
test_season (void)
{
  g_autoptr (GArray) flows = new_christmas_shopper ();
  double usual = find_shopping (flows, fin_calendar_join (2024, 11, 1), 270);
  double after = find_shopping (flows, fin_calendar_join (2025, 2, 14), 180);
  double before = find_shopping (flows, fin_calendar_join (2024, 11, 30), 365);

  g_test_message ("usual %.0f, in February %.0f, for December %.0f", usual, after, before);
  g_assert_cmpfloat_with_epsilon (usual, 30000, 5000);
  /* A replay of any days makes 68000 of it, as a third of them were festive, and 36000 of December. */
  g_assert_cmpfloat (after, <, 55000);
  g_assert_cmpfloat (before, >, 45000);
}

/*
 * What is made up comes at once: until then the balance stays where it is. Evenly spread over the month, no
 * path would be left there after half of it.
 */
static void
test_return_at_once (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinForecastAccount account;
  FinForecastOptions options;
  FinForecast *forecast;
  FinCashflowPrior prior = fin_cashflow_prior;
  FinRng rng;
  double early, late;

  fin_rng_init (&rng, 14);
  for (int month = 24; month >= 1; month--)
    {
      int day = AS_OF - 30 * month + (int) (20 * fin_rng_uniform (&rng));
      double amount = 100000 * (0.5 + fin_rng_uniform (&rng));

      household_add (flows, day, amount, "IN");
      household_add (flows, day + 2 + (int) (8 * fin_rng_uniform (&rng)), -amount, "OUT");
    }
  household_add (flows, AS_OF - 1, 200000, "IN");
  account = (FinForecastAccount){ .flows = (const FinFlow *) flows->data,
                                  .n_flows = flows->len,
                                  .balance = 250000,
                                  .as_of = AS_OF,
                                  .id = 1 };
  fin_forecast_options_init (&options);
  /* Nothing but what is made up. */
  prior.spread = prior.drift_rest = prior.drift_net = prior.jump_rest = prior.jump_known = 0;
  options.prior = &prior;
  forecast = fin_forecast_new (&account, &options, NULL);
  g_assert_nonnull (forecast);
  early = fin_forecast_quantile (forecast, 15, 4) - fin_forecast_quantile (forecast, 15, 2);
  late = fin_forecast_quantile (forecast, 30, 4) - fin_forecast_quantile (forecast, 30, 2);
  g_test_message ("%.0f at 15, %.0f at 30, half of the paths differ by %.0f and %.0f",
                  fin_forecast_quantile (forecast, 15, 3), fin_forecast_quantile (forecast, 30, 3),
                  early, late);
  fin_forecast_free (forecast);
  g_assert_cmpfloat (early, >, 50000);
  g_assert_cmpfloat (late, <, 0.5 * early);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast-season/season", test_season);
  g_test_add_func ("/forecast-season/return-at-once", test_return_at_once);
  return g_test_run ();
}
