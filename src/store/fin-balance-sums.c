/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact sums over many rows: by category, and of whatever a filter shows. */
#include "fin-balance-store.h"
#include "fin-money.h"
#include "fin-transaction-query.h"

/**
 * fin_balance_store_by_category:
 * @profile_id: 0: the household
 * @period: both ends included
 * @with_transfers: whether money moved between own accounts counts
 *
 * Returns: (element-type FinCategorySum) (transfer full): posted rows per category and currency,
 *   largest outflow first
 */
GArray *
fin_balance_store_by_category (FinConnection *connection, gint64 profile_id, FinPeriod period,
                               gboolean with_transfers, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT ifnull (t.category_id, 0), t.currency, sum (t.amount), count (*) FROM transactions t "
      "LEFT JOIN categories c ON c.id = t.category_id "
      "WHERE t.posting_date BETWEEN ?1 AND ?2 AND t.state = 0 "
      "AND (?3 = 0 OR t.account_id IN (SELECT id FROM accounts WHERE profile_id = ?3 "
      "OR profile_id IS NULL)) "
      "AND (?4 OR (t.transfer_id IS NULL AND c.kind IS NOT 2)) GROUP BY 1, 2 ORDER BY 3",
      error);
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (FinCategorySum));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "iiin", (gint64) period.first, (gint64) period.last, profile_id,
                      with_transfers);
  while (fin_statement_step (statement, &local_error))
    {
      FinCategorySum sum = { fin_statement_column_int (statement, 0) };

      g_strlcpy (sum.currency, fin_statement_column_text (statement, 1), sizeof sum.currency);
      sum.amount = fin_statement_column_int (statement, 2);
      sum.n_rows = fin_statement_column_int (statement, 3);
      g_array_append_val (sums, sum);
    }
  if (local_error == NULL)
    return g_steal_pointer (&sums);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static FinCurrencySum *
sum_for (GArray *sums, const char *currency)
{
  FinCurrencySum sum = { "" };

  for (guint i = 0; i < sums->len; i++)
    if (g_str_equal (g_array_index (sums, FinCurrencySum, i).currency, currency))
      return &g_array_index (sums, FinCurrencySum, i);
  g_strlcpy (sum.currency, currency, sizeof sum.currency);
  g_array_append_val (sums, sum);
  return &g_array_index (sums, FinCurrencySum, sums->len - 1);
}

/**
 * fin_balance_store_sums:
 *
 * Returns: (element-type FinCurrencySum) (transfer full): the sum of the rows that @filter shows,
 *   per currency of their accounts; held rows that it shows do not count
 */
GArray *
fin_balance_store_sums (FinConnection *connection, const FinTransactionFilter *filter,
                        GError **error)
{
  g_autoptr (FinTransactionFilter) posted = fin_transaction_filter_copy (filter);
  g_autoptr (FinTransactionQuery) query = NULL;
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (FinCurrencySum));
  g_autoptr (GError) local_error = NULL;

  posted->states &= FIN_TRANSACTION_STATES_POSTED;
  query = fin_transaction_query_new (posted);
  /* Per account first: that is answered by an index alone. */
  statement = fin_transaction_query_prepare (
      query, connection,
      "SELECT (SELECT currency FROM accounts WHERE id = t.account_id), sum (t.amount), count (*) "
      "FROM transactions t ",
      "GROUP BY t.account_id", error);
  if (statement == NULL)
    return NULL;
  while (fin_statement_step (statement, &local_error))
    {
      FinCurrencySum *sum = sum_for (sums, fin_statement_column_text (statement, 0));

      sum->n_rows += fin_statement_column_int (statement, 2);
      if (!fin_minor_add (sum->amount, fin_statement_column_int (statement, 1), &sum->amount))
        sum->overflow = TRUE;
    }
  if (local_error == NULL)
    return g_steal_pointer (&sums);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
