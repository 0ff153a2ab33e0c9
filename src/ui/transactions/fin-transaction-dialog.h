/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds or edits one transaction, checked while it is typed. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

#define FIN_TYPE_TRANSACTION_DIALOG (fin_transaction_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    FinTransactionDialog, fin_transaction_dialog, FIN, TRANSACTION_DIALOG, AdwDialog)

AdwDialog *fin_transaction_dialog_new (FinSession *session, FinTransaction *transaction);

G_END_DECLS
