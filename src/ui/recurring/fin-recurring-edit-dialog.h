/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds a recurring payment by hand, or changes what is known of one. */
#pragma once

#include <adwaita.h>

#include "fin-series-item.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_RECURRING_EDIT_DIALOG (fin_recurring_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    FinRecurringEditDialog, fin_recurring_edit_dialog, FIN, RECURRING_EDIT_DIALOG, AdwDialog)

AdwDialog *fin_recurring_edit_dialog_new (FinSession *session, const FinSeriesItem *item);

G_END_DECLS
