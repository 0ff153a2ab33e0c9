/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the repositories share: rows into objects, one row by its id, a row that is not there. */
#include <glib/gi18n.h>

#include "fin-connection-private.h"

/** fin_statement_collect: Returns: (transfer full): what @make makes of every row */
GPtrArray *
fin_statement_collect (FinStatement *self, FinRowFunc make, GDestroyNotify free_item,
                       GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  g_autoptr (GError) local_error = NULL;

  while (fin_statement_step (self, &local_error))
    g_ptr_array_add (items, make (self));
  if (local_error == NULL)
    return g_steal_pointer (&items);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/** fin_statement_fetch: Returns: what @make makes of the first row; %NULL without @error: no row */
gpointer
fin_statement_fetch (FinStatement *self, FinRowFunc make, GError **error)
{
  return fin_statement_step (self, error) ? make (self) : NULL;
}

char *
fin_statement_dup_text (FinStatement *self, int column)
{
  return g_strdup (fin_statement_column_text (self, column));
}

/** fin_store_set_not_found: @kind is the table, a word for engineers and --json. */
void
fin_store_set_not_found (GError **error, const char *kind, gint64 id)
{
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND,
               _("There is no entry %d in “%s” (any more)."), (int) id, kind);
}

/** fin_store_run_with_id: runs @sql with ?1 = @id. */
gboolean
fin_store_run_with_id (FinConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, id);
  return fin_statement_execute (statement, error);
}

/** fin_store_fetch_by_id: as fin_statement_fetch(), where no row is %FIN_STORE_ERROR_NOT_FOUND. */
gpointer
fin_store_fetch_by_id (FinConnection *connection, const char *sql, gint64 id, FinRowFunc make,
                       const char *kind, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);
  g_autoptr (GError) local_error = NULL;
  gpointer item;

  if (statement == NULL)
    return NULL;
  fin_statement_bind_int (statement, 1, id);
  item = fin_statement_fetch (statement, make, &local_error);
  if (item == NULL && local_error == NULL)
    fin_store_set_not_found (&local_error, kind, id);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return item;
}
