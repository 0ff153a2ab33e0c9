/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts of the household and of every account, each with its history and its track record. */
#include "fin-insight-private.h"

#include "fin-forecast-inputs.h"
#include "fin-track-memory.h"

static GPtrArray *
find_kept (const FinInsightSnapshot *snapshot, gint64 account_id)
{
  return g_hash_table_lookup (snapshot->kept_forecasts, &account_id);
}

/* A forecast with its record; where that is bad, once more with a wider band. */
static gboolean
add_forecast (const FinInsightContext *context,
              FinInsights *insights,
              FinTrackMemory *memory,
              gint64 account_id)
{
  const FinForecastQuestion question = { .account_id = account_id,
                                         .horizon = FIN_INSIGHT_HORIZON,
                                         .risk_days = FIN_INSIGHT_RISK_DAYS,
                                         .cancel = context->cancel,
                                         .cancel_data = context->cancel_data };
  FinBalanceForecast *forecast = fin_forecast_inputs_run (insights->inputs, &question, NULL);
  FinTrackRecord record;

  if (forecast == NULL)
    return FALSE;
  fin_track_record_find (insights->inputs, forecast, find_kept (context->snapshot, account_id),
                         memory, context->cancel, context->cancel_data, &record);
  if (record.width != 1.0)
    {
      fin_forecast_inputs_set_width (insights->inputs, account_id, record.width);
      fin_balance_forecast_free (forecast);
      forecast = fin_forecast_inputs_run (insights->inputs, &question, NULL);
      if (forecast == NULL)
        return FALSE;
    }
  forecast->record = record;
  g_ptr_array_add (insights->forecasts, forecast);
  return !fin_cancelled (context->cancel, context->cancel_data);
}

/** fin_insight_fill_forecasts: Returns: %FALSE when cancelled */
gboolean
fin_insight_fill_forecasts (const FinInsightContext *context, FinInsights *insights)
{
  FinTrackMemory *memory = fin_insight_memory_get_track (context->memory);

  insights->inputs
      = fin_forecast_inputs_new (context->snapshot, fin_insight_daily_spending (context));
  fin_track_memory_update (memory, insights->inputs);
  if (!add_forecast (context, insights, memory, 0))
    return FALSE;
  for (guint i = 0; i < insights->inputs->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (insights->inputs->accounts, i);

      if (!add_forecast (context, insights, memory, input->account_id))
        return FALSE;
    }
  fin_forecast_inputs_forget_past (insights->inputs);
  return TRUE;
}
