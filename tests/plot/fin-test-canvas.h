/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture in memory that tests draw a plot on and look for ink in. */
#pragma once

#include "fin-plot.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_surface_t *surface;
  FinPlotGeometry *geometry;
} FinTestCanvas;

FinTestCanvas *
fin_test_canvas_new (FinPlot *plot, const FinPlotStyle *style, int width, int height);
void fin_test_canvas_free (FinTestCanvas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinTestCanvas, fin_test_canvas_free)

void fin_test_canvas_select (FinTestCanvas *self, FinPlot *plot, guint item);
gboolean
fin_test_canvas_has_ink (FinTestCanvas *self, double x, double y, double radius, FinColor color);
gsize fin_test_canvas_count_ink (FinTestCanvas *self, FinRect area, FinColor color);
FinColor fin_test_canvas_read (FinTestCanvas *self, int x, int y);

G_END_DECLS
