/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules' stable keys and names, and the memory of a candidate. */
#include "fin-nudge-candidate.h"

#include <glib/gi18n.h>

static const struct
{
  const char *key;
  const char *title;
} rules[FIN_N_NUDGE_RULES] = {
  [FIN_NUDGE_RULE_CRITICAL_BALANCE] = { "critical-balance", N_ ("Balance about to run out") },
  [FIN_NUDGE_RULE_LOW_BALANCE] = { "low-balance", N_ ("Low balance ahead") },
  [FIN_NUDGE_RULE_OVERSPENDING] = { "overspending", N_ ("More spending than usual") },
  [FIN_NUDGE_RULE_SAVINGS_OPPORTUNITY] = { "savings-opportunity", N_ ("Money to put aside") },
  [FIN_NUDGE_RULE_DUPLICATE_CHARGE] = { "duplicate-charge", N_ ("Charged twice") },
  [FIN_NUDGE_RULE_UNUSUAL_CHARGE] = { "unusual-charge", N_ ("Unusual charge") },
  [FIN_NUDGE_RULE_MISSING_INCOME] = { "missing-income", N_ ("Missing income") },
  [FIN_NUDGE_RULE_PRICE_RISE] = { "price-rise", N_ ("Price rise") },
};

/** fin_nudge_rule_key: Returns: a stable word for the database and for settings */
const char *
fin_nudge_rule_key (FinNudgeRule rule)
{
  g_return_val_if_fail ((guint) rule < FIN_N_NUDGE_RULES, NULL);
  return rules[rule].key;
}

/** fin_nudge_rule_title: Returns: the rule's translated name, for preferences */
const char *
fin_nudge_rule_title (FinNudgeRule rule)
{
  g_return_val_if_fail ((guint) rule < FIN_N_NUDGE_RULES, NULL);
  return _ (rules[rule].title);
}

gboolean
fin_nudge_rule_from_key (const char *key, FinNudgeRule *rule)
{
  for (guint i = 0; i < FIN_N_NUDGE_RULES; i++)
    if (g_strcmp0 (rules[i].key, key) == 0)
      {
        *rule = (FinNudgeRule) i;
        return TRUE;
      }
  return FALSE;
}

FinNudgeCandidate *
fin_nudge_candidate_new (FinNudgeRule rule, FinNudgeSeverity severity)
{
  FinNudgeCandidate *self = g_new0 (FinNudgeCandidate, 1);

  self->rule = rule;
  self->severity = severity;
  self->relevant_until = FIN_DATE_NONE;
  return self;
}

void
fin_nudge_candidate_free (FinNudgeCandidate *self)
{
  g_free (self->subject);
  g_free (self->title);
  g_free (self->body);
  g_free (self->reason);
  g_free (self->action);
  g_free (self->action_target);
  g_free (self);
}
