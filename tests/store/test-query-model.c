/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinQueryModel: first rows at once, windows on demand, exact and minimal changes, a million
 * rows. */
#include "fin-query-model.h"

#include "fin-balance-store.h"
#include "fin-history.h"
#include "store-fixture.h"

/* A listener that replays what it is told and compares it with the model each time. */
typedef struct
{
  FinQueryModel *model;
  GArray *ids;
  guint n_signals;
  guint n_removed;
  guint n_added;
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_signals++;
  mirror->n_removed += removed;
  mirror->n_added += added;
  if (removed > 0)
    g_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = fin_query_model_get_id (mirror->model, position + i);

      if (position + i < mirror->ids->len)
        g_array_insert_val (mirror->ids, position + i, id);
      else
        g_array_append_val (mirror->ids, id);
    }
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (model));
}

static void
mirror_attach (Mirror *mirror, FinQueryModel *model)
{
  mirror->model = model;
  mirror->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  mirror->n_signals = mirror->n_removed = mirror->n_added = 0;
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), mirror);
}

static void
mirror_detach (Mirror *mirror)
{
  for (guint i = 0; i < mirror->ids->len; i++)
    g_assert_cmpint (g_array_index (mirror->ids, gint64, i), ==,
                     fin_query_model_get_id (mirror->model, i));
  g_signal_handlers_disconnect_by_data (mirror->model, mirror);
  g_array_unref (mirror->ids);
}

/* Until the database thread and the main loop have nothing more to tell each other: every blocking
 * query waits for the jobs before it, whose results may ask for more. */
static gpointer
nothing_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return FIN_DATABASE_DONE;
}

static void
settle (FinQueryModel *model)
{
  g_autoptr (FinDatabase) database = NULL;

  g_object_get (model, "database", &database, NULL);
  for (int i = 0; i < 6; i++)
    {
      while (g_main_context_iteration (NULL, FALSE) || fin_query_model_get_loading (model))
        continue;
      store_query_int (database, "SELECT 1");
      fin_database_read_long (database, nothing_func, NULL, NULL, NULL);
    }
}

static void
wait_for_row (FinTransaction *row)
{
  while (fin_transaction_get_id (row) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_search (FinQueryModel *model, const char *search)
{
  g_autoptr (FinTransactionFilter) filter
      = fin_transaction_filter_copy (fin_query_model_get_filter (model));

  g_free (filter->search);
  filter->search = g_strdup (search);
  fin_query_model_set_filter (model, filter);
  settle (model);
}

static void
test_windows (StoreFixture *fixture, gconstpointer data)
{
  gint64 account = store_add_account (fixture->database, "Current");
  g_autoptr (FinQueryModel) model = NULL;
  g_autoptr (FinTransaction) first = NULL, middle = NULL, again = NULL;
  Mirror mirror;

  store_add_rows (fixture->database, "Rows", account, 5000);
  model = fin_query_model_new (fixture->database);
  mirror_attach (&mirror, model);
  g_assert_true (fin_query_model_get_loading (model));
  settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5000);

  /* Newest first; the first screen is loaded without asking. */
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpint (fin_transaction_get_id (first), ==, 5000);
  g_assert_cmpint (fin_transaction_get_posting_date (first), ==, 10000 + 4999 / 40);
  g_assert_cmpstr (fin_transaction_get_account_name (first), ==, "Current");

  middle = g_list_model_get_item (G_LIST_MODEL (model), 2500);
  g_assert_cmpint (fin_transaction_get_id (middle), ==, 0);
  g_assert_cmpint (fin_query_model_get_id (model, 2500), ==, 2500);
  wait_for_row (middle);
  g_assert_cmpint (fin_transaction_get_id (middle), ==, 2500);
  again = g_list_model_get_item (G_LIST_MODEL (model), 2500);
  g_assert_true (again == middle);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 5000));
  mirror_detach (&mirror);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_minimal_changes (StoreFixture *fixture, gconstpointer data)
{
  gint64 account = store_add_account (fixture->database, "Current");
  g_autoptr (FinQueryModel) model = NULL;
  g_autoptr (FinTransaction) row = NULL, changed = NULL, same = NULL;
  guint n_notified = 0;
  Mirror mirror;

  store_add_rows (fixture->database, "Rows", account, 1000);
  model = fin_query_model_new (fixture->database);
  settle (model);
  row = g_list_model_get_item (G_LIST_MODEL (model), 10);
  changed = g_list_model_get_item (G_LIST_MODEL (model), 11);
  g_signal_connect (row, "notify", G_CALLBACK (count_notify_cb), &n_notified);

  /* A change that moves nothing tells nobody but the row. */
  mirror_attach (&mirror, model);
  g_array_set_size (mirror.ids, 0);
  for (guint i = 0; i < 1000; i++)
    {
      gint64 id = fin_query_model_get_id (model, i);

      g_array_append_val (mirror.ids, id);
    }
  store_execute (fixture->database, "Rename",
                 "UPDATE transactions SET payee = 'New' WHERE id = 989");
  settle (model);
  g_assert_cmpstr (fin_transaction_get_payee (changed), ==, "New");
  g_assert_cmpuint (mirror.n_signals, ==, 0);
  g_assert_cmpuint (n_notified, ==, 0);

  store_execute (fixture->database, "Delete three",
                 "DELETE FROM transactions WHERE id IN (100, 500, 501)");
  settle (model);
  g_assert_cmpuint (mirror.n_signals, ==, 2);
  g_assert_cmpuint (mirror.n_removed, ==, 3);
  g_assert_cmpuint (mirror.n_added, ==, 0);
  same = g_list_model_get_item (G_LIST_MODEL (model), 10);
  g_assert_true (same == row);

  /* A row that moves goes and comes back as the same object. */
  store_execute (fixture->database, "Move",
                 "UPDATE transactions SET posting_date = 20000 WHERE id = 990");
  settle (model);
  g_assert_cmpuint (mirror.n_removed, ==, 4);
  g_assert_cmpuint (mirror.n_added, ==, 1);
  g_clear_object (&same);
  same = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (same == row);

  g_free (fin_history_undo (fixture->database, NULL, NULL));
  g_free (fin_history_undo (fixture->database, NULL, NULL));
  settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1000);
  mirror_detach (&mirror);
}

static guint
n_found (FinQueryModel *model, const char *search)
{
  set_search (model, search);
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static void
test_search (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (FinQueryModel) model = NULL;

  store_add_account (fixture->database, "Current");
  store_execute (
      fixture->database, "Rows",
      "INSERT INTO accounts (name, currency) VALUES ('Yen', 'JPY');"
      "INSERT INTO categories (key, name) VALUES ('food', 'Food');"
      "INSERT INTO transactions (account_id, posting_date, amount, currency, payee, memo, note, "
      "category_id) VALUES "
      "(1, 20000, -1250, 'EUR', 'Café Müller', 'Coffee', NULL, NULL),"
      "(1, 20001, -10001, 'EUR', 'BIG SHOP', NULL, 'gift for Ana', 1),"
      "(1, 20002, 200000, 'EUR', 'Employer', 'Salary 2024-10', NULL, NULL),"
      "(2, 20003, -5000, 'JPY', 'Ramen', NULL, NULL, 1)");
  model = fin_query_model_new (fixture->database);
  settle (model);

  g_assert_cmpuint (n_found (model, "müller"), ==, 1);
  g_assert_cmpuint (n_found (model, "MÜLLER café"), ==, 1);
  g_assert_cmpuint (n_found (model, "big ana"), ==, 1);
  g_assert_cmpuint (n_found (model, "big coffee"), ==, 0);
  g_assert_cmpuint (n_found (model, "food"), ==, 2);
  g_assert_cmpuint (n_found (model, ">100"), ==, 3);
  g_assert_cmpuint (n_found (model, ">=2000"), ==, 2);
  g_assert_cmpuint (n_found (model, "<20"), ==, 1);
  g_assert_cmpuint (n_found (model, "=12,5"), ==, 1);
  g_assert_cmpuint (n_found (model, "12.50"), ==, 1);
  g_assert_cmpuint (n_found (model, "amount:20..200"), ==, 1);
  g_assert_cmpuint (n_found (model, "amount:..200"), ==, 2);
  g_assert_cmpuint (n_found (model, "amount:5000"), ==, 1);
  g_assert_cmpuint (n_found (model, "2024-10-05"), ==, 1);
  g_assert_cmpuint (n_found (model, "2024-10"), ==, 4);
  g_assert_cmpuint (n_found (model, "%"), ==, 0);
  g_assert_cmpuint (n_found (model, "' OR 1=1 --"), ==, 0);
  g_assert_cmpuint (n_found (model, NULL), ==, 4);
}

static void
test_order_and_sums (StoreFixture *fixture, gconstpointer data)
{
  gint64 account = store_add_account (fixture->database, "Current");
  g_autoptr (FinQueryModel) model = NULL;
  g_autoptr (FinTransaction) row = NULL;
  const GArray *sums;

  store_add_rows (fixture->database, "Rows", account, 400);
  store_execute (fixture->database, "Hold", "UPDATE transactions SET state = 1 WHERE id = 1");
  store_execute (fixture->database, "Bury", "UPDATE transactions SET state = 2 WHERE id = 2");
  model = fin_query_model_new (fixture->database);
  fin_query_model_set_sort (model, FIN_TRANSACTION_SORT_AMOUNT, FALSE);
  settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 399);
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  wait_for_row (row);
  g_assert_cmpint (fin_transaction_get_amount (row), ==, -100);
  g_assert_cmpint (fin_transaction_get_id (row), ==, 400);

  /* 4 x (1 + ... + 100) without the held 1 and the buried 2. */
  sums = fin_query_model_get_sums (model);
  g_assert_nonnull (sums);
  g_assert_cmpuint (sums->len, ==, 1);
  g_assert_cmpstr (g_array_index (sums, FinCurrencySum, 0).currency, ==, "EUR");
  g_assert_cmpint (g_array_index (sums, FinCurrencySum, 0).amount, ==, -(4 * 5050 - 3));
  g_assert_cmpint (g_array_index (sums, FinCurrencySum, 0).n_rows, ==, 398);
}

/* Every state in between is consistent when the question changes faster than it is answered. */
static void
test_impatience (StoreFixture *fixture, gconstpointer data)
{
  static const char *const searches[] = { "Payee 1", NULL, ">0.5", "Payee", "nothing", "=0.10" };
  gint64 account = store_add_account (fixture->database, "Current");
  g_autoptr (FinQueryModel) model = NULL;
  Mirror mirror;

  store_add_rows (fixture->database, "Rows", account, 3000);
  model = fin_query_model_new (fixture->database);
  mirror_attach (&mirror, model);
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();
      guint n;

      filter->search = g_strdup (searches[g_test_rand_int_range (0, G_N_ELEMENTS (searches))]);
      fin_query_model_set_filter (model, filter);
      n = g_list_model_get_n_items (G_LIST_MODEL (model));
      if (n > 0)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (model),
                                               (guint) g_test_rand_int_range (0, (int) n)));
      for (int k = g_test_rand_int_range (0, 20); k > 0; k--)
        g_main_context_iteration (NULL, FALSE);
    }
  settle (model);
  set_search (model, "=0.10");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 30);
  mirror_detach (&mirror);
}

static void
test_lifetime (StoreFixture *fixture, gconstpointer data)
{
  FinQueryModel *model;

  store_add_rows (fixture->database, "Rows", store_add_account (fixture->database, "A"), 500);
  model = fin_query_model_new (fixture->database);
  g_assert_finalize_object (model);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_million (StoreFixture *fixture, gconstpointer data)
{
  const int n_rows = g_test_slow () ? 1000000 : 100000;
  gint64 account = store_add_account (fixture->database, "Current");
  g_autoptr (FinQueryModel) model = NULL;
  g_autoptr (FinTransaction) last = NULL;
  Mirror mirror;

  store_add_rows (fixture->database, "Rows", account, n_rows);
  model = fin_query_model_new (fixture->database);
  mirror_attach (&mirror, model);
  settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n_rows);
  /* The first rows by portions, then everything after them: eight signals for any number of rows. */
  g_assert_cmpuint (mirror.n_signals, ==, 8);

  last = g_list_model_get_item (G_LIST_MODEL (model), n_rows - 1);
  wait_for_row (last);
  g_assert_cmpint (fin_transaction_get_id (last), ==, 1);

  store_execute (fixture->database, "Delete", "DELETE FROM transactions WHERE id IN (7, 70000)");
  settle (model);
  g_assert_cmpuint (mirror.n_signals, ==, 10);
  g_assert_cmpuint (mirror.n_removed, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n_rows - 2);
  mirror_detach (&mirror);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORE_TEST ("/store/query-model/windows", test_windows);
  STORE_TEST ("/store/query-model/minimal-changes", test_minimal_changes);
  STORE_TEST ("/store/query-model/search", test_search);
  STORE_TEST ("/store/query-model/order-and-sums", test_order_and_sums);
  STORE_TEST ("/store/query-model/impatience", test_impatience);
  STORE_TEST ("/store/query-model/lifetime", test_lifetime);
  STORE_TEST ("/store/query-model/million", test_million);

  return g_test_run ();
}
