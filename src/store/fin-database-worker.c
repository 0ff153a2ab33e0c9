/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queues of a database: which thread does a job, who waits for it, how everything ends. */
#include "fin-database-worker-private.h"

#include <glib/gi18n.h>

#include "fin-hand-over.h"

/** fin_database_worker_ref: Returns: (transfer full) */
FinDatabaseWorker *
fin_database_worker_ref (FinDatabaseWorker *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** fin_database_worker_lock: what the mutex protects may be used until unlocked */
void
fin_database_worker_lock (FinDatabaseWorker *self)
{
  g_mutex_lock (&self->mutex);
  FIN_TAKE_OVER (&self->mutex);
}

void
fin_database_worker_unlock (FinDatabaseWorker *self)
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

/** fin_database_worker_finish_job: (transfer full) of @job; on whichever thread did it */
void
fin_database_worker_finish_job (FinJob *job, gpointer worker)
{
  FinDatabaseWorker *self = worker;

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
  fin_database_worker_lock (self);
  job->is_done = TRUE;
  g_cond_broadcast (&self->cond);
  fin_database_worker_unlock (self);
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
push_aside (FinDatabaseWorker *self, FinReaderKind kind, FinJob *job)
{
  if (self->readers[kind] == NULL)
    self->readers[kind] = fin_database_reader_start (self->path, fin_database_worker_finish_job,
                                                     fin_database_worker_ref (self),
                                                     (GDestroyNotify) fin_database_worker_unref);
  if (g_async_queue_length (self->queue) < 0)
    push (self, fin_job_new (FIN_JOB_LOOK, NULL, NULL, NULL, NULL));
  fin_database_reader_push (self->readers[kind], job);
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
  self->thread = g_thread_new ("database", fin_database_worker_thread, fin_database_worker_ref (self));

  fin_database_worker_lock (self);
  while (!self->is_started)
    wait (self);
  fin_database_worker_unlock (self);
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
  FinDatabaseReader *readers[N_FIN_READERS];
  gboolean was_stopped;

  fin_database_worker_lock (self);
  was_stopped = self->is_stopped;
  self->is_stopped = TRUE;
  for (int i = 0; i < N_FIN_READERS; i++)
    readers[i] = g_steal_pointer (&self->readers[i]);
  fin_database_worker_unlock (self);
  if (was_stopped)
    return;

  /* The writing connection is the last to go: it tidies up. */
  for (int i = 0; i < N_FIN_READERS; i++)
    if (readers[i] != NULL)
      fin_database_reader_stop (readers[i]);
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
  fin_database_worker_lock (self);
  g_clear_pointer (&self->context, g_main_context_unref);
  self->context = g_main_context_ref (context != NULL ? context : g_main_context_default ());
  fin_database_worker_unlock (self);
}

void
fin_database_worker_set_clock (FinDatabaseWorker *self, FinClock *clock)
{
  fin_database_worker_lock (self);
  g_set_object (&self->clock, clock);
  fin_database_worker_unlock (self);
}

static FinClock *
ref_clock (FinDatabaseWorker *self)
{
  FinClock *clock;

  fin_database_worker_lock (self);
  clock = g_object_ref (self->clock);
  fin_database_worker_unlock (self);
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

  fin_database_worker_lock (self);
  accepted = !self->is_stopped;
  if (accepted && job->mode == FIN_JOB_READ && self->can_read_aside)
    push_aside (self, FIN_READER_PAGES, job);
  else if (accepted && job->mode == FIN_JOB_LONG_READ && self->can_read_aside)
    push_aside (self, FIN_READER_LONG, job);
  else if (accepted)
    push (self, job);
  fin_database_worker_unlock (self);
  if (!accepted)
    g_set_error (&job->error, FIN_STORE_ERROR, FIN_STORE_ERROR_CLOSED,
                 _("The database “%s” was closed."), self->path);
  return accepted;
}

static gboolean
is_own_thread (FinDatabaseWorker *self)
{
  gboolean own;

  fin_database_worker_lock (self);
  own = self->thread_id == g_thread_self ();
  for (int i = 0; i < N_FIN_READERS; i++)
    own = own || (self->readers[i] != NULL && fin_database_reader_is_self (self->readers[i]));
  fin_database_worker_unlock (self);
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
      fin_database_worker_lock (self);
      while (!job->is_done)
        wait (self);
      fin_database_worker_unlock (self);
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
    fin_database_worker_finish_job (job, self);
}

/** fin_database_worker_look: asks for a look at what other processes wrote */
void
fin_database_worker_look (FinDatabaseWorker *self)
{
  FinJob *job = fin_job_new (FIN_JOB_LOOK, NULL, NULL, NULL, NULL);

  if (!enqueue (self, job))
    fin_job_free (job);
}
