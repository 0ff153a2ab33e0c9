/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo in a database: all of it or nothing, never beside anything else. */
#include "fin-demo-fill.h"

#include "fin-balance-store.h"
#include "fin-database-check.h"
#include "fin-history.h"
#include "fin-import-job.h"
#include "fin-setting-store.h"
#include "fin-test-household.h"

#define LAST  "2026-11-21"
#define TODAY "2026-11-22"

/* Runs a query for one number. */
static gpointer
ask_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, data, error);
  gint64 *number = g_new0 (gint64, 1);

  if (statement == NULL || !fin_statement_get_int (statement, number, error))
    g_clear_pointer (&number, g_free);
  return number;
}

static gint64
ask (FinTestHousehold *household, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *number =
      fin_database_read (household->database, ask_cb, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return *number;
}

static void
assert_filled (FinTestHousehold *household, const FinDemo *demo)
{
  g_assert_cmpint (ask (household, "SELECT count(*) FROM transactions"), ==, demo->n_drafts);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM accounts"), ==, FIN_DEMO_N_ACCOUNTS);
  g_assert_cmpint (ask (household, "SELECT value FROM settings WHERE key = 'demo'"), ==, 1);
  /* Transfers know each other, both ways. */
  g_assert_cmpint (ask (household, "SELECT count(*) FROM transactions a JOIN transactions b"
                                   " ON a.transfer_id = b.id AND b.transfer_id = a.id"
                                   " AND a.amount = -b.amount"),
                   ==,
                   ask (household, "SELECT count(*) FROM transactions t JOIN categories c"
                                   " ON c.id = t.category_id WHERE c.key LIKE 'transfer.%'"));
  g_assert_cmpint (ask (household, "SELECT count(*) FROM transactions WHERE category_id IS NULL"),
                   <, (gint64) demo->n_drafts / 20);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM transactions WHERE match_text = ''"), ==,
                   0);
}

static gpointer
check_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_database_check (connection, cancellable, error);
}

/* What the balances are by the store's rules is what the demo meant. */
static gpointer
balances_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const FinDemo *demo = data;

  for (int a = 0; a < FIN_DEMO_N_ACCOUNTS; a++)
    {
      gint64 expected = demo->opening[a];
      FinBalance balance;

      for (gsize i = 0; i < demo->n_drafts; i++)
        expected += (int) demo->drafts[i].account == a ? demo->drafts[i].amount : 0;
      /* Accounts are numbered in the order of the demo. */
      if (!fin_balance_store_at (connection, a + 1, demo->period.last, &balance, error))
        return NULL;
      g_assert_false (balance.relative);
      g_assert_cmpint (balance.amount, ==, expected);
    }
  return FIN_DATABASE_DONE;
}

static void
test_fill (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (FinDemo) demo = fin_demo_generate (fin_date_from_iso (LAST), 3);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (fin_demo_fill (household->database, fin_date_from_iso (LAST), 3, NULL, &error));
  g_assert_no_error (error);
  assert_filled (household, demo);
  fin_database_read (household->database, balances_cb, demo, NULL, &error);
  g_assert_no_error (error);
  findings = fin_database_read (household->database, check_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      FinFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", finding->code, finding->text);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_refuse (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (GError) error = NULL;

  fin_test_household_add_account (household, "Mine", FIN_ACCOUNT_CURRENT, "EUR");
  g_assert_false (fin_demo_fill (household->database, fin_date_from_iso (LAST), 3, NULL, &error));
  g_assert_error (error, FIN_DEMO_ERROR, FIN_DEMO_ERROR_NOT_EMPTY);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM accounts"), ==, 1);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM transactions"), ==, 0);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM categories"), ==, 0);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM settings WHERE key = 'demo'"), ==, 0);
}

static void
test_no_import (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (household->folder, "mine.csv", NULL);
  gint64 n_rows;

  g_assert_true (fin_demo_fill (household->database, fin_date_from_iso (LAST), 3, NULL, &error));
  n_rows = ask (household, "SELECT count(*) FROM transactions");
  g_assert_true (g_file_set_contents (
      path, "Date,Description,Amount\n2026-11-20,Own coffee,-3.50\n", -1, &error));
  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  result = fin_import_job_run (household->database, household->clock, path, options, NULL, NULL,
                               NULL, &error);
  g_assert_null (result);
  g_assert_error (error, FIN_DEMO_ERROR, FIN_DEMO_ERROR_IS_DEMO);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM transactions"), ==, n_rows);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM imports"), ==, 0);
}

static void
test_once_and_undone (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (FinDemo) demo = fin_demo_generate (fin_date_from_iso (LAST), 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (fin_demo_fill (household->database, fin_date_from_iso (LAST), 3, NULL, &error));
  g_assert_false (fin_demo_fill (household->database, fin_date_from_iso (LAST), 3, NULL, &error));
  g_assert_error (error, FIN_DEMO_ERROR, FIN_DEMO_ERROR_NOT_EMPTY);
  g_clear_error (&error);
  undone = fin_history_undo (household->database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM transactions"), ==, 0);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM accounts"), ==, 0);
  redone = fin_history_redo (household->database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, redone);
  assert_filled (household, demo);
}

static void
test_cancel (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
      fin_demo_fill (household->database, fin_date_from_iso (LAST), 3, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ask (household, "SELECT count(*) FROM accounts"), ==, 0);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = data;

  g_assert_true (fin_demo_fill_finish (result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_async (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new (TODAY);
  g_autoptr (FinDemo) demo = fin_demo_generate (fin_date_from_iso (LAST), 3);
  gboolean done = FALSE;

  fin_demo_fill_async (household->database, fin_date_from_iso (LAST), 3, NULL, filled_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  assert_filled (household, demo);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo-fill/fill", test_fill);
  g_test_add_func ("/demo-fill/refuse", test_refuse);
  g_test_add_func ("/demo-fill/no-import", test_no_import);
  g_test_add_func ("/demo-fill/once-and-undone", test_once_and_undone);
  g_test_add_func ("/demo-fill/cancel", test_cancel);
  g_test_add_func ("/demo-fill/async", test_async);
  return g_test_run ();
}
