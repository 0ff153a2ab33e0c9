/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped two-level set of categories: keys, groups, kinds, icons, colours and names. */
#pragma once

#include "fin-category-store.h"
#include "fin-flow.h"

G_BEGIN_DECLS

/** FinCategorySet: immutable; free with fin_category_set_free(). */
typedef struct _FinCategorySet FinCategorySet;

FinCategorySet *fin_category_set_new (void);
void fin_category_set_free (FinCategorySet *self);

const FinCategorySeed *fin_category_set_seeds (FinCategorySet *self, gsize *n_seeds);
int fin_category_set_index (FinCategorySet *self, const char *key);
int fin_category_set_group_index (FinCategorySet *self, const char *key);

const char *fin_category_name (const char *key);
gboolean fin_category_is_fixed (const char *key);
FinFlowKind fin_category_flow_kind (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCategorySet, fin_category_set_free)

G_END_DECLS
