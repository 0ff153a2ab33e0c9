/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a write becomes a step of undo. Private to the store. */
#pragma once

#include "fin-history.h"

G_BEGIN_DECLS

gboolean fin_history_begin_step (FinConnection *connection, GError **error);
gboolean fin_history_end_step (FinConnection *connection,
                               const char *label,
                               gint64 now,
                               GError **error);
gboolean fin_history_begin_seed (FinConnection *connection, GError **error);
gboolean fin_history_end_seed (FinConnection *connection, GError **error);
gboolean fin_history_create_triggers (FinConnection *connection, GError **error);
gboolean fin_history_apply (FinConnection *connection,
                            gint64 first_change,
                            gint64 last_change,
                            GError **error);

G_END_DECLS
