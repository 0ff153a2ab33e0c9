/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers over a day or month axis and a money axis: grid, labels, legend, hover by bisection. */
#pragma once

#include "fin-plot-layer.h"
#include "fin-plot.h"

G_BEGIN_DECLS

#define FIN_TYPE_XY_PLOT (fin_xy_plot_get_type ())
G_DECLARE_FINAL_TYPE (FinXyPlot, fin_xy_plot, FIN, XY_PLOT, FinPlot)

FinXyPlot *fin_xy_plot_new (FinAxisKind x_kind, const char *currency);
void fin_xy_plot_add_layer (FinXyPlot *self, FinPlotLayer *layer);
GListModel *fin_xy_plot_get_layers (FinXyPlot *self);
void fin_xy_plot_set_decorated (FinXyPlot *self, gboolean axes, gboolean legend);
void fin_xy_plot_set_include_zero (FinXyPlot *self, gboolean include_zero);
double fin_xy_plot_get_item_x (FinXyPlot *self, guint item);

G_END_DECLS
