/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a FinXyPlot: room for labels, lane and legend, the grid, and labels that never
 * collide. */
#include "fin-xy-plot-private.h"

#include <math.h>

#include "fin-plot-text.h"

#define GAP                         8.0
#define KEY_WIDTH                   18.0
#define KEY_GAP                     6.0
#define ENTRY_GAP                   18.0
#define LEAST_HEIGHT_WITH_LEGEND    130
#define LEAST_HEIGHT_WITH_TWO_LINES 240

static int
max_legend_lines (const FinPlotGeometry *geometry)
{
  return geometry->height < LEAST_HEIGHT_WITH_TWO_LINES ? 1 : 2;
}

/* Lays the entries out like words; calls @draw for each where given. Returns the lines used. */
static int
flow_legend (const FinPlotGeometry *geometry, GPtrArray *layers, cairo_t *cr)
{
  double x = 0;
  int line = 0;
  gboolean any = FALSE;

  for (gsize i = 0; i < layers->len; i++)
    {
      FinPlotLayer *layer = layers->pdata[i];
      const char *label = fin_plot_layer_get_label (layer);
      FinRect key, text;
      double width;

      if (!fin_plot_layer_has_key (layer))
        continue;
      text = fin_plot_text_measure (geometry, label, FIN_PLOT_TEXT_LABEL);
      width = KEY_WIDTH + KEY_GAP + text.width;
      if (x > 0 && x + width > geometry->width)
        {
          x = 0;
          line++;
        }
      if (line >= max_legend_lines (geometry))
        break;
      any = TRUE;
      if (cr != NULL)
        {
          double top = line * (geometry->line_height + 2);

          key = (FinRect){ x, top + geometry->line_height / 2 - 5, KEY_WIDTH, 10 };
          text = (FinRect){ x + KEY_WIDTH + KEY_GAP, top, text.width, text.height };
          fin_plot_layer_draw_key (layer, geometry, fin_plot_geometry_mirror (geometry, key), cr);
          text = fin_plot_geometry_mirror (geometry, text);
          fin_color_set_source (geometry->style.colors[FIN_COLOR_MUTED], cr);
          fin_plot_text_draw (geometry, cr, label, FIN_PLOT_TEXT_LABEL, text.x, text.y, 0, 0, -1);
        }
      x += width + ENTRY_GAP;
    }
  return any ? MIN (line + 1, max_legend_lines (geometry)) : 0;
}

static gboolean
wants_lane (GPtrArray *layers)
{
  for (gsize i = 0; i < layers->len; i++)
    if (fin_plot_layer_wants_lane (layers->pdata[i]))
      return TRUE;
  return FALSE;
}

static FinRange
collect_ranges (GPtrArray *layers, FinRange *y)
{
  FinRange x = FIN_RANGE_EMPTY;

  *y = FIN_RANGE_EMPTY;
  for (gsize i = 0; i < layers->len; i++)
    fin_plot_layer_extend (layers->pdata[i], &x, y);
  return x;
}

static double
measure_widest_label (const FinPlotGeometry *geometry, const FinAxis *axis)
{
  double widest = 0;

  for (gsize i = 0; i < fin_axis_get_n_ticks (axis); i++)
    widest = MAX (widest, fin_plot_text_measure (geometry, fin_axis_get_tick (axis, i)->label,
                                                 FIN_PLOT_TEXT_LABEL)
                              .width);
  return widest;
}

/* The label of a tick of the x axis: centred below it, but inside of the drawing. */
static FinRect
place_x_label (const FinPlotGeometry *geometry, const FinTick *tick)
{
  FinRect text = fin_plot_text_measure (geometry, tick->label, FIN_PLOT_TEXT_LABEL);
  double x = fin_plot_geometry_map_x (geometry, tick->value) - text.width / 2;

  text.x = CLAMP (x, 0, MAX (geometry->width - text.width, 0));
  text.y = geometry->height - text.height;
  return text;
}

/* Neighbours touch, in either reading direction. */
static gboolean
labels_collide (FinRect a, FinRect b)
{
  FinRect left = a.x <= b.x ? a : b;
  FinRect right = a.x <= b.x ? b : a;

  return left.x + left.width + GAP > right.x;
}

static gboolean
x_labels_collide (const FinPlotGeometry *geometry)
{
  const FinAxis *axis = &geometry->x_axis;
  FinRect before = { 0 };

  for (gsize i = 0; i < fin_axis_get_n_ticks (axis); i++)
    {
      FinRect label = place_x_label (geometry, fin_axis_get_tick (axis, i));

      if (i > 0 && labels_collide (before, label))
        return TRUE;
      before = label;
    }
  return FALSE;
}

/* A first guess by the width of a year, one of the shortest labels, so that little is tried in
 * vain.
 */
static int
guess_max_ticks (const FinPlotGeometry *geometry)
{
  double width = fin_plot_text_measure (geometry, "2026", FIN_PLOT_TEXT_LABEL).width;

  return MAX (1, (int) (geometry->inner.width / (width + GAP)));
}

static void
fit_x_axis (FinPlotGeometry *geometry, FinRange range)
{
  FinAxis *axis = &geometry->x_axis;
  int max_ticks = guess_max_ticks (geometry);

  if (axis->kind == FIN_AXIS_MONTHS && !fin_range_is_empty (range))
    range = (FinRange){ range.min - 0.5, range.max + 0.5 };
  do
    fin_axis_set_range (axis, range, max_ticks, FALSE);
  while (x_labels_collide (geometry) && --max_ticks > 0);
}

/* Zero is shown when it is no further away than the data are high: it gives amounts their scale. */
static FinRange
reach_for_zero (FinRange range)
{
  double height = range.max - range.min;

  if (!fin_range_is_empty (range)
      && ((range.min > 0 && range.min <= height) || (range.max < 0 && -range.max <= height)))
    fin_range_include (&range, 0);
  return range;
}

/**
 * fin_xy_frame_measure:
 * @shown: what the x axis spans, or %FIN_RANGE_EMPTY for all that the layers have
 *
 * Places the data area, lane and legend, and finds ranges and ticks.
 */
void
fin_xy_frame_measure (FinPlotGeometry *geometry,
                      GPtrArray *layers,
                      FinXyParts parts,
                      FinRange shown)
{
  double line = geometry->line_height;
  double pen = geometry->style.line_width;
  double top = pen, bottom = pen, side = pen, lane = 0;
  gboolean axes = (parts & FIN_XY_AXES) != 0;
  FinRange x, y;

  x = collect_ranges (layers, &y);
  if (parts & FIN_XY_ZERO)
    y = reach_for_zero (y);
  if ((parts & FIN_XY_LEGEND) && geometry->height >= LEAST_HEIGHT_WITH_LEGEND)
    top = flow_legend (geometry, layers, NULL) * (line + 2) + GAP;
  if (axes)
    {
      top = MAX (top, line / 2);
      lane = wants_lane (layers) && geometry->height >= 100 ? line + 2 : 0;
      bottom = line + 4 + lane;
    }
  geometry->inner.height = MAX (geometry->height - top - bottom, 1);
  geometry->inner.y = top;
  fin_axis_set_range (&geometry->y_axis, y,
                      CLAMP ((int) (geometry->inner.height / (line * 2.2)), 1, 8), TRUE);
  if (axes)
    side = measure_widest_label (geometry, &geometry->y_axis) + GAP;
  geometry->inner.x = side;
  geometry->inner.width = MAX (geometry->width - side - (axes ? 4 : pen), 1);
  geometry->inner = fin_plot_geometry_mirror (geometry, geometry->inner);
  geometry->lane = (FinRect){ geometry->inner.x, geometry->inner.y + geometry->inner.height + 2,
                              geometry->inner.width, lane };
  if (!fin_range_is_empty (shown))
    x = shown;
  fit_x_axis (geometry, x);
}

/* A line of one pixel covers one row of pixels, not two by half. */
static double
crisp (double position)
{
  return floor (position) + 0.5;
}

void
fin_xy_frame_draw_grid (const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinRect inner = geometry->inner;

  cairo_set_line_width (cr, 1);
  for (gsize i = 0; i < fin_axis_get_n_ticks (&geometry->y_axis); i++)
    {
      const FinTick *tick = fin_axis_get_tick (&geometry->y_axis, i);
      double y = crisp (fin_plot_geometry_map_y (geometry, tick->value));

      fin_color_set_source (geometry->style.colors[tick->major ? FIN_COLOR_MUTED : FIN_COLOR_GRID],
                            cr);
      cairo_move_to (cr, inner.x, y);
      cairo_line_to (cr, inner.x + inner.width, y);
      cairo_stroke (cr);
    }
  fin_color_set_source (geometry->style.colors[FIN_COLOR_GRID], cr);
  for (gsize i = 0; i < fin_axis_get_n_ticks (&geometry->x_axis); i++)
    {
      const FinTick *tick = fin_axis_get_tick (&geometry->x_axis, i);
      double x = crisp (fin_plot_geometry_map_x (geometry, tick->value));

      if (!tick->major || geometry->x_axis.kind != FIN_AXIS_DAYS)
        continue;
      cairo_move_to (cr, x, inner.y);
      cairo_line_to (cr, x, inner.y + inner.height);
      cairo_stroke (cr);
    }
}

void
fin_xy_frame_draw_labels (const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinRect inner = geometry->inner;
  gboolean mirrored = geometry->style.mirrored;

  fin_color_set_source (geometry->style.colors[FIN_COLOR_MUTED], cr);
  for (gsize i = 0; i < fin_axis_get_n_ticks (&geometry->y_axis); i++)
    {
      const FinTick *tick = fin_axis_get_tick (&geometry->y_axis, i);

      fin_plot_text_draw (geometry, cr, tick->label, FIN_PLOT_TEXT_LABEL,
                          mirrored ? inner.x + inner.width + GAP : inner.x - GAP,
                          fin_plot_geometry_map_y (geometry, tick->value), mirrored ? 0 : 1, 0.5,
                          -1);
    }
  for (gsize i = 0; i < fin_axis_get_n_ticks (&geometry->x_axis); i++)
    {
      const FinTick *tick = fin_axis_get_tick (&geometry->x_axis, i);
      FinRect place = place_x_label (geometry, tick);

      fin_plot_text_draw (geometry, cr, tick->label, FIN_PLOT_TEXT_LABEL, place.x, place.y, 0, 0,
                          -1);
    }
}

void
fin_xy_frame_draw_legend (const FinPlotGeometry *geometry, GPtrArray *layers, cairo_t *cr)
{
  if (geometry->height >= LEAST_HEIGHT_WITH_LEGEND)
    flow_legend (geometry, layers, cr);
}
