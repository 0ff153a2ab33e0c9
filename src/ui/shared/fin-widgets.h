/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short constructors for the few labels and buttons that code, not a template, makes. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *fin_label_new (const char *text, const char *style_classes);
void fin_label_set (GtkWidget *label, const char *text);
GtkWidget *fin_icon_button_new (const char *icon_name, const char *label);
char *fin_keep_signs (const char *text);
AdwToast *fin_undo_toast_new (const char *message);
GtkWidget *fin_expander_new (const char *title, GtkWidget *content);
void fin_row_mark_wrong (GtkWidget *row, gboolean wrong);
void fin_row_set_page (GtkListBoxRow *row, const char *page);

G_END_DECLS
