/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining two rows of own accounts to a transfer, and parting them. */
#pragma once

#include "fin-connection.h"

G_BEGIN_DECLS

gboolean fin_transfer_join (FinConnection *connection,
                            gint64 one_side,
                            gint64 other_side,
                            GError **error);
gboolean fin_transfer_part (FinConnection *connection, gint64 id, GError **error);

G_END_DECLS
