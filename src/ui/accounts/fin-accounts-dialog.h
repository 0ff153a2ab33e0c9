/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinAccountsDialog: every account, closed ones too; each opens to be edited, and one can be added. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_ACCOUNTS_DIALOG (fin_accounts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinAccountsDialog, fin_accounts_dialog, FIN, ACCOUNTS_DIALOG, AdwDialog)

AdwDialog *fin_accounts_dialog_new (FinSession *session);

G_END_DECLS
