/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of recurring series, and what a person says about them: never overruled. */
#include "fin-recurring-life.h"

#include <glib.h>
#include <string.h>

#include "fin-forecast.h"
#include "household.h"

static gint32
day_of (int year, int month, int day)
{
  return fin_calendar_join (year, month, day);
}

static FinRecurring *
detect (GArray *flows, const FinRecurringVerdict *verdicts, gsize n_verdicts)
{
  return fin_recurring_detect ((const FinFlow *) flows->data, flows->len, AS_OF, verdicts,
                               n_verdicts);
}

/* Of the only series. */
static FinRecurringLife *
live (GArray *flows, gint32 as_of)
{
  FinRecurring *recurring =
      fin_recurring_detect ((const FinFlow *) flows->data, flows->len, as_of, NULL, 0);
  FinRecurringLife *life;

  g_assert_cmpuint (recurring->n_series, ==, 1);
  g_assert_true (recurring->series[0].shown);
  life = fin_recurring_life_new (&recurring->series[0], as_of);
  fin_recurring_free (recurring);
  return life;
}

static void
test_prices (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringLife *life;

  for (int back = 14; back >= 0; back--)
    household_add (flows, day_of (2025, 6 - back, 9),
                   back == 11 ? -500
                   : back > 8 ? -999
                   : back > 0 ? -1099
                              : -1299,
                   "STREAMING");
  life = live (flows, AS_OF);
  g_assert_cmpint (life->state, ==, FIN_RECURRING_ACTIVE);
  g_assert_cmpuint (life->n_changes, ==, 2);
  g_assert_cmpint (life->changes[0].day, ==, day_of (2024, 10, 9));
  g_assert_cmpfloat (life->changes[0].from, ==, -999);
  g_assert_cmpfloat (life->changes[0].to, ==, -1099);
  g_assert_cmpint (life->changes[1].day, ==, day_of (2025, 6, 9));
  g_assert_cmpfloat (life->usual, ==, -1299);
  g_assert_cmpfloat (life->yearly, ==, -12 * 1299);
  g_assert_cmpfloat (life->monthly, ==, -1299);
  fin_recurring_life_free (life);
}

/* An electricity bill is another every month: its price does not "rise" each time. */
static void
test_varying (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringLife *life;

  for (int back = 14; back >= 0; back--)
    household_add (flows, day_of (2025, 6 - back, 9), -6000 - 731 * (back % 5), "POWER");
  life = live (flows, AS_OF);
  g_assert_cmpuint (life->n_changes, ==, 0);
  fin_recurring_life_free (life);
}

static void
test_yearly_cost (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringLife *life;

  for (int back = 2; back >= 0; back--)
    household_add (flows, day_of (2025 - back, 3, 8), -12000, "CLUB");
  life = live (flows, AS_OF);
  g_assert_cmpfloat (life->yearly, ==, -12000);
  g_assert_cmpfloat (life->monthly, ==, -1000);
  g_assert_cmpint (life->expected, ==, day_of (2026, 3, 8));
  fin_recurring_life_free (life);
}

static void
add_rent (GArray *flows, int first_back, int last_back)
{
  for (int back = first_back; back >= last_back; back--)
    household_add (flows, day_of (2025, 6 - back, 12), -90000, "RENT");
}

static void
test_late_missed_ended (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringLife *life;

  add_rent (flows, 13, 1);
  life = live (flows, day_of (2025, 6, 13));
  g_assert_cmpint (life->state, ==, FIN_RECURRING_LATE);
  g_assert_cmpint (life->expected, ==, day_of (2025, 6, 12));
  g_assert_cmpint (life->days_late, ==, 1);
  fin_recurring_life_free (life);

  life = live (flows, day_of (2025, 6, 17));
  g_assert_cmpint (life->state, ==, FIN_RECURRING_LATE);
  g_assert_cmpint (life->expected, ==, day_of (2025, 6, 12));
  fin_recurring_life_free (life);

  life = live (flows, day_of (2025, 6, 30));
  g_assert_cmpint (life->state, ==, FIN_RECURRING_MISSED);
  g_assert_cmpint (life->days_late, ==, 18);
  fin_recurring_life_free (life);

  life = live (flows, day_of (2025, 8, 20));
  g_assert_cmpint (life->state, ==, FIN_RECURRING_ENDED);
  fin_recurring_life_free (life);
}

static void
test_resumed (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringLife *life;

  add_rent (flows, 15, 8);
  add_rent (flows, 4, 0);
  life = live (flows, AS_OF);
  g_assert_cmpint (life->state, ==, FIN_RECURRING_ACTIVE);
  g_assert_cmpint (life->resumed, ==, day_of (2025, 2, 12));
  fin_recurring_life_free (life);
}

/* What came six days early is not expected again. */
static void
test_early (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringLife *life;

  add_rent (flows, 13, 1);
  household_add (flows, day_of (2025, 6, 6), -90000, "RENT");
  /* the label says little, the amount everything */
  household_add_purchases (flows, 300, 0.1, 3000, 4);
  for (guint i = 0; i < flows->len; i++)
    g_array_index (flows, FinFlow, i).label = "BANK";
  life = live (flows, day_of (2025, 6, 8));
  g_assert_cmpint (life->state, ==, FIN_RECURRING_ACTIVE);
  g_assert_cmpint (life->days_early, ==, 6);
  g_assert_cmpint (life->expected, ==, day_of (2025, 7, 12));
  fin_recurring_life_free (life);
}

static const char *const gym_labels[] = { "GYM" };
static const FinSchedule twelfth = {
  .cadence = FIN_CADENCE_MONTHLY, .rule = FIN_SCHEDULE_MONTH_DAY, .step = 1, .value = 12
};

static FinRecurringVerdict
gym_verdict (FinRecurringVerdictKind kind)
{
  return (FinRecurringVerdict){ .kind = kind,
                                .outgoing = true,
                                .labels = gym_labels,
                                .n_labels = 1,
                                .low = -3000,
                                .high = -3000,
                                .schedule = twelfth,
                                .end_day = FIN_RECURRING_NO_DAY };
}

static void
add_gym (GArray *flows, int n_months)
{
  household_add_monthly (flows, n_months, 12, -3000, "GYM");
}

static void
test_rejected (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringEvidence evidence[] = { { day_of (2025, 5, 12), -3000 },
                                      { day_of (2025, 6, 12), -3000 } };
  FinRecurringVerdict verdict = gym_verdict (FIN_RECURRING_REJECTED);
  FinRecurring *recurring;

  add_gym (flows, 9);
  recurring = detect (flows, &verdict, 1);
  g_assert_cmpuint (recurring->n_series, ==, 0);
  g_assert_cmpuint (recurring->n_rejected, ==, 1);
  g_assert_cmpint (recurring->rejected[0].verdict, ==, 0);
  fin_recurring_free (recurring);

  /* the payee's text is another now: the payments are the same */
  for (guint i = 0; i < flows->len; i++)
    g_array_index (flows, FinFlow, i).label = "FITNESS CLUB";
  recurring = detect (flows, &verdict, 1);
  g_assert_cmpuint (recurring->n_series, ==, 1);
  fin_recurring_free (recurring);
  verdict.evidence = evidence;
  verdict.n_evidence = G_N_ELEMENTS (evidence);
  recurring = detect (flows, &verdict, 1);
  g_assert_cmpuint (recurring->n_series, ==, 0);
  fin_recurring_free (recurring);
}

/* Two payments are no evidence; the person's word is. */
static void
test_confirmed (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringVerdict verdict = gym_verdict (FIN_RECURRING_KEPT);
  FinRecurring *recurring;

  add_gym (flows, 2);
  recurring = detect (flows, &verdict, 1);
  g_assert_cmpuint (recurring->n_series, ==, 1);
  g_assert_true (recurring->series[0].shown);
  g_assert_cmpuint (recurring->series[0].n_hits, ==, 2);
  g_assert_cmpint (recurring->series[0].next, ==, day_of (2025, 7, 12));
  fin_recurring_free (recurring);
}

static void
test_edited (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringVerdict verdict = gym_verdict (FIN_RECURRING_KEPT);
  FinRecurring *recurring;

  add_gym (flows, 9);
  verdict.schedule.cadence = FIN_CADENCE_QUARTERLY;
  verdict.schedule.step = 3;
  verdict.schedule.phase = 2; /* March, June ... */
  verdict.pinned = true;
  verdict.has_amount = true;
  verdict.amount = -3500;
  recurring = detect (flows, &verdict, 1);
  g_assert_cmpint (recurring->series[0].schedule.cadence, ==, FIN_CADENCE_QUARTERLY);
  g_assert_cmpint (recurring->series[0].next, ==, day_of (2025, 9, 12));
  g_assert_cmpfloat (recurring->series[0].amount, ==, -3500);
  fin_recurring_free (recurring);
}

static void
test_ended (void)
{
  g_autoptr (GArray) flows = household_new ();
  FinRecurringVerdict verdict = gym_verdict (FIN_RECURRING_KEPT);
  FinRecurring *recurring;

  add_gym (flows, 9);
  verdict.end_day = day_of (2025, 6, 20);
  recurring = detect (flows, &verdict, 1);
  g_assert_true (recurring->series[0].ended);
  fin_recurring_free (recurring);
}

static void
test_merged (void)
{
  static const char *const labels[] = { "GYM", "CITY SPORTS" };
  g_autoptr (GArray) flows = household_new ();
  FinRecurringVerdict verdict = gym_verdict (FIN_RECURRING_KEPT);
  FinRecurring *recurring;

  add_gym (flows, 12);
  for (guint i = 0; i < 6; i++)
    g_array_index (flows, FinFlow, i).label = "CITY SPORTS";
  recurring = detect (flows, NULL, 0);
  g_assert_cmpuint (recurring->n_series, ==, 2);
  fin_recurring_free (recurring);
  verdict.labels = labels;
  verdict.n_labels = 2;
  recurring = detect (flows, &verdict, 1);
  g_assert_cmpuint (recurring->n_series, ==, 1);
  g_assert_cmpuint (recurring->series[0].n_hits, ==, 12);
  fin_recurring_free (recurring);
}

/* By hand, before there is any payment: it is due, and the forecast knows it. */
static void
test_added (void)
{
  g_autoptr (GArray) flows = household_new_ordinary (8);
  FinRecurringVerdict verdict = gym_verdict (FIN_RECURRING_KEPT);
  FinForecastAccount account = { 0 };
  FinForecastOptions options;
  FinForecastStatus status;
  FinForecast *forecast;
  FinRecurring *recurring;
  gboolean expected = FALSE;

  verdict.pinned = true;
  verdict.start = day_of (2025, 7, 12);
  recurring = detect (flows, &verdict, 1);
  g_assert_cmpuint (recurring->series[0].n_hits, ==, 0);
  g_assert_cmpint (recurring->series[0].next, ==, day_of (2025, 7, 12));
  g_assert_cmpstr (recurring->series[0].label, ==, "GYM");
  fin_recurring_free (recurring);

  account.flows = (const FinForecastFlow *) flows->data;
  account.n_flows = flows->len;
  account.as_of = AS_OF;
  account.verdicts = &verdict;
  account.n_verdicts = 1;
  fin_forecast_options_init (&options);
  options.horizon = 30;
  forecast = fin_forecast_new (&account, &options, &status);
  g_assert_nonnull (forecast);
  for (gsize i = 0; i < forecast->n_events; i++)
    if (strcmp (forecast->events[i].label, "GYM") == 0)
      {
        g_assert_cmpint (forecast->events[i].day, ==, day_of (2025, 7, 12));
        expected = TRUE;
      }
  g_assert_true (expected);
  fin_forecast_free (forecast);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurring-life/prices", test_prices);
  g_test_add_func ("/recurring-life/varying", test_varying);
  g_test_add_func ("/recurring-life/yearly-cost", test_yearly_cost);
  g_test_add_func ("/recurring-life/late-missed-ended", test_late_missed_ended);
  g_test_add_func ("/recurring-life/resumed", test_resumed);
  g_test_add_func ("/recurring-life/early", test_early);
  g_test_add_func ("/recurring-verdict/rejected", test_rejected);
  g_test_add_func ("/recurring-verdict/confirmed", test_confirmed);
  g_test_add_func ("/recurring-verdict/edited", test_edited);
  g_test_add_func ("/recurring-verdict/ended", test_ended);
  g_test_add_func ("/recurring-verdict/merged", test_merged);
  g_test_add_func ("/recurring-verdict/added", test_added);
  return g_test_run ();
}
