/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recurring payment in a list: name, when, how much, what is amiss, and what can be done. */
#pragma once

#include <adwaita.h>

#include "fin-series-item.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_RECURRING_ROW (fin_recurring_row_get_type ())
G_DECLARE_FINAL_TYPE (FinRecurringRow, fin_recurring_row, FIN, RECURRING_ROW, GtkListBoxRow)

GtkWidget *fin_recurring_row_new (FinSession *session, const FinSeriesItem *item);
const char *fin_recurring_row_get_key (FinRecurringRow *self);
void fin_recurring_row_set_selecting (FinRecurringRow *self, gboolean selecting);
gboolean fin_recurring_row_get_selected (FinRecurringRow *self);

G_END_DECLS
