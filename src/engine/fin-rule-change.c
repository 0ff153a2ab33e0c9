/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules are tried from the first on; a new one comes first. */
#include "fin-rule-change.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "fin-account-store.h"
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

/* Files ------------------------------------------------------------------------------------- */

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static gboolean
build_rule (FinConnection *connection, JsonBuilder *builder, FinRule *rule, GError **error)
{
  g_autoptr (FinCategory) category = NULL;
  g_autoptr (FinAccount) account = NULL;

  if (fin_rule_get_category_id (rule) != 0)
    {
      category = fin_category_store_get (connection, fin_rule_get_category_id (rule), error);
      if (category == NULL)
        return FALSE;
    }
  if (fin_rule_get_account_id (rule) != 0)
    {
      account = fin_account_store_get (connection, fin_rule_get_account_id (rule), error);
      if (account == NULL)
        return FALSE;
    }
  json_builder_begin_object (builder);
  add_member (builder, "pattern", fin_rule_get_pattern (rule));
  add_member (builder, "match", fin_rule_get_is_exact (rule) ? "exact" : "contains");
  add_member (builder, "account", account != NULL ? fin_account_get_name (account) : NULL);
  add_member (builder, "category", category != NULL ? fin_category_get_key (category) : NULL);
  add_member (builder, "name", fin_rule_get_rename (rule));
  json_builder_end_object (builder);
  return TRUE;
}

/** fin_rules_to_json: Returns: (transfer full) (nullable): all rules, to be read again elsewhere */
char *
fin_rules_to_json (FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rules = fin_rule_store_list (connection, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  if (rules == NULL)
    return NULL;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    if (!build_rule (connection, builder, g_ptr_array_index (rules, i), error))
      return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gint64
find_account (FinConnection *connection, const char *name, GError **error)
{
  g_autoptr (GPtrArray) accounts = fin_account_store_list (connection, FIN_PROFILE_ANY, TRUE, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      FinAccount *account = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (fin_account_get_name (account), name) == 0)
        return fin_account_get_id (account);
    }
  if (accounts != NULL)
    g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID, _ ("There is no account “%s”."),
                 name);
  return 0;
}

static FinRule *
read_rule (FinConnection *connection, JsonObject *object, GError **error)
{
  const char *key = json_object_get_string_member_with_default (object, "category", NULL);
  const char *account = json_object_get_string_member_with_default (object, "account", NULL);
  const char *match = json_object_get_string_member_with_default (object, "match", "contains");
  g_autoptr (FinRule) rule = fin_rule_new ();

  g_object_set (rule, "pattern",
                json_object_get_string_member_with_default (object, "pattern", NULL), "rename",
                json_object_get_string_member_with_default (object, "name", NULL), "is-exact",
                g_strcmp0 (match, "exact") == 0, NULL);
  if (key != NULL)
    {
      g_autoptr (FinCategory) category = fin_category_store_find_key (connection, key, error);

      if (category == NULL)
        {
          if (error != NULL && *error == NULL)
            g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                         _ ("There is no category “%s”."), key);
          return NULL;
        }
      g_object_set (rule, "category-id", fin_category_get_id (category), NULL);
    }
  if (account != NULL)
    {
      gint64 id = find_account (connection, account, error);

      if (id == 0)
        return NULL;
      g_object_set (rule, "account-id", id, NULL);
    }
  return g_steal_pointer (&rule);
}

static gboolean
is_known (GPtrArray *rules, FinRule *rule)
{
  for (guint i = 0; i < rules->len; i++)
    {
      FinRule *other = g_ptr_array_index (rules, i);

      if (g_strcmp0 (fin_rule_get_pattern (other), fin_rule_get_pattern (rule)) == 0
          && fin_rule_get_is_exact (other) == fin_rule_get_is_exact (rule)
          && fin_rule_get_account_id (other) == fin_rule_get_account_id (rule)
          && fin_rule_get_category_id (other) == fin_rule_get_category_id (rule)
          && g_strcmp0 (fin_rule_get_rename (other), fin_rule_get_rename (rule)) == 0)
        return TRUE;
    }
  return FALSE;
}

static JsonArray *
parse_rules (JsonParser *parser, const char *json, GError **error)
{
  JsonNode *root;
  JsonNode *rules;

  if (!json_parser_load_from_data (parser, json, -1, NULL))
    root = NULL;
  else
    root = json_parser_get_root (parser);
  rules = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
              ? json_object_get_member (json_node_get_object (root), "rules")
              : NULL;
  if (rules != NULL && JSON_NODE_HOLDS_ARRAY (rules))
    return json_node_get_array (rules);
  g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                       _ ("This is no file of rules: “rules export” writes such files."));
  return NULL;
}

/**
 * fin_rules_from_json: adds the rules of a file before those there are, in the file's order.
 * @n_known: (out): rules that were there already
 *
 * Errors: %FIN_STORE_ERROR_INVALID for what is no such file, or names what is not there.
 */
gboolean
fin_rules_from_json (
    FinConnection *connection, const char *json, guint *n_added, guint *n_known, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) there = fin_rule_store_list (connection, error);
  JsonArray *rules = there != NULL ? parse_rules (parser, json, error) : NULL;

  *n_added = *n_known = 0;
  if (rules == NULL)
    return FALSE;
  for (guint i = json_array_get_length (rules); i-- > 0;)
    {
      JsonNode *node = json_array_get_element (rules, i);
      g_autoptr (FinRule) rule = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      rule = read_rule (connection, json_node_get_object (node), error);
      if (rule == NULL)
        return FALSE;
      if (is_known (there, rule))
        {
          (*n_known)++;
          continue;
        }
      if (fin_rule_change_add (connection, rule, error) == 0)
        return FALSE;
      (*n_added)++;
    }
  return TRUE;
}
