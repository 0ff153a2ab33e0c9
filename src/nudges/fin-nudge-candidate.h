/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A nudge that could be told: one short true sentence, its reason and its action. */
#pragma once

#include <glib-object.h>

#include "fin-date.h"
#include "fin-enums.h"

G_BEGIN_DECLS

/** FinNudgeRule: stored by its key (fin_nudge_rule_key()), never by its number. */
typedef enum
{
  FIN_NUDGE_RULE_CRITICAL_BALANCE,
  FIN_NUDGE_RULE_LOW_BALANCE,
  FIN_NUDGE_RULE_OVERSPENDING,
  FIN_NUDGE_RULE_SAVINGS_OPPORTUNITY,
  FIN_NUDGE_RULE_DUPLICATE_CHARGE,
  FIN_NUDGE_RULE_UNUSUAL_CHARGE,
  FIN_NUDGE_RULE_MISSING_INCOME,
  FIN_NUDGE_RULE_PRICE_RISE,
  FIN_N_NUDGE_RULES,
} FinNudgeRule;

typedef struct
{
  FinNudgeRule rule;
  FinNudgeSeverity severity;
  char *subject; /* what the fact is about: "account:3", "household" */
  char *title;
  char *body;
  char *reason;        /* "why am I seeing this" */
  char *action;        /* page to open: "insights", "transactions" */
  char *action_target; /* (nullable): account id or the like, as text */
  gint64 harm; /* minor units of expected harm: ranks candidates, tells what got worse */
  FinDate relevant_until;
} FinNudgeCandidate;

const char *fin_nudge_rule_key (FinNudgeRule rule);
const char *fin_nudge_rule_title (FinNudgeRule rule);
gboolean fin_nudge_rule_from_key (const char *key, FinNudgeRule *rule);

FinNudgeCandidate *fin_nudge_candidate_new (FinNudgeRule rule, FinNudgeSeverity severity);
void fin_nudge_candidate_free (FinNudgeCandidate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinNudgeCandidate, fin_nudge_candidate_free)

G_END_DECLS
