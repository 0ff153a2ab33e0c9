/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the undo log forwards: what changed since somebody last looked. */
#include "fin-data-version.h"

#include "fin-connection-private.h"

static gboolean
read_now (FinConnection *connection, FinDataVersion *now, GError **error)
{
  return fin_connection_get_int (connection, "PRAGMA schema_version", &now->schema, error)
         && fin_connection_get_int (connection,
                                    "SELECT ifnull ((SELECT CAST (value AS INTEGER) FROM settings "
                                    "WHERE key = 'seeds'), 0)",
                                    &now->seeds, error)
         && fin_connection_get_int (connection, "SELECT ifnull (max (id), 0) FROM history_changes",
                                    &now->last_change, error);
}

/**
 * fin_data_version_read: of what @connection sees in its transaction.
 *
 * Within a write that has changed something already there is no version: the ids of its changes are
 * given out again if it is rolled back. Then @version is %FIN_DATA_VERSION_NONE.
 */
gboolean
fin_data_version_read (FinConnection *connection, FinDataVersion *version, GError **error)
{
  FinDataVersion now;

  *version = FIN_DATA_VERSION_NONE;
  if (!read_now (connection, &now, error))
    return FALSE;
  if (!fin_connection_in_write (connection) || now.last_change == connection->history_mark)
    *version = now;
  return TRUE;
}

/**
 * fin_data_version_read_step: for who keeps something across writes and looks in the middle of one.
 * @begin: (out): what was committed when the step began, to be kept: from there on the log tells
 * what is different now; %FIN_DATA_VERSION_NONE where it does not
 * @now: (out): what @connection sees, not to be kept
 */
gboolean
fin_data_version_read_step (FinConnection *connection,
                            FinDataVersion *begin,
                            FinDataVersion *now,
                            GError **error)
{
  if (!read_now (connection, now, error))
    return FALSE;
  *begin = *now;
  if (fin_connection_in_write (connection))
    begin->last_change = connection->history_mark;
  if (begin->last_change < 0)
    *begin = FIN_DATA_VERSION_NONE;
  return TRUE;
}

/** fin_data_version_equal: a version that is none equals nothing, not even itself */
gboolean
fin_data_version_equal (const FinDataVersion *a, const FinDataVersion *b)
{
  return a->schema >= 0 && a->schema == b->schema && a->seeds == b->seeds
         && a->last_change == b->last_change;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static void
make_unique (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

static void
note (FinDataChanges *changes, FinStatement *row)
{
  const char *table = fin_statement_column_text (row, 0);
  gint64 id = fin_statement_column_int (row, 1);

  changes->kinds |= fin_changes_for_table (table);
  if (g_str_equal (table, "transactions"))
    g_array_append_val (changes->transactions, id);
  else if (g_str_equal (table, "splits"))
    changes->splits = TRUE;
}

/**
 * fin_data_changes_read:
 * @since: any version that was once read
 * @now: what @connection sees
 * @limit: of changes; more are not worth being told apart
 * @changes: (out caller-allocates)
 *
 * The log gives ids without a gap. Where some are missing by now (undone, and then something else
 * done) what they touched is not known, and so are all changes together.
 */
gboolean
fin_data_changes_read (FinConnection *connection,
                       const FinDataVersion *since,
                       const FinDataVersion *now,
                       gint64 limit,
                       FinDataChanges *changes,
                       GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 n_found = 0;
  gint64 n_changes = now->last_change - since->last_change;

  *changes = (FinDataChanges){ .transactions = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  if (since->schema < 0 || now->schema != since->schema || now->seeds != since->seeds
      || n_changes < 0 || n_changes > limit)
    return TRUE;
  statement = fin_connection_prepare (
      connection,
      "SELECT t.name, c.row_id FROM history_changes c JOIN history_tables t ON t.id = c.table_id "
      "WHERE c.id > ?1 AND c.id <= ?2",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ii", since->last_change, now->last_change);
  for (; fin_statement_step (statement, &local_error); n_found++)
    note (changes, statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  changes->known = n_found == n_changes;
  make_unique (changes->transactions);
  return TRUE;
}

void
fin_data_changes_clear (FinDataChanges *changes)
{
  g_clear_pointer (&changes->transactions, g_array_unref);
}
