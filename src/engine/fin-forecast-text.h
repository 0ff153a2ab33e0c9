/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a forecast rests on and how good it has been, in sentences. */
#pragma once

#include "fin-insights.h"

G_BEGIN_DECLS

/** FinForecastMoney: (transfer full): how an amount is shown; where amounts are hidden it hides them. */
typedef char *(*FinForecastMoney) (gint64 minor, const char *currency, gpointer data);

char *fin_forecast_basis_text (const FinBalanceForecast *forecast);
char *fin_forecast_why (const FinBalanceForecast *forecast);
char *fin_forecast_why_full (const FinBalanceForecast *forecast,
                             FinForecastMoney money,
                             gpointer data);
char *fin_forecast_record_text (const FinBalanceForecast *forecast);
char *fin_forecast_record_text_full (const FinBalanceForecast *forecast,
                                     FinForecastMoney money,
                                     gpointer data);

char *fin_forecast_rates_text (const FinInsights *insights);

G_END_DECLS
