/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares what forecasts said with what came. */
#include "fin-track-record.h"

#include "fin-insight-private.h"
#include "fin-track-memory.h"

/* Of several forecasts of a day the one made about so many days before counts. */
#define USUAL_LEAD 14
/* Kept forecasts speak for themselves from so many days on. */
#define MIN_DAYS_KEPT 20
/* Days on which forecasts are tried: the same ones tomorrow and in every account. */
#define ORIGIN_STEP FIN_TRACK_DAYS
/* A forecast tried on a past day needs a past of its own. */
#define MIN_PAST_DAYS 60
/* A band for 95 in 100 that held fewer is a bad one, if there were enough days to tell. */
#define BAD_COVERAGE 0.9

typedef struct
{
  const FinBalanceForecast *now;
  GArray *scores; /* double */
  GHashTable *used; /* FinPastForecast */
  double absolute;
  double sum;
} Tally;

static gint64
balance_on (const FinBalanceForecast *now, FinDate day)
{
  return now->history[now->n_history - 1 - (now->as_of - day)];
}

/* Of the forecasts that reached @day, the one whose lead is the most usual. */
static const FinPastForecast *
find_past (GPtrArray *past, const FinBalanceForecast *now, FinDate day)
{
  const FinPastForecast *best = NULL;

  for (guint i = 0; i < past->len; i++)
    {
      const FinPastForecast *candidate = g_ptr_array_index (past, i);
      int lead = day - candidate->as_of;

      if (lead < 1 || lead > candidate->n_days
          || candidate->as_of <= now->as_of - now->n_history)
        continue;
      if (best == NULL
          || ABS (lead - USUAL_LEAD) < ABS (day - best->as_of - USUAL_LEAD))
        best = candidate;
    }
  return best;
}

/*
 * The truth is moved to where the forecast began: an opening balance that was corrected since, or
 * an account added to the household, says nothing about the forecast.
 */
static void
compare (Tally *tally, const FinPastForecast *past, FinDate day, FinTrackRecord *record)
{
  int i = day - past->as_of - 1;
  gint64 truth = past->balance + balance_on (tally->now, day) - balance_on (tally->now, past->as_of);
  double score = fin_forecast_score ((double) truth, (double) past->low[i],
                                     (double) past->median[i], (double) past->high[i])
                 * past->width;

  g_array_append_val (tally->scores, score);
  g_hash_table_add (tally->used, (gpointer) past);
  record->n_days++;
  record->n_inside += truth >= past->low[i] && truth <= past->high[i];
  tally->absolute += ABS ((double) (past->median[i] - truth));
  tally->sum += (double) (past->median[i] - truth);
  if (record->span_days == 0)
    record->span_days = tally->now->as_of - day + 1;
}

/** fin_track_record_is_bad: so often outside the band that the band must become wider. */
gboolean
fin_track_record_is_bad (const FinTrackRecord *record)
{
  return record->n_days >= MIN_DAYS_KEPT && record->n_inside < BAD_COVERAGE * record->n_days;
}

/**
 * fin_track_record_score: each of the last %FIN_TRACK_SPAN_DAYS days against one forecast of it.
 * @past: (element-type FinPastForecast)
 * @now: with the history that the truth is read from
 */
void
fin_track_record_score (GPtrArray *past,
                        const FinBalanceForecast *now,
                        FinTrackSource source,
                        FinTrackRecord *record)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  Tally tally = { .now = now, .scores = scores, .used = used };
  FinDate first = now->as_of - MIN (FIN_TRACK_SPAN_DAYS, now->n_history) + 1;

  *record = (FinTrackRecord) { .width = 1.0 };
  for (FinDate day = first; day <= now->as_of; day++)
    {
      const FinPastForecast *candidate = find_past (past, now, day);

      if (candidate != NULL)
        compare (&tally, candidate, day, record);
    }
  if (record->n_days == 0)
    return;
  record->source = source;
  record->n_forecasts = (int) g_hash_table_size (used);
  record->error = (gint64) (tally.absolute / record->n_days);
  record->bias = (gint64) (tally.sum / record->n_days);
  if (fin_track_record_is_bad (record))
    record->width = MAX (1.0, fin_forecast_width_from_scores (
                                  (double *) (void *) scores->data, scores->len,
                                  MAX (1, record->n_days / FIN_TRACK_DAYS)));
}

/* What would have been said on @as_of. Returns: (transfer full) (nullable): %NULL with nothing to go on */
static FinPastForecast *
try_day (const FinForecastInputs *inputs,
         const FinBalanceForecast *now,
         FinDate as_of,
         FinCancelFunc cancel,
         void *cancel_data)
{
  const FinForecastQuestion question = { .account_id = now->account_id,
                                         .days_back = now->as_of - as_of,
                                         .horizon = FIN_TRACK_DAYS,
                                         .cancel = cancel,
                                         .cancel_data = cancel_data };
  g_autoptr (FinBalanceForecast) forecast = fin_forecast_inputs_run (inputs, &question, NULL);

  return forecast != NULL && forecast->n_days > 0 ? fin_past_forecast_new (forecast) : NULL;
}

/**
 * fin_track_record_backtest: forecasts as they would have been on past days, 30 apart, each made from what
 * was known on its day.
 * @memory: updated with @inputs; takes what is new
 *
 * Returns: (element-type FinPastForecast) (transfer container): those of the last half year, the newest
 *   first, until @memory is updated; none where the history is short, or where it was cancelled
 */
GPtrArray *
fin_track_record_backtest (const FinForecastInputs *inputs,
                           const FinBalanceForecast *now,
                           FinTrackMemory *memory,
                           FinCancelFunc cancel,
                           void *cancel_data)
{
  g_autoptr (GPtrArray) past = g_ptr_array_new ();
  FinDate origin = now->as_of - 1 - (now->as_of - 1) % ORIGIN_STEP;

  for (; origin + FIN_TRACK_DAYS > now->as_of - FIN_TRACK_SPAN_DAYS
         && now->as_of - origin + MIN_PAST_DAYS <= now->n_history;
       origin -= ORIGIN_STEP)
    {
      const FinPastForecast *said;

      if (!fin_track_memory_find (memory, now->account_id, origin, &said))
        {
          FinPastForecast *tried = try_day (inputs, now, origin, cancel, cancel_data);

          if (fin_cancelled (cancel, cancel_data))
            {
              g_clear_pointer (&tried, fin_past_forecast_free);
              break;
            }
          said = fin_track_memory_keep (memory, now->account_id, origin, tried);
        }
      if (said != NULL)
        g_ptr_array_add (past, (gpointer) said);
    }
  return g_steal_pointer (&past);
}

/**
 * fin_track_record_find: of the kept forecasts where they are enough to judge by, else of a backtest.
 * @kept: (nullable) (element-type FinPastForecast)
 * @memory: updated with @inputs
 */
void
fin_track_record_find (const FinForecastInputs *inputs,
                       const FinBalanceForecast *now,
                       GPtrArray *kept,
                       FinTrackMemory *memory,
                       FinCancelFunc cancel,
                       void *cancel_data,
                       FinTrackRecord *record)
{
  g_autoptr (GPtrArray) tried = NULL;

  *record = (FinTrackRecord) { .width = 1.0 };
  if (kept != NULL)
    fin_track_record_score (kept, now, FIN_TRACK_KEPT, record);
  if (record->n_days >= MIN_DAYS_KEPT)
    return;
  tried = fin_track_record_backtest (inputs, now, memory, cancel, cancel_data);
  fin_track_record_score (tried, now, FIN_TRACK_BACKTEST, record);
}
