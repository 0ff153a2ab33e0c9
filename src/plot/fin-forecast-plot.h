/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance, past and to come: history, dashed forecast, intervals, today, limits, bills and
 * paydays. */
#pragma once

#include "fin-date.h"
#include "fin-xy-plot.h"

G_BEGIN_DECLS

typedef enum
{
  FIN_PLOT_EVENT_BILL,
  FIN_PLOT_EVENT_PAYDAY,
  FIN_PLOT_EVENT_PURCHASE,
} FinPlotEventKind;

/** FinPlotEvent: something expected on a day; @amount in minor units, signed; @minor: told, not marked. */
typedef struct
{
  FinDate day;
  FinPlotEventKind kind;
  gint64 amount;
  const char *label;
  gboolean minor;
} FinPlotEvent;

/**
 * FinForecastPlotData: borrowed for the call only; days ascend, amounts are minor units
 * @today: of the clock; the forecast starts earlier where the newest data are older
 * @history: @n_history end-of-day balances
 * @median: @n_forecast values for the days after the last of @history
 * @low95: (nullable): with @high95, the 95 % interval; @low50 and @high50 the inner half
 * @what_if: (nullable): the median after a change, drawn over the one before
 * @other: (nullable): the median of another model, called @other_label
 * @known, @everyday: (nullable): what moves the balance on each of these days: recurring payments, by
 *   their chances, and everything else
 * @margin: shown when > 0: the balance that should be left
 * @relative: the balance has no known origin: limits are left out
 */
typedef struct
{
  const char *currency;
  FinDate today;

  gsize n_history;
  const FinDate *history_days;
  const double *history;

  gsize n_forecast;
  const FinDate *forecast_days;
  const double *median;
  const double *low95;
  const double *high95;
  const double *low50;
  const double *high50;
  const double *what_if;
  const double *other;
  const char *other_label;
  const double *known;
  const double *everyday;

  double margin;
  gboolean relative;

  gsize n_events;
  const FinPlotEvent *events;
} FinForecastPlotData;

FinXyPlot *fin_forecast_plot_new (const FinForecastPlotData *data);

G_END_DECLS
