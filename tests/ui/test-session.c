/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: lists in step with the database, changes that can be undone, exact notifies. */
#include "fin-session-edit.h"
#include "fin-test-ui.h"
#include "fin-transaction-store.h"

static void
count (guint *n)
{
  (*n)++;
}

static void
test_lists (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (TRUE);

  g_assert_false (fin_session_get_empty (ui->session));
  g_assert_cmpuint (g_list_model_get_n_items (fin_session_get_accounts (ui->session)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (fin_session_get_recent (ui->session)), ==, 6);
  g_assert_nonnull (fin_session_find_account (ui->session, ui->account_id));
  g_assert_null (fin_session_find_account (ui->session, 9999));
}

static void
test_empty (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);

  g_assert_true (fin_session_get_empty (ui->session));
}

static void
test_add_and_undo (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);
  g_autoptr (FinTransaction) transaction = fin_transaction_new ();
  guint n_done = 0;

  g_signal_connect_swapped (ui->session, "done", G_CALLBACK (count), &n_done);
  g_object_set (transaction, "account-id", ui->account_id, "currency", "EUR", "posting-date",
                fin_date_from_iso ("2026-11-20"), "amount", G_GINT64_CONSTANT (-999), "payee",
                "Kiosk", NULL);
  fin_session_save_transaction (ui->session, transaction);
  fin_test_wait_until (!fin_session_get_empty (ui->session) && n_done == 1);
  fin_session_undo (ui->session);
  fin_test_wait_until (fin_session_get_empty (ui->session));
  fin_session_redo (ui->session);
  fin_test_wait_until (!fin_session_get_empty (ui->session));
  g_assert_cmpuint (n_done, ==, 2);
}

static gpointer
insert_held (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinTransactionRow row = FIN_TRANSACTION_ROW_INIT;
  gint64 id;

  row.account_id = *(gint64 *)data;
  row.posting_date = fin_date_from_iso ("2026-11-20");
  row.amount = -500;
  row.currency = "EUR";
  row.payee = "Twice?";
  row.original = "a line of a file";
  row.state = FIN_TRANSACTION_HELD;
  id = fin_transaction_store_insert (connection, &row, error);
  return g_memdup2 (&id, sizeof id);
}

static FinTransactionState
state_of_first (FinTestUi *ui)
{
  GListModel *recent = fin_session_get_recent (ui->session);
  g_autoptr (FinTransaction) transaction = g_list_model_get_item (recent, 0);

  return transaction != NULL ? fin_transaction_get_state (transaction) : FIN_TRANSACTION_DELETED;
}

static void
test_decide (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = fin_database_write (ui->household->database, "Hold", insert_held,
                                              &ui->account_id, NULL, &error);

  g_assert_no_error (error);
  g_array_append_val (ids, *id);
  fin_test_wait_until (!fin_session_get_empty (ui->session));
  g_assert_cmpint (state_of_first (ui), ==, FIN_TRANSACTION_HELD);
  fin_session_decide (ui->session, ids, TRUE);
  fin_test_wait_until (state_of_first (ui) == FIN_TRANSACTION_POSTED);
  fin_session_undo (ui->session);
  fin_test_wait_until (state_of_first (ui) == FIN_TRANSACTION_HELD);
  fin_session_decide (ui->session, ids, FALSE);
  fin_test_wait_until (fin_session_get_empty (ui->session));
}

static void
test_failure_is_told (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);
  guint n_failed = 0;

  g_signal_connect_swapped (ui->session, "failed", G_CALLBACK (count), &n_failed);
  fin_session_record_nudge (ui->session, 4711, FIN_NUDGE_READ, 1);
  fin_test_wait_until (n_failed == 1);
}

static void
test_notifies (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);
  guint n_hidden = 0;

  g_signal_connect_swapped (ui->session, "notify::amounts-hidden", G_CALLBACK (count), &n_hidden);
  fin_session_set_amounts_hidden (ui->session, FALSE);
  g_assert_cmpuint (n_hidden, ==, 0);
  fin_session_set_amounts_hidden (ui->session, TRUE);
  fin_session_set_amounts_hidden (ui->session, TRUE);
  g_assert_cmpuint (n_hidden, ==, 1);
}

static void
add_tests (void)
{
  g_test_add_func ("/session/lists", test_lists);
  g_test_add_func ("/session/empty", test_empty);
  g_test_add_func ("/session/add-and-undo", test_add_and_undo);
  g_test_add_func ("/session/decide", test_decide);
  g_test_add_func ("/session/failure-is-told", test_failure_is_told);
  g_test_add_func ("/session/notifies", test_notifies);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
