/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast --chart FILE.png, .svg or .pdf. */
#pragma once

#include "fin-insights.h"

G_BEGIN_DECLS

gboolean fin_cli_forecast_chart (const FinBalanceForecast *forecast,
                                 const FinBalanceForecast *changed,
                                 FinInsights *insights,
                                 const char *path,
                                 GError **error);

G_END_DECLS
