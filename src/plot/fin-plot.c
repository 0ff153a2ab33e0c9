/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract between a plot and whoever shows it, with what all plots share. */
#include "fin-plot.h"

#include <glib/gi18n.h>

typedef struct
{
  char *summary;
  guint start_item;
  gboolean amounts_hidden;
} FinPlotPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FinPlot, fin_plot, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define HIDDEN_AMOUNT "•••"

/* g_set_str() is younger than GLib 2.74. */
static gboolean
set_string (char **field, const char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (text);
  return TRUE;
}

static void
fin_plot_finalize (GObject *object)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (FIN_PLOT (object));

  g_free (priv->summary);
  G_OBJECT_CLASS (fin_plot_parent_class)->finalize (object);
}

static void
fin_plot_class_init (FinPlotClass *class)
{
  G_OBJECT_CLASS (class)->finalize = fin_plot_finalize;

  /**
   * FinPlot::changed:
   *
   * What the plot shows is different; every geometry of it is stale.
   */
  signals[CHANGED] = g_signal_new ("changed", FIN_TYPE_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
fin_plot_init (FinPlot *self)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);

  priv->start_item = FIN_PLOT_NO_ITEM;
}

/** fin_plot_get_natural_height: Returns: pixels for lines of @line_height; 0 where any height will
 * do */
double
fin_plot_get_natural_height (FinPlot *self, double line_height)
{
  g_return_val_if_fail (FIN_IS_PLOT (self), 0);

  if (FIN_PLOT_GET_CLASS (self)->get_natural_height == NULL)
    return 0;
  return FIN_PLOT_GET_CLASS (self)->get_natural_height (self, line_height);
}

/**
 * fin_plot_measure:
 * @context: the font
 * @width: pixels, as @height; at least 1
 *
 * Returns: (transfer full): where everything lies; valid until #FinPlot::changed
 */
FinPlotGeometry *
fin_plot_measure (
    FinPlot *self, PangoContext *context, const FinPlotStyle *style, double width, double height)
{
  FinPlotGeometry *geometry;

  g_return_val_if_fail (FIN_IS_PLOT (self), NULL);

  geometry = fin_plot_geometry_new (context, style, MAX (width, 1), MAX (height, 1));
  FIN_PLOT_GET_CLASS (self)->measure (self, geometry);
  return geometry;
}

/** fin_plot_draw: @geometry must come from fin_plot_measure() of this plot. */
void
fin_plot_draw (FinPlot *self, const FinPlotGeometry *geometry, cairo_t *cr)
{
  g_return_if_fail (FIN_IS_PLOT (self));

  cairo_save (cr);
  if (geometry->style.opaque)
    {
      fin_color_set_source (geometry->style.colors[FIN_COLOR_BACKGROUND], cr);
      cairo_paint (cr);
    }
  FIN_PLOT_GET_CLASS (self)->draw (self, geometry, cr);
  cairo_restore (cr);
}

void
fin_plot_draw_selection (FinPlot *self, const FinPlotGeometry *geometry, guint item, cairo_t *cr)
{
  g_return_if_fail (FIN_IS_PLOT (self));
  g_return_if_fail (item < fin_plot_get_n_items (self));

  cairo_save (cr);
  FIN_PLOT_GET_CLASS (self)->draw_selection (self, geometry, item, cr);
  cairo_restore (cr);
}

guint
fin_plot_get_n_items (FinPlot *self)
{
  g_return_val_if_fail (FIN_IS_PLOT (self), 0);

  return FIN_PLOT_GET_CLASS (self)->get_n_items (self);
}

guint
fin_plot_find_item (FinPlot *self, const FinPlotGeometry *geometry, double x, double y)
{
  g_return_val_if_fail (FIN_IS_PLOT (self), FIN_PLOT_NO_ITEM);

  if (fin_plot_get_n_items (self) == 0)
    return FIN_PLOT_NO_ITEM;
  return FIN_PLOT_GET_CLASS (self)->find_item (self, geometry, x, y);
}

FinRect
fin_plot_get_item_area (FinPlot *self, const FinPlotGeometry *geometry, guint item)
{
  g_return_val_if_fail (item < fin_plot_get_n_items (self), (FinRect){ 0 });

  return FIN_PLOT_GET_CLASS (self)->get_item_area (self, geometry, item);
}

/** fin_plot_read_item: Returns: (transfer full): what @item says, without amounts when hidden */
FinReadout *
fin_plot_read_item (FinPlot *self, guint item)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);
  FinReadout *readout;

  g_return_val_if_fail (item < fin_plot_get_n_items (self), NULL);

  readout = FIN_PLOT_GET_CLASS (self)->read_item (self, item);
  for (gsize i = 0; priv->amounts_hidden && i < readout->rows->len; i++)
    {
      FinReadoutRow *row = &g_array_index (readout->rows, FinReadoutRow, i);

      g_free (row->value);
      row->value = g_strdup (HIDDEN_AMOUNT);
    }
  return readout;
}

/** fin_plot_get_summary: Returns: (nullable): the plot in a sentence, for a screen reader */
const char *
fin_plot_get_summary (FinPlot *self)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);

  if (priv->amounts_hidden && priv->summary != NULL)
    return _ ("Amounts are hidden.");
  return priv->summary;
}

void
fin_plot_set_summary (FinPlot *self, const char *summary)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);

  if (set_string (&priv->summary, summary))
    fin_plot_changed (self);
}

gboolean
fin_plot_get_amounts_hidden (FinPlot *self)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);

  return priv->amounts_hidden;
}

/** fin_plot_set_amounts_hidden: shows shapes but no amounts, for a screen that others see. */
void
fin_plot_set_amounts_hidden (FinPlot *self, gboolean hidden)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);

  if (priv->amounts_hidden == !!hidden)
    return;
  priv->amounts_hidden = !!hidden;
  fin_plot_changed (self);
}

/** fin_plot_get_start_item: where walking by keyboard starts, today for instance. */
guint
fin_plot_get_start_item (FinPlot *self)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);
  guint n_items = fin_plot_get_n_items (self);

  return priv->start_item < n_items ? priv->start_item : n_items > 0 ? 0 : FIN_PLOT_NO_ITEM;
}

void
fin_plot_set_start_item (FinPlot *self, guint item)
{
  FinPlotPrivate *priv = fin_plot_get_instance_private (self);

  priv->start_item = item;
}

/** fin_plot_changed: for plots: emits #FinPlot::changed. */
void
fin_plot_changed (FinPlot *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
