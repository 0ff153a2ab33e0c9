/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database in a folder of its own, and its contents as text. */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "fin-account-private.h"
#include "fin-database-check.h"

void
store_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        store_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("finsight-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "data", "finsight.db", NULL);
  fixture->database = fin_database_open (fixture->path, &error);
  g_assert_no_error (error);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  if (fixture->database != NULL)
    store_assert_sound (fixture->database);
  g_clear_object (&fixture->database);
  store_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fin_database_close (fixture->database);
  g_clear_object (&fixture->database);
  fixture->database = fin_database_open (fixture->path, &error);
  g_assert_no_error (error);
}

static gpointer
query_int_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, data, error);
  gint64 *value = g_new0 (gint64, 1);

  g_assert_no_error (*error);
  fin_statement_get_int (statement, value, error);
  return value;
}

gint64
store_query_int (FinDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *value
      = fin_database_read (database, query_int_func, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return *value;
}

static gpointer
execute_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  fin_connection_execute (connection, data, error);
  return NULL;
}

void
store_execute (FinDatabase *database, const char *step_label, const char *sql)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (database, step_label, execute_func, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
add_account_func (FinConnection *connection, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  gint64 *id = g_new0 (gint64, 1);

  *id = fin_account_store_insert (connection, data, error);
  return id;
}

gint64
store_add_account (FinDatabase *database, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinAccount) account = fin_account_new ();
  g_autofree gint64 *id = NULL;

  g_object_set (account, "name", name, "currency", "EUR", NULL);
  id = fin_database_write (database, "Add account", add_account_func, account, NULL, &error);
  g_assert_no_error (error);
  return *id;
}

typedef struct
{
  gint64 account_id;
  int n_rows;
} AddRows;

typedef struct
{
  char payee[32];
  char bank_id[32];
  char original[64];
} RowText;

/* Row i is of day 10000 + i / 40, of -(i % 100) - 1 cents, by one of 17 payees. */
static void
make_row (FinTransactionRow *row, RowText *text, gint64 account_id, int i)
{
  g_snprintf (text->payee, sizeof text->payee, "Payee %d", i % 17);
  g_snprintf (text->bank_id, sizeof text->bank_id, "ID%08d", i);
  g_snprintf (text->original, sizeof text->original, "2026-01-01;%s;-%d.%02d;EUR", text->payee,
              i % 100, i % 100);
  *row = (FinTransactionRow) FIN_TRANSACTION_ROW_INIT;
  row->account_id = account_id;
  row->posting_date = 10000 + i / 40;
  row->amount = -(i % 100) - 1;
  row->currency = "EUR";
  row->payee = text->payee;
  row->bank_id = text->bank_id;
  row->original = text->original;
  row->match_text = text->payee;
}

#define BATCH_ROWS 500

static gpointer
add_rows_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const AddRows *job = data;
  g_autofree FinTransactionRow *rows = g_new (FinTransactionRow, BATCH_ROWS);
  g_autofree RowText *texts = g_new (RowText, BATCH_ROWS);

  for (int i = 0; i < job->n_rows && *error == NULL; i += BATCH_ROWS)
    {
      int n_rows = MIN (BATCH_ROWS, job->n_rows - i);

      for (int k = 0; k < n_rows; k++)
        make_row (&rows[k], &texts[k], job->account_id, i + k);
      fin_transaction_store_insert_many (connection, rows, (gsize) n_rows, NULL, cancellable,
                                         error);
    }
  return NULL;
}

void
store_add_rows (FinDatabase *database, const char *step_label, gint64 account_id, int n_rows)
{
  g_autoptr (GError) error = NULL;
  AddRows job = { account_id, n_rows };

  fin_database_write (database, step_label, add_rows_func, &job, NULL, &error);
  g_assert_no_error (error);
}

/* One line per row of every table but the log, in the order of their ids: values as SQL
 * literals. */
static void
dump_table (FinConnection *connection, const char *table, GString *text)
{
  g_autofree char *columns_sql
      = g_strdup_printf ("SELECT group_concat ('quote (' || name || ')', ' || '','' || ') "
                         "FROM pragma_table_info ('%s')", table);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinStatement) columns = fin_connection_prepare (connection, columns_sql, &error);
  g_autoptr (FinStatement) rows = NULL;

  g_assert_no_error (error);
  g_assert_true (fin_statement_step (columns, &error));
  sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", fin_statement_column_text (columns, 0),
                         table);
  rows = fin_connection_prepare (connection, sql, &error);
  g_assert_no_error (error);
  while (fin_statement_step (rows, &error))
    g_string_append_printf (text, "%s: %s\n", table, fin_statement_column_text (rows, 0));
  g_assert_no_error (error);
}

static gpointer
dump_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) tables = fin_connection_prepare (
      connection,
      GPOINTER_TO_INT (data)
          ? "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
          : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'history_*' "
            "ORDER BY name",
      error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (*error);
  while (fin_statement_step (tables, error))
    dump_table (connection, fin_statement_column_text (tables, 0), text);
  return g_string_free (text, FALSE);
}

char *
store_dump (FinDatabase *database, gboolean with_history)
{
  g_autoptr (GError) error = NULL;
  char *text
      = fin_database_read (database, dump_func, GINT_TO_POINTER (with_history), NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* Fails with the first line that differs: whole dumps are too long to read. */
void
store_assert_same (const char *dump, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected_lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (expected_lines));
}

static gpointer
check_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_database_check (connection, cancellable, error);
}

void
store_assert_sound (FinDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = fin_database_read (database, check_func, NULL, NULL, &error);

  if (g_error_matches (error, FIN_STORE_ERROR, FIN_STORE_ERROR_CLOSED))
    return;
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const FinFinding *finding = g_ptr_array_index (findings, i);

      /* Tests write what no repository would (one-sided transfers); only the file must be sound. */
      if (g_str_equal (finding->code, "orphan") || g_str_equal (finding->code, "balance"))
        continue;
      g_test_message ("%s: %s", finding->code, finding->text);
      g_assert_not_reached ();
    }
}
