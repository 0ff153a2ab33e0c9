/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws dots, whole even on the edge of the data area; large ones are translucent. */
#include "fin-dot-layer.h"

#include <math.h>

#include "fin-format.h"

/* Pixels; the radius of a dot that stands for one, and the smallest there is. */
#define UNIT_RADIUS  0.7
#define LEAST_RADIUS 2.0
#define KEY_RADIUS   4.0

struct _FinDotLayer
{
  FinPlotLayer parent_instance;

  double *counts; /* one per point of the series */
};

G_DEFINE_FINAL_TYPE (FinDotLayer, fin_dot_layer, FIN_TYPE_PLOT_LAYER)

static FinColor
get_color (FinPlotLayer *layer, const FinPlotGeometry *geometry)
{
  return fin_plot_style_get_color (&geometry->style, fin_plot_layer_get_role (layer));
}

static void
trace (FinDotLayer *self, const FinPlotGeometry *geometry, gsize i, double wider, cairo_t *cr)
{
  const FinPoint *point
      = fin_series_get_points (fin_plot_layer_get_series (FIN_PLOT_LAYER (self))) + i;

  cairo_new_path (cr);
  cairo_arc (cr, fin_plot_geometry_map_x (geometry, point->x),
             fin_plot_geometry_map_y (geometry, point->y),
             fmax (UNIT_RADIUS * sqrt (self->counts[i]), LEAST_RADIUS) + wider, 0, 2 * G_PI);
}

static void
fin_dot_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
}

static void
fin_dot_layer_draw_outside (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  gsize n_points = fin_series_get_n_points (fin_plot_layer_get_series (layer));

  for (gsize i = 0; i < n_points; i++)
    {
      trace (FIN_DOT_LAYER (layer), geometry, i, 0, cr);
      fin_color_set_source (fin_color_with_alpha (get_color (layer, geometry), 0.6), cr);
      cairo_fill (cr);
    }
}

static void
fin_dot_layer_draw_key (FinPlotLayer *layer,
                        const FinPlotGeometry *geometry,
                        FinRect box,
                        cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, box.x + box.width / 2, box.y + box.height / 2, KEY_RADIUS, 0, 2 * G_PI);
  fin_color_set_source (get_color (layer, geometry), cr);
  cairo_fill (cr);
}

static void
fin_dot_layer_draw_selection (FinPlotLayer *layer,
                              const FinPlotGeometry *geometry,
                              double x,
                              cairo_t *cr)
{
  FinSeries *series = fin_plot_layer_get_series (layer);
  const FinPoint *point = fin_series_find_exact (series, x);

  if (point == NULL)
    return;
  trace (FIN_DOT_LAYER (layer), geometry, (gsize) (point - fin_series_get_points (series)), 2, cr);
  fin_color_set_source (get_color (layer, geometry), cr);
  cairo_set_line_width (cr, geometry->style.line_width);
  cairo_stroke (cr);
}

static void
fin_dot_layer_read (FinPlotLayer *layer, double x, const char *currency, FinReadout *readout)
{
  const FinPoint *point = fin_series_find_exact (fin_plot_layer_get_series (layer), x);

  if (point != NULL)
    fin_readout_add (readout, fin_plot_layer_get_role (layer), FIN_SAMPLE_BLOCK,
                     fin_plot_layer_get_label (layer), fin_format_percent (point->y, 0));
}

static void
fin_dot_layer_finalize (GObject *object)
{
  g_free (FIN_DOT_LAYER (object)->counts);
  G_OBJECT_CLASS (fin_dot_layer_parent_class)->finalize (object);
}

static void
fin_dot_layer_class_init (FinDotLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = fin_dot_layer_finalize;
  layer_class->draw = fin_dot_layer_draw;
  layer_class->draw_outside = fin_dot_layer_draw_outside;
  layer_class->draw_key = fin_dot_layer_draw_key;
  layer_class->draw_selection = fin_dot_layer_draw_selection;
  layer_class->read = fin_dot_layer_read;
}

static void
fin_dot_layer_init (FinDotLayer *self)
{
}

/**
 * fin_dot_layer_new:
 * @series: shares over shares
 * @counts: what each point's area stands for
 * @label: for legend and readout
 */
FinPlotLayer *
fin_dot_layer_new (FinSeries *series, const double *counts, const char *label, int role)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_DOT_LAYER, NULL);

  fin_plot_layer_set_series (self, series);
  fin_plot_layer_set_label (self, label);
  fin_plot_layer_set_role (self, role);
  FIN_DOT_LAYER (self)->counts
      = g_memdup2 (counts, fin_series_get_n_points (series) * sizeof (double));
  return self;
}
