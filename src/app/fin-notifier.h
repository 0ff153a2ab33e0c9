/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nudges as desktop notifications: each once, under a stable id, withdrawn when read or dismissed. */
#pragma once

#include "fin-nudge.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_NOTIFIER (fin_notifier_get_type ())
G_DECLARE_FINAL_TYPE (FinNotifier, fin_notifier, FIN, NOTIFIER, GObject)

FinNotifier *fin_notifier_new (GApplication *application, FinSession *session);
void fin_notifier_deliver (FinNotifier *self);
char *fin_notifier_dup_id (FinNudge *nudge);

G_END_DECLS
