/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A coloured sample: read for its CSS colour, or shown beside a row of a readout. */
#pragma once

#include <gtk/gtk.h>

#include "fin-plot-style.h"
#include "fin-readout.h"

G_BEGIN_DECLS

#define FIN_TYPE_CHART_SWATCH (fin_chart_swatch_get_type ())
G_DECLARE_FINAL_TYPE (FinChartSwatch, fin_chart_swatch, FIN, CHART_SWATCH, GtkWidget)

GtkWidget *fin_chart_swatch_new (const char *css_class);
void fin_chart_swatch_show_sample (FinChartSwatch *self, FinColor color, FinSample sample);

G_END_DECLS
