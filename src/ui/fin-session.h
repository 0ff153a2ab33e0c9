/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page works on: one opened database, its clock and how amounts are shown. */
#pragma once

#include <gio/gio.h>

#include "fin-clock.h"

G_BEGIN_DECLS

#define FIN_TYPE_SESSION (fin_session_get_type ())
G_DECLARE_FINAL_TYPE (FinSession, fin_session, FIN, SESSION, GObject)

FinSession *fin_session_new (FinClock *clock, gboolean demo);
FinClock *fin_session_get_clock (FinSession *self);
gboolean fin_session_get_demo (FinSession *self);
gboolean fin_session_get_amounts_hidden (FinSession *self);
void fin_session_set_amounts_hidden (FinSession *self, gboolean hidden);

G_END_DECLS
