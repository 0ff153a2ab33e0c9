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

gboolean
fin_backup_set_error (GError **error, const char *path, const char *reason)
{
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_BACKUP,
               _("The backup “%s” could not be made or read: %s"), path, reason);
  return FALSE;
}

FinBackupHandle *
fin_backup_open (const char *path, int flags, GError **error)
{
  g_autoptr (FinBackupHandle) handle = NULL;

  if (sqlite3_open_v2 (path, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    return g_steal_pointer (&handle);
  fin_backup_set_error (error, path, handle != NULL ? sqlite3_errmsg (handle) : g_strerror (ENOMEM));
  return NULL;
}

char *
fin_backup_query (FinBackupHandle *handle, const char *sql)
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
gboolean
fin_backup_verify (FinBackupHandle *handle, const char *path, GError **error)
{
  g_autofree char *id = fin_backup_query (handle, "PRAGMA application_id");
  g_autofree char *integrity = NULL;

  if (id == NULL || g_ascii_strtoll (id, NULL, 10) != FIN_APPLICATION_ID)
    {
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_A_DATABASE,
                   _("“%s” is not a Finsight database. It was not changed; choose another file."),
                   path);
      return FALSE;
    }
  integrity = fin_backup_query (handle, "PRAGMA integrity_check (1)");
  if (g_strcmp0 (integrity, "ok") != 0)
    return fin_backup_set_error (error, path,
                             integrity != NULL ? integrity : sqlite3_errmsg (handle));
  return TRUE;
}

gboolean
fin_backup_copy_pages (FinBackupHandle *to, FinBackupHandle *from, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result = SQLITE_ERROR;

  if (backup == NULL)
    return fin_backup_set_error (error, path, sqlite3_errmsg (to));
  do
    result = sqlite3_backup_step (backup, PAGES_PER_STEP);
  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable));
  sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return fin_backup_set_error (error, path, sqlite3_errstr (result));
}

static gboolean
write_copy (FinConnection *connection, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinBackupHandle) copy = NULL;
  g_autofree char *mode = NULL;

  if (!fin_file_make_private (path, error))
    return FALSE;
  copy = fin_backup_open (path, SQLITE_OPEN_READWRITE, error);
  if (copy == NULL || !fin_backup_copy_pages (copy, connection->handle, path, cancellable, error))
    return FALSE;
  /* One file that stands for itself, without a log beside it. */
  mode = fin_backup_query (copy, "PRAGMA journal_mode = DELETE");
  if (g_strcmp0 (mode, "delete") != 0)
    return fin_backup_set_error (error, path, sqlite3_errmsg (copy));
  return fin_backup_verify (copy, path, error);
}

/* Under a temporary name until it is verified, so that no half-made copy ever looks like a
 * backup. */
static gboolean
make_copy (FinConnection *connection, const char *path, GCancellable *cancellable, GError **error)
{
  /* Two processes that bring one file to a new version each make their own. */
  g_autofree char *part = g_strdup_printf ("%s.%d.part", path, (int) getpid ());
  gboolean good;

  g_unlink (part);
  good = write_copy (connection, part, cancellable, error);
  if (good && g_rename (part, path) == 0)
    return TRUE;
  if (good)
    fin_backup_set_error (error, path, g_strerror (errno));
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
  gint64 has_data;

  if (paths->len > 0)
    {
      g_autofree char *newest = g_path_get_basename (g_ptr_array_index (paths, 0));

      if (g_str_has_prefix (newest, start))
        return TRUE;
    }
  if (!fin_connection_get_int (connection, FIN_BACKUP_HAS_DATA, &has_data, error))
    return FALSE;
  if (has_data == 0)
    return TRUE;
  made = fin_backup_now (connection, now, error);
  return made != NULL;
}

/* Jobs */

static gpointer
make_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const FinBackupJob *job = data;

  if (job->path == NULL)
    return fin_backup_now (connection, job->now, error);
  return make_copy (connection, job->path, cancellable, error) ? g_strdup (job->path) : NULL;
}

/* Public API */

/** fin_backup_make: Returns: (transfer full): the path of a new, verified copy in backups/ */
char *
fin_backup_make (FinDatabase *database, GCancellable *cancellable, GError **error)
{
  FinDatabaseWorker *worker = fin_database_get_worker (database);
  FinBackupJob job = { NULL, fin_database_worker_get_now (worker) };

  return fin_database_worker_run (
      worker, fin_job_new (FIN_JOB_BARE, NULL, make_func, &job, cancellable), error);
}

/** fin_backup_make_to: a verified copy at @path, which is replaced only when the copy is good. */
gboolean
fin_backup_make_to (FinDatabase *database, const char *path, GCancellable *cancellable,
                    GError **error)
{
  FinDatabaseWorker *worker = fin_database_get_worker (database);
  FinBackupJob job = { path, 0 };
  g_autofree char *made = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  made = fin_database_worker_run (
      worker, fin_job_new (FIN_JOB_BARE, NULL, make_func, &job, cancellable), error);
  return made != NULL;
}

/** fin_backup_list: Returns: (element-type filename): newest first */
GPtrArray *
fin_backup_list (FinDatabase *database)
{
  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);

  return list_backups (fin_database_get_path (database));
}

/** fin_backup_list_for: as fin_backup_list(), for a file that need not open any more. */
GPtrArray *
fin_backup_list_for (const char *database_path)
{
  g_return_val_if_fail (database_path != NULL, NULL);

  return list_backups (database_path);
}
