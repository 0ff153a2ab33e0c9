/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills between the lower and the upper bound; under high contrast its edges are drawn as well. */
#include "fin-band-layer.h"

#include <math.h>

#include "fin-plot-money.h"
#include "fin-plot-shapes.h"

struct _FinBandLayer
{
  FinPlotLayer parent_instance;

  double strength;
  gboolean warns;
};

G_DEFINE_FINAL_TYPE (FinBandLayer, fin_band_layer, FIN_TYPE_PLOT_LAYER)

static FinColor
get_color (FinBandLayer *self, const FinPlotGeometry *geometry)
{
  return fin_plot_style_get_color (&geometry->style,
                                   fin_plot_layer_get_role (FIN_PLOT_LAYER (self)));
}

static void
trace_run (const FinPlotGeometry *geometry, const FinPoint *points, gsize n_points, cairo_t *cr)
{
  cairo_new_path (cr);
  for (gsize i = 0; i < n_points; i++)
    cairo_line_to (cr, fin_plot_geometry_map_x (geometry, points[i].x),
                   fin_plot_geometry_map_y (geometry, points[i].high));
  for (gsize i = n_points; i-- > 0;)
    cairo_line_to (cr, fin_plot_geometry_map_x (geometry, points[i].x),
                   fin_plot_geometry_map_y (geometry, points[i].low));
  cairo_close_path (cr);
}

static void
paint (FinBandLayer *self, const FinPlotGeometry *geometry, FinColor color, cairo_t *cr)
{
  fin_color_set_source (fin_color_with_alpha (color, self->strength), cr);
  if (!geometry->style.high_contrast)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  fin_color_set_source (color, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* The part below zero is where an account is overdrawn, and has the colour of that. */
static void
draw_run (FinBandLayer *self,
          const FinPlotGeometry *geometry,
          const FinPoint *points,
          gsize n_points,
          cairo_t *cr)
{
  FinRect inner = geometry->inner;
  double bottom = inner.y + inner.height;
  double zero = CLAMP (fin_plot_geometry_map_y (geometry, 0), inner.y, bottom);

  if (!self->warns)
    zero = bottom + geometry->style.line_width;
  for (int below = 0; below <= (self->warns ? 1 : 0); below++)
    {
      cairo_save (cr);
      cairo_rectangle (cr, 0, below ? zero : 0, geometry->width,
                       below ? geometry->height - zero : zero);
      cairo_clip (cr);
      trace_run (geometry, points, n_points, cr);
      paint (self, geometry,
             below ? geometry->style.colors[FIN_COLOR_NEGATIVE] : get_color (self, geometry), cr);
      cairo_restore (cr);
    }
}

static void
fin_band_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinRange range = geometry->x_axis.range;
  g_autoptr (FinSeries) series =
      fin_series_decimate (fin_plot_layer_get_series (layer), range.min, range.max,
                           MAX (1, (int) geometry->inner.width));
  const FinPoint *points = fin_series_get_points (series);
  gsize n_points = fin_series_get_n_points (series);
  gsize end;

  for (gsize start = 0; start < n_points; start = end + 1)
    {
      for (end = start; end < n_points && !isnan (points[end].y); end++)
        ;
      if (end == start)
        continue;
      draw_run (FIN_BAND_LAYER (layer), geometry, points + start, end - start, cr);
    }
}

static void
fin_band_layer_draw_key (FinPlotLayer *layer,
                         const FinPlotGeometry *geometry,
                         FinRect box,
                         cairo_t *cr)
{
  fin_plot_trace_rounded (cr, box, 2);
  paint (FIN_BAND_LAYER (layer), geometry, get_color (FIN_BAND_LAYER (layer), geometry), cr);
  fin_plot_trace_rounded (cr, (FinRect){ box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1 },
                          2);
  fin_color_set_source (fin_color_with_alpha (get_color (FIN_BAND_LAYER (layer), geometry), 0.5),
                        cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
fin_band_layer_read (FinPlotLayer *layer, double x, const char *currency, FinReadout *readout)
{
  const FinPoint *point = fin_series_find_exact (fin_plot_layer_get_series (layer), x);

  if (point != NULL && !isnan (point->y) && fin_plot_layer_get_label (layer) != NULL)
    fin_readout_add (readout, fin_plot_layer_get_role (layer), FIN_SAMPLE_BAND,
                     fin_plot_layer_get_label (layer),
                     fin_plot_money_interval (point->low, point->high, currency));
}

static void
fin_band_layer_class_init (FinBandLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  layer_class->rank = 1;
  layer_class->draw = fin_band_layer_draw;
  layer_class->draw_key = fin_band_layer_draw_key;
  layer_class->read = fin_band_layer_read;
}

static void
fin_band_layer_init (FinBandLayer *self)
{
}

/**
 * fin_band_layer_new:
 * @series: intervals
 * @label: (nullable): without one the band is neither in legend nor readout
 * @strength: alpha of the fill, 0 to 1
 */
FinPlotLayer *
fin_band_layer_new (FinSeries *series, const char *label, int role, double strength)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_BAND_LAYER, NULL);

  fin_plot_layer_set_series (self, series);
  fin_plot_layer_set_label (self, label);
  fin_plot_layer_set_role (self, role);
  FIN_BAND_LAYER (self)->strength = strength;
  return self;
}

/** fin_band_layer_set_warns: gives what lies below zero the colour of a warning. */
void
fin_band_layer_set_warns (FinBandLayer *self, gboolean warns)
{
  self->warns = warns;
}
