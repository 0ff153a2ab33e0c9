/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the aspects of FinXyPlot share: its layers, and its frame of axes and legend. */
#pragma once

#include "fin-xy-plot.h"

G_BEGIN_DECLS

void fin_xy_frame_measure (FinPlotGeometry *geometry,
                           GPtrArray *layers,
                           FinXyParts parts,
                           FinRange shown);
void fin_xy_frame_draw_grid (const FinPlotGeometry *geometry, cairo_t *cr);
void fin_xy_frame_draw_labels (const FinPlotGeometry *geometry, cairo_t *cr);
void fin_xy_frame_draw_legend (const FinPlotGeometry *geometry, GPtrArray *layers, cairo_t *cr);

G_END_DECLS
