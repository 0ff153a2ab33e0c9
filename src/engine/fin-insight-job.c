/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins store and analysis: the database thread copies, the worker thread computes, nothing is shared. */
#include "fin-insight-job.h"

#include <math.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-anomaly-list.h"
#include "fin-insight-private.h"
#include "fin-insight-store.h"
#include "fin-setting-store.h"
#include "fin-track-record.h"

typedef struct
{
  FinDatabase *database;
  FinDate today;
  FinInsightMemory *memory;
} Job;

static Job *
job_new (FinDatabase *database, FinClock *clock, FinInsightMemory *memory)
{
  Job *job = g_new0 (Job, 1);

  job->database = g_object_ref (database);
  job->memory = memory != NULL ? fin_insight_memory_ref (memory) : fin_insight_memory_new ();
  job->today = fin_clock_get_today (clock);
  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->database);
  fin_insight_memory_unref (job->memory);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gpointer
load_snapshot (FinConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const Job *job = data;

  return fin_insight_snapshot_load (connection, job->today,
                                    fin_insight_memory_get_ledger (job->memory), error);
}

static bool
is_cancelled (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static void
fill_accounts (const FinInsightSnapshot *snapshot, FinInsights *insights)
{
  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, i);
      FinAccountBalance *balance = g_new0 (FinAccountBalance, 1);

      balance->account_id = fin_account_get_id (entry->account);
      balance->name = g_strdup (fin_account_get_name (entry->account));
      balance->kind = fin_account_get_kind (entry->account);
      g_strlcpy (balance->currency, fin_account_get_currency (entry->account),
                 sizeof balance->currency);
      balance->balance = entry->balance;
      balance->relative = entry->relative;
      balance->as_of = entry->as_of;
      balance->stale = snapshot->today - entry->as_of > FIN_INSIGHTS_FRESH_DAYS;
      g_ptr_array_add (insights->accounts, balance);
    }
}

static gboolean
has_rate (const FinInsights *insights, const char *currency)
{
  for (guint i = 0; i < insights->rates->len; i++)
    {
      const FinInsightRate *rate = g_ptr_array_index (insights->rates, i);

      if (strcmp (rate->currency, currency) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
fill_rates (const FinInsightSnapshot *snapshot, FinInsights *insights)
{
  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, i);
      const char *currency = fin_account_get_currency (entry->account);
      FinInsightRate *rate;

      if (entry->rate_date == FIN_DATE_NONE || has_rate (insights, currency))
        continue;
      rate = g_new0 (FinInsightRate, 1);
      g_strlcpy (rate->currency, currency, sizeof rate->currency);
      rate->rate = entry->rate
                   * pow (10.0, fin_currency_exponent (currency)
                                    - fin_currency_exponent (snapshot->currency));
      rate->date = entry->rate_date;
      g_ptr_array_add (insights->rates, rate);
    }
}

static void
fill_other_currencies (const FinInsightSnapshot *snapshot, FinInsights *insights)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, i);
      const char *currency = fin_account_get_currency (entry->account);

      if (entry->rate <= 0.0
          && g_hash_table_add (seen, (gpointer) currency))
        g_strv_builder_add (builder, currency);
    }
  g_strfreev (insights->other_currencies);
  insights->other_currencies = g_strv_builder_end (builder);
}

typedef struct
{
  const FinInsightSnapshot *snapshot;
  const FinInsights *insights;
  GPtrArray *records; /* (element-type FinStoredForecast): of today, not kept yet */
} Memory;

static void
free_record (gpointer record)
{
  fin_stored_forecast_free (record);
}

/* Whether the forecast is news: of a later day than any kept, or of the same and different. */
static gboolean
is_news (const FinInsightSnapshot *snapshot, const FinBalanceForecast *forecast, const char *json)
{
  GPtrArray *kept = g_hash_table_lookup (snapshot->kept_forecasts, &forecast->account_id);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const FinPastForecast *past = g_ptr_array_index (kept, i);
      g_autofree char *old = NULL;

      if (past->as_of > forecast->as_of)
        return FALSE;
      if (past->as_of < forecast->as_of)
        continue;
      old = fin_past_forecast_to_json (past);
      return strcmp (old, json) != 0;
    }
  return TRUE;
}

static GPtrArray *
collect_records (const FinInsightSnapshot *snapshot, const FinInsights *insights)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (free_record);

  for (guint i = 0; i < insights->forecasts->len; i++)
    {
      const FinBalanceForecast *forecast = g_ptr_array_index (insights->forecasts, i);
      g_autoptr (FinPastForecast) past = NULL;
      g_autofree char *json = NULL;
      FinStoredForecast *record;

      if (forecast->n_days == 0 || forecast->as_of < insights->as_of - FIN_TRACK_KEEP_DAYS)
        continue;
      past = fin_past_forecast_new (forecast);
      json = fin_past_forecast_to_json (past);
      if (!is_news (snapshot, forecast, json))
        continue;
      record = g_new0 (FinStoredForecast, 1);
      record->account_id = forecast->account_id;
      record->as_of = forecast->as_of;
      record->horizon = past->n_days;
      record->model = g_strdup (FIN_KEPT_MODEL);
      record->data = g_steal_pointer (&json);
      g_ptr_array_add (records, record);
    }
  return records;
}

static gpointer
store_memory (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Memory *memory = data;
  const FinInsights *insights = memory->insights;

  if (insights->persona->enough
      && !fin_setting_store_set_int (connection, FIN_SETTING_PERSONA, insights->persona->persona,
                                     error))
    return NULL;
  for (guint i = 0; i < memory->records->len; i++)
    if (!fin_forecast_store_set (connection, g_ptr_array_index (memory->records, i), error))
      return NULL;
  if (memory->records->len > 0
      && !fin_forecast_store_prune (connection, insights->as_of - FIN_TRACK_KEEP_DAYS, error))
    return NULL;
  return FIN_DATABASE_DONE;
}

/*
 * The label shown is remembered, so that the next run does not flicker between two near ones, and
 * forecasts are, so that they can be held against what comes. Nothing is written when nothing is new.
 */
static gboolean
remember (const Job *job,
          const FinInsightSnapshot *snapshot,
          FinInsights *insights,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) records = collect_records (snapshot, insights);
  Memory memory = { .snapshot = snapshot, .insights = insights, .records = records };

  if (records->len == 0
      && (!insights->persona->enough || insights->persona->persona == snapshot->persona))
    return TRUE;
  return fin_database_write (job->database, NULL, store_memory, &memory, cancellable, error)
         != NULL;
}

/* Returns: %NULL when cancelled */
static FinInsights *
analyse (const FinInsightContext *context)
{
  const FinInsightSnapshot *snapshot = context->snapshot;
  g_autoptr (FinInsights) insights = fin_insights_new ();

  insights->empty = snapshot->flows->n_rows == 0;
  insights->today = snapshot->today;
  insights->as_of = snapshot->as_of;
  g_strlcpy (insights->currency, snapshot->currency, sizeof insights->currency);
  fill_accounts (snapshot, insights);
  fill_rates (snapshot, insights);
  fill_other_currencies (snapshot, insights);
  fin_insight_fill_spending (context, insights);
  insights->series = fin_series_list_new (snapshot, FIN_SERIES_HISTORY, context->memory);
  insights->anomalies
      = fin_anomaly_list_new (snapshot, insights->series, FIN_ANOMALY_DAYS, context->memory,
                              context->cancel, context->cancel_data);
  if (insights->anomalies == NULL || !fin_insight_fill_forecasts (context, insights)
      || !fin_insight_fill_persona (context, insights))
    return NULL;
  return g_steal_pointer (&insights);
}

/* The memory is of this job alone until nothing looks at the rows any more. */
static FinInsights *
analyse_with_memory (const Job *job,
                     FinInsightSnapshot **snapshot,
                     GCancellable *cancellable,
                     GError **error)
{
  FinInsightContext context = { NULL, job->memory, is_cancelled, cancellable };
  FinInsights *insights = NULL;

  fin_insight_memory_lock (job->memory);
  *snapshot = fin_database_read_long (job->database, load_snapshot, (gpointer) job, cancellable,
                                      error);
  context.snapshot = *snapshot;
  if (*snapshot != NULL)
    insights = analyse (&context);
  fin_insight_memory_unlock (job->memory);
  if (*snapshot != NULL && insights == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  return insights;
}

static FinInsights *
compute (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinInsightSnapshot) snapshot = NULL;
  g_autoptr (FinInsights) insights = analyse_with_memory (job, &snapshot, cancellable, error);
  g_autoptr (GError) local_error = NULL;

  if (insights != NULL && !remember (job, snapshot, insights, cancellable, &local_error))
    {
      /* What is computed is no worse for not being remembered. */
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      g_info ("Insights are not remembered: %s", local_error->message);
    }
  return g_steal_pointer (&insights);
}

/**
 * fin_insight_job_run: blocking, for the command line and worker threads.
 * @memory: (nullable): of the jobs before on the same database; the result is the same without
 *
 * Returns: (transfer full): the insights; errors are those of the store, or %G_IO_ERROR_CANCELLED
 */
FinInsights *
fin_insight_job_run (FinDatabase *database,
                     FinClock *clock,
                     FinInsightMemory *memory,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (Job) job = job_new (database, clock, memory);

  return compute (job, cancellable, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FinInsights *insights = compute (data, cancellable, &error);

  if (insights != NULL)
    g_task_return_pointer (task, insights, (GDestroyNotify) fin_insights_unref);
  else
    g_task_return_error (task, error);
}

void
fin_insight_job_run_async (FinDatabase *database,
                           FinClock *clock,
                           FinInsightMemory *memory,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, fin_insight_job_run_async);
  g_task_set_task_data (task, job_new (database, clock, memory), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_in_thread);
}

FinInsights *
fin_insight_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
