/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns with rounded far ends; hatching tells two series apart without colour. */
#include "fin-column-layer.h"

#include <math.h>

#include "fin-plot-money.h"
#include "fin-plot-shapes.h"

struct _FinColumnLayer
{
  FinPlotLayer parent_instance;

  int slot;
  int n_slots;
  gboolean hatched;
};

G_DEFINE_FINAL_TYPE (FinColumnLayer, fin_column_layer, FIN_TYPE_PLOT_LAYER)

/* One step of the axis is 1; columns leave room on both sides and never grow fat. */
static FinRect
find_column (FinColumnLayer *self, const FinPlotGeometry *geometry, const FinPoint *point)
{
  double step = geometry->inner.width / (geometry->x_axis.range.max - geometry->x_axis.range.min);
  double group = MIN (step * 0.7, 34.0 * self->n_slots);
  double gap = group > 12 ? 2 : 0;
  double width = MAX ((group - gap * (self->n_slots - 1)) / self->n_slots, 1);
  int slot = geometry->style.mirrored ? self->n_slots - 1 - self->slot : self->slot;
  double zero = fin_plot_geometry_map_y (geometry, 0);
  double end = fin_plot_geometry_map_y (geometry, point->y);
  double x = fin_plot_geometry_map_x (geometry, point->x) - group / 2 + slot * (width + gap);

  return (FinRect){ x, MIN (zero, end), width, fabs (zero - end) };
}

static void
fin_column_layer_extend (FinPlotLayer *layer, FinRange *x, FinRange *y)
{
  FIN_PLOT_LAYER_CLASS (fin_column_layer_parent_class)->extend (layer, x, y);
  fin_range_include (y, 0);
}

static void
paint (FinColumnLayer *self,
       const FinPlotGeometry *geometry,
       FinRect rect,
       gboolean upwards,
       cairo_t *cr)
{
  FinColor color =
      fin_plot_style_get_color (&geometry->style, fin_plot_layer_get_role (FIN_PLOT_LAYER (self)));

  fin_plot_trace_column (cr, rect, MIN (3, rect.width / 2), upwards);
  if (!self->hatched)
    {
      fin_color_set_source (color, cr);
      cairo_fill (cr);
      return;
    }
  fin_plot_fill_hatched (cr, color, geometry->style.high_contrast);
}

static void
fin_column_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinSeries *series = fin_plot_layer_get_series (layer);
  gsize n_points = fin_series_get_n_points (series);

  for (gsize i = 0; i < n_points; i++)
    {
      const FinPoint *point = &fin_series_get_points (series)[i];

      if (!isnan (point->y) && point->y != 0)
        paint (FIN_COLUMN_LAYER (layer), geometry,
               find_column (FIN_COLUMN_LAYER (layer), geometry, point), point->y > 0, cr);
    }
}

static void
fin_column_layer_draw_key (FinPlotLayer *layer,
                           const FinPlotGeometry *geometry,
                           FinRect box,
                           cairo_t *cr)
{
  FinRect sample = { box.x + (box.width - box.height) / 2, box.y, box.height, box.height };

  paint (FIN_COLUMN_LAYER (layer), geometry, sample, TRUE, cr);
}

static void
fin_column_layer_draw_selection (FinPlotLayer *layer,
                                 const FinPlotGeometry *geometry,
                                 double x,
                                 cairo_t *cr)
{
  const FinPoint *point = fin_series_find_exact (fin_plot_layer_get_series (layer), x);

  if (point == NULL || isnan (point->y) || point->y == 0)
    return;
  fin_plot_trace_column (cr, find_column (FIN_COLUMN_LAYER (layer), geometry, point), 3,
                         point->y > 0);
  cairo_set_line_width (cr, 1.5);
  fin_color_set_source (geometry->style.colors[FIN_COLOR_FOREGROUND], cr);
  cairo_stroke (cr);
}

static void
fin_column_layer_read (FinPlotLayer *layer, double x, const char *currency, FinReadout *readout)
{
  const FinPoint *point = fin_series_find_exact (fin_plot_layer_get_series (layer), x);

  if (point != NULL && !isnan (point->y) && fin_plot_layer_get_label (layer) != NULL)
    fin_readout_add (readout, fin_plot_layer_get_role (layer), FIN_SAMPLE_BLOCK,
                     fin_plot_layer_get_label (layer), fin_plot_money (point->y, currency));
}

static void
fin_column_layer_class_init (FinColumnLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  layer_class->extend = fin_column_layer_extend;
  layer_class->draw = fin_column_layer_draw;
  layer_class->draw_key = fin_column_layer_draw_key;
  layer_class->draw_selection = fin_column_layer_draw_selection;
  layer_class->read = fin_column_layer_read;
}

static void
fin_column_layer_init (FinColumnLayer *self)
{
  self->n_slots = 1;
}

/** fin_column_layer_new: @series: one value for each step of the axis */
FinPlotLayer *
fin_column_layer_new (FinSeries *series, const char *label, int role)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_COLUMN_LAYER, NULL);

  fin_plot_layer_set_series (self, series);
  fin_plot_layer_set_label (self, label);
  fin_plot_layer_set_role (self, role);
  return self;
}

/** fin_column_layer_set_slot: place @slot, from 0, among @n_slots columns of a step. */
void
fin_column_layer_set_slot (FinColumnLayer *self, int slot, int n_slots)
{
  g_return_if_fail (slot >= 0 && slot < n_slots);

  self->slot = slot;
  self->n_slots = n_slots;
}

void
fin_column_layer_set_hatched (FinColumnLayer *self, gboolean hatched)
{
  self->hatched = hatched;
}
