/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that simply became transactions are known by those alone (negative keys), all others stand in
 * import_rows (positive keys): together they are the file again, line by line. */
#include "fin-import-rows.h"

#include "fin-connection-private.h"
#include "fin-import-row-private.h"

#define ROWS_PER_CHECK 1024

#define SELECT_JOINED                                                                              \
  "t.posting_date, t.amount, t.currency, t.payee, t.account_id, t.state, t.flags, "                 \
  "i.file_name, t.import_line "

/* The file that a transaction came with, where it is not the one that is looked at. */
#define JOIN_OTHER_IMPORT "LEFT JOIN imports i ON i.id = t.import_id AND i.id <> "

typedef struct
{
  gint64 key;
  gint64 line;
} Place;

/** FoundRows: what list_transactions() has to know about the import's own transactions. */
typedef struct
{
  GArray *places;
  GHashTable *held;  /* gint64: transactions that import_rows speaks of already */
  GHashTable *moved; /* gint64: line -> how many of its rows the person moved away */
} FoundRows;

/** fin_import_row_filter_new: @search: (nullable): in any case; empty is as %NULL */
FinImportRowFilter *
fin_import_row_filter_new (gint64 import_id, guint outcomes, const char *search)
{
  FinImportRowFilter *self = g_new0 (FinImportRowFilter, 1);

  self->import_id = import_id;
  self->outcomes = outcomes;
  if (search != NULL && *search != '\0')
    {
      g_autofree char *normalised = g_utf8_normalize (search, -1, G_NORMALIZE_ALL_COMPOSE);

      self->search = g_utf8_casefold (normalised != NULL ? normalised : "", -1);
    }
  return self;
}

void
fin_import_row_filter_free (FinImportRowFilter *self)
{
  g_free (self->search);
  g_free (self);
}

static void
add_place (GArray *places, gint64 key, gint64 line)
{
  const Place place = { key, line };

  g_array_append_val (places, place);
}

static FinStatement *
prepare (FinConnection *connection, const char *sql, const FinImportRowFilter *filter,
         GError **error)
{
  FinStatement *statement = fin_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind_int (statement, 1, filter->import_id);
  fin_statement_bind_int (statement, 2, filter->outcomes);
  fin_statement_bind_text (statement, 3, filter->search);
  return statement;
}

static gboolean
list_noted (FinConnection *connection, const FinImportRowFilter *filter, FoundRows *found,
            GError **error)
{
  g_autoptr (FinStatement) statement = prepare (
      connection,
      "SELECT r.id, r.line FROM import_rows r LEFT JOIN transactions t ON t.id = r.transaction_id "
      "WHERE r.import_id = ?1 AND (1 << r.outcome) & ?2 AND (?3 IS NULL OR fin_contains (?3, "
      "r.value, r.reason, r.original, t.payee, t.memo, t.original))",
      filter, error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &cause))
    add_place (found->places, fin_statement_column_int (statement, 0),
               fin_statement_column_int (statement, 1));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Fills @held and @moved. */
static gboolean
look_around (FinConnection *connection, gint64 import_id, FoundRows *found, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (FinStatement) held = fin_connection_prepare (
      connection,
      "SELECT transaction_id FROM import_rows WHERE import_id = ?1 AND outcome = 2 "
      "AND transaction_id IS NOT NULL",
      error);
  g_autoptr (FinStatement) moved = NULL;

  if (held == NULL)
    return FALSE;
  fin_statement_bind_int (held, 1, import_id);
  while (fin_statement_step (held, &cause))
    {
      gint64 id = fin_statement_column_int (held, 0);

      g_hash_table_add (found->held, g_memdup2 (&id, sizeof id));
    }
  moved = fin_connection_prepare (connection,
                                  "SELECT ifnull (import_line, 0), count (*) FROM transactions "
                                  "WHERE import_id = ?1 AND flags & 4 GROUP BY 1",
                                  cause == NULL ? &cause : NULL);
  if (moved != NULL)
    fin_statement_bind_int (moved, 1, import_id);
  while (cause == NULL && fin_statement_step (moved, &cause))
    {
      gint64 line = fin_statement_column_int (moved, 0);

      g_hash_table_insert (found->moved, g_memdup2 (&line, sizeof line),
                           GSIZE_TO_POINTER ((gsize) fin_statement_column_int (moved, 1)));
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The tombstone of a row that was moved away speaks for the same row of the file. */
static gboolean
is_shadow (FoundRows *found, gint64 line, gboolean is_tombstone)
{
  gsize n = GPOINTER_TO_SIZE (g_hash_table_lookup (found->moved, &line));

  if (!is_tombstone || n == 0)
    return FALSE;
  g_hash_table_insert (found->moved, g_memdup2 (&line, sizeof line), GSIZE_TO_POINTER (n - 1));
  return TRUE;
}

static gboolean
list_transactions (FinConnection *connection, const FinImportRowFilter *filter, FoundRows *found,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GError) cause = NULL;
  guint n = 0;

  if (!(filter->outcomes & (1u << FIN_IMPORT_ROW_ADDED)))
    return TRUE;
  if (!look_around (connection, filter->import_id, found, error))
    return FALSE;
  statement = prepare (
      connection,
      "SELECT t.id, ifnull (t.import_line, 0), t.state = 2 AND t.flags & 4 = 0 "
      "FROM transactions t WHERE t.import_id = ?1 AND ?2 "
      "AND (?3 IS NULL OR fin_contains (?3, t.payee, t.memo, t.original)) ORDER BY t.id DESC",
      filter, error);
  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &cause))
    {
      gint64 id = fin_statement_column_int (statement, 0);
      gint64 line = fin_statement_column_int (statement, 1);

      if (++n % ROWS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!g_hash_table_contains (found->held, &id)
          && !is_shadow (found, line, fin_statement_column_int (statement, 2) != 0))
        add_place (found->places, -id, line);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  if (ABS (one->key) != ABS (other->key))
    return ABS (one->key) < ABS (other->key) ? -1 : 1;
  return 0;
}

/**
 * fin_import_rows_list_keys:
 *
 * Returns: (transfer full) (element-type gint64): in the order of the file; keys stay the same as
 *   long as the import exists
 */
GArray *
fin_import_rows_list_keys (FinConnection *connection, const FinImportRowFilter *filter,
                           GCancellable *cancellable, GError **error)
{
  FoundRows found = {
    .places = g_array_new (FALSE, FALSE, sizeof (Place)),
    .held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .moved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
  GArray *keys = NULL;

  if (list_noted (connection, filter, &found, error)
      && list_transactions (connection, filter, &found, cancellable, error))
    {
      g_array_sort (found.places, compare_places);
      keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found.places->len);
      for (guint i = 0; i < found.places->len; i++)
        g_array_append_val (keys, g_array_index (found.places, Place, i).key);
    }
  g_array_unref (found.places);
  g_hash_table_unref (found.held);
  g_hash_table_unref (found.moved);
  return keys;
}

static gpointer
read_joined (FinStatement *row)
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
  import_row->posting_date = fin_statement_column_date (row, 10);
  import_row->amount = fin_statement_column_int (row, 11);
  import_row->currency = fin_statement_dup_text (row, 12);
  import_row->payee = fin_statement_dup_text (row, 13);
  import_row->account_id = fin_statement_column_int (row, 14);
  import_row->state = (FinTransactionState) fin_statement_column_int (row, 15);
  import_row->flags = (FinTransactionFlags) fin_statement_column_int (row, 16);
  import_row->ledger_file = fin_statement_dup_text (row, 17);
  import_row->ledger_line = (gint) fin_statement_column_int (row, 18);
  return import_row;
}

/**
 * fin_import_rows_load: @keys: of fin_import_rows_list_keys(), which are the rows' ids, too
 *
 * Returns: (transfer full) (element-type FinImportRow): those that are still there
 */
GPtrArray *
fin_import_rows_load (FinConnection *connection, const gint64 *keys, gsize n_keys, GError **error)
{
  g_autoptr (FinStatement) noted = fin_connection_prepare (
      connection,
      "SELECT r.id, r.import_id, r.line, r.outcome, r.field, r.value, r.reason, "
      "ifnull (r.original, t.original), r.transaction_id, r.decided, " SELECT_JOINED
      "FROM import_rows r LEFT JOIN transactions t ON t.id = r.transaction_id "
      JOIN_OTHER_IMPORT "r.import_id WHERE r.id = ?1",
      error);
  g_autoptr (FinStatement) added = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (noted == NULL)
    return NULL;
  added = fin_connection_prepare (
      connection,
      "SELECT -t.id, t.import_id, t.import_line, 0, NULL, NULL, NULL, t.original, t.id, 0, "
      SELECT_JOINED "FROM transactions t " JOIN_OTHER_IMPORT "t.import_id WHERE t.id = ?1",
      error);
  if (added == NULL)
    return NULL;
  for (gsize i = 0; i < n_keys; i++)
    {
      FinStatement *statement = keys[i] > 0 ? noted : added;
      g_autoptr (GError) cause = NULL;
      gpointer row;

      fin_statement_bind_int (statement, 1, ABS (keys[i]));
      row = fin_statement_fetch (statement, read_joined, &cause);
      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}
