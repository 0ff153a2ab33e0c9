/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ready-made plots of money that comes and goes: by month, against the usual pace, day by day, in
 * small. */
#pragma once

#include "fin-forecast-plot.h"

G_BEGIN_DECLS

FinXyPlot *fin_months_plot_new (const char *currency,
                                FinDate first_month,
                                gsize n_months,
                                const gint64 *income,
                                const gint64 *spending);
FinXyPlot *fin_pace_plot_new (const char *currency,
                              FinPeriod period,
                              FinDate today,
                              const gint64 *spent,
                              const gint64 *usual);
FinXyPlot *fin_strip_plot_new (const char *currency,
                               FinPeriod period,
                               FinDate today,
                               const FinPlotEvent *events,
                               gsize n_events);
FinXyPlot *
fin_spark_plot_new (const char *currency, FinDate first, const gint64 *values, gsize n_values);

G_END_DECLS
