/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a day is that of its largest amount; names go to large amounts first, while there is
 * room. */
#include "fin-marker-layer.h"

#include "fin-format.h"
#include "fin-plot-shapes.h"
#include "fin-plot-text.h"

#define MARK_SIZE        8.0
#define SMALL_MARK_SIZE  5.0
#define NAMED_PART       16                  /* of the largest amount: what is less has no name */
#define MARK_REACH       (MARK_SIZE / 2 + 3) /* the mark and the air around it */
#define NAME_GAP         4.0
#define LEAST_NAME_WIDTH 36.0

typedef struct
{
  double x;
  FinMarkerShape shape;
  int role;
  char *name;
  gint64 amount;
} Marker;

typedef struct
{
  double start;
  double end;
} Span;

struct _FinMarkerLayer
{
  FinPlotLayer parent_instance;

  GArray *markers; /* by x, the largest amount of a day first */
};

G_DEFINE_FINAL_TYPE (FinMarkerLayer, fin_marker_layer, FIN_TYPE_PLOT_LAYER)

static const Marker *
get (FinMarkerLayer *self, gsize index)
{
  return &g_array_index (self->markers, Marker, index);
}

static gboolean
is_day_start (FinMarkerLayer *self, gsize index)
{
  return index == 0 || get (self, index - 1)->x != get (self, index)->x;
}

static guint64
magnitude (gint64 amount)
{
  return amount < 0 ? 0 - (guint64) amount : (guint64) amount;
}

static int
compare_place (const void *a, const void *b)
{
  const Marker *first = a;
  const Marker *second = b;

  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;
  return magnitude (first->amount) > magnitude (second->amount)   ? -1
         : magnitude (first->amount) < magnitude (second->amount) ? 1
                                                                  : 0;
}

static int
compare_size (const void *a, const void *b)
{
  const Marker *first = *(const Marker *const *) a;
  const Marker *second = *(const Marker *const *) b;

  if (magnitude (first->amount) != magnitude (second->amount))
    return magnitude (first->amount) > magnitude (second->amount) ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
fin_marker_layer_collect (FinPlotLayer *layer, GArray *xs)
{
  FinMarkerLayer *self = FIN_MARKER_LAYER (layer);

  for (gsize i = 0; i < self->markers->len; i++)
    g_array_append_val (xs, get (self, i)->x);
}

static void
fin_marker_layer_extend (FinPlotLayer *layer, FinRange *x, FinRange *y)
{
  FinMarkerLayer *self = FIN_MARKER_LAYER (layer);

  for (gsize i = 0; i < self->markers->len; i++)
    fin_range_include (x, get (self, i)->x);
}

static void
draw_mark (const FinPlotGeometry *geometry,
           FinMarkerShape shape,
           int role,
           double x,
           double y,
           double size,
           cairo_t *cr)
{
  fin_color_set_source (fin_plot_style_get_color (&geometry->style, role), cr);
  if (shape == FIN_MARKER_DIAMOND)
    fin_plot_trace_diamond (cr, x, y, size);
  else
    fin_plot_trace_triangle (cr, x, y, size, shape == FIN_MARKER_UP);
  cairo_fill (cr);
}

/* How far a name may reach from @start, before it meets another name or mark. */
static double
measure_room (const FinPlotGeometry *geometry, GArray *taken, double start, gboolean backwards)
{
  double left = geometry->lane.x;
  double right = geometry->lane.x + geometry->lane.width;

  for (gsize i = 0; i < taken->len; i++)
    {
      Span span = g_array_index (taken, Span, i);

      if (span.start < start && span.end > start)
        return 0;
      if (span.start >= start)
        right = MIN (right, span.start);
      if (span.end <= start)
        left = MAX (left, span.end);
    }
  return backwards ? start - left : right - start;
}

/* In left-to-right coordinates; a mirrored plot flips them when it draws. */
static double
place (const FinPlotGeometry *geometry, double x)
{
  double mapped = fin_plot_geometry_map_x (geometry, x);
  FinRect lane = geometry->lane;

  return geometry->style.mirrored ? 2 * lane.x + lane.width - mapped : mapped;
}

/* Behind the mark, or before it where there is more room; cut short, or left out, where there is
 * none. */
static void
draw_name (const FinPlotGeometry *geometry, const Marker *marker, GArray *taken, cairo_t *cr)
{
  FinRect lane = geometry->lane;
  double width = fin_plot_text_measure (geometry, marker->name, FIN_PLOT_TEXT_LABEL).width;
  double mark = place (geometry, marker->x);
  double ahead = measure_room (geometry, taken, mark + MARK_REACH, FALSE);
  double behind = measure_room (geometry, taken, mark - MARK_REACH, TRUE);
  gboolean backwards = ahead < width && behind > ahead;
  double room = (backwards ? behind : ahead) - NAME_GAP;
  double start = backwards ? mark - MARK_REACH : mark + MARK_REACH;
  double length = MIN (width, room);
  Span span = { backwards ? start - length - NAME_GAP : start,
                backwards ? start : start + length + NAME_GAP };

  if (room < MIN (width, LEAST_NAME_WIDTH))
    return;
  fin_plot_text_draw (geometry, cr, marker->name, FIN_PLOT_TEXT_LABEL,
                      geometry->style.mirrored ? 2 * lane.x + lane.width - start : start,
                      lane.y + lane.height / 2, backwards != geometry->style.mirrored ? 1 : 0, 0.5,
                      room);
  g_array_append_val (taken, span);
}

/* Large beside the largest: the rest are small marks without a name. @days: by size, largest first.
 */
static gboolean
is_large (GPtrArray *days, const Marker *marker)
{
  const Marker *largest = days->pdata[0];

  return magnitude (marker->amount) >= magnitude (largest->amount) / NAMED_PART;
}

/* Returns the places of the names, after those of @n_marks large marks. */
static GArray *
draw_names (const FinPlotGeometry *geometry, GPtrArray *days, guint *n_marks, cairo_t *cr)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint i = 0; i < days->len && is_large (days, days->pdata[i]); i++)
    {
      double x = place (geometry, ((const Marker *) days->pdata[i])->x);
      Span span = { x - MARK_REACH, x + MARK_REACH };

      g_array_append_val (taken, span);
    }
  *n_marks = taken->len;
  fin_color_set_source (geometry->style.colors[FIN_COLOR_MUTED], cr);
  for (guint i = 0; i < *n_marks; i++)
    draw_name (geometry, days->pdata[i], taken, cr);
  return taken;
}

static gboolean
is_under_name (GArray *taken, guint n_marks, double x)
{
  for (guint i = n_marks; i < taken->len; i++)
    {
      Span span = g_array_index (taken, Span, i);

      if (x + SMALL_MARK_SIZE / 2 > span.start && x - SMALL_MARK_SIZE / 2 < span.end)
        return TRUE;
    }
  return FALSE;
}

static void
fin_marker_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
}

static GPtrArray *
collect_days (FinMarkerLayer *self)
{
  GPtrArray *days = g_ptr_array_new ();

  for (gsize i = 0; i < self->markers->len; i++)
    if (is_day_start (self, i) && get (self, i)->shape != FIN_MARKER_NONE)
      g_ptr_array_add (days, (gpointer) get (self, i));
  if (days->len > 0)
    qsort (days->pdata, days->len, sizeof (gpointer), compare_size);
  return days;
}

static void
fin_marker_layer_draw_outside (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  g_autoptr (GPtrArray) days = collect_days (FIN_MARKER_LAYER (layer));
  g_autoptr (GArray) taken = NULL;
  double middle = geometry->lane.y + geometry->lane.height / 2;
  guint n_large;

  if (geometry->lane.height <= 0)
    return;
  taken = draw_names (geometry, days, &n_large, cr);
  for (guint i = 0; i < days->len; i++)
    {
      const Marker *marker = days->pdata[i];

      if (i < n_large || !is_under_name (taken, n_large, place (geometry, marker->x)))
        draw_mark (geometry, marker->shape, marker->role,
                   fin_plot_geometry_map_x (geometry, marker->x), middle,
                   i < n_large ? MARK_SIZE : SMALL_MARK_SIZE, cr);
    }
}

static void
fin_marker_layer_draw_key (FinPlotLayer *layer,
                           const FinPlotGeometry *geometry,
                           FinRect box,
                           cairo_t *cr)
{
  double y = box.y + box.height / 2;

  draw_mark (geometry, FIN_MARKER_UP, FIN_COLOR_POSITIVE, box.x + MARK_SIZE / 2, y, MARK_SIZE, cr);
  draw_mark (geometry, FIN_MARKER_DOWN, FIN_COLOR_NEGATIVE, box.x + box.width - MARK_SIZE / 2, y,
             MARK_SIZE, cr);
}

static void
fin_marker_layer_draw_selection (FinPlotLayer *layer,
                                 const FinPlotGeometry *geometry,
                                 double x,
                                 cairo_t *cr)
{
  FinMarkerLayer *self = FIN_MARKER_LAYER (layer);

  for (gsize i = 0; i < self->markers->len && geometry->lane.height > 0; i++)
    if (get (self, i)->x == x && get (self, i)->shape != FIN_MARKER_NONE)
      {
        cairo_new_path (cr);
        cairo_arc (cr, fin_plot_geometry_map_x (geometry, x),
                   geometry->lane.y + geometry->lane.height / 2, MARK_SIZE, 0, 2 * G_PI);
        fin_color_set_source (geometry->style.colors[FIN_COLOR_FOREGROUND], cr);
        cairo_set_line_width (cr, 1.5);
        cairo_stroke (cr);
        return;
      }
}

static void
fin_marker_layer_read (FinPlotLayer *layer, double x, const char *currency, FinReadout *readout)
{
  FinMarkerLayer *self = FIN_MARKER_LAYER (layer);

  for (gsize i = 0; i < self->markers->len; i++)
    if (get (self, i)->x == x)
      fin_readout_add (readout, get (self, i)->role, FIN_SAMPLE_BLOCK, get (self, i)->name,
                       fin_format_money_signed (get (self, i)->amount, currency));
}

static void
fin_marker_layer_finalize (GObject *object)
{
  g_array_unref (FIN_MARKER_LAYER (object)->markers);
  G_OBJECT_CLASS (fin_marker_layer_parent_class)->finalize (object);
}

static void
fin_marker_layer_class_init (FinMarkerLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = fin_marker_layer_finalize;
  layer_class->rank = 2;
  layer_class->wants_lane = TRUE;
  layer_class->collect = fin_marker_layer_collect;
  layer_class->extend = fin_marker_layer_extend;
  layer_class->draw = fin_marker_layer_draw;
  layer_class->draw_outside = fin_marker_layer_draw_outside;
  layer_class->draw_key = fin_marker_layer_draw_key;
  layer_class->draw_selection = fin_marker_layer_draw_selection;
  layer_class->read = fin_marker_layer_read;
}

static void
clear_marker (gpointer data)
{
  g_free (((Marker *) data)->name);
}

static void
fin_marker_layer_init (FinMarkerLayer *self)
{
  self->markers = g_array_new (FALSE, FALSE, sizeof (Marker));
  g_array_set_clear_func (self->markers, clear_marker);
}

/** fin_marker_layer_new: @label: (nullable): what the marks are, for the legend */
FinPlotLayer *
fin_marker_layer_new (const char *label)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_MARKER_LAYER, NULL);

  fin_plot_layer_set_label (self, label);
  return self;
}

/** fin_marker_layer_add: before the layer is added to a plot; @amount in minor units, signed. */
void
fin_marker_layer_add (
    FinMarkerLayer *self, double x, FinMarkerShape shape, int role, const char *name, gint64 amount)
{
  Marker marker = { x, shape, role, g_strdup (name != NULL ? name : ""), amount };

  g_array_append_val (self->markers, marker);
  qsort (self->markers->data, self->markers->len, sizeof (Marker), compare_place);
}
