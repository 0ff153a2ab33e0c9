/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How alive the window stays while a large file comes in and is undone: the longest gap between two
 * turns of the main loop, with the processor time that the main thread itself used in it; the most of
 * that in any gap, which other programs do not lengthen; rows per second and the peak memory of the
 * whole process.
 *
 *   bench-import-window DATABASE FILE
 *
 * The program runs as a person runs it, on the page Transactions; the file goes the assistant's way,
 * preview and import. Exits 1 when a limit of the design is broken.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "fin-application.h"
#include "fin-import-item.h"
#include "fin-window.h"

#define PROBE_MS 5
#define MAX_GAP_MS 100.0
#define MAX_MIB 512.0

typedef enum
{
  PHASE_START,
  PHASE_PREVIEW,
  PHASE_IMPORT,
  PHASE_RELOAD,
  PHASE_UNDO,
  PHASE_RELOAD_AGAIN,
  N_PHASES,
} Phase;

static const char *const phase_names[]
    = { "start", "preview", "import", "pages reload", "undo", "pages reload" };

typedef struct
{
  double seconds;
  double gap;     /* ms between two turns of the loop, beyond the probe's own interval */
  double gap_cpu; /* ms of the main thread's processor time in the longest gap */
  double cpu;     /* the most of it in any gap */
  double mib;     /* resident at the end */
  double read_ms; /* the slowest read of a page meanwhile */
} Measure;

typedef struct
{
  FinApplication *application;
  const char *path;
  FinSession *session; /* borrowed */
  FinImportItem *item;
  Phase phase;
  gint64 phase_began;
  gint64 turned_at;
  gint64 turned_cpu;
  gint64 quiet_since;
  gint64 read_began; /* 0: none under way */
  guint64 n_added;
  Measure measures[N_PHASES];
  int status;
} Bench;

static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* In MiB, from "VmHWM" or "VmRSS". */
static double
memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, key) : NULL;
  return line != NULL ? (double) g_ascii_strtoll (line + strlen (key) + 1, NULL, 10) / 1024 : 0;
}

static void
enter (Bench *bench, Phase phase)
{
  gint64 now = g_get_monotonic_time ();
  Measure *measure = &bench->measures[bench->phase];

  measure->seconds = (double) (now - bench->phase_began) / G_USEC_PER_SEC;
  measure->mib = memory ("VmRSS");
  bench->phase = phase;
  bench->phase_began = now;
  bench->quiet_since = 0;
}

static void
note_gap (Bench *bench)
{
  gint64 now = g_get_monotonic_time ();
  gint64 cpu = cpu_time ();
  Measure *measure = &bench->measures[bench->phase];
  double gap = (double) (now - bench->turned_at) / 1000 - PROBE_MS;

  if (gap > measure->gap)
    {
      measure->gap = gap;
      measure->gap_cpu = (double) (cpu - bench->turned_cpu) / 1000;
    }
  measure->cpu = MAX (measure->cpu, (double) (cpu - bench->turned_cpu) / 1000);
  bench->turned_at = now;
  bench->turned_cpu = cpu;
}

static gpointer
count_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "SELECT count (*) FROM accounts", error);
  gint64 count;

  return statement != NULL && fin_statement_get_int (statement, &count, error) ? FIN_DATABASE_DONE
                                                                               : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;
  Measure *measure = &bench->measures[bench->phase];
  double taken = (double) (g_get_monotonic_time () - bench->read_began) / 1000;

  fin_database_read_finish (FIN_DATABASE (source), result, NULL);
  measure->read_ms = MAX (measure->read_ms, taken);
  bench->read_began = 0;
}

/* What a page waits for: one small read after the other. */
static void
keep_reading (Bench *bench)
{
  if (bench->read_began != 0)
    return;
  bench->read_began = g_get_monotonic_time ();
  fin_database_read_async (fin_session_get_database (bench->session), count_func, NULL, NULL, NULL,
                           NULL, counted_cb, bench);
}

static FinWindow *
find_window (Bench *bench)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (bench->application));

  for (; windows != NULL; windows = windows->next)
    if (FIN_IS_WINDOW (windows->data))
      return windows->data;
  return NULL;
}

/* The insights are there and nothing has asked for more for half a second. */
static gboolean
is_quiet (Bench *bench)
{
  gint64 now = g_get_monotonic_time ();

  if (!fin_session_get_loaded (bench->session) || fin_session_get_busy (bench->session))
    bench->quiet_since = 0;
  else if (bench->quiet_since == 0)
    bench->quiet_since = now;
  return bench->quiet_since != 0 && now - bench->quiet_since > G_USEC_PER_SEC / 2;
}

static gboolean
has_undo (Bench *bench)
{
  g_autofree char *label = NULL;

  g_object_get (bench->session, "undo-label", &label, NULL);
  return label != NULL;
}

static void
begin_preview (Bench *bench)
{
  const FinImportTarget target
      = { .mode = FIN_IMPORT_TARGET_NEW, .name = (char *) "Bench", .kind = -1, .currency = "EUR" };
  g_autoptr (GFile) file = g_file_new_for_path (bench->path);

  fin_window_set_page (find_window (bench), "transactions");
  bench->item = fin_import_item_new (bench->session, file);
  fin_import_item_set_target (bench->item, 0, &target, FALSE);
  fin_import_item_preview (bench->item);
  enter (bench, PHASE_PREVIEW);
}

static void
fail (Bench *bench, const char *message)
{
  g_printerr ("bench-import-window: %s\n", message);
  bench->status = 2;
  g_application_quit (G_APPLICATION (bench->application));
}

static void
follow_item (Bench *bench)
{
  switch (fin_import_item_get_state (bench->item))
    {
    case FIN_IMPORT_ITEM_READY:
      if (bench->phase != PHASE_PREVIEW)
        break;
      enter (bench, PHASE_IMPORT);
      fin_import_item_run (bench->item);
      break;
    case FIN_IMPORT_ITEM_DONE:
      bench->n_added = fin_import_item_get_result (bench->item)->n_added;
      enter (bench, PHASE_RELOAD);
      break;
    case FIN_IMPORT_ITEM_FAILED:
      fail (bench, fin_import_item_get_error (bench->item));
      break;
    case FIN_IMPORT_ITEM_ASKING:
      fail (bench, "the file asks a question");
      break;
    case FIN_IMPORT_ITEM_READING:
    case FIN_IMPORT_ITEM_IMPORTING:
    default:
      break;
    }
}

static void
follow (Bench *bench)
{
  switch (bench->phase)
    {
    case PHASE_START:
      if (is_quiet (bench))
        begin_preview (bench);
      break;
    case PHASE_PREVIEW:
    case PHASE_IMPORT:
      follow_item (bench);
      break;
    case PHASE_RELOAD:
      if (!is_quiet (bench) || !has_undo (bench))
        break;
      g_clear_object (&bench->item);
      enter (bench, PHASE_UNDO);
      gtk_widget_activate_action (GTK_WIDGET (find_window (bench)), "win.undo", NULL);
      break;
    case PHASE_UNDO:
      if (!has_undo (bench))
        enter (bench, PHASE_RELOAD_AGAIN);
      break;
    case PHASE_RELOAD_AGAIN:
      if (!is_quiet (bench))
        break;
      enter (bench, N_PHASES);
      g_application_quit (G_APPLICATION (bench->application));
      break;
    case N_PHASES:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
probe_cb (gpointer data)
{
  Bench *bench = data;

  if (bench->phase == N_PHASES)
    return G_SOURCE_REMOVE;
  note_gap (bench);
  if (bench->session == NULL && find_window (bench) != NULL)
    bench->session = fin_window_get_session (find_window (bench));
  if (bench->session != NULL)
    {
      keep_reading (bench);
      follow (bench);
    }
  return G_SOURCE_CONTINUE;
}

static void
print_measures (Bench *bench)
{
  double seconds = bench->measures[PHASE_PREVIEW].seconds + bench->measures[PHASE_IMPORT].seconds;
  double peak = memory ("VmHWM");

  g_print ("%-14s %8s %8s %10s %8s %13s %6s\n", "phase", "seconds", "gap ms", "of it CPU",
           "most CPU", "slowest read", "MiB");
  for (Phase i = PHASE_START; i < N_PHASES; i++)
    {
      const Measure *measure = &bench->measures[i];

      g_print ("%-14s %8.2f %8.1f %10.1f %8.1f %13.1f %6.0f\n", phase_names[i], measure->seconds,
               measure->gap, measure->gap_cpu, measure->cpu, measure->read_ms, measure->mib);
      /* Showing the window for the first time is no import. */
      if (i != PHASE_START && measure->gap > MAX_GAP_MS)
        bench->status = 1;
    }
  if (peak > MAX_MIB)
    bench->status = 1;
  g_print ("%" G_GUINT64_FORMAT " rows added, %.0f rows/s with the preview, peak %.0f MiB\n",
           bench->n_added, (double) bench->n_added / seconds, peak);
  g_print ("limits: gap %.0f ms, %.0f MiB: %s\n", MAX_GAP_MS, MAX_MIB,
           bench->status == 0 ? "kept" : "broken");
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autoptr (FinApplication) application = fin_application_new ();
  g_autofree char *database = argc == 3 ? g_strconcat ("--db=", argv[1], NULL) : NULL;
  char *arguments[] = { argv[0], database, NULL };

  if (database == NULL)
    {
      g_printerr ("Usage: bench-import-window DATABASE FILE\n");
      return 2;
    }
  bench.application = application;
  bench.path = argv[2];
  bench.phase_began = bench.turned_at = g_get_monotonic_time ();
  bench.turned_cpu = cpu_time ();
  g_timeout_add_full (G_PRIORITY_HIGH, PROBE_MS, probe_cb, &bench, NULL);
  g_application_run (G_APPLICATION (application), 2, arguments);
  if (bench.status != 2)
    print_measures (&bench);
  return bench.status;
}
