/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns of widgets beside each other, or under each other where there is no room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FIN_TYPE_COLUMNS (fin_columns_get_type ())
G_DECLARE_FINAL_TYPE (FinColumns, fin_columns, FIN, COLUMNS, GtkWidget)

void fin_columns_append (FinColumns *self, guint column, GtkWidget *child);

G_END_DECLS
