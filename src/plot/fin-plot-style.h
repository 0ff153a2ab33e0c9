/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and sizes a plot is drawn with, handed in by a widget (from CSS) or taken from a
 * preset. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} FinColor;

#define FIN_PLOT_N_CATEGORIES 8

/**
 * FinColorRole: what a mark means; the style says how that looks.
 * @FIN_COLOR_CATEGORY: the first of %FIN_PLOT_N_CATEGORIES; add an index, which wraps around
 */
typedef enum
{
  FIN_COLOR_FOREGROUND,
  FIN_COLOR_MUTED,
  FIN_COLOR_GRID,
  FIN_COLOR_BACKGROUND,
  FIN_COLOR_ACCENT,
  FIN_COLOR_POSITIVE,
  FIN_COLOR_NEGATIVE,
  FIN_COLOR_WARNING,
  FIN_COLOR_COMPARISON,
  FIN_COLOR_CATEGORY,
} FinColorRole;

typedef enum
{
  FIN_PLOT_LIGHT,
  FIN_PLOT_DARK,
  FIN_PLOT_LIGHT_HIGH_CONTRAST,
  FIN_PLOT_DARK_HIGH_CONTRAST,
} FinPlotTheme;

typedef struct
{
  FinColor colors[FIN_COLOR_CATEGORY + FIN_PLOT_N_CATEGORIES];
  double line_width;
  gboolean high_contrast;
  gboolean mirrored; /* right to left: time still runs with the reading direction */
  gboolean opaque;   /* fill the background: for files, where no widget lies behind */
} FinPlotStyle;

FinPlotStyle fin_plot_style (FinPlotTheme theme);
FinColor fin_plot_style_get_color (const FinPlotStyle *style, int role);
FinColor fin_color_with_alpha (FinColor color, double alpha);
FinColor fin_color_mix (FinColor a, FinColor b, double share_of_b);
double fin_color_contrast (FinColor a, FinColor b);
void fin_color_set_source (FinColor color, cairo_t *cr);

G_END_DECLS
