/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The service on the main context: results arrive, changes make it compute again, stale ones are dropped. */
#include "fin-insight-service.h"
#include "fin-test-household.h"

#define TODAY "2026-11-22"

typedef struct
{
  FinTestHousehold *household;
  FinInsightService *service;
  gint64 account;
  guint n_results;
} Fixture;

static void
insights_changed_cb (Fixture *self)
{
  self->n_results++;
}

static void
fixture_set_up (Fixture *self, gconstpointer unused)
{
  self->household = fin_test_household_new (TODAY);
  self->account = fin_test_household_add_account (self->household, "Current",
                                                  FIN_ACCOUNT_CURRENT, "EUR");
  /* the account's own signal must not be counted as a change to come */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  self->service
      = fin_insight_service_new (self->household->database, self->household->clock);
  g_signal_connect_swapped (self->service, "notify::insights", G_CALLBACK (insights_changed_cb),
                            self);
}

static void
fixture_tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->service);
  fin_test_household_free (self->household);
}

static void
wait_until_idle (Fixture *self)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (fin_insight_service_get_busy (self->service));
}

static void
add_row (Fixture *self, int days_back)
{
  g_autoptr (GArray) ids = NULL;

  fin_test_household_add (self->household, self->account,
                          fin_date_from_iso (TODAY) - days_back, -1000, "Kiosk", 0);
  ids = fin_test_household_write (self->household);
}

static void
test_refresh (Fixture *self, gconstpointer unused)
{
  g_assert_null (fin_insight_service_get_insights (self->service));
  fin_insight_service_refresh (self->service);
  g_assert_true (fin_insight_service_get_busy (self->service));
  wait_until_idle (self);
  g_assert_nonnull (fin_insight_service_get_insights (self->service));
  g_assert_null (fin_insight_service_get_error_message (self->service));
  g_assert_cmpuint (self->n_results, ==, 1);
}

static void
test_follows_changes (Fixture *self, gconstpointer unused)
{
  fin_insight_service_refresh (self->service);
  wait_until_idle (self);
  g_assert_true (fin_insight_service_get_insights (self->service)->empty);

  add_row (self, 1);
  while (!fin_insight_service_get_busy (self->service))
    g_main_context_iteration (NULL, TRUE);
  wait_until_idle (self);
  g_assert_false (fin_insight_service_get_insights (self->service)->empty);
}

static void
test_stale_is_dropped (Fixture *self, gconstpointer unused)
{
  for (int i = 0; i < 20; i++)
    fin_insight_service_refresh (self->service);
  wait_until_idle (self);
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (self->n_results, ==, 1);
}

static void
test_cancel_keeps_the_last (Fixture *self, gconstpointer unused)
{
  FinInsights *last;

  fin_insight_service_refresh (self->service);
  wait_until_idle (self);
  last = fin_insight_service_get_insights (self->service);
  fin_insight_service_refresh (self->service);
  fin_insight_service_cancel (self->service);
  g_assert_false (fin_insight_service_get_busy (self->service));
  g_assert_true (fin_insight_service_get_insights (self->service) == last);
}

static void
test_gone_while_running (Fixture *self, gconstpointer unused)
{
  FinInsightService *other
      = fin_insight_service_new (self->household->database, self->household->clock);

  fin_insight_service_refresh (other);
  g_assert_finalize_object (other);
}

#define ADD(name, func) \
  g_test_add ("/engine/insight-service/" name, Fixture, NULL, fixture_set_up, func, \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("refresh", test_refresh);
  ADD ("follows-changes", test_follows_changes);
  ADD ("stale-is-dropped", test_stale_is_dropped);
  ADD ("cancel-keeps-the-last", test_cancel_keeps_the_last);
  ADD ("gone-while-running", test_gone_while_running);

  return g_test_run ();
}
