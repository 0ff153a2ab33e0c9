/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all layers share: a name, a role, points, and defaults for those that draw from points
 * alone. */
#include "fin-plot-layer.h"

#include <math.h>

typedef struct
{
  char *label;
  FinSeries *series;
  double read_after;
  int role;
} FinPlotLayerPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FinPlotLayer, fin_plot_layer, G_TYPE_OBJECT)

static void
fin_plot_layer_real_collect (FinPlotLayer *self, GArray *xs)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);
  gsize n_points = priv->series != NULL ? fin_series_get_n_points (priv->series) : 0;

  for (gsize i = 0; i < n_points; i++)
    {
      const FinPoint *point = &fin_series_get_points (priv->series)[i];

      if (!isnan (point->y) && fin_plot_layer_is_readable_at (self, point->x))
        g_array_append_val (xs, point->x);
    }
}

static void
fin_plot_layer_real_extend (FinPlotLayer *self, FinRange *x, FinRange *y)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  if (priv->series != NULL)
    fin_series_extend_range (priv->series, x, y);
}

static void
fin_plot_layer_finalize (GObject *object)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (FIN_PLOT_LAYER (object));

  g_free (priv->label);
  g_clear_pointer (&priv->series, fin_series_unref);
  G_OBJECT_CLASS (fin_plot_layer_parent_class)->finalize (object);
}

static void
fin_plot_layer_class_init (FinPlotLayerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = fin_plot_layer_finalize;
  class->collect = fin_plot_layer_real_collect;
  class->extend = fin_plot_layer_real_extend;
}

static void
fin_plot_layer_init (FinPlotLayer *self)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  priv->read_after = -G_MAXDOUBLE;
}

void
fin_plot_layer_collect (FinPlotLayer *self, GArray *xs)
{
  if (FIN_PLOT_LAYER_GET_CLASS (self)->read != NULL)
    FIN_PLOT_LAYER_GET_CLASS (self)->collect (self, xs);
}

gboolean
fin_plot_layer_wants_lane (FinPlotLayer *self)
{
  return FIN_PLOT_LAYER_GET_CLASS (self)->wants_lane;
}

/** fin_plot_layer_has_key: whether the layer stands in the legend: it has a name and a sample. */
gboolean
fin_plot_layer_has_key (FinPlotLayer *self)
{
  return fin_plot_layer_get_label (self) != NULL
         && FIN_PLOT_LAYER_GET_CLASS (self)->draw_key != NULL;
}

int
fin_plot_layer_get_rank (FinPlotLayer *self)
{
  return FIN_PLOT_LAYER_GET_CLASS (self)->rank;
}

void
fin_plot_layer_extend (FinPlotLayer *self, FinRange *x, FinRange *y)
{
  FIN_PLOT_LAYER_GET_CLASS (self)->extend (self, x, y);
}

void
fin_plot_layer_draw (FinPlotLayer *self, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FIN_PLOT_LAYER_GET_CLASS (self)->draw (self, geometry, cr);
}

void
fin_plot_layer_draw_outside (FinPlotLayer *self, const FinPlotGeometry *geometry, cairo_t *cr)
{
  if (FIN_PLOT_LAYER_GET_CLASS (self)->draw_outside != NULL)
    FIN_PLOT_LAYER_GET_CLASS (self)->draw_outside (self, geometry, cr);
}

void
fin_plot_layer_draw_key (FinPlotLayer *self,
                         const FinPlotGeometry *geometry,
                         FinRect box,
                         cairo_t *cr)
{
  if (FIN_PLOT_LAYER_GET_CLASS (self)->draw_key != NULL)
    FIN_PLOT_LAYER_GET_CLASS (self)->draw_key (self, geometry, box, cr);
}

void
fin_plot_layer_draw_selection (FinPlotLayer *self,
                               const FinPlotGeometry *geometry,
                               double x,
                               cairo_t *cr)
{
  if (FIN_PLOT_LAYER_GET_CLASS (self)->draw_selection != NULL
      && fin_plot_layer_is_readable_at (self, x))
    FIN_PLOT_LAYER_GET_CLASS (self)->draw_selection (self, geometry, x, cr);
}

void
fin_plot_layer_read (FinPlotLayer *self, double x, const char *currency, FinReadout *readout)
{
  if (FIN_PLOT_LAYER_GET_CLASS (self)->read != NULL && fin_plot_layer_is_readable_at (self, x))
    FIN_PLOT_LAYER_GET_CLASS (self)->read (self, x, currency, readout);
}

/** fin_plot_layer_get_label: Returns: (nullable): the name in legend and readout */
const char *
fin_plot_layer_get_label (FinPlotLayer *self)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  return priv->label;
}

void
fin_plot_layer_set_label (FinPlotLayer *self, const char *label)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  g_free (priv->label);
  priv->label = g_strdup (label);
}

int
fin_plot_layer_get_role (FinPlotLayer *self)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  return priv->role;
}

void
fin_plot_layer_set_role (FinPlotLayer *self, int role)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  priv->role = role;
}

/** fin_plot_layer_get_series: Returns: (transfer none) (nullable): the points */
FinSeries *
fin_plot_layer_get_series (FinPlotLayer *self)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  return priv->series;
}

void
fin_plot_layer_set_series (FinPlotLayer *self, FinSeries *series)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  if (series != NULL)
    fin_series_ref (series);
  g_clear_pointer (&priv->series, fin_series_unref);
  priv->series = series;
}

/** fin_plot_layer_set_read_after: points up to @x only join the layer to another one. */
void
fin_plot_layer_set_read_after (FinPlotLayer *self, double x)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  priv->read_after = x;
}

gboolean
fin_plot_layer_is_readable_at (FinPlotLayer *self, double x)
{
  FinPlotLayerPrivate *priv = fin_plot_layer_get_instance_private (self);

  return x > priv->read_after;
}
