/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person's rules as a file: to keep, to read on another computer, to write by hand. */
#include "fin-rule-file.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "fin-account-store.h"
#include "fin-rule-change.h"
#include "fin-store-error.h"

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
  g_autoptr (GPtrArray) accounts =
      fin_account_store_list (connection, FIN_PROFILE_ANY, TRUE, error);

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

/* "match" is for people to write, too: another word is a mistake, not "contains". */
static gboolean
read_match (JsonObject *object, FinRule *rule, GError **error)
{
  const char *match = json_object_get_string_member_with_default (object, "match", "contains");

  if (strcmp (match, "contains") != 0 && strcmp (match, "exact") != 0)
    {
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                   _ ("“match” is “contains” or “exact”, not “%s”."), match);
      return FALSE;
    }
  g_object_set (rule, "is-exact", strcmp (match, "exact") == 0, NULL);
  return TRUE;
}

static gboolean
read_category (FinConnection *connection, JsonObject *object, FinRule *rule, GError **error)
{
  const char *key = json_object_get_string_member_with_default (object, "category", NULL);
  g_autoptr (FinCategory) category = NULL;
  g_autoptr (GError) cause = NULL;

  if (key == NULL)
    return TRUE;
  category = fin_category_store_find_key (connection, key, &cause);
  if (category != NULL)
    {
      g_object_set (rule, "category-id", fin_category_get_id (category), NULL);
      return TRUE;
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID, _ ("There is no category “%s”."),
                 key);
  return FALSE;
}

static gboolean
read_account (FinConnection *connection, JsonObject *object, FinRule *rule, GError **error)
{
  const char *account = json_object_get_string_member_with_default (object, "account", NULL);
  gint64 id;

  if (account == NULL)
    return TRUE;
  id = find_account (connection, account, error);
  g_object_set (rule, "account-id", id, NULL);
  return id != 0;
}

static FinRule *
read_rule (FinConnection *connection, JsonObject *object, GError **error)
{
  const char *pattern = json_object_get_string_member_with_default (object, "pattern", NULL);
  const char *name = json_object_get_string_member_with_default (object, "name", NULL);
  g_autoptr (FinRule) rule = fin_rule_new ();

  g_object_set (rule, "pattern", pattern, "rename", name, NULL);
  if (!read_match (object, rule, error) || !read_category (connection, object, rule, error)
      || !read_account (connection, object, rule, error))
    return NULL;
  if (pattern == NULL || *pattern == '\0' || (fin_rule_get_category_id (rule) == 0 && name == NULL))
    {
      g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                           _ ("It needs a “pattern”, and a “category” or a “name”, as texts."));
      return NULL;
    }
  return g_steal_pointer (&rule);
}

static FinRule *
find_same (GPtrArray *rules, FinRule *rule)
{
  for (guint i = 0; i < rules->len; i++)
    {
      FinRule *other = g_ptr_array_index (rules, i);

      if (g_strcmp0 (fin_rule_get_pattern (other), fin_rule_get_pattern (rule)) == 0
          && fin_rule_get_is_exact (other) == fin_rule_get_is_exact (rule)
          && fin_rule_get_account_id (other) == fin_rule_get_account_id (rule)
          && fin_rule_get_category_id (other) == fin_rule_get_category_id (rule)
          && g_strcmp0 (fin_rule_get_rename (other), fin_rule_get_rename (rule)) == 0)
        return other;
    }
  return NULL;
}

static JsonArray *
parse_rules (JsonParser *parser, const char *json, GError **error)
{
  g_autoptr (GError) cause = NULL;
  JsonNode *root;
  JsonNode *rules;

  if (!json_parser_load_from_data (parser, json, -1, &cause))
    {
      /* Translators: what the JSON reader says, with the line */
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                   _ ("This is no file of rules: %s. “rules export” writes such files."),
                   cause->message);
      return NULL;
    }
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

/* Puts one rule of the file before all others. */
static gboolean
put_first (
    FinConnection *connection, JsonNode *node, GPtrArray *there, FinRulesRead *read, GError **error)
{
  g_autoptr (FinRule) rule = NULL;
  FinRule *same;
  gint64 id;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                           _ ("It needs a “pattern”, and a “category” or a “name”, as texts."));
      return FALSE;
    }
  rule = read_rule (connection, json_node_get_object (node), error);
  if (rule == NULL)
    return FALSE;
  same = find_same (there, rule);
  if (same != NULL)
    {
      read->n_known++;
      return fin_rule_change_move (connection, fin_rule_get_id (same), 1, error);
    }
  read->n_added++;
  id = fin_rule_change_add (connection, rule, error);
  g_object_set (rule, "id", id, NULL);
  g_ptr_array_add (there, g_steal_pointer (&rule));
  return id != 0;
}

/**
 * fin_rules_from_json: the rules of a file come first, in the file's order; those that are there
 * already are moved, not doubled.
 *
 * Errors: %FIN_STORE_ERROR_INVALID for what is no such file, or for a rule that names what is not
 * there; the message tells which rule, counted from 1.
 */
gboolean
fin_rules_from_json (FinConnection *connection,
                     const char *json,
                     FinRulesRead *read,
                     GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) there = fin_rule_store_list (connection, error);
  JsonArray *rules = there != NULL ? parse_rules (parser, json, error) : NULL;

  *read = (FinRulesRead){ 0 };
  if (rules == NULL)
    return FALSE;
  for (guint i = json_array_get_length (rules); i-- > 0;)
    if (!put_first (connection, json_array_get_element (rules, i), there, read, error))
      {
        /* Translators: a rule of a file, and what is wrong with it */
        g_prefix_error (error, _ ("Rule %u: "), i + 1);
        return FALSE;
      }
  return TRUE;
}
