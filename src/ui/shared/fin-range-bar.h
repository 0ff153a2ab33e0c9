/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person stands among others: the population's range with its middle, and a dot. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FIN_TYPE_RANGE_BAR (fin_range_bar_get_type ())
G_DECLARE_FINAL_TYPE (FinRangeBar, fin_range_bar, FIN, RANGE_BAR, GtkWidget)

GtkWidget *fin_range_bar_new (double low, double median, double high, double value);

G_END_DECLS
