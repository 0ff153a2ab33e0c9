/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The "series" actions: what rows, menus and dialogs of recurring payments can do. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

GSimpleActionGroup *fin_recurring_actions_new (FinSession *session, GtkWidget *parent);

G_END_DECLS
