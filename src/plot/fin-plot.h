/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of data: measured for a size, drawn on any cairo_t, read point by point. Knows no
 * widget. */
#pragma once

#include <glib-object.h>

#include "fin-plot-geometry.h"
#include "fin-readout.h"

G_BEGIN_DECLS

#define FIN_PLOT_NO_ITEM G_MAXUINT

#define FIN_TYPE_PLOT    (fin_plot_get_type ())
G_DECLARE_DERIVABLE_TYPE (FinPlot, fin_plot, FIN, PLOT, GObject)

/**
 * FinPlotClass:
 * @items_run_down: items are rows, walked with Up and Down too
 * @get_natural_height: (nullable): of a plot whose height follows from what it holds
 * @measure: fills @geometry, whose size, style and context are set already
 * @draw: draws everything but the selection
 * @draw_selection: marks one item, for hover and keyboard
 * @get_n_items: number of things that can be walked and read, in reading order
 * @find_item: the item for a pointer at a place, %FIN_PLOT_NO_ITEM where there is none
 * @get_item_area: where an item is, for a popover to point at
 * @read_item: what it says
 */
struct _FinPlotClass
{
  GObjectClass parent_class;

  gboolean items_run_down;
  double (*get_natural_height) (FinPlot *self, double line_height);
  void (*measure) (FinPlot *self, FinPlotGeometry *geometry);
  void (*draw) (FinPlot *self, const FinPlotGeometry *geometry, cairo_t *cr);
  void (*draw_selection) (FinPlot *self, const FinPlotGeometry *geometry, guint item, cairo_t *cr);
  guint (*get_n_items) (FinPlot *self);
  guint (*find_item) (FinPlot *self, const FinPlotGeometry *geometry, double x, double y);
  FinRect (*get_item_area) (FinPlot *self, const FinPlotGeometry *geometry, guint item);
  FinReadout *(*read_item) (FinPlot *self, guint item);
};

double fin_plot_get_natural_height (FinPlot *self, double line_height);
FinPlotGeometry *fin_plot_measure (
    FinPlot *self, PangoContext *context, const FinPlotStyle *style, double width, double height);
void fin_plot_draw (FinPlot *self, const FinPlotGeometry *geometry, cairo_t *cr);
void
fin_plot_draw_selection (FinPlot *self, const FinPlotGeometry *geometry, guint item, cairo_t *cr);
guint fin_plot_get_n_items (FinPlot *self);
guint fin_plot_find_item (FinPlot *self, const FinPlotGeometry *geometry, double x, double y);
FinRect fin_plot_get_item_area (FinPlot *self, const FinPlotGeometry *geometry, guint item);
FinReadout *fin_plot_read_item (FinPlot *self, guint item);

const char *fin_plot_get_summary (FinPlot *self);
void fin_plot_set_summary (FinPlot *self, const char *summary);
gboolean fin_plot_get_amounts_hidden (FinPlot *self);
void fin_plot_set_amounts_hidden (FinPlot *self, gboolean hidden);
guint fin_plot_get_start_item (FinPlot *self);
void fin_plot_set_start_item (FinPlot *self, guint item);
void fin_plot_changed (FinPlot *self);

G_END_DECLS
