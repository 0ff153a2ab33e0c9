/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transaction that a person adds or edits, with what the engine computes of its texts. */
#pragma once

#include "fin-transaction-store.h"

G_BEGIN_DECLS

gint64 fin_transaction_change_add (FinConnection *connection,
                                   const FinTransactionRow *row,
                                   GError **error);
gboolean fin_transaction_change_save (FinConnection *connection,
                                      FinTransaction *transaction,
                                      GError **error);

G_END_DECLS
