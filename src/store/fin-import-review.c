/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions stick because rejected rows stay as tombstones and say in import_rows that they were decided
 * on: importing the same file again finds them. */
#include "fin-import-review.h"

#include "fin-connection-private.h"
#include "fin-import-row-private.h"
#include "fin-import-rows.h"
#include "fin-transaction-store.h"

/* Tombstones of this import that the person made: neither rejected rows nor what stands for a row that
 * was moved and lives on. */
#define DELETED_BY_PERSON                                                                          \
  "state = 2 AND NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.transaction_id = t.id "           \
  "AND r.outcome = 2) AND NOT (flags & 4 = 0 AND EXISTS (SELECT 1 FROM transactions m WHERE "      \
  "m.import_id = t.import_id AND m.flags & 4 AND m.import_line IS t.import_line AND "              \
  "m.original IS t.original)) "

void
fin_held_pair_free (FinHeldPair *self)
{
  g_clear_object (&self->row);
  g_clear_object (&self->held);
  g_clear_object (&self->similar);
  g_free (self->file_name);
  g_free (self->similar_file_name);
  g_free (self);
}

static gpointer
read_pair_ids (FinStatement *row)
{
  FinHeldPair *pair = g_new0 (FinHeldPair, 1);
  const char *similar = fin_statement_column_text (row, 2);

  pair->row = fin_import_row_new ();
  pair->row->id = fin_statement_column_int (row, 0);
  pair->row->transaction_id = fin_statement_column_int (row, 1);
  pair->row->value = g_strdup (similar);
  pair->file_name = fin_statement_dup_text (row, 3);
  return pair;
}

static gpointer
read_text (FinStatement *row)
{
  return fin_statement_dup_text (row, 0);
}

/* A similar transaction that is gone meanwhile is none. */
static gboolean
load_similar (FinConnection *connection, FinHeldPair *pair, GError **error)
{
  gint64 id = pair->row->value != NULL ? g_ascii_strtoll (pair->row->value, NULL, 10) : 0;
  g_autoptr (GError) cause = NULL;
  g_autoptr (FinStatement) statement = NULL;

  if (id == 0)
    return TRUE;
  pair->similar = fin_transaction_store_get (connection, id, &cause);
  if (g_error_matches (cause, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  statement = fin_connection_prepare (connection, "SELECT file_name FROM imports WHERE id = ?1",
                                      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, fin_transaction_get_import_id (pair->similar));
  pair->similar_file_name = fin_statement_fetch (statement, read_text, &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
load_pair (FinConnection *connection, FinHeldPair *pair, GError **error)
{
  gint64 key = pair->row->id;
  g_autoptr (GPtrArray) rows = fin_import_rows_load (connection, &key, 1, error);

  if (rows == NULL)
    return FALSE;
  pair->held = fin_transaction_store_get (connection, pair->row->transaction_id, error);
  if (pair->held == NULL)
    return FALSE;
  if (rows->len > 0)
    g_set_object (&pair->row, g_ptr_array_index (rows, 0));
  return load_similar (connection, pair, error);
}

/**
 * fin_import_review_list_held:
 * @import_id: 0: of all imports
 * @limit: -1: all
 *
 * Returns: (transfer full) (element-type FinHeldPair): undecided rows, oldest import first
 */
GPtrArray *
fin_import_review_list_held (FinConnection *connection, gint64 import_id, gint64 limit,
                             GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT r.id, r.transaction_id, CASE WHEN r.field = 'similar' THEN r.value END, i.file_name "
      "FROM import_rows r JOIN imports i ON i.id = r.import_id "
      "JOIN transactions t ON t.id = r.transaction_id "
      "WHERE (?1 IS NULL OR r.import_id = ?1) AND r.outcome = 2 AND NOT r.decided AND t.state = 1 "
      "AND t.import_id = r.import_id ORDER BY r.id LIMIT ?2",
      error);
  g_autoptr (GPtrArray) pairs = NULL;

  if (statement == NULL)
    return NULL;
  fin_statement_bind_id (statement, 1, import_id);
  fin_statement_bind_int (statement, 2, limit);
  pairs = fin_statement_collect (statement, read_pair_ids, (GDestroyNotify) fin_held_pair_free,
                                 error);
  if (pairs == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    if (!load_pair (connection, g_ptr_array_index (pairs, i), error))
      return NULL;
  return g_steal_pointer (&pairs);
}

static gboolean
count (FinConnection *connection, const char *sql, gint64 id, gint64 *n, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_id (statement, 1, id);
  return fin_statement_get_int (statement, n, error);
}

/** fin_import_review_count_held: @import_id: 0: of all imports. Returns: -1 with @error */
gint64
fin_import_review_count_held (FinConnection *connection, gint64 import_id, GError **error)
{
  gint64 n = 0;
  const char *sql = import_id == 0
                        ? "SELECT count (*) FROM transactions WHERE state = 1 AND ?1 IS NULL"
                        : "SELECT count (*) FROM transactions WHERE state = 1 AND import_id = ?1";

  return count (connection, sql, import_id, &n, error) ? n : -1;
}

gboolean
fin_import_review_get_fate (FinConnection *connection, gint64 import_id, FinImportFate *fate,
                            GError **error)
{
  gint64 newest = 0;

  if (!count (connection, "SELECT count (*) FROM transactions WHERE import_id = ?1 AND state = 1",
              import_id, &fate->n_undecided, error)
      || !count (connection,
                 "SELECT count (*) FROM transactions t WHERE import_id = ?1 AND " DELETED_BY_PERSON,
                 import_id, &fate->n_deleted, error)
      || !count (connection, "SELECT count (*) FROM transactions WHERE import_id = ?1 AND state = 0",
                 import_id, &fate->n_posted, error)
      || !count (connection,
                 "SELECT EXISTS (SELECT 1 FROM history_steps s JOIN history_changes c "
                 "ON c.id BETWEEN s.first_change AND s.last_change "
                 "JOIN history_tables h ON h.id = c.table_id WHERE s.id = "
                 "(SELECT max (id) FROM history_steps WHERE NOT undone) AND h.name = 'imports' "
                 "AND c.operation = 1 AND c.row_id = ?1)",
                 import_id, &newest, error))
    return FALSE;
  fate->is_newest_step = newest != 0;
  return TRUE;
}

/**
 * fin_import_review_decide:
 * @transaction_ids: held ones; others are left as they are
 * @accept: %TRUE posts them, %FALSE turns them into tombstones
 */
gboolean
fin_import_review_decide (FinConnection *connection, const gint64 *transaction_ids, gsize n_ids,
                          gboolean accept, GError **error)
{
  g_autoptr (FinStatement) note = fin_connection_prepare (
      connection,
      "UPDATE import_rows SET decided = 1 WHERE outcome = 2 AND transaction_id = ?1 "
      "AND EXISTS (SELECT 1 FROM transactions WHERE id = ?1 AND state = 1)",
      error);
  g_autoptr (FinStatement) post = NULL;

  if (note == NULL)
    return FALSE;
  post = fin_connection_prepare (
      connection, "UPDATE transactions SET state = ?2 WHERE id = ?1 AND state = 1", error);
  if (post == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    {
      fin_statement_bind_int (note, 1, transaction_ids[i]);
      if (!fin_statement_execute (note, error))
        return FALSE;
      fin_statement_bind_int (post, 1, transaction_ids[i]);
      fin_statement_bind_int (post, 2, accept ? FIN_TRANSACTION_POSTED : FIN_TRANSACTION_DELETED);
      if (!fin_statement_execute (post, error))
        return FALSE;
    }
  return TRUE;
}

/** fin_import_review_decide_all: @import_id: 0: of all imports */
gboolean
fin_import_review_decide_all (FinConnection *connection, gint64 import_id, gboolean accept,
                              GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) cause = NULL;
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id FROM transactions WHERE state = 1 AND (?1 IS NULL OR import_id = ?1)", error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_id (statement, 1, import_id);
  while (fin_statement_step (statement, &cause))
    {
      gint64 id = fin_statement_column_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (cause == NULL)
    return fin_import_review_decide (connection, (const gint64 *) ids->data, ids->len, accept,
                                     error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * fin_import_review_bring_back: posts rows of the import again that the person deleted.
 * @transaction_id: only this one, which may also be a held row that was rejected; 0: all deleted ones
 */
gboolean
fin_import_review_bring_back (FinConnection *connection, gint64 import_id, gint64 transaction_id,
                              GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      transaction_id != 0
          ? "UPDATE transactions SET state = 0 WHERE import_id = ?1 AND id = ?2 AND state = 2"
          : "UPDATE transactions AS t SET state = 0 WHERE import_id = ?1 AND ?2 = 0 "
            "AND " DELETED_BY_PERSON,
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ii", import_id, transaction_id);
  return fin_statement_execute (statement, error);
}

/**
 * fin_import_review_remove:
 *
 * Takes an import back although other changes followed it: its transactions, stated balances, rows
 * and record go. The account stays, with the opening balance that it has.
 */
gboolean
fin_import_review_remove (FinConnection *connection, gint64 import_id, GError **error)
{
  static const char *const statements[] = {
    "UPDATE transactions SET transfer_id = NULL WHERE transfer_id IN "
    "(SELECT id FROM transactions WHERE import_id = ?1)",
    "DELETE FROM balance_statements WHERE import_id = ?1",
    "DELETE FROM import_rows WHERE import_id = ?1",
    "DELETE FROM transactions WHERE import_id = ?1",
    "DELETE FROM imports WHERE id = ?1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!fin_store_run_with_id (connection, statements[i], import_id, error))
      return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "imports", import_id);
  return FALSE;
}
