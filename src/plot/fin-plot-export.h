/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot as a file: PNG, SVG or PDF, by the ending of its name. */
#pragma once

#include "fin-plot.h"

G_BEGIN_DECLS

#define FIN_PLOT_ERROR (fin_plot_error_quark ())

/**
 * FinPlotError:
 * @FIN_PLOT_ERROR_FORMAT: the file name ends in none of .png, .svg and .pdf
 * @FIN_PLOT_ERROR_SIZE: the size is not between 16 and 16384 pixels
 * @FIN_PLOT_ERROR_WRITE: the file could not be written
 */
typedef enum
{
  FIN_PLOT_ERROR_FORMAT,
  FIN_PLOT_ERROR_SIZE,
  FIN_PLOT_ERROR_WRITE,
} FinPlotError;

GQuark fin_plot_error_quark (void);

gboolean fin_plot_export (FinPlot *self,
                          const char *path,
                          int width,
                          int height,
                          const FinPlotStyle *style,
                          GError **error);

G_END_DECLS
