/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a balance forecast on a chart: so many days back, so many ahead. */
#pragma once

#include "fin-chart.h"
#include "fin-session.h"

G_BEGIN_DECLS

/** FinBalanceLines: (nullable) each: other medians of the same days, beside the forecast. */
typedef struct
{
  const FinBalanceForecast *changed; /* with what the person wishes for */
  const FinBalanceForecast *prophet; /* the classic model's */
} FinBalanceLines;

void fin_balance_chart_show (FinChart *chart,
                             FinSession *session,
                             const FinBalanceForecast *forecast,
                             const FinBalanceLines *lines,
                             int days_back,
                             int days_ahead);

G_END_DECLS
