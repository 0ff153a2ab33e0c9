/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of evidence: the person's rules, what the person did before, the file's own words. */
#include "fin-import-categories.h"

#include <string.h>

#include "fin-category-store.h"
#include "fin-match-text.h"

/** Confidences, per mille. A rule is the person's word; an equal text filed by hand nearly is. */
#define CONFIDENCE_RULE 1000
#define CONFIDENCE_LEARNED 950
#define CONFIDENCE_BANK 700

typedef struct
{
  char *pattern; /* normalised like match texts */
  gboolean is_exact;
  gint64 account_id; /* 0: all */
  gint64 category_id;
  char *rename;
} Rule;

struct _FinImportCategories
{
  GPtrArray *rules;     /* Rule, in the person's order */
  GHashTable *learned;  /* match text -> gint64 category id */
  GHashTable *by_name;  /* folded key or name -> gint64 category id */
};

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_free (rule->pattern);
  g_free (rule->rename);
  g_free (rule);
}

void
fin_import_categories_free (FinImportCategories *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->learned, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_free (self);
}

static gboolean
load_rules (FinImportCategories *self, FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rules = fin_rule_store_list (connection, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (rules == NULL)
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    {
      FinRule *stored = g_ptr_array_index (rules, i);
      Rule *rule = g_new0 (Rule, 1);

      fin_match_text_normalise (text, fin_rule_get_pattern (stored), NULL);
      rule->pattern = g_strdup (text->str);
      rule->is_exact = fin_rule_get_is_exact (stored);
      rule->account_id = fin_rule_get_account_id (stored);
      rule->category_id = fin_rule_get_category_id (stored);
      rule->rename = g_strdup (fin_rule_get_rename (stored));
      g_ptr_array_add (self->rules, rule);
    }
  return TRUE;
}

static void
remember (GHashTable *table, char *key, gint64 id)
{
  g_hash_table_insert (table, key, g_memdup2 (&id, sizeof id));
}

static gboolean
load_learned (FinImportCategories *self, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GError) cause = NULL;

  /* The latest word counts: later rows replace earlier ones. */
  statement = fin_connection_prepare (connection,
                                      "SELECT match_text, category_id FROM transactions"
                                      " WHERE category_source = 1 AND category_id IS NOT NULL"
                                      " AND match_text <> '' AND state = 0"
                                      " ORDER BY posting_date, id",
                                      error);
  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &cause))
    remember (self->learned, g_strdup (fin_statement_column_text (statement, 0)),
              fin_statement_column_int (statement, 1));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
load_names (FinImportCategories *self, FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) categories = fin_category_store_list (connection, error);

  if (categories == NULL)
    return FALSE;
  for (guint i = 0; i < categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (categories, i);

      remember (self->by_name, g_utf8_casefold (fin_category_get_name (category), -1),
                fin_category_get_id (category));
      remember (self->by_name, g_utf8_casefold (fin_category_get_key (category), -1),
                fin_category_get_id (category));
    }
  return TRUE;
}

/** fin_import_categories_load: Returns: (transfer full) (nullable): %NULL with a #FinStoreError */
FinImportCategories *
fin_import_categories_load (FinConnection *connection, GError **error)
{
  g_autoptr (FinImportCategories) self = g_new0 (FinImportCategories, 1);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->learned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!load_rules (self, connection, error) || !load_learned (self, connection, error)
      || !load_names (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
rule_matches (const Rule *rule, gint64 account_id, const char *match_text)
{
  if (rule->account_id != 0 && rule->account_id != account_id)
    return FALSE;
  if (rule->is_exact)
    return strcmp (rule->pattern, match_text) == 0;
  return rule->pattern[0] != '\0' && strstr (match_text, rule->pattern) != NULL;
}

static FinImportCategory
by_bank (FinImportCategories *self, const FinDraft *draft)
{
  g_autofree char *folded = g_utf8_casefold (draft->category, -1);
  const gint64 *id = g_hash_table_lookup (self->by_name, folded);

  if (id == NULL)
    return (FinImportCategory) { 0 };
  return (FinImportCategory) { *id, FIN_CATEGORY_SOURCE_BANK, CONFIDENCE_BANK, NULL };
}

/** fin_import_categories_choose: @amount: minor units; @match_text: normalised */
FinImportCategory
fin_import_categories_choose (FinImportCategories *self,
                              gint64 account_id,
                              const FinDraft *draft,
                              gint64 amount,
                              const char *match_text)
{
  FinImportCategory choice = { 0 };
  const gint64 *learned;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = g_ptr_array_index (self->rules, i);

      if (!rule_matches (rule, account_id, match_text))
        continue;
      choice.rename = rule->rename;
      if (rule->category_id == 0)
        break;
      choice.category_id = rule->category_id;
      choice.source = FIN_CATEGORY_SOURCE_RULE;
      choice.confidence = CONFIDENCE_RULE;
      return choice;
    }
  learned = g_hash_table_lookup (self->learned, match_text);
  if (learned != NULL)
    {
      choice.category_id = *learned;
      choice.source = FIN_CATEGORY_SOURCE_LEARNED;
      choice.confidence = CONFIDENCE_LEARNED;
    }
  else if (draft->category != NULL)
    {
      const char *rename = choice.rename;

      choice = by_bank (self, draft);
      choice.rename = rename;
    }
  return choice;
}
