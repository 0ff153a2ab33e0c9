/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema: every old version with data opens, every table is strict, undo covers later columns,
 * the lists of the window are answered by indexes. */
#include <string.h>

#include <sqlite3.h>

#include "fin-connection-private.h"
#include "fin-database-open.h"
#include "fin-history-private.h"
#include "fin-transaction-query.h"
#include "store-fixture.h"

static void
run_sql (sqlite3 *handle, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

/* A file as the program of that version left it, with a row in every tracked table and a step of
 * undo. */
static void
make_version (const char *path, int version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinConnection) connection = fin_connection_new (path, FALSE, &error);

  g_assert_no_error (error);
  for (int number = 1; number <= version; number++)
    {
      g_assert_true (fin_migrations_run_to (connection, number - 1, number, &error));
      g_assert_no_error (error);
    }
  run_sql (connection->handle,
           "BEGIN; UPDATE history_state SET step_id = 1;"
           "INSERT INTO accounts (name, currency, opening_balance, opening_date) "
           "VALUES ('Old', 'EUR', 100, 5);"
           "INSERT INTO categories (key, name) VALUES ('old', 'Old');"
           "INSERT INTO imports (account_id, file_name, imported_at) VALUES (1, 'old.csv', 1);"
           "INSERT INTO transactions (account_id, posting_date, amount, currency, payee, "
           "category_id, "
           "import_id) VALUES (1, 10, -5, 'EUR', 'Old payee', 1, 1);"
           "INSERT INTO import_rows (import_id, outcome) VALUES (1, 3);"
           "INSERT INTO balance_statements (account_id, date, amount) VALUES (1, 10, 95);"
           "INSERT INTO rules (pattern, category_id) VALUES ('old', 1);"
           "INSERT INTO exchange_rates (from_currency, to_currency, date, rate, source) "
           "VALUES ('USD', 'EUR', 1, '0.9', 'old');"
           "INSERT INTO verdicts (subject, key, verdict) VALUES ('series', 'old', 'not');"
           "UPDATE history_state SET step_id = NULL;"
           "INSERT INTO history_steps (id, label, made_at, first_change, last_change) "
           "SELECT 1, 'Old step', 1, min (id), max (id) FROM history_changes; COMMIT;");
}

static void
test_every_version (StoreFixture *fixture, gconstpointer data)
{
  for (int version = 1; version <= fin_migrations_latest (); version++)
    {
      g_autofree char *name = g_strdup_printf ("version-%d.db", version);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *label = NULL;
      g_autoptr (FinDatabase) database = NULL;
      g_autoptr (GError) error = NULL;

      make_version (path, version);
      database = fin_database_open (path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (store_query_int (database, "PRAGMA user_version"), ==,
                       fin_migrations_latest ());
      g_assert_cmpint (store_query_int (database, "SELECT amount FROM transactions WHERE payee = "
                                                  "'Old payee'"), ==, -5);
      store_assert_sound (database);
      store_add_account (database, "New");
      g_free (fin_history_undo (database, NULL, &error));
      g_assert_no_error (error);
      label = fin_history_undo (database, NULL, &error);
      g_assert_cmpstr (label, ==, "Old step");
      g_assert_cmpint (store_query_int (database, "SELECT count(*) FROM accounts"), ==, 0);
      store_assert_sound (database);
    }
}

static void
test_strict (StoreFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (store_query_int (fixture->database,
                                    "SELECT count(*) FROM pragma_table_list "
                                    "WHERE schema = 'main' AND NOT strict AND name NOT LIKE "
                                    "'sqlite%'"),
                   ==, 0);
  g_assert_cmpint (store_query_int (fixture->database, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (store_query_int (fixture->database, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (store_query_int (fixture->database,
                                    "SELECT (SELECT journal_mode FROM pragma_journal_mode) = "
                                    "'wal'"),
                   ==, 1);
  /* An image leaves NULL out, so a column that may be NULL must not have another default. */
  g_assert_cmpint (store_query_int (fixture->database,
                                    "SELECT count(*) FROM history_tables h, "
                                    "pragma_table_info (h.name) c WHERE NOT c.\"notnull\" "
                                    "AND c.dflt_value IS NOT NULL"),
                   ==, 0);
}

/* As a later migration would do it. */
static gpointer
add_column_func (FinConnection *connection, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  fin_connection_execute (connection,
                          "ALTER TABLE accounts ADD COLUMN later TEXT NOT NULL DEFAULT 'none';"
                          "ALTER TABLE accounts ADD COLUMN maybe INTEGER",
                          error);
  fin_history_create_triggers (connection, error);
  return NULL;
}

static void
test_later_columns (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  store_add_account (fixture->database, "A");
  store_execute (fixture->database, "Delete", "DELETE FROM accounts");
  fin_database_write (fixture->database, NULL, add_column_func, NULL, NULL, &error);
  g_assert_no_error (error);

  /* An image from before has no such columns: they take their defaults. */
  g_free (fin_history_undo (fixture->database, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_query_int (fixture->database,
                                    "SELECT later = 'none' AND maybe IS NULL FROM "
                                    "accounts"), ==, 1);
  store_execute (fixture->database, "Set", "UPDATE accounts SET later = 'x', maybe = 7");
  before = store_dump (fixture->database, FALSE);
  store_execute (fixture->database, "Change", "UPDATE accounts SET later = 'y', maybe = NULL");
  store_execute (fixture->database, "Delete", "DELETE FROM accounts");
  g_free (fin_history_undo (fixture->database, NULL, &error));
  g_free (fin_history_undo (fixture->database, NULL, &error));
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, before);
}

typedef struct
{
  FinTransactionFilter *filter;
  const char *select;
  const char *wanted; /* in the plan */
} PlanCase;

static gpointer
plan_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const PlanCase *plan_case = data;
  g_autoptr (FinTransactionQuery) query = fin_transaction_query_new (plan_case->filter);
  g_autofree char *select = g_strconcat ("EXPLAIN QUERY PLAN ", plan_case->select, NULL);
  g_autoptr (FinStatement) statement = fin_transaction_query_prepare (
      query, connection, select,
      fin_transaction_query_order (FIN_TRANSACTION_SORT_DATE, TRUE), error);
  GString *plan = g_string_new (NULL);

  g_assert_no_error (*error);
  while (fin_statement_step (statement, error))
    g_string_append_printf (plan, "%s; ", fin_statement_column_text (statement, 3));
  return g_string_free (plan, FALSE);
}

static void
test_plans (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (FinTransactionFilter) all = fin_transaction_filter_new ();
  g_autoptr (FinTransactionFilter) one_account = fin_transaction_filter_new ();
  const PlanCase cases[] = {
    { all, "SELECT t.id FROM transactions t ", "COVERING INDEX transactions_date" },
    { all, FIN_SELECT_TRANSACTION, "INDEX transactions_date" },
    { one_account, "SELECT t.id FROM transactions t ", "COVERING INDEX transactions_account" },
    { one_account, FIN_SELECT_TRANSACTION, "INDEX transactions_account" },
  };

  one_account->account_id = 1;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *plan = fin_database_read (fixture->database, plan_func,
                                                 (gpointer) &cases[i], NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s", plan);
      g_assert_nonnull (strstr (plan, cases[i].wanted));
      /* A sort would read every row before the first one can be shown. */
      g_assert_null (strstr (plan, "TEMP B-TREE"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORE_TEST ("/store/schema/every-version", test_every_version);
  STORE_TEST ("/store/schema/strict", test_strict);
  STORE_TEST ("/store/schema/later-columns", test_later_columns);
  STORE_TEST ("/store/schema/plans", test_plans);

  return g_test_run ();
}
