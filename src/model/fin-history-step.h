/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinHistoryStep: one entry of undo and redo. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_HISTORY_STEP (fin_history_step_get_type ())
G_DECLARE_FINAL_TYPE (FinHistoryStep, fin_history_step, FIN, HISTORY_STEP, FinRecord)

/* Writing goes through the properties of the same names. */
FinHistoryStep *fin_history_step_new (void);

gint64 fin_history_step_get_id (FinHistoryStep *self);
const char *fin_history_step_get_label (FinHistoryStep *self);
gint64 fin_history_step_get_made_at (FinHistoryStep *self);
gboolean fin_history_step_get_undone (FinHistoryStep *self);
gint64 fin_history_step_get_n_changes (FinHistoryStep *self);

G_END_DECLS
