/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagonal is honest; below it more was said than happened. The first method stands out. */
#include "fin-reliability-plot.h"

#include "fin-dot-layer.h"
#include "fin-line-layer.h"

#define OTHERS_WEIGHT 0.5

static int
get_role (gsize method)
{
  return method == 0 ? FIN_COLOR_ACCENT : FIN_COLOR_CATEGORY + (int) method;
}

static void
add_diagonal (FinXyPlot *plot)
{
  const double ends[] = { 0, 1 };
  g_autoptr (FinSeries) series = fin_series_new (ends, ends, 2);
  FinPlotLayer *layer = fin_line_layer_new (series, NULL, FIN_COLOR_MUTED);

  fin_line_layer_set_dashed (FIN_LINE_LAYER (layer), TRUE);
  fin_line_layer_set_weight (FIN_LINE_LAYER (layer), OTHERS_WEIGHT);
  fin_xy_plot_add_layer (plot, layer);
}

static void
add_line (FinXyPlot *plot, const FinReliability *method, int role, double weight)
{
  g_autoptr (FinSeries) series = fin_series_new (method->said, method->happened, method->n_points);
  FinPlotLayer *line = fin_line_layer_new (series, NULL, role);

  fin_line_layer_set_weight (FIN_LINE_LAYER (line), weight);
  fin_xy_plot_add_layer (plot, line);
}

static void
add_dots (FinXyPlot *plot, const FinReliability *method, int role)
{
  g_autoptr (FinSeries) series = fin_series_new (method->said, method->happened, method->n_points);

  fin_xy_plot_add_layer (plot, fin_dot_layer_new (series, method->counts, method->name, role));
}

/** fin_reliability_plot_new: Returns: (transfer full): chances said across, how often up */
FinXyPlot *
fin_reliability_plot_new (const FinReliability *methods, gsize n_methods)
{
  FinXyPlot *plot = fin_xy_plot_new (FIN_AXIS_SHARE, NULL);

  fin_xy_plot_set_y_kind (plot, FIN_AXIS_SHARE);
  add_diagonal (plot);
  /* The first line is drawn over the others, and named first. */
  for (gsize i = n_methods; i-- > 0;)
    add_line (plot, &methods[i], get_role (i), i == 0 ? 1 : OTHERS_WEIGHT);
  for (gsize i = 0; i < n_methods; i++)
    add_dots (plot, &methods[i], get_role (i));
  return plot;
}
