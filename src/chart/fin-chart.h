/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget around a FinPlot: pointer, keyboard, screen reader, colours of the theme. */
#pragma once

#include <gtk/gtk.h>

#include "fin-plot.h"

G_BEGIN_DECLS

#define FIN_TYPE_CHART (fin_chart_get_type ())
G_DECLARE_FINAL_TYPE (FinChart, fin_chart, FIN, CHART, GtkWidget)

GtkWidget *fin_chart_new (void);
FinPlot *fin_chart_get_plot (FinChart *self);
void fin_chart_set_plot (FinChart *self, FinPlot *plot);
const char *fin_chart_get_summary (FinChart *self);
void fin_chart_set_summary (FinChart *self, const char *summary);
guint fin_chart_get_selected (FinChart *self);
void fin_chart_set_selected (FinChart *self, guint selected);
FinPlotStyle fin_chart_get_style (FinChart *self);
gboolean fin_chart_get_table_shown (FinChart *self);
void fin_chart_set_table_shown (FinChart *self, gboolean table_shown);
GListModel *fin_chart_create_table (FinChart *self);
gboolean fin_chart_export (FinChart *self, const char *path, int width, int height, GError **error);

G_END_DECLS
