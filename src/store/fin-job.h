/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job for one of the database's threads. Private to the store. */
#pragma once

#include "fin-connection-private.h"
#include "fin-database.h"

G_BEGIN_DECLS

/**
 * FinJobMode:
 * @FIN_JOB_READ: in a read transaction, which sees one state of the data; beside a write if need be
 * @FIN_JOB_LONG_READ: the same beside the short reads, too, so that they need not wait for it
 * @FIN_JOB_STEP: a write that is one step of undo
 * @FIN_JOB_RECORD: a write of what the program remembers; tracked tables are closed to it
 * @FIN_JOB_SEED: a write of shipped rows, which nobody wants to undo
 * @FIN_JOB_BARE: outside any transaction: backups, undo
 * @FIN_JOB_LOOK: only the look for foreign changes that comes before every job; nobody waits for it
 */
typedef enum
{
  FIN_JOB_READ,
  FIN_JOB_LONG_READ,
  FIN_JOB_STEP,
  FIN_JOB_RECORD,
  FIN_JOB_SEED,
  FIN_JOB_BARE,
  FIN_JOB_LOOK,
} FinJobMode;

/** FinJob: one without @func, but for %FIN_JOB_LOOK, ends the thread. */
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

gboolean fin_job_run_read (FinJob *self, FinConnection *connection);
void fin_job_drop_failed_result (FinJob *self);

G_END_DECLS
