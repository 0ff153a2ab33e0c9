/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widgets in a real window for tests: shown, settled, and looked at as pixels. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *fin_test_window_new (GtkWidget *child, int width, int height);
void fin_test_settle (GtkWidget *widget);
GdkTexture *fin_test_render (GtkWidget *widget);
void fin_test_save_png (GtkWidget *widget, const char *folder, const char *name);
int fin_test_run (void);

G_END_DECLS
