/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one insight job leaves for the next: the next costs what has changed, and says the same. */
#pragma once

#include "fin-anomaly.h"
#include "fin-ledger.h"
#include "fin-persona.h"
#include "fin-series-memory.h"

G_BEGIN_DECLS

/** FinInsightMemory: reference-counted; of one database. */
typedef struct _FinInsightMemory FinInsightMemory;

typedef struct _FinTrackMemory FinTrackMemory;

FinInsightMemory *fin_insight_memory_new (void);
FinInsightMemory *fin_insight_memory_ref (FinInsightMemory *self);
void fin_insight_memory_unref (FinInsightMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinInsightMemory, fin_insight_memory_unref)

void fin_insight_memory_lock (FinInsightMemory *self);
void fin_insight_memory_unlock (FinInsightMemory *self);
FinLedger *fin_insight_memory_get_ledger (FinInsightMemory *self);
FinSeriesMemory *fin_insight_memory_get_series (FinInsightMemory *self, guint generation);
FinAnomalyMemory *
fin_insight_memory_get_anomalies (FinInsightMemory *self, guint generation, const char *currency);
FinTrackMemory *fin_insight_memory_get_track (FinInsightMemory *self);
FinPersonaPopulation *fin_insight_memory_get_population (FinInsightMemory *self);

G_END_DECLS
