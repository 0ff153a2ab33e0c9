/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The points of a plot as rows of words: the table that stands in for the picture. */
#pragma once

#include <gio/gio.h>

#include "fin-plot.h"

G_BEGIN_DECLS

#define FIN_TYPE_CHART_ROW (fin_chart_row_get_type ())
G_DECLARE_FINAL_TYPE (FinChartRow, fin_chart_row, FIN, CHART_ROW, GObject)

const char *fin_chart_row_get_title (FinChartRow *self);
const char *fin_chart_row_get_text (FinChartRow *self);

#define FIN_TYPE_CHART_TABLE (fin_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (FinChartTable, fin_chart_table, FIN, CHART_TABLE, GObject)

GListModel *fin_chart_table_new (FinPlot *plot);

G_END_DECLS
