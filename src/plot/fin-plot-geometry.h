/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of a plot lies for one size, font and style; computed once, then only read. */
#pragma once

#include <pango/pangocairo.h>

#include "fin-axis.h"
#include "fin-plot-style.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} FinRect;

/**
 * FinPlotGeometry: lengths in pixels of a @width by @height drawing
 * @inner: the data area
 * @lane: below it, for marks with names; without height when no layer wants it
 */
typedef struct
{
  double width;
  double height;
  FinRect inner;
  FinRect lane;
  FinAxis x_axis;
  FinAxis y_axis;
  FinPlotStyle style;
  PangoContext *context;
  double line_height; /* of a label, pixels */
} FinPlotGeometry;

FinPlotGeometry *fin_plot_geometry_new (PangoContext *context,
                                        const FinPlotStyle *style,
                                        double width,
                                        double height);
void fin_plot_geometry_free (FinPlotGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinPlotGeometry, fin_plot_geometry_free)

double fin_plot_geometry_map_x (const FinPlotGeometry *self, double value);
double fin_plot_geometry_map_y (const FinPlotGeometry *self, double value);
double fin_plot_geometry_unmap_x (const FinPlotGeometry *self, double x);
gboolean fin_rect_contains (FinRect rect, double x, double y);
FinRect fin_plot_geometry_mirror (const FinPlotGeometry *self, FinRect rect);

G_END_DECLS
