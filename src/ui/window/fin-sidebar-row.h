/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page's row in the sidebar: icon, title and a count. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FIN_TYPE_SIDEBAR_ROW (fin_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (FinSidebarRow, fin_sidebar_row, FIN, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *fin_sidebar_row_new (const char *name, const char *title, const char *icon_name);
const char *fin_sidebar_row_get_name (FinSidebarRow *self);
const char *fin_sidebar_row_get_title (FinSidebarRow *self);
guint fin_sidebar_row_get_count (FinSidebarRow *self);
void fin_sidebar_row_set_count (FinSidebarRow *self, guint count);

G_END_DECLS
