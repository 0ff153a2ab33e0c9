/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From values to pixels and back, in both reading directions. */
#include "fin-plot-geometry.h"

#include "fin-plot-text.h"

/**
 * fin_plot_geometry_new:
 * @context: font and resolution of the text; a reference is kept
 * @width: pixels, as @height
 *
 * Returns: (transfer full): a geometry whose data area is everything, to be filled by a plot
 */
FinPlotGeometry *
fin_plot_geometry_new (PangoContext *context,
                       const FinPlotStyle *style,
                       double width,
                       double height)
{
  FinPlotGeometry *self = g_new0 (FinPlotGeometry, 1);

  self->width = width;
  self->height = height;
  self->inner = (FinRect){ 0, 0, width, height };
  self->style = *style;
  self->context = g_object_ref (context);
  fin_axis_init (&self->x_axis, FIN_AXIS_DAYS, NULL);
  fin_axis_init (&self->y_axis, FIN_AXIS_MONEY, NULL);
  self->line_height = fin_plot_text_measure (self, "0", FIN_PLOT_TEXT_LABEL).height;
  return self;
}

void
fin_plot_geometry_free (FinPlotGeometry *self)
{
  fin_axis_clear (&self->x_axis);
  fin_axis_clear (&self->y_axis);
  g_object_unref (self->context);
  g_free (self);
}

double
fin_plot_geometry_map_x (const FinPlotGeometry *self, double value)
{
  double share = fin_axis_normalise (&self->x_axis, value);

  if (self->style.mirrored)
    share = 1 - share;
  return self->inner.x + share * self->inner.width;
}

double
fin_plot_geometry_map_y (const FinPlotGeometry *self, double value)
{
  return self->inner.y + (1 - fin_axis_normalise (&self->y_axis, value)) * self->inner.height;
}

/** fin_plot_geometry_unmap_x: the value under pixel @x, also outside of the data area. */
double
fin_plot_geometry_unmap_x (const FinPlotGeometry *self, double x)
{
  double share = self->inner.width > 0 ? (x - self->inner.x) / self->inner.width : 0.5;

  return fin_range_interpolate (self->x_axis.range, self->style.mirrored ? 1 - share : share);
}

gboolean
fin_rect_contains (FinRect rect, double x, double y)
{
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

/** fin_plot_geometry_mirror: @rect as laid out from left to right, where the style wants it. */
FinRect
fin_plot_geometry_mirror (const FinPlotGeometry *self, FinRect rect)
{
  if (self->style.mirrored)
    rect.x = self->width - rect.x - rect.width;
  return rect;
}
