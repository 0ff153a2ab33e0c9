/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the household's insights fresh: recomputes in the background after changes, drops stale results. */
#pragma once

#include "fin-clock.h"
#include "fin-database.h"
#include "fin-insights.h"

G_BEGIN_DECLS

#define FIN_TYPE_INSIGHT_SERVICE (fin_insight_service_get_type ())
G_DECLARE_FINAL_TYPE (FinInsightService, fin_insight_service, FIN, INSIGHT_SERVICE, GObject)

/*
 * Properties (main thread only):
 *   "database" FinDatabase, "clock" FinClock: construct only
 *   "insights" FinInsights (boxed, nullable): the last result; stays until the next one is there
 *   "busy" gboolean: a computation is under way
 *   "error-message" string (nullable): why the last computation failed
 */
FinInsightService *fin_insight_service_new (FinDatabase *database, FinClock *clock);
FinInsights *fin_insight_service_get_insights (FinInsightService *self);
gboolean fin_insight_service_get_busy (FinInsightService *self);
const char *fin_insight_service_get_error_message (FinInsightService *self);
void fin_insight_service_refresh (FinInsightService *self);
void fin_insight_service_cancel (FinInsightService *self);

G_END_DECLS
