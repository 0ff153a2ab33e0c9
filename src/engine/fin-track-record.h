/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How forecasts did: those that were kept, or, in a new household, forecasts tried on past days. */
#pragma once

#include "fin-forecast-inputs.h"

G_BEGIN_DECLS

/** FinTrackMemory: for one thread at a time; see fin-track-memory.h. */
typedef struct _FinTrackMemory FinTrackMemory;

/** Days of a forecast that are kept and compared. */
#define FIN_TRACK_DAYS 30
/** Kept forecasts older than so many days are thrown away; the record looks back six months. */
#define FIN_TRACK_SPAN_DAYS 180
#define FIN_TRACK_KEEP_DAYS (FIN_TRACK_SPAN_DAYS + 2 * FIN_TRACK_DAYS)

/**
 * FinPastForecast: what was said on a past day.
 * @balance: at the end of @as_of, as it was known then
 * @width: factor that its band had
 * @low, @median, @high: @n_days values, minor units
 */
typedef struct
{
  FinDate as_of;
  gint64 balance;
  double width;
  int n_days;
  gint64 *low;
  gint64 *median;
  gint64 *high;
} FinPastForecast;

FinPastForecast *fin_past_forecast_new (const FinBalanceForecast *forecast);
void fin_past_forecast_free (FinPastForecast *self);
char *fin_past_forecast_to_json (const FinPastForecast *self);
FinPastForecast *fin_past_forecast_from_json (FinDate as_of, const char *json);

void fin_track_record_score (GPtrArray *past,
                             const FinBalanceForecast *now,
                             FinTrackSource source,
                             FinTrackRecord *record);
GPtrArray *fin_track_record_backtest (const FinForecastInputs *inputs,
                                      const FinBalanceForecast *now,
                                      FinTrackMemory *memory,
                                      FinCancelFunc cancel,
                                      void *cancel_data);
void fin_track_record_find (const FinForecastInputs *inputs,
                            const FinBalanceForecast *now,
                            GPtrArray *kept,
                            FinTrackMemory *memory,
                            FinCancelFunc cancel,
                            void *cancel_data,
                            FinTrackRecord *record);
gboolean fin_track_record_is_bad (const FinTrackRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinPastForecast, fin_past_forecast_free)

G_END_DECLS
