/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named amounts as lying bars, such as spending by category, against what is usual. */
#pragma once

#include "fin-plot.h"

G_BEGIN_DECLS

#define FIN_TYPE_BAR_PLOT (fin_bar_plot_get_type ())
G_DECLARE_FINAL_TYPE (FinBarPlot, fin_bar_plot, FIN, BAR_PLOT, FinPlot)

FinBarPlot *fin_bar_plot_new (const char *currency);
void fin_bar_plot_add (FinBarPlot *self, const char *name, gint64 amount, gint64 usual, int role);
gint64 fin_bar_plot_get_total (FinBarPlot *self);

G_END_DECLS
