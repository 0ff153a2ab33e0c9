/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinNudge: one fact told once: what, why, and what to do. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_NUDGE (fin_nudge_get_type ())
G_DECLARE_FINAL_TYPE (FinNudge, fin_nudge, FIN, NUDGE, FinRecord)

/* Writing goes through the properties of the same names. */
FinNudge *fin_nudge_new (void);

gint64 fin_nudge_get_id (FinNudge *self);
gint64 fin_nudge_get_profile_id (FinNudge *self);
const char *fin_nudge_get_key (FinNudge *self);
const char *fin_nudge_get_rule (FinNudge *self);
FinNudgeSeverity fin_nudge_get_severity (FinNudge *self);
const char *fin_nudge_get_title (FinNudge *self);
const char *fin_nudge_get_body (FinNudge *self);
const char *fin_nudge_get_reason (FinNudge *self);
const char *fin_nudge_get_action (FinNudge *self);
const char *fin_nudge_get_target (FinNudge *self);
gint64 fin_nudge_get_harm (FinNudge *self);
FinDate fin_nudge_get_relevant_date (FinNudge *self);
gint64 fin_nudge_get_created_at (FinNudge *self);
gint64 fin_nudge_get_delivered_at (FinNudge *self);
gint64 fin_nudge_get_read_at (FinNudge *self);
gint64 fin_nudge_get_dismissed_at (FinNudge *self);
gint64 fin_nudge_get_snoozed_until (FinNudge *self);
gint64 fin_nudge_get_acted_at (FinNudge *self);
gint64 fin_nudge_get_less_at (FinNudge *self);

G_END_DECLS
