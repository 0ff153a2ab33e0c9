/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where a plotted double becomes money again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 fin_plot_minor (double value);
char *fin_plot_money (double value, const char *currency);
char *fin_plot_money_interval (double low, double high, const char *currency);

G_END_DECLS
