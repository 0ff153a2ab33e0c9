/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decides before an import, what is remembered of it, and what goes wrong. */
#include "fin-import-error.h"
#include "fin-import-store.h"
#include "fin-transaction-store.h"
#include "import-fixture.h"

static void
test_account_is_asked (void)
{
  const FixtureRow rows[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" } };
  ImportFixture fixture;
  g_autofree char *text = import_fixture_ofx ("111", rows, 1, NULL, 0);
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) asked = NULL;
  g_autoptr (FinImportResult) answered = NULL;
  g_autoptr (FinImportResult) known = NULL;
  FinImportTarget target = { FIN_IMPORT_TARGET_NEW, 0, (char *) "Chequing", -1, "" };

  import_fixture_open (&fixture);
  path = import_fixture_write (&fixture, "a.ofx", text);
  before = import_fixture_dump (&fixture);
  asked = fin_import_job_run (fixture.database, fixture.clock, path, options, NULL, NULL, NULL, NULL);
  assert_counts (asked, 0, 0, 1, 0);
  g_assert_true (asked->account_open);
  g_assert_true (fin_import_result_get_statement (asked, 0)->account_open);

  fin_import_options_set_target (options, 0, &target);
  answered
      = fin_import_job_run (fixture.database, fixture.clock, path, options, NULL, NULL, NULL, NULL);
  assert_counts (answered, 1, 0, 0, 0);
  g_assert_cmpstr (fin_import_result_get_statement (answered, 0)->account_name, ==, "Chequing");

  /* From now on the number in the file says it. */
  known = fin_import_job_run (fixture.database, fixture.clock, path, NULL, NULL, NULL, NULL, NULL);
  assert_counts (known, 0, 1, 0, 0);
  import_fixture_close (&fixture);
}

static FinImportResult *
import_ambiguous (ImportFixture *fixture, const char *text, const char *date_order)
{
  g_autofree char *path = import_fixture_write (fixture, "x.csv", text);
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (GError) error = NULL;
  FinImportResult *result;

  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  options->target.name = g_strdup ("Mine");
  options->read->date_order = g_strdup (date_order);
  result = fin_import_job_run (fixture->database, fixture->clock, path, options, NULL, NULL, NULL,
                               &error);
  g_assert_no_error (error);
  return result;
}

static gpointer
forget_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_store_forget_answers (connection, data, error) ? FIN_DATABASE_DONE : NULL;
}

/* Whole units in two columns: only a person can say which is the amount. */
static void
test_columns_are_remembered (void)
{
  ImportFixture fixture;
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) named = NULL;
  g_autoptr (FinImportResult) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  import_fixture_open (&fixture);
  path = import_fixture_write (&fixture, "first.csv",
                               "K1;K2;K3;K4\n1.11.26;Harbour;7;2140\n25.11.26;Rent;9;860\n");
  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  options->target.name = g_strdup ("Mine");
  g_assert_null (fin_import_job_run (fixture.database, fixture.clock, path, options, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_UNKNOWN_FORMAT);
  g_clear_error (&error);

  options->read->columns = g_strdup ("date=1,payee=2,amount=4");
  options->read->sign = g_strdup ("bank");
  named = fin_import_job_run (fixture.database, fixture.clock, path, options, NULL, NULL, NULL,
                              &error);
  g_assert_no_error (error);
  assert_counts (named, 2, 0, 0, 0);
  g_assert_false (named->read_as_before);

  /* The next file of the layout goes the same way, to the same account, without a question. */
  later = import_fixture_run (&fixture, "later.csv",
                              "K1;K2;K3;K4\n26.12.26;Harbour;7;2150\n", "Mine", &error);
  g_assert_no_error (error);
  assert_counts (later, 1, 0, 0, 0);
  g_assert_true (later->read_as_before);
  g_assert_cmpstr (later->read_options->columns, ==, "date=1,payee=2,amount=4");
  g_assert_cmpint (import_fixture_sum (&fixture), ==, 214000 + 86000 + 215000);

  g_assert_nonnull (fin_database_write (fixture.database, NULL, forget_cb,
                                        later->reading->layout_key, NULL, &error));
  g_assert_null (import_fixture_run (&fixture, "third.csv",
                                     "K1;K2;K3;K4\n27.12.26;Harbour;7;2150\n", "Mine", &error));
  g_assert_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_UNKNOWN_FORMAT);
  import_fixture_close (&fixture);
}

static void
test_answers_are_remembered (void)
{
  ImportFixture fixture;
  g_autoptr (FinImportResult) asked = NULL;
  g_autoptr (FinImportResult) answered = NULL;
  g_autoptr (FinImportResult) plain = NULL;
  g_autoptr (FinImportResult) remembered = NULL;
  g_autoptr (GPtrArray) list = NULL;

  import_fixture_open (&fixture);
  asked = import_ambiguous (&fixture, "Date,Amount,Payee\n01/02/2026,-4.50,Coffee\n", NULL);
  assert_counts (asked, 0, 0, 1, 0);
  g_assert_cmpuint (asked->reading->questions->len, ==, 1);
  answered = import_ambiguous (&fixture, "Date,Amount,Payee\n01/02/2026,-4.50,Coffee\n", "dmy");
  assert_counts (answered, 1, 0, 0, 0);
  /* A file that needs no answer does not wipe the one that was given. */
  plain = import_ambiguous (&fixture, "Date,Amount,Payee\n25/02/2026,-9.50,Coffee\n", NULL);
  assert_counts (plain, 1, 0, 0, 0);
  remembered = import_ambiguous (&fixture, "Date,Amount,Payee\n03/02/2026,-5.50,Cake\n", NULL);
  assert_counts (remembered, 1, 0, 0, 0);
  g_assert_cmpuint (remembered->notes->len, ==, 1);
  list = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
  g_assert_cmpint (fin_transaction_get_posting_date (list->pdata[1]), ==, import_fixture_day (2, 3));
  import_fixture_close (&fixture);
}

static void
test_account_is_suggested (void)
{
  ImportFixture fixture;
  g_autofree char *path = NULL;
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) asked = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "jan.csv", "Date,Amount,Payee\n2026-01-25,-4.50,Coffee\n",
                              "Mine", NULL);
  path = import_fixture_write (&fixture, "feb.csv", "Date,Amount,Payee\n2026-02-25,-4.50,Coffee\n");
  asked = fin_import_job_run (fixture.database, fixture.clock, path, NULL, NULL, NULL, NULL, NULL);
  g_assert_true (asked->account_open);
  g_assert_cmpint (fin_import_result_get_statement (asked, 0)->suggested_account_id, ==,
                   fin_import_result_get_statement (first, 0)->account_id);
  import_fixture_close (&fixture);
}

static void
test_dry_run (void)
{
  const FixtureRow rows[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" } };
  ImportFixture fixture;
  g_autofree char *text = import_fixture_ofx ("111", rows, 1, "10.00", import_fixture_day (1, 2));
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) result = NULL;

  import_fixture_open (&fixture);
  path = import_fixture_write (&fixture, "a.ofx", text);
  before = import_fixture_dump (&fixture);
  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  options->dry_run = TRUE;
  result
      = fin_import_job_run (fixture.database, fixture.clock, path, options, NULL, NULL, NULL, NULL);
  assert_counts (result, 1, 0, 0, 0);
  g_assert_true (fin_import_result_get_statement (result, 0)->account_is_new);
  g_assert_true (fin_import_result_get_statement (result, 0)->balance_fixed_opening);
  g_assert_cmpint (result->import_id, ==, 0);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  import_fixture_close (&fixture);
}

static void
test_wrong_currency (void)
{
  const FixtureRow rows[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" } };
  ImportFixture fixture;
  g_autofree char *euro = import_fixture_ofx ("111", rows, 1, NULL, 0);
  g_auto (GStrv) parts = g_strsplit (euro, "<CURDEF>EUR", 2);
  g_autofree char *dollar = g_strjoinv ("<CURDEF>USD", parts);
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) second = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", euro, "Mine", NULL);
  assert_counts (first, 1, 0, 0, 0);
  second = import_fixture_run (&fixture, "b.ofx", dollar, "Mine", &error);
  g_assert_null (second);
  g_assert_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION);
  g_assert_cmpuint (import_fixture_count (&fixture, IMPORT_FIXTURE_ALL_STATES), ==, 1);
  import_fixture_close (&fixture);
}

/* One row that cannot be kept does not cost the others. */
static void
test_amounts_that_do_not_fit (void)
{
  ImportFixture fixture;
  g_autofree char *path = NULL;
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) result = NULL;
  FinImportTarget yen = { FIN_IMPORT_TARGET_NEW, 0, (char *) "Yen", -1, "JPY" };

  import_fixture_open (&fixture);
  path = import_fixture_write (&fixture, "a.csv",
                               "Date,Amount,Payee\n2026-01-25,-450.00,Coffee\n"
                               "2026-01-26,-4.50,Cake\n2026-01-27,99999999999999999.00,Lottery\n");
  fin_import_options_set_target (options, 0, &yen);
  result = fin_import_job_run (fixture.database, fixture.clock, path, options, NULL, NULL, NULL, NULL);
  assert_counts (result, 1, 0, 0, 2);
  g_assert_cmpuint (result->refused->len, ==, 2);
  g_assert_cmpint (import_fixture_sum (&fixture), ==, -450);
  import_fixture_close (&fixture);
}

static void
test_broken_files_change_nothing (void)
{
  static const char *const texts[] = {
    "",
    " \n\n",
    "\x7f" "ELF\x02\x01\x01",
    "%PDF-1.4\n",
    "PK\x03\x04",
    "<OFX><BANKMSGSRSV1><STMTTRNRS>",
    "just some words\nand more of them\n",
    "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">]><lolz>&lol;</lolz>",
  };
  ImportFixture fixture;
  g_autofree char *before = NULL;

  import_fixture_open (&fixture);
  before = import_fixture_dump (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (FinImportResult) result
          = import_fixture_run (&fixture, "bad.bin", texts[i], NULL, &error);

      if (result == NULL)
        g_assert_nonnull (error->message);
      else
        g_assert_cmpuint (result->n_added, ==, 0);
      after = import_fixture_dump (&fixture);
      g_assert_cmpstr (after, ==, before);
    }
  import_fixture_close (&fixture);
}

static void
test_missing_file (void)
{
  ImportFixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinImportResult) result = NULL;

  import_fixture_open (&fixture);
  result = fin_import_job_run (fixture.database, fixture.clock, "/nonexistent/a.ofx", NULL, NULL, NULL,
                               NULL, &error);
  g_assert_null (result);
  g_assert_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_IO);
  import_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-job/account-is-asked", test_account_is_asked);
  g_test_add_func ("/import-job/answers-are-remembered", test_answers_are_remembered);
  g_test_add_func ("/import-job/columns-are-remembered", test_columns_are_remembered);
  g_test_add_func ("/import-job/account-is-suggested", test_account_is_suggested);
  g_test_add_func ("/import-job/dry-run", test_dry_run);
  g_test_add_func ("/import-job/wrong-currency", test_wrong_currency);
  g_test_add_func ("/import-job/amounts-that-do-not-fit", test_amounts_that_do_not_fit);
  g_test_add_func ("/import-job/broken-files-change-nothing", test_broken_files_change_nothing);
  g_test_add_func ("/import-job/missing-file", test_missing_file);
  return g_test_run ();
}
