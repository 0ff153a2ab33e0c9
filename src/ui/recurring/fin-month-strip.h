/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This month and the next, day by day: what recurring payments fall when. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_MONTH_STRIP (fin_month_strip_get_type ())
G_DECLARE_FINAL_TYPE (FinMonthStrip, fin_month_strip, FIN, MONTH_STRIP, AdwBin)

GtkWidget *fin_month_strip_new (void);
void fin_month_strip_show (FinMonthStrip *self, FinSession *session, GPtrArray *series);

G_END_DECLS
