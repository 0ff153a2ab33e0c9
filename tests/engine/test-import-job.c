/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import job on a real database: what is added, held, present; balances, transfers, undo. */
#include <string.h>

#include "fin-history.h"
#include "fin-import-review.h"
#include "fin-import-store.h"
#include "fin-transaction-store.h"
#include "import-fixture.h"

/* --- Once and again ------------------------------------------------------------------------- */

static void
test_twice (void)
{
  const FixtureRow rows[] = {
    { import_fixture_day (1, 2), -450, "Blue Bottle Coffee", NULL },
    { import_fixture_day (1, 2), -450, "Blue Bottle Coffee", NULL },
    { import_fixture_day (1, 3), 250000, "Employer Inc", NULL },
  };
  ImportFixture fixture;
  g_autofree char *text = import_fixture_ofx ("111", rows, 3, "1000.00", import_fixture_day (1, 3));
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
  g_assert_cmpint (import_fixture_sum (&fixture), ==, 249100);

  /* The original line and the bank's words stay with each row. */
  list = import_fixture_list (&fixture, FIN_TRANSACTION_STATES_POSTED);
  g_assert_nonnull (strstr (fin_transaction_get_original (list->pdata[0]), "Blue Bottle"));
  g_assert_cmpint (fin_transaction_get_import_line (list->pdata[0]), >, 0);
  import_fixture_close (&fixture);
}

static void
test_undo_is_exact (void)
{
  const FixtureRow one[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" } };
  const FixtureRow two[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" },
                             { import_fixture_day (1, 4), -900, "Lunch", "A2" },
                             { import_fixture_day (1, 2), -451, "Changed", "A" } };
  ImportFixture fixture;
  g_autofree char *text_one = import_fixture_ofx ("111", one, 1, "10.00", import_fixture_day (1, 3));
  g_autofree char *text_two = import_fixture_ofx ("222", two, 3, "20.00", import_fixture_day (1, 5));
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
  g_assert_cmpuint (import_fixture_count (&fixture, IMPORT_FIXTURE_ALL_STATES), ==, 0);
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

  g_object_set (row, "payee", "My own words", "amount", (gint64) -999, "posting-date", import_fixture_day (2, 1),
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
  g_assert_cmpint (import_fixture_sum (&fixture), ==, -999 - 700);
  import_fixture_close (&fixture);
}

static void
test_deleted_and_edited (void)
{
  const FixtureRow with_ids[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" },
                                  { import_fixture_day (1, 3), -500, "Cake", "B" },
                                  { import_fixture_day (1, 4), -700, "Lunch", "C" } };
  const FixtureRow without[] = { { import_fixture_day (1, 2), -450, "Coffee", NULL },
                                 { import_fixture_day (1, 3), -500, "Cake", NULL },
                                 { import_fixture_day (1, 4), -700, "Lunch", NULL } };
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
  const FixtureRow ofx[] = { { import_fixture_day (1, 2), -450, "BLUE BOTTLE COFFEE OAKLAND", "A" },
                             { import_fixture_day (1, 9), -2300, "CITY BOOKSHOP 0042", "B" } };
  const FixtureRow csv[] = { { import_fixture_day (1, 3), -450, "Card purchase Blue Bottle Coff", NULL },
                             { import_fixture_day (1, 9), -2300, "City Bookshop", NULL },
                             { import_fixture_day (1, 20), -450, "Card purchase Blue Bottle Coff", NULL } };
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
  g_assert_cmpint (import_fixture_sum (&fixture), ==, -450 - 2300 - 450);

  /* Held rows are held once. */
  third = import_fixture_run (&fixture, "a.csv", csv_text, "Mine", NULL);
  assert_counts (third, 0, 1, 2, 0);
  g_assert_cmpuint (import_fixture_count (&fixture, FIN_TRANSACTION_STATES_HELD), ==, 2);

  write_row (&fixture, decide_cb, 0);
  g_assert_cmpuint (import_fixture_count (&fixture, FIN_TRANSACTION_STATES_HELD), ==, 0);
  g_assert_cmpint (import_fixture_sum (&fixture), ==, -450 - 2300 - 450 - 450);
  fourth = import_fixture_run (&fixture, "a.csv", csv_text, "Mine", NULL);
  assert_counts (fourth, 0, 3, 0, 0);
  import_fixture_close (&fixture);
}

static void
test_id_differs (void)
{
  const FixtureRow one[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" } };
  const FixtureRow two[] = { { import_fixture_day (1, 2), -455, "Coffee", "A" } };
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
  g_assert_cmpint (import_fixture_sum (&fixture), ==, -450);
  import_fixture_close (&fixture);
}

static void
test_repeated_id (void)
{
  const FixtureRow rows[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" },
                              { import_fixture_day (1, 3), -700, "Lunch", "A" } };
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
  const FixtureRow one[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" } };
  const FixtureRow two[] = { { import_fixture_day (1, 12), -700, "Lunch", "B" } };
  const FixtureRow older[] = { { import_fixture_day (1, 1), -5000, "Dentist", "0" } };
  ImportFixture fixture;
  g_autofree char *text_one = import_fixture_ofx ("111", one, 1, "100.00", import_fixture_day (1, 10));
  g_autofree char *text_two = import_fixture_ofx ("111", two, 1, "90.00", import_fixture_day (1, 20));
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
  g_assert_cmpint (statement->balance_date, ==, import_fixture_day (1, 20));

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
  const FixtureRow current[] = { { import_fixture_day (1, 2), -50000, "To savings", "A" },
                                 { import_fixture_day (1, 9), -2500, "Cinema", "B" },
                                 { import_fixture_day (1, 20), -10000, "To savings", "C" } };
  const FixtureRow savings[] = { { import_fixture_day (1, 4), 50000, "From current", "X" },
                                 { import_fixture_day (1, 19), 10000, "From current", "Y" },
                                 { import_fixture_day (1, 21), 10000, "Gift", "Z" } };
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
  return g_test_run ();
}
