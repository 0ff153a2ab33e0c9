/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits a transaction over categories. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

#define FIN_TYPE_SPLIT_DIALOG (fin_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinSplitDialog, fin_split_dialog, FIN, SPLIT_DIALOG, AdwDialog)

AdwDialog *fin_split_dialog_new (FinSession *session, FinTransaction *transaction);

G_END_DECLS
