/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import job on a real database: what is added, held, present; balances, transfers, undo. */
#include <string.h>

#include "fin-account-store.h"
#include "fin-history.h"
#include "fin-import-error.h"
#include "fin-import-review.h"
#include "fin-import-store.h"
#include "fin-transaction-store.h"
#include "import-fixture.h"

#define ALL_STATES (FIN_TRANSACTION_STATES_SHOWN | (1u << FIN_TRANSACTION_DELETED))

static FinDate
day (int month, int number)
{
  return fin_date_from_ymd (2026, month, number);
}

static gint64
sum_posted (ImportFixture *fixture)
{
  g_autoptr (GPtrArray) rows = import_fixture_list (fixture, FIN_TRANSACTION_STATES_POSTED);
  gint64 sum = 0;

  for (guint i = 0; i < rows->len; i++)
    sum += fin_transaction_get_amount (g_ptr_array_index (rows, i));
  return sum;
}

static guint
count (ImportFixture *fixture, guint states)
{
  g_autoptr (GPtrArray) rows = import_fixture_list (fixture, states);

  return rows->len;
}

/* --- Once and again ------------------------------------------------------------------------- */

static void
test_twice (void)
{
  const FixtureRow rows[] = {
    { day (1, 2), -450, "Blue Bottle Coffee", NULL },
    { day (1, 2), -450, "Blue Bottle Coffee", NULL },
    { day (1, 3), 250000, "Employer Inc", NULL },
  };
  ImportFixture fixture;
  g_autofree char *text = import_fixture_ofx ("111", rows, 3, "1000.00", day (1, 3));
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) second = NULL;
  g_autoptr (GPtrArray) list = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", text, NULL, &error);
  g_assert_no_error (error);
  assert_counts (first, 3, 0, 0, 0);
  g_assert_false (fin_import_result_needs_attention (first));
  second = import_fixture_run (&fixture, "b.ofx", text, NULL, &error);
  assert_counts (second, 0, 3, 0, 0);
  g_assert_cmpint (sum_posted (&fixture), ==, 249100);

  /* The original line and the bank's words stay with each row. */
  list = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
  g_assert_nonnull (strstr (fin_transaction_get_original (list->pdata[0]), "Blue Bottle"));
  g_assert_cmpint (fin_transaction_get_import_line (list->pdata[0]), >, 0);
  import_fixture_close (&fixture);
}

static void
test_undo_is_exact (void)
{
  const FixtureRow one[] = { { day (1, 2), -450, "Coffee", "A" } };
  const FixtureRow two[] = { { day (1, 2), -450, "Coffee", "A" },
                             { day (1, 4), -900, "Lunch", "A2" },
                             { day (1, 2), -451, "Changed", "A" } };
  ImportFixture fixture;
  g_autofree char *text_one = import_fixture_ofx ("111", one, 1, "10.00", day (1, 3));
  g_autofree char *text_two = import_fixture_ofx ("222", two, 3, "20.00", day (1, 5));
  g_autofree char *empty = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *empty_again = NULL;
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) second = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", text_one, NULL, NULL);
  before = import_fixture_dump (&fixture);
  second = import_fixture_run (&fixture, "b.ofx", text_two, NULL, NULL);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, !=, before);

  g_free (fin_history_undo (fixture.database, NULL, NULL));
  undone = import_fixture_dump (&fixture);
  g_assert_cmpstr (undone, ==, before);
  g_free (fin_history_redo (fixture.database, NULL, NULL));
  redone = import_fixture_dump (&fixture);
  g_assert_cmpstr (redone, ==, after);
  g_free (fin_history_undo (fixture.database, NULL, NULL));
  g_free (fin_history_undo (fixture.database, NULL, NULL));
  g_assert_cmpuint (count (&fixture, ALL_STATES), ==, 0);
  import_fixture_close (&fixture);
}

/* --- Held, deleted, edited ------------------------------------------------------------------ */

static gpointer
delete_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_transaction_store_delete (connection, data, 1, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
edit_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinTransaction) row = fin_transaction_store_get (connection, *(gint64 *) data, error);

  g_object_set (row, "payee", "My own words", "amount", (gint64) -999, "posting-date", day (2, 1),
                NULL);
  return fin_transaction_store_update (connection, row, error) ? FIN_DATABASE_DONE : NULL;
}

static void
write_row (ImportFixture *fixture, FinDatabaseFunc func, gint64 id)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (fixture->database, "change", func, &id, NULL, &error);
  g_assert_no_error (error);
}

static void
check_does_not_come_back (const char *name, const char *text)
{
  ImportFixture fixture;
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) later = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, name, text, "Mine", NULL);
  assert_counts (first, 3, 0, 0, 0);
  list = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
  write_row (&fixture, delete_cb, fin_transaction_get_id (list->pdata[0]));
  write_row (&fixture, edit_cb, fin_transaction_get_id (list->pdata[1]));
  again = import_fixture_run (&fixture, name, text, "Mine", NULL);
  assert_counts (again, 0, 3, 0, 0);
  later = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
  g_assert_cmpuint (later->len, ==, 2);
  g_assert_cmpstr (fin_transaction_get_payee (later->pdata[1]), ==, "My own words");
  g_assert_cmpint (fin_transaction_get_flags (later->pdata[1]), ==,
                   FIN_TRANSACTION_EDITED | FIN_TRANSACTION_MOVED);
  g_assert_cmpint (sum_posted (&fixture), ==, -999 - 700);
  import_fixture_close (&fixture);
}

static void
test_deleted_and_edited (void)
{
  const FixtureRow with_ids[] = { { day (1, 2), -450, "Coffee", "A" },
                                  { day (1, 3), -500, "Cake", "B" },
                                  { day (1, 4), -700, "Lunch", "C" } };
  const FixtureRow without[] = { { day (1, 2), -450, "Coffee", NULL },
                                 { day (1, 3), -500, "Cake", NULL },
                                 { day (1, 4), -700, "Lunch", NULL } };
  g_autofree char *ids = import_fixture_ofx ("111", with_ids, 3, NULL, 0);
  g_autofree char *plain = import_fixture_ofx ("111", without, 3, NULL, 0);

  check_does_not_come_back ("a.ofx", ids);
  check_does_not_come_back ("a.ofx", plain);
}

static gpointer
decide_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = fin_import_store_list_rows (connection, 0, TRUE, error);
  gboolean accept = TRUE;

  /* The first held row is accepted, the second rejected. */
  for (guint i = 0; i < rows->len; i++)
    if (fin_import_row_get_outcome (rows->pdata[i]) == FIN_IMPORT_ROW_HELD)
      {
        gint64 id = fin_import_row_get_transaction_id (rows->pdata[i]);

        if (!fin_import_review_decide (connection, &id, 1, accept, error))
          return NULL;
        accept = FALSE;
      }
  return FIN_DATABASE_DONE;
}

static void
test_held (void)
{
  const FixtureRow ofx[] = { { day (1, 2), -450, "BLUE BOTTLE COFFEE OAKLAND", "A" },
                             { day (1, 9), -2300, "CITY BOOKSHOP 0042", "B" } };
  const FixtureRow csv[] = { { day (1, 3), -450, "Card purchase Blue Bottle Coff", NULL },
                             { day (1, 9), -2300, "City Bookshop", NULL },
                             { day (1, 20), -450, "Card purchase Blue Bottle Coff", NULL } };
  ImportFixture fixture;
  g_autofree char *first_text = import_fixture_ofx ("111", ofx, 2, NULL, 0);
  g_autofree char *csv_text = import_fixture_csv (csv, 3);
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) second = NULL;
  g_autoptr (FinImportResult) third = NULL;
  g_autoptr (FinImportResult) fourth = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", first_text, "Mine", NULL);
  assert_counts (first, 2, 0, 0, 0);
  second = import_fixture_run (&fixture, "a.csv", csv_text, "Mine", &error);
  g_assert_no_error (error);
  assert_counts (second, 1, 0, 2, 0);
  g_assert_true (fin_import_result_needs_attention (second));
  g_assert_cmpint (sum_posted (&fixture), ==, -450 - 2300 - 450);

  /* Held rows are held once. */
  third = import_fixture_run (&fixture, "a.csv", csv_text, "Mine", NULL);
  assert_counts (third, 0, 1, 2, 0);
  g_assert_cmpuint (count (&fixture, FIN_TRANSACTION_STATES_HELD), ==, 2);

  write_row (&fixture, decide_cb, 0);
  g_assert_cmpuint (count (&fixture, FIN_TRANSACTION_STATES_HELD), ==, 0);
  g_assert_cmpint (sum_posted (&fixture), ==, -450 - 2300 - 450 - 450);
  fourth = import_fixture_run (&fixture, "a.csv", csv_text, "Mine", NULL);
  assert_counts (fourth, 0, 3, 0, 0);
  import_fixture_close (&fixture);
}

static void
test_id_differs (void)
{
  const FixtureRow one[] = { { day (1, 2), -450, "Coffee", "A" } };
  const FixtureRow two[] = { { day (1, 2), -455, "Coffee", "A" } };
  ImportFixture fixture;
  g_autofree char *first_text = import_fixture_ofx ("111", one, 1, NULL, 0);
  g_autofree char *second_text = import_fixture_ofx ("111", two, 1, NULL, 0);
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) second = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", first_text, NULL, NULL);
  second = import_fixture_run (&fixture, "b.ofx", second_text, NULL, NULL);
  assert_counts (first, 1, 0, 0, 0);
  assert_counts (second, 0, 0, 1, 0);
  g_assert_cmpint (sum_posted (&fixture), ==, -450);
  import_fixture_close (&fixture);
}

static void
test_repeated_id (void)
{
  const FixtureRow rows[] = { { day (1, 2), -450, "Coffee", "A" },
                              { day (1, 3), -700, "Lunch", "A" } };
  ImportFixture fixture;
  g_autofree char *text = import_fixture_ofx ("111", rows, 2, NULL, 0);
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) again = NULL;
  g_autoptr (GPtrArray) list = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", text, NULL, NULL);
  assert_counts (first, 2, 0, 0, 0);
  again = import_fixture_run (&fixture, "a.ofx", text, NULL, NULL);
  assert_counts (again, 0, 2, 0, 0);
  list = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
  for (guint i = 0; i < list->len; i++)
    g_assert_true ((fin_transaction_get_flags (list->pdata[i]) & FIN_TRANSACTION_REPEATED_ID) != 0);
  import_fixture_close (&fixture);
}

/* --- Balances and transfers ----------------------------------------------------------------- */

static void
test_balance (void)
{
  const FixtureRow one[] = { { day (1, 2), -450, "Coffee", "A" } };
  const FixtureRow two[] = { { day (1, 12), -700, "Lunch", "B" } };
  const FixtureRow older[] = { { day (1, 1), -5000, "Dentist", "0" } };
  ImportFixture fixture;
  g_autofree char *text_one = import_fixture_ofx ("111", one, 1, "100.00", day (1, 10));
  g_autofree char *text_two = import_fixture_ofx ("111", two, 1, "90.00", day (1, 20));
  g_autofree char *text_older = import_fixture_ofx ("111", older, 1, NULL, 0);
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) second = NULL;
  g_autoptr (FinImportResult) third = NULL;
  const FinImportStatement *statement;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", text_one, NULL, NULL);
  statement = fin_import_result_get_statement (first, 0);
  g_assert_true (statement->has_balance);
  g_assert_true (statement->balance_fixed_opening);
  g_assert_cmpint (statement->balance_computed, ==, 10000);

  /* A preview tells what the import is going to say. */
  {
    g_autofree char *path = import_fixture_write (&fixture, "b.ofx", text_two);
    g_autoptr (FinImportOptions) options = fin_import_options_new ();
    g_autoptr (FinImportResult) preview = NULL;

    options->dry_run = TRUE;
    preview = fin_import_job_run (fixture.database, fixture.clock, path, options, NULL, NULL, NULL,
                                  NULL);
    statement = fin_import_result_get_statement (preview, 0);
    g_assert_cmpint (statement->balance_computed, ==, 9300);
    g_assert_false (statement->balance_fixed_opening);
  }

  /* A row is missing: 93.00 is computed, 90.00 stated. Shown, never "fixed". */
  second = import_fixture_run (&fixture, "b.ofx", text_two, NULL, NULL);
  statement = fin_import_result_get_statement (second, 0);
  g_assert_false (statement->balance_fixed_opening);
  g_assert_cmpint (statement->balance_stated, ==, 9000);
  g_assert_cmpint (statement->balance_computed, ==, 9300);
  g_assert_cmpint (statement->balance_date, ==, day (1, 20));

  /* An older statement changes no balance that was right. */
  third = import_fixture_run (&fixture, "c.ofx", text_older, NULL, NULL);
  assert_counts (third, 1, 0, 0, 0);
  g_clear_pointer (&second, fin_import_result_free);
  second = import_fixture_run (&fixture, "b.ofx", text_two, NULL, NULL);
  g_assert_cmpint (fin_import_result_get_statement (second, 0)->balance_computed, ==, 9300);
  import_fixture_close (&fixture);
}

static void
test_transfers (void)
{
  const FixtureRow current[] = { { day (1, 2), -50000, "To savings", "A" },
                                 { day (1, 9), -2500, "Cinema", "B" },
                                 { day (1, 20), -10000, "To savings", "C" } };
  const FixtureRow savings[] = { { day (1, 4), 50000, "From current", "X" },
                                 { day (1, 19), 10000, "From current", "Y" },
                                 { day (1, 21), 10000, "Gift", "Z" } };
  ImportFixture fixture;
  g_autofree char *text_one = import_fixture_ofx ("111", current, 3, NULL, 0);
  g_autofree char *text_two = import_fixture_ofx ("222", savings, 3, NULL, 0);
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) second = NULL;
  g_autoptr (GPtrArray) list = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "a.ofx", text_one, NULL, NULL);
  g_assert_cmpuint (first->n_transfers, ==, 0);
  second = import_fixture_run (&fixture, "b.ofx", text_two, NULL, NULL);
  /* Of the two hundreds neither is nearer: that is for the person to say. */
  g_assert_cmpuint (second->n_transfers, ==, 1);
  list = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
  g_assert_cmpint (fin_transaction_get_transfer_id (list->pdata[0]), ==,
                   fin_transaction_get_id (list->pdata[1]));
  g_assert_cmpint (fin_transaction_get_transfer_id (list->pdata[1]), ==,
                   fin_transaction_get_id (list->pdata[0]));
  for (guint i = 2; i < list->len; i++)
    g_assert_cmpint (fin_transaction_get_transfer_id (list->pdata[i]), ==, 0);
  import_fixture_close (&fixture);
}

/* --- Accounts, dry runs, errors ------------------------------------------------------------- */

static void
test_account_is_asked (void)
{
  const FixtureRow rows[] = { { day (1, 2), -450, "Coffee", "A" } };
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
  g_assert_cmpint (sum_posted (&fixture), ==, 214000 + 86000 + 215000);

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
  g_assert_cmpint (fin_transaction_get_posting_date (list->pdata[1]), ==, day (2, 3));
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
  const FixtureRow rows[] = { { day (1, 2), -450, "Coffee", "A" } };
  ImportFixture fixture;
  g_autofree char *text = import_fixture_ofx ("111", rows, 1, "10.00", day (1, 2));
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
  const FixtureRow rows[] = { { day (1, 2), -450, "Coffee", "A" } };
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
  g_assert_cmpuint (count (&fixture, ALL_STATES), ==, 1);
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
  g_assert_cmpint (sum_posted (&fixture), ==, -450);
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

/* --- Asynchronously ------------------------------------------------------------------------- */

typedef struct
{
  GMainLoop *loop;
  FinImportResult *result;
  GError *error;
  GThread *thread;
  guint n_progress;
} Waiter;

static void
progress_cb (FinImportStage stage, double fraction, gpointer data)
{
  Waiter *waiter = data;

  g_assert_true (g_thread_self () == waiter->thread);
  g_assert_cmpfloat (fraction, >=, 0.0);
  g_assert_cmpfloat (fraction, <=, 1.0);
  waiter->n_progress++;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiter *waiter = data;

  waiter->result = fin_import_job_run_finish (result, &waiter->error);
  g_main_loop_quit (waiter->loop);
}

static void
test_async (void)
{
  const FixtureRow rows[] = { { day (1, 2), -450, "Coffee", "A" } };
  ImportFixture fixture;
  g_autofree char *text = import_fixture_ofx ("111", rows, 1, NULL, 0);
  g_autofree char *path = NULL;
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Waiter waiter = { .loop = g_main_loop_new (NULL, FALSE), .thread = g_thread_self () };

  import_fixture_open (&fixture);
  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  path = import_fixture_write (&fixture, "a.ofx", text);
  fin_import_job_run_async (fixture.database, fixture.clock, path, options, progress_cb, &waiter,
                            NULL, done_cb, &waiter);
  g_main_loop_run (waiter.loop);
  g_assert_no_error (waiter.error);
  assert_counts (waiter.result, 1, 0, 0, 0);
  g_assert_cmpuint (waiter.n_progress, >, 0);
  g_clear_pointer (&waiter.result, fin_import_result_free);

  before = import_fixture_dump (&fixture);
  g_cancellable_cancel (cancelled);
  fin_import_job_run_async (fixture.database, fixture.clock, path, options, NULL, NULL, cancelled,
                            done_cb, &waiter);
  g_main_loop_run (waiter.loop);
  g_assert_error (waiter.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiter.error);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_main_loop_unref (waiter.loop);
  import_fixture_close (&fixture);
}

#define N_MANY 20000

static char *
many_rows (void)
{
  GString *text = g_string_new ("Date,Amount,Payee\n");

  for (int i = 0; i < N_MANY; i++)
    {
      g_autofree char *date = fin_date_to_iso (day (1, 1) - i / 10);

      g_string_append_printf (text, "%s,-%d.%02d,Payee %d\n", date, i % 500, i % 100, i % 77);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  Waiter waiter;
  GCancellable *cancellable;
  guint n_turns;
} Watch;

static gboolean
turn_cb (gpointer data)
{
  ((Watch *) data)->n_turns++;
  return G_SOURCE_CONTINUE;
}

/* The main loop turns while a long import runs, and hears of its progress. */
static void
test_main_loop_lives (void)
{
  ImportFixture fixture;
  g_autofree char *text = many_rows ();
  g_autofree char *path = NULL;
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  Watch watch = { .waiter = { .loop = g_main_loop_new (NULL, FALSE), .thread = g_thread_self () } };
  guint turns;

  import_fixture_open (&fixture);
  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  path = import_fixture_write (&fixture, "many.csv", text);
  turns = g_timeout_add (1, turn_cb, &watch);
  fin_import_job_run_async (fixture.database, fixture.clock, path, options, progress_cb, &watch.waiter,
                            NULL, done_cb, &watch.waiter);
  g_main_loop_run (watch.waiter.loop);
  g_source_remove (turns);
  assert_counts (watch.waiter.result, N_MANY, 0, 0, 0);
  g_assert_cmpuint (watch.n_turns, >, 10);
  g_clear_pointer (&watch.waiter.result, fin_import_result_free);
  g_main_loop_unref (watch.waiter.loop);
  import_fixture_close (&fixture);
}

static void
cancel_halfway_cb (FinImportStage stage, double fraction, gpointer data)
{
  if (stage == FIN_IMPORT_STAGE_WRITING && fraction > 0.4 && fraction < 1.0)
    g_cancellable_cancel (data);
}

static void
test_cancelled_halfway (void)
{
  ImportFixture fixture;
  g_autofree char *text = many_rows ();
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) first = NULL;
  g_autoptr (FinImportResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  import_fixture_open (&fixture);
  first = import_fixture_run (&fixture, "x.csv", "Date,Amount,Payee\n2026-01-25,-4.50,Coffee\n", "Mine",
                              NULL);
  before = import_fixture_dump (&fixture);
  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  path = import_fixture_write (&fixture, "many.csv", text);
  result = fin_import_job_run (fixture.database, fixture.clock, path, options, cancel_halfway_cb,
                               cancellable, cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  import_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-job/twice", test_twice);
  g_test_add_func ("/import-job/undo-is-exact", test_undo_is_exact);
  g_test_add_func ("/import-job/deleted-and-edited", test_deleted_and_edited);
  g_test_add_func ("/import-job/held", test_held);
  g_test_add_func ("/import-job/id-differs", test_id_differs);
  g_test_add_func ("/import-job/repeated-id", test_repeated_id);
  g_test_add_func ("/import-job/balance", test_balance);
  g_test_add_func ("/import-job/transfers", test_transfers);
  g_test_add_func ("/import-job/account-is-asked", test_account_is_asked);
  g_test_add_func ("/import-job/answers-are-remembered", test_answers_are_remembered);
  g_test_add_func ("/import-job/columns-are-remembered", test_columns_are_remembered);
  g_test_add_func ("/import-job/account-is-suggested", test_account_is_suggested);
  g_test_add_func ("/import-job/dry-run", test_dry_run);
  g_test_add_func ("/import-job/wrong-currency", test_wrong_currency);
  g_test_add_func ("/import-job/amounts-that-do-not-fit", test_amounts_that_do_not_fit);
  g_test_add_func ("/import-job/broken-files-change-nothing", test_broken_files_change_nothing);
  g_test_add_func ("/import-job/missing-file", test_missing_file);
  g_test_add_func ("/import-job/async", test_async);
  g_test_add_func ("/import-job/main-loop-lives", test_main_loop_lives);
  g_test_add_func ("/import-job/cancelled-halfway", test_cancelled_halfway);
  return g_test_run ();
}
