/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads an account's rows for matching: hashes instead of texts wherever hashes do. */
#include "fin-import-ledger.h"

#include <string.h>

#include "fin-match-text.h"

/* Tombstones and held rows answer, too: what a person deleted does not come back. Rows that a person
 * moved (flag 4) have a tombstone to answer for them. */
static const char select_period[]
    = "SELECT id, posting_date, amount, bank_id, match_text, import_id, state,"
      " state = 2 AND EXISTS (SELECT 1 FROM import_rows AS r"
      "                       WHERE r.transaction_id = t.id AND r.outcome = 2 AND r.decided = 1)"
      " FROM transactions AS t"
      " WHERE account_id = ?1 AND posting_date BETWEEN ?2 AND ?3 AND flags & 4 = 0";

static const char select_ids_elsewhere[]
    = "SELECT id, posting_date, amount, bank_id, match_text, import_id, state, 0"
      " FROM transactions"
      " WHERE account_id = ?1 AND bank_id IS NOT NULL AND posting_date NOT BETWEEN ?2 AND ?3"
      " AND flags & 4 = 0";

static GHashTable *
load_sources (FinConnection *connection, GError **error)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "SELECT id, format FROM imports", error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return NULL;
  while (fin_statement_step (statement, &cause))
    {
      gint64 id = fin_statement_column_int (statement, 0);
      guint64 source = fin_import_source (fin_statement_column_text (statement, 1));

      g_hash_table_insert (sources, g_memdup2 (&id, sizeof id), g_memdup2 (&source, sizeof source));
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return g_steal_pointer (&sources);
}

static FinMatchState
match_state (FinStatement *statement)
{
  if (fin_statement_column_int (statement, 6) == FIN_TRANSACTION_HELD)
    return FIN_MATCH_HELD;
  return fin_statement_column_int (statement, 7) != 0 ? FIN_MATCH_REJECTED : FIN_MATCH_LEDGER;
}

static void
add_entry (FinImportLedger *ledger, FinStatement *statement, GHashTable *sources, guint64 own_source)
{
  const char *bank_id = fin_statement_column_text (statement, 3);
  const char *text = fin_statement_column_text (statement, 4);
  gint64 import_id = fin_statement_column_int (statement, 5);
  const guint64 *source = import_id != 0 ? g_hash_table_lookup (sources, &import_id) : NULL;
  FinMatchEntry entry = {
    .key = fin_statement_column_int (statement, 6) != FIN_TRANSACTION_DELETED
               ? fin_statement_column_int (statement, 0)
               : 0,
    .date = fin_statement_column_date (statement, 1),
    .amount = fin_statement_column_int (statement, 2),
    .id_hash = bank_id != NULL ? fin_match_text_hash (bank_id, strlen (bank_id)) : 0,
    .source = source != NULL ? *source : 0,
    .state = (guint8) match_state (statement),
  };

  if (text == NULL)
    text = "";
  entry.text_hash = fin_match_text_hash (text, strlen (text));
  if (entry.source != own_source)
    {
      entry.text = g_string_chunk_insert (ledger->texts, text);
      ledger->has_other_source = TRUE;
    }
  g_array_append_val (ledger->entries, entry);
}

static gboolean
load_rows (FinImportLedger *ledger,
           FinConnection *connection,
           const char *sql,
           gint64 account_id,
           FinPeriod period,
           GHashTable *sources,
           guint64 own_source,
           GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, account_id);
  fin_statement_bind_int (statement, 2, period.first);
  fin_statement_bind_int (statement, 3, period.last);
  while (fin_statement_step (statement, &cause))
    add_entry (ledger, statement, sources, own_source);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
has_ids (const FinImportGroup *group)
{
  for (guint i = 0; i < group->rows->len; i++)
    if (group->entries[i].id_hash != 0)
      return TRUE;
  return FALSE;
}

/**
 * fin_import_ledger_load: every row of an account that may agree with one of a prepared group.
 * @connection: on the database thread
 *
 * Returns: (transfer full) (nullable): the rows, or %NULL with a #FinStoreError
 */
FinImportLedger *
fin_import_ledger_load (FinConnection *connection,
                        gint64 account_id,
                        const FinImportPlan *plan,
                        const FinImportGroup *group,
                        GError **error)
{
  g_autoptr (FinImportLedger) ledger = g_new0 (FinImportLedger, 1);
  g_autoptr (GHashTable) sources = load_sources (connection, error);
  FinPeriod period = fin_import_group_entry_period (group);

  ledger->entries = g_array_new (FALSE, FALSE, sizeof (FinMatchEntry));
  ledger->texts = g_string_chunk_new (1 << 14);
  if (sources == NULL)
    return NULL;
  period.first -= FIN_MATCHER_MAX_DAYS;
  period.last += FIN_MATCHER_MAX_DAYS;
  if (!load_rows (ledger, connection, select_period, account_id, period, sources, plan->source, error))
    return NULL;
  if (has_ids (group)
      && !load_rows (ledger, connection, select_ids_elsewhere, account_id, period, sources,
                     plan->source, error))
    return NULL;
  return g_steal_pointer (&ledger);
}

void
fin_import_ledger_free (FinImportLedger *ledger)
{
  if (ledger == NULL)
    return;
  g_array_unref (ledger->entries);
  g_string_chunk_free (ledger->texts);
  g_free (ledger);
}
