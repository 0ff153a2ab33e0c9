/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ink is a pixel whose colour is near the one asked for; no font and no golden picture is involved.
 */
#include "fin-test-canvas.h"

#include <math.h>

#define NEAR 40

/* As a widget would draw it: the plot on its background. */
FinTestCanvas *
fin_test_canvas_new (FinPlot *plot, const FinPlotStyle *style, int width, int height)
{
  FinTestCanvas *self = g_new0 (FinTestCanvas, 1);
  cairo_t *cr;
  PangoContext *context;

  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (self->surface);
  context = pango_cairo_create_context (cr);
  self->geometry = fin_plot_measure (plot, context, style, width, height);
  fin_plot_draw (plot, self->geometry, cr);
  g_object_unref (context);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return self;
}

void
fin_test_canvas_free (FinTestCanvas *self)
{
  fin_plot_geometry_free (self->geometry);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

void
fin_test_canvas_select (FinTestCanvas *self, FinPlot *plot, guint item)
{
  cairo_t *cr = cairo_create (self->surface);

  fin_plot_draw_selection (plot, self->geometry, item, cr);
  cairo_destroy (cr);
}

static gboolean
is_near (guint32 pixel, FinColor color)
{
  int red = (int) (pixel >> 16 & 0xff) - (int) (color.red * 255);
  int green = (int) (pixel >> 8 & 0xff) - (int) (color.green * 255);
  int blue = (int) (pixel & 0xff) - (int) (color.blue * 255);

  return ABS (red) <= NEAR && ABS (green) <= NEAR && ABS (blue) <= NEAR;
}

gsize
fin_test_canvas_count_ink (FinTestCanvas *self, FinRect area, FinColor color)
{
  int stride = cairo_image_surface_get_stride (self->surface);
  int left = MAX ((int) floor (area.x), 0);
  int top = MAX ((int) floor (area.y), 0);
  int right = MIN ((int) ceil (area.x + area.width), cairo_image_surface_get_width (self->surface));
  int bottom =
      MIN ((int) ceil (area.y + area.height), cairo_image_surface_get_height (self->surface));
  const guchar *data;
  gsize n_pixels = 0;

  cairo_surface_flush (self->surface);
  data = cairo_image_surface_get_data (self->surface);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      n_pixels +=
          is_near (((const guint32 *) (gconstpointer) (data + y * stride))[x], color) ? 1 : 0;
  return n_pixels;
}

gboolean
fin_test_canvas_has_ink (FinTestCanvas *self, double x, double y, double radius, FinColor color)
{
  return fin_test_canvas_count_ink (
             self, (FinRect){ x - radius, y - radius, 2 * radius, 2 * radius }, color)
         > 0;
}

FinColor
fin_test_canvas_read (FinTestCanvas *self, int x, int y)
{
  const guchar *data;
  guint32 pixel;

  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (x, <, cairo_image_surface_get_width (self->surface));
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, cairo_image_surface_get_height (self->surface));
  cairo_surface_flush (self->surface);
  data = cairo_image_surface_get_data (self->surface);
  pixel =
      ((const guint32 *) (gconstpointer) (data
                                          + y * cairo_image_surface_get_stride (self->surface)))[x];
  return (FinColor){ (pixel >> 16 & 0xff) / 255.0, (pixel >> 8 & 0xff) / 255.0,
                     (pixel & 0xff) / 255.0, 1 };
}
