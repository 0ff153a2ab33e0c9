/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads data/categories/categories.tsv, whose order is the order shown. */
#include "fin-category-set.h"

#include <string.h>

#include "fin-engine-data.h"

enum
{
  FIELD_KEY,
  FIELD_GROUP,
  FIELD_KIND,
  FIELD_ICON,
  FIELD_COLOUR,
  N_FIELDS,
};

struct _FinCategorySet
{
  char *text;          /* the seeds point into it */
  GArray *seeds;       /* FinCategorySeed */
  GHashTable *indices; /* key -> index + 1 */
};

static FinCategoryKind
parse_kind (const char *text)
{
  int kind;

  if (!fin_enum_from_nick (FIN_TYPE_CATEGORY_KIND, text, &kind))
    g_error ("categories.tsv: “%s” is no kind", text);
  return (FinCategoryKind) kind;
}

/** fin_category_set_new: names are in the language of the moment */
FinCategorySet *
fin_category_set_new (void)
{
  FinCategorySet *self = g_new0 (FinCategorySet, 1);
  FinEngineTable table = { 0 };

  self->text = fin_engine_data_read ("categories/categories.tsv");
  self->seeds = g_array_new (FALSE, TRUE, sizeof (FinCategorySeed));
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);

  table.cursor = self->text;
  fin_engine_table_next (&table); /* the head */
  while (fin_engine_table_next (&table))
    {
      char **fields = table.fields;
      FinCategorySeed seed = { 0 };

      g_assert (table.n_fields == N_FIELDS);
      seed.key = fields[FIELD_KEY];
      seed.parent_key = strcmp (fields[FIELD_GROUP], "-") != 0 ? fields[FIELD_GROUP] : NULL;
      seed.name = fin_category_name (seed.key);
      seed.icon = fields[FIELD_ICON];
      seed.colour = fields[FIELD_COLOUR];
      seed.kind = parse_kind (fields[FIELD_KIND]);
      g_array_append_val (self->seeds, seed);
      g_hash_table_insert (self->indices, fields[FIELD_KEY], GUINT_TO_POINTER (self->seeds->len));
    }
  return self;
}

void
fin_category_set_free (FinCategorySet *self)
{
  g_hash_table_unref (self->indices);
  g_array_unref (self->seeds);
  g_free (self->text);
  g_free (self);
}

/**
 * fin_category_set_seeds:
 *
 * Returns: (transfer none) (array length=n_seeds): a group before its categories; valid as long as
 * @self
 */
const FinCategorySeed *
fin_category_set_seeds (FinCategorySet *self, gsize *n_seeds)
{
  *n_seeds = self->seeds->len;
  return (const FinCategorySeed *) (gpointer) self->seeds->data;
}

/** fin_category_set_index: Returns: the position of @key in the seeds, or -1 */
int
fin_category_set_index (FinCategorySet *self, const char *key)
{
  return key != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->indices, key)) - 1 : -1;
}

/** fin_category_set_group_index: Returns: the position of @key's group (itself for a group), or -1
 */
int
fin_category_set_group_index (FinCategorySet *self, const char *key)
{
  int index = fin_category_set_index (self, key);
  const FinCategorySeed *seed;

  if (index < 0)
    return -1;
  seed = &g_array_index (self->seeds, FinCategorySeed, index);
  return seed->parent_key != NULL ? fin_category_set_index (self, seed->parent_key) : index;
}

static gboolean
begins_with_any (const char *key, const char *const *prefixes)
{
  for (; key != NULL && *prefixes != NULL; prefixes++)
    if (g_str_has_prefix (key, *prefixes))
      return TRUE;
  return FALSE;
}

/**
 * fin_category_is_fixed:
 * @key: (nullable): a category's key
 *
 * Returns: whether it is a cost that no habit decides: rent, mortgage, utilities, insurance, loans
 *   and taxes, which personas leave out
 */
gboolean
fin_category_is_fixed (const char *key)
{
  static const char *const prefixes[] = { "housing.rent", "housing.mortgage", "utilities", "insurance",
                                          "finance.loan", "finance.taxes",    NULL };

  return begins_with_any (key, prefixes);
}

/**
 * fin_category_flow_kind:
 * @key: (nullable): a category's key
 *
 * Returns: whether who has one such payment has one every month: a forecast expects a second rent before
 *   it has seen one, and no second laptop
 */
FinFlowKind
fin_category_flow_kind (const char *key)
{
  static const char *const monthly[] = { "income.salary",  "income.pension",   "income.benefits",
                                         "housing.rent",   "housing.mortgage", "utilities.phone",
                                         "utilities.internet", "finance.loan", "family.childcare",
                                         NULL };
  static const char *const occasional[] = {
    "food",          "transport",           "shopping",          "technology.electronics",
    "travel",        "entertainment.events", "entertainment.games", "entertainment.hobbies",
    "health.doctor", "health.pharmacy",     "family.gifts",      "housing.maintenance",
    "finance.cash",  "housing.furniture",   "finance.fines",     "finance.taxes",
    "income.refund", NULL
  };

  if (begins_with_any (key, monthly))
    return FIN_FLOW_KIND_MONTHLY;
  return begins_with_any (key, occasional) ? FIN_FLOW_KIND_OCCASIONAL : FIN_FLOW_KIND_UNKNOWN;
}
