/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies the facts into the arrays that the forecast plot borrows while it is made. */
#include "fin-balance-chart.h"

#include "fin-forecast-plot.h"
#include "fin-sentence.h"


/* Less likely payments are in the band, not among the marks. */
#define LIKELY 0.5

/* One quantile of the first @n days; minor units. */
static double *
copy_level (const FinBalanceForecast *forecast, int n, int level)
{
  double *values = g_new (double, MAX (n, 1));

  for (int day = 0; day < n; day++)
    values[day] = (double)fin_balance_forecast_quantile (forecast, day, level);
  return values;
}

static FinDate *
copy_days (FinDate first, int n)
{
  FinDate *days = g_new (FinDate, MAX (n, 1));

  for (int i = 0; i < n; i++)
    days[i] = first + i;
  return days;
}

static double *
copy_history (const FinBalanceForecast *forecast, int n)
{
  double *values = g_new (double, MAX (n, 1));

  for (int i = 0; i < n; i++)
    values[i] = (double)forecast->history[forecast->n_history - n + i];
  return values;
}

static GArray *
collect_events (const FinBalanceForecast *forecast, FinDate last)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (FinPlotEvent));

  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);
      FinPlotEvent plotted = {
        .day = event->date,
        .kind = event->amount < 0 ? FIN_PLOT_EVENT_BILL : FIN_PLOT_EVENT_PAYDAY,
        .amount = event->amount,
        .label = event->label,
      };

      /* Landmarks only: what is less than a usual day's spending would hide them. */
      if (event->date > forecast->as_of && event->date <= last
          && ABS (event->amount) >= forecast->daily_spending
          && event->probability >= LIKELY)
        g_array_append_val (events, plotted);
    }
  return events;
}

/**
 * fin_balance_chart_show:
 * @days_back: at most so much of the history is shown
 * @days_ahead: at most so much of the forecast is shown
 */
void
fin_balance_chart_show (FinChart *chart,
                        FinSession *session,
                        const FinBalanceForecast *forecast,
                        int days_back,
                        int days_ahead)
{
  int n_history = MIN (days_back, forecast->n_history);
  int n_forecast = MIN (days_ahead, forecast->n_days);
  g_autofree FinDate *history_days = copy_days (forecast->as_of - n_history + 1, n_history);
  g_autofree FinDate *forecast_days = copy_days (forecast->as_of + 1, n_forecast);
  g_autofree double *history = copy_history (forecast, n_history);
  g_autofree double *median = copy_level (forecast, n_forecast, FIN_INSIGHTS_LEVEL_MEDIAN);
  g_autofree double *low95 = copy_level (forecast, n_forecast, FIN_INSIGHTS_LEVEL_LOW);
  g_autofree double *high95 = copy_level (forecast, n_forecast, FIN_INSIGHTS_LEVEL_HIGH);
  g_autofree double *low50 = copy_level (forecast, n_forecast, 2);
  g_autofree double *high50 = copy_level (forecast, n_forecast, 4);
  g_autoptr (GArray) events = collect_events (forecast, forecast->as_of + n_forecast);
  g_autofree char *low = fin_sentence_low_point (session, forecast);
  g_autoptr (FinXyPlot) plot = NULL;
  const FinForecastPlotData data = {
    .currency = forecast->currency,
    .today = forecast->as_of,
    .n_history = (gsize)n_history,
    .history_days = history_days,
    .history = history,
    .n_forecast = (gsize)n_forecast,
    .forecast_days = forecast_days,
    .median = median,
    .low95 = low95,
    .high95 = high95,
    .low50 = low50,
    .high50 = high50,
    .margin = (double)forecast->margin,
    .relative = forecast->relative,
    .n_events = events->len,
    .events = (const FinPlotEvent *)(gpointer)events->data,
  };

  plot = fin_forecast_plot_new (&data);
  fin_plot_set_amounts_hidden (FIN_PLOT (plot), fin_session_get_amounts_hidden (session));
  fin_chart_set_plot (chart, FIN_PLOT (plot));
  if (low != NULL)
    fin_chart_set_summary (chart, low);
}
