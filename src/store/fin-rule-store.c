/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person's rules in SQL. */
#include <glib/gi18n.h>

#include "fin-category-store.h"
#include "fin-connection-private.h"
#include "fin-rule-private.h"

static gpointer
read_rule (FinStatement *row)
{
  FinRule *rule = fin_rule_new ();

  rule->id = fin_statement_column_int (row, 0);
  rule->pattern = fin_statement_dup_text (row, 1);
  rule->is_exact = fin_statement_column_int (row, 2) != 0;
  rule->account_id = fin_statement_column_int (row, 3);
  rule->category_id = fin_statement_column_int (row, 4);
  rule->rename = fin_statement_dup_text (row, 5);
  rule->position = (gint) fin_statement_column_int (row, 6);
  return rule;
}

static gboolean
validate (FinRule *rule, GError **error)
{
  if (rule->pattern != NULL && rule->pattern[0] != '\0'
      && (rule->category_id != 0 || rule->rename != NULL))
    return TRUE;
  g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                       _("A rule needs a text to look for, and a category or a name to give."));
  return FALSE;
}

/** fin_rule_store_list: Returns: (element-type FinRule): in the order in which they are tried */
GPtrArray *
fin_rule_store_list (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id, pattern, is_exact, account_id, category_id, rename, position FROM rules "
      "ORDER BY position, id DESC",
      error);

  if (statement == NULL)
    return NULL;
  return fin_statement_collect (statement, read_rule, g_object_unref, error);
}

/** fin_rule_store_insert: Returns: the id or 0 */
gint64
fin_rule_store_insert (FinConnection *connection, FinRule *rule, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (!validate (rule, error))
    return 0;
  statement = fin_connection_prepare (
      connection,
      "INSERT INTO rules (pattern, is_exact, account_id, category_id, rename, position) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      error);
  if (statement == NULL)
    return 0;
  fin_statement_bind (statement, "snkksn", rule->pattern, rule->is_exact, rule->account_id,
                      rule->category_id, rule->rename, rule->position);
  return fin_statement_execute (statement, error) ? fin_connection_last_id (connection) : 0;
}

gboolean
fin_rule_store_update (FinConnection *connection, FinRule *rule, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (!validate (rule, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection,
      "UPDATE rules SET pattern = ?2, is_exact = ?3, account_id = ?4, category_id = ?5, "
      "rename = ?6, position = ?7 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "isnkksn", rule->id, rule->pattern, rule->is_exact,
                      rule->account_id, rule->category_id, rule->rename, rule->position);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "rules", rule->id);
  return FALSE;
}

gboolean
fin_rule_store_delete (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_run_with_id (connection, "DELETE FROM rules WHERE id = ?1", id, error);
}
