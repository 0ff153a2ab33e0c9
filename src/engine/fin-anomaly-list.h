/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what stands out in a snapshot of a household, with what the person said about it. */
#pragma once

#include "fin-anomaly-item.h"
#include "fin-cancel.h"
#include "fin-insight-snapshot.h"
#include "fin-series-list.h"

G_BEGIN_DECLS

/** So long something stays on the list. */
#define FIN_ANOMALY_DAYS 90

GPtrArray *fin_anomaly_list_new (const FinInsightSnapshot *snapshot,
                                 const FinSeriesList *series,
                                 int days,
                                 FinInsightMemory *memory,
                                 FinCancelFunc cancel,
                                 void *cancel_data);
const FinAnomalyItem *fin_anomaly_list_find (GPtrArray *list, const char *key);
const FinAnomalyItem *fin_anomaly_list_find_transaction (GPtrArray *list, gint64 id);

G_END_DECLS
