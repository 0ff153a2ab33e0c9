/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table that stands in for a chart's picture. */
#pragma once

#include <gtk/gtk.h>

#include "fin-plot.h"

G_BEGIN_DECLS

GtkWidget *fin_chart_table_view_new (FinPlot *plot);
void fin_chart_table_view_scroll_to (GtkWidget *view, guint item, gboolean focus);

G_END_DECLS
