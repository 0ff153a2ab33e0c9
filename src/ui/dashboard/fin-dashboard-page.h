/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matters now, at a glance: balance and its low point, spending, bills, accounts, nudges. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_DASHBOARD_PAGE (fin_dashboard_page_get_type ())
G_DECLARE_FINAL_TYPE (FinDashboardPage, fin_dashboard_page, FIN, DASHBOARD_PAGE, AdwBin)

GtkWidget *fin_dashboard_page_new (FinSession *session);

G_END_DECLS
