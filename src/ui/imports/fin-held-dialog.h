/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Held rows beside what they resemble, one after the other, for the person to decide. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_HELD_DIALOG (fin_held_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinHeldDialog, fin_held_dialog, FIN, HELD_DIALOG, AdwDialog)

AdwDialog *fin_held_dialog_new (FinSession *session, gint64 import_id);

G_END_DECLS
