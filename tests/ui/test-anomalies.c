/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out in the window: the card, its actions, the mark and the chip in Transactions. */
#include <string.h>

#include "fin-anomaly-verdict.h"
#include "fin-anomalies-card.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-transaction.h"
#include "fin-transactions-page.h"
#include "fin-window.h"

typedef struct
{
  FinTestUi *ui;
  FinWindow *window;
} Fixture;

static gint64
first_id (Fixture *fixture)
{
  GListModel *recent = fin_session_get_recent (fixture->ui->session);
  g_autoptr (FinTransaction) transaction = NULL;

  fin_test_wait_until (g_list_model_get_n_items (recent) > 0);
  transaction = g_list_model_get_item (recent, 0);
  return fin_transaction_get_id (transaction);
}

static FinInsights *
insights_new (gint64 id)
{
  FinInsights *insights = fin_insights_new ();
  FinAnomalyItem *item = g_new0 (FinAnomalyItem, 1);

  insights->anomalies = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_anomaly_item_free);
  item->kind = FIN_ANOMALY_UNUSUAL_AMOUNT;
  item->key = g_strdup ("unusual-amount:2026-11-13:9900:EUR");
  item->payee = g_strdup ("Evans Cycles");
  item->text = g_strdup ("EVANS CYCLES");
  item->account_name = g_strdup ("Card");
  item->date = fin_date_from_iso ("2026-11-13");
  item->amount = 9900;
  item->usual = 2000;
  item->low = 1000;
  item->high = 3000;
  item->count = 20;
  item->ratio = 4.95;
  item->surprise = 10;
  item->transactions[0] = id;
  item->n_transactions = 1;
  g_strlcpy (item->currency, "EUR", 4);
  g_ptr_array_add (insights->anomalies, item);
  insights->empty = FALSE;
  return insights;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->ui = fin_test_ui_new (TRUE);
  fixture->window = fin_window_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  fin_window_set_session (fixture->window, fixture->ui->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fin_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fin_window_set_session (fixture->window, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fin_test_wait_until (fixture->window == NULL);
  fin_test_ui_free (fixture->ui);
}

/* What a visit of the widgets looks for. */
typedef struct
{
  const char *action;
  GtkWidget *found;
} Search;

static void
visit_button (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), search->action) == 0)
    search->found = widget;
}

static void
visit_row (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (GTK_IS_LIST_BOX_ROW (widget))
    search->found = widget;
}

static void
test_card (Fixture *fixture, gconstpointer data)
{
  FinSession *session = fixture->ui->session;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *card = fin_anomalies_card_new (session);
  g_autoptr (FinInsights) insights = insights_new (1);
  g_autoptr (FinInsights) calm = fin_insights_new ();
  Search expected = { "win.expect-anomaly", NULL };
  Search show = { "win.show-anomaly", NULL };
  Search row = { NULL, NULL };

  gtk_window_set_child (GTK_WINDOW (window), card);
  gtk_window_present (GTK_WINDOW (window));
  fin_test_settle (window);
  fin_insight_service_cancel (fin_session_get_service (session));
  fin_session_set_insights (session, calm);
  fin_test_wait_until (fin_test_shows (card, "Nothing unusual in the last 90 days."));
  fin_session_set_insights (session, insights);
  g_assert_true (fin_test_shows (card, "5.0 times the usual"));
  g_assert_true (fin_test_shows (card, "99.00"));
  fin_test_walk (card, visit_button, &expected);
  fin_test_walk (card, visit_button, &show);
  fin_test_walk (card, visit_row, &row);
  g_assert_nonnull (expected.found);
  g_assert_nonnull (show.found);
  gtk_test_accessible_assert_role (expected.found, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
      expected.found, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Do not tell me of this and its like: Unusual amount Evans Cycles");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row.found),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  fin_session_set_amounts_hidden (session, TRUE);
  g_assert_false (fin_test_shows (card, "99.00"));
  fin_session_set_amounts_hidden (session, FALSE);
  ((FinAnomalyItem *) g_ptr_array_index (insights->anomalies, 0))->expected = TRUE;
  fin_session_set_insights (session, calm);
  fin_session_set_insights (session, insights);
  g_assert_true (fin_test_shows (card, "Nothing unusual in the last 90 days."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gpointer
count_verdicts (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) verdicts = fin_anomaly_verdict_load (connection, error);

  return verdicts != NULL ? GUINT_TO_POINTER (verdicts->len + 1) : NULL;
}

static guint
n_verdicts (Fixture *fixture)
{
  gpointer count = fin_database_read (fixture->ui->household->database, count_verdicts, NULL, NULL,
                                      NULL);

  return GPOINTER_TO_UINT (count) - 1;
}

static void
test_expected_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FinInsights) insights = insights_new (first_id (fixture));

  fin_insight_service_cancel (fin_session_get_service (fixture->ui->session));
  fin_session_set_insights (fixture->ui->session, insights);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.expect-anomaly", "s",
                              "unusual-amount:2026-11-13:9900:EUR");
  fin_test_wait_until (n_verdicts (fixture) == 1);
  fin_test_wait_until (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  fin_test_wait_until (n_verdicts (fixture) == 0);
}

static void
test_shown_in_transactions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FinInsights) insights = insights_new (first_id (fixture));

  fin_insight_service_cancel (fin_session_get_service (fixture->ui->session));
  fin_session_set_insights (fixture->ui->session, insights);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-anomaly", "s",
                              "unusual-amount:2026-11-13:9900:EUR");
  fin_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (fin_window_get_page (fixture->window), ==, "transactions");
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->window), "1 transaction"));
}

static void
add_tests (void)
{
  g_test_add ("/ui/anomalies/card", Fixture, NULL, set_up, test_card, tear_down);
  g_test_add ("/ui/anomalies/expected-and-undo", Fixture, NULL, set_up, test_expected_and_undo,
              tear_down);
  g_test_add ("/ui/anomalies/shown-in-transactions", Fixture, NULL, set_up,
              test_shown_in_transactions, tear_down);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
