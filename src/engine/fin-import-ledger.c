/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads an account's rows for matching: hashes instead of texts wherever hashes do. */
#include "fin-import-ledger.h"

#include <string.h>

#include "fin-match-text.h"

/* Rows of another format than the file's, or of none. */
#define OTHER_SOURCE                                                                               \
  "import_id IS NULL OR import_id NOT IN (SELECT id FROM imports WHERE format = ?4)"

/* Tombstones and held rows answer, too: what a person deleted does not come back. Rows that a person
 * moved (flag 4) have a tombstone to answer for them. */
static const char select_period[]
    = "SELECT id, posting_date, amount, bank_id, match_text, " OTHER_SOURCE ", state,"
      " state = 2 AND EXISTS (SELECT 1 FROM import_rows AS r"
      "                       WHERE r.transaction_id = t.id AND r.outcome = 2 AND r.decided = 1)"
      " FROM transactions AS t"
      " WHERE account_id = ?1 AND posting_date BETWEEN ?2 AND ?3 AND flags & 4 = 0";

static const char select_ids_elsewhere[]
    = "SELECT id, posting_date, amount, bank_id, match_text, " OTHER_SOURCE ", state, 0"
      " FROM transactions"
      " WHERE account_id = ?1 AND bank_id IS NOT NULL AND posting_date NOT BETWEEN ?2 AND ?3"
      " AND flags & 4 = 0";

static FinMatchState
match_state (FinStatement *statement)
{
  if (fin_statement_column_int (statement, 6) == FIN_TRANSACTION_HELD)
    return FIN_MATCH_HELD;
  return fin_statement_column_int (statement, 7) != 0 ? FIN_MATCH_REJECTED : FIN_MATCH_LEDGER;
}

static void
add_entry (FinImportLedger *ledger, FinStatement *statement)
{
  const char *bank_id = fin_statement_column_text (statement, 3);
  const char *text = fin_statement_column_text (statement, 4);
  gint64 id = fin_statement_column_int (statement, 0);
  FinMatchEntry entry = {
    .date = fin_statement_column_date (statement, 1),
    .amount = fin_statement_column_int (statement, 2),
    .id_hash = bank_id != NULL ? fin_match_text_hash (bank_id, strlen (bank_id)) : 0,
    .other_source = fin_statement_column_int (statement, 5) != 0,
    .state = (guint8) match_state (statement),
  };

  if (text == NULL)
    text = "";
  entry.text_hash = fin_match_text_hash (text, strlen (text));
  if (entry.other_source)
    {
      entry.text = g_string_chunk_insert (ledger->texts, text);
      ledger->has_other_source = TRUE;
    }
  if (fin_statement_column_int (statement, 6) == FIN_TRANSACTION_DELETED)
    id = 0;
  g_array_append_val (ledger->entries, entry);
  g_array_append_val (ledger->ids, id);
}

static gboolean
load_rows (FinImportLedger *ledger,
           FinConnection *connection,
           const char *sql,
           gint64 account_id,
           FinPeriod period,
           const char *format,
           GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, account_id);
  fin_statement_bind_int (statement, 2, period.first);
  fin_statement_bind_int (statement, 3, period.last);
  fin_statement_bind_text (statement, 4, format);
  while (fin_statement_step (statement, &cause))
    add_entry (ledger, statement);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * fin_import_ledger_load: every row of an account that may agree with one of a file.
 * @days: of the file's rows
 * @with_ids: whether rows on other days may agree by their id
 * @format: of the file; what came in another may be told in other words
 *
 * Returns: (transfer full) (nullable): the rows, or %NULL with a #FinStoreError
 */
FinImportLedger *
fin_import_ledger_load (FinConnection *connection,
                        gint64 account_id,
                        FinPeriod days,
                        gboolean with_ids,
                        const char *format,
                        GError **error)
{
  g_autoptr (FinImportLedger) ledger = g_new0 (FinImportLedger, 1);
  FinPeriod period = { days.first - FIN_MATCHER_MAX_DAYS, days.last + FIN_MATCHER_MAX_DAYS };

  ledger->entries = g_array_new (FALSE, FALSE, sizeof (FinMatchEntry));
  ledger->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ledger->texts = g_string_chunk_new (1 << 14);
  if (!load_rows (ledger, connection, select_period, account_id, period, format, error))
    return NULL;
  if (with_ids
      && !load_rows (ledger, connection, select_ids_elsewhere, account_id, period, format, error))
    return NULL;
  return g_steal_pointer (&ledger);
}

void
fin_import_ledger_free (FinImportLedger *ledger)
{
  if (ledger == NULL)
    return;
  g_array_unref (ledger->entries);
  g_array_unref (ledger->ids);
  g_string_chunk_free (ledger->texts);
  g_free (ledger);
}
