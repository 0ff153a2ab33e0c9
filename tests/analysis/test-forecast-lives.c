/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lives do to a forecast: payments that move and end, laptops, holidays, wishes. */
#include <string.h>

#include "forecast-tries.h"

static const FinForecastEvent *
find_event (const FinForecast *forecast, const char *label)
{
  for (gsize i = 0; i < forecast->n_events; i++)
    if (strcmp (forecast->events[i].label, label) == 0)
      return &forecast->events[i];
  return NULL;
}

static void
test_events (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  FinForecast *forecast = forecast_flows (flows, 200000, 30, NULL);
  const FinForecastEvent *rent = find_event (forecast, "RENT");
  const FinForecastEvent *salary = find_event (forecast, "ACME SALARY");

  g_assert_nonnull (rent);
  g_assert_cmpint (rent->day, ==, AS_OF + 1); /* 1 July */
  g_assert_cmpfloat (rent->amount, ==, -90000);
  g_assert_cmpfloat (rent->probability, >, 0.9);
  g_assert_nonnull (salary);
  g_assert_cmpint (salary->day, ==, AS_OF + 25);
  g_assert_cmpint (forecast->payday, ==, AS_OF + 25);
  g_assert_cmpint (forecast->low_before_payday.day, <, AS_OF + 25);
  g_assert_cmpfloat (forecast->low_before_payday.balance, >=, forecast->low.balance);
  for (gsize i = 1; i < forecast->n_events; i++)
    g_assert_cmpint (forecast->events[i - 1].day, <=, forecast->events[i].day);
  fin_forecast_free (forecast);
}

/* The salary of the 1st came on the 29th: the next is a month away, not tomorrow. */
static void
test_early_payment (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinForecast *forecast;

  household_add_monthly (flows, 8, 1, 250000, "WAGES");
  household_add (flows, AS_OF - 1, 250000, "WAGES");
  forecast = forecast_flows (flows, 300000, 20, NULL);
  assert_sound (forecast);
  g_assert_null (find_event (forecast, "WAGES"));
  g_assert_cmpfloat (median (forecast, 20), <, 400000);
  fin_forecast_free (forecast);
}

/* A subscription that stopped three months ago is not charged again. */
static void
test_ended (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  FinForecast *forecast;

  for (int back = 4; back < 12; back++)
    {
      gint32 day = fin_calendar_join (2025, 6 - back, 20);

      household_add (flows, day, -4999, "GYM");
    }
  forecast = forecast_flows (flows, 200000, 60, NULL);
  g_assert_null (find_event (forecast, "GYM"));
  fin_forecast_free (forecast);
}

static void
test_weekly_pay (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinForecast *forecast;
  int n_paid = 0;

  for (int back = 3; back < 60; back += 7)
    household_add (flows, AS_OF - back, 80000, "WEEKLY WAGE");
  household_add_purchases (flows, 60, 0.8, 6000, 9);
  forecast = forecast_flows (flows, 100000, 28, NULL);
  assert_sound (forecast);
  g_assert_cmpint (forecast->basis, ==, FIN_FORECAST_BASIS_SHORT);
  for (gsize i = 0; i < forecast->n_events; i++)
    n_paid += strcmp (forecast->events[i].label, "WEEKLY WAGE") == 0;
  g_assert_cmpint (n_paid, ==, 4);
  g_assert_cmpint (forecast->payday, ==, AS_OF + 4);
  fin_forecast_free (forecast);
}

/* In two months, a weekly wage tells of saving; as much that came now and then is mostly spent. */
static void
test_irregular_income (void)
{
  static const int days[] = { 2, 5, 19, 44 }, amounts[] = { 90000, 250000, 60000, 240000 };
  FinForecast *forecasts[2];

  for (int regular = 0; regular < 2; regular++)
    {
      g_autoptr (GArray) flows = household_new ();

      for (int k = 0; regular && k < 8; k++)
        household_add (flows, AS_OF - 3 - 7 * k, 80000, "INCOME");
      for (int k = 0; !regular && k < 4; k++)
        household_add (flows, AS_OF - days[k], amounts[k], "INCOME");
      household_add_purchases (flows, 61, 0.8, 6000, 9);
      forecasts[regular] = forecast_flows (flows, 400000, 30, NULL);
    }
  g_assert_cmpfloat (median (forecasts[1], 30), >, 400000 + 100000);
  g_assert_cmpfloat (median (forecasts[0], 30) - 400000, <,
                     0.65 * (median (forecasts[1], 30) - 400000));
  g_assert_cmpfloat (median (forecasts[0], 30), >, 400000);
  for (int regular = 0; regular < 2; regular++)
    fin_forecast_free (forecasts[regular]);
}

/* A laptop must not bend the curve: only the balance itself is lower by its price. */
static void
test_one_off (void)
{
  const double price = 180000;

  for (int back = 1; back < 300; back += 60)
    {
      g_autoptr (GArray) flows = household_new_ordinary (12);
      FinForecast *clean = forecast_flows (flows, 500000, 30, NULL);
      FinForecast *bent;

      household_add (flows, AS_OF - back, -price, "LAPTOPS AND MORE");
      bent = forecast_flows (flows, 500000 - price, 30, NULL);
      assert_sound (bent);
      g_assert_cmpfloat_with_epsilon (median (clean, 30) - price, median (bent, 30), 0.2 * price);
      fin_forecast_free (clean);
      fin_forecast_free (bent);
    }
}

static FinForecast *
forecast_changed (GArray *flows, const FinForecastChange *change)
{
  FinForecastAccount account = { (const FinFlow *) flows->data, flows->len, 300000, AS_OF, 0, 1 };
  FinForecastOptions options;

  fin_forecast_options_init (&options);
  options.horizon = 60;
  options.changes = change;
  options.n_changes = change != NULL ? 1 : 0;
  return fin_forecast_new (&account, &options, NULL);
}

/* What if: nothing but the change shows, on every path. */
static void
test_change_of_series (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  const FinForecastChange cancel
      = { .kind = FIN_FORECAST_CHANGE_SCALE, .label = "STREAMING", .factor = 0 };
  const FinForecastChange delay
      = { .kind = FIN_FORECAST_CHANGE_DELAY, .label = "RENT", .days = 5 };
  FinForecast *base = forecast_changed (flows, NULL);
  FinForecast *changed = forecast_changed (flows, &cancel);

  g_assert_null (find_event (changed, "STREAMING"));
  for (int i = 0; i < 400 * 60; i += 60)
    {
      /* due on day 12 and 43, if it comes at all */
      g_assert_cmpfloat_with_epsilon (changed->paths[i + 10], base->paths[i + 10], 1e-6);
      g_assert_cmpfloat (changed->paths[i + 59] - base->paths[i + 59], >=, -1e-6);
      g_assert_cmpfloat (changed->paths[i + 59] - base->paths[i + 59], <=, 2 * 1299 + 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (changed->mean[60] - base->mean[60], 2 * 1299, 200);
  /* To the cent what the bills cost, whatever else the median of the balance does. */
  g_assert_cmpfloat (base->change[60], ==, 0);
  g_assert_cmpfloat (changed->change[10], ==, 0);
  g_assert_cmpfloat (changed->change[60], ==, 2 * 1299);
  fin_forecast_free (changed);

  changed = forecast_changed (flows, &delay);
  g_assert_cmpint (find_event (changed, "RENT")->day, ==, AS_OF + 6);
  g_assert_cmpfloat_with_epsilon (changed->mean[4] - base->mean[4], 90000, 9000);
  g_assert_cmpfloat_with_epsilon (changed->mean[20] - base->mean[20], 0, 1e-3);
  g_assert_cmpfloat_with_epsilon (changed->known[6], -90000, 9000);
  fin_forecast_free (changed);
  fin_forecast_free (base);
}

static void
test_change_of_rest (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  const FinForecastChange cut
      = { .kind = FIN_FORECAST_CHANGE_SCALE, .tag = 7, .factor = 0.8 };
  const FinForecastChange once
      = { .kind = FIN_FORECAST_CHANGE_ONCE, .day = AS_OF + 10, .amount = -90000 };
  const FinForecastChange monthly
      = { .kind = FIN_FORECAST_CHANGE_MONTHLY, .day = AS_OF + 15, .amount = 30000 };
  FinForecast *base = forecast_changed (flows, NULL);
  FinForecast *changed;

  for (guint i = 0; i < flows->len; i++)
    if (strcmp (g_array_index (flows, FinFlow, i).label, "SHOP") == 0)
      g_array_index (flows, FinFlow, i).tag = 7;
  changed = forecast_changed (flows, &cut);
  g_assert_cmpfloat_with_epsilon (changed->mean[30] - base->mean[30], 0.2 * 0.6 * 30 * 8000, 6000);
  fin_forecast_free (changed);

  changed = forecast_changed (flows, &once);
  g_assert_cmpfloat_with_epsilon (median (changed, 9), median (base, 9), 1e-6);
  g_assert_cmpfloat_with_epsilon (median (changed, 10), median (base, 10) - 90000, 1e-6);
  fin_forecast_free (changed);

  changed = forecast_changed (flows, &monthly);
  g_assert_cmpfloat_with_epsilon (median (changed, 14), median (base, 14), 1e-6);
  g_assert_cmpfloat_with_epsilon (median (changed, 60), median (base, 60) + 60000, 1e-6);
  fin_forecast_free (changed);
  fin_forecast_free (base);
}

static void
remove_flows (GArray *flows, const char *label, int n_days)
{
  for (guint i = flows->len; i > 0; i--)
    {
      const FinFlow *flow = &g_array_index (flows, FinFlow, i - 1);

      if ((label == NULL || strcmp (flow->label, label) == 0) && flow->day > AS_OF - n_days)
        g_array_remove_index (flows, i - 1);
    }
}

/* The expected change of 30 days is that of the ordinary household, give or take @tolerance. */
static void
assert_change (GArray *flows, double balance, double expected, double tolerance)
{
  FinForecast *forecast = forecast_flows (flows, balance, 30, NULL);

  assert_sound (forecast);
  g_assert_cmpfloat_with_epsilon (median (forecast, 30) - balance, expected, tolerance);
  for (gsize i = 0; i < forecast->n_events; i++)
    g_assert_cmpstr (forecast->events[i].label, !=, "SHOP");
  fin_forecast_free (forecast);
}

/* Lives with a bend, beside their clean twin: none bends the curve beyond reason. */
static void
test_bent_lives (void)
{
  g_autoptr (GArray) clean = household_new_ordinary (12);
  const double usual = 300000 - 90000 - 1299 - 0.6 * 30 * 8000;

  assert_change (clean, 500000, usual, 30000);
  for (int back = 2; back < 300; back += 70)
    {
      g_autoptr (GArray) heir = household_new_ordinary (12);

      household_add (heir, AS_OF - back, 2000000, "PROBATE OFFICE");
      assert_change (heir, 2500000, usual, 30000);
    }
  {
    g_autoptr (GArray) opened = household_new_ordinary (3);

    household_add (opened, g_array_index (opened, FinFlow, 0).day - 9, 1500000, "OPENING");
    assert_change (opened, 1600000, usual, 60000);
  }
  {
    g_autoptr (GArray) moved = household_new_ordinary (12);

    remove_flows (moved, "ACME SALARY", 95);
    household_add_monthly (moved, 3, 10, 300000, "ACME SALARY");
    assert_change (moved, 500000, usual, 60000);
  }
  {
    g_autoptr (GArray) changed = household_new_ordinary (12);

    remove_flows (changed, "ACME SALARY", 95);
    household_add_monthly (changed, 3, 15, 360000, "NEWCORP PAY");
    assert_change (changed, 500000, usual + 60000, 60000);
  }
  {
    g_autoptr (GArray) closed = household_new_ordinary (12);

    remove_flows (closed, NULL, 90);
    assert_change (closed, 500000, 0, 40000);
  }
}

/* The record of a regular account is good; too short a history has none. */
/* Two weeks of shopping and what a flatmate pays do not show the rent: the band allows for a month's pace. */
static void
test_short_history (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinForecastAccount account;
  FinForecastOptions options;
  FinForecast *weeks, *months;

  household_add_purchases (flows, 200, 0.6, 8000, 5);
  household_add_purchases (flows, 200, 0.2, -9000, 6);
  account = (FinForecastAccount) { .flows = (const FinFlow *) flows->data,
                                   .n_flows = flows->len,
                                   .balance = 300000,
                                   .as_of = AS_OF,
                                   .history_days = 14,
                                   .id = 1 };
  fin_forecast_options_init (&options);
  weeks = fin_forecast_new (&account, &options, NULL);
  account.history_days = 180;
  months = fin_forecast_new (&account, &options, NULL);
  g_assert_cmpfloat (band (weeks, 7), >, 100000);
  g_assert_cmpfloat (band (weeks, 30), >, 2 * band (months, 30));
  g_assert_cmpfloat_with_epsilon (median (weeks, 30), median (months, 30), band (months, 30));
  fin_forecast_free (weeks);
  fin_forecast_free (months);
}

/* Around Christmas people spend unlike before, and the band says so. */
static void
test_festive (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (12);
  g_autoptr (GArray) winter = g_array_copy (flows);
  int shift = fin_calendar_join (2025, 12, 10) - AS_OF;
  FinForecast *summer_forecast = forecast_flows (flows, 300000, 30, NULL), *winter_forecast;
  FinForecastAccount account;
  FinForecastOptions options;

  for (guint i = 0; i < winter->len; i++)
    g_array_index (winter, FinFlow, i).day += shift;
  account = (FinForecastAccount) { .flows = (const FinFlow *) winter->data,
                                   .n_flows = winter->len,
                                   .balance = 300000,
                                   .as_of = AS_OF + shift,
                                   .id = 1 };
  fin_forecast_options_init (&options);
  winter_forecast = fin_forecast_new (&account, &options, NULL);
  g_assert_cmpfloat (band (winter_forecast, 30), >, 1.2 * band (summer_forecast, 30));
  fin_forecast_free (summer_forecast);
  fin_forecast_free (winter_forecast);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/events", test_events);
  g_test_add_func ("/forecast/early-payment", test_early_payment);
  g_test_add_func ("/forecast/ended", test_ended);
  g_test_add_func ("/forecast/weekly-pay", test_weekly_pay);
  g_test_add_func ("/forecast/irregular-income", test_irregular_income);
  g_test_add_func ("/forecast/one-off", test_one_off);
  g_test_add_func ("/forecast/bent-lives", test_bent_lives);
  g_test_add_func ("/forecast/change-of-series", test_change_of_series);
  g_test_add_func ("/forecast/change-of-rest", test_change_of_rest);
  g_test_add_func ("/forecast/short-history", test_short_history);
  g_test_add_func ("/forecast/festive", test_festive);
  return g_test_run ();
}
