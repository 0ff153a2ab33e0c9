/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers drawn in order; their points merged into one sorted list that hover and keys walk. */
#include "fin-xy-plot-private.h"

#include <math.h>

#include "fin-format.h"

struct _FinXyPlot
{
  FinPlot parent_instance;

  /* Owned */
  GPtrArray *layers;
  GPtrArray *ranked; /* the same in the order of legend and readout */
  GArray *items;     /* of double: every x that some layer can read, ascending */

  FinAxisKind x_kind;
  FinAxisKind y_kind;
  FinXyParts parts;
  FinRange shown; /* empty: everything */
  FinDate today;
  char currency[4];
};

G_DEFINE_FINAL_TYPE (FinXyPlot, fin_xy_plot, FIN_TYPE_PLOT)

static int
compare_double (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
sort_and_unite (GArray *xs)
{
  double *values = (double *) xs->data;
  guint n_kept = 0;

  if (xs->len == 0)
    return;
  qsort (values, xs->len, sizeof (double), compare_double);
  for (guint i = 0; i < xs->len; i++)
    if (n_kept == 0 || values[i] != values[n_kept - 1])
      values[n_kept++] = values[i];
  g_array_set_size (xs, n_kept);
}

static void
fin_xy_plot_measure (FinPlot *plot, FinPlotGeometry *geometry)
{
  FinXyPlot *self = FIN_XY_PLOT (plot);

  geometry->x_axis.kind = self->x_kind;
  geometry->y_axis.kind = self->y_kind;
  g_strlcpy (geometry->y_axis.currency, self->currency, sizeof geometry->y_axis.currency);
  geometry->y_axis.hidden = fin_plot_get_amounts_hidden (plot);
  fin_xy_frame_measure (geometry, self->ranked, self->parts, self->shown);
}

static void
fin_xy_plot_draw (FinPlot *plot, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinXyPlot *self = FIN_XY_PLOT (plot);
  FinRect inner = geometry->inner;
  double pen = geometry->style.line_width;

  if (self->parts & FIN_XY_AXES)
    fin_xy_frame_draw_grid (geometry, cr);
  cairo_save (cr);
  cairo_rectangle (cr, inner.x - pen, inner.y - pen, inner.width + 2 * pen, inner.height + 2 * pen);
  cairo_clip (cr);
  for (gsize i = 0; i < self->layers->len; i++)
    fin_plot_layer_draw (self->layers->pdata[i], geometry, cr);
  cairo_restore (cr);
  for (gsize i = 0; i < self->layers->len; i++)
    fin_plot_layer_draw_outside (self->layers->pdata[i], geometry, cr);
  if (self->parts & FIN_XY_AXES)
    fin_xy_frame_draw_labels (geometry, cr);
  if (self->parts & FIN_XY_LEGEND)
    fin_xy_frame_draw_legend (geometry, self->ranked, cr);
}

static void
fin_xy_plot_draw_selection (FinPlot *plot, const FinPlotGeometry *geometry, guint item, cairo_t *cr)
{
  FinXyPlot *self = FIN_XY_PLOT (plot);
  double x = fin_xy_plot_get_item_x (self, item);
  double place = floor (fin_plot_geometry_map_x (geometry, x)) + 0.5;

  if (self->x_kind == FIN_AXIS_DAYS)
    {
      cairo_move_to (cr, place, geometry->inner.y);
      cairo_line_to (cr, place, geometry->inner.y + geometry->inner.height);
      cairo_set_line_width (cr, 1);
      fin_color_set_source (geometry->style.colors[FIN_COLOR_MUTED], cr);
      cairo_stroke (cr);
    }
  for (gsize i = 0; i < self->layers->len; i++)
    fin_plot_layer_draw_selection (self->layers->pdata[i], geometry, x, cr);
}

static guint
fin_xy_plot_get_n_items (FinPlot *plot)
{
  return FIN_XY_PLOT (plot)->items->len;
}

static guint
fin_xy_plot_find_item (FinPlot *plot, const FinPlotGeometry *geometry, double x, double y)
{
  FinRect inner = geometry->inner;

  if (x < inner.x - 6 || x > inner.x + inner.width + 6 || y < inner.y - 6 || y > geometry->height)
    return FIN_PLOT_NO_ITEM;
  return fin_xy_plot_find_x (FIN_XY_PLOT (plot), fin_plot_geometry_unmap_x (geometry, x));
}

static FinRect
fin_xy_plot_get_item_area (FinPlot *plot, const FinPlotGeometry *geometry, guint item)
{
  double x = fin_plot_geometry_map_x (geometry, fin_xy_plot_get_item_x (FIN_XY_PLOT (plot), item));

  return (FinRect){ x - 1, geometry->inner.y, 2, geometry->inner.height };
}

static char *
name_item (FinXyPlot *self, double x)
{
  if (self->x_kind == FIN_AXIS_MONTHS)
    return fin_format_month (fin_date_from_ymd ((int) x / 12, (int) x % 12 + 1, 1));
  if (self->x_kind == FIN_AXIS_SHARE)
    return fin_format_percent (x, 0);
  if (self->today != FIN_DATE_NONE)
    return fin_format_date_relative ((FinDate) x, self->today);
  return fin_format_date_medium ((FinDate) x);
}

static FinReadout *
fin_xy_plot_read_item (FinPlot *plot, guint item)
{
  FinXyPlot *self = FIN_XY_PLOT (plot);
  double x = fin_xy_plot_get_item_x (self, item);
  FinReadout *readout = fin_readout_new (name_item (self, x));

  for (gsize i = 0; i < self->ranked->len; i++)
    fin_plot_layer_read (self->ranked->pdata[i], x, self->currency, readout);
  return readout;
}

static void
fin_xy_plot_finalize (GObject *object)
{
  FinXyPlot *self = FIN_XY_PLOT (object);

  g_ptr_array_unref (self->ranked);
  g_ptr_array_unref (self->layers);
  g_array_unref (self->items);
  G_OBJECT_CLASS (fin_xy_plot_parent_class)->finalize (object);
}

static void
fin_xy_plot_class_init (FinXyPlotClass *class)
{
  FinPlotClass *plot_class = FIN_PLOT_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = fin_xy_plot_finalize;
  plot_class->measure = fin_xy_plot_measure;
  plot_class->draw = fin_xy_plot_draw;
  plot_class->draw_selection = fin_xy_plot_draw_selection;
  plot_class->get_n_items = fin_xy_plot_get_n_items;
  plot_class->find_item = fin_xy_plot_find_item;
  plot_class->get_item_area = fin_xy_plot_get_item_area;
  plot_class->read_item = fin_xy_plot_read_item;
}

static void
fin_xy_plot_init (FinXyPlot *self)
{
  self->layers = g_ptr_array_new_with_free_func (g_object_unref);
  self->ranked = g_ptr_array_new ();
  self->items = g_array_new (FALSE, FALSE, sizeof (double));
  self->parts = FIN_XY_AXES | FIN_XY_LEGEND | FIN_XY_ZERO;
  self->today = FIN_DATE_NONE;
  self->shown = FIN_RANGE_EMPTY;
}

/**
 * fin_xy_plot_new:
 * @x_kind: %FIN_AXIS_DAYS, %FIN_AXIS_MONTHS or %FIN_AXIS_SHARE
 * @currency: (nullable): of all amounts
 */
FinXyPlot *
fin_xy_plot_new (FinAxisKind x_kind, const char *currency)
{
  FinXyPlot *self = g_object_new (FIN_TYPE_XY_PLOT, NULL);

  self->x_kind = x_kind;
  if (currency != NULL)
    g_strlcpy (self->currency, currency, sizeof self->currency);
  return self;
}

/** fin_xy_plot_add_layer: @layer: (transfer full): complete; drawn over those added before */
void
fin_xy_plot_add_layer (FinXyPlot *self, FinPlotLayer *layer)
{
  guint place = self->ranked->len;

  while (place > 0
         && fin_plot_layer_get_rank (self->ranked->pdata[place - 1])
                > fin_plot_layer_get_rank (layer))
    place--;
  g_ptr_array_insert (self->ranked, (int) place, layer);
  g_ptr_array_add (self->layers, layer);
  fin_plot_layer_collect (layer, self->items);
  sort_and_unite (self->items);
  fin_plot_changed (FIN_PLOT (self));
}

void
fin_xy_plot_set_parts (FinXyPlot *self, FinXyParts parts)
{
  if (self->parts == parts)
    return;
  self->parts = parts;
  fin_plot_changed (FIN_PLOT (self));
}

/** fin_xy_plot_set_shown: what the x axis spans, whatever the layers have. */
void
fin_xy_plot_set_shown (FinXyPlot *self, FinRange shown)
{
  self->shown = shown;
  fin_plot_changed (FIN_PLOT (self));
}

/** fin_xy_plot_set_today: lets readouts say "Tomorrow"; %FIN_DATE_NONE for plain dates. */
void
fin_xy_plot_set_today (FinXyPlot *self, FinDate today)
{
  self->today = today;
}

/** fin_xy_plot_set_y_kind: %FIN_AXIS_MONEY, which it is from the start, or %FIN_AXIS_SHARE. */
void
fin_xy_plot_set_y_kind (FinXyPlot *self, FinAxisKind y_kind)
{
  self->y_kind = y_kind;
  fin_plot_changed (FIN_PLOT (self));
}

double
fin_xy_plot_get_item_x (FinXyPlot *self, guint item)
{
  g_return_val_if_fail (item < self->items->len, 0);

  return g_array_index (self->items, double, item);
}

/** fin_xy_plot_find_x: Returns: the item nearest to @x by bisection; %FIN_PLOT_NO_ITEM without any
 */
guint
fin_xy_plot_find_x (FinXyPlot *self, double x)
{
  guint low = 0;
  guint high = self->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->items, double, middle) < x)
        low = middle + 1;
      else
        high = middle;
    }
  if (self->items->len == 0)
    return FIN_PLOT_NO_ITEM;
  if (low == self->items->len)
    return low - 1;
  if (low > 0
      && x - fin_xy_plot_get_item_x (self, low - 1) <= fin_xy_plot_get_item_x (self, low) - x)
    return low - 1;
  return low;
}
