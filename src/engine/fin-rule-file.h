/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person's rules as a JSON file. */
#pragma once

#include "fin-category-store.h"

G_BEGIN_DECLS

/** FinRulesRead: what became of the rules of a file. @n_known: were there already */
typedef struct
{
  guint n_added;
  guint n_known;
} FinRulesRead;

char *fin_rules_to_json (FinConnection *connection, GError **error);
gboolean fin_rules_from_json (FinConnection *connection,
                              const char *json,
                              FinRulesRead *read,
                              GError **error);

G_END_DECLS
