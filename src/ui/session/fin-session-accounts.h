/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts and the transfers between them: each change one undoable step. */
#pragma once

#include "fin-session.h"

G_BEGIN_DECLS

void fin_session_save_account (FinSession *self, FinAccount *account);
void fin_session_join_transfer (FinSession *self, gint64 one_side, gint64 other_side);
void fin_session_part_transfers (FinSession *self, GArray *ids);

G_END_DECLS
