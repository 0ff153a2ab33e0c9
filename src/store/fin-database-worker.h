/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database thread: a queue of jobs, one transaction each. Private to the store. */
#pragma once

#include "fin-clock.h"
#include "fin-connection-private.h"
#include "fin-database.h"

G_BEGIN_DECLS

typedef struct _FinDatabaseWorker FinDatabaseWorker;

/**
 * FinJobMode:
 * @FIN_JOB_READ: in a read transaction, which sees one state of the data
 * @FIN_JOB_STEP: a write that is one step of undo
 * @FIN_JOB_RECORD: a write of what the program remembers; tracked tables are closed to it
 * @FIN_JOB_SEED: a write of shipped rows, which nobody wants to undo
 * @FIN_JOB_BARE: outside any transaction: backups, undo
 */
typedef enum
{
  FIN_JOB_READ,
  FIN_JOB_STEP,
  FIN_JOB_RECORD,
  FIN_JOB_SEED,
  FIN_JOB_BARE,
} FinJobMode;

typedef struct
{
  FinJobMode mode;
  char *label; /* of a step */
  FinDatabaseFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  GTask *task; /* NULL: somebody is waiting */
  gpointer result;
  GError *error;
  gboolean is_done;
} FinJob;

FinJob *fin_job_new (FinJobMode mode,
                     const char *label,
                     FinDatabaseFunc func,
                     gpointer data,
                     GCancellable *cancellable);
void fin_job_free (FinJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinJob, fin_job_free)

FinDatabaseWorker *fin_database_worker_start (const char *path,
                                              gboolean read_only,
                                              GError **error);
void fin_database_worker_stop (FinDatabaseWorker *self);
void fin_database_worker_unref (FinDatabaseWorker *self);
void fin_database_worker_set_owner (FinDatabaseWorker *self, GObject *owner);
void fin_database_worker_set_context (FinDatabaseWorker *self, GMainContext *context);
void fin_database_worker_set_clock (FinDatabaseWorker *self, FinClock *clock);
gint64 fin_database_worker_get_now (FinDatabaseWorker *self);
FinDate fin_database_worker_get_today (FinDatabaseWorker *self);

gpointer fin_database_worker_run (FinDatabaseWorker *self, FinJob *job, GError **error);
void fin_database_worker_push (FinDatabaseWorker *self, FinJob *job, GTask *task);

FinDatabaseWorker *fin_database_get_worker (FinDatabase *database);

/* The parts of a job, also used where a job consists of several transactions. */
gboolean fin_write_begin (FinConnection *connection, GError **error);
gboolean fin_write_commit (FinConnection *connection, GError **error);
void fin_write_roll_back (FinConnection *connection);

G_END_DECLS
