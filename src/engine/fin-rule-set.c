/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule's text is looked for as the bank wrote it and as the cleaned payee has it: either counts.
 */
#include "fin-rule-set.h"

#include <string.h>

#include "fin-match-text.h"
#include "fin-payee.h"

typedef struct
{
  FinRule *rule;
  char *text; /* the pattern as a match text */
  char *stem; /* the pattern as words of a stem */
} Entry;

struct _FinRuleSet
{
  GArray *entries; /* Entry, in the person's order */
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->rule);
  g_free (entry->text);
  g_free (entry->stem);
}

/** fin_rule_set_new: @rules: (element-type FinRule): in the order in which they are tried */
FinRuleSet *
fin_rule_set_new (GPtrArray *rules)
{
  FinRuleSet *self = g_new0 (FinRuleSet, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  for (guint i = 0; i < rules->len; i++)
    {
      FinRule *rule = g_ptr_array_index (rules, i);
      Entry entry = { .rule = g_object_ref (rule) };

      fin_match_text_normalise (text, fin_rule_get_pattern (rule), NULL);
      entry.text = g_strdup (text->str);
      entry.stem = fin_payee_fold (fin_rule_get_pattern (rule));
      g_array_append_val (self->entries, entry);
    }
  return self;
}

/** fin_rule_set_load: Returns: (transfer full) (nullable): %NULL with a #FinStoreError */
FinRuleSet *
fin_rule_set_load (FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rules = fin_rule_store_list (connection, error);

  return rules != NULL ? fin_rule_set_new (rules) : NULL;
}

void
fin_rule_set_free (FinRuleSet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_free (self);
}

static gboolean
speaks_of (const char *text, const char *pattern, gboolean is_exact)
{
  if (text == NULL || *pattern == '\0')
    return FALSE;
  return is_exact ? strcmp (text, pattern) == 0 : strstr (text, pattern) != NULL;
}

static gboolean
matches (const Entry *entry, const FinRuleQuery *query)
{
  gint64 account_id = fin_rule_get_account_id (entry->rule);
  gboolean is_exact = fin_rule_get_is_exact (entry->rule);

  return (account_id == 0 || account_id == query->account_id)
         && (speaks_of (query->stem, entry->stem, is_exact)
             || speaks_of (query->match_text, entry->text, is_exact));
}

/** fin_rule_set_find_category: Returns: (nullable): the first rule that gives it a category */
FinRule *
fin_rule_set_find_category (FinRuleSet *self, const FinRuleQuery *query)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (fin_rule_get_category_id (entry->rule) != 0 && matches (entry, query))
        return entry->rule;
    }
  return NULL;
}

/** fin_rule_set_find_name: Returns: (nullable): the first rule that gives its payee a name */
FinRule *
fin_rule_set_find_name (FinRuleSet *self, const FinRuleQuery *query)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (fin_rule_get_rename (entry->rule) != NULL && matches (entry, query))
        return entry->rule;
    }
  return NULL;
}
