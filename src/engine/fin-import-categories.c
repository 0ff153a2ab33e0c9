/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of evidence: the person's rules, what the person did before, the file's own category, the
 * shipped keyword base. */
#include "fin-import-categories.h"

#include <string.h>

#include "fin-category-store.h"
#include "fin-keyword-categoriser.h"
#include "fin-match-text.h"
#include "fin-rule-set.h"

/** Confidences, per mille. A rule is the person's word; an equal text filed by hand nearly is. */
#define CONFIDENCE_RULE 1000
#define CONFIDENCE_LEARNED 950
#define CONFIDENCE_BANK 700

/** Answers of the keyword base are remembered for so many different texts. */
#define MAX_REMEMBERED 16384

struct _FinImportCategories
{
  FinRuleSet *rules;
  GHashTable *learned;  /* match text -> gint64 category id */
  GHashTable *by_name;  /* folded key or name -> gint64 category id */
  FinKeywordCategoriser *keywords;
  GHashTable *remembered; /* guint64 hash of a keyword query -> FinImportCategory */
  GString *text;
};

void
fin_import_categories_free (FinImportCategories *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rules, fin_rule_set_free);
  g_clear_pointer (&self->learned, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->keywords, fin_keyword_categoriser_unref);
  g_clear_pointer (&self->remembered, g_hash_table_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
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

  self->rules = fin_rule_set_load (connection, error);
  self->learned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keywords = fin_keyword_categoriser_new ();
  self->remembered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->text = g_string_new (NULL);
  if (self->rules == NULL || !load_learned (self, connection, error)
      || !load_names (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
by_bank (FinImportCategories *self, const FinDraft *draft, FinImportCategory *choice)
{
  g_autofree char *folded = draft->category != NULL ? g_utf8_casefold (draft->category, -1) : NULL;
  const gint64 *id = folded != NULL ? g_hash_table_lookup (self->by_name, folded) : NULL;

  if (id == NULL)
    return FALSE;
  choice->category_id = *id;
  choice->source = FIN_CATEGORY_SOURCE_BANK;
  choice->confidence = CONFIDENCE_BANK;
  return TRUE;
}

/* The base is asked by the bank's own words: case and punctuation tell it something. */
static void
by_keyword (FinImportCategories *self,
            const FinImportCategoryQuery *query,
            FinImportCategory *choice)
{
  const FinDraft *draft = query->draft;
  FinKeywordMatch match;
  FinKeywordQuery keyword = {
    .text = self->text->str,
    .amount = query->amount,
    .country = query->country,
    .bank_code = draft->code != NULL ? draft->code : draft->category,
  };
  const gint64 *id;

  g_string_assign (self->text, draft->payee != NULL ? draft->payee : "");
  g_string_append_c (self->text, ' ');
  g_string_append (self->text, draft->memo != NULL ? draft->memo : "");
  keyword.text = self->text->str;
  if (!fin_keyword_categoriser_match (self->keywords, &keyword, &match))
    return;
  id = g_hash_table_lookup (self->by_name, match.category_key);
  if (id == NULL)
    return;
  choice->category_id = *id;
  choice->source = match.from_bank ? FIN_CATEGORY_SOURCE_BANK : FIN_CATEGORY_SOURCE_KEYWORD;
  choice->confidence = (int) (match.confidence * 1000.0);
}

static guint64
hash_query (const FinImportCategoryQuery *query)
{
  const FinDraft *draft = query->draft;
  const char *code = draft->code != NULL ? draft->code : draft->category;
  guint64 hash = fin_match_text_hash (query->match_text, strlen (query->match_text));

  hash ^= (query->amount < 0 ? 1u : query->amount > 0 ? 2u : 3u);
  hash = hash * 31 + (code != NULL ? fin_match_text_hash (code, strlen (code)) : 0);
  return hash * 31 + (query->country != NULL ? g_str_hash (query->country) : 0);
}

static void
by_remembered_keyword (FinImportCategories *self,
                       const FinImportCategoryQuery *query,
                       FinImportCategory *choice)
{
  guint64 hash = hash_query (query);
  const FinImportCategory *known = g_hash_table_lookup (self->remembered, &hash);

  if (known != NULL)
    {
      *choice = *known;
      return;
    }
  by_keyword (self, query, choice);
  if (g_hash_table_size (self->remembered) >= MAX_REMEMBERED)
    g_hash_table_remove_all (self->remembered);
  g_hash_table_insert (self->remembered, g_memdup2 (&hash, sizeof hash),
                       g_memdup2 (choice, sizeof *choice));
}

/** fin_import_categories_choose: what the row is filed under, and what its payee is called */
FinImportCategory
fin_import_categories_choose (FinImportCategories *self, const FinImportCategoryQuery *query)
{
  FinRuleQuery rule_query = { query->account_id, query->match_text, query->stem };
  FinRule *rule = fin_rule_set_find_category (self->rules, &rule_query);
  FinRule *naming = fin_rule_set_find_name (self->rules, &rule_query);
  const gint64 *learned = g_hash_table_lookup (self->learned, query->match_text);
  FinImportCategory choice = { 0 };

  if (rule != NULL)
    choice = (FinImportCategory) { fin_rule_get_category_id (rule), FIN_CATEGORY_SOURCE_RULE, CONFIDENCE_RULE,
                                   NULL };
  else if (learned != NULL)
    choice = (FinImportCategory) { *learned, FIN_CATEGORY_SOURCE_LEARNED, CONFIDENCE_LEARNED,
                                   NULL };
  else if (!by_bank (self, query->draft, &choice))
    by_remembered_keyword (self, query, &choice);
  choice.rename = naming != NULL ? fin_rule_get_rename (naming) : NULL;
  return choice;
}
