/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily look on a database: a fact is stored once, whatever how often one looks. */
#include "fin-nudge-run.h"
#include "fin-nudge-store.h"
#include "fin-test-household.h"

#define TODAY "2026-11-22T09:00:00"

static FinInsights *
make_insights (gint64 account_id)
{
  FinInsights *insights = fin_insights_new ();
  FinAccountBalance *account = g_new0 (FinAccountBalance, 1);
  FinBalanceForecast *forecast = fin_balance_forecast_new ();
  FinDate today = fin_date_from_iso ("2026-11-22");

  insights->today = insights->as_of = today;
  g_strlcpy (insights->currency, "EUR", 4);
  account->account_id = forecast->account_id = account_id;
  account->name = g_strdup ("Current");
  g_strlcpy (account->currency, "EUR", 4);
  g_strlcpy (forecast->currency, "EUR", 4);
  forecast->as_of = today;
  forecast->n_days = 1;
  forecast->quantiles = g_new0 (gint64, FIN_INSIGHTS_N_LEVELS);
  forecast->low_balance = -10000;
  forecast->low_date = today + 5;
  forecast->p_below_zero = 0.6;
  forecast->below_zero_date = today + 4;
  g_ptr_array_add (insights->accounts, account);
  g_ptr_array_add (insights->forecasts, forecast);
  return insights;
}

static guint
look (FinTestHousehold *household, FinInsights *insights)
{
  const FinNudgeSettings settings = FIN_NUDGE_SETTINGS_DEFAULT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) told = fin_nudge_run (household->database, household->clock, insights,
                                              &settings, NULL, &error);

  g_assert_no_error (error);
  return told->len;
}

static gpointer
list_all (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  return fin_nudge_store_list (connection, TRUE, 100, error);
}

static void
test_once (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (FinInsights) insights = make_insights (1);
  g_autoptr (GDateTime) later = g_date_time_new_local (2026, 11, 23, 9, 0, 0);
  g_autoptr (GPtrArray) stored = NULL;
  FinNudge *nudge;

  g_assert_cmpuint (look (household, insights), ==, 1);
  g_assert_cmpuint (look (household, insights), ==, 0);
  fin_clock_set_now (household->clock, later);
  g_assert_cmpuint (look (household, insights), ==, 0);

  stored = fin_database_read (household->database, list_all, NULL, NULL, NULL);
  g_assert_cmpuint (stored->len, ==, 1);
  nudge = g_ptr_array_index (stored, 0);
  g_assert_cmpstr (fin_nudge_get_key (nudge), ==, "critical-balance:account:1@2026-11-22");
  g_assert_cmpstr (fin_nudge_get_rule (nudge), ==, "critical-balance");
  g_assert_cmpint ((int) fin_nudge_get_severity (nudge), ==, FIN_NUDGE_CRITICAL);
  g_assert_cmpint (fin_nudge_get_delivered_at (nudge), ==, 0);
  g_assert_cmpint (fin_nudge_get_relevant_date (nudge), ==, fin_date_from_iso ("2026-11-27"));
}

static void
test_worse (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (FinInsights) insights = make_insights (1);
  g_autoptr (GDateTime) later = g_date_time_new_local (2026, 11, 23, 9, 0, 0);

  g_assert_cmpuint (look (household, insights), ==, 1);
  fin_clock_set_now (household->clock, later);
  ((FinBalanceForecast *) insights->forecasts->pdata[0])->low_balance = -20000;
  g_assert_cmpuint (look (household, insights), ==, 1);
}

static gpointer
record (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  return fin_nudge_store_record (connection, 1, *(const FinNudgeEvent *) data, 1, error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static void
record_or_die (FinTestHousehold *household, FinNudgeEvent event)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (household->database, NULL, record, &event, NULL, &error);
  g_assert_no_error (error);
}

/* The database remembers what the person wants less of, until they take it back. */
static void
test_less (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (FinInsights) one = make_insights (1);
  g_autoptr (FinInsights) other = make_insights (2);
  g_autoptr (GDateTime) later = g_date_time_new_local (2026, 11, 23, 9, 0, 0);
  g_autoptr (GPtrArray) stored = NULL;

  g_assert_cmpuint (look (household, one), ==, 1);
  fin_clock_set_now (household->clock, later);
  record_or_die (household, FIN_NUDGE_LESS);
  g_assert_cmpuint (look (household, other), ==, 0);
  record_or_die (household, FIN_NUDGE_RESTORED);
  g_assert_cmpuint (look (household, other), ==, 1);
  record_or_die (household, FIN_NUDGE_ACTED);
  stored = fin_database_read (household->database, list_all, NULL, NULL, NULL);
  g_assert_cmpuint (stored->len, ==, 2);
  g_assert_cmpint (fin_nudge_get_acted_at (stored->pdata[1]), ==, 1);
  g_assert_cmpint (fin_nudge_get_less_at (stored->pdata[1]), ==, 0);
  g_assert_cmpint (fin_nudge_get_dismissed_at (stored->pdata[1]), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nudges/run/once", test_once);
  g_test_add_func ("/nudges/run/worse", test_worse);
  g_test_add_func ("/nudges/run/less", test_less);

  return g_test_run ();
}
