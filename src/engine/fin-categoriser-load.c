/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the database to a categoriser: its categories, its rules, and what the person filed. */
#include "fin-categoriser.h"
#include "fin-rule-set.h"

static gboolean
learn_filed (FinCategoriser *self, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT account_id, payee, memo, amount, bank_code, match_text, stem, category_id "
      "FROM transactions WHERE category_source = 1 AND category_id IS NOT NULL AND state = 0 "
      "ORDER BY posting_date, id",
      error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &cause))
    {
      FinCategoriserQuery query = {
        .account_id = fin_statement_column_int (statement, 0),
        .payee = fin_statement_column_text (statement, 1),
        .memo = fin_statement_column_text (statement, 2),
        .amount = fin_statement_column_int (statement, 3),
        .code = fin_statement_column_text (statement, 4),
        .match_text = fin_statement_column_text (statement, 5),
        .stem = fin_statement_column_text (statement, 6),
      };

      fin_categoriser_learn (self, &query, fin_statement_column_int (statement, 7));
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * fin_categoriser_load: what the person filed is learned anew: nothing else has to be kept in step.
 *
 * Returns: (transfer full) (nullable): %NULL with a #FinStoreError
 */
FinCategoriser *
fin_categoriser_load (FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) categories = fin_category_store_list (connection, error);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (FinCategoriser) self = NULL;

  if (categories == NULL)
    return NULL;
  rules = fin_rule_store_list (connection, error);
  if (rules == NULL)
    return NULL;
  self = fin_categoriser_new (categories, rules);
  if (!learn_filed (self, connection, error))
    return NULL;
  fin_categoriser_calibrate (self);
  return g_steal_pointer (&self);
}
