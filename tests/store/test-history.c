/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: every change, exactly, across restarts, as one step per write. */
#include "store-fixture.h"

#include "fin-balance-store.h"
#include "fin-category-store.h"
#include "fin-history.h"
#include "fin-import-store.h"
#include "fin-transaction-private.h"

static void
assert_undo (FinDatabase *database, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = fin_history_undo (database, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
}

static void
assert_redo (FinDatabase *database, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *redone = fin_history_redo (database, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, label);
}

static void
test_one_step (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_dump (fixture->database, FALSE);
  g_autofree char *with_account = NULL, *with_rows = NULL, *after = NULL;
  gint64 account = store_add_account (fixture->database, "Current");

  with_account = store_dump (fixture->database, FALSE);
  store_add_rows (fixture->database, "Import a.csv", account, 500);
  with_rows = store_dump (fixture->database, FALSE);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM history_steps"),
                   ==, 2);

  assert_undo (fixture->database, "Import a.csv");
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, with_account);
  store_fixture_reopen (fixture);
  assert_undo (fixture->database, "Add account");
  g_clear_pointer (&after, g_free);
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, empty);

  store_fixture_reopen (fixture);
  assert_redo (fixture->database, "Add account");
  assert_redo (fixture->database, "Import a.csv");
  g_clear_pointer (&after, g_free);
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, with_rows);
}

static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fin_history_undo (fixture->database, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (fin_history_redo (fixture->database, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOTHING);

  /* A write that changes nothing leaves no step. */
  store_execute (fixture->database, "Nothing", "UPDATE profiles SET name = name");
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM history_steps"),
                   ==, 0);
}

static void
test_redo_branch (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_add_account (fixture->database, "One");
  store_add_account (fixture->database, "Two");
  assert_undo (fixture->database, "Add account");
  store_execute (fixture->database, "Rename", "UPDATE accounts SET name = 'Uno'");
  g_assert_null (fin_history_redo (fixture->database, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOTHING);
  assert_undo (fixture->database, "Rename");
  assert_undo (fixture->database, "Add account");
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 0);
}

/* Values that an image must carry to the last bit. */
static void
test_exact_values (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gint64 account = store_add_account (fixture->database, "“Quoted”\\ \n\t\x01 \U0001F4B6 'x'");

  store_execute (fixture->database, "Extremes",
                 "INSERT INTO transactions (account_id, posting_date, amount, currency, payee, "
                 "memo) "
                 "VALUES (1, 1, 9223372036854775807, 'EUR', '0012', 'null'),"
                 "(1, 1, -9223372036854775808, 'EUR', '', '{\"a\":1}'),"
                 "(1, 1, 9007199254740993, 'EUR', 'true', NULL)");
  g_assert_cmpint (account, ==, 1);
  before = store_dump (fixture->database, FALSE);
  store_execute (fixture->database, "Delete", "DELETE FROM accounts");
  store_fixture_reopen (fixture);
  assert_undo (fixture->database, "Delete");
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, before);

  store_execute (fixture->database, "Change",
                 "UPDATE transactions SET amount = 1, payee = 'x', memo = NULL, note = 'n'");
  assert_undo (fixture->database, "Change");
  g_clear_pointer (&after, g_free);
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, before);
  store_execute (fixture->database, "Tidy", "DELETE FROM transactions");
}

/* Cascades and SET NULL of foreign keys are part of the step that caused them. */
static void
test_cascades (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *deleted = NULL, *after = NULL;
  gint64 account = store_add_account (fixture->database, "Current");

  store_add_rows (fixture->database, "Rows", account, 60);
  store_execute (fixture->database, "Categories",
                 "INSERT INTO categories (key, name) VALUES ('a', 'A');"
                 "INSERT INTO categories (key, name, parent_id) VALUES ('a.b', 'B', 1);"
                 "UPDATE transactions SET category_id = 1 + id % 2;"
                 "UPDATE transactions SET transfer_id = id + 1 WHERE id % 2 = 1;"
                 "UPDATE transactions SET transfer_id = id - 1 WHERE id % 2 = 0;");
  before = store_dump (fixture->database, FALSE);
  store_execute (fixture->database, "Delete category", "DELETE FROM categories WHERE id = 1");
  g_assert_cmpint (
      store_query_int (fixture->database,
                       "SELECT count(*) FROM transactions WHERE category_id IS NOT NULL"), ==, 0);
  store_execute (fixture->database, "Delete account", "DELETE FROM accounts");
  deleted = store_dump (fixture->database, FALSE);
  assert_undo (fixture->database, "Delete account");
  assert_undo (fixture->database, "Delete category");
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, before);
  assert_redo (fixture->database, "Delete category");
  assert_redo (fixture->database, "Delete account");
  g_clear_pointer (&after, g_free);
  after = store_dump (fixture->database, FALSE);
  store_assert_same (after, deleted);
}

/* What the program remembers may hang on undoable rows without getting in the way. */
static void
test_untracked_children (StoreFixture *fixture, gconstpointer data)
{
  store_add_account (fixture->database, "Current");
  store_execute (fixture->database, NULL,
                 "INSERT INTO forecast_records (account_id, as_of, horizon, model, data) "
                 "VALUES (1, 1, 30, 'cashflow', '{}')");
  assert_undo (fixture->database, "Add account");
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM forecast_records"), ==,
                   0);
  assert_redo (fixture->database, "Add account");
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 1);
}

static gpointer
bare_insert_func (FinConnection *connection, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  fin_connection_execute (connection, "INSERT INTO accounts (name, currency) VALUES ('x', 'EUR')",
                          error);
  return NULL;
}

/* A write that forgot its label cannot slip past the log. */
static void
test_no_label (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (fixture->database, NULL, bare_insert_func, NULL, NULL, &error);
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 0);
}

static void
test_retention (StoreFixture *fixture, gconstpointer data)
{
  store_add_account (fixture->database, "Current");
  for (int i = 0; i < 520; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE accounts SET position = %d", i + 1);
      g_autofree char *label = g_strdup_printf ("Move %d", i);

      store_execute (fixture->database, label, sql);
    }
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM history_steps"), ==,
                   500);
  store_assert_sound (fixture->database);
  for (int i = 519; i >= 20; i--)
    {
      g_autofree char *label = g_strdup_printf ("Move %d", i);

      assert_undo (fixture->database, label);
    }
  g_assert_cmpint (store_query_int (fixture->database, "SELECT position FROM accounts"), ==, 20);
}

/* Random walks */

static void
random_change (FinDatabase *database, GRand *random)
{
  static const char *const changes[] = {
    "INSERT INTO accounts (name, currency) VALUES ('Account ' || abs (random () % 1000), 'EUR')",
    "INSERT INTO transactions (account_id, posting_date, amount, currency, payee) "
    "SELECT a.id, abs (random () % 20000), random (), 'EUR', hex (randomblob (5)) "
    "FROM accounts a, (VALUES (1), (2), (3))",
    "UPDATE transactions SET payee = hex (randomblob (3)), memo = iif (id % 2, NULL, 'memo') "
    "WHERE random () % 3 = 0",
    "UPDATE transactions SET category_id = (SELECT id FROM categories ORDER BY random () LIMIT 1), "
    "category_source = 1 WHERE random () % 2 = 0",
    "DELETE FROM transactions WHERE random () % 5 = 0",
    "DELETE FROM accounts WHERE random () % 6 = 0",
    "INSERT INTO categories (key, name, parent_id) VALUES (hex (randomblob (8)), 'C', "
    "(SELECT id FROM categories WHERE parent_id IS NULL ORDER BY random () LIMIT 1))",
    "DELETE FROM categories WHERE random () % 7 = 0",
    "UPDATE transactions SET transfer_id = (SELECT id FROM transactions ORDER BY random () LIMIT "
    "1) "
    "WHERE random () % 9 = 0",
    "INSERT INTO imports (account_id, file_name, imported_at) "
    "SELECT id, 'f.csv', 1 FROM accounts LIMIT 1",
    "UPDATE transactions SET import_id = (SELECT max (id) FROM imports) WHERE random () % 4 = 0",
    "DELETE FROM imports WHERE random () % 3 = 0",
    "UPDATE OR IGNORE categories SET key = 'same' WHERE random () % 4 = 0",
    "INSERT OR REPLACE INTO verdicts (subject, key, verdict) "
    "VALUES ('series', abs (random () % 3), random ())",
    "INSERT INTO import_rows (import_id, outcome, transaction_id) SELECT id, 2, "
    "(SELECT max (id) FROM transactions) FROM imports",
  };
  g_autoptr (GString) sql = g_string_new (NULL);

  for (int i = g_rand_int_range (random, 1, 4); i > 0; i--)
    g_string_append_printf (sql, "%s;",
                            changes[g_rand_int_range (random, 0, G_N_ELEMENTS (changes))]);
  store_execute (database, "Random change", sql->str);
}

static void
test_random_walk (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  gint64 n_steps = 0;

  g_ptr_array_add (dumps, store_dump (fixture->database, FALSE));
  while (n_steps < 60)
    {
      gint64 n_now;

      random_change (fixture->database, random);
      n_now = store_query_int (fixture->database, "SELECT count(*) FROM history_steps");
      if (n_now == n_steps)
        continue;
      n_steps = n_now;
      g_ptr_array_add (dumps, store_dump (fixture->database, FALSE));
      if (g_rand_int_range (random, 0, 10) == 0)
        store_fixture_reopen (fixture);
    }
  for (int round = 0; round < 2; round++)
    {
      for (int i = (int) n_steps - 1; i >= 0; i--)
        {
          g_autofree char *now = NULL;

          assert_undo (fixture->database, "Random change");
          now = store_dump (fixture->database, FALSE);
          store_assert_same (now, g_ptr_array_index (dumps, i));
          if (i % 17 == 0)
            store_assert_sound (fixture->database);
        }
      store_fixture_reopen (fixture);
      for (guint i = 1; i < dumps->len; i++)
        {
          g_autofree char *now = NULL;

          assert_redo (fixture->database, "Random change");
          now = store_dump (fixture->database, FALSE);
          store_assert_same (now, g_ptr_array_index (dumps, i));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORE_TEST ("/store/history/one-step", test_one_step);
  STORE_TEST ("/store/history/nothing", test_nothing);
  STORE_TEST ("/store/history/redo-branch", test_redo_branch);
  STORE_TEST ("/store/history/exact-values", test_exact_values);
  STORE_TEST ("/store/history/cascades", test_cascades);
  STORE_TEST ("/store/history/untracked-children", test_untracked_children);
  STORE_TEST ("/store/history/no-label", test_no_label);
  STORE_TEST ("/store/history/retention", test_retention);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/history/random-walk/%d", i);

      STORE_TEST (path, test_random_walk);
    }

  return g_test_run ();
}
