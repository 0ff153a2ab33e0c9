/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can change: each is one undoable step, told by FinSession::done or ::failed. */
#pragma once

#include "fin-anomaly-item.h"
#include "fin-nudge-store.h"
#include "fin-session.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

void fin_session_save_transaction (FinSession *self, FinTransaction *transaction);
void fin_session_delete_transactions (FinSession *self, GArray *ids);
void fin_session_decide (FinSession *self, GArray *ids, gboolean accept);
void fin_session_decide_import (FinSession *self, gint64 import_id, gboolean accept);
void fin_session_bring_back (FinSession *self, gint64 import_id, gint64 transaction_id);
void fin_session_remove_import (FinSession *self, gint64 import_id, const char *file_name);
void fin_session_state_balance (FinSession *self, gint64 account_id, FinDate date, gint64 amount);
void fin_session_set_margin (FinSession *self, gint64 margin);
void fin_session_expect (FinSession *self, const FinAnomalyItem *item);
void fin_session_undo (FinSession *self);
void fin_session_redo (FinSession *self);

/* Bookkeeping of nudges: no step of undo. */
void fin_session_record_nudge (FinSession *self, gint64 id, FinNudgeEvent event, gint64 at);
void fin_session_record_all_nudges (FinSession *self, FinNudgeEvent event, gint64 at);

void fin_session_load_transaction_async (FinSession *self,
                                         gint64 id,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
FinTransaction *fin_session_load_transaction_finish (FinSession *self,
                                                     GAsyncResult *result,
                                                     GError **error);

G_END_DECLS
