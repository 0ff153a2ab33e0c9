/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import job: reads on a worker thread, matches and writes in one job of the database thread. */
#include "fin-import-job-private.h"

#include <glib/gi18n.h>

#include "fin-account-store.h"
#include "fin-category-install.h"
#include "fin-csv.h"
#include "fin-currency.h"
#include "fin-payee-install.h"
#include "fin-demo-fill.h"
#include "fin-import-account.h"
#include "fin-import-match.h"
#include "fin-import-memory.h"
#include "fin-import-write.h"
#include "fin-reader.h"

void
fin_import_job_free (FinImportJob *job)
{
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->plan, fin_import_plan_free);
  g_clear_pointer (&job->result, fin_import_result_free);
  g_clear_object (&job->database);
  g_clear_object (&job->clock);
  g_clear_object (&job->cancellable);
  g_free (job->sha256);
  g_free (job->path);
  fin_import_options_free (job->options);
  g_free (job);
}

FinImportJob *
fin_import_job_new (FinDatabase *database,
                    FinClock *clock,
                    const char *path,
                    const FinImportOptions *options,
                    FinImportProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable)
{
  FinImportJob *job = g_new0 (FinImportJob, 1);

  job->database = g_object_ref (database);
  job->clock = g_object_ref (clock);
  job->path = g_strdup (path);
  job->options = fin_import_options_copy (options);
  job->progress = progress;
  job->progress_data = progress_data;
  g_set_object (&job->cancellable, cancellable);
  return job;
}

static void
tell (FinImportJob *job, FinImportStage stage, guint64 done, guint64 total)
{
  if (job->progress != NULL)
    job->progress (stage, total > 0 ? (double) done / (double) total : 1.0, job->progress_data);
}

/* Reading ------------------------------------------------------------------------------------ */

static gboolean
reading_progress_cb (guint64 bytes_done, guint64 bytes_total, gpointer data)
{
  FinImportJob *job = data;

  tell (job, FIN_IMPORT_STAGE_READING, bytes_done, bytes_total);
  return !g_cancellable_is_cancelled (job->cancellable);
}

static FinReading *
read_once (FinImportJob *job, GError **error)
{
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (FinReading) reading
      = fin_reader_read_bytes (job->bytes, name, job->options->read, &cause);

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  if (reading == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return g_steal_pointer (&reading);
}

typedef struct
{
  FinImportJob *job;
  const char *layout_key;
  gboolean answered;
  gboolean named;
} Remember;

static gpointer
remember_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Remember *remember = data;

  const FinImportTarget *target = fin_import_options_get_target (remember->job->options, 0);

  return fin_import_memory_load (
             connection, remember->layout_key,
             target->mode == FIN_IMPORT_TARGET_EXISTING ? target->account_id : 0,
             remember->job->options->read, &remember->job->remembered_account,
             &remember->answered, &remember->named, error)
             ? FIN_DATABASE_DONE
             : NULL;
}

/* A question that was answered for this layout before is not asked again, and columns that a person
 * named stay named: then @reading, which may be %NULL, is replaced. What memory would fill in without
 * need is left out, or it would be taken for an answer later. */
static gboolean
read_as_before (FinImportJob *job, const char *layout_key, FinReading **reading, GError **error)
{
  FinReadOptions *given = fin_read_options_copy (job->options->read);
  Remember remember = { .job = job, .layout_key = layout_key };
  gboolean asks = *reading == NULL || (*reading)->questions->len > 0;
  g_autoptr (FinReading) again = NULL;
  gpointer done = fin_database_read (job->database, remember_cb, &remember, job->cancellable, error);

  if (done != NULL && ((asks && remember.answered) || remember.named))
    again = read_once (job, NULL);
  if (again != NULL && again->questions->len == 0)
    {
      g_clear_pointer (reading, fin_reading_free);
      *reading = g_steal_pointer (&again);
      job->read_as_before = TRUE;
      g_ptr_array_add ((*reading)->notes, g_strdup (_ ("Read as the last file of this layout was")));
      fin_read_options_free (given);
      return TRUE;
    }
  fin_read_options_free (job->options->read);
  job->options->read = given;
  return done != NULL;
}

/* The layout of a file that cannot be read without knowing its columns. */
static char *
find_layout_key (FinImportJob *job)
{
  g_autoptr (GBytes) bytes = fin_reader_load_beginning (job->path, NULL, NULL);
  g_autoptr (FinCsvOutline) outline
      = bytes != NULL ? fin_csv_outline (bytes, job->path, NULL, NULL) : NULL;

  return outline != NULL ? g_strdup (outline->layout_key) : NULL;
}

static gboolean
read_or_remember (FinImportJob *job, FinReading **reading, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *layout_key = NULL;

  *reading = read_once (job, &cause);
  if (*reading != NULL)
    layout_key = g_strdup ((*reading)->layout_key);
  else if (g_error_matches (cause, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_UNKNOWN_FORMAT))
    layout_key = find_layout_key (job);
  if (layout_key != NULL && !read_as_before (job, layout_key, reading, error))
    return FALSE;
  if (*reading != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The currency of the account that the file is for, if that is known already. */
static gpointer
find_currency_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinImportJob *job = data;
  const FinImportTarget *target = fin_import_options_get_target (job->options, 0);
  g_autoptr (FinAccount) account = NULL;

  if (target->mode == FIN_IMPORT_TARGET_EXISTING)
    account = fin_account_store_get (connection, target->account_id, NULL);
  else if (target->mode == FIN_IMPORT_TARGET_CREATE && target->name != NULL)
    account = fin_account_store_find_name (connection, target->name, NULL);
  if (account != NULL)
    job->options->read->currency = g_strdup (fin_account_get_currency (account));
  return FIN_DATABASE_DONE;
}

/*
 * Where the account counts in thousandths, a file that states no currency has them too: 1.500 is one
 * and a half there, and elsewhere fifteen hundred. Returns: whether the account's currency was filled in
 */
static gboolean
fill_in_currency (FinImportJob *job)
{
  FinReadOptions *read = job->options->read;

  if (read->currency != NULL
      || fin_database_read (job->database, find_currency_cb, job, job->cancellable, NULL) == NULL
      || read->currency == NULL)
    return FALSE;
  if (fin_currency_exponent (read->currency) > FIN_CURRENCY_UNKNOWN_EXPONENT)
    return TRUE;
  g_clear_pointer (&read->currency, g_free);
  return FALSE;
}

static gboolean
read_file (FinImportJob *job, GError **error)
{
  gboolean filled_in;
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autoptr (FinReading) reading = NULL;

  job->options->read->progress = reading_progress_cb;
  job->options->read->progress_data = job;
  job->bytes = fin_reader_load_file (job->path, error);
  if (job->bytes == NULL)
    return FALSE;
  /* As it lies there; a reader may decode or unpack it first. */
  job->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->bytes);
  filled_in = fill_in_currency (job);
  if (!read_or_remember (job, &reading, error))
    return FALSE;
  /* That was no answer of the person's. */
  if (filled_in)
    g_clear_pointer (&job->options->read->currency, g_free);
  /* The reading keeps what it needs of them. */
  g_clear_pointer (&job->bytes, g_bytes_unref);
  job->result = fin_import_result_new (name, g_steal_pointer (&reading), job->options->dry_run);
  job->result->read_as_before = job->read_as_before;
  job->result->read_options = fin_read_options_copy (job->options->read);
  job->result->read_options->progress = NULL;
  job->plan = fin_import_plan_new (job->result, fin_clock_get_today (job->clock));
  job->plan->suggested_account = job->remembered_account;
  return TRUE;
}

/* On the database thread --------------------------------------------------------------------- */

static gboolean
match_all (FinImportJob *job, FinConnection *connection, GError **error)
{
  for (guint i = 0; i < job->plan->groups->len; i++)
    {
      tell (job, FIN_IMPORT_STAGE_MATCHING, i, job->plan->groups->len);
      if (!fin_import_match_group (connection, job->plan, fin_import_plan_get_group (job->plan, i),
                                   job->cancellable, error))
        return FALSE;
    }
  fin_import_plan_count (job->plan);
  return TRUE;
}

static gpointer
preview_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinImportJob *job = data;

  if (!fin_import_account_resolve (connection, job->plan, job->options, job->sha256, error)
      || !match_all (job, connection, error)
      || !fin_import_preview_balances (connection, job->plan, error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static void
tick_cb (guint64 done, guint64 total, gpointer data)
{
  tell (data, FIN_IMPORT_STAGE_WRITING, done, total);
}

static gboolean
save_answers (FinImportJob *job, FinConnection *connection, gint64 now, GError **error)
{
  const char *layout_key = job->result->reading->layout_key;

  if (layout_key == NULL || job->plan->groups->len != 1)
    return TRUE;
  return fin_import_memory_save (connection, layout_key, job->options->read,
                                 fin_import_plan_get_group (job->plan, 0)->out->account_id, now,
                                 error);
}

static gpointer
write_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinImportJob *job = data;
  g_autoptr (GDateTime) now = fin_clock_get_now (job->clock);
  FinImportWrite write = {
    .connection = connection,
    .plan = job->plan,
    .sha256 = job->sha256,
    .now = g_date_time_to_unix (now),
    .tick = tick_cb,
    .tick_data = job,
    .cancellable = job->cancellable,
  };

  if (!fin_demo_refuse (connection, error)
      || !fin_import_account_resolve (connection, job->plan, job->options, job->sha256, error))
    return NULL;
  if (job->result->account_open)
    return FIN_DATABASE_DONE;
  if (!fin_import_account_create (connection, job->plan, error)
      || !match_all (job, connection, error) || !fin_import_write (&write, error)
      || !save_answers (job, connection, write.now, error))
    return NULL;
  tell (job, FIN_IMPORT_STAGE_WRITING, 1, 1);
  return FIN_DATABASE_DONE;
}

/* The whole job ------------------------------------------------------------------------------ */

/* A file without any record changes nothing, not even the history. */
static gboolean
is_worth_writing (const FinImportJob *job)
{
  return job->plan->groups->len > 0 || job->result->refused->len > 0;
}

static gboolean
run_write (FinImportJob *job, GError **error)
{
  /* Translators: a step in the history; %s is a file name */
  g_autofree char *label = g_strdup_printf (_ ("Import of “%s”"), job->result->file);

  if (!fin_category_install (job->database, job->cancellable, error)
      || !fin_payee_install (job->database, job->cancellable, error))
    return FALSE;
  return fin_database_write (job->database, label, write_cb, job, job->cancellable, error) != NULL;
}

FinImportResult *
fin_import_job_execute (FinImportJob *job, GError **error)
{
  gboolean asks;
  gboolean good;

  if (!read_file (job, error))
    return NULL;
  asks = job->result->reading->questions->len > 0;
  if (job->options->dry_run || asks || !is_worth_writing (job))
    good = fin_database_read_long (job->database, preview_cb, job, job->cancellable, error) != NULL;
  else
    good = run_write (job, error);
  if (!good)
    return NULL;
  if (asks)
    fin_import_plan_hold_all (job->plan, FIN_HOLD_QUESTION);
  else if (job->result->account_open)
    fin_import_plan_hold_all (job->plan, FIN_HOLD_ACCOUNT);
  fin_import_plan_count (job->plan);
  g_clear_pointer (&job->plan, fin_import_plan_free);
  return g_steal_pointer (&job->result);
}

/**
 * fin_import_job_run:
 * @path: a file name in the file system's encoding
 * @options: (nullable): the defaults for %NULL
 * @progress: (nullable):
 *
 * Blocks: for worker threads and the command line.
 *
 * Returns: (transfer full) (nullable): what became of each row, or %NULL; then nothing has changed
 */
FinImportResult *
fin_import_job_run (FinDatabase *database,
                    FinClock *clock,
                    const char *path,
                    const FinImportOptions *options,
                    FinImportProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (FinImportJob) job = NULL;

  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);
  g_return_val_if_fail (FIN_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  job = fin_import_job_new (database, clock, path, options, progress, progress_data, cancellable);
  return fin_import_job_execute (job, error);
}
