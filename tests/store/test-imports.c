/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports afterwards: every row of the file in its order, decisions that stick, rows that come back,
 * an import taken back from under later changes. */
#include "fin-history.h"
#include "fin-import-review.h"
#include "fin-import-row-model.h"
#include "fin-import-store.h"
#include "store-fixture.h"

/* Lines 1..6: added, already there, held, refused, skipped, added. A row by hand is there before. */
static void
fill (FinDatabase *database)
{
  store_execute (
      database, "Base",
      "INSERT INTO accounts (id, name, currency) VALUES (1, 'Current', 'EUR');"
      "INSERT INTO imports (id, file_name, imported_at) VALUES (1, 'old.ofx', 1);"
      "INSERT INTO transactions (id, account_id, posting_date, amount, currency, payee, import_id, "
      "import_line, original) VALUES (1, 1, 100, -450, 'EUR', 'Blue Bottle', 1, 1, 'old line')");
  store_execute (
      database, "Import of “new.csv”",
      "INSERT INTO imports (id, account_id, file_name, imported_at) VALUES (2, 1, 'new.csv', 2);"
      "INSERT INTO transactions (id, account_id, posting_date, amount, currency, payee, import_id, "
      "import_line, original, state) VALUES "
      "(10, 1, 101, -100, 'EUR', 'Bakery', 2, 1, 'a;Bakery', 0),"
      "(11, 1, 101, -450, 'EUR', 'Card Blue Bottle', 2, 3, 'c;Blue', 1),"
      "(12, 1, 103, -300, 'EUR', 'Éclair', 2, 6, 'f;Eclair', 0);"
      "INSERT INTO import_rows (id, import_id, line, outcome, field, value, reason, original, "
      "transaction_id) VALUES "
      "(1, 2, 2, 1, NULL, NULL, NULL, NULL, 1),"
      "(2, 2, 3, 2, 'similar', '1', 'Looks like it', 'c;Blue', 11),"
      "(3, 2, 4, 3, 'amount', '12x', 'Not an amount', 'd;12x', NULL),"
      "(4, 2, 5, 4, NULL, NULL, 'a total', NULL, NULL);");
}

static gpointer
list_keys (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_rows_list_keys (connection, data, cancellable, error);
}

/* "-10 1 2 ..." */
static char *
keys_of (FinDatabase *database, guint outcomes, const char *search)
{
  g_autoptr (FinImportRowFilter) filter = fin_import_row_filter_new (2, outcomes, search);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = fin_database_read (database, list_keys, filter, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                            (int) g_array_index (keys, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_keys (FinDatabase *database, guint outcomes, const char *search, const char *expected)
{
  g_autofree char *keys = keys_of (database, outcomes, search);

  g_assert_cmpstr (keys, ==, expected);
}

static void
test_rows_in_order (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture->database);
  assert_keys (fixture->database, FIN_IMPORT_OUTCOMES_ALL, NULL, "-10 1 2 3 4 -12");
  assert_keys (fixture->database, 1u << FIN_IMPORT_ROW_ADDED, NULL, "-10 -12");
  assert_keys (fixture->database, 1u << FIN_IMPORT_ROW_REFUSED, NULL, "3");
  assert_keys (fixture->database, FIN_IMPORT_OUTCOMES_ALL, "ÉCL", "-12");
  assert_keys (fixture->database, FIN_IMPORT_OUTCOMES_ALL, "12X", "3");
  assert_keys (fixture->database, FIN_IMPORT_OUTCOMES_ALL, "old line", "1");
  assert_keys (fixture->database, FIN_IMPORT_OUTCOMES_ALL, "nowhere", "");

  /* A row whose amount was changed stays one row, though a tombstone speaks for it. */
  store_execute (fixture->database, "Edit",
                 "UPDATE transactions SET amount = -99, flags = 4 WHERE id = 10;"
                 "INSERT INTO transactions (id, account_id, posting_date, amount, currency, payee, "
                 "import_id, import_line, original, state) VALUES (20, 1, 101, -100, 'EUR', "
                 "'Bakery', 2, 1, 'a;Bakery', 2)");
  assert_keys (fixture->database, FIN_IMPORT_OUTCOMES_ALL, NULL, "-10 1 2 3 4 -12");
}

static gpointer
list_held (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_review_list_held (connection, *(gint64 *) data, -1, error);
}

static guint
count_held (FinDatabase *database, gint64 import_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = fin_database_read (database, list_held, &import_id, NULL, &error);

  g_assert_no_error (error);
  return pairs->len;
}

static gpointer
reject_all (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_review_decide_all (connection, 2, FALSE, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
bring_back_all (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_review_bring_back (connection, 2, 0, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
remove_import (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_review_remove (connection, 2, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
get_fate (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_review_get_fate (connection, 2, data, error) ? FIN_DATABASE_DONE : NULL;
}

static FinImportFate
fate_of_import (FinDatabase *database)
{
  g_autoptr (GError) error = NULL;
  FinImportFate fate = { 0 };

  g_assert_nonnull (fin_database_read (database, get_fate, &fate, NULL, &error));
  g_assert_no_error (error);
  return fate;
}

static void
write_change (FinDatabase *database, FinDatabaseFunc func)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (fin_database_write (database, "Change", func, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_held_pair (StoreFixture *fixture, gconstpointer data)
{
  gint64 all = 0;
  g_autoptr (GPtrArray) pairs = NULL;
  const FinHeldPair *pair;

  fill (fixture->database);
  pairs = fin_database_read (fixture->database, list_held, &all, NULL, NULL);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_ptr_array_index (pairs, 0);
  g_assert_cmpstr (fin_transaction_get_payee (pair->held), ==, "Card Blue Bottle");
  g_assert_cmpstr (fin_transaction_get_payee (pair->similar), ==, "Blue Bottle");
  g_assert_cmpstr (pair->file_name, ==, "new.csv");
  g_assert_cmpstr (pair->similar_file_name, ==, "old.ofx");
  g_assert_cmpstr (fin_import_row_get_reason (pair->row), ==, "Looks like it");
  g_assert_cmpuint (count_held (fixture->database, 1), ==, 0);

  /* A likeness that was deleted meanwhile is none any more. */
  store_execute (fixture->database, "Delete", "DELETE FROM transactions WHERE id = 1");
  g_clear_pointer (&pairs, g_ptr_array_unref);
  pairs = fin_database_read (fixture->database, list_held, &all, NULL, NULL);
  pair = g_ptr_array_index (pairs, 0);
  g_assert_null (pair->similar);
}

static void
test_decision_is_one_step (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  fill (fixture->database);
  before = store_dump (fixture->database, FALSE);
  write_change (fixture->database, reject_all);
  g_assert_cmpuint (count_held (fixture->database, 0), ==, 0);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT state FROM transactions WHERE id = 11"),
                   ==, FIN_TRANSACTION_DELETED);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT decided FROM import_rows WHERE id = 2"),
                   ==, 1);
  /* A rejected row is nothing that the person deleted by mistake. */
  g_assert_cmpint (fate_of_import (fixture->database).n_deleted, ==, 0);
  label = fin_history_undo (fixture->database, NULL, NULL);
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, before);
}

static void
test_bring_back (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture->database);
  store_execute (fixture->database, "Delete", "UPDATE transactions SET state = 2 WHERE id = 12;"
                 "UPDATE transactions SET amount = -99, flags = 4 WHERE id = 10;"
                 "INSERT INTO transactions (id, account_id, posting_date, amount, currency, payee, "
                 "import_id, import_line, original, state) VALUES (20, 1, 101, -100, 'EUR', "
                 "'Bakery', 2, 1, 'a;Bakery', 2)");
  g_assert_cmpint (fate_of_import (fixture->database).n_deleted, ==, 1);
  write_change (fixture->database, reject_all);
  write_change (fixture->database, bring_back_all);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT state FROM transactions WHERE id = 12"),
                   ==, FIN_TRANSACTION_POSTED);
  /* Neither the rejected row nor the tombstone of the moved one is among them. */
  g_assert_cmpint (store_query_int (fixture->database,
                                    "SELECT count (*) FROM transactions WHERE state = 2"),
                   ==, 2);
}

static void
test_remove (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  fill (fixture->database);
  g_assert_true (fate_of_import (fixture->database).is_newest_step);
  store_execute (fixture->database, "Later", "UPDATE accounts SET name = 'Other'");
  g_assert_false (fate_of_import (fixture->database).is_newest_step);
  g_assert_cmpint (fate_of_import (fixture->database).n_posted, ==, 2);

  before = store_dump (fixture->database, FALSE);
  write_change (fixture->database, remove_import);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count (*) FROM transactions"), ==, 1);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count (*) FROM import_rows"), ==, 0);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count (*) FROM imports"), ==, 1);
  store_assert_sound (fixture->database);
  label = fin_history_undo (fixture->database, NULL, NULL);
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, before);
}

static void
settle (FinImportRowModel *model, FinDatabase *database)
{
  for (int i = 0; i < 6; i++)
    {
      while (g_main_context_iteration (NULL, FALSE) || fin_import_row_model_get_loading (model))
        continue;
      store_query_int (database, "SELECT 1");
    }
}

static void
test_model (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (FinImportRowModel) model = NULL;
  g_autoptr (FinImportRow) refused = NULL;

  fill (fixture->database);
  model = fin_import_row_model_new (fixture->database, 2);
  settle (model, fixture->database);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 6);
  refused = g_list_model_get_item (G_LIST_MODEL (model), 3);
  settle (model, fixture->database);
  g_assert_cmpstr (fin_import_row_get_value (refused), ==, "12x");

  /* A decision shows in the row that somebody looks at. */
  g_clear_object (&refused);
  refused = g_list_model_get_item (G_LIST_MODEL (model), 2);
  settle (model, fixture->database);
  g_assert_false (fin_import_row_get_decided (refused));
  write_change (fixture->database, reject_all);
  settle (model, fixture->database);
  g_assert_true (fin_import_row_get_decided (refused));

  fin_import_row_model_set_filter (model, 1u << FIN_IMPORT_ROW_ADDED, "bak");
  settle (model, fixture->database);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  write_change (fixture->database, remove_import);
  settle (model, fixture->database);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

static void
test_model_is_long (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (FinImportRowModel) model = NULL;
  g_autoptr (FinImportRow) last = NULL;
  const guint n = 100000;

  fill (fixture->database);
  store_execute (fixture->database, "Many",
                 "WITH RECURSIVE n (i) AS (SELECT 7 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
                 "INSERT INTO transactions (account_id, posting_date, amount, currency, payee, "
                 "import_id, import_line) SELECT 1, 100, -i, 'EUR', 'Shop ' || i, 2, i FROM n");
  model = fin_import_row_model_new (fixture->database, 2);
  settle (model, fixture->database);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
  last = g_list_model_get_item (G_LIST_MODEL (model), n - 1);
  g_assert_cmpint (fin_import_row_get_import_id (last), ==, 0);
  settle (model, fixture->database);
  g_assert_cmpstr (fin_import_row_get_payee (last), ==, "Shop 100000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/imports/rows-in-order", test_rows_in_order);
  STORE_TEST ("/imports/held-pair", test_held_pair);
  STORE_TEST ("/imports/decision-is-one-step", test_decision_is_one_step);
  STORE_TEST ("/imports/bring-back", test_bring_back);
  STORE_TEST ("/imports/remove", test_remove);
  STORE_TEST ("/imports/model", test_model);
  STORE_TEST ("/imports/model-is-long", test_model_is_long);
  return g_test_run ();
}
