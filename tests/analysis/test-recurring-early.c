/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A history of a few weeks: what came once, or not at all, is expected as a person would expect it. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-forecast.h"
#include "fin-recurring.h"
#include "household.h"

#define SALARY 250000.0
#define RENT   -80000.0

static FinRecurring *
expect_with (GArray *flows, gboolean opened, const FinRecurringVerdict *verdict)
{
  const FinFlow *rows = (const FinFlow *) flows->data;
  FinRecurring *recurring = fin_recurring_detect (rows, flows->len, AS_OF, NULL, 0);
  g_autofree bool *taken = g_new0 (bool, flows->len);
  FinRecurringPast past = { .flows = rows,
                            .n_flows = flows->len,
                            .as_of = AS_OF,
                            .recurring = recurring,
                            .taken = taken,
                            .opened = opened,
                            .verdicts = verdict,
                            .n_verdicts = verdict != NULL };
  g_autofree bool *replaced = NULL;
  FinRecurring *found;

  for (size_t s = 0; s < recurring->n_series; s++)
    for (size_t h = 0; h < recurring->series[s].n_hits; h++)
      taken[recurring->series[s].hits[h].row] = true;
  replaced = g_new0 (bool, recurring->n_series + 1);
  found = fin_recurring_expect (&past, replaced);
  fin_recurring_free (recurring);
  return found;
}

static FinRecurring *
expect (GArray *flows)
{
  return expect_with (flows, FALSE, NULL);
}

/* Everyday purchases of the last @n_days days, every one at another shop. */
static GArray *
new_everyday (int n_days)
{
  static const char *const shops[] = { "BAKER", "GROCER", "BUTCHER", "CHEMIST", "FLORIST" };
  GArray *flows = household_new ();

  for (int back = n_days - 1; back >= 0; back--)
    household_add (flows, AS_OF - back, -2000 - 137 * (back % 7),
                   shops[back % (int) G_N_ELEMENTS (shops)]);
  return flows;
}

static const FinRecurringSeries *
find (const FinRecurring *found, const char *label)
{
  for (size_t i = 0; i < found->n_series; i++)
    if (strcmp (found->series[i].label, label) == 0)
      return &found->series[i];
  return NULL;
}

static void
test_single (void)
{
  g_autoptr (GArray) flows = new_everyday (30);
  FinRecurring *found;

  household_add (flows, AS_OF - 20, SALARY, "ACME PAY");
  household_add (flows, AS_OF - 25, RENT, "RENT");
  found = expect (flows);
  g_assert_cmpuint (found->n_series, ==, 2);
  g_assert_nonnull (find (found, "ACME PAY"));
  g_assert_cmpint (find (found, "ACME PAY")->schedule.cadence, ==, FIN_CADENCE_MONTHLY);
  /* 10 June, so 10 July; and 5 June, so 5 July. */
  g_assert_cmpint (find (found, "ACME PAY")->next, ==, AS_OF + 10);
  g_assert_cmpint (find (found, "RENT")->next, ==, AS_OF + 5);
  g_assert_cmpfloat (find (found, "RENT")->amount, ==, RENT);
  g_assert_false (find (found, "RENT")->shown);
  fin_recurring_free (found);
}

/* Two months would have seen a monthly payment twice, and a fortnight sees no more than one of any kind. */
static void
test_not_telling (void)
{
  static const struct
  {
    int n_days;
    int back;
    double amount;
    const char *why;
  } cases[] = {
    { 62, 20, RENT, "would have come a month before" },
    { 45, 36, RENT, "would have come again" },
    { 20, 10, SALARY, "may come each fortnight" },
    { 30, 20, -5000, "everyday" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) flows = new_everyday (cases[i].n_days);
      FinRecurring *found;

      household_add (flows, AS_OF - cases[i].back, cases[i].amount, "ONCE");
      found = expect (flows);
      g_test_message ("%s", cases[i].why);
      g_assert_null (find (found, "ONCE"));
      fin_recurring_free (found);
    }
}

/* What opens an account comes once; a file that begins with a pay does not open one. */
static void
test_opening (void)
{
  for (int opened = 0; opened < 2; opened++)
    {
      g_autoptr (GArray) flows = new_everyday (29);
      FinRecurring *found;

      household_add (flows, AS_OF - 29, SALARY, "TRANSFER");
      found = expect_with (flows, opened, NULL);
      g_assert_cmpint (find (found, "TRANSFER") == NULL, ==, opened);
      fin_recurring_free (found);
    }
}

static void
test_pay (void)
{
  static const struct
  {
    int apart;
    int n;
    FinCadence cadence;
  } cases[] = { { 14, 2, FIN_CADENCE_FORTNIGHTLY },
                { 7, 3, FIN_CADENCE_WEEKLY },
                { 15, 2, FIN_CADENCE_FORTNIGHTLY },
                { 11, 2, FIN_CADENCE_WEEKLY /* none */ } };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) flows = new_everyday (24);
      FinRecurring *found;
      const FinRecurringSeries *pay;

      for (int k = 0; k < cases[i].n; k++)
        household_add (flows, AS_OF - 3 - k * cases[i].apart, 90000 + 300 * k, "ACME PAY");
      found = expect (flows);
      pay = find (found, "ACME PAY");
      if (cases[i].apart == 11)
        g_assert_null (pay);
      else
        {
          g_assert_nonnull (pay);
          g_assert_cmpint (pay->schedule.cadence, ==, cases[i].cadence);
          g_assert_cmpuint (pay->n_hits, ==, (gsize) cases[i].n);
          /* From the first one on, as many weeks as have passed and one more step. */
          g_assert_cmpint (pay->next, ==,
                           AS_OF - 3 - (cases[i].n - 1) * cases[i].apart
                               + cases[i].n * (cases[i].apart == 7 ? 7 : 14));
        }
      fin_recurring_free (found);
    }
}

/* Pay that stayed away a week longer than it ever did is not pay each week any more. */
static void
test_pay_ended (void)
{
  g_autoptr (GArray) flows = new_everyday (24);
  FinRecurring *found;

  for (int k = 0; k < 2; k++)
    household_add (flows, AS_OF - 10 - 7 * k, 90000, "ACME PAY");
  found = expect (flows);
  g_assert_null (find (found, "ACME PAY"));
  fin_recurring_free (found);
}

static void
test_rejected (void)
{
  g_autoptr (GArray) flows = new_everyday (30);
  const char *labels[] = { "RENT" };
  FinRecurringVerdict verdict = { .kind = FIN_RECURRING_REJECTED,
                                  .outgoing = true,
                                  .labels = labels,
                                  .n_labels = 1,
                                  .low = 2 * RENT,
                                  .high = 0.5 * RENT };
  FinRecurring *found;

  household_add (flows, AS_OF - 25, RENT, "RENT");
  found = expect_with (flows, FALSE, &verdict);
  g_assert_null (find (found, "RENT"));
  fin_recurring_free (found);
}

/* A payment of a kind that comes every month. */
static void
add_monthly_kind (GArray *flows, int back, double amount, const char *label)
{
  FinFlow flow = { .day = AS_OF - back, .amount = amount, .label = label, .tag = 7, .kind = FIN_FLOW_KIND_MONTHLY };

  g_array_append_val (flows, flow);
}

/* The first pay after a year without, and none beside a pay that goes on or came otherwise before. */
static void
test_first_of_kind (void)
{
  static const struct
  {
    int before; /* days back, 0 = none */
    gboolean same_label;
    gboolean expected;
  } cases[] = { { 0, FALSE, TRUE }, { 50, FALSE, FALSE }, { 50, TRUE, FALSE }, { 140, FALSE, TRUE } };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) flows = new_everyday (365);
      FinRecurring *found;

      if (cases[i].before > 0)
        add_monthly_kind (flows, cases[i].before, 190000, cases[i].same_label ? "ACME PAY" : "GIG");
      add_monthly_kind (flows, 5, SALARY, "ACME PAY");
      found = expect (flows);
      g_assert_cmpint (find (found, "ACME PAY") != NULL, ==, cases[i].expected);
      if (cases[i].expected)
        g_assert_cmpint (find (found, "ACME PAY")->next, ==, AS_OF + 25);
      fin_recurring_free (found);
    }
}

static void
test_bonus (void)
{
  g_autoptr (GArray) flows = new_everyday (365);
  FinRecurring *found;

  for (int month = 1; month <= 6; month++)
    add_monthly_kind (flows, (int) (AS_OF - fin_calendar_join (2025, month, 25)), SALARY, "ACME PAY");
  add_monthly_kind (flows, 12, 1.2 * SALARY, "ACME CHRISTMAS IN JUNE");
  found = expect (flows);
  g_assert_cmpuint (found->n_series, ==, 0);
  fin_recurring_free (found);
}

/* @balance: today's, in place of one that makes the history begin with the account */
static FinForecast *
forecast (GArray *flows, double balance)
{
  FinForecastAccount account = { .flows = (const FinFlow *) flows->data,
                                 .n_flows = flows->len,
                                 .balance = balance,
                                 .as_of = AS_OF,
                                 .id = 1 };
  FinForecastOptions options;
  FinForecastStatus status;
  FinForecast *result;

  fin_forecast_options_init (&options);
  options.horizon = 30;
  result = fin_forecast_new (&account, &options, &status);
  g_assert_cmpint (status, ==, FIN_FORECAST_OK);
  return result;
}

static double
median_on (const FinForecast *result, int day)
{
  return result->quantiles[day * FIN_FORECAST_N_LEVELS + FIN_FORECAST_MEDIAN];
}

/* The rent that a first month saw once will take 800 again: the curve has to fall on that very day. */
static void
test_forecast_rent (void)
{
  g_autoptr (GArray) flows = new_everyday (30);
  FinForecast *result;
  double fall;

  household_add (flows, AS_OF - 20, SALARY, "ACME PAY");
  household_add (flows, AS_OF - 25, RENT, "RENT");
  result = forecast (flows, 300000);
  fall = median_on (result, 6) - median_on (result, 4);
  g_assert_false (result->awaits_pay);
  g_assert_cmpfloat (fall, <, 0.8 * RENT);
  g_assert_cmpfloat (fall, >, 1.5 * RENT);
  g_assert_cmpint (result->payday, ==, AS_OF + 10);
  fin_forecast_free (result);
}

/* Two weeks without any income are two weeks before payday, not a life without income. */
static void
test_forecast_first_pay (void)
{
  g_autoptr (GArray) flows = new_everyday (14);
  double spent = 0.0;
  FinForecast *result;

  for (guint i = 0; i < flows->len; i++)
    spent += g_array_index (flows, FinFlow, i).amount;
  result = forecast (flows, 100000);
  g_assert_true (result->awaits_pay);
  g_assert_cmpfloat (median_on (result, 30), >, 100000 + 2.0 * spent);
  g_assert_cmpfloat (result->quantiles[30 * FIN_FORECAST_N_LEVELS], <, 100000 + 2.0 * spent);
  fin_forecast_free (result);
}

/* A second laptop is not expected, whatever else there is of a month; what may be anything is, with doubts. */
static void
test_kinds (void)
{
  static const FinFlowKind kinds[] = { FIN_FLOW_KIND_OCCASIONAL, FIN_FLOW_KIND_UNKNOWN,
                                       FIN_FLOW_KIND_MONTHLY };
  double before = -1;

  for (size_t i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) flows = new_everyday (30);
      FinFlow flow = {
        .day = AS_OF - 25, .amount = RENT, .label = "ONCE", .tag = 9, .kind = kinds[i]
      };
      double probability = 0;
      FinForecast *result;

      household_add (flows, AS_OF - 20, SALARY, "ACME PAY");
      g_array_append_val (flows, flow);
      result = forecast (flows, 300000);
      for (size_t e = 0; e < result->n_events; e++)
        if (strcmp (result->events[e].label, "ONCE") == 0)
          {
            g_assert_true (result->events[e].evident);
            g_assert_cmpint (result->events[e].day, ==, AS_OF + 5);
            probability = result->events[e].probability;
          }
      g_assert_cmpfloat (probability, >, before);
      g_assert_cmpfloat (probability, <, 0.97);
      before = probability;
      if (kinds[i] == FIN_FLOW_KIND_OCCASIONAL)
        g_assert_cmpfloat (probability, ==, 0);
      fin_forecast_free (result);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurring-early/single", test_single);
  g_test_add_func ("/recurring-early/not-telling", test_not_telling);
  g_test_add_func ("/recurring-early/opening", test_opening);
  g_test_add_func ("/recurring-early/pay", test_pay);
  g_test_add_func ("/recurring-early/pay-ended", test_pay_ended);
  g_test_add_func ("/recurring-early/rejected", test_rejected);
  g_test_add_func ("/recurring-early/first-of-kind", test_first_of_kind);
  g_test_add_func ("/recurring-early/bonus", test_bonus);
  g_test_add_func ("/recurring-early/kinds", test_kinds);
  g_test_add_func ("/recurring-early/forecast-rent", test_forecast_rent);
  g_test_add_func ("/recurring-early/forecast-first-pay", test_forecast_first_pay);
  return g_test_run ();
}
