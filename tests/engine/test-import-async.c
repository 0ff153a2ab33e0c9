/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import job for a window: progress, a living main loop, cancelling halfway. */
#include "import-fixture.h"

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
  const FixtureRow rows[] = { { import_fixture_day (1, 2), -450, "Coffee", "A" } };
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
      g_autofree char *date = fin_date_to_iso (import_fixture_day (1, 1) - i / 10);

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
  g_test_add_func ("/import-job/async", test_async);
  g_test_add_func ("/import-job/main-loop-lives", test_main_loop_lives);
  g_test_add_func ("/import-job/cancelled-halfway", test_cancelled_halfway);
  return g_test_run ();
}
