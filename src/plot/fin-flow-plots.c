/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compositions of layers that several pages show, each with its summary in words. */
#include "fin-flow-plots.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-column-layer.h"
#include "fin-format.h"
#include "fin-line-layer.h"
#include "fin-marker-layer.h"
#include "fin-note-layer.h"
#include "fin-plot-money.h"
#include "fin-rule-layer.h"

static FinSeries *
create_series (double first, const gint64 *values, gsize n_values)
{
  g_autofree double *x = g_new (double, n_values + 1);
  g_autofree double *y = g_new (double, n_values + 1);

  for (gsize i = 0; i < n_values; i++)
    {
      x[i] = first + (double) i;
      y[i] = (double) values[i];
    }
  return fin_series_new (x, y, n_values);
}

static int
get_month_number (FinDate date)
{
  int year, month;

  fin_date_to_ymd (date, &year, &month, NULL);
  return year * 12 + month - 1;
}

static double
sum (const gint64 *values, gsize n_values)
{
  double total = 0;

  for (gsize i = 0; i < n_values; i++)
    total += (double) values[i];
  return total;
}

static char *
summarize_months (const char *currency,
                  FinDate first,
                  gsize n_months,
                  const gint64 *income,
                  const gint64 *spending)
{
  g_autofree char *from = fin_format_month (first);
  g_autofree char *came = NULL;
  g_autofree char *went = NULL;

  if (n_months == 0)
    return g_strdup (_ ("There are no months to compare yet."));
  came = fin_plot_money (sum (income, n_months) / (double) n_months, currency);
  went = fin_plot_money (sum (spending, n_months) / (double) n_months, currency);
  /* Translators: %1$s is a month, %2$s and %3$s are amounts */
  return g_strdup_printf (_ ("Income and spending by month since %1$s: on average %2$s came in and "
                             "%3$s went out."),
                          from, came, went);
}

/**
 * fin_months_plot_new:
 * @first_month: any day of the first month
 * @income: (array length=n_months): minor units, as @spending; both positive
 *
 * Two columns for each month: income is filled, spending hatched.
 *
 * Returns: (transfer full): the plot
 */
FinXyPlot *
fin_months_plot_new (const char *currency,
                     FinDate first_month,
                     gsize n_months,
                     const gint64 *income,
                     const gint64 *spending)
{
  FinXyPlot *plot = fin_xy_plot_new (FIN_AXIS_MONTHS, currency);
  int first = get_month_number (first_month);
  g_autoptr (FinSeries) in = create_series (first, income, n_months);
  g_autoptr (FinSeries) out = create_series (first, spending, n_months);
  g_autofree char *summary = summarize_months (currency, first_month, n_months, income, spending);
  FinPlotLayer *came = fin_column_layer_new (in, _ ("Income"), FIN_COLOR_POSITIVE);
  FinPlotLayer *went = fin_column_layer_new (out, _ ("Spending"), FIN_COLOR_WARNING);

  fin_column_layer_set_slot (FIN_COLUMN_LAYER (came), 0, 2);
  fin_column_layer_set_slot (FIN_COLUMN_LAYER (went), 1, 2);
  fin_column_layer_set_hatched (FIN_COLUMN_LAYER (went), TRUE);
  fin_xy_plot_add_layer (plot, came);
  fin_xy_plot_add_layer (plot, went);
  fin_plot_set_start_item (FIN_PLOT (plot), n_months > 0 ? (guint) n_months - 1 : 0);
  fin_plot_set_summary (FIN_PLOT (plot), summary);
  return plot;
}

static char *
summarize_pace (const char *currency, gsize known, const gint64 *spent, const gint64 *usual)
{
  gint64 so_far = known > 0 ? spent[known - 1] : 0;
  gint64 usually = known > 0 && usual != NULL ? usual[known - 1] : 0;
  g_autofree char *amount = fin_format_money (so_far, currency);
  g_autofree char *difference =
      fin_plot_money (fabs ((double) so_far - (double) usually), currency);

  if (usual == NULL || known == 0)
    /* Translators: %s is an amount */
    return g_strdup_printf (_ ("Spent so far: %s."), amount);
  if (so_far > usually)
    /* Translators: both are amounts */
    return g_strdup_printf (_ ("Spent so far: %s, which is %s more than usual by this day."),
                            amount, difference);
  /* Translators: both are amounts */
  return g_strdup_printf (_ ("Spent so far: %s, which is %s less than usual by this day."), amount,
                          difference);
}

/**
 * fin_pace_plot_new:
 * @period: the month, or pay cycle, shown
 * @today: in @period; @spent is known for the days to here
 * @spent: running total of spending for each day of @period up to @today, minor units, positive
 * @usual: (nullable): usual running total for each day of @period
 *
 * Returns: (transfer full): the running total against the usual one, dashed
 */
FinXyPlot *
fin_pace_plot_new (
    const char *currency, FinPeriod period, FinDate today, const gint64 *spent, const gint64 *usual)
{
  FinXyPlot *plot = fin_xy_plot_new (FIN_AXIS_DAYS, currency);
  gsize n_days = (gsize) fin_period_days (period);
  gsize known = (gsize) fin_period_days ((FinPeriod){ period.first, MIN (today, period.last) });
  g_autoptr (FinSeries) total = create_series (period.first, spent, known);
  g_autofree char *summary = summarize_pace (currency, known, spent, usual);
  FinPlotLayer *layer;

  fin_xy_plot_set_today (plot, today);
  fin_xy_plot_set_shown (plot, (FinRange){ period.first, period.last });
  if (usual != NULL)
    {
      g_autoptr (FinSeries) pace = create_series (period.first, usual, n_days);

      layer = fin_line_layer_new (pace, _ ("Usual"), FIN_COLOR_MUTED);
      fin_line_layer_set_dashed (FIN_LINE_LAYER (layer), TRUE);
      fin_xy_plot_add_layer (plot, layer);
    }
  layer = fin_line_layer_new (total, _ ("Spent"), FIN_COLOR_ACCENT);
  fin_line_layer_set_filled (FIN_LINE_LAYER (layer), TRUE);
  fin_xy_plot_add_layer (plot, layer);
  if (known > 0)
    fin_xy_plot_add_layer (plot,
                           fin_note_layer_new (period.first + (double) known - 1,
                                               (double) spent[known - 1], NULL, FIN_COLOR_ACCENT));
  fin_plot_set_start_item (FIN_PLOT (plot), fin_xy_plot_find_x (plot, today));
  fin_plot_set_summary (FIN_PLOT (plot), summary);
  return plot;
}

/* What comes in on each day, or what goes out; a day without either is a gap. */
static FinSeries *
sum_days (FinPeriod period, const FinPlotEvent *events, gsize n_events, gboolean incoming)
{
  gsize n_days = (gsize) fin_period_days (period);
  g_autofree double *x = g_new (double, n_days + 1);
  g_autofree double *y = g_new (double, n_days + 1);

  for (gsize i = 0; i < n_days; i++)
    {
      x[i] = period.first + (double) i;
      y[i] = NAN;
    }
  for (gsize i = 0; i < n_events; i++)
    {
      double *day = y + (events[i].day - period.first);

      if (!fin_period_contains (period, events[i].day) || (events[i].amount > 0) != incoming)
        continue;
      *day = (isnan (*day) ? 0 : *day) + (double) events[i].amount;
    }
  return fin_series_new (x, y, n_days);
}

static void
add_strip_columns (FinXyPlot *plot, FinSeries *series, const char *label, int role)
{
  fin_xy_plot_add_layer (plot, fin_column_layer_new (series, label, role));
}

static char *
summarize_strip (FinPeriod period, const FinPlotEvent *events, gsize n_events)
{
  g_autofree char *from = fin_format_date_short (period.first);
  g_autofree char *to = fin_format_date_short (period.last);
  gsize n_shown = 0;

  for (gsize i = 0; i < n_events; i++)
    n_shown += fin_period_contains (period, events[i].day) ? 1 : 0;
  /* Translators: %1$s and %2$s are days, %3$u is how many bills and paydays lie between them */
  return g_strdup_printf (ngettext ("From %1$s to %2$s: %3$u expected bill or payday.",
                                    "From %1$s to %2$s: %3$u expected bills and paydays.", n_shown),
                          from, to, (guint) n_shown);
}

/**
 * fin_strip_plot_new:
 * @period: the days shown, a month for instance
 * @events: (array length=n_events): those outside of @period are left out
 *
 * What falls when: money in above the line, money out below it, names where there is room.
 *
 * Returns: (transfer full): the plot
 */
FinXyPlot *
fin_strip_plot_new (const char *currency,
                    FinPeriod period,
                    FinDate today,
                    const FinPlotEvent *events,
                    gsize n_events)
{
  FinXyPlot *plot = fin_xy_plot_new (FIN_AXIS_DAYS, currency);
  g_autoptr (FinSeries) in = sum_days (period, events, n_events, TRUE);
  g_autoptr (FinSeries) out = sum_days (period, events, n_events, FALSE);
  g_autofree char *summary = summarize_strip (period, events, n_events);
  FinPlotLayer *names = fin_marker_layer_new (NULL);

  fin_xy_plot_set_today (plot, today);
  fin_xy_plot_set_parts (plot, FIN_XY_AXES);
  fin_xy_plot_set_shown (plot, (FinRange){ period.first - 0.5, period.last + 0.5 });
  if (fin_period_contains (period, today))
    fin_xy_plot_add_layer (plot, fin_rule_layer_new_day (today, NULL));
  add_strip_columns (plot, in, NULL, FIN_COLOR_POSITIVE);
  add_strip_columns (plot, out, NULL, FIN_COLOR_NEGATIVE);
  for (gsize i = 0; i < n_events; i++)
    if (fin_period_contains (period, events[i].day))
      fin_marker_layer_add (FIN_MARKER_LAYER (names), events[i].day,
                            events[i].amount > 0 ? FIN_MARKER_UP : FIN_MARKER_DOWN,
                            events[i].amount > 0 ? FIN_COLOR_POSITIVE : FIN_COLOR_NEGATIVE,
                            events[i].label, events[i].amount);
  fin_xy_plot_add_layer (plot, names);
  fin_plot_set_start_item (FIN_PLOT (plot), fin_xy_plot_find_x (plot, today));
  fin_plot_set_summary (FIN_PLOT (plot), summary);
  return plot;
}

/**
 * fin_spark_plot_new:
 * @first: day of the first of @n_values values, one for each day, minor units
 *
 * Returns: (transfer full): a line without axes, for a row of a list
 */
FinXyPlot *
fin_spark_plot_new (const char *currency, FinDate first, const gint64 *values, gsize n_values)
{
  FinXyPlot *plot = fin_xy_plot_new (FIN_AXIS_DAYS, currency);
  g_autoptr (FinSeries) series = create_series (first, values, n_values);
  FinPlotLayer *layer = fin_line_layer_new (series, _ ("Balance"), FIN_COLOR_ACCENT);

  fin_line_layer_set_filled (FIN_LINE_LAYER (layer), TRUE);
  fin_xy_plot_set_parts (plot, 0);
  fin_xy_plot_add_layer (plot, layer);
  return plot;
}
