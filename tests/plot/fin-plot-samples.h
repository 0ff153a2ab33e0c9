/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plots of made-up households, for tests and for looking at. */
#pragma once

#include "fin-plot.h"

G_BEGIN_DECLS

FinPlot *fin_plot_sample_forecast (gboolean what_if, gboolean tight);
FinPlot *fin_plot_sample_overdraft (void);
FinPlot *fin_plot_sample_long_history (int n_years);
FinPlot *fin_plot_sample_bars (void);
FinPlot *fin_plot_sample_months (void);
FinPlot *fin_plot_sample_pace (void);
FinPlot *fin_plot_sample_strip (void);
FinPlot *fin_plot_sample_spark (void);

G_END_DECLS
