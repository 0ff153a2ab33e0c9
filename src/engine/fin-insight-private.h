/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the insight job: each fills its part of the insights from the snapshot. */
#pragma once

#include "fin-cancel.h"
#include "fin-insight-memory.h"
#include "fin-insight-snapshot.h"
#include "fin-insights.h"

G_BEGIN_DECLS

#define FIN_INSIGHT_HORIZON 90
#define FIN_INSIGHT_RISK_DAYS 30
#define FIN_INSIGHT_SEED 20260101

typedef struct
{
  const FinInsightSnapshot *snapshot;
  FinInsightMemory *memory; /* locked */
  FinCancelFunc cancel;
  void *cancel_data;
} FinInsightContext;

void fin_insight_fill_spending (const FinInsightContext *context, FinInsights *insights);
gboolean fin_insight_fill_forecasts (const FinInsightContext *context, FinInsights *insights);
gboolean fin_insight_fill_persona (const FinInsightContext *context, FinInsights *insights);

gint64 fin_insight_daily_spending (const FinInsightContext *context);

/**
 * FinForecastLimits: minor units.
 * @offset: what no flow touches (accounts without rows), added to every balance
 * @risk_days: that risks look ahead; 0 = the whole forecast
 */
typedef struct
{
  gint64 offset;
  gint64 margin;
  gint64 critical;
  int risk_days;
} FinForecastLimits;

FinBalanceForecast *fin_balance_forecast_from_analysis (const FinForecast *forecast,
                                                        const FinForecastLimits *limits);

G_END_DECLS
