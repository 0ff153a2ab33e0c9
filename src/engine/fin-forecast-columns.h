/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast as the parallel arrays that plots are drawn from. */
#pragma once

#include "fin-insights.h"

G_BEGIN_DECLS

/**
 * FinForecastColumns: minor units as doubles.
 * @history_days, @history: @n_history values
 * @days: @n_days; @levels: for each quantile @n_days values; @known, @everyday: what moves the balance
 */
typedef struct
{
  gsize n_history;
  FinDate *history_days;
  double *history;
  gsize n_days;
  FinDate *days;
  double *levels[FIN_INSIGHTS_N_LEVELS];
  double *known;
  double *everyday;
} FinForecastColumns;

void fin_forecast_columns_init (FinForecastColumns *self,
                                const FinBalanceForecast *forecast,
                                int days_back,
                                int days_ahead);
void fin_forecast_columns_clear (FinForecastColumns *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FinForecastColumns, fin_forecast_columns_clear)

G_END_DECLS
