/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies by the backup API, verified before they count, the newest ten kept. */
#include "fin-backup.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fin-backup-private.h"
#include "fin-database-open.h"
#include "fin-database-worker.h"

#define BACKUPS_FOLDER "backups"
#define SUFFIX ".db"
#define PAGES_PER_STEP 4096

typedef sqlite3 Handle;

static void
handle_close (Handle *handle)
{
  sqlite3_close (handle);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handle, handle_close)

static gboolean
set_backup_error (GError **error, const char *path, const char *reason)
{
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_BACKUP,
               _("The backup “%s” could not be made or read: %s"), path, reason);
  return FALSE;
}

static Handle *
open_copy (const char *path, int flags, GError **error)
{
  g_autoptr (Handle) handle = NULL;

  if (sqlite3_open_v2 (path, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    return g_steal_pointer (&handle);
  set_backup_error (error, path, handle != NULL ? sqlite3_errmsg (handle) : g_strerror (ENOMEM));
  return NULL;
}

static char *
query_text (Handle *handle, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

/* A copy counts once SQLite finds it whole and it is one of ours. */
static gboolean
verify (Handle *handle, const char *path, GError **error)
{
  g_autofree char *id = query_text (handle, "PRAGMA application_id");
  g_autofree char *integrity = NULL;

  if (id == NULL || g_ascii_strtoll (id, NULL, 10) != FIN_APPLICATION_ID)
    {
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_A_DATABASE,
                   _("“%s” is not a Finsight database. It was not changed; choose another file."),
                   path);
      return FALSE;
    }
  integrity = query_text (handle, "PRAGMA integrity_check (1)");
  if (g_strcmp0 (integrity, "ok") != 0)
    return set_backup_error (error, path,
                             integrity != NULL ? integrity : sqlite3_errmsg (handle));
  return TRUE;
}

static gboolean
copy_pages (Handle *to, Handle *from, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result = SQLITE_ERROR;

  if (backup == NULL)
    return set_backup_error (error, path, sqlite3_errmsg (to));
  do
    result = sqlite3_backup_step (backup, PAGES_PER_STEP);
  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable));
  sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return set_backup_error (error, path, sqlite3_errstr (result));
}

static gboolean
write_copy (FinConnection *connection, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (Handle) copy = NULL;
  g_autofree char *mode = NULL;

  if (!fin_file_make_private (path, error))
    return FALSE;
  copy = open_copy (path, SQLITE_OPEN_READWRITE, error);
  if (copy == NULL || !copy_pages (copy, connection->handle, path, cancellable, error))
    return FALSE;
  /* One file that stands for itself, without a log beside it. */
  mode = query_text (copy, "PRAGMA journal_mode = DELETE");
  if (g_strcmp0 (mode, "delete") != 0)
    return set_backup_error (error, path, sqlite3_errmsg (copy));
  return verify (copy, path, error);
}

/* Under a temporary name until it is verified, so that no half-made copy ever looks like a
 * backup. */
static gboolean
make_copy (FinConnection *connection, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean good;

  g_unlink (part);
  good = write_copy (connection, part, cancellable, error);
  if (good && g_rename (part, path) == 0)
    return TRUE;
  if (good)
    set_backup_error (error, path, g_strerror (errno));
  g_unlink (part);
  return FALSE;
}

/* "finsight-" for ".../finsight.db": databases in one folder keep their backups apart. */
static char *
name_prefix (const char *database_path)
{
  g_autofree char *name = g_path_get_basename (database_path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_strconcat (name, "-", NULL);
}

static char *
folder_for (const char *database_path)
{
  g_autofree char *folder = g_path_get_dirname (database_path);

  return g_build_filename (folder, BACKUPS_FOLDER, NULL);
}

/* What follows the prefix must be YYYY-MM-DD-HHMMSS.db, so "finsight-demo-..." is not taken for
 * one. */
static gboolean
is_backup_name (const char *name, const char *prefix)
{
  g_autofree char *day = NULL;

  if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, SUFFIX))
    return FALSE;
  name += strlen (prefix);
  if (strlen (name) < strlen ("2026-11-22-000000" SUFFIX))
    return FALSE;
  day = g_strndup (name, strlen ("2026-11-22"));
  return fin_date_from_iso (day) != FIN_DATE_NONE;
}

static int
compare_names_descending (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

static GPtrArray *
list_backups (const char *database_path)
{
  g_autofree char *folder = folder_for (database_path);
  g_autofree char *prefix = name_prefix (database_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup_name (name, prefix))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names_descending);
  return paths;
}

static void
prune (const char *database_path)
{
  g_autoptr (GPtrArray) paths = list_backups (database_path);

  for (guint i = FIN_BACKUPS_KEPT; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

/* Two backups within a second (a restore right after a backup) get names one after the other. */
static char *
new_backup_path (const char *database_path, gint64 now)
{
  g_autofree char *folder = folder_for (database_path);
  g_autofree char *prefix = name_prefix (database_path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%d-%H%M%S");

  for (int i = 0;; i++)
    {
      g_autofree char *number = i > 0 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (prefix, stamp, number, SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/** fin_backup_now: Returns: (transfer full): the path of a verified copy dated @now */
char *
fin_backup_now (FinConnection *connection, gint64 now, GError **error)
{
  g_autofree char *folder = folder_for (connection->path);
  g_autofree char *path = NULL;

  if (!fin_file_make_folder (folder, error))
    return NULL;
  path = new_backup_path (connection->path, now);
  if (!make_copy (connection, path, connection->cancellable, error))
    return NULL;
  prune (connection->path);
  return g_steal_pointer (&path);
}

/** fin_backup_daily: makes the backup of the day unless there is one, or nothing worth keeping
 * yet. */
gboolean
fin_backup_daily (FinConnection *connection, gint64 now, FinDate today, GError **error)
{
  g_autoptr (GPtrArray) paths = list_backups (connection->path);
  g_autofree char *day = fin_date_to_iso (today);
  g_autofree char *prefix = name_prefix (connection->path);
  g_autofree char *start = g_strconcat (prefix, day, NULL);
  g_autofree char *made = NULL;
  gint64 has_accounts;

  if (paths->len > 0)
    {
      g_autofree char *newest = g_path_get_basename (g_ptr_array_index (paths, 0));

      if (g_str_has_prefix (newest, start))
        return TRUE;
    }
  if (!fin_connection_get_int (connection, "SELECT EXISTS (SELECT 1 FROM accounts)", &has_accounts,
                               error))
    return FALSE;
  if (has_accounts == 0)
    return TRUE;
  made = fin_backup_now (connection, now, error);
  return made != NULL;
}

/* Jobs */

typedef struct
{
  const char *path;
  gint64 now;
} BackupJob;

static gpointer
make_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const BackupJob *job = data;

  if (job->path == NULL)
    return fin_backup_now (connection, job->now, error);
  return make_copy (connection, job->path, cancellable, error) ? g_strdup (job->path) : NULL;
}

static gpointer
restore_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const BackupJob *job = data;
  g_autoptr (Handle) from = open_copy (job->path, SQLITE_OPEN_READONLY, error);
  g_autofree char *version = NULL;
  g_autofree char *kept = NULL;

  if (from == NULL || !verify (from, job->path, error))
    return NULL;
  version = query_text (from, "PRAGMA user_version");
  if (version == NULL || g_ascii_strtoll (version, NULL, 10) > fin_migrations_latest ())
    {
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NEWER,
                   _("“%s” was written by a newer Finsight. Install it to restore this backup."),
                   job->path);
      return NULL;
    }
  kept = fin_backup_now (connection, job->now, error);
  if (kept == NULL)
    return NULL;
  fin_connection_drop_statements (connection);
  if (!copy_pages (connection->handle, from, connection->path, NULL, error)
      || !fin_migrations_run (connection, (int) g_ascii_strtoll (version, NULL, 10), error))
    return NULL;
  fin_connection_mark_changed (connection, FIN_CHANGES_ALL);
  return FIN_DATABASE_DONE;
}

/* Public API */

/** fin_backup_make: Returns: (transfer full): the path of a new, verified copy in backups/ */
char *
fin_backup_make (FinDatabase *database, GCancellable *cancellable, GError **error)
{
  FinDatabaseWorker *worker = fin_database_get_worker (database);
  BackupJob job = { NULL, fin_database_worker_get_now (worker) };

  return fin_database_worker_run (
      worker, fin_job_new (FIN_JOB_BARE, NULL, make_func, &job, cancellable), error);
}

/** fin_backup_make_to: a verified copy at @path, which is replaced only when the copy is good. */
gboolean
fin_backup_make_to (FinDatabase *database, const char *path, GCancellable *cancellable,
                    GError **error)
{
  FinDatabaseWorker *worker = fin_database_get_worker (database);
  BackupJob job = { path, 0 };
  g_autofree char *made = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  made = fin_database_worker_run (
      worker, fin_job_new (FIN_JOB_BARE, NULL, make_func, &job, cancellable), error);
  return made != NULL;
}

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
  BackupJob job = { path, fin_database_worker_get_now (worker) };

  g_return_val_if_fail (path != NULL, FALSE);

  return fin_database_worker_run (
             worker, fin_job_new (FIN_JOB_BARE, NULL, restore_func, &job, cancellable), error)
         != NULL;
}

/** fin_backup_list: Returns: (element-type filename): newest first */
GPtrArray *
fin_backup_list (FinDatabase *database)
{
  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);

  return list_backups (fin_database_get_path (database));
}
