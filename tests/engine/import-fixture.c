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

  /* In memory where there is such a place: tests that import thousands of files wait for no disk. */
  fixture->folder = g_mkdtemp (g_strdup ("/dev/shm/finsight-import-XXXXXX"));
  if (fixture->folder == NULL)
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

static void
append_ofx_row (GString *text, const FixtureRow *row)
{
  g_autofree char *date = compact_date (row->date);
  g_autofree char *amount = fin_minor_to_decimal (row->amount, 2);
  g_autofree char *payee = g_markup_escape_text (row->payee, -1);

  g_string_append_printf (text, "<STMTTRN><TRNTYPE>%s<DTPOSTED>%s<TRNAMT>%s",
                          row->amount < 0 ? "DEBIT" : "CREDIT", date, amount);
  if (row->id != NULL)
    g_string_append_printf (text, "<FITID>%s", row->id);
  g_string_append_printf (text, "<NAME>%s</STMTTRN>\n", payee);
}

static void
append_ofx_statement (GString *text,
                      const char *account,
                      const FixtureRow *rows,
                      gsize n_rows,
                      const char *balance,
                      FinDate balance_date)
{
  g_string_append_printf (text,
                          "<STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>"
                          "<STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>12345<ACCTID>%s"
                          "<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\n",
                          account);
  for (gsize i = 0; i < n_rows; i++)
    append_ofx_row (text, &rows[i]);
  g_string_append (text, "</BANKTRANLIST>");
  if (balance != NULL)
    {
      g_autofree char *date = compact_date (balance_date);

      g_string_append_printf (text, "<LEDGERBAL><BALAMT>%s<DTASOF>%s</LEDGERBAL>", balance, date);
    }
  g_string_append (text, "</STMTRS></STMTTRNRS>");
}

static const char ofx_head[]
    = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\nCHARSET:NONE\n"
      "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><BANKMSGSRSV1>";

static const char ofx_tail[] = "</BANKMSGSRSV1></OFX>\n";

/** import_fixture_ofx: @account: ACCTID; @balance: (nullable): LEDGERBAL on @balance_date */
char *
import_fixture_ofx (const char *account,
                    const FixtureRow *rows,
                    gsize n_rows,
                    const char *balance,
                    FinDate balance_date)
{
  GString *text = g_string_new (ofx_head);

  append_ofx_statement (text, account, rows, n_rows, balance, balance_date);
  g_string_append (text, ofx_tail);
  return g_string_free (text, FALSE);
}

/** import_fixture_ofx_accounts: @accounts: (element-type GArray of FixtureRow): numbers 1001, 1002 ... */
char *
import_fixture_ofx_accounts (const GPtrArray *accounts)
{
  GString *text = g_string_new (ofx_head);

  for (guint i = 0; i < accounts->len; i++)
    {
      const GArray *rows = g_ptr_array_index (accounts, i);
      g_autofree char *number = g_strdup_printf ("%u", 1001 + i);

      append_ofx_statement (text, number, (const FixtureRow *) (gpointer) rows->data, rows->len,
                            NULL, 0);
    }
  g_string_append (text, ofx_tail);
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

      g_auto (GStrv) pieces = g_strsplit (rows[i].payee, "\"", -1);
      g_autofree char *payee = g_strjoinv ("\"\"", pieces);

      /* The plus tells the sign where no amount is negative. */
      g_string_append_printf (text, "%s,%s%s,\"%s\"\n", date, rows[i].amount > 0 ? "+" : "", amount,
                              payee);
    }
  return g_string_free (text, FALSE);
}

char *
import_fixture_qif (const FixtureRow *rows, gsize n_rows)
{
  GString *text = g_string_new ("!Type:Bank\n");

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *date = fin_date_to_iso (rows[i].date);
      g_autofree char *amount = fin_minor_to_decimal (rows[i].amount, 2);

      g_string_append_printf (text, "D%s\nT%s\nP%s\n^\n", date, amount, rows[i].payee);
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

static gpointer
count_steps_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT count(*) FROM history_steps WHERE NOT undone", error);

  fin_statement_get_int (statement, data, error);
  return FIN_DATABASE_DONE;
}

/** import_fixture_count_steps: how many steps can be undone */
gint64
import_fixture_count_steps (ImportFixture *fixture)
{
  gint64 n_steps = 0;

  fin_database_read (fixture->database, count_steps_cb, &n_steps, NULL, NULL);
  return n_steps;
}

/** import_fixture_day: a day of 2026 */
FinDate
import_fixture_day (int month, int number)
{
  return fin_date_from_ymd (2026, month, number);
}

/** import_fixture_sum: Returns: of all that is posted, minor units */
gint64
import_fixture_sum (ImportFixture *fixture)
{
  g_autoptr (GPtrArray) rows = import_fixture_list (fixture, FIN_TRANSACTION_STATES_POSTED);
  gint64 sum = 0;

  for (guint i = 0; i < rows->len; i++)
    sum += fin_transaction_get_amount (g_ptr_array_index (rows, i));
  return sum;
}

guint
import_fixture_count (ImportFixture *fixture, guint states)
{
  g_autoptr (GPtrArray) rows = import_fixture_list (fixture, states);

  return rows->len;
}
