/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain list inside a card, with a sentence in place of nothing. */
#pragma once

#include <gtk/gtk.h>

#include "fin-money-row.h"

G_BEGIN_DECLS

#define FIN_TYPE_CARD_LIST (fin_card_list_get_type ())
G_DECLARE_FINAL_TYPE (FinCardList, fin_card_list, FIN, CARD_LIST, GtkWidget)

GtkWidget *fin_card_list_new (const char *accessible_label, const char *empty_text);
void fin_card_list_clear (FinCardList *self);
GtkListBoxRow *fin_card_list_append (FinCardList *self, GtkWidget *content);
guint fin_card_list_get_n_rows (FinCardList *self);

G_END_DECLS
