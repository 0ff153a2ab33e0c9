/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading transactions: one, a filtered list, and the keys that recognise rows of a file. */
#include "fin-transaction-query.h"
#include "fin-transaction-private.h"
#include "fin-transaction-store.h"

/** fin_transaction_read: the row of %FIN_SELECT_TRANSACTION that the statement stands on. */
gpointer
fin_transaction_read (FinStatement *row)
{
  FinTransaction *transaction = fin_transaction_new ();
  int column = 0;

  transaction->id = fin_statement_column_int (row, column++);
  transaction->account_id = fin_statement_column_int (row, column++);
  transaction->account_name = fin_statement_dup_text (row, column++);
  transaction->posting_date = fin_statement_column_date (row, column++);
  transaction->value_date = fin_statement_column_date (row, column++);
  transaction->time = fin_statement_column_is_null (row, column)
                          ? -1
                          : (gint) fin_statement_column_int (row, column);
  column++;
  transaction->amount = fin_statement_column_int (row, column++);
  transaction->currency = fin_statement_dup_text (row, column++);
  transaction->payee = fin_statement_dup_text (row, column++);
  transaction->memo = fin_statement_dup_text (row, column++);
  transaction->reference = fin_statement_dup_text (row, column++);
  transaction->bank_id = fin_statement_dup_text (row, column++);
  transaction->bank_code = fin_statement_dup_text (row, column++);
  transaction->counter_account = fin_statement_dup_text (row, column++);
  transaction->category_id = fin_statement_column_int (row, column++);
  transaction->category_key = fin_statement_dup_text (row, column++);
  transaction->category_source = (FinCategorySource) fin_statement_column_int (row, column++);
  transaction->category_confidence = (gint) fin_statement_column_int (row, column++);
  transaction->transfer_id = fin_statement_column_int (row, column++);
  transaction->import_id = fin_statement_column_int (row, column++);
  transaction->import_line = (gint) fin_statement_column_int (row, column++);
  transaction->original = fin_statement_dup_text (row, column++);
  transaction->match_text = fin_statement_dup_text (row, column++);
  transaction->state = (FinTransactionState) fin_statement_column_int (row, column++);
  transaction->flags = (FinTransactionFlags) fin_statement_column_int (row, column++);
  transaction->note = fin_statement_dup_text (row, column++);
  transaction->stem = fin_statement_dup_text (row, column++);
  transaction->name = fin_statement_dup_text (row, column++);
  transaction->splits = fin_statement_dup_text (row, column++);
  return transaction;
}

FinTransaction *
fin_transaction_store_get (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_fetch_by_id (connection, FIN_SELECT_TRANSACTION "WHERE t.id = ?1", id,
                                fin_transaction_read, "transactions", error);
}

/**
 * fin_transaction_store_list:
 * @limit: -1: all
 *
 * Returns: (element-type FinTransaction) (transfer full): for a window over many rows use
 *   #FinQueryModel: an offset is walked
 */
GPtrArray *
fin_transaction_store_list (FinConnection *connection, const FinTransactionFilter *filter,
                            FinTransactionSort sort, gboolean descending, gint64 limit,
                            gint64 offset, GError **error)
{
  g_autoptr (FinTransactionQuery) query = fin_transaction_query_new (filter);
  g_autofree char *tail = g_strdup_printf (
      "%sLIMIT %" G_GINT64_FORMAT " OFFSET %" G_GINT64_FORMAT,
      fin_transaction_query_order (sort, descending), limit, offset);
  g_autoptr (FinStatement) statement
      = fin_transaction_query_prepare (query, connection, FIN_SELECT_TRANSACTION, tail, error);

  if (statement == NULL)
    return NULL;
  return fin_statement_collect (statement, fin_transaction_read, g_object_unref, error);
}

/** fin_transaction_store_count: Returns: -1 with @error set on failure */
gint64
fin_transaction_store_count (FinConnection *connection, const FinTransactionFilter *filter,
                             GError **error)
{
  g_autoptr (FinTransactionQuery) query = fin_transaction_query_new (filter);
  g_autoptr (FinStatement) statement = fin_transaction_query_prepare (
      query, connection, "SELECT count (*) FROM transactions t ", "", error);
  gint64 count = -1;

  if (statement != NULL)
    fin_statement_get_int (statement, &count, error);
  return count;
}

void
fin_transaction_keys_free (FinTransactionKeys *self)
{
  g_free (self->keys);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static const char *
keep (FinTransactionKeys *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

static void
read_key (FinTransactionKeys *self, FinStatement *row, FinTransactionKey *key)
{
  const char *format = fin_statement_column_text (row, 6);

  key->id = fin_statement_column_int (row, 0);
  key->posting_date = fin_statement_column_date (row, 1);
  key->amount = fin_statement_column_int (row, 2);
  key->bank_id = keep (self, fin_statement_column_text (row, 3));
  key->match_text = keep (self, fin_statement_column_text (row, 4));
  key->original = keep (self, fin_statement_column_text (row, 5));
  key->format = format != NULL ? g_string_chunk_insert_const (self->strings, format) : NULL;
  key->state = (FinTransactionState) fin_statement_column_int (row, 7);
}

/**
 * fin_transaction_store_keys:
 * @period: both ends included
 *
 * Returns: (transfer full): what an import compares its rows with
 */
FinTransactionKeys *
fin_transaction_store_keys (FinConnection *connection, gint64 account_id, FinPeriod period,
                            GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT t.id, t.posting_date, t.amount, t.bank_id, t.match_text, t.original, i.format, "
      "t.state "
      "FROM transactions t LEFT JOIN imports i ON i.id = t.import_id "
      "WHERE t.account_id = ?1 AND t.posting_date BETWEEN ?2 AND ?3 ORDER BY t.posting_date, t.id",
      error);
  g_autoptr (FinTransactionKeys) keys = g_new0 (FinTransactionKeys, 1);
  g_autoptr (GArray) array = g_array_new (FALSE, TRUE, sizeof (FinTransactionKey));
  g_autoptr (GError) local_error = NULL;

  keys->strings = g_string_chunk_new (16384);
  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "iii", account_id, (gint64) period.first, (gint64) period.last);
  while (fin_statement_step (statement, &local_error))
    {
      g_array_set_size (array, array->len + 1);
      read_key (keys, statement, &g_array_index (array, FinTransactionKey, array->len - 1));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  keys->n_keys = array->len;
  keys->keys = (FinTransactionKey *) (gpointer) g_array_free (g_steal_pointer (&array), FALSE);
  return g_steal_pointer (&keys);
}

/**
 * fin_transaction_store_bounds:
 * @account_id: 0: all
 * @bounds: (out): first and last day with posted rows; %FIN_DATE_NONE twice when there are none
 */
gboolean
fin_transaction_store_bounds (FinConnection *connection, gint64 account_id, FinPeriod *bounds,
                              GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      account_id != 0
          ? "SELECT (SELECT posting_date FROM transactions WHERE account_id = ?1 AND state = 0 "
            "ORDER BY posting_date LIMIT 1), (SELECT posting_date FROM transactions "
            "WHERE account_id = ?1 AND state = 0 ORDER BY posting_date DESC LIMIT 1)"
          : "SELECT (SELECT posting_date FROM transactions WHERE state = 0 AND ?1 = 0 "
            "ORDER BY posting_date LIMIT 1), (SELECT posting_date FROM transactions "
            "WHERE state = 0 ORDER BY posting_date DESC LIMIT 1)",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, account_id);
  if (!fin_statement_step (statement, error))
    return FALSE;
  bounds->first = fin_statement_column_date (statement, 0);
  bounds->last = fin_statement_column_date (statement, 1);
  return TRUE;
}
