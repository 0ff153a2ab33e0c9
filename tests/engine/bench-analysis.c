/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the analysis of a ledger costs: all of it from scratch, and again after a file that brings little.
 *
 *   bench-analysis FOLDER LEDGER ONE FIFTY ONE-MORE FIFTY-MORE
 *
 * Processor time of the whole process; a table on standard output, no assertions. Run by
 * tests/bench/analysis.py.
 */
#include <sys/resource.h>

#include "fin-anomaly-list.h"
#include "fin-categoriser.h"
#include "fin-filing.h"
#include "fin-import-job.h"
#include "fin-insight-private.h"
#include "fin-payee.h"

typedef struct
{
  FinDatabase *database;
  FinClock *clock;
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
  g_print ("  %-52s %8.1f ms\n", what, spent);
}

static void
report_total (Bench *bench, const char *what)
{
  g_print ("  %-52s %8.1f ms\n\n", what, bench->total);
  bench->total = 0;
}

static guint64
import (Bench *bench, const char *path)
{
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  options->target.mode = FIN_IMPORT_TARGET_CREATE;
  options->target.name = g_strdup ("Bench");
  result = fin_import_job_run (bench->database, bench->clock, path, options, NULL, NULL, NULL, &error);
  if (result == NULL)
    g_error ("%s", error->message);
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
load_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinCategoriser) categoriser = fin_categoriser_load (connection, error);

  return categoriser != NULL ? FIN_DATABASE_DONE : NULL;
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
snapshot_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;

  return fin_insight_snapshot_load (connection, fin_clock_get_today (bench->clock), NULL, error);
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
  g_autoptr (FinInsightSnapshot) snapshot
      = fin_database_read_long (bench->database, snapshot_func, bench, NULL, &error);
  g_autoptr (FinInsightMemory) memory = fin_insight_memory_new ();
  FinInsightContext context = { snapshot, memory, never, NULL };

  g_assert_no_error (error);
  report (bench, "load, five years of it", start);
  insights->today = snapshot->today;
  insights->as_of = snapshot->as_of;
  g_strlcpy (insights->currency, snapshot->currency, sizeof insights->currency);
  start = cpu_ms ();
  insights->series = fin_series_list_new (snapshot, FIN_SERIES_HISTORY);
  report (bench, "recurring payments", start);
  start = cpu_ms ();
  insights->anomalies
      = fin_anomaly_list_new (snapshot, insights->series, FIN_ANOMALY_DAYS, never, NULL);
  report (bench, "anomalies", start);
  start = cpu_ms ();
  fin_insight_fill_persona (&context, insights);
  report (bench, "persona features", start);
}

static void
from_scratch (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  double start = cpu_ms ();

  fin_database_read (bench->database, clean_func, NULL, NULL, &error);
  report (bench, "payee labels", start);
  start = cpu_ms ();
  fin_database_write (bench->database, "Categories", categorise_func, NULL, NULL, &error);
  report (bench, "categories (with load, without changes to write)", start);
  analyse (bench);
  report_total (bench, "from scratch");
  g_assert_no_error (error);
}

static void
after_import (Bench *bench, const char *path)
{
  g_autofree char *what = NULL;
  double start = cpu_ms ();
  guint64 n_added;

  fin_database_read (bench->database, load_func, NULL, NULL, NULL);
  report (bench, "of it: what the person filed, learned", start);
  bench->total = 0;
  start = cpu_ms ();
  n_added = import (bench, path);
  what = g_strdup_printf ("import of %" G_GUINT64_FORMAT " rows: read, match, file, write", n_added);
  report (bench, what, start);
  analyse (bench);
  report_total (bench, "after an import");
}

int
main (int argc, char **argv)
{
  g_autofree char *path = argc == 7 ? g_build_filename (argv[1], "bench.db", NULL) : NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  if (path == NULL)
    {
      g_printerr ("Usage: bench-analysis FOLDER LEDGER ONE FIFTY ONE-MORE FIFTY-MORE\n");
      return 2;
    }
  bench.clock = fin_clock_new_fake_iso8601 ("2026-11-02T12:00:00Z", &error);
  bench.database = fin_database_open (path, &error);
  g_assert_no_error (error);
  g_print ("%" G_GUINT64_FORMAT " rows, processor time\n\n", import (&bench, argv[2]));
  from_scratch (&bench);
  after_import (&bench, argv[3]);
  after_import (&bench, argv[4]);
  g_print ("every row filed by hand\n\n");
  fin_database_write (bench.database, "File all", file_all_func, NULL, NULL, &error);
  g_assert_no_error (error);
  from_scratch (&bench);
  after_import (&bench, argv[5]);
  after_import (&bench, argv[6]);
  fin_database_close (bench.database);
  g_object_unref (bench.database);
  g_object_unref (bench.clock);
  return 0;
}
