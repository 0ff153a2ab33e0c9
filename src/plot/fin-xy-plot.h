/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers over a day, month or share axis and a money or share axis: grid, labels, legend, hover by bisection. */
#pragma once

#include "fin-plot-layer.h"
#include "fin-plot.h"

G_BEGIN_DECLS

/**
 * FinXyParts:
 * @FIN_XY_AXES: labels and grid; without them the plot is a spark line
 * @FIN_XY_LEGEND: names of the layers, where there is height for them
 * @FIN_XY_ZERO: show zero when it is near the data
 */
typedef enum
{
  FIN_XY_AXES = 1 << 0,
  FIN_XY_LEGEND = 1 << 1,
  FIN_XY_ZERO = 1 << 2,
} FinXyParts;

#define FIN_TYPE_XY_PLOT (fin_xy_plot_get_type ())
G_DECLARE_FINAL_TYPE (FinXyPlot, fin_xy_plot, FIN, XY_PLOT, FinPlot)

FinXyPlot *fin_xy_plot_new (FinAxisKind x_kind, const char *currency);
void fin_xy_plot_add_layer (FinXyPlot *self, FinPlotLayer *layer);
void fin_xy_plot_set_parts (FinXyPlot *self, FinXyParts parts);
void fin_xy_plot_set_shown (FinXyPlot *self, FinRange shown);
void fin_xy_plot_set_today (FinXyPlot *self, FinDate today);
void fin_xy_plot_set_y_kind (FinXyPlot *self, FinAxisKind y_kind);
double fin_xy_plot_get_item_x (FinXyPlot *self, guint item);
guint fin_xy_plot_find_x (FinXyPlot *self, double x);

G_END_DECLS
