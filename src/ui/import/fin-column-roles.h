/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column may hold, in a person's words and in those of FinReadOptions.columns. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkStringList *fin_column_roles_new_list (void);
guint fin_column_roles_find (const char *word);
const char *fin_column_roles_get_word (guint position);
gboolean fin_column_roles_is_unique (guint position);

const char *fin_column_roles_describe_gap (const guint *positions, guint n_columns);
char *fin_column_roles_to_answer (const guint *positions, guint n_columns);

G_END_DECLS
