/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back: a verified backup in the place of what is there, which is kept aside. */
#include "fin-backup.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fin-backup-private.h"
#include "fin-database-open.h"
#include "fin-database-worker.h"

/* Opens a backup that counts: whole, ours, and not newer than we are. */
static FinBackupHandle *
open_good (const char *path, int *version, GError **error)
{
  g_autoptr (FinBackupHandle) handle = fin_backup_open (path, SQLITE_OPEN_READONLY, error);
  g_autofree char *text = NULL;

  if (handle == NULL || !fin_backup_verify (handle, path, error))
    return NULL;
  text = fin_backup_query (handle, "PRAGMA user_version");
  *version = text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
  if (*version <= fin_migrations_latest ())
    return g_steal_pointer (&handle);
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NEWER,
               _("“%s” was written by a newer Finsight. Install it to restore this backup."), path);
  return NULL;
}

/* What is there is kept, unless it is empty, or so damaged that it cannot be copied. */
static gboolean
keep_current (FinConnection *connection, gint64 now, GError **error)
{
  g_autoptr (GError) backup_error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *integrity = NULL;
  gint64 has_data;

  if (fin_connection_get_int (connection, FIN_BACKUP_HAS_DATA, &has_data, NULL) && has_data == 0)
    return TRUE;
  kept = fin_backup_now (connection, now, &backup_error);
  if (kept != NULL)
    return TRUE;
  integrity = fin_backup_query (connection->handle, "PRAGMA integrity_check (1)");
  if (g_strcmp0 (integrity, "ok") != 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&backup_error));
  return FALSE;
}

static gpointer
restore_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const FinBackupJob *job = data;
  int version;
  g_autoptr (FinBackupHandle) from = open_good (job->path, &version, error);

  if (from == NULL || !keep_current (connection, job->now, error))
    return NULL;
  fin_connection_drop_statements (connection);
  if (!fin_backup_copy_pages (connection->handle, from, connection->path, NULL, error)
      || !fin_migrations_run (connection, version, error))
    return NULL;
  fin_connection_mark_changed (connection, FIN_CHANGES_ALL);
  return FIN_DATABASE_DONE;
}

/* The log and the index of a file that goes belong to it. */
static gboolean
move_aside (const char *database_path, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (database_path, suffixes[i], NULL);
      g_autofree char *to
          = g_strconcat (database_path, ".damaged-", stamp, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return fin_backup_set_error (error, from, g_strerror (errno));
    }
  return TRUE;
}

/* SQLite has no code of its own for each way in which the schema can be rotten. Whatever another
 * program, the disk or a newer version cause is no reason to move the file away. */
static gboolean
is_beyond_repair (const GError *error)
{
  return g_error_matches (error, FIN_STORE_ERROR, FIN_STORE_ERROR_CORRUPT)
         || g_error_matches (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_A_DATABASE)
         || g_error_matches (error, FIN_STORE_ERROR, FIN_STORE_ERROR_FAILED);
}

/* Public API */

/**
 * fin_backup_restore:
 *
 * Puts the contents of the backup @path in the place of what the database has now, which is itself
 * backed up first. An older backup is brought to the current schema.
 */
gboolean
fin_backup_restore (FinDatabase *database, const char *path, GCancellable *cancellable,
                    GError **error)
{
  FinDatabaseWorker *worker = fin_database_get_worker (database);
  FinBackupJob job = { path, fin_database_worker_get_now (worker) };

  g_return_val_if_fail (path != NULL, FALSE);

  return fin_database_worker_run (
             worker, fin_job_new (FIN_JOB_BARE, NULL, restore_func, &job, cancellable), error)
         != NULL;
}

/**
 * fin_backup_restore_file:
 *
 * As fin_backup_restore(), also where the database at @database_path is too damaged to be opened: then
 * it is kept beside the new one as NAME.damaged-DATE.
 */
gboolean
fin_backup_restore_file (const char *database_path, const char *path, GError **error)
{
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GError) open_error = NULL;

  g_return_val_if_fail (database_path != NULL && path != NULL, FALSE);

  database = fin_database_open (database_path, &open_error);
  if (database == NULL)
    {
      int version;
      g_autoptr (FinBackupHandle) good = open_good (path, &version, error);

      if (good == NULL)
        return FALSE;
      if (!is_beyond_repair (open_error))
        {
          g_propagate_error (error, g_steal_pointer (&open_error));
          return FALSE;
        }
      if (!move_aside (database_path, error))
        return FALSE;
      database = fin_database_open (database_path, error);
    }
  return database != NULL && fin_backup_restore (database, path, NULL, error);
}
