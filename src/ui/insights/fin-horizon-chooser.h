/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far ahead: 30, 60 or 90 days at a click, anything from a week to a year behind a button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FIN_HORIZON_LEAST 7
#define FIN_HORIZON_MOST  365

#define FIN_TYPE_HORIZON_CHOOSER (fin_horizon_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FinHorizonChooser, fin_horizon_chooser, FIN, HORIZON_CHOOSER, GtkBox)

/*
 * Property "days" int: 7 to 365.
 */
GtkWidget *fin_horizon_chooser_new (void);
int fin_horizon_chooser_get_days (FinHorizonChooser *self);
void fin_horizon_chooser_set_days (FinHorizonChooser *self, int days);

G_END_DECLS
