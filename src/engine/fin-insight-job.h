/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One computation of the insights: snapshot from the store, analysis on a worker thread. */
#pragma once

#include <gio/gio.h>

#include "fin-clock.h"
#include "fin-database.h"
#include "fin-insight-memory.h"
#include "fin-insights.h"

G_BEGIN_DECLS

FinInsights *fin_insight_job_run (FinDatabase *database,
                                  FinClock *clock,
                                  FinInsightMemory *memory,
                                  GCancellable *cancellable,
                                  GError **error);
void fin_insight_job_run_async (FinDatabase *database,
                                FinClock *clock,
                                FinInsightMemory *memory,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
FinInsights *fin_insight_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
