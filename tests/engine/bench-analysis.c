/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the analysis of a household costs: all of it from scratch, and again after a file that brings little.
 *
 *   bench-analysis FOLDER N LEDGER*N FILE...
 *
 * Each of the N ledgers becomes an account, each further file goes into the first of them, half of the files
 * before and half after every row is filed by hand. Processor time of
 * the whole process; a table on standard output, no assertions. Run by tests/bench/analysis.py.
 */
#include <stdlib.h>
#include <sys/resource.h>

#include "fin-account-store.h"
#include "fin-anomaly-list.h"
#include "fin-categoriser.h"
#include "fin-category-install.h"
#include "fin-filing.h"
#include "fin-import-job.h"
#include "fin-insight-job.h"
#include "fin-insight-private.h"
#include "fin-payee.h"

typedef struct
{
  FinDatabase *database;
  FinClock *clock;
  FinInsightMemory *memory;
  double total;
} Bench;

static double
cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

/* Prints what was spent since @start and adds it to the total. */
static void
report (Bench *bench, const char *what, double start)
{
  double spent = cpu_ms () - start;

  bench->total += spent;
  g_print ("  %-58s %8.1f ms\n", what, spent);
}

static void
report_total (Bench *bench, const char *what)
{
  g_print ("  %-58s %8.1f ms\n", what, bench->total);
}

static guint64
import (Bench *bench, const char *path, const FinImportTarget *target)
{
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  options->target = *target;
  options->target.name = g_strdup (target->name);
  result = fin_import_job_run (bench->database, bench->clock, path, options, NULL, NULL, NULL, &error);
  if (result == NULL)
    g_error ("%s: %s", path, error->message);
  return result->n_added;
}

static gpointer
clean_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  g_autoptr (FinStatement) rows
      = fin_connection_prepare (connection, "SELECT payee, memo FROM transactions", error);

  while (rows != NULL && fin_statement_step (rows, error))
    fin_payee_clean (cleaner, fin_statement_column_text (rows, 0), fin_statement_column_text (rows, 1));
  return FIN_DATABASE_DONE;
}

static gpointer
categorise_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_changed;

  return fin_filing_refresh (connection, cancellable, &n_changed, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
file_all_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_connection_execute (connection,
                                 "UPDATE transactions SET category_source = 1, category_id = "
                                 "ifnull (category_id, (SELECT id FROM categories WHERE "
                                 "parent_id IS NOT NULL ORDER BY id LIMIT 1))",
                                 error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static gpointer
first_account_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "SELECT min (id) FROM accounts", error);

  return statement != NULL && fin_statement_get_int (statement, data, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
snapshot_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;

  return fin_insight_snapshot_load (connection, fin_clock_get_today (bench->clock),
                                    fin_insight_memory_get_ledger (bench->memory), error);
}

static bool
never (void *data)
{
  return false;
}

/* As fin_insight_job_run(), without the forecasts, which have a bench of their own. */
static void
analyse (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinInsights) insights = fin_insights_new ();
  double start = cpu_ms ();
  FinInsightContext context = { NULL, bench->memory, never, NULL };
  g_autoptr (FinInsightSnapshot) snapshot = NULL;

  fin_insight_memory_lock (bench->memory);
  snapshot = fin_database_read_long (bench->database, snapshot_func, bench, NULL, &error);
  g_assert_no_error (error);
  context.snapshot = snapshot;
  report (bench, "load", start);
  insights->today = snapshot->today;
  insights->as_of = snapshot->as_of;
  g_strlcpy (insights->currency, snapshot->currency, sizeof insights->currency);
  start = cpu_ms ();
  fin_insight_fill_spending (&context, insights);
  report (bench, "spending of the month", start);
  start = cpu_ms ();
  insights->series = fin_series_list_new (snapshot, FIN_SERIES_HISTORY, bench->memory);
  report (bench, "recurring payments", start);
  start = cpu_ms ();
  insights->anomalies = fin_anomaly_list_new (snapshot, insights->series, FIN_ANOMALY_DAYS,
                                              bench->memory, never, NULL);
  report (bench, "anomalies", start);
  start = cpu_ms ();
  fin_insight_fill_persona (&context, insights);
  report (bench, "persona", start);
  fin_insight_memory_unlock (bench->memory);
}

static void
from_scratch (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  double start = cpu_ms ();

  g_clear_pointer (&bench->memory, fin_insight_memory_unref);
  bench->memory = fin_insight_memory_new ();
  bench->total = 0;
  g_print ("from scratch\n");
  fin_database_read (bench->database, clean_func, NULL, NULL, &error);
  report (bench, "payee labels", start);
  start = cpu_ms ();
  fin_database_write (bench->database, "Categories", categorise_func, NULL, NULL, &error);
  report (bench, "categories (with load, without changes to write)", start);
  analyse (bench);
  report_total (bench, "all");
  g_assert_no_error (error);
}

/* What a job of the window does beside the above, which is all known by now. */
static void
run_job (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  double start = cpu_ms ();
  g_autoptr (FinInsights) insights
      = fin_insight_job_run (bench->database, bench->clock, bench->memory, NULL, &error);

  g_assert_no_error (error);
  report (bench, "not in the sum: forecasts, their record, what is kept", start);
}

static void
after_import (Bench *bench, const char *path)
{
  g_autofree char *what = NULL;
  FinImportTarget target = { .mode = FIN_IMPORT_TARGET_EXISTING, .kind = -1 };
  double start;
  guint64 n_added;

  fin_database_read (bench->database, first_account_func, &target.account_id, NULL, NULL);
  bench->total = 0;
  start = cpu_ms ();
  n_added = import (bench, path, &target);
  what = g_strdup_printf ("import of %" G_GUINT64_FORMAT " rows: read, match, label, file, write",
                          n_added);
  g_print ("after an import\n");
  report (bench, what, start);
  bench->total = 0;
  analyse (bench);
  report_total (bench, "analysis");
  run_job (bench);
}

int
main (int argc, char **argv)
{
  int n_ledgers = argc > 2 ? atoi (argv[2]) : 0;
  g_autofree char *path = argc > 1 ? g_build_filename (argv[1], "bench.db", NULL) : NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };
  guint64 n_rows = 0;

  if (n_ledgers < 1 || argc < 3 + n_ledgers)
    {
      g_printerr ("Usage: bench-analysis FOLDER N LEDGER*N FILE...\n");
      return 2;
    }
  bench.clock = fin_clock_new_fake_iso8601 ("2027-02-01T12:00:00Z", &error);
  bench.database = fin_database_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (fin_category_install (bench.database, NULL, NULL));
  for (int i = 0; i < n_ledgers; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %d", i + 1);

      n_rows += import (&bench, argv[3 + i],
                        &(FinImportTarget) { FIN_IMPORT_TARGET_NEW, 0, name, FIN_ACCOUNT_CURRENT, "EUR" });
    }
  g_print ("%" G_GUINT64_FORMAT " rows in %d accounts, processor time\n\n", n_rows, n_ledgers);
  from_scratch (&bench);
  for (int i = 3 + n_ledgers; i < (argc + 3 + n_ledgers) / 2; i++)
    after_import (&bench, argv[i]);
  g_print ("\nevery row filed by hand\n\n");
  fin_database_write (bench.database, "File all", file_all_func, NULL, NULL, &error);
  g_assert_no_error (error);
  from_scratch (&bench);
  for (int i = (argc + 3 + n_ledgers) / 2; i < argc; i++)
    after_import (&bench, argv[i]);
  fin_insight_memory_unref (bench.memory);
  fin_database_close (bench.database);
  g_object_unref (bench.database);
  g_object_unref (bench.clock);
  return 0;
}
