/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decides about the program: margin, notifications, quiet hours, rules. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_PREFERENCES_DIALOG (fin_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    FinPreferencesDialog, fin_preferences_dialog, FIN, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *fin_preferences_dialog_new (GSettings *settings, FinSession *session);

G_END_DECLS
