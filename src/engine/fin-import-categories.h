/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: what imported rows are filed under, by the evidence in its order. */
#pragma once

#include "fin-connection.h"
#include "fin-draft.h"
#include "fin-enums.h"

G_BEGIN_DECLS

typedef struct _FinImportCategories FinImportCategories;

/** FinImportCategoryQuery: a row on its way in. @country: ISO 3166, lower case, or %NULL */
typedef struct
{
  gint64 account_id;
  const FinDraft *draft;
  gint64 amount; /* minor units */
  const char *match_text;
  const char *stem;
  const char *country;
} FinImportCategoryQuery;

/**
 * FinImportCategory: @category_id is 0 when nothing is known with enough confidence.
 * @confidence: per mille
 * @rename: (nullable): what the person calls this payee; valid as long as the categories
 */
typedef struct
{
  gint64 category_id;
  FinCategorySource source;
  int confidence;
  const char *rename;
} FinImportCategory;

FinImportCategories *fin_import_categories_load (FinConnection *connection, GError **error);
void fin_import_categories_free (FinImportCategories *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinImportCategories, fin_import_categories_free)

FinImportCategory fin_import_categories_choose (FinImportCategories *self,
                                                const FinImportCategoryQuery *query);

G_END_DECLS
