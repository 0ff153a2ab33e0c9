/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card beside the pointer: what the selected point of a chart says. */
#pragma once

#include <gtk/gtk.h>

#include "fin-plot-style.h"
#include "fin-readout.h"

G_BEGIN_DECLS

#define FIN_TYPE_CHART_READOUT (fin_chart_readout_get_type ())
G_DECLARE_FINAL_TYPE (FinChartReadout, fin_chart_readout, FIN, CHART_READOUT, GtkWidget)

FinChartReadout *fin_chart_readout_new (void);
void fin_chart_readout_show (FinChartReadout *self,
                             const FinReadout *readout,
                             const FinPlotStyle *style);

G_END_DECLS
