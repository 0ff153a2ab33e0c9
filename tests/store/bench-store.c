/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the store on many rows: bench-store [ROWS]. A table on standard output, no
 * assertions. */
#include <stdlib.h>
#include <sys/resource.h>

#include "fin-balance-store.h"
#include "fin-enums.h"
#include "fin-flows.h"
#include "fin-history.h"
#include "fin-query-model.h"
#include "store-fixture.h"

static gint64 started;
static double cpu_started;

/* Of all threads: what a loaded machine does not blur. */
static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static void
start (void)
{
  started = g_get_monotonic_time ();
  cpu_started = cpu_seconds ();
}

static void
report (const char *what, gint64 n_rows)
{
  double seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  double cpu = cpu_seconds () - cpu_started;

  g_print ("%-44s %10.1f ms %10.1f ms CPU", what, seconds * 1000, cpu * 1000);
  if (n_rows > 0)
    g_print (" %10.0f rows/s CPU", (double) n_rows / cpu);
  g_print ("\n");
}

static void
wait_loaded (FinQueryModel *model)
{
  while (fin_query_model_get_loading (model) || fin_query_model_get_sums (model) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
note_answer_cb (GListModel *model, guint position, guint removed, guint added, gboolean *answered)
{
  *answered = TRUE;
}

static gpointer
nothing_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return FIN_DATABASE_DONE;
}

/* The first rows of an answer, then all of it. */
static void
report_answer (FinDatabase *database, FinQueryModel *model, const char *what)
{
  gboolean answered = FALSE;
  gulong handler
      = g_signal_connect (model, "items-changed", G_CALLBACK (note_answer_cb), &answered);
  g_autofree char *all = g_strconcat (what, ", all", NULL);

  while (fin_query_model_get_loading (model) && !answered)
    g_main_context_iteration (NULL, TRUE);
  report (what, 0);
  while (fin_query_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
  report (all, 0);
  g_signal_handler_disconnect (model, handler);
  /* The sums of this answer are no part of the next one. */
  fin_database_read_long (database, nothing_func, NULL, NULL, NULL);
}

static void
bench_model (FinDatabase *database)
{
  g_autoptr (FinQueryModel) model = NULL;
  g_autoptr (FinTransaction) row = NULL;
  /* As one types: many find it, few, none; words together; an amount */
  static const char *const searches[] = { "p", "payee 12", "payee 9999", "nowhere", "e 7 payee", ">500" };

  start ();
  model = fin_query_model_new (database);
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    g_main_context_iteration (NULL, TRUE);
  report ("model: first window", 0);
  while (fin_query_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
  report ("model: all ids", 0);
  wait_loaded (model);
  report ("model: sums", 0);

  start ();
  row = g_list_model_get_item (G_LIST_MODEL (model),
                               g_list_model_get_n_items (G_LIST_MODEL (model)) / 2);
  while (fin_transaction_get_id (row) == 0)
    g_main_context_iteration (NULL, TRUE);
  report ("model: a window in the middle", 0);

  for (int sort = FIN_TRANSACTION_SORT_AMOUNT; sort <= FIN_TRANSACTION_SORT_ACCOUNT; sort++)
    {
      const char *nick = fin_enum_to_nick (FIN_TYPE_TRANSACTION_SORT, sort);
      g_autofree char *what = g_strdup_printf ("model: sort by %s", nick);

      start ();
      fin_query_model_set_sort (model, (FinTransactionSort) sort, FALSE);
      report_answer (database, model, what);
    }
  fin_query_model_set_sort (model, FIN_TRANSACTION_SORT_DATE, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();
      g_autofree char *what = g_strdup_printf ("model: search for “%s”", searches[i]);

      filter->search = g_strdup (searches[i]);
      start ();
      fin_query_model_set_filter (model, filter);
      report_answer (database, model, what);
    }
}

static gpointer
flows_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  fin_flows_free (fin_flows_load (connection, 0, 0, (FinPeriod){ 0, 100000 }, error));
  return NULL;
}

int
main (int argc, char **argv)
{
  int n_rows = argc > 1 ? atoi (argv[1]) : 1000000;
  StoreFixture fixture = { NULL };
  gint64 account;

  store_fixture_set_up (&fixture, NULL);
  account = store_add_account (fixture.database, "Current");
  start ();
  store_add_rows (fixture.database, "Import", account, n_rows);
  report ("insert, with undo", n_rows);
  start ();
  store_fixture_reopen (&fixture);
  report ("close (checkpoint) and open", 0);
  start ();
  fin_database_close (fixture.database);
  g_clear_object (&fixture.database);
  fixture.database = fin_database_open (fixture.path, NULL);
  report ("open", 0);
  bench_model (fixture.database);
  start ();
  fin_database_read (fixture.database, flows_func, NULL, NULL, NULL);
  report ("snapshot for analysis", n_rows);
  start ();
  store_execute (fixture.database, "One", "UPDATE transactions SET note = 'n' WHERE id = 1");
  report ("first write of the day (with the backup)", 0);
  start ();
  store_execute (fixture.database, "Two", "UPDATE transactions SET note = 'm' WHERE id = 1");
  report ("one change", 0);
  g_free (fin_history_undo (fixture.database, NULL, NULL));
  g_free (fin_history_undo (fixture.database, NULL, NULL));
  start ();
  g_free (fin_history_undo (fixture.database, NULL, NULL));
  report ("undo the import", n_rows);
  start ();
  g_free (fin_history_redo (fixture.database, NULL, NULL));
  report ("redo the import", n_rows);
  start ();
  store_execute (fixture.database, "Note", "UPDATE transactions SET note = 'all'");
  report ("change every row", n_rows);
  start ();
  g_free (fin_history_undo (fixture.database, NULL, NULL));
  report ("undo that", n_rows);
  start ();
  store_assert_sound (fixture.database);
  report ("check", n_rows);
  g_clear_object (&fixture.database);
  store_remove_folder (fixture.folder);
  return 0;
}
