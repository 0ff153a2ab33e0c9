/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing transactions: batches of an import, edits, categories, transfers, tombstones. */
#include "fin-transaction-store.h"

#include <glib/gi18n.h>

#include "fin-connection-private.h"
#include "fin-transaction-private.h"

/* Rows between two looks at the cancellable during a batch. */
#define ROWS_PER_CHECK 1024

static gboolean
validate (gint64 account_id, FinDate posting_date, gint64 amount, const char *currency,
          GError **error)
{
  if (account_id != 0 && posting_date != FIN_DATE_NONE && currency != NULL
      && amount >= -FIN_TRANSACTION_AMOUNT_MAX && amount <= FIN_TRANSACTION_AMOUNT_MAX)
    return TRUE;
  if (account_id != 0 && posting_date != FIN_DATE_NONE && currency != NULL)
    g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                         _("The amount is too large to be kept exactly."));
  else
    g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                         _("A transaction needs an account, a posting date and a currency."));
  return FALSE;
}

static FinStatement *
prepare_insert (FinConnection *connection, GError **error)
{
  return fin_connection_prepare (
      connection,
      "INSERT INTO transactions (account_id, posting_date, value_date, time, amount, currency, "
      "payee, "
      "memo, reference, bank_id, bank_code, counter_account, category_id, category_source, "
      "category_confidence, import_id, import_line, original, match_text, state, flags, note, "
      "stem, name) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ifnull (?7, ''), ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
      "?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
      error);
}

static gboolean
insert_row (FinStatement *statement, const FinTransactionRow *row, GError **error)
{
  if (!validate (row->account_id, row->posting_date, row->amount, row->currency, error))
    return FALSE;
  fin_statement_bind (statement, "iddnisssssssknnknssnnsss", row->account_id, row->posting_date,
                      row->value_date, row->time, row->amount, row->currency, row->payee, row->memo,
                      row->reference, row->bank_id, row->bank_code, row->counter_account,
                      row->category_id, (int) row->category_source, row->category_confidence,
                      row->import_id, row->import_line, row->original, row->match_text,
                      (int) row->state, (int) row->flags, row->note, row->stem, row->name);
  if (row->time < 0)
    fin_statement_bind_null (statement, 4);
  if (row->import_line == 0)
    fin_statement_bind_null (statement, 17);
  return fin_statement_execute (statement, error);
}

/* Runs @sql with ?1 = each id; ?2 and on are bound already and stay. */
static gboolean
run_for_ids (FinStatement *statement, const gint64 *ids, gsize n_ids, GError **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      fin_statement_bind_int (statement, 1, ids[i]);
      if (!fin_statement_execute (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Public API: inserting */

/** fin_transaction_store_insert: Returns: the id; 0 with %FIN_STORE_ERROR_INVALID and the like */
gint64
fin_transaction_store_insert (FinConnection *connection, const FinTransactionRow *row,
                              GError **error)
{
  gint64 id = 0;

  if (!fin_transaction_store_insert_many (connection, row, 1, &id, NULL, error))
    return 0;
  return id;
}

/**
 * fin_transaction_store_insert_many:
 * @rows: (array length=n_rows): rows to insert, in the order of the file
 * @ids: (out) (array length=n_rows) (optional): their ids
 *
 * Fails as a whole: the caller's write is rolled back when it passes the error on.
 */
gboolean
fin_transaction_store_insert_many (FinConnection *connection, const FinTransactionRow *rows,
                                   gsize n_rows, gint64 *ids, GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (FinStatement) statement = prepare_insert (connection, error);

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    {
      if (i % ROWS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!insert_row (statement, &rows[i], error))
        return FALSE;
      if (ids != NULL)
        ids[i] = fin_connection_last_id (connection);
    }
  return TRUE;
}

/* Public API: changing */

/* An import recognises its rows by day, amount, text and the bank's id. When a person changes day,
 * amount or account, a tombstone stays behind that keeps what the file said. */
static gboolean
leave_tombstone (FinConnection *connection, FinTransaction *transaction, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO transactions (account_id, posting_date, value_date, time, amount, currency, "
      "payee, "
      "memo, reference, bank_id, bank_code, counter_account, import_id, import_line, original, "
      "match_text, state, flags) "
      "SELECT account_id, posting_date, value_date, time, amount, currency, payee, memo, "
      "reference, "
      "bank_id, bank_code, counter_account, import_id, import_line, original, match_text, 2, flags "
      "FROM transactions WHERE id = ?1 AND import_id IS NOT NULL AND flags & 4 = 0 "
      "AND (account_id <> ?2 OR posting_date <> ?3 OR amount <> ?4)",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "iidi", transaction->id, transaction->account_id,
                      transaction->posting_date, transaction->amount);
  return fin_statement_execute (statement, error);
}

/**
 * fin_transaction_store_update:
 *
 * Stores all stored properties of @transaction. An imported row whose date, amount or texts differ
 * from before is marked as edited.
 */
gboolean
fin_transaction_store_update (FinConnection *connection, FinTransaction *transaction,
                              GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (!validate (transaction->account_id, transaction->posting_date, transaction->amount,
                 transaction->currency, error)
      || !leave_tombstone (connection, transaction, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection,
      "UPDATE transactions SET account_id = ?1, posting_date = ?2, value_date = ?3, time = ?4, "
      "amount = ?5, currency = ?6, payee = ifnull (?7, ''), memo = ?8, reference = ?9, "
      "category_id = ?10, category_source = ?11, category_confidence = ?12, match_text = ?13, "
      "state = ?14, flags = ?15 | (flags & 4) | (import_id IS NOT NULL AND (posting_date <> ?2 "
      "OR amount <> ?5 OR payee <> ifnull (?7, '') OR memo IS NOT ?8)) "
      "| ((import_id IS NOT NULL AND (account_id <> ?1 OR posting_date <> ?2 OR amount <> ?5)) << "
      "2), "
      "note = ?16, stem = ?18, name = ?19 WHERE id = ?17",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "iddnissssknnsnnsiss", transaction->account_id,
                      transaction->posting_date, transaction->value_date, transaction->time,
                      transaction->amount, transaction->currency, transaction->payee,
                      transaction->memo, transaction->reference, transaction->category_id,
                      (int) transaction->category_source, transaction->category_confidence,
                      transaction->match_text, (int) transaction->state, (int) transaction->flags,
                      transaction->note, transaction->id, transaction->stem, transaction->name);
  if (transaction->time < 0)
    fin_statement_bind_null (statement, 4);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "transactions", transaction->id);
  return FALSE;
}

/**
 * fin_transaction_store_delete:
 *
 * A row that came from a file becomes a tombstone, so that the file does not bring it back; one
 * that was entered by hand goes.
 */
gboolean
fin_transaction_store_delete (FinConnection *connection, const gint64 *ids, gsize n_ids,
                              GError **error)
{
  g_autoptr (FinStatement) bury = fin_connection_prepare (
      connection,
      "UPDATE transactions SET state = 2, transfer_id = NULL WHERE id = ?1 AND import_id IS NOT "
      "NULL",
      error);
  g_autoptr (FinStatement) unlink = NULL;
  g_autoptr (FinStatement) remove = NULL;

  if (bury == NULL)
    return FALSE;
  unlink = fin_connection_prepare (
      connection, "UPDATE transactions SET transfer_id = NULL WHERE transfer_id = ?1", error);
  if (unlink == NULL)
    return FALSE;
  remove = fin_connection_prepare (
      connection, "DELETE FROM transactions WHERE id = ?1 AND import_id IS NULL", error);
  return remove != NULL && run_for_ids (unlink, ids, n_ids, error)
         && run_for_ids (bury, ids, n_ids, error) && run_for_ids (remove, ids, n_ids, error);
}

/**
 * fin_transaction_store_categorise:
 * @category_id: 0: none
 * @confidence: per mille
 *
 * What the person chose is changed only by the person (@source %FIN_CATEGORY_SOURCE_PERSON).
 */
gboolean
fin_transaction_store_categorise (FinConnection *connection, const gint64 *ids, gsize n_ids,
                                  gint64 category_id, FinCategorySource source, int confidence,
                                  GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "UPDATE transactions SET category_id = ?2, category_source = ?3, category_confidence = ?4 "
      "WHERE id = ?1 AND (?3 = 1 OR category_source <> 1)",
      error);
  g_autoptr (FinStatement) join = NULL;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "-knn", category_id, (int) source, confidence);
  if (!run_for_ids (statement, ids, n_ids, error))
    return FALSE;
  if (source != FIN_CATEGORY_SOURCE_PERSON)
    return TRUE;
  /* One category for all of it: it is whole again. */
  join = fin_connection_prepare (connection, "DELETE FROM splits WHERE transaction_id = ?1", error);
  return join != NULL && run_for_ids (join, ids, n_ids, error);
}

/** fin_transaction_store_set_state: accepts, holds or buries rows. */
gboolean
fin_transaction_store_set_state (FinConnection *connection, const gint64 *ids, gsize n_ids,
                                 FinTransactionState state, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "UPDATE transactions SET state = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "-n", (int) state);
  return run_for_ids (statement, ids, n_ids, error);
}

/** fin_transaction_store_link_transfer: makes two rows the sides of one transfer. */
gboolean
fin_transaction_store_link_transfer (FinConnection *connection, gint64 one_side, gint64 other_side,
                                     GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (!fin_transaction_store_unlink_transfer (connection, one_side, error)
      || !fin_transaction_store_unlink_transfer (connection, other_side, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection, "UPDATE transactions SET transfer_id = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ii", one_side, other_side);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  fin_statement_bind (statement, "ii", other_side, one_side);
  return fin_statement_execute (statement, error);
}

/** fin_transaction_store_unlink_transfer: @id is either side. */
gboolean
fin_transaction_store_unlink_transfer (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_run_with_id (
      connection,
      "UPDATE transactions SET transfer_id = NULL WHERE (id = ?1 AND transfer_id IS NOT NULL) "
      "OR transfer_id = ?1",
      id, error);
}
