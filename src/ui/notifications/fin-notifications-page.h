/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All nudges, newest first, grouped by day. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_NOTIFICATIONS_PAGE (fin_notifications_page_get_type ())
G_DECLARE_FINAL_TYPE (
    FinNotificationsPage, fin_notifications_page, FIN, NOTIFICATIONS_PAGE, AdwBin)

GtkWidget *fin_notifications_page_new (FinSession *session);

G_END_DECLS
