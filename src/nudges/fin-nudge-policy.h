/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When and how often: which of today's candidates are told, given what was told before. Pure. */
#pragma once

#include "fin-nudge-candidate.h"
#include "fin-nudge-rules.h"

G_BEGIN_DECLS

/** FinNudgeTold: a nudge of the past, as far as the policy needs it. */
typedef struct
{
  char *key; /* RULE ":" SUBJECT "@" day it was told */
  int severity;
  gint64 harm;
  FinDate day;            /* when it was told */
  FinDate relevant_until;
  gboolean acted; /* the person followed it */
  gboolean less;  /* and wants less of its kind */
} FinNudgeTold;

FinNudgeTold *fin_nudge_told_new (const char *key, int severity, gint64 harm);
void fin_nudge_told_free (FinNudgeTold *self);

char *fin_nudge_policy_key (const FinNudgeCandidate *candidate, FinDate today);
int fin_nudge_policy_rest (FinNudgeRule rule, GPtrArray *told);
GPtrArray *fin_nudge_policy_select (GPtrArray *candidates,
                                    GPtrArray *told,
                                    FinDate today,
                                    const FinNudgeSettings *settings);
gboolean fin_nudge_policy_is_quiet (const FinNudgeSettings *settings, int minute_of_day);

G_END_DECLS
