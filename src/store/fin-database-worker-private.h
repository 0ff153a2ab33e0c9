/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the worker's files: its queue and life, and what its thread does. */
#pragma once

#include "fin-database-reader.h"
#include "fin-database-worker.h"

G_BEGIN_DECLS

/** Two readers: nobody who asks for a page waits for somebody who reads a million rows. */
typedef enum
{
  FIN_READER_PAGES,
  FIN_READER_LONG,
  N_FIN_READERS,
} FinReaderKind;

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
  FinDatabaseReader *readers[N_FIN_READERS]; /* started by the first read; NULL once stopped */
  GError *start_error;
  FinClock *clock;
  GMainContext *context; /* where FinDatabase::changed is emitted */

  /* On the thread only */
  FinConnection *connection;
  gint64 data_version;
  FinDate backup_day;
};

FinDatabaseWorker *fin_database_worker_ref (FinDatabaseWorker *self);
void fin_database_worker_lock (FinDatabaseWorker *self);
void fin_database_worker_unlock (FinDatabaseWorker *self);
void fin_database_worker_finish_job (FinJob *job, gpointer worker);

/** The thread's function; takes over a reference. */
gpointer fin_database_worker_thread (gpointer worker);

G_END_DECLS
