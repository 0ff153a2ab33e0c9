/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinAccountDialog: an account's name, kind and number, and whether it is closed; or a new account. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_ACCOUNT_DIALOG (fin_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinAccountDialog, fin_account_dialog, FIN, ACCOUNT_DIALOG, AdwDialog)

AdwDialog *fin_account_dialog_new (FinSession *session, FinAccount *account);

G_END_DECLS
