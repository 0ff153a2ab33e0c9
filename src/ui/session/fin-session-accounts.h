/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts and the transfers between them: each change one undoable step. */
#pragma once

#include "fin-card-store.h"
#include "fin-session.h"

G_BEGIN_DECLS

void fin_session_save_account (FinSession *self, FinAccount *account, const FinCardTerms *card);
void fin_session_load_card_async (FinSession *self,
                                  gint64 account_id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean fin_session_load_card_finish (FinSession *self,
                                       GAsyncResult *result,
                                       FinCardTerms *card,
                                       GError **error);
void fin_session_state_rate (FinSession *self,
                             const char *from,
                             const char *to,
                             FinDate date,
                             const char *rate);
void fin_session_join_transfer (FinSession *self, gint64 one_side, gint64 other_side);
void fin_session_part_transfers (FinSession *self, GArray *ids);

G_END_DECLS
