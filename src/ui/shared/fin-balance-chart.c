/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies the facts into the arrays that the forecast plot borrows while it is made. */
#include "fin-balance-chart.h"

#include <glib/gi18n.h>

#include "fin-forecast-columns.h"
#include "fin-forecast-plot.h"
#include "fin-sentence.h"

/* Less likely payments are in the band, not among the marks. */
#define LIKELY 0.5

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
        /* Landmarks only: what is less than a usual day's spending would hide them. */
        .minor = ABS (event->amount) < forecast->daily_spending,
      };

      if (event->date > forecast->as_of && event->date <= last && event->probability >= LIKELY)
        g_array_append_val (events, plotted);
    }
  return events;
}

static gboolean
has_days (const FinBalanceForecast *forecast, gsize n_days)
{
  return forecast != NULL && (gsize)forecast->n_days >= n_days;
}

/* The chart in words: first what matters, then the curve. */
static char *
describe (FinSession *session, const FinBalanceForecast *forecast, FinPlot *plot)
{
  g_autofree char *low = fin_sentence_low_point (session, forecast);
  const char *curve = fin_plot_get_summary (plot);

  if (low == NULL || curve == NULL)
    return low != NULL ? g_steal_pointer (&low) : g_strdup (curve);
  /* Translators: a sentence without its full stop, then more sentences */
  return g_strdup_printf (_ ("%1$s. %2$s"), low, curve);
}

/**
 * fin_balance_chart_show:
 * @lines: (nullable): drawn beside
 * @days_back: at most so much of the history is shown
 * @days_ahead: at most so much of the forecast is shown
 */
void
fin_balance_chart_show (FinChart *chart,
                        FinSession *session,
                        const FinBalanceForecast *forecast,
                        const FinBalanceLines *lines,
                        int days_back,
                        int days_ahead)
{
  g_auto (FinForecastColumns) columns = { 0 }, changed = { 0 }, prophet = { 0 };
  g_autoptr (GArray) events
      = collect_events (forecast, forecast->as_of + MIN (days_ahead, forecast->n_days));
  g_autofree char *summary = NULL;
  g_autoptr (FinXyPlot) plot = NULL;
  FinForecastPlotData data = { 0 };

  fin_forecast_columns_init (&columns, forecast, days_back, days_ahead);
  if (lines != NULL && has_days (lines->changed, columns.n_days))
    fin_forecast_columns_init (&changed, lines->changed, 0, days_ahead);
  if (lines != NULL && has_days (lines->prophet, columns.n_days))
    fin_forecast_columns_init (&prophet, lines->prophet, 0, days_ahead);
  data.currency = forecast->currency;
  data.today = fin_session_get_today (session);
  data.n_history = columns.n_history;
  data.history_days = columns.history_days;
  data.history = columns.history;
  data.n_forecast = columns.n_days;
  data.forecast_days = columns.days;
  data.median = columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN];
  data.low95 = columns.levels[FIN_INSIGHTS_LEVEL_LOW];
  data.high95 = columns.levels[FIN_INSIGHTS_LEVEL_HIGH];
  data.low50 = columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN - 1];
  data.high50 = columns.levels[FIN_INSIGHTS_LEVEL_MEDIAN + 1];
  data.what_if = changed.levels[FIN_INSIGHTS_LEVEL_MEDIAN];
  data.other = prophet.levels[FIN_INSIGHTS_LEVEL_MEDIAN];
  data.other_label = _ ("Prophet");
  data.known = columns.known;
  data.everyday = columns.everyday;
  data.margin = (double)forecast->margin;
  data.relative = forecast->relative;
  data.n_events = events->len;
  data.events = (const FinPlotEvent *)(gpointer)events->data;

  plot = fin_forecast_plot_new (&data);
  fin_plot_set_amounts_hidden (FIN_PLOT (plot), fin_session_get_amounts_hidden (session));
  fin_chart_set_plot (chart, FIN_PLOT (plot));
  summary = describe (session, forecast, FIN_PLOT (plot));
  fin_chart_set_summary (chart, summary);
}
