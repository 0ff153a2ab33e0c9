/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real banks' files end to end: counts, sums and balances of the ledger against the manifest. */
#include <string.h>

#include "fin-balance-store.h"
#include "fin-currency.h"
#include "fin-import-error.h"
#include "fin-money.h"
#include "fin-transaction-store.h"
#include "import-fixture.h"

/* These must be exact without a question; of the others a question is a fair answer. */
static const char *const must_be_exact[] = {
  "csv/bank2ynab/2018-04-14_10-52-13_bunq-transactieoverzicht.csv",
  "csv/bank2ynab/Umsaetze_KtoNr538917600_EUR_02-03-2018_1503.CSV",
  "csv/bank2ynab/MS_JANE_SMITH_01-12-2019_14-12-2019.csv",
  "csv/bank2ynab/TransactionHistory_20180418043121.csv",
  "csv/bank2ynab/test_BOI_TransactionExport.csv",
  "csv/hledger/sample.fr.cp1252.csv",
  "ofx1-sgml/ofxparse/checking.ofx",
  "ofx1-sgml/ofxparse/bank_medium.ofx",
  "ofx1-sgml/ofxtools/br_nubank_cc.ofx",
  "ofx1-sgml/npm-ofx/example1.ofx",
  "ofx2-xml/ofxparse/suncorp.ofx",
  "ofx2-xml/ofxtools/stmtrs.ofx",
  NULL,
};

enum
{
  COLUMN_FILE = 0,
  COLUMN_EXPECT = 2,
  COLUMN_COUNT = 3,
  COLUMN_SUM = 4,
  COLUMN_BALANCE = 6,
  N_COLUMNS = 7,
};

static char *
resource_folder (void)
{
  return g_build_filename (g_getenv ("FINSIGHT_SOURCE_ROOT"), "tests", "resources", "bank-files",
                           NULL);
}

static FinImportResult *
import_path (ImportFixture *fixture, const char *path, GError **error)
{
  g_autoptr (FinImportOptions) options = fin_import_options_new ();

  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  return fin_import_job_run (fixture->database, fixture->clock, path, options, NULL, NULL, NULL,
                             error);
}

static gint64
sum_posted (ImportFixture *fixture)
{
  g_autoptr (GPtrArray) rows = import_fixture_list (fixture, FIN_TRANSACTION_STATES_POSTED);
  gint64 sum = 0;

  for (guint i = 0; i < rows->len; i++)
    sum += fin_transaction_get_amount (rows->pdata[i]);
  return sum;
}

static void
assert_sum (ImportFixture *fixture, const FinImportResult *result, const char *expected)
{
  const char *currency = fin_import_result_get_statement (result, 0)->currency;
  g_autoptr (GError) error = NULL;
  gint64 minor;

  if (expected[0] == '\0')
    return;
  g_assert_true (fin_minor_from_decimal (expected, fin_currency_exponent (currency), &minor,
                                         &error));
  g_assert_cmpint (sum_posted (fixture), ==, minor);
}

static void
assert_balance (const FinImportResult *result, const char *expected)
{
  gint64 minor;

  /* Several balances, or one that the manifest writes as the bank does, are for the readers' tests. */
  if (!fin_minor_from_decimal (expected, 2, &minor, NULL) || result->statements->len != 1
      || !fin_import_result_get_statement (result, 0)->has_balance)
    return;
  g_assert_cmpint (fin_import_result_get_statement (result, 0)->balance_stated, ==, minor);
  g_assert_cmpint (fin_import_result_get_statement (result, 0)->balance_computed, ==, minor);
}

/* Returns whether the file was taken; a question leaves the ledger as it was. */
static gboolean
check_exact (const char *path, char **fields)
{
  ImportFixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) again = NULL;
  gboolean asked;

  import_fixture_open (&fixture);
  first = import_path (&fixture, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->n_rows, ==,
                    first->n_added + first->n_present + first->n_held + first->n_refused);
  asked = first->reading->questions->len > 0;
  if (asked)
    g_assert_cmpint (sum_posted (&fixture), ==, 0);
  else
    {
      g_assert_cmpuint (first->n_added, ==, (guint64) g_ascii_strtoll (fields[COLUMN_COUNT], NULL, 10));
      assert_sum (&fixture, first, fields[COLUMN_SUM]);
      assert_balance (first, fields[COLUMN_BALANCE]);
      again = import_path (&fixture, path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->n_added, ==, 0);
      g_assert_cmpuint (again->n_rows, ==, first->n_rows);
    }
  import_fixture_close (&fixture);
  return !asked;
}

static gboolean
is_ours (const char *file)
{
  return g_str_has_prefix (file, "csv/") || g_str_has_prefix (file, "ofx");
}

static void
test_exact (void)
{
  g_autofree char *folder = resource_folder ();
  g_autofree char *manifest = g_build_filename (folder, "manifest.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_exact = 0;
  guint n_must = 0;

  g_assert_true (g_file_get_contents (manifest, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      g_autofree char *path = NULL;
      gboolean must;

      if (g_strv_length (fields) < N_COLUMNS || strcmp (fields[COLUMN_EXPECT], "exact") != 0
          || !is_ours (fields[COLUMN_FILE]))
        continue;
      path = g_build_filename (folder, fields[COLUMN_FILE], NULL);
      g_test_message ("%s", fields[COLUMN_FILE]);
      must = g_strv_contains (must_be_exact, fields[COLUMN_FILE]);
      if (check_exact (path, fields))
        n_exact++;
      else
        g_assert_false (must);
      n_must += must;
    }
  g_test_message ("%u files exact", n_exact);
  g_assert_cmpuint (n_must, ==, G_N_ELEMENTS (must_be_exact) - 1);
}

static gboolean
is_refused_by_name (const GError *error)
{
  return error->domain == FIN_IMPORT_ERROR && error->message[0] != '\0';
}

/* Hostile files and those to be refused: an error or a reading, never a change without a row. */
static void
test_hostile (void)
{
  static const char *const folders[] = { "hostile", "csv-invalid", "csv-torture" };
  g_autofree char *root = resource_folder ();
  g_autoptr (GQueue) queue = g_queue_new ();
  guint n_files = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    g_queue_push_tail (queue, g_build_filename (root, folders[i], NULL));
  while (!g_queue_is_empty (queue))
    {
      g_autofree char *path = g_queue_pop_head (queue);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      ImportFixture fixture;
      g_autoptr (GError) error = NULL;
      g_autoptr (FinImportResult) result = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      const char *name;

      if (folder != NULL)
        {
          while ((name = g_dir_read_name (folder)) != NULL)
            g_queue_push_tail (queue, g_build_filename (path, name, NULL));
          continue;
        }
      n_files++;
      g_test_message ("%s", path);
      import_fixture_open (&fixture);
      result = import_path (&fixture, path, &error);
      g_assert_true (result != NULL || is_refused_by_name (error));
      rows = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
      g_assert_cmpuint (rows->len, ==, result != NULL ? result->n_added : 0);
      import_fixture_close (&fixture);
    }
  g_assert_cmpuint (n_files, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-files/exact", test_exact);
  g_test_add_func ("/import-files/hostile", test_hostile);
  return g_test_run ();
}
