/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A connection more, which cannot write, on a thread of its own. In WAL mode each read sees the state
 * that was committed last and neither waits for a write nor holds one up: a page never sees half an
 * import, and never waits for its end. There are two: one for pages, one for what reads many rows.
 */
#include "fin-database-reader.h"

#include "fin-hand-over.h"

struct _FinDatabaseReader
{
  gatomicrefcount ref_count; /* the thread's and the owner's */
  char *path;
  GThread *thread;
  GAsyncQueue *queue; /* FinJob; a job without a function ends the thread */
  FinJobFinished finished;
  gpointer data;
  GDestroyNotify data_free;
};

static void
reader_unref (FinDatabaseReader *self)
{
  FIN_HAND_OVER (self);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  FIN_TAKE_OVER (self);
  self->data_free (self->data);
  g_async_queue_unref (self->queue);
  g_free (self->path);
  g_free (self);
}

/* The pages of a screen; the writing connection has the large cache. */
static FinConnection *
open_connection (FinDatabaseReader *self, GError **error)
{
  g_autoptr (FinConnection) connection = fin_connection_new (self->path, TRUE, error);

  if (connection == NULL
      || !fin_connection_execute (connection, "PRAGMA cache_size = -8192", error))
    return NULL;
  return g_steal_pointer (&connection);
}

static void
run (FinConnection *connection, const GError *open_error, FinJob *job)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  if (connection == NULL)
    {
      job->error = g_error_copy (open_error);
      return;
    }
  fin_connection_begin_job (connection, job->cancellable);
  if (!fin_job_run_read (job, connection))
    fin_job_drop_failed_result (job);
  fin_connection_end_job (connection);
}

static gpointer
thread_cb (gpointer data)
{
  FinDatabaseReader *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinConnection) connection = open_connection (self, &error);

  for (;;)
    {
      FinJob *job = g_async_queue_pop (self->queue);

      FIN_TAKE_OVER (job);
      if (job->func == NULL)
        {
          fin_job_free (job);
          break;
        }
      run (connection, error, job);
      self->finished (job, self->data);
    }
  g_clear_pointer (&connection, fin_connection_free);
  reader_unref (self);
  return NULL;
}

/**
 * fin_database_reader_start:
 * @path: in WAL mode, and open already for writing
 * @data_free: frees @data when the thread ends
 */
FinDatabaseReader *
fin_database_reader_start (const char *path,
                           FinJobFinished finished,
                           gpointer data,
                           GDestroyNotify data_free)
{
  FinDatabaseReader *self = g_new0 (FinDatabaseReader, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_atomic_ref_count_inc (&self->ref_count);
  self->path = g_strdup (path);
  self->queue = g_async_queue_new ();
  self->finished = finished;
  self->data = data;
  self->data_free = data_free;
  self->thread = g_thread_new ("database-reads", thread_cb, self);
  return self;
}

/** fin_database_reader_push: (transfer full) of @job */
void
fin_database_reader_push (FinDatabaseReader *self, FinJob *job)
{
  FIN_HAND_OVER (job);
  g_async_queue_push (self->queue, job);
}

/** fin_database_reader_stop: lets the jobs in the queue finish and ends the thread; releases @self. */
void
fin_database_reader_stop (FinDatabaseReader *self)
{
  fin_database_reader_push (self, fin_job_new (FIN_JOB_READ, NULL, NULL, NULL, NULL));
  if (fin_database_reader_is_self (self))
    g_thread_unref (self->thread);
  else
    g_thread_join (self->thread);
  reader_unref (self);
}

/** fin_database_reader_is_self: whether the calling thread is the reading thread */
gboolean
fin_database_reader_is_self (FinDatabaseReader *self)
{
  return self->thread == g_thread_self ();
}
