/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the model off the main thread; the inputs never change, so that nothing is locked. */
#include "fin-forecast-query.h"

typedef struct
{
  FinForecastInputs *inputs;
  FinForecastQuestion question;
  GArray *changes; /* FinForecastChange, their labels belong to the inputs */
  gboolean base_known;
  gboolean compare;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  fin_forecast_inputs_unref (query->inputs);
  g_array_unref (query->changes);
  g_free (query);
}

void
fin_forecast_answer_free (FinForecastAnswer *self)
{
  g_clear_pointer (&self->base, fin_balance_forecast_free);
  g_clear_pointer (&self->changed, fin_balance_forecast_free);
  g_clear_pointer (&self->prophet, fin_balance_forecast_free);
  g_free (self->no_prophet);
  g_free (self);
}

static bool
is_cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Query *query = data;
  FinForecastQuestion question = query->question;
  g_autoptr (FinForecastAnswer) answer = g_new0 (FinForecastAnswer, 1);
  GError *error = NULL;

  question.cancel = is_cancelled;
  question.cancel_data = cancellable;
  if (!query->base_known)
    answer->base = fin_forecast_inputs_run (query->inputs, &question, &error);
  if (error == NULL && query->changes->len > 0)
    {
      question.changes = (const FinForecastChange *)(gpointer)query->changes->data;
      question.n_changes = query->changes->len;
      answer->changed = fin_forecast_inputs_run (query->inputs, &question, &error);
    }
  if (error == NULL && query->compare)
    {
      g_autoptr (GError) missing = NULL;

      question.changes = NULL;
      question.n_changes = 0;
      question.model = FIN_FORECAST_MODEL_PROPHET;
      answer->prophet = fin_forecast_inputs_run (query->inputs, &question, &missing);
      /* With too little history for it there is nothing to compare with; the rest stands. */
      if (missing != NULL)
        answer->no_prophet = g_strdup (missing->message);
    }
  if (error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&answer),
                           (GDestroyNotify)fin_forecast_answer_free);
  else
    g_task_return_error (task, error);
}

/**
 * fin_forecast_query_async:
 * @base_known: do not compute the forecast without changes once more
 * @changes: (element-type FinForecastChange): perhaps none; copied
 */
void
fin_forecast_query_async (FinForecastInputs *inputs,
                          gint64 account_id,
                          int days,
                          gboolean base_known,
                          GArray *changes,
                          gboolean compare,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Query *query = g_new0 (Query, 1);

  query->inputs = fin_forecast_inputs_ref (inputs);
  query->question.account_id = account_id;
  query->question.horizon = days;
  query->changes = g_array_copy (changes);
  query->base_known = base_known;
  query->compare = compare;
  g_task_set_source_tag (task, fin_forecast_query_async);
  g_task_set_task_data (task, query, query_free);
  g_task_run_in_thread (task, run_in_thread);
}

/** fin_forecast_query_finish: Returns: (transfer full): errors are #FinForecastError's */
FinForecastAnswer *
fin_forecast_query_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
