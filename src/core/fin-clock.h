/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only source of "now": real in the program, fake in tests and with --now. */
#pragma once

#include <glib-object.h>

#include "fin-date.h"

G_BEGIN_DECLS

#define FIN_TYPE_CLOCK (fin_clock_get_type ())
G_DECLARE_FINAL_TYPE (FinClock, fin_clock, FIN, CLOCK, GObject)

FinClock *fin_clock_new_real (void);
FinClock *fin_clock_new_fake (GDateTime *now);
FinClock *fin_clock_new_fake_iso8601 (const char *now, GError **error);

GDateTime *fin_clock_get_now (FinClock *self);
FinDate fin_clock_get_today (FinClock *self);
void fin_clock_set_now (FinClock *self, GDateTime *now);

G_END_DECLS
