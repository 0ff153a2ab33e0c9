/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths for columns, bars and marks, and a hatching that needs no colour. */
#include "fin-plot-shapes.h"

void
fin_plot_trace_rounded (cairo_t *cr, FinRect rect, double radius)
{
  double right = rect.x + rect.width;
  double bottom = rect.y + rect.height;

  radius = MIN (radius, MIN (rect.width, rect.height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, rect.y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, rect.x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, rect.x + radius, rect.y + radius, radius, G_PI, G_PI * 1.5);
  cairo_close_path (cr);
}

/** fin_plot_trace_column: rounded at the far end only: the other stands on its base line. */
void
fin_plot_trace_column (cairo_t *cr, FinRect rect, double radius, gboolean upwards)
{
  double right = rect.x + rect.width;
  double bottom = rect.y + rect.height;

  radius = MIN (radius, MIN (rect.width / 2, rect.height));
  cairo_new_sub_path (cr);
  if (upwards)
    {
      cairo_arc (cr, rect.x + radius, rect.y + radius, radius, G_PI, G_PI * 1.5);
      cairo_arc (cr, right - radius, rect.y + radius, radius, -G_PI / 2, 0);
      cairo_line_to (cr, right, bottom);
      cairo_line_to (cr, rect.x, bottom);
    }
  else
    {
      cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
      cairo_arc (cr, rect.x + radius, bottom - radius, radius, G_PI / 2, G_PI);
      cairo_line_to (cr, rect.x, rect.y);
      cairo_line_to (cr, right, rect.y);
    }
  cairo_close_path (cr);
}

/** fin_plot_trace_bar: a lying column; from the right when @mirrored. */
void
fin_plot_trace_bar (cairo_t *cr, FinRect rect, double radius, gboolean mirrored)
{
  double right = rect.x + rect.width;
  double bottom = rect.y + rect.height;

  radius = MIN (radius, MIN (rect.width, rect.height / 2));
  cairo_new_sub_path (cr);
  if (mirrored)
    {
      cairo_arc (cr, rect.x + radius, bottom - radius, radius, G_PI / 2, G_PI);
      cairo_arc (cr, rect.x + radius, rect.y + radius, radius, G_PI, G_PI * 1.5);
      cairo_line_to (cr, right, rect.y);
      cairo_line_to (cr, right, bottom);
    }
  else
    {
      cairo_arc (cr, right - radius, rect.y + radius, radius, -G_PI / 2, 0);
      cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
      cairo_line_to (cr, rect.x, bottom);
      cairo_line_to (cr, rect.x, rect.y);
    }
  cairo_close_path (cr);
}

/** fin_plot_trace_triangle: centred on @x, @y; @size is its width. */
void
fin_plot_trace_triangle (cairo_t *cr, double x, double y, double size, gboolean upwards)
{
  double half = size / 2;
  double tip = upwards ? -half * 0.9 : half * 0.9;

  cairo_new_sub_path (cr);
  cairo_move_to (cr, x - half, y - tip);
  cairo_line_to (cr, x + half, y - tip);
  cairo_line_to (cr, x, y + tip);
  cairo_close_path (cr);
}

void
fin_plot_trace_diamond (cairo_t *cr, double x, double y, double size)
{
  double half = size / 2;

  cairo_new_sub_path (cr);
  cairo_move_to (cr, x - half, y);
  cairo_line_to (cr, x, y - half);
  cairo_line_to (cr, x + half, y);
  cairo_line_to (cr, x, y + half);
  cairo_close_path (cr);
}

/** fin_plot_fill_hatched: fills the current path thinly, with slanted lines and an edge. */
void
fin_plot_fill_hatched (cairo_t *cr, FinColor color, gboolean strong)
{
  double left, top, right, bottom;
  cairo_path_t *path = cairo_copy_path (cr);

  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_save (cr);
  fin_color_set_source (fin_color_with_alpha (color, strong ? 0.1 : 0.2), cr);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  fin_color_set_source (color, cr);
  cairo_set_line_width (cr, strong ? 1.5 : 1);
  for (double x = left - (bottom - top); x < right; x += 4)
    {
      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x + (bottom - top), top);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_append_path (cr, path);
  fin_color_set_source (color, cr);
  cairo_set_line_width (cr, strong ? 1.5 : 1);
  cairo_stroke (cr);
  cairo_path_destroy (path);
}
