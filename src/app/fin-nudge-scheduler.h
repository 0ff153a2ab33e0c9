/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the daily look at the wall clock's time, and hands what it finds to the notifier. */
#pragma once

#include "fin-notifier.h"
#include "fin-nudge-rules.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_NUDGE_SCHEDULER (fin_nudge_scheduler_get_type ())
G_DECLARE_FINAL_TYPE (FinNudgeScheduler, fin_nudge_scheduler, FIN, NUDGE_SCHEDULER, GObject)

/* Signal "looked": a look has ended. */
FinNudgeScheduler *fin_nudge_scheduler_new (FinSession *session, FinNotifier *notifier);
void fin_nudge_scheduler_check (FinNudgeScheduler *self);
gboolean fin_nudge_scheduler_get_looked (FinNudgeScheduler *self);

FinNudgeSettings fin_nudge_settings_load (GSettings *settings);

G_END_DECLS
