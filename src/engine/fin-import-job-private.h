/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: the import job itself, for its blocking and its asynchronous face. */
#pragma once

#include "fin-import-job.h"
#include "fin-import-plan.h"

G_BEGIN_DECLS

/** FinImportJob: one import from the file's path to its result. */
typedef struct
{
  FinDatabase *database;
  FinClock *clock;
  char *path;
  FinImportOptions *options;
  FinImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  /* While it runs */
  GBytes *bytes; /* of the file, until it is read */
  char *sha256;
  gint64 remembered_account;
  gboolean read_as_before;
  FinImportResult *result;
  FinImportPlan *plan;
} FinImportJob;

FinImportJob *fin_import_job_new (FinDatabase *database,
                                  FinClock *clock,
                                  const char *path,
                                  const FinImportOptions *options,
                                  FinImportProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable);
void fin_import_job_free (FinImportJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinImportJob, fin_import_job_free)

FinImportResult *fin_import_job_execute (FinImportJob *job, GError **error);

G_END_DECLS
