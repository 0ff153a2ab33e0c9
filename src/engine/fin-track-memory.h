/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts tried on past days, kept while what they were made from is what it was. */
#pragma once

#include "fin-track-record.h"

G_BEGIN_DECLS

FinTrackMemory *fin_track_memory_new (void);
void fin_track_memory_free (FinTrackMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinTrackMemory, fin_track_memory_free)

void fin_track_memory_update (FinTrackMemory *self, FinForecastInputs *inputs);
gboolean fin_track_memory_find (FinTrackMemory *self,
                                gint64 account_id,
                                FinDate as_of,
                                const FinPastForecast **past);
const FinPastForecast *fin_track_memory_keep (FinTrackMemory *self,
                                              gint64 account_id,
                                              FinDate as_of,
                                              FinPastForecast *past);

G_END_DECLS
