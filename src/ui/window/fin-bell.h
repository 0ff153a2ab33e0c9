/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bell of the header bar: a count, and the newest nudges in a popover. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_BELL (fin_bell_get_type ())
G_DECLARE_FINAL_TYPE (FinBell, fin_bell, FIN, BELL, AdwBin)

void fin_bell_set_session (FinBell *self, FinSession *session);
guint fin_bell_get_count (FinBell *self);
void fin_bell_popup (FinBell *self);

G_END_DECLS
