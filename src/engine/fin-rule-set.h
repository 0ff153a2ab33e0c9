/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person's rules, ready to be asked: which one speaks of a transaction. */
#pragma once

#include "fin-category-store.h"

G_BEGIN_DECLS

/**
 * FinRuleQuery: what a rule looks at.
 * @match_text: (nullable): payee and memo, normalised
 * @stem: (nullable): of #FinPayee
 */
typedef struct
{
  gint64 account_id;
  const char *match_text;
  const char *stem;
} FinRuleQuery;

typedef struct _FinRuleSet FinRuleSet;

FinRuleSet *fin_rule_set_new (GPtrArray *rules);
FinRuleSet *fin_rule_set_load (FinConnection *connection, GError **error);
void fin_rule_set_free (FinRuleSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinRuleSet, fin_rule_set_free)

FinRule *fin_rule_set_find_category (FinRuleSet *self, const FinRuleQuery *query);
FinRule *fin_rule_set_find_name (FinRuleSet *self, const FinRuleQuery *query);

G_END_DECLS
