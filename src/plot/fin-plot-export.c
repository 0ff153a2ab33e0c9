/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a plot on a file's surface with the code that draws it on the screen. */
#include "fin-plot-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define PNG_SCALE    2
#define LEAST_SIZE   16
#define LARGEST_SIZE 16384

G_DEFINE_QUARK (fin-plot-error-quark, fin_plot_error)

typedef enum
{
  FORMAT_NONE,
  FORMAT_PNG,
  FORMAT_SVG,
  FORMAT_PDF,
} Format;

static Format
guess_format (const char *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (name, ".png"))
    return FORMAT_PNG;
  if (g_str_has_suffix (name, ".svg"))
    return FORMAT_SVG;
  return g_str_has_suffix (name, ".pdf") ? FORMAT_PDF : FORMAT_NONE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (Format format, GByteArray *bytes, int width, int height)
{
  cairo_surface_t *surface;

  if (format == FORMAT_SVG)
    return cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
  if (format == FORMAT_PDF)
    return cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * PNG_SCALE, height * PNG_SCALE);
  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  return surface;
}

static void
draw (FinPlot *self, cairo_surface_t *surface, int width, int height, const FinPlotStyle *style)
{
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");
  g_autoptr (FinPlotGeometry) geometry = NULL;
  const double margin = 12;

  pango_context_set_font_description (context, font);
  cairo_translate (cr, margin, margin);
  geometry = fin_plot_measure (self, context, style, MAX (width - 2 * margin, 1),
                               MAX (height - 2 * margin, 1));
  fin_plot_draw (self, geometry, cr);
  g_object_unref (context);
  cairo_destroy (cr);
}

/* A half-written picture never takes the place of a whole one. */
static gboolean
write_file (const char *path, GByteArray *bytes, cairo_status_t status, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, FIN_PLOT_ERROR, FIN_PLOT_ERROR_WRITE, _ ("The chart cannot be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  if (!g_file_set_contents (path, (const char *) bytes->data, bytes->len, &reason))
    {
      g_set_error (error, FIN_PLOT_ERROR, FIN_PLOT_ERROR_WRITE,
                   _ ("The chart cannot be saved: %s. Choose another folder."), reason->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * fin_plot_export:
 * @path: ends in .png (two pixels for each unit), .svg or .pdf
 * @width: with @height, in pixels at 96 per inch for PNG, else in points
 * @style: usually a preset of fin_plot_style()
 *
 * May be called on any thread that owns @self.
 *
 * Returns: %FALSE with any #FinPlotError; an existing file is then as it was
 */
gboolean
fin_plot_export (FinPlot *self,
                 const char *path,
                 int width,
                 int height,
                 const FinPlotStyle *style,
                 GError **error)
{
  Format format = guess_format (path);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (FIN_IS_PLOT (self), FALSE);

  if (format == FORMAT_NONE)
    {
      g_set_error (error, FIN_PLOT_ERROR, FIN_PLOT_ERROR_FORMAT,
                   _ ("“%s” ends in none of .png, .svg and .pdf"), path);
      return FALSE;
    }
  if (width < LEAST_SIZE || height < LEAST_SIZE || width > LARGEST_SIZE || height > LARGEST_SIZE)
    {
      g_set_error (error, FIN_PLOT_ERROR, FIN_PLOT_ERROR_SIZE,
                   _ ("A chart of %d × %d is not possible; each side takes %d to %d"), width,
                   height, LEAST_SIZE, LARGEST_SIZE);
      return FALSE;
    }
  surface = create_surface (format, bytes, width, height);
  draw (self, surface, width, height, style);
  if (format == FORMAT_PNG)
    cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return write_file (path, bytes, status, error);
}
