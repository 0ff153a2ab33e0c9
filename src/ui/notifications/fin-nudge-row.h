/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One nudge: brief in cards and popover, or in full with its reason and what can be done. */
#pragma once

#include <adwaita.h>

#include "fin-nudge.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_NUDGE_ROW (fin_nudge_row_get_type ())
G_DECLARE_FINAL_TYPE (FinNudgeRow, fin_nudge_row, FIN, NUDGE_ROW, AdwExpanderRow)

gboolean fin_nudge_is_shown (FinNudge *nudge, FinSession *session);
char *fin_nudge_describe_time (FinNudge *nudge, FinSession *session);

GtkWidget *fin_nudge_row_new_brief (FinSession *session, FinNudge *nudge);
GtkWidget *fin_nudge_row_new (FinSession *session, FinNudge *nudge);
void fin_nudge_row_set_nudge (FinNudgeRow *self, FinNudge *nudge);
FinNudge *fin_nudge_row_get_nudge (FinNudgeRow *self);

G_END_DECLS
