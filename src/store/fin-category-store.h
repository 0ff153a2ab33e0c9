/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repository of categories and of the person's rules. */
#pragma once

#include "fin-category.h"
#include "fin-connection.h"
#include "fin-rule.h"

G_BEGIN_DECLS

/** FinCategorySeed: a shipped category; @parent_key comes earlier in the table or is %NULL. */
typedef struct
{
  const char *key;
  const char *parent_key;
  const char *name;
  const char *icon;
  const char *colour;
  FinCategoryKind kind;
} FinCategorySeed;

gboolean fin_category_store_seed (FinConnection *connection,
                                  const FinCategorySeed *seeds,
                                  gsize n_seeds,
                                  GError **error);
GPtrArray *fin_category_store_list (FinConnection *connection, GError **error);
FinCategory *fin_category_store_get (FinConnection *connection, gint64 id, GError **error);
FinCategory *fin_category_store_find_key (FinConnection *connection,
                                          const char *key,
                                          GError **error);
gint64 fin_category_store_insert (FinConnection *connection,
                                  FinCategory *category,
                                  GError **error);
gboolean fin_category_store_update (FinConnection *connection,
                                    FinCategory *category,
                                    GError **error);
gboolean fin_category_store_delete (FinConnection *connection, gint64 id, GError **error);

GPtrArray *fin_rule_store_list (FinConnection *connection, GError **error);
gint64 fin_rule_store_insert (FinConnection *connection, FinRule *rule, GError **error);
gboolean fin_rule_store_update (FinConnection *connection, FinRule *rule, GError **error);
gboolean fin_rule_store_delete (FinConnection *connection, gint64 id, GError **error);

G_END_DECLS
