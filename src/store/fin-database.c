/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face of the store: opens the file, passes jobs to its threads, tells listeners what
 * changed. */
#include "fin-database.h"

#include "fin-database-worker.h"
#include "fin-hand-over.h"

struct _FinDatabase
{
  GObject parent_instance;

  char *path;
  FinDatabaseWorker *worker;
};

G_DEFINE_FINAL_TYPE (FinDatabase, fin_database, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_BACKUP_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
fin_database_finalize (GObject *object)
{
  FinDatabase *self = FIN_DATABASE (object);

  if (self->worker != NULL)
    fin_database_worker_stop (self->worker);
  g_clear_pointer (&self->worker, fin_database_worker_unref);
  g_free (self->path);

  G_OBJECT_CLASS (fin_database_parent_class)->finalize (object);
}

static void
fin_database_class_init (FinDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fin_database_finalize;

  /**
   * FinDatabase::changed:
   * @changes: #FinChanges: the kinds of data that a committed write touched
   *
   * Emitted in the thread-default main context of the thread that opened the database, before the
   * write's own callback.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", FIN_TYPE_DATABASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, FIN_TYPE_CHANGES);

  /**
   * FinDatabase::backup-failed:
   * @error: why the backup of the day could not be made; the write that it preceded went on
   */
  signals[SIGNAL_BACKUP_FAILED]
      = g_signal_new ("backup-failed", FIN_TYPE_DATABASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fin_database_init (FinDatabase *self)
{
}

static FinDatabase *
open_database (const char *path, gboolean read_only, GError **error)
{
  FinDatabaseWorker *worker = fin_database_worker_start (path, read_only, error);
  FinDatabase *self;

  if (worker == NULL)
    return NULL;
  self = g_object_new (FIN_TYPE_DATABASE, NULL);
  self->path = g_strdup (path);
  self->worker = worker;
  fin_database_worker_set_owner (worker, G_OBJECT (self));
  return self;
}

static void
stop_and_unref (gpointer worker)
{
  fin_database_worker_stop (worker);
  fin_database_worker_unref (worker);
}

static void
open_thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  FinDatabaseWorker *worker = fin_database_worker_start (task_data, FALSE, &error);

  if (worker == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, worker, stop_and_unref);
}

FinDatabaseWorker *
fin_database_get_worker (FinDatabase *database)
{
  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);

  return database->worker;
}

/* Public API */

/**
 * fin_database_open:
 * @path: the database file; it and its folder are made when absent
 *
 * Opens the file, brings it to the current schema (after a verified backup) and starts its thread.
 *
 * Returns: (nullable): %FIN_STORE_ERROR_OPEN, %FIN_STORE_ERROR_NOT_A_DATABASE,
 *   %FIN_STORE_ERROR_NEWER, %FIN_STORE_ERROR_BUSY, %FIN_STORE_ERROR_BACKUP,
 *   %FIN_STORE_ERROR_CORRUPT and the disk's errors
 */
FinDatabase *
fin_database_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_database (path, FALSE, error);
}

/**
 * fin_database_open_read_only:
 *
 * For looking at a file without making, migrating or changing anything.
 */
FinDatabase *
fin_database_open_read_only (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_database (path, TRUE, error);
}

void
fin_database_open_async (const char *path, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, fin_database_open_async);
  g_task_set_name (task, path);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_thread_cb);
}

FinDatabase *
fin_database_open_finish (GAsyncResult *result, GError **error)
{
  FinDatabaseWorker *worker;
  FinDatabase *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  worker = g_task_propagate_pointer (G_TASK (result), error);
  if (worker == NULL)
    return NULL;
  self = g_object_new (FIN_TYPE_DATABASE, NULL);
  self->path = g_strdup (g_task_get_name (G_TASK (result)));
  self->worker = worker;
  fin_database_worker_set_context (worker, g_task_get_context (G_TASK (result)));
  fin_database_worker_set_owner (worker, G_OBJECT (self));
  return self;
}

/** fin_database_close: finishes the jobs in the queue; later ones get %FIN_STORE_ERROR_CLOSED. */
void
fin_database_close (FinDatabase *self)
{
  g_return_if_fail (FIN_IS_DATABASE (self));

  fin_database_worker_stop (self->worker);
}

const char *
fin_database_get_path (FinDatabase *self)
{
  g_return_val_if_fail (FIN_IS_DATABASE (self), NULL);

  return self->path;
}

/** fin_database_set_clock: what dates undo steps and backups; the real clock until then. */
void
fin_database_set_clock (FinDatabase *self, FinClock *clock)
{
  g_return_if_fail (FIN_IS_DATABASE (self));
  g_return_if_fail (FIN_IS_CLOCK (clock));

  fin_database_worker_set_clock (self->worker, clock);
}

/** fin_database_default_path: Returns: (transfer full): $XDG_DATA_HOME/finsight/finsight.db */
char *
fin_database_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "finsight", "finsight.db", NULL);
}

/**
 * fin_database_read:
 * @func: sees one state of the data, that of the last commit; it cannot write
 *
 * Blocks until @func is done, but not for a write that is under way: reads have a thread and a
 * connection of their own. Not to be called from a job.
 *
 * Returns: (transfer full): what @func returned, %NULL with @error set when it failed
 */
gpointer
fin_database_read (FinDatabase *self, FinDatabaseFunc func, gpointer data,
                   GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (FIN_IS_DATABASE (self), NULL);

  return fin_database_worker_run (
      self->worker, fin_job_new (FIN_JOB_READ, NULL, func, data, cancellable), error);
}

/**
 * fin_database_read_long:
 *
 * As fin_database_read(), for a job that takes longer than a frame where there are many rows: neither the
 * short reads of pages nor writes wait for it.
 */
gpointer
fin_database_read_long (FinDatabase *self, FinDatabaseFunc func, gpointer data,
                        GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (FIN_IS_DATABASE (self), NULL);

  return fin_database_worker_run (
      self->worker, fin_job_new (FIN_JOB_LONG_READ, NULL, func, data, cancellable), error);
}

/**
 * fin_database_write:
 * @step_label: (nullable): what Undo will say; %NULL for what the program remembers (nudges,
 *   personas, settings), which cannot be undone and may not touch what can
 * @func: runs in one transaction, rolled back whole when it sets its error
 *
 * Blocks until the write is on the disk.
 */
gpointer
fin_database_write (FinDatabase *self, const char *step_label, FinDatabaseFunc func, gpointer data,
                    GCancellable *cancellable, GError **error)
{
  FinJobMode mode = step_label != NULL ? FIN_JOB_STEP : FIN_JOB_RECORD;

  g_return_val_if_fail (FIN_IS_DATABASE (self), NULL);

  return fin_database_worker_run (
      self->worker, fin_job_new (mode, step_label, func, data, cancellable), error);
}

/**
 * fin_database_seed:
 *
 * As fin_database_write(), for rows that come with the program: nothing is logged, so @func must
 * only insert rows that no step of undo knows.
 */
gpointer
fin_database_seed (FinDatabase *self, FinDatabaseFunc func, gpointer data,
                   GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (FIN_IS_DATABASE (self), NULL);

  return fin_database_worker_run (
      self->worker, fin_job_new (FIN_JOB_SEED, NULL, func, data, cancellable), error);
}

static void
push_job (FinDatabase *self, FinJob *job, gpointer tag, GDestroyNotify data_free,
          GDestroyNotify result_free, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, job->cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* A write that was committed is never reported as cancelled. */
  g_task_set_check_cancellable (task, job->mode == FIN_JOB_READ || job->mode == FIN_JOB_LONG_READ);
  job->data_free = data_free;
  job->result_free = result_free;
  fin_database_worker_push (self->worker, job, task);
}

/**
 * fin_database_read_async:
 * @data_free: (nullable): frees @data, on a thread of the database
 * @result_free: (nullable): frees a result that nobody takes
 */
void
fin_database_read_async (FinDatabase *self, FinDatabaseFunc func, gpointer data,
                         GDestroyNotify data_free, GDestroyNotify result_free,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (FIN_IS_DATABASE (self));

  push_job (self, fin_job_new (FIN_JOB_READ, NULL, func, data, cancellable),
            fin_database_read_async, data_free, result_free, callback, user_data);
}

/** fin_database_read_long_async: as fin_database_read_long(); finished as fin_database_read_async() */
void
fin_database_read_long_async (FinDatabase *self, FinDatabaseFunc func, gpointer data,
                              GDestroyNotify data_free, GDestroyNotify result_free,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (FIN_IS_DATABASE (self));

  push_job (self, fin_job_new (FIN_JOB_LONG_READ, NULL, func, data, cancellable),
            fin_database_read_long_async, data_free, result_free, callback, user_data);
}

gpointer
fin_database_read_finish (FinDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  FIN_TAKE_OVER (result);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
fin_database_write_async (FinDatabase *self, const char *step_label, FinDatabaseFunc func,
                          gpointer data, GDestroyNotify data_free, GDestroyNotify result_free,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  FinJobMode mode = step_label != NULL ? FIN_JOB_STEP : FIN_JOB_RECORD;

  g_return_if_fail (FIN_IS_DATABASE (self));

  push_job (self, fin_job_new (mode, step_label, func, data, cancellable),
            fin_database_write_async, data_free, result_free, callback, user_data);
}

gpointer
fin_database_write_finish (FinDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  FIN_TAKE_OVER (result);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * fin_database_look_for_changes:
 *
 * Every job looks whether another process wrote; this asks for a look when there is none, as when
 * the window comes to the front.
 */
void
fin_database_look_for_changes (FinDatabase *self)
{
  g_return_if_fail (FIN_IS_DATABASE (self));

  fin_database_worker_look (self->worker);
}
