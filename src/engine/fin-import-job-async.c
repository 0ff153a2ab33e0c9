/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import job for a window: on a worker thread, with progress on the caller's main context. */
#include "fin-hand-over.h"
#include "fin-import-job-private.h"

/** Progress is told to another thread at most this often. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)

/** So many rows of each kind are kept for looking at; a bank's year has fewer. */
#define MAX_KEPT_ROWS 10000

/** Relay: carries progress to the main context of the caller. */
typedef struct
{
  gatomicrefcount ref_count;
  GMainContext *context;
  FinImportProgress progress;
  gpointer progress_data;
  gint64 told_at;
  FinImportStage told_stage;
  gboolean over; /* on the caller's context only */
} Relay;

typedef struct
{
  Relay *relay;
  FinImportStage stage;
  double fraction;
} News;

static Relay *
relay_ref (Relay *relay)
{
  g_atomic_ref_count_inc (&relay->ref_count);
  return relay;
}

static void
relay_unref (gpointer data)
{
  Relay *relay = data;

  FIN_HAND_OVER (relay);
  if (!g_atomic_ref_count_dec (&relay->ref_count))
    return;
  FIN_TAKE_OVER (relay);
  g_main_context_unref (relay->context);
  g_free (relay);
}

static void
news_free (gpointer data)
{
  News *news = data;

  relay_unref (news->relay);
  g_free (news);
}

static gboolean
news_cb (gpointer data)
{
  News *news = data;

  FIN_TAKE_OVER (news);
  if (!news->relay->over)
    news->relay->progress (news->stage, news->fraction, news->relay->progress_data);
  return G_SOURCE_REMOVE;
}

static void
relay_progress_cb (FinImportStage stage, double fraction, gpointer data)
{
  Relay *relay = data;
  gint64 now = g_get_monotonic_time ();
  News *news;

  if (stage == relay->told_stage && now - relay->told_at < PROGRESS_INTERVAL && fraction < 1.0)
    return;
  relay->told_at = now;
  relay->told_stage = stage;
  news = g_new (News, 1);
  *news = (News) { relay_ref (relay), stage, fraction };
  FIN_HAND_OVER (news);
  g_main_context_invoke_full (relay->context, G_PRIORITY_DEFAULT, news_cb, news, news_free);
}

static void
run_in_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  FinImportResult *result;

  FIN_TAKE_OVER (task);
  result = fin_import_job_execute (task_data, &error);
  if (result != NULL)
    fin_import_result_trim (result, MAX_KEPT_ROWS);
  FIN_HAND_OVER (task);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) fin_import_result_free);
  else
    g_task_return_error (task, error);
}

static void
run_async (FinImportJob *job, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (job->database, job->cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* Cancelled too late, the import is in the database: then its result is what counts. */
  g_task_set_check_cancellable (task, FALSE);
  if (job->progress != NULL)
    {
      Relay *relay = g_new0 (Relay, 1);

      g_atomic_ref_count_init (&relay->ref_count);
      relay->context = g_main_context_ref_thread_default ();
      relay->progress = job->progress;
      relay->progress_data = job->progress_data;
      job->progress = relay_progress_cb;
      job->progress_data = relay;
      g_object_set_data_full (G_OBJECT (task), "relay", relay, relay_unref);
    }
  g_task_set_task_data (task, job, (GDestroyNotify) fin_import_job_free);
  FIN_HAND_OVER (task);
  g_task_run_in_thread (task, run_in_thread_cb);
}

static FinImportResult *
run_finish (GAsyncResult *result, GError **error)
{
  Relay *relay = g_object_get_data (G_OBJECT (result), "relay");

  FIN_TAKE_OVER (result);
  if (relay != NULL)
    relay->over = TRUE;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
fin_import_job_run_async (FinDatabase *database,
                          FinClock *clock,
                          const char *path,
                          const FinImportOptions *options,
                          FinImportProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (FIN_IS_DATABASE (database));
  g_return_if_fail (path != NULL);

  run_async (fin_import_job_new (database, clock, path, options, progress, progress_data, cancellable),
             fin_import_job_run_async, callback, user_data);
}

/** fin_import_job_run_finish: Returns: (transfer full) (nullable): as fin_import_job_run() */
FinImportResult *
fin_import_job_run_finish (GAsyncResult *result, GError **error)
{
  return run_finish (result, error);
}

void
fin_import_job_preview_async (FinDatabase *database,
                              FinClock *clock,
                              const char *path,
                              const FinImportOptions *options,
                              FinImportProgress progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  FinImportJob *job;

  g_return_if_fail (FIN_IS_DATABASE (database));
  g_return_if_fail (path != NULL);

  job = fin_import_job_new (database, clock, path, options, progress, progress_data, cancellable);
  job->options->dry_run = TRUE;
  run_async (job, fin_import_job_preview_async, callback, user_data);
}

/** fin_import_job_preview_finish: Returns: (transfer full) (nullable): what a run would do */
FinImportResult *
fin_import_job_preview_finish (GAsyncResult *result, GError **error)
{
  return run_finish (result, error);
}
