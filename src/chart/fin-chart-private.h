/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the aspects of FinChart share: fields, colours, input. */
#pragma once

#include "fin-chart-readout.h"
#include "fin-chart.h"

G_BEGIN_DECLS

#define FIN_CHART_N_SWATCHES 8

struct _FinChart
{
  GtkWidget parent_instance;

  /* Owned */
  FinPlot *plot;
  char *summary; /* in place of the one of the plot */
  FinPlotGeometry *geometry;
  GskRenderNode *picture;
  GskRenderNode *selection;
  GtkWidget *swatches[FIN_CHART_N_SWATCHES];
  FinChartReadout *readout;

  guint selected;
  gboolean stale; /* plot, style or font changed since @picture was recorded */
};

void fin_chart_style_install (GtkWidgetClass *class);
void fin_chart_style_init (FinChart *self);
FinPlotStyle fin_chart_style_read (FinChart *self);

void fin_chart_input_install (GtkWidgetClass *class);
void fin_chart_input_init (FinChart *self);
void fin_chart_select (FinChart *self, guint item, gboolean speak);
void fin_chart_activate_item (FinChart *self, guint item);

G_END_DECLS
