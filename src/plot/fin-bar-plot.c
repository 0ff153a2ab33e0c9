/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row for each name: name, bar, amount; a tick on the bar says what is usual. */
#include "fin-bar-plot.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-format.h"
#include "fin-money.h"
#include "fin-plot-shapes.h"
#include "fin-plot-text.h"

#define GAP             10.0
#define ROW_LINES       1.75
#define KEY_LINES       1.2
#define MAX_BAR_HEIGHT  12.0
#define NAME_SHARE      0.36
#define LEAST_BAR_WIDTH 24.0

typedef struct
{
  char *name;
  gint64 amount;
  gint64 usual;
  int role;
} Bar;

struct _FinBarPlot
{
  FinPlot parent_instance;

  GArray *bars;
  char currency[4];
};

G_DEFINE_FINAL_TYPE (FinBarPlot, fin_bar_plot, FIN_TYPE_PLOT)

static const Bar *
get (FinBarPlot *self, guint index)
{
  return &g_array_index (self->bars, Bar, index);
}

static double
get_length (gint64 amount)
{
  return fabs ((double) amount);
}

static char *
write_amount (FinBarPlot *self, const Bar *bar)
{
  if (fin_plot_get_amounts_hidden (FIN_PLOT (self)))
    return g_strdup ("");
  return fin_format_money (bar->amount, self->currency);
}

static gboolean
has_usual (FinBarPlot *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (get (self, i)->usual != 0)
      return TRUE;
  return FALSE;
}

static double
fin_bar_plot_get_natural_height (FinPlot *plot, double line_height)
{
  FinBarPlot *self = FIN_BAR_PLOT (plot);
  double rows = MAX (self->bars->len, 1) * ceil (line_height * ROW_LINES);

  return rows + (has_usual (self) ? ceil (line_height * KEY_LINES) : 0);
}

/* The data area is that of the bars; names lie before it and amounts behind it. */
static void
fin_bar_plot_measure (FinPlot *plot, FinPlotGeometry *geometry)
{
  FinBarPlot *self = FIN_BAR_PLOT (plot);
  double names = 0, amounts = 0;
  FinRange range = { 0, 0 };

  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autofree char *amount = write_amount (self, get (self, i));

      names = MAX (names,
                   fin_plot_text_measure (geometry, get (self, i)->name, FIN_PLOT_TEXT_BODY).width);
      amounts = MAX (amounts, fin_plot_text_measure (geometry, amount, FIN_PLOT_TEXT_BODY).width);
      fin_range_include (&range, get_length (get (self, i)->amount));
      fin_range_include (&range, get_length (get (self, i)->usual));
    }
  names = MIN (names, geometry->width * NAME_SHARE);
  if (has_usual (self))
    geometry->inner.height = MAX (geometry->height - ceil (geometry->line_height * KEY_LINES), 1);
  geometry->inner.x = names + GAP;
  geometry->inner.width = MAX (geometry->width - names - amounts - 2 * GAP, LEAST_BAR_WIDTH);
  geometry->inner = fin_plot_geometry_mirror (geometry, geometry->inner);
  geometry->x_axis.range = range.max > 0 ? range : (FinRange){ 0, 1 };
}

static FinRect
find_row (FinBarPlot *self, const FinPlotGeometry *geometry, guint index)
{
  double height = geometry->inner.height / MAX (self->bars->len, 1);

  return (FinRect){ 0, index * height, geometry->width, height };
}

static FinRect
find_bar (FinBarPlot *self, const FinPlotGeometry *geometry, guint index, gint64 amount)
{
  FinRect row = find_row (self, geometry, index);
  double height = MIN (MAX_BAR_HEIGHT, row.height * 0.5);
  double end = fin_plot_geometry_map_x (geometry, get_length (amount));
  double start = fin_plot_geometry_map_x (geometry, 0);

  return (FinRect){ MIN (start, end), row.y + (row.height - height) / 2, fabs (end - start),
                    height };
}

static void
draw_usual (const FinPlotGeometry *geometry, double x, FinRect bar, cairo_t *cr)
{
  fin_color_set_source (geometry->style.colors[FIN_COLOR_FOREGROUND], cr);
  cairo_rectangle (cr, x - 1, bar.y - 3, 2, bar.height + 6);
  cairo_fill (cr);
}

static void
draw_bar (FinBarPlot *self, const FinPlotGeometry *geometry, guint index, cairo_t *cr)
{
  const Bar *bar = get (self, index);
  FinRect track = find_bar (self, geometry, index, 0);
  FinRect rect = find_bar (self, geometry, index, bar->amount);

  track.x = geometry->inner.x;
  track.width = geometry->inner.width;
  fin_color_set_source (fin_color_with_alpha (geometry->style.colors[FIN_COLOR_FOREGROUND], 0.06),
                        cr);
  fin_plot_trace_bar (cr, track, 3, geometry->style.mirrored);
  cairo_fill (cr);
  if (bar->amount != 0)
    {
      rect.width = MAX (rect.width, 2);
      fin_color_set_source (fin_plot_style_get_color (&geometry->style, bar->role), cr);
      fin_plot_trace_bar (cr, rect, 3, geometry->style.mirrored);
      cairo_fill (cr);
    }
  if (bar->usual != 0)
    draw_usual (geometry, fin_plot_geometry_map_x (geometry, get_length (bar->usual)), track, cr);
}

/* What the ticks mean, once, below the bars. */
static void
draw_key (const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinRect inner = geometry->inner;
  gboolean mirrored = geometry->style.mirrored;
  double y = (inner.height + geometry->height) / 2;
  double x = mirrored ? inner.x + inner.width - 2 : inner.x + 2;

  draw_usual (geometry, x, (FinRect){ x, y - 4, 2, 8 }, cr);
  fin_color_set_source (geometry->style.colors[FIN_COLOR_MUTED], cr);
  fin_plot_text_draw (geometry, cr, _ ("Usual"), FIN_PLOT_TEXT_LABEL, mirrored ? x - 8 : x + 8, y,
                      mirrored ? 1 : 0, 0.5, -1);
}

static void
draw_words (FinBarPlot *self, const FinPlotGeometry *geometry, guint index, cairo_t *cr)
{
  FinRect row = find_row (self, geometry, index);
  FinRect inner = geometry->inner;
  gboolean mirrored = geometry->style.mirrored;
  double middle = row.y + row.height / 2;
  double names = (mirrored ? geometry->width - inner.x - inner.width : inner.x) - GAP;
  g_autofree char *amount = write_amount (self, get (self, index));

  fin_color_set_source (geometry->style.colors[FIN_COLOR_FOREGROUND], cr);
  fin_plot_text_draw (geometry, cr, get (self, index)->name, FIN_PLOT_TEXT_BODY,
                      mirrored ? geometry->width : 0, middle, mirrored ? 1 : 0, 0.5, names);
  fin_plot_text_draw (geometry, cr, amount, FIN_PLOT_TEXT_BODY, mirrored ? 0 : geometry->width,
                      middle, mirrored ? 0 : 1, 0.5, -1);
}

static void
fin_bar_plot_draw (FinPlot *plot, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinBarPlot *self = FIN_BAR_PLOT (plot);

  for (guint i = 0; i < self->bars->len; i++)
    {
      draw_bar (self, geometry, i, cr);
      draw_words (self, geometry, i, cr);
    }
  if (has_usual (self))
    draw_key (geometry, cr);
}

static void
fin_bar_plot_draw_selection (FinPlot *plot,
                             const FinPlotGeometry *geometry,
                             guint item,
                             cairo_t *cr)
{
  FinRect row = find_row (FIN_BAR_PLOT (plot), geometry, item);

  fin_color_set_source (fin_color_with_alpha (geometry->style.colors[FIN_COLOR_FOREGROUND], 0.08),
                        cr);
  fin_plot_trace_rounded (cr, (FinRect){ row.x, row.y + 1, row.width, row.height - 2 }, 6);
  cairo_fill (cr);
}

static guint
fin_bar_plot_get_n_items (FinPlot *plot)
{
  return FIN_BAR_PLOT (plot)->bars->len;
}

static guint
fin_bar_plot_find_item (FinPlot *plot, const FinPlotGeometry *geometry, double x, double y)
{
  guint n_bars = FIN_BAR_PLOT (plot)->bars->len;

  if (y < 0 || y >= geometry->inner.height || x < 0 || x >= geometry->width)
    return FIN_PLOT_NO_ITEM;
  return MIN ((guint) (y / geometry->inner.height * n_bars), n_bars - 1);
}

static FinRect
fin_bar_plot_get_item_area (FinPlot *plot, const FinPlotGeometry *geometry, guint item)
{
  FinBarPlot *self = FIN_BAR_PLOT (plot);

  return find_bar (self, geometry, item, get (self, item)->amount);
}

static FinReadout *
fin_bar_plot_read_item (FinPlot *plot, guint item)
{
  FinBarPlot *self = FIN_BAR_PLOT (plot);
  const Bar *bar = get (self, item);
  gint64 total = fin_bar_plot_get_total (self);
  FinReadout *readout = fin_readout_new (g_strdup (bar->name));

  fin_readout_add (readout, bar->role, FIN_SAMPLE_BLOCK, _ ("Amount"),
                   fin_format_money (bar->amount, self->currency));
  if (total != 0)
    fin_readout_add (readout, bar->role, FIN_SAMPLE_NONE, _ ("Share"),
                     fin_format_percent ((double) bar->amount / (double) total, 0));
  if (bar->usual != 0)
    fin_readout_add (readout, FIN_COLOR_FOREGROUND, FIN_SAMPLE_BLOCK, _ ("Usual"),
                     fin_format_money (bar->usual, self->currency));
  return readout;
}

static void
fin_bar_plot_finalize (GObject *object)
{
  g_array_unref (FIN_BAR_PLOT (object)->bars);
  G_OBJECT_CLASS (fin_bar_plot_parent_class)->finalize (object);
}

static void
fin_bar_plot_class_init (FinBarPlotClass *class)
{
  FinPlotClass *plot_class = FIN_PLOT_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = fin_bar_plot_finalize;
  plot_class->items_run_down = TRUE;
  plot_class->get_natural_height = fin_bar_plot_get_natural_height;
  plot_class->measure = fin_bar_plot_measure;
  plot_class->draw = fin_bar_plot_draw;
  plot_class->draw_selection = fin_bar_plot_draw_selection;
  plot_class->get_n_items = fin_bar_plot_get_n_items;
  plot_class->find_item = fin_bar_plot_find_item;
  plot_class->get_item_area = fin_bar_plot_get_item_area;
  plot_class->read_item = fin_bar_plot_read_item;
}

static void
clear_bar (gpointer data)
{
  g_free (((Bar *) data)->name);
}

static void
fin_bar_plot_init (FinBarPlot *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_array_set_clear_func (self->bars, clear_bar);
}

FinBarPlot *
fin_bar_plot_new (const char *currency)
{
  FinBarPlot *self = g_object_new (FIN_TYPE_BAR_PLOT, NULL);

  if (currency != NULL)
    g_strlcpy (self->currency, currency, sizeof self->currency);
  return self;
}

/**
 * fin_bar_plot_add:
 * @amount: minor units; the bar shows its size, the words its sign
 * @usual: what it is otherwise, or 0 to leave that out
 * @role: a #FinColorRole; several bars may share one, names tell them apart
 *
 * Rows appear in the order they are added.
 */
void
fin_bar_plot_add (FinBarPlot *self, const char *name, gint64 amount, gint64 usual, int role)
{
  Bar bar = { g_strdup (name), amount, usual, role };

  g_array_append_val (self->bars, bar);
  fin_plot_changed (FIN_PLOT (self));
}

/** fin_bar_plot_get_total: Returns: the sum, or 0 when it does not fit 64 bits */
gint64
fin_bar_plot_get_total (FinBarPlot *self)
{
  gint64 total = 0;

  for (guint i = 0; i < self->bars->len; i++)
    if (!fin_minor_add (total, get (self, i)->amount, &total))
      return 0;
  return total;
}
