/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the person's rules: their order, their text, and as a file. */
#pragma once

#include "fin-category-store.h"

G_BEGIN_DECLS

gint64 fin_rule_change_add (FinConnection *connection, FinRule *rule, GError **error);
gboolean fin_rule_change_move (FinConnection *connection, gint64 id, guint to, GError **error);
gboolean fin_rule_change_for_payee (FinConnection *connection,
                                    const char *stem,
                                    gint64 category_id,
                                    const char *name,
                                    GError **error);

char *fin_rule_dup_sentence (FinRule *rule, const char *category, const char *account);
char *fin_rules_to_json (FinConnection *connection, GError **error);
gboolean fin_rules_from_json (FinConnection *connection,
                              const char *json,
                              guint *n_added,
                              guint *n_known,
                              GError **error);

G_END_DECLS
