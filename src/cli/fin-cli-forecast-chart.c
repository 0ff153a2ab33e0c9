/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast --chart: the window's drawing code on a file. */
#include "fin-cli-forecast-chart.h"

#include "fin-forecast-columns.h"
#include "fin-forecast-plot.h"
#include "fin-plot-export.h"

#define WIDTH 1120
#define HEIGHT 480
#define HISTORY_DAYS 90

static GArray *
collect_events (const FinBalanceForecast *forecast)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (FinPlotEvent));

  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *source = g_ptr_array_index (forecast->events, i);
      FinPlotEvent event = {
        .day = source->date,
        .kind = source->amount < 0 ? FIN_PLOT_EVENT_BILL : FIN_PLOT_EVENT_PAYDAY,
        .amount = source->amount,
        .label = source->label,
      };

      g_array_append_val (events, event);
    }
  return events;
}

/**
 * fin_cli_forecast_chart: errors are FIN_PLOT_ERROR's; nothing is left behind after one.
 * @changed: (nullable): the same days after a change, as a line beside
 */
gboolean
fin_cli_forecast_chart (const FinBalanceForecast *forecast,
                        const FinBalanceForecast *changed,
                        FinInsights *insights,
                        const char *path,
                        GError **error)
{
  g_auto (FinForecastColumns) columns = { 0 }, other = { 0 };
  g_autoptr (GArray) events = collect_events (forecast);
  g_autoptr (FinXyPlot) plot = NULL;
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  FinForecastPlotData data = { 0 };

  fin_forecast_columns_init (&columns, forecast, HISTORY_DAYS, forecast->n_days);
  if (changed != NULL)
    fin_forecast_columns_init (&other, changed, 0, forecast->n_days);
  data.currency = forecast->currency;
  data.today = insights->today;
  data.n_history = columns.n_history;
  data.history_days = columns.history_days;
  data.history = columns.history;
  data.n_forecast = columns.n_days;
  data.forecast_days = columns.days;
  data.low95 = columns.levels[FIN_INSIGHTS_LEVEL_LOW];
  data.low50 = columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN - 1];
  data.median = columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN];
  data.high50 = columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN + 1];
  data.high95 = columns.levels[FIN_INSIGHTS_LEVEL_HIGH];
  data.what_if = other.levels[FIN_INSIGHTS_LEVEL_MEDIAN];
  data.margin = (double) forecast->margin;
  data.relative = forecast->relative;
  data.n_events = events->len;
  data.events = (const FinPlotEvent *) (void *) events->data;

  plot = fin_forecast_plot_new (&data);
  style.opaque = TRUE;
  return fin_plot_export (FIN_PLOT (plot), path, WIDTH, HEIGHT, &style, error);
}
