/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what one unit of another currency was worth on a day. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_RATE_DIALOG (fin_rate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinRateDialog, fin_rate_dialog, FIN, RATE_DIALOG, AdwDialog)

AdwDialog *fin_rate_dialog_new (FinSession *session, const char *from, const char *to);

G_END_DECLS
