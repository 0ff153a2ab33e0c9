/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits in SQL; parts that do not add up are refused. */
#include "fin-split-store.h"

#include <glib/gi18n.h>

#include "fin-connection-private.h"
#include "fin-enums.h"

void
fin_split_clear (gpointer split)
{
  g_clear_pointer (&((FinSplit *) split)->note, g_free);
}

/** fin_split_array_new: Returns: (transfer full) (element-type FinSplit): owns the notes */
GArray *
fin_split_array_new (void)
{
  GArray *splits = g_array_new (FALSE, TRUE, sizeof (FinSplit));

  g_array_set_clear_func (splits, fin_split_clear);
  return splits;
}

/** fin_split_store_list: Returns: (transfer full) (nullable): in their order, empty when not split
 */
GArray *
fin_split_store_list (FinConnection *connection, gint64 transaction_id, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT category_id, amount, note FROM splits WHERE transaction_id = ?1 ORDER BY position",
      error);
  g_autoptr (GArray) splits = fin_split_array_new ();
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "i", transaction_id);
  while (fin_statement_step (statement, &cause))
    {
      FinSplit split = { fin_statement_column_int (statement, 0),
                         fin_statement_column_int (statement, 1),
                         fin_statement_dup_text (statement, 2) };

      g_array_append_val (splits, split);
    }
  if (cause == NULL)
    return g_steal_pointer (&splits);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static gboolean
read_amount (FinConnection *connection, gint64 transaction_id, gint64 *amount, GError **error)
{
  g_autoptr (FinStatement) statement =
      fin_connection_prepare (connection, "SELECT amount FROM transactions WHERE id = ?1", error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "i", transaction_id);
  if (fin_statement_step (statement, &cause))
    {
      *amount = fin_statement_column_int (statement, 0);
      return TRUE;
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    fin_store_set_not_found (error, "transactions", transaction_id);
  return FALSE;
}

/* The part that is largest without its sign names the transaction. */
static gboolean
validate (GArray *splits, gint64 amount, const FinSplit **largest, GError **error)
{
  gint64 sum = 0;

  *largest = NULL;
  for (guint i = 0; i < splits->len; i++)
    {
      const FinSplit *split = &g_array_index (splits, FinSplit, i);

      if (split->amount == 0 || __builtin_add_overflow (sum, split->amount, &sum))
        {
          g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                               _ ("Every part of a transaction needs an amount."));
          return FALSE;
        }
      if (*largest == NULL || ABS (split->amount) > ABS ((*largest)->amount))
        *largest = split;
    }
  if (splits->len >= 2 && sum == amount)
    return TRUE;
  if (splits->len < 2)
    g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                         _ ("A split needs two parts at least."));
  else
    g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                         _ ("The parts do not add up to the amount of the transaction."));
  return FALSE;
}

static gboolean
insert_splits (FinConnection *connection, gint64 transaction_id, GArray *splits, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO splits (transaction_id, position, category_id, amount, note) "
      "VALUES (?1, ?2, ?3, ?4, ?5)",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < splits->len; i++)
    {
      const FinSplit *split = &g_array_index (splits, FinSplit, i);

      fin_statement_bind (statement, "inkis", transaction_id, (int) i, split->category_id,
                          split->amount, split->note);
      if (!fin_statement_execute (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fin_split_store_set:
 * @splits: (element-type FinSplit): two parts at least; none makes the transaction whole again
 *
 * Errors: %FIN_STORE_ERROR_INVALID when they do not add up to the transaction's amount.
 */
gboolean
fin_split_store_set (FinConnection *connection,
                     gint64 transaction_id,
                     GArray *splits,
                     GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  const FinSplit *largest = NULL;
  gint64 amount;

  if (!read_amount (connection, transaction_id, &amount, error)
      || (splits->len > 0 && !validate (splits, amount, &largest, error))
      || !fin_store_run_with_id (connection, "DELETE FROM splits WHERE transaction_id = ?1",
                                 transaction_id, error))
    return FALSE;
  if (largest == NULL)
    return TRUE;
  statement = fin_connection_prepare (
      connection,
      "UPDATE transactions SET category_id = ?2, category_source = ?3, category_confidence = 1000 "
      "WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ikn", transaction_id, largest->category_id,
                      (int) FIN_CATEGORY_SOURCE_PERSON);
  return fin_statement_execute (statement, error)
         && insert_splits (connection, transaction_id, splits, error);
}
