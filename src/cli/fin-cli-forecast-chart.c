/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast --chart: the window's drawing code on a file. */
#include "fin-cli-forecast-chart.h"

#include "fin-forecast-plot.h"
#include "fin-plot-export.h"

#define WIDTH 1120
#define HEIGHT 480
#define HISTORY_DAYS 90

/* Columns of the plot, as doubles: each is an array of FinDate or of minor units. */
typedef struct
{
  GArray *history_days;
  GArray *history;
  GArray *days;
  GArray *levels[FIN_INSIGHTS_N_LEVELS];
  GArray *events;
} Columns;

static void
columns_init (Columns *self)
{
  self->history_days = g_array_new (FALSE, FALSE, sizeof (FinDate));
  self->history = g_array_new (FALSE, FALSE, sizeof (double));
  self->days = g_array_new (FALSE, FALSE, sizeof (FinDate));
  for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
    self->levels[level] = g_array_new (FALSE, FALSE, sizeof (double));
  self->events = g_array_new (FALSE, FALSE, sizeof (FinPlotEvent));
}

static void
columns_clear (Columns *self)
{
  g_clear_pointer (&self->history_days, g_array_unref);
  g_clear_pointer (&self->history, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
    g_clear_pointer (&self->levels[level], g_array_unref);
  g_clear_pointer (&self->events, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static void
fill_history (Columns *self, const FinBalanceForecast *forecast)
{
  for (int i = MAX (forecast->n_history - HISTORY_DAYS, 0); i < forecast->n_history; i++)
    {
      FinDate day = forecast->as_of - (forecast->n_history - 1 - i);
      double balance = (double) forecast->history[i];

      g_array_append_val (self->history_days, day);
      g_array_append_val (self->history, balance);
    }
}

static void
fill_forecast (Columns *self, const FinBalanceForecast *forecast, int n_days)
{
  for (int i = 0; i < n_days; i++)
    {
      FinDate day = forecast->as_of + 1 + i;

      g_array_append_val (self->days, day);
      for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
        {
          double balance = (double) fin_balance_forecast_quantile (forecast, i, level);

          g_array_append_val (self->levels[level], balance);
        }
    }
}

static void
fill_events (Columns *self, const FinBalanceForecast *forecast, int n_days)
{
  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *source = g_ptr_array_index (forecast->events, i);
      FinPlotEvent event = {
        .day = source->date,
        .kind = source->amount < 0 ? FIN_PLOT_EVENT_BILL : FIN_PLOT_EVENT_PAYDAY,
        .amount = source->amount,
        .label = source->label,
      };

      if (source->date <= forecast->as_of + n_days)
        g_array_append_val (self->events, event);
    }
}

static const double *
values (GArray *column)
{
  return (const double *) (void *) column->data;
}

/** fin_cli_forecast_chart: errors are FIN_PLOT_ERROR's; nothing is left behind after one. */
gboolean
fin_cli_forecast_chart (const FinBalanceForecast *forecast,
                        FinDate today,
                        int n_days,
                        const char *path,
                        GError **error)
{
  g_auto (Columns) columns = { 0 };
  g_autoptr (FinXyPlot) plot = NULL;
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  FinForecastPlotData data = { 0 };

  columns_init (&columns);
  fill_history (&columns, forecast);
  fill_forecast (&columns, forecast, n_days);
  fill_events (&columns, forecast, n_days);
  data.currency = forecast->currency;
  data.today = today;
  data.n_history = columns.history->len;
  data.history_days = (const FinDate *) (void *) columns.history_days->data;
  data.history = values (columns.history);
  data.n_forecast = (gsize) n_days;
  data.forecast_days = (const FinDate *) (void *) columns.days->data;
  data.low95 = values (columns.levels[FIN_INSIGHTS_LEVEL_LOW]);
  data.low50 = values (columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN - 1]);
  data.median = values (columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN]);
  data.high50 = values (columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN + 1]);
  data.high95 = values (columns.levels[FIN_INSIGHTS_LEVEL_HIGH]);
  data.margin = (double) forecast->margin;
  data.relative = forecast->relative;
  data.n_events = columns.events->len;
  data.events = (const FinPlotEvent *) (void *) columns.events->data;

  plot = fin_forecast_plot_new (&data);
  style.opaque = TRUE;
  return fin_plot_export (FIN_PLOT (plot), path, WIDTH, HEIGHT, &style, error);
}
