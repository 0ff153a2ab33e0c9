/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the person's rules: their order and their text. */
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

G_END_DECLS
