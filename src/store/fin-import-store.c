/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports in SQL, with the rows that wait for a decision and the answers given before. */
#include "fin-import-store.h"

#include "fin-connection-private.h"
#include "fin-import-private.h"
#include "fin-import-row-private.h"

#define SELECT_IMPORT \
  "SELECT id, account_id, file_name, sha256, format, encoding, first_date, last_date, " \
  "imported_at, n_rows, n_added, n_present, n_held, n_refused, n_skipped, stated_balance, " \
  "stated_date, computed_balance, (SELECT count (*) FROM transactions " \
  "WHERE import_id = imports.id AND state = 1) FROM imports "

static gpointer
read_import (FinStatement *row)
{
  FinImport *import = fin_import_new ();

  import->id = fin_statement_column_int (row, 0);
  import->account_id = fin_statement_column_int (row, 1);
  import->file_name = fin_statement_dup_text (row, 2);
  import->sha256 = fin_statement_dup_text (row, 3);
  import->format = fin_statement_dup_text (row, 4);
  import->encoding = fin_statement_dup_text (row, 5);
  import->first_date = fin_statement_column_date (row, 6);
  import->last_date = fin_statement_column_date (row, 7);
  import->imported_at = fin_statement_column_int (row, 8);
  import->n_rows = (gint) fin_statement_column_int (row, 9);
  import->n_added = (gint) fin_statement_column_int (row, 10);
  import->n_present = (gint) fin_statement_column_int (row, 11);
  import->n_held = (gint) fin_statement_column_int (row, 12);
  import->n_refused = (gint) fin_statement_column_int (row, 13);
  import->n_skipped = (gint) fin_statement_column_int (row, 14);
  import->has_stated_balance = !fin_statement_column_is_null (row, 15);
  import->stated_balance = fin_statement_column_int (row, 15);
  import->stated_date = fin_statement_column_date (row, 16);
  import->computed_balance = fin_statement_column_int (row, 17);
  import->n_undecided = (gint) fin_statement_column_int (row, 18);
  return import;
}

static void
bind_import (FinStatement *statement, FinImport *import)
{
  fin_statement_bind (statement, "kssssddinnnnnn", import->account_id, import->file_name,
                      import->sha256, import->format, import->encoding, import->first_date,
                      import->last_date, import->imported_at, import->n_rows, import->n_added,
                      import->n_present, import->n_held, import->n_refused, import->n_skipped);
  if (!import->has_stated_balance)
    {
      fin_statement_bind_null (statement, 15);
      fin_statement_bind_null (statement, 16);
      fin_statement_bind_null (statement, 17);
      return;
    }
  fin_statement_bind_int (statement, 15, import->stated_balance);
  fin_statement_bind_date (statement, 16, import->stated_date);
  fin_statement_bind_int (statement, 17, import->computed_balance);
}

static gpointer
read_row (FinStatement *row)
{
  FinImportRow *import_row = fin_import_row_new ();

  import_row->id = fin_statement_column_int (row, 0);
  import_row->import_id = fin_statement_column_int (row, 1);
  import_row->line = (gint) fin_statement_column_int (row, 2);
  import_row->outcome = (FinImportOutcome) fin_statement_column_int (row, 3);
  import_row->field = fin_statement_dup_text (row, 4);
  import_row->value = fin_statement_dup_text (row, 5);
  import_row->reason = fin_statement_dup_text (row, 6);
  import_row->original = fin_statement_dup_text (row, 7);
  import_row->transaction_id = fin_statement_column_int (row, 8);
  import_row->decided = fin_statement_column_int (row, 9) != 0;
  return import_row;
}

static gpointer
read_text (FinStatement *row)
{
  return fin_statement_dup_text (row, 0);
}

/* Public API */

/** fin_import_store_insert: Returns: the id or 0 */
gint64
fin_import_store_insert (FinConnection *connection, FinImport *import, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO imports (account_id, file_name, sha256, format, encoding, first_date, "
      "last_date, "
      "imported_at, n_rows, n_added, n_present, n_held, n_refused, n_skipped, stated_balance, "
      "stated_date, computed_balance) VALUES (?1, ifnull (?2, ''), ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
      "?10, "
      "?11, ?12, ?13, ?14, ?15, ?16, ?17)",
      error);

  if (statement == NULL)
    return 0;
  bind_import (statement, import);
  return fin_statement_execute (statement, error) ? fin_connection_last_id (connection) : 0;
}

/** fin_import_store_update: stores all properties: the counts are known at the end. */
gboolean
fin_import_store_update (FinConnection *connection, FinImport *import, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "UPDATE imports SET account_id = ?1, file_name = ifnull (?2, ''), sha256 = ?3, format = ?4, "
      "encoding = ?5, first_date = ?6, last_date = ?7, imported_at = ?8, n_rows = ?9, n_added = "
      "?10, "
      "n_present = ?11, n_held = ?12, n_refused = ?13, n_skipped = ?14, stated_balance = ?15, "
      "stated_date = ?16, computed_balance = ?17 WHERE id = ?18",
      error);

  if (statement == NULL)
    return FALSE;
  bind_import (statement, import);
  fin_statement_bind_int (statement, 18, import->id);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "imports", import->id);
  return FALSE;
}

FinImport *
fin_import_store_get (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_fetch_by_id (connection, SELECT_IMPORT "WHERE id = ?1", id, read_import,
                                "imports", error);
}

/** fin_import_store_find_sha256: the newest import of the same bytes; %NULL without @error:
 * none. */
FinImport *
fin_import_store_find_sha256 (FinConnection *connection, const char *sha256, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, SELECT_IMPORT "WHERE sha256 = ?1 ORDER BY id DESC LIMIT 1", error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "s", sha256);
  return fin_statement_fetch (statement, read_import, error);
}

/** fin_import_store_list: Returns: (element-type FinImport): newest first */
GPtrArray *
fin_import_store_list (FinConnection *connection, int limit, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, SELECT_IMPORT "ORDER BY id DESC LIMIT ?1", error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "n", limit);
  return fin_statement_collect (statement, read_import, g_object_unref, error);
}

/** fin_import_store_insert_row: Returns: the id or 0 */
gint64
fin_import_store_insert_row (FinConnection *connection, FinImportRow *row, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO import_rows (import_id, line, outcome, field, value, reason, original, "
      "transaction_id, decided) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      error);

  if (statement == NULL)
    return 0;
  fin_statement_bind (statement, "innsssskn", row->import_id, row->line, (int) row->outcome,
                      row->field, row->value, row->reason, row->original, row->transaction_id,
                      row->decided);
  return fin_statement_execute (statement, error) ? fin_connection_last_id (connection) : 0;
}

/**
 * fin_import_store_list_rows:
 * @import_id: 0: of all imports
 *
 * Returns: (element-type FinImportRow): in the order of the file
 */
GPtrArray *
fin_import_store_list_rows (FinConnection *connection, gint64 import_id, gboolean undecided_only,
                            GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id, import_id, line, outcome, field, value, reason, original, transaction_id, "
      "decided "
      "FROM import_rows WHERE (?1 IS NULL OR import_id = ?1) "
      "AND (NOT ?2 OR (outcome = 2 AND NOT decided)) ORDER BY import_id, id",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "kn", import_id, undecided_only);
  return fin_statement_collect (statement, read_row, g_object_unref, error);
}

/**
 * fin_import_store_get_answers:
 * @signature: of the file's header and layout
 * @account_id: answers for the account, else for any (0)
 *
 * Returns: (nullable) (transfer full): JSON; %NULL without @error when none were given
 */
char *
fin_import_store_get_answers (FinConnection *connection, const char *signature, gint64 account_id,
                              GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT answers FROM import_answers WHERE signature = ?1 AND account_id IN (0, ?2) "
      "ORDER BY account_id DESC LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "si", signature, account_id);
  return fin_statement_fetch (statement, read_text, error);
}

gboolean
fin_import_store_set_answers (FinConnection *connection, const char *signature, gint64 account_id,
                              const char *answers, gint64 answered_at, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO import_answers (signature, account_id, answers, answered_at) "
      "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (signature, account_id) DO UPDATE SET "
      "answers = excluded.answers, answered_at = excluded.answered_at",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "sisi", signature, account_id, answers, answered_at);
  return fin_statement_execute (statement, error);
}

/** fin_import_store_forget_answers: of all accounts */
gboolean
fin_import_store_forget_answers (FinConnection *connection, const char *signature, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "DELETE FROM import_answers WHERE signature = ?1", error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "s", signature);
  return fin_statement_execute (statement, error);
}
