/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules are tried from the first on; a new one comes first. */
#include "fin-rule-change.h"

#include <glib/gi18n.h>

#include "fin-store-error.h"

static gboolean
set_position (FinConnection *connection, FinRule *rule, guint position, GError **error)
{
  if (fin_rule_get_position (rule) == (int) position)
    return TRUE;
  g_object_set (rule, "position", (int) position, NULL);
  return fin_rule_store_update (connection, rule, error);
}

static gboolean
number_rules (FinConnection *connection, GPtrArray *rules, guint first, GError **error)
{
  for (guint i = 0; i < rules->len; i++)
    if (!set_position (connection, g_ptr_array_index (rules, i), first + i, error))
      return FALSE;
  return TRUE;
}

/** fin_rule_change_add: before all others. Returns: its id; 0 with a #FinStoreError */
gint64
fin_rule_change_add (FinConnection *connection, FinRule *rule, GError **error)
{
  g_autoptr (GPtrArray) rules = fin_rule_store_list (connection, error);

  if (rules == NULL || !number_rules (connection, rules, 2, error))
    return 0;
  g_object_set (rule, "position", 1, NULL);
  return fin_rule_store_insert (connection, rule, error);
}

/** fin_rule_change_move: @to: its place from 1 on; beyond the last is the last */
gboolean
fin_rule_change_move (FinConnection *connection, gint64 id, guint to, GError **error)
{
  g_autoptr (GPtrArray) rules = fin_rule_store_list (connection, error);

  if (rules == NULL)
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    if (fin_rule_get_id (g_ptr_array_index (rules, i)) == id)
      {
        FinRule *rule = g_object_ref (g_ptr_array_index (rules, i));

        g_ptr_array_remove_index (rules, i);
        g_ptr_array_insert (rules, (int) CLAMP ((int) to - 1, 0, (int) rules->len), rule);
        return number_rules (connection, rules, 1, error);
      }
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND, _ ("There is no such rule."));
  return FALSE;
}

static FinRule *
find_for_payee (GPtrArray *rules, const char *stem)
{
  for (guint i = 0; i < rules->len; i++)
    {
      FinRule *rule = g_ptr_array_index (rules, i);

      if (fin_rule_get_is_exact (rule) && fin_rule_get_account_id (rule) == 0
          && g_strcmp0 (fin_rule_get_pattern (rule), stem) == 0)
        return rule;
    }
  return NULL;
}

/**
 * fin_rule_change_for_payee: "always for this payee": one rule for each payee, made or changed.
 * @category_id: 0 leaves its category
 * @name: (nullable): %NULL leaves its name
 */
gboolean
fin_rule_change_for_payee (FinConnection *connection,
                           const char *stem,
                           gint64 category_id,
                           const char *name,
                           GError **error)
{
  g_autoptr (GPtrArray) rules = fin_rule_store_list (connection, error);
  g_autoptr (FinRule) made = NULL;
  FinRule *rule;

  if (rules == NULL)
    return FALSE;
  rule = find_for_payee (rules, stem);
  if (rule == NULL)
    {
      rule = made = fin_rule_new ();
      g_object_set (rule, "pattern", stem, "is-exact", TRUE, NULL);
    }
  if (category_id != 0)
    g_object_set (rule, "category-id", category_id, NULL);
  if (name != NULL)
    g_object_set (rule, "rename", name, NULL);
  if (made != NULL)
    return fin_rule_change_add (connection, rule, error) != 0;
  return fin_rule_store_update (connection, rule, error);
}

/**
 * fin_rule_dup_sentence:
 * @category: (nullable): the name of its category
 * @account: (nullable): the name of its account
 *
 * Returns: (transfer full): such as "Payee contains “lidl” → Groceries"
 */
char *
fin_rule_dup_sentence (FinRule *rule, const char *category, const char *account)
{
  const char *rename = fin_rule_get_rename (rule);
  /* Translators: a rule; the text it looks for */
  g_autofree char *condition = g_strdup_printf (
      fin_rule_get_is_exact (rule) ? _ ("Payee is “%s”") : _ ("Payee contains “%s”"),
      fin_rule_get_pattern (rule));
  /* Translators: a rule for one account only: the condition, the account */
  g_autofree char *where =
      account != NULL ? g_strdup_printf (_ ("%s in %s"), condition, account) : g_strdup (condition);

  if (category != NULL && rename != NULL)
    /* Translators: a rule: condition, category, the name it gives */
    return g_strdup_printf (_ ("%s → %s, called “%s”"), where, category, rename);
  if (rename != NULL)
    /* Translators: a rule: condition, the name it gives */
    return g_strdup_printf (_ ("%s → called “%s”"), where, rename);
  /* Translators: a rule: condition, category */
  return g_strdup_printf (_ ("%s → %s"), where, category != NULL ? category : "?");
}
