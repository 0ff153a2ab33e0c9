/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import tests share. */
#include "import-fixture.h"

#include <glib/gstdio.h>

#include "fin-money.h"
#include "fin-transaction-store.h"

void
import_fixture_open (ImportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("finsight-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->database = fin_database_open (path, &error);
  g_assert_no_error (error);
  fixture->clock = fin_clock_new_fake_iso8601 ("2026-03-01T12:00:00Z", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
import_fixture_close (ImportFixture *fixture)
{
  fin_database_close (fixture->database);
  g_clear_object (&fixture->database);
  g_clear_object (&fixture->clock);
  remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

/** import_fixture_write: Returns: (transfer full): the path */
char *
import_fixture_write (ImportFixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static char *
compact_date (FinDate date)
{
  int year, month, day;

  fin_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d%02d%02d", year, month, day);
}

/** import_fixture_ofx: @account: ACCTID; @balance: (nullable): LEDGERBAL on @balance_date */
char *
import_fixture_ofx (const char *account,
                    const FixtureRow *rows,
                    gsize n_rows,
                    const char *balance,
                    FinDate balance_date)
{
  GString *text = g_string_new (
      "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\nCHARSET:NONE\n"
      "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
      "<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>"
      "<STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>12345<ACCTID>");

  g_string_append_printf (text, "%s<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\n", account);
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *date = compact_date (rows[i].date);
      g_autofree char *amount = fin_minor_to_decimal (rows[i].amount, 2);

      g_string_append_printf (text, "<STMTTRN><TRNTYPE>%s<DTPOSTED>%s<TRNAMT>%s",
                              rows[i].amount < 0 ? "DEBIT" : "CREDIT", date, amount);
      if (rows[i].id != NULL)
        g_string_append_printf (text, "<FITID>%s", rows[i].id);
      g_string_append_printf (text, "<NAME>%s</STMTTRN>\n", rows[i].payee);
    }
  g_string_append (text, "</BANKTRANLIST>");
  if (balance != NULL)
    {
      g_autofree char *date = compact_date (balance_date);

      g_string_append_printf (text, "<LEDGERBAL><BALAMT>%s<DTASOF>%s</LEDGERBAL>", balance, date);
    }
  g_string_append (text, "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n");
  return g_string_free (text, FALSE);
}

char *
import_fixture_csv (const FixtureRow *rows, gsize n_rows)
{
  GString *text = g_string_new ("Date,Amount,Payee\n");

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *date = fin_date_to_iso (rows[i].date);
      g_autofree char *amount = fin_minor_to_decimal (rows[i].amount, 2);

      g_string_append_printf (text, "%s,%s,\"%s\"\n", date, amount, rows[i].payee);
    }
  return g_string_free (text, FALSE);
}

/** import_fixture_run: writes @text to a file and imports it as the command line does. */
FinImportResult *
import_fixture_run (ImportFixture *fixture,
                    const char *name,
                    const char *text,
                    const char *account,
                    GError **error)
{
  g_autofree char *path = import_fixture_write (fixture, name, text);
  g_autoptr (FinImportOptions) options = fin_import_options_new ();

  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  options->target.name = g_strdup (account);
  return fin_import_job_run (fixture->database, fixture->clock, path, options, NULL, NULL, NULL,
                             error);
}

/* What undo must restore: everything but the log of steps itself and what the program remembers of a
 * person's answers. */
static const char select_tables[]
    = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'history_%'"
      " AND name NOT LIKE 'sqlite_%' AND name <> 'import_answers' ORDER BY name";

static char *
list_columns (FinConnection *connection, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, NULL);
  GString *columns = g_string_new (NULL);

  while (fin_statement_step (statement, NULL))
    g_string_append_printf (columns, "%squote (%s)", columns->len > 0 ? " || ',' || " : "",
                            fin_statement_column_text (statement, 0));
  return g_string_free (columns, FALSE);
}

static gpointer
dump_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) tables = fin_connection_prepare (connection, select_tables, error);
  GString *dump = g_string_new (NULL);

  while (fin_statement_step (tables, error))
    {
      const char *table = fin_statement_column_text (tables, 0);
      g_autofree char *columns = list_columns (connection, table);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", columns, table);
      g_autoptr (FinStatement) rows = fin_connection_prepare (connection, sql, error);

      g_string_append_printf (dump, "== %s\n", table);
      while (fin_statement_step (rows, error))
        g_string_append_printf (dump, "%s\n", fin_statement_column_text (rows, 0));
    }
  return g_string_free (dump, FALSE);
}

/** import_fixture_dump: Returns: (transfer full): every row of every table, as text */
char *
import_fixture_dump (ImportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *dump = fin_database_read (fixture->database, dump_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return dump;
}

static gpointer
list_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();

  filter->states = *(const guint *) data;
  return fin_transaction_store_list (connection, filter, FIN_TRANSACTION_SORT_DATE, FALSE, -1, 0,
                                     error);
}

/** import_fixture_list: Returns: (element-type FinTransaction): oldest first */
GPtrArray *
import_fixture_list (ImportFixture *fixture, guint states)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = fin_database_read (fixture->database, list_cb, &states, NULL, &error);

  g_assert_no_error (error);
  return rows;
}
