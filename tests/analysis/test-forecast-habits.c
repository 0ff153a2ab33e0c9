/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account's own past says against the habits of others: whether its balance comes back. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-forecast.h"
#include "household.h"

#define SALARY 240000
#define RENT   72000

/* The expected change of the next 30 days, minor units, and how wide the band is then. */
static double
find_change (GArray *flows, double *width)
{
  FinForecastAccount account = { .flows = (const FinFlow *) flows->data,
                                 .n_flows = flows->len,
                                 .balance = 1500000,
                                 .as_of = AS_OF,
                                 .id = 1 };
  FinForecastOptions options;
  FinForecast *forecast;
  double change;

  fin_forecast_options_init (&options);
  forecast = fin_forecast_new (&account, &options, NULL);
  g_assert_nonnull (forecast);
  change = fin_forecast_quantile (forecast, 30, FIN_FORECAST_MEDIAN) - account.balance;
  *width = fin_forecast_quantile (forecast, 30, FIN_FORECAST_N_LEVELS - 1)
           - fin_forecast_quantile (forecast, 30, 0);
  fin_forecast_free (forecast);
  return change;
}

/* What a payment with @label made of a month of the last year, minor units. */
static double
find_month (GArray *flows, const char *label)
{
  double sum = 0;

  for (guint i = 0; i < flows->len; i++)
    {
      const FinFlow *flow = &g_array_index (flows, FinFlow, i);

      if (flow->day > AS_OF - 365 && strcmp (flow->label, label) == 0)
        sum += flow->amount;
    }
  return sum * 30 / 365;
}

/* Pay, rent and four or five withdrawals a month of any size: what is left stays in the account. */
static GArray *
new_cash_user (int n_months)
{
  GArray *flows = household_new ();
  FinRng rng;

  household_add_monthly (flows, n_months, 25, SALARY, "SALARY");
  household_add_monthly (flows, n_months, 2, -RENT, "RENT");
  fin_rng_init (&rng, 11);
  for (int back = n_months * 30; back >= 0; back--)
    if (fin_rng_uniform (&rng) < 0.15)
      household_add (flows, AS_OF - back, -2000 * (1 + floor (10 * fin_rng_uniform (&rng))), "ATM");
  return flows;
}

static void
test_steady_saver (void)
{
  for (int n_months = 12; n_months <= 48; n_months += 12)
    {
      g_autoptr (GArray) flows = new_cash_user (n_months);
      double width, change = find_change (flows, &width);
      double usual = SALARY - RENT + find_month (flows, "ATM");

      g_test_message ("%d months: %.0f of %.0f, band %.0f", n_months, change, usual, width);
      /* What was saved each month is saved in the next: what other accounts did costs less than a tenth of the pay. */
      g_assert_cmpfloat_with_epsilon (change, usual, 0.1 * SALARY);
      g_assert_cmpfloat (width, <, 1.5 * SALARY);
    }
}

/* The same pay, and two or three large payments of all that came in: the balance comes back. */
static void
test_balance_comes_back (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRng rng;
  double left = 0, width, change;

  household_add_monthly (flows, 24, 25, SALARY, "SALARY");
  household_add_monthly (flows, 24, 2, -RENT, "RENT");
  fin_rng_init (&rng, 12);
  for (int back = 24 * 30; back >= 0; back -= 13)
    {
      double share = fin_rng_uniform (&rng);

      left += 13.0 / 30.4 * (SALARY - RENT);
      if (back > 26)
        household_add (flows, AS_OF - back - (int) (5 * share), -share * left, "SHOP");
      if (back > 26)
        left -= share * left;
    }
  change = find_change (flows, &width);
  g_test_message ("left %.0f: %.0f, band %.0f", left, change, width);
  /* A month's saving that was not spent yet goes the way of those before it. */
  g_assert_cmpfloat (change, <, 0.6 * (SALARY - RENT));
}

/* Three months away from home, whenever they were, are not taken for the habit of a year. */
static void
test_absence (void)
{
  g_autoptr (GArray) home = household_new_ordinary (12);
  double width, usual = find_change (home, &width);

  for (int back = 120; back < 300; back += 40)
    {
      g_autoptr (GArray) away = household_new_ordinary (12);
      double change;

      for (guint i = away->len; i > 0; i--)
        {
          const FinFlow *flow = &g_array_index (away, FinFlow, i - 1);

          if (strcmp (flow->label, "SHOP") == 0 && flow->day <= AS_OF - back + 90
              && flow->day > AS_OF - back)
            g_array_remove_index (away, i - 1);
        }
      change = find_change (away, &width);
      g_test_message ("from %d days ago: %.0f, never %.0f", back, change, usual);
      /* A quarter of the year without shopping is a quarter of 144000 less in a mean that believes it. */
      g_assert_cmpfloat_with_epsilon (change, usual, 18000);
    }
}

/* What was bought and given back, in whatever days, leaves the forecast as it was. */
static void
test_refund (void)
{
  g_autoptr (GArray) clean = household_new_ordinary (12);
  double clean_width, usual = find_change (clean, &clean_width);

  for (int back = 2; back < 40; back += 12)
    {
      g_autoptr (GArray) flows = household_new_ordinary (12);
      double width, change;

      household_add (flows, AS_OF - back - 9, -499900, "FURNITURE");
      household_add (flows, AS_OF - back, 499900, "FURNITURE");
      change = find_change (flows, &width);
      g_assert_cmpfloat_with_epsilon (change, usual, 2000);
      g_assert_cmpfloat_with_epsilon (width, clean_width, 0.05 * clean_width);
    }
}

/* Pay that stayed away twice is not counted on, and is inside the band if it comes. */
static void
test_missed_twice (void)
{
  g_autoptr (GArray) clean = household_new_ordinary (12);
  g_autoptr (GArray) missed = household_new_ordinary (12);
  double width, usual = find_change (clean, &width), change, clean_width = width;

  for (guint i = missed->len; i > 0; i--)
    if (g_array_index (missed, FinFlow, i - 1).amount > 0
        && g_array_index (missed, FinFlow, i - 1).day > AS_OF - 62)
      g_array_remove_index (missed, i - 1);
  change = find_change (missed, &width);
  g_assert_cmpfloat (change, <, usual - 200000);
  g_assert_cmpfloat (width, >, clean_width + 150000);
}

/* How low a month goes that may bring a large purchase, beside the account's without any: minor units. */
static double
find_fear (int n_purchases)
{
  g_autoptr (GArray) flows = household_new_ordinary (6);
  double change, width, clean;

  clean = find_change (flows, &width);
  for (int i = 0; i < n_purchases; i++)
    household_add (flows, AS_OF - 8 - 25 * i, -60000 - 3100 * i, "CRAFTSMAN");
  change = find_change (flows, &width);
  return clean - change;
}

/* One large purchase in half a year says little of the next month; one each month does. */
static void
test_one_offs_add_up (void)
{
  g_assert_cmpfloat (find_fear (1), <, 10000);
  g_assert_cmpfloat (find_fear (6), >, 40000);
  g_assert_cmpfloat (find_fear (6), <, 90000);
}

/* The last pay came from another employer, or the last rent went to a bank, once: that goes on. */
static void
test_heirs (void)
{
  static const struct
  {
    const char *label;
    double share;
    int days_later;
    double expected; /* share of the old amount by which 30 days differ */
  } heirs[] = {
    { "ACME SALARY", 1.1, 0, 0.1 },
    { "ACME SALARY", 0.65, -3, -0.35 },
    { "RENT", 1.4, 12, 0.4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (heirs); i++)
    {
      g_autoptr (GArray) flows = household_new_ordinary (12);
      double width, usual = find_change (flows, &width), change, old = 0;

      for (guint k = 0; k < flows->len; k++)
        {
          FinFlow *flow = &g_array_index (flows, FinFlow, k);

          if (strcmp (flow->label, heirs[i].label) != 0 || flow->day <= AS_OF - 30)
            continue;
          old = flow->amount;
          flow->label = "HEIR";
          flow->amount *= heirs[i].share;
          flow->day += heirs[i].days_later;
        }
      change = find_change (flows, &width);
      g_test_message ("%s: %.0f, was %.0f", heirs[i].label, change, usual);
      g_assert_cmpfloat_with_epsilon (change, usual + heirs[i].expected * old, 0.1 * fabs (old));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast-habits/steady-saver", test_steady_saver);
  g_test_add_func ("/forecast-habits/balance-comes-back", test_balance_comes_back);
  g_test_add_func ("/forecast-habits/absence", test_absence);
  g_test_add_func ("/forecast-habits/refund", test_refund);
  g_test_add_func ("/forecast-habits/missed-twice", test_missed_twice);
  g_test_add_func ("/forecast-habits/one-offs-add-up", test_one_offs_add_up);
  g_test_add_func ("/forecast-habits/heirs", test_heirs);
  return g_test_run ();
}
