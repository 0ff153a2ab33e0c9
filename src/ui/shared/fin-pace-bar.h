/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that shows an amount against what is usual: a filled track with a tick. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FIN_TYPE_PACE_BAR (fin_pace_bar_get_type ())
G_DECLARE_FINAL_TYPE (FinPaceBar, fin_pace_bar, FIN, PACE_BAR, GtkWidget)

GtkWidget *fin_pace_bar_new (void);
void fin_pace_bar_set_values (FinPaceBar *self, double value, double usual, double maximum);
double fin_pace_bar_get_value (FinPaceBar *self);

G_END_DECLS
