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
  GskRenderNode *faded; /* the picture before, while it goes */
  GtkWidget *swatches[FIN_CHART_N_SWATCHES];
  FinChartReadout *readout;
  GtkWidget *table; /* while it stands in for the picture */
  GtkWidget *menu;  /* once it was asked for */

  guint selected;
  guint fade_tick;
  gint64 fade_start;
  double fade_progress;
  gboolean data_changed; /* the next picture fades in */
  gboolean stale;        /* plot, style or font changed since @picture was recorded */
};

void fin_chart_style_install (GtkWidgetClass *class);
void fin_chart_style_init (FinChart *self);
FinPlotStyle fin_chart_style_read (FinChart *self);

void fin_chart_input_install (GtkWidgetClass *class);
void fin_chart_input_init (FinChart *self);
void fin_chart_select (FinChart *self, guint item, gboolean speak);
void fin_chart_record_selection (FinChart *self);
void fin_chart_allocate_readout (FinChart *self, int width, int height);

void fin_chart_fade_start (FinChart *self, GskRenderNode *before);
void fin_chart_fade_stop (FinChart *self);
void fin_chart_fade_snapshot (FinChart *self, GtkSnapshot *snapshot);

void fin_chart_menu_install (GtkWidgetClass *class);
void fin_chart_menu_init (FinChart *self);

GskRenderNode *fin_chart_start_node (FinChart *self, cairo_t **cr);
void fin_chart_activate_item (FinChart *self, guint item);
void fin_chart_notify_selected (FinChart *self);
void fin_chart_notify_table_shown (FinChart *self);
void fin_chart_emit_announced (FinChart *self, const char *text);

G_END_DECLS
