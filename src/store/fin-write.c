/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begin, commit, roll back: a write is in the file whole or not at all. */
#include "fin-database-worker.h"

#include <glib/gi18n.h>

gboolean
fin_write_begin (FinConnection *connection, GError **error)
{
  if (!fin_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  connection->in_write = TRUE;
  return TRUE;
}

/**
 * fin_write_commit:
 *
 * Some failures (a full disk) make SQLite roll back by itself; a job that overlooked one must not
 * be told that its work was kept.
 */
gboolean
fin_write_commit (FinConnection *connection, GError **error)
{
  if (sqlite3_get_autocommit (connection->handle))
    {
      connection->in_write = FALSE;
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_FAILED,
                   _("A change to “%s” failed halfway. Nothing was changed; try again."),
                   connection->path);
      return FALSE;
    }
  /* From here on it is too late to cancel. */
  connection->cancellable = NULL;
  if (!fin_connection_execute (connection, "COMMIT", error))
    {
      fin_write_roll_back (connection);
      return FALSE;
    }
  connection->in_write = FALSE;
  return TRUE;
}

void
fin_write_roll_back (FinConnection *connection)
{
  connection->cancellable = NULL;
  if (!sqlite3_get_autocommit (connection->handle))
    sqlite3_exec (connection->handle, "ROLLBACK", NULL, NULL, NULL);
  connection->in_write = FALSE;
  connection->changes = FIN_CHANGES_NONE;
}
