/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the readout for each day on which the component moves anything. */
#include "fin-reason-layer.h"

#include <math.h>

#include "fin-format.h"
#include "fin-plot-money.h"

struct _FinReasonLayer
{
  FinPlotLayer parent_instance;
};

G_DEFINE_FINAL_TYPE (FinReasonLayer, fin_reason_layer, FIN_TYPE_PLOT_LAYER)

/* Changes are no levels: they are not on the axis. */
static void
fin_reason_layer_extend (FinPlotLayer *layer, FinRange *x, FinRange *y)
{
}

static void
fin_reason_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
}

static void
fin_reason_layer_read (FinPlotLayer *layer, double x, const char *currency, FinReadout *readout)
{
  const FinPoint *point = fin_series_find_exact (fin_plot_layer_get_series (layer), x);
  gint64 change = point != NULL && !isnan (point->y) ? fin_plot_minor (point->y) : 0;

  if (change != 0)
    fin_readout_add (readout, FIN_COLOR_MUTED, FIN_SAMPLE_NONE, fin_plot_layer_get_label (layer),
                     fin_format_money_signed (change, currency));
}

static void
fin_reason_layer_class_init (FinReasonLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  layer_class->rank = 3;
  layer_class->extend = fin_reason_layer_extend;
  layer_class->draw = fin_reason_layer_draw;
  layer_class->read = fin_reason_layer_read;
}

static void
fin_reason_layer_init (FinReasonLayer *self)
{
}

/** fin_reason_layer_new: @changes: minor units a day; @label: what makes them */
FinPlotLayer *
fin_reason_layer_new (FinSeries *changes, const char *label)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_REASON_LAYER, NULL);

  fin_plot_layer_set_series (self, changes);
  fin_plot_layer_set_label (self, label);
  return self;
}
