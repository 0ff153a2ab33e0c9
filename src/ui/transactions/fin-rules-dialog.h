/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person's rules: read, tried before they are saved, put in order. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_RULES_DIALOG (fin_rules_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinRulesDialog, fin_rules_dialog, FIN, RULES_DIALOG, AdwDialog)

AdwDialog *fin_rules_dialog_new (FinSession *session);

G_END_DECLS
