/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact sums of whatever a filter shows. */
#include "fin-balance-store.h"
#include "fin-connection-private.h"
#include "fin-money.h"
#include "fin-transaction-query.h"

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
 *   per currency of their accounts; held rows that it shows do not count, and of a split row those
 *   parts that have the filter's category
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
  g_autofree char *select = NULL;

  posted->states &= FIN_TRANSACTION_STATES_POSTED;
  query = fin_transaction_query_new (posted);
  /* Per account first: that is answered by an index alone. */
  select = g_strdup_printf (
      "SELECT (SELECT currency FROM accounts WHERE id = t.account_id), sum (%s), count (*) "
      "FROM transactions t ",
      query->amount);
  statement = fin_transaction_query_prepare (query, connection, select, "GROUP BY t.account_id",
                                             error);
  if (statement == NULL)
    return NULL;
  while (fin_statement_step (statement, &local_error))
    {
      const char *currency = fin_statement_column_text (statement, 0);
      FinCurrencySum *sum;

      if (currency == NULL)
        {
          fin_store_set_sqlite_error (error, SQLITE_CORRUPT, fin_connection_get_path (connection),
                                      "transactions without their account");
          return NULL;
        }
      sum = sum_for (sums, currency);
      sum->n_rows += fin_statement_column_int (statement, 2);
      if (!fin_minor_add (sum->amount, fin_statement_column_int (statement, 1), &sum->amount))
        sum->overflow = TRUE;
    }
  if (local_error == NULL)
    return g_steal_pointer (&sums);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
