/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few shapes that layers draw with. */
#pragma once

#include "fin-plot-geometry.h"

G_BEGIN_DECLS

void fin_plot_trace_rounded (cairo_t *cr, FinRect rect, double radius);
void fin_plot_trace_column (cairo_t *cr, FinRect rect, double radius, gboolean upwards);
void fin_plot_trace_bar (cairo_t *cr, FinRect rect, double radius, gboolean mirrored);
void fin_plot_trace_triangle (cairo_t *cr, double x, double y, double size, gboolean upwards);
void fin_plot_trace_diamond (cairo_t *cr, double x, double y, double size);
void fin_plot_fill_hatched (cairo_t *cr, FinColor color, gboolean strong);

G_END_DECLS
