/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Income, bills and subscriptions: what comes by itself, when, and what it comes to. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_RECURRING_PAGE (fin_recurring_page_get_type ())
G_DECLARE_FINAL_TYPE (FinRecurringPage, fin_recurring_page, FIN, RECURRING_PAGE, AdwBin)

GtkWidget *fin_recurring_page_new (FinSession *session);

G_END_DECLS
