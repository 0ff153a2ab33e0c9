/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a decimated line with round joins; below zero the area takes the colour of a warning. */
#include "fin-line-layer.h"

#include <math.h>

#include "fin-plot-money.h"

struct _FinLineLayer
{
  FinPlotLayer parent_instance;

  double weight;
  gboolean dashed;
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (FinLineLayer, fin_line_layer, FIN_TYPE_PLOT_LAYER)

static FinSeries *
decimate (FinLineLayer *self, const FinPlotGeometry *geometry)
{
  FinSeries *series = fin_plot_layer_get_series (FIN_PLOT_LAYER (self));
  FinRange range = geometry->x_axis.range;

  return fin_series_decimate (series, range.min, range.max, MAX (1, (int) geometry->inner.width));
}

/* The end of the run of points without a gap that starts at @start. */
static gsize
find_run_end (const FinPoint *points, gsize start, gsize n_points)
{
  gsize end = start;

  while (end < n_points && !isnan (points[end].y))
    end++;
  return end;
}

static void
trace_run (const FinPlotGeometry *geometry, const FinPoint *points, gsize n_points, cairo_t *cr)
{
  for (gsize i = 0; i < n_points; i++)
    cairo_line_to (cr, fin_plot_geometry_map_x (geometry, points[i].x),
                   fin_plot_geometry_map_y (geometry, points[i].y));
}

static double
find_baseline (const FinPlotGeometry *geometry)
{
  double zero = fin_plot_geometry_map_y (geometry, 0);

  return CLAMP (zero, geometry->inner.y, geometry->inner.y + geometry->inner.height);
}

/* Fills the current path, which stays, on one side of the baseline, fading towards it. */
static void
fill_half (const FinPlotGeometry *geometry, FinColor color, gboolean above, cairo_t *cr)
{
  FinRect inner = geometry->inner;
  double baseline = find_baseline (geometry);
  double edge = above ? inner.y : inner.y + inner.height;
  cairo_path_t *path = cairo_copy_path (cr);
  cairo_pattern_t *fade = cairo_pattern_create_linear (0, edge, 0, baseline);

  cairo_pattern_add_color_stop_rgba (fade, 0, color.red, color.green, color.blue, 0.30);
  cairo_pattern_add_color_stop_rgba (fade, 1, color.red, color.green, color.blue, 0.03);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, inner.x, MIN (edge, baseline), inner.width, fabs (edge - baseline));
  cairo_clip (cr);
  cairo_append_path (cr, path);
  cairo_set_source (cr, fade);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
  cairo_pattern_destroy (fade);
}

static void
fill_run (FinLineLayer *self,
          const FinPlotGeometry *geometry,
          const FinPoint *points,
          gsize n_points,
          cairo_t *cr)
{
  int role = fin_plot_layer_get_role (FIN_PLOT_LAYER (self));
  double baseline = find_baseline (geometry);

  cairo_new_path (cr);
  cairo_move_to (cr, fin_plot_geometry_map_x (geometry, points[0].x), baseline);
  trace_run (geometry, points, n_points, cr);
  cairo_line_to (cr, fin_plot_geometry_map_x (geometry, points[n_points - 1].x), baseline);
  cairo_close_path (cr);
  fill_half (geometry, fin_plot_style_get_color (&geometry->style, role), TRUE, cr);
  fill_half (geometry, fin_plot_style_get_color (&geometry->style, FIN_COLOR_NEGATIVE), FALSE, cr);
  cairo_new_path (cr);
}

/* A thinner pen where several points share a pixel, lest a saw becomes a block. */
static double
find_pen_width (FinLineLayer *self, const FinPlotGeometry *geometry)
{
  FinSeries *series = fin_plot_layer_get_series (FIN_PLOT_LAYER (self));
  gboolean dense = (double) fin_series_get_n_points (series) > geometry->inner.width * 2;

  return geometry->style.line_width * self->weight * (dense ? 0.6 : 1);
}

static void
set_pen (FinLineLayer *self, const FinPlotGeometry *geometry, cairo_t *cr)
{
  double width = find_pen_width (self, geometry);
  double dashes[] = { width * 2.2, width * 2.4 };

  fin_color_set_source (
      fin_plot_style_get_color (&geometry->style, fin_plot_layer_get_role (FIN_PLOT_LAYER (self))),
      cr);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dashes, self->dashed ? G_N_ELEMENTS (dashes) : 0, 0);
}

static void
draw_dot (const FinPlotGeometry *geometry, double x, double y, double radius, cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, fin_plot_geometry_map_x (geometry, x), fin_plot_geometry_map_y (geometry, y),
             radius, 0, 2 * G_PI);
}

static void
fin_line_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinLineLayer *self = FIN_LINE_LAYER (layer);
  g_autoptr (FinSeries) series = decimate (self, geometry);
  const FinPoint *points = fin_series_get_points (series);
  gsize n_points = fin_series_get_n_points (series);
  gsize end;

  for (gsize start = 0; start < n_points; start = end + 1)
    {
      end = find_run_end (points, start, n_points);
      if (end == start)
        continue;
      if (self->filled && end - start > 1)
        fill_run (self, geometry, points + start, end - start, cr);
      set_pen (self, geometry, cr);
      if (end - start == 1)
        {
          draw_dot (geometry, points[start].x, points[start].y, geometry->style.line_width * 1.2,
                    cr);
          cairo_fill (cr);
          continue;
        }
      cairo_new_path (cr);
      trace_run (geometry, points + start, end - start, cr);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
fin_line_layer_draw_key (FinPlotLayer *layer,
                         const FinPlotGeometry *geometry,
                         FinRect box,
                         cairo_t *cr)
{
  set_pen (FIN_LINE_LAYER (layer), geometry, cr);
  cairo_move_to (cr, box.x + 1, box.y + box.height / 2);
  cairo_line_to (cr, box.x + box.width - 1, box.y + box.height / 2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
fin_line_layer_draw_selection (FinPlotLayer *layer,
                               const FinPlotGeometry *geometry,
                               double x,
                               cairo_t *cr)
{
  const FinPoint *point = fin_series_find_exact (fin_plot_layer_get_series (layer), x);
  double radius = geometry->style.line_width * 2.25;

  if (point == NULL || isnan (point->y))
    return;
  draw_dot (geometry, point->x, point->y, radius, cr);
  fin_color_set_source (geometry->style.colors[FIN_COLOR_BACKGROUND], cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, geometry->style.line_width);
  fin_color_set_source (
      fin_plot_style_get_color (&geometry->style, fin_plot_layer_get_role (layer)), cr);
  cairo_stroke (cr);
}

static void
fin_line_layer_read (FinPlotLayer *layer, double x, const char *currency, FinReadout *readout)
{
  const FinPoint *point = fin_series_find_exact (fin_plot_layer_get_series (layer), x);

  if (point != NULL && !isnan (point->y) && fin_plot_layer_get_label (layer) != NULL)
    fin_readout_add (readout, fin_plot_layer_get_role (layer),
                     FIN_LINE_LAYER (layer)->dashed ? FIN_SAMPLE_DASHES : FIN_SAMPLE_LINE,
                     fin_plot_layer_get_label (layer), fin_plot_money (point->y, currency));
}

static void
fin_line_layer_class_init (FinLineLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  layer_class->draw = fin_line_layer_draw;
  layer_class->draw_key = fin_line_layer_draw_key;
  layer_class->draw_selection = fin_line_layer_draw_selection;
  layer_class->read = fin_line_layer_read;
}

static void
fin_line_layer_init (FinLineLayer *self)
{
  self->weight = 1;
}

/** fin_line_layer_new: @label: (nullable): without one the line is neither in legend nor readout */
FinPlotLayer *
fin_line_layer_new (FinSeries *series, const char *label, int role)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_LINE_LAYER, NULL);

  fin_plot_layer_set_series (self, series);
  fin_plot_layer_set_label (self, label);
  fin_plot_layer_set_role (self, role);
  return self;
}

/** fin_line_layer_set_dashed: what is expected, not known, is dashed. */
void
fin_line_layer_set_dashed (FinLineLayer *self, gboolean dashed)
{
  self->dashed = dashed;
}

void
fin_line_layer_set_filled (FinLineLayer *self, gboolean filled)
{
  self->filled = filled;
}

/** fin_line_layer_set_weight: @weight: times the line width of the style */
void
fin_line_layer_set_weight (FinLineLayer *self, double weight)
{
  self->weight = weight;
}
