/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small text in plots: tabular figures, measured and placed by its edges. */
#pragma once

#include "fin-plot-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  FIN_PLOT_TEXT_LABEL,
  FIN_PLOT_TEXT_STRONG,
  FIN_PLOT_TEXT_BODY,
  FIN_PLOT_TEXT_TITLE,
} FinPlotTextKind;

FinRect
fin_plot_text_measure (const FinPlotGeometry *geometry, const char *text, FinPlotTextKind kind);
FinRect fin_plot_text_draw (const FinPlotGeometry *geometry,
                            cairo_t *cr,
                            const char *text,
                            FinPlotTextKind kind,
                            double x,
                            double y,
                            double x_align,
                            double y_align,
                            double max_width);

G_END_DECLS
