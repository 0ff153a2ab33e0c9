/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composes the balance chart out of layers, and says in a sentence what it shows. */
#include "fin-forecast-plot.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-band-layer.h"
#include "fin-format.h"
#include "fin-line-layer.h"
#include "fin-marker-layer.h"
#include "fin-note-layer.h"
#include "fin-plot-money.h"
#include "fin-reason-layer.h"
#include "fin-rule-layer.h"

#define INNER_STRENGTH 0.18
#define WIDE_STRENGTH  0.13

/* Days as doubles, with one more in front for the day that joins the past to the future. */
static double *
widen_days (const FinDate *days, gsize n_days, FinDate first)
{
  double *x = g_new (double, n_days + 1);

  x[0] = first;
  for (gsize i = 0; i < n_days; i++)
    x[i + 1] = days[i];
  return x;
}

static double *
widen_values (const double *values, gsize n_values, double first)
{
  double *y = g_new (double, n_values + 1);

  y[0] = first;
  for (gsize i = 0; i < n_values; i++)
    y[i + 1] = values[i];
  return y;
}

static double
get_balance_now (const FinForecastPlotData *data)
{
  return data->n_history > 0 ? data->history[data->n_history - 1] : NAN;
}

static FinDate
get_last_known_day (const FinForecastPlotData *data)
{
  return data->n_history > 0 ? data->history_days[data->n_history - 1] : data->today;
}

/* A curve into the future that starts at today's balance. */
static FinSeries *
join (const FinForecastPlotData *data, const double *low, const double *high)
{
  FinDate last_day = get_last_known_day (data);
  double now = get_balance_now (data);
  g_autofree double *x = widen_days (data->forecast_days, data->n_forecast, last_day);
  g_autofree double *lower = widen_values (low, data->n_forecast, now);
  g_autofree double *upper = widen_values (high, data->n_forecast, now);

  return fin_series_new_interval (x, lower, upper, data->n_forecast + 1);
}

static void
add_future_layer (FinXyPlot *plot, const FinForecastPlotData *data, FinPlotLayer *layer)
{
  fin_plot_layer_set_read_after (layer, get_last_known_day (data));
  fin_xy_plot_add_layer (plot, layer);
}

static void
add_band (FinXyPlot *plot,
          const FinForecastPlotData *data,
          const double *low,
          const double *high,
          const char *label,
          double strength)
{
  g_autoptr (FinSeries) series = NULL;
  FinPlotLayer *layer;

  if (data->n_forecast == 0 || low == NULL || high == NULL)
    return;
  series = join (data, low, high);
  layer = fin_band_layer_new (series, label, FIN_COLOR_ACCENT, strength);
  fin_band_layer_set_warns (FIN_BAND_LAYER (layer), !data->relative);
  add_future_layer (plot, data, layer);
}

static void
add_bands (FinXyPlot *plot, const FinForecastPlotData *data)
{
  /* Translators: the interval that holds 95 % of outcomes */
  add_band (plot, data, data->low95, data->high95, _ ("95% range"), WIDE_STRENGTH);
  /* Translators: the interval that holds half of outcomes */
  add_band (plot, data, data->low50, data->high50, _ ("50% range"), INNER_STRENGTH);
}

static void
add_history (FinXyPlot *plot, const FinForecastPlotData *data)
{
  g_autofree double *x = g_new (double, data->n_history + 1);
  g_autoptr (FinSeries) series = NULL;
  FinPlotLayer *layer;

  for (gsize i = 0; i < data->n_history; i++)
    x[i] = data->history_days[i];
  series = fin_series_new (x, data->history, data->n_history);
  layer = fin_line_layer_new (series, _ ("Balance"), FIN_COLOR_ACCENT);
  fin_line_layer_set_filled (FIN_LINE_LAYER (layer), TRUE);
  fin_xy_plot_add_layer (plot, layer);
}

static void
add_forecast (FinXyPlot *plot, const FinForecastPlotData *data)
{
  g_autoptr (FinSeries) median = NULL;
  g_autoptr (FinSeries) what_if = NULL;
  FinPlotLayer *layer;

  if (data->n_forecast == 0 || data->median == NULL)
    return;
  median = join (data, data->median, data->median);
  layer = fin_line_layer_new (median, _ ("Forecast"), FIN_COLOR_ACCENT);
  fin_line_layer_set_dashed (FIN_LINE_LAYER (layer), TRUE);
  add_future_layer (plot, data, layer);
  if (data->other != NULL)
    {
      g_autoptr (FinSeries) other = join (data, data->other, data->other);

      layer = fin_line_layer_new (other, data->other_label, FIN_COLOR_MUTED);
      fin_line_layer_set_dashed (FIN_LINE_LAYER (layer), TRUE);
      add_future_layer (plot, data, layer);
    }
  if (data->what_if == NULL)
    return;
  what_if = join (data, data->what_if, data->what_if);
  layer = fin_line_layer_new (what_if, _ ("With the change"), FIN_COLOR_COMPARISON);
  fin_line_layer_set_dashed (FIN_LINE_LAYER (layer), TRUE);
  fin_line_layer_set_weight (FIN_LINE_LAYER (layer), 1.25);
  add_future_layer (plot, data, layer);
}

static gsize
find_lowest (const double *values, gsize n_values)
{
  gsize lowest = 0;

  for (gsize i = 1; i < n_values; i++)
    if (values[i] < values[lowest] || isnan (values[lowest]))
      lowest = i;
  return lowest;
}

/* The lowest point to come is what people look for, so it is pointed at. */
static void
add_lowest (FinXyPlot *plot, const FinForecastPlotData *data)
{
  g_autofree char *amount = NULL, *day = NULL, *text = NULL;
  gsize lowest;

  if (data->n_forecast == 0 || data->median == NULL)
    return;
  lowest = find_lowest (data->median, data->n_forecast);
  amount = fin_format_money_rounded (fin_plot_minor (data->median[lowest]), data->currency);
  day = fin_format_date_weekday (data->forecast_days[lowest]);
  /* Translators: beside the lowest point of a curve: %1$s is an amount, %2$s a day */
  text = g_strdup_printf (_ ("Lowest: %1$s, %2$s"), amount, day);
  fin_xy_plot_add_layer (
      plot, fin_note_layer_new (data->forecast_days[lowest], data->median[lowest], text,
                                data->median[lowest] < 0 ? FIN_COLOR_NEGATIVE : FIN_COLOR_ACCENT));
}

/* Where the data are old, today is beyond all that is shown. */
static gboolean
shows_today (const FinForecastPlotData *data)
{
  return data->n_forecast > 0 && data->today <= data->forecast_days[data->n_forecast - 1];
}

static void
add_limits (FinXyPlot *plot, const FinForecastPlotData *data)
{
  if (data->margin > 0 && !data->relative)
    fin_xy_plot_add_layer (
        plot, fin_rule_layer_new_value (data->margin, _ ("Safety margin"), FIN_COLOR_WARNING));
  if (shows_today (data))
    fin_xy_plot_add_layer (plot, fin_rule_layer_new_day (data->today, _ ("Today")));
}

static void
add_events (FinXyPlot *plot, const FinForecastPlotData *data)
{
  static const struct
  {
    FinMarkerShape shape;
    FinColorRole role;
  } looks[] = {
    [FIN_PLOT_EVENT_BILL] = { FIN_MARKER_DOWN, FIN_COLOR_NEGATIVE },
    [FIN_PLOT_EVENT_PAYDAY] = { FIN_MARKER_UP, FIN_COLOR_POSITIVE },
    [FIN_PLOT_EVENT_PURCHASE] = { FIN_MARKER_DIAMOND, FIN_COLOR_COMPARISON },
  };
  FinPlotLayer *layer;

  if (data->n_events == 0)
    return;
  layer = fin_marker_layer_new (_ ("Paydays and bills"));
  for (gsize i = 0; i < data->n_events; i++)
    {
      const FinPlotEvent *event = &data->events[i];

      fin_marker_layer_add (FIN_MARKER_LAYER (layer), event->day,
                            event->minor ? FIN_MARKER_NONE : looks[event->kind].shape,
                            looks[event->kind].role, event->label, event->amount);
    }
  fin_xy_plot_add_layer (plot, layer);
}

static void
add_reason (FinXyPlot *plot,
            const FinForecastPlotData *data,
            const double *changes,
            const char *label)
{
  g_autofree double *x = g_new (double, data->n_forecast + 1);
  g_autoptr (FinSeries) series = NULL;

  if (data->n_forecast == 0 || changes == NULL)
    return;
  for (gsize i = 0; i < data->n_forecast; i++)
    x[i] = data->forecast_days[i];
  series = fin_series_new (x, changes, data->n_forecast);
  fin_xy_plot_add_layer (plot, fin_reason_layer_new (series, label));
}

/* Why the balance is what it is on a day, beside the payments that have a name. */
static void
add_reasons (FinXyPlot *plot, const FinForecastPlotData *data)
{
  /* Translators: what recurring payments move on a day, each counted by its chance to come then */
  add_reason (plot, data, data->known, _ ("Payments, by their chances"));
  /* Translators: what everything that has no date moves on a day */
  add_reason (plot, data, data->everyday, _ ("Everything without a date"));
}

/* Within a sentence, where "Tomorrow" does not fit; a day of another year says which. */
static char *
format_day (FinDate day, FinDate today)
{
  int year, this_year;

  fin_date_to_ymd (day, &year, NULL, NULL);
  fin_date_to_ymd (today, &this_year, NULL, NULL);
  return year == this_year ? fin_format_date_weekday (day) : fin_format_date_medium (day);
}

static char *
summarize_history (const FinForecastPlotData *data)
{
  g_autofree char *balance = fin_plot_money (get_balance_now (data), data->currency);
  g_autofree char *from = fin_format_date_medium (data->history_days[0]);
  g_autofree char *last = format_day (get_last_known_day (data), data->today);

  if (get_last_known_day (data) == data->today)
    /* Translators: %1$s is a date, %2$s an amount */
    return g_strdup_printf (_ ("Balance since %1$s, now %2$s."), from, balance);
  /* Translators: %1$s and %3$s are dates, %2$s an amount: the newest data are not of today */
  return g_strdup_printf (_ ("Balance since %1$s, last known %2$s on %3$s."), from, balance, last);
}

static char *
summarize_forecast (const FinForecastPlotData *data)
{
  gsize lowest = find_lowest (data->median, data->n_forecast);
  gsize last = data->n_forecast - 1;
  g_autofree char *low = fin_plot_money (data->median[lowest], data->currency);
  g_autofree char *low_day = format_day (data->forecast_days[lowest], data->today);
  g_autofree char *end = fin_plot_money (data->median[last], data->currency);
  g_autofree char *end_day = format_day (data->forecast_days[last], data->today);

  /* Translators: %1$s and %3$s are amounts, %2$s and %4$s dates */
  return g_strdup_printf (_ ("Forecast: lowest %1$s on %2$s, and %3$s on %4$s."), low, low_day, end,
                          end_day);
}

static char *
summarize (const FinForecastPlotData *data)
{
  g_autofree char *past = NULL;
  g_autofree char *future = NULL;

  if (data->n_history == 0)
    return g_strdup (_ ("No balance is known yet."));
  past = summarize_history (data);
  if (data->n_forecast == 0 || data->median == NULL)
    return g_steal_pointer (&past);
  future = summarize_forecast (data);
  return g_strjoin (" ", past, future, NULL);
}

/**
 * fin_forecast_plot_new:
 *
 * History as a solid line over a gradient; the forecast dashed, in its intervals; today, the
 * safety margin and zero as rules; bills and paydays in a lane below. The summary is set.
 *
 * Returns: (transfer full): the plot; nothing of @data is kept
 */
FinXyPlot *
fin_forecast_plot_new (const FinForecastPlotData *data)
{
  FinXyPlot *plot = fin_xy_plot_new (FIN_AXIS_DAYS, data->currency);
  g_autofree char *summary = summarize (data);

  fin_xy_plot_set_today (plot, data->today);
  add_bands (plot, data);
  add_limits (plot, data);
  add_history (plot, data);
  add_forecast (plot, data);
  add_events (plot, data);
  add_reasons (plot, data);
  add_lowest (plot, data);
  fin_plot_set_start_item (
      FIN_PLOT (plot),
      fin_xy_plot_find_x (plot, shows_today (data) ? data->today : get_last_known_day (data)));
  fin_plot_set_summary (FIN_PLOT (plot), summary);
  return plot;
}
