/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a list: coloured icon, title, subtitle, amount. Used wherever money is listed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FIN_TYPE_MONEY_ROW (fin_money_row_get_type ())
G_DECLARE_FINAL_TYPE (FinMoneyRow, fin_money_row, FIN, MONEY_ROW, GtkWidget)

GtkWidget *fin_money_row_new (void);
void fin_money_row_set_icon (FinMoneyRow *self, const char *icon_name, const char *colour);
void fin_money_row_set_texts (FinMoneyRow *self, const char *title, const char *subtitle);
void fin_money_row_set_amount (FinMoneyRow *self, const char *amount, const char *caption);
void fin_money_row_set_incoming (FinMoneyRow *self, gboolean incoming);

G_END_DECLS
