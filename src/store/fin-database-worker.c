/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that owns the writing sqlite3*: takes jobs in turn, wraps each in its transaction. */
#include "fin-database-worker.h"

#include <glib/gi18n.h>

#include "fin-backup-private.h"
#include "fin-database-open.h"
#include "fin-database-reader.h"
#include "fin-hand-over.h"
#include "fin-history-private.h"

struct _FinDatabaseWorker
{
  gatomicrefcount ref_count;
  char *path;
  gboolean read_only;
  GThread *thread; /* to join; of whoever stops the worker */
  GThread *thread_id; /* never changes once the thread runs */
  GAsyncQueue *queue; /* FinJob; a job without a function ends the thread */
  GWeakRef owner;

  GMutex mutex; /* protects what follows */
  GCond cond;
  gboolean is_stopped;
  gboolean is_started;
  gboolean can_read_aside; /* in WAL mode, where a reader and the writer do not wait for each other */
  FinDatabaseReader *reader; /* started by the first read; its own when the worker is stopped */
  GError *start_error;
  FinClock *clock;
  GMainContext *context; /* where FinDatabase::changed is emitted */

  /* On the thread only */
  FinConnection *connection;
  gint64 data_version;
  FinDate backup_day;
};

typedef struct
{
  FinDatabaseWorker *worker;
  FinChanges changes;
  GError *backup_error;
} Announcement;

static FinDatabaseWorker *
worker_ref (FinDatabaseWorker *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
lock (FinDatabaseWorker *self)
{
  g_mutex_lock (&self->mutex);
  FIN_TAKE_OVER (&self->mutex);
}

static void
unlock (FinDatabaseWorker *self)
{
  FIN_HAND_OVER (&self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
wait (FinDatabaseWorker *self)
{
  FIN_HAND_OVER (&self->mutex);
  g_cond_wait (&self->cond, &self->mutex);
  FIN_TAKE_OVER (&self->mutex);
}

void
fin_database_worker_unref (FinDatabaseWorker *self)
{
  FIN_HAND_OVER (self);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  FIN_TAKE_OVER (self);
  g_weak_ref_clear (&self->owner);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_error (&self->start_error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}

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

  announcement->worker = worker_ref (self);
  announcement->changes = changes;
  announcement->backup_error = backup_error;
  FIN_HAND_OVER (announcement);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, announce_cb, announcement, announcement_free);
  lock (self);
  g_source_attach (source, self->context);
  unlock (self);
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

/* On whichever thread did the job. */
static void
finish_job (FinJob *job, gpointer data)
{
  FinDatabaseWorker *self = data;

  if (job->mode == FIN_JOB_LOOK)
    {
      fin_job_free (job);
      return;
    }
  if (job->task != NULL)
    {
      g_autoptr (GTask) task = g_steal_pointer (&job->task);

      FIN_HAND_OVER (task);
      if (job->error != NULL)
        g_task_return_error (task, g_steal_pointer (&job->error));
      else
        g_task_return_pointer (task, job->result, job->result_free);
      fin_job_free (job);
      return;
    }
  lock (self);
  job->is_done = TRUE;
  g_cond_broadcast (&self->cond);
  unlock (self);
}

/* Some file systems cannot share the memory that WAL needs: there a long write locks everyone out. */
static gboolean
is_in_wal_mode (FinConnection *connection)
{
  g_autofree char *mode = fin_backup_query (connection->handle, "PRAGMA journal_mode");

  return g_strcmp0 (mode, "wal") == 0;
}

static gpointer
thread_cb (gpointer data)
{
  FinDatabaseWorker *self = data;
  g_autoptr (GError) error = NULL;

  self->connection = fin_database_open_connection (self->path, self->read_only, &error);
  lock (self);
  self->can_read_aside = !self->read_only && self->connection != NULL
                         && is_in_wal_mode (self->connection);
  self->thread_id = g_thread_self ();
  self->is_started = TRUE;
  self->start_error = g_steal_pointer (&error);
  g_cond_broadcast (&self->cond);
  unlock (self);

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
      finish_job (job, self);
    }
  g_clear_pointer (&self->connection, fin_connection_free);
  fin_database_worker_unref (self);
  return NULL;
}

static void
push (FinDatabaseWorker *self, FinJob *job)
{
  FIN_HAND_OVER (job);
  g_async_queue_push (self->queue, job);
}

/* Under the lock. A read beside the writes comes with a look, if the writing thread has nothing to do:
 * somebody who reads wants to hear of what other processes wrote. */
static void
push_aside (FinDatabaseWorker *self, FinJob *job)
{
  if (self->reader == NULL)
    self->reader = fin_database_reader_start (self->path, finish_job, worker_ref (self),
                                              (GDestroyNotify) fin_database_worker_unref);
  if (g_async_queue_length (self->queue) < 0)
    push (self, fin_job_new (FIN_JOB_LOOK, NULL, NULL, NULL, NULL));
  fin_database_reader_push (self->reader, job);
}

/* Public to the store */

FinDatabaseWorker *
fin_database_worker_start (const char *path, gboolean read_only, GError **error)
{
  FinDatabaseWorker *self = g_new0 (FinDatabaseWorker, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_weak_ref_init (&self->owner, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->path = g_strdup (path);
  self->read_only = read_only;
  self->backup_day = FIN_DATE_NONE;
  self->queue = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  self->clock = fin_clock_new_real ();
  self->thread = g_thread_new ("database", thread_cb, worker_ref (self));

  lock (self);
  while (!self->is_started)
    wait (self);
  unlock (self);
  if (self->start_error == NULL)
    return self;

  g_propagate_error (error, g_steal_pointer (&self->start_error));
  g_thread_join (g_steal_pointer (&self->thread));
  fin_database_worker_unref (self);
  return NULL;
}

/** fin_database_worker_stop: lets the jobs in the queue finish, then ends the thread. */
void
fin_database_worker_stop (FinDatabaseWorker *self)
{
  FinDatabaseReader *reader;
  gboolean was_stopped;

  lock (self);
  was_stopped = self->is_stopped;
  self->is_stopped = TRUE;
  reader = g_steal_pointer (&self->reader);
  unlock (self);
  if (was_stopped)
    return;

  /* The writing connection is the last to go: it tidies up. */
  if (reader != NULL)
    fin_database_reader_stop (reader);
  push (self, fin_job_new (FIN_JOB_BARE, NULL, NULL, NULL, NULL));

  /* The last reference can go away with a job's task, on the thread itself, which cannot wait for
   * its own end. */
  if (self->thread_id == g_thread_self ())
    g_thread_unref (g_steal_pointer (&self->thread));
  else
    g_thread_join (g_steal_pointer (&self->thread));
}

void
fin_database_worker_set_owner (FinDatabaseWorker *self, GObject *owner)
{
  g_weak_ref_set (&self->owner, owner);
}

/** fin_database_worker_set_context: for a worker that was started on a helper thread. */
void
fin_database_worker_set_context (FinDatabaseWorker *self, GMainContext *context)
{
  lock (self);
  g_clear_pointer (&self->context, g_main_context_unref);
  self->context = g_main_context_ref (context != NULL ? context : g_main_context_default ());
  unlock (self);
}

void
fin_database_worker_set_clock (FinDatabaseWorker *self, FinClock *clock)
{
  lock (self);
  g_set_object (&self->clock, clock);
  unlock (self);
}

static FinClock *
ref_clock (FinDatabaseWorker *self)
{
  FinClock *clock;

  lock (self);
  clock = g_object_ref (self->clock);
  unlock (self);
  return clock;
}

gint64
fin_database_worker_get_now (FinDatabaseWorker *self)
{
  g_autoptr (FinClock) clock = ref_clock (self);
  g_autoptr (GDateTime) now = fin_clock_get_now (clock);

  return g_date_time_to_unix (now);
}

FinDate
fin_database_worker_get_today (FinDatabaseWorker *self)
{
  g_autoptr (FinClock) clock = ref_clock (self);

  return fin_clock_get_today (clock);
}

/* Returns FALSE when the database was closed; the lock keeps a job from queueing up behind the
 * end. */
static gboolean
enqueue (FinDatabaseWorker *self, FinJob *job)
{
  gboolean accepted;

  lock (self);
  accepted = !self->is_stopped;
  if (accepted && job->mode == FIN_JOB_READ && self->can_read_aside)
    push_aside (self, job);
  else if (accepted)
    push (self, job);
  unlock (self);
  if (!accepted)
    g_set_error (&job->error, FIN_STORE_ERROR, FIN_STORE_ERROR_CLOSED,
                 _("The database “%s” was closed."), self->path);
  return accepted;
}

static gboolean
is_own_thread (FinDatabaseWorker *self)
{
  gboolean own;

  lock (self);
  own = self->thread_id == g_thread_self ()
        || (self->reader != NULL && fin_database_reader_is_self (self->reader));
  unlock (self);
  return own;
}

/** fin_database_worker_run: (transfer full) of @job; blocks until it is done. */
gpointer
fin_database_worker_run (FinDatabaseWorker *self, FinJob *job, GError **error)
{
  gpointer result;

  /* Waiting on a thread for that thread would never end. */
  g_assert (!is_own_thread (self));
  if (enqueue (self, job))
    {
      lock (self);
      while (!job->is_done)
        wait (self);
      unlock (self);
    }
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  result = job->result;
  fin_job_free (job);
  return result;
}

/** fin_database_worker_push: (transfer full) of @job and @task. */
void
fin_database_worker_push (FinDatabaseWorker *self, FinJob *job, GTask *task)
{
  job->task = task;
  if (!enqueue (self, job))
    finish_job (job, self);
}

/** fin_database_worker_look: asks for a look at what other processes wrote */
void
fin_database_worker_look (FinDatabaseWorker *self)
{
  FinJob *job = fin_job_new (FIN_JOB_LOOK, NULL, NULL, NULL, NULL);

  if (!enqueue (self, job))
    fin_job_free (job);
}
