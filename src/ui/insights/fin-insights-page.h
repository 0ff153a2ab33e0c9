/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the data mean: the balance forecast, the spending persona, this month's spending. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_INSIGHTS_PAGE (fin_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (FinInsightsPage, fin_insights_page, FIN, INSIGHTS_PAGE, AdwBin)

GtkWidget *fin_insights_page_new (FinSession *session);
void fin_insights_page_set_account (FinInsightsPage *self, gint64 account_id);
void fin_insights_page_show_what_if (FinInsightsPage *self);

G_END_DECLS
