/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writing thread does: takes jobs in turn, wraps each in its transaction, tells what changed. */
#include "fin-backup-private.h"
#include "fin-database-open.h"
#include "fin-database-worker-private.h"
#include "fin-hand-over.h"
#include "fin-history-private.h"

typedef struct
{
  FinDatabaseWorker *worker;
  FinChanges changes;
  GError *backup_error;
} Announcement;

/* Announcing changes */

static void
announcement_free (gpointer data)
{
  Announcement *self = data;

  fin_database_worker_unref (self->worker);
  g_clear_error (&self->backup_error);
  g_free (self);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *self = data;
  g_autoptr (GObject) owner = NULL;

  FIN_TAKE_OVER (self);
  owner = g_weak_ref_get (&self->worker->owner);
  if (owner != NULL && self->backup_error != NULL)
    g_signal_emit_by_name (owner, "backup-failed", self->backup_error);
  else if (owner != NULL)
    g_signal_emit_by_name (owner, "changed", self->changes);
  return G_SOURCE_REMOVE;
}

/* Attached before the job's result is returned to the same context, so listeners hear of a change
 * before its author goes on. */
static void
announce (FinDatabaseWorker *self, FinChanges changes, GError *backup_error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Announcement *announcement = g_new0 (Announcement, 1);

  announcement->worker = fin_database_worker_ref (self);
  announcement->changes = changes;
  announcement->backup_error = backup_error;
  FIN_HAND_OVER (announcement);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, announce_cb, announcement, announcement_free);
  fin_database_worker_lock (self);
  g_source_attach (source, self->context);
  fin_database_worker_unlock (self);
}

static void
look_for_foreign_changes (FinDatabaseWorker *self)
{
  gint64 version;

  if (!fin_connection_get_int (self->connection, "PRAGMA data_version", &version, NULL)
      || version == self->data_version)
    return;
  if (self->data_version != 0)
    announce (self, FIN_CHANGES_ALL, NULL);
  self->data_version = version;
}

/* Running a job */

/* A failed daily backup must not keep a person from noting what they spent; it is reported
 * instead. */
static void
back_up_once_a_day (FinDatabaseWorker *self)
{
  g_autoptr (GError) error = NULL;
  FinDate today = fin_database_worker_get_today (self);

  if (self->backup_day == today)
    return;
  self->backup_day = today;
  if (!fin_backup_daily (self->connection, fin_database_worker_get_now (self), today, &error))
    announce (self, FIN_CHANGES_NONE, g_steal_pointer (&error));
}

static gboolean
run_write (FinDatabaseWorker *self, FinJob *job)
{
  FinConnection *connection = self->connection;
  gboolean good = FALSE;

  back_up_once_a_day (self);
  if (!fin_write_begin (connection, &job->error))
    return FALSE;
  if (job->mode == FIN_JOB_STEP)
    good = fin_history_begin_step (connection, &job->error);
  else if (job->mode == FIN_JOB_SEED)
    good = fin_history_begin_seed (connection, &job->error);
  else
    good = TRUE;
  if (good)
    {
      job->result = job->func (connection, job->data, job->cancellable, &job->error);
      good = job->error == NULL;
    }
  if (good && job->mode == FIN_JOB_STEP)
    good = fin_history_end_step (connection, job->label, fin_database_worker_get_now (self),
                                 &job->error);
  else if (good && job->mode == FIN_JOB_SEED)
    good = fin_history_end_seed (connection, &job->error);
  if (!good)
    {
      fin_write_roll_back (connection);
      return FALSE;
    }
  return fin_write_commit (connection, &job->error);
}

static void
run_job (FinDatabaseWorker *self, FinJob *job)
{
  FinChanges changes;
  gboolean good = FALSE;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  look_for_foreign_changes (self);
  if (job->mode == FIN_JOB_LOOK)
    return;
  fin_connection_begin_job (self->connection, job->cancellable);
  switch (job->mode)
    {
    case FIN_JOB_READ:
    case FIN_JOB_LONG_READ:
      good = fin_job_run_read (job, self->connection);
      break;
    case FIN_JOB_BARE:
      job->result = job->func (self->connection, job->data, job->cancellable, &job->error);
      good = job->error == NULL;
      break;
    case FIN_JOB_STEP:
    case FIN_JOB_RECORD:
    case FIN_JOB_SEED:
      good = run_write (self, job);
      break;
    case FIN_JOB_LOOK:
    default:
      g_assert_not_reached ();
    }
  changes = fin_connection_end_job (self->connection);
  if (good && changes != FIN_CHANGES_NONE)
    announce (self, changes, NULL);
  if (!good)
    fin_job_drop_failed_result (job);
}

/* Some file systems cannot share the memory that WAL needs: there a long write locks everyone out. */
static gboolean
is_in_wal_mode (FinConnection *connection)
{
  g_autofree char *mode = fin_backup_query (connection->handle, "PRAGMA journal_mode");

  return g_strcmp0 (mode, "wal") == 0;
}

/** fin_database_worker_thread: until a job without a function comes */
gpointer
fin_database_worker_thread (gpointer data)
{
  FinDatabaseWorker *self = data;
  g_autoptr (GError) error = NULL;

  self->connection = fin_database_open_connection (self->path, self->read_only, &error);
  fin_database_worker_lock (self);
  self->can_read_aside = !self->read_only && self->connection != NULL
                         && is_in_wal_mode (self->connection);
  self->thread_id = g_thread_self ();
  self->is_started = TRUE;
  self->start_error = g_steal_pointer (&error);
  g_cond_broadcast (&self->cond);
  fin_database_worker_unlock (self);

  while (self->connection != NULL)
    {
      FinJob *job = g_async_queue_pop (self->queue);

      FIN_TAKE_OVER (job);
      if (job->func == NULL && job->mode != FIN_JOB_LOOK)
        {
          fin_job_free (job);
          break;
        }
      run_job (self, job);
      fin_database_worker_finish_job (job, self);
    }
  g_clear_pointer (&self->connection, fin_connection_free);
  fin_database_worker_unref (self);
  return NULL;
}
