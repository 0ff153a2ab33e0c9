/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads beside a write that is under way: answered at once, and with nothing of it. */
#include "store-fixture.h"

/* A write that says how far it is and goes on when it is told. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean has_written;
  gboolean may_end;
  gboolean fails;
  gboolean is_done;
} Gate;

static gpointer
gated_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_assert_true (fin_connection_execute (
      connection, "INSERT INTO accounts (name, currency) VALUES ('A', 'EUR')", error));
  g_mutex_lock (&gate->mutex);
  gate->has_written = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->may_end)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  if (gate->fails)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No");
  return FIN_DATABASE_DONE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Gate *gate = data;

  fin_database_write_finish (FIN_DATABASE (source), result, &error);
  g_assert_true (gate->fails == (error != NULL));
  gate->is_done = TRUE;
}

static void
begin_write (StoreFixture *fixture, Gate *gate)
{
  fin_database_write_async (fixture->database, "Add", gated_func, gate, NULL, NULL, NULL,
                            written_cb, gate);
  g_mutex_lock (&gate->mutex);
  while (!gate->has_written)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
end_write (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->may_end = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  while (!gate->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_committed (StoreFixture *fixture, gconstpointer data)
{
  Gate gate = { 0 };

  begin_write (fixture, &gate);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 0);
  g_assert_false (gate.is_done);
  end_write (&gate);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 1);
}

static void
test_rolled_back (StoreFixture *fixture, gconstpointer data)
{
  Gate gate = { .fails = TRUE };

  begin_write (fixture, &gate);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 0);
  end_write (&gate);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 0);
}

static gpointer
count_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "SELECT count(*) FROM accounts", error);

  g_assert_true (fin_statement_get_int (statement, data, error));
  return FIN_DATABASE_DONE;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (fin_database_read_finish (FIN_DATABASE (source), result, &error));
  g_assert_no_error (error);
  (*(int *) data)++;
}

/* What was asked for during a write is answered also when the database is closed right behind. */
static void
test_closed_meanwhile (StoreFixture *fixture, gconstpointer data)
{
  Gate gate = { .may_end = TRUE };
  gint64 counts[20];
  int n_answers = 0;

  begin_write (fixture, &gate);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    fin_database_read_async (fixture->database, count_func, &counts[i], NULL, NULL, NULL,
                             counted_cb, &n_answers);
  fin_database_close (fixture->database);
  while (!gate.is_done || n_answers < (int) G_N_ELEMENTS (counts))
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  FinDatabase *database;
  GMutex mutex;
  GCond cond;
  gboolean has_begun;
  gboolean may_end;
  gint64 count;
} LongRead;

static gpointer
long_read_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  LongRead *read = data;

  g_mutex_lock (&read->mutex);
  read->has_begun = TRUE;
  g_cond_broadcast (&read->cond);
  while (!read->may_end)
    g_cond_wait (&read->cond, &read->mutex);
  g_mutex_unlock (&read->mutex);
  return count_func (connection, &read->count, cancellable, error);
}

static gpointer
long_read_thread (gpointer data)
{
  LongRead *read = data;
  g_autoptr (GError) error = NULL;

  fin_database_read_long (read->database, long_read_func, read, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

/* Neither a page nor a write waits for a long read, which sees one state of the data to its end. */
static void
test_long (StoreFixture *fixture, gconstpointer data)
{
  LongRead read = { .database = fixture->database };
  GThread *thread;

  store_add_account (fixture->database, "A");
  thread = g_thread_new ("long read", long_read_thread, &read);
  g_mutex_lock (&read.mutex);
  while (!read.has_begun)
    g_cond_wait (&read.cond, &read.mutex);
  g_mutex_unlock (&read.mutex);

  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 1);
  store_add_account (fixture->database, "B");
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 2);

  g_mutex_lock (&read.mutex);
  read.may_end = TRUE;
  g_cond_broadcast (&read.cond);
  g_mutex_unlock (&read.mutex);
  g_thread_join (thread);
  /* Its state is that of its first query, which came after the write. */
  g_assert_cmpint (read.count, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORE_TEST ("/store/read-beside/committed", test_committed);
  STORE_TEST ("/store/read-beside/rolled-back", test_rolled_back);
  STORE_TEST ("/store/read-beside/closed-meanwhile", test_closed_meanwhile);
  STORE_TEST ("/store/read-beside/long", test_long);

  return g_test_run ();
}
