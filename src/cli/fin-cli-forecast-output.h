/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One forecast, perhaps with a "what if" beside it, as text and as JSON. */
#pragma once

#include "fin-cli.h"
#include "fin-insights.h"

G_BEGIN_DECLS

/**
 * FinCliForecast:
 * @base: as things are; @n_days of it are printed
 * @changed: (nullable): with @wishes (element-type FinWhatIf)
 * @insights: (nullable): for the rates that totals stand on
 */
typedef struct
{
  const char *name;
  const FinBalanceForecast *base;
  const FinBalanceForecast *changed;
  GPtrArray *wishes;
  FinInsights *insights;
} FinCliForecast;

void fin_cli_forecast_print_json (const FinCliForecast *forecast);
void fin_cli_forecast_print_text (const FinCliForecast *forecast);
const char *fin_cli_forecast_model_name (FinForecastModel model);
gboolean fin_cli_forecast_find_model (const char *name, FinForecastModel *model);

G_END_DECLS
