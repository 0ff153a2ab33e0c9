/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of one bank file: reading, matching against the ledger, one transaction, one undo step. */
#pragma once

#include <gio/gio.h>

#include "fin-clock.h"
#include "fin-database.h"
#include "fin-import-options.h"
#include "fin-import-result.h"

G_BEGIN_DECLS

/**
 * FinImportStage:
 * @FIN_IMPORT_STAGE_READING: bytes of the file are being understood
 * @FIN_IMPORT_STAGE_MATCHING: rows are compared with the ledger
 * @FIN_IMPORT_STAGE_WRITING: rows are being written; cancelling takes all of them back
 */
typedef enum
{
  FIN_IMPORT_STAGE_READING,
  FIN_IMPORT_STAGE_MATCHING,
  FIN_IMPORT_STAGE_WRITING,
} FinImportStage;

/**
 * FinImportProgress: how far the import is.
 * @fraction: 0..1 of the stage
 *
 * fin_import_job_run() calls it on the calling thread's worker, whichever that is; the asynchronous
 * calls deliver it on the main context of the caller, at most about twenty times a second.
 */
typedef void (*FinImportProgress) (FinImportStage stage, double fraction, gpointer data);

/*
 * Errors: FIN_IMPORT_ERROR (fin-import-error.h) when the file cannot be read, FIN_DATABASE_ERROR
 * when the database refuses, G_IO_ERROR_CANCELLED. After any error nothing has changed.
 * Questions, held and refused rows are no errors: they are in the result.
 */
FinImportResult *fin_import_job_run (FinDatabase *database,
                                     FinClock *clock,
                                     const char *path,
                                     const FinImportOptions *options,
                                     FinImportProgress progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GError **error);

void fin_import_job_run_async (FinDatabase *database,
                               FinClock *clock,
                               const char *path,
                               const FinImportOptions *options,
                               FinImportProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
FinImportResult *fin_import_job_run_finish (GAsyncResult *result, GError **error);

/*
 * The asynchronous calls keep at most 10,000 held rows and 10,000 others in FinImportResult.verdicts;
 * what is counted is whole.
 */

/* Reads and matches like a run, writes nothing; the result's verdicts say what a run would do. */
void fin_import_job_preview_async (FinDatabase *database,
                                   FinClock *clock,
                                   const char *path,
                                   const FinImportOptions *options,
                                   FinImportProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
FinImportResult *fin_import_job_preview_finish (GAsyncResult *result, GError **error);

G_END_DECLS
