/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the balance of an account whose files never stated one. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_BALANCE_DIALOG (fin_balance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinBalanceDialog, fin_balance_dialog, FIN, BALANCE_DIALOG, AdwDialog)

AdwDialog *fin_balance_dialog_new (FinSession *session, FinAccount *account, FinDate date);

G_END_DECLS
