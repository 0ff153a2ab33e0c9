/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One kind of mark in a FinXyPlot. Only layers know pixels. */
#pragma once

#include <gio/gio.h>

#include "fin-plot-geometry.h"
#include "fin-readout.h"
#include "fin-series.h"

G_BEGIN_DECLS

#define FIN_TYPE_PLOT_LAYER (fin_plot_layer_get_type ())
G_DECLARE_DERIVABLE_TYPE (FinPlotLayer, fin_plot_layer, FIN, PLOT_LAYER, GObject)

/**
 * FinPlotLayerClass:
 * @rank: order in legend and readout: 0 for values, 1 for intervals, 2 for the rest
 * @wants_lane: draws into the lane below the data area
 * @collect: adds the x of everything that can be read
 * @extend: widens the ranges to hold what the layer shows
 * @draw: in the clip of the data area
 * @draw_outside: (nullable): what may leave the data area, such as a label
 * @draw_key: (nullable): the sample in the legend, in a box of a line's height
 * @draw_selection: (nullable): the mark at @x while it is read
 * @read: (nullable): adds rows about @x, when the layer says something there
 */
struct _FinPlotLayerClass
{
  GObjectClass parent_class;

  int rank;
  gboolean wants_lane;
  void (*collect) (FinPlotLayer *self, GArray *xs);
  void (*extend) (FinPlotLayer *self, FinRange *x, FinRange *y);
  void (*draw) (FinPlotLayer *self, const FinPlotGeometry *geometry, cairo_t *cr);
  void (*draw_outside) (FinPlotLayer *self, const FinPlotGeometry *geometry, cairo_t *cr);
  void (*draw_key) (FinPlotLayer *self, const FinPlotGeometry *geometry, FinRect box, cairo_t *cr);
  void (*draw_selection) (FinPlotLayer *self,
                          const FinPlotGeometry *geometry,
                          double x,
                          cairo_t *cr);
  void (*read) (FinPlotLayer *self, double x, const char *currency, FinReadout *readout);
};

void fin_plot_layer_collect (FinPlotLayer *self, GArray *xs);
gboolean fin_plot_layer_wants_lane (FinPlotLayer *self);
gboolean fin_plot_layer_has_key (FinPlotLayer *self);
int fin_plot_layer_get_rank (FinPlotLayer *self);
void fin_plot_layer_extend (FinPlotLayer *self, FinRange *x, FinRange *y);
void fin_plot_layer_draw (FinPlotLayer *self, const FinPlotGeometry *geometry, cairo_t *cr);
void fin_plot_layer_draw_outside (FinPlotLayer *self, const FinPlotGeometry *geometry, cairo_t *cr);
void fin_plot_layer_draw_key (FinPlotLayer *self,
                              const FinPlotGeometry *geometry,
                              FinRect box,
                              cairo_t *cr);
void fin_plot_layer_draw_selection (FinPlotLayer *self,
                                    const FinPlotGeometry *geometry,
                                    double x,
                                    cairo_t *cr);
void fin_plot_layer_read (FinPlotLayer *self, double x, const char *currency, FinReadout *readout);

const char *fin_plot_layer_get_label (FinPlotLayer *self);
void fin_plot_layer_set_label (FinPlotLayer *self, const char *label);
int fin_plot_layer_get_role (FinPlotLayer *self);
void fin_plot_layer_set_role (FinPlotLayer *self, int role);
FinSeries *fin_plot_layer_get_series (FinPlotLayer *self);
void fin_plot_layer_set_series (FinPlotLayer *self, FinSeries *series);
void fin_plot_layer_set_read_after (FinPlotLayer *self, double x);
gboolean fin_plot_layer_is_readable_at (FinPlotLayer *self, double x);

G_END_DECLS
