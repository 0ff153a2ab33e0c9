/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: is it ours, is it not newer than we are, then WAL and the migrations it lacks. */
#include "fin-database-open.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "fin-backup-private.h"

/* https://www.sqlite.org/fileformat.html, 1.3: magic, user version and application id,
 * big-endian. */
#define HEADER_LENGTH 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static guint32
big_endian_at (const guchar *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
refuse_foreign (const char *path, GError **error)
{
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_A_DATABASE,
               _("“%s” is not a Finsight database. It was not changed; choose another file."),
               path);
  return FALSE;
}

static gboolean
refuse_newer (const char *path, gint64 version, GError **error)
{
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NEWER,
               _("“%s” was written by a newer Finsight (database version %d, this one knows %d). "
                 "It was not changed; install the newer Finsight to open it."),
               path, (int) version, fin_migrations_latest ());
  return FALSE;
}

/* Looks at the bytes without SQLite, which could already write beside the file or recover a
 * journal. An application id of 0 is a file that another process is just making, or somebody
 * else's: the schema decides later. */
static gboolean
check_header (const char *path, GError **error)
{
  guchar header[HEADER_LENGTH];
  struct stat status;
  gssize length;
  /* Without O_NONBLOCK a named pipe would wait for a writer. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0 && errno == ENOENT)
    return TRUE;
  if (fd < 0 || fstat (fd, &status) != 0)
    {
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_OPEN, _("“%s” cannot be opened: %s"),
                   path, g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  length = S_ISREG (status.st_mode) ? read (fd, header, sizeof header) : -1;
  close (fd);
  if (length == 0)
    return TRUE;
  if (length < HEADER_LENGTH || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
    return refuse_foreign (path, error);
  switch (big_endian_at (header + HEADER_APPLICATION_ID))
    {
    case 0:
      return TRUE;
    case FIN_APPLICATION_ID:
      if (big_endian_at (header + HEADER_USER_VERSION) > (guint32) fin_migrations_latest ())
        return refuse_newer (path, big_endian_at (header + HEADER_USER_VERSION), error);
      return TRUE;
    default:
      return refuse_foreign (path, error);
    }
}

static gboolean
read_version (FinConnection *connection, gint64 *version, GError **error)
{
  gint64 application_id, n_objects;

  if (!fin_connection_get_int (connection, "PRAGMA application_id", &application_id, error)
      || !fin_connection_get_int (connection, "PRAGMA user_version", version, error)
      || !fin_connection_get_int (connection, "SELECT count(*) FROM sqlite_schema", &n_objects,
                                  error))
    return FALSE;
  if (application_id != FIN_APPLICATION_ID
      && (application_id != 0 || *version != 0 || n_objects != 0))
    return refuse_foreign (connection->path, error);
  if (*version > fin_migrations_latest ())
    return refuse_newer (connection->path, *version, error);
  return TRUE;
}

static gboolean
migrate (FinConnection *connection, gint64 version, GError **error)
{
  if (version == fin_migrations_latest ())
    return TRUE;
  if (version > 0)
    {
      g_autoptr (GError) backup_error = NULL;
      g_autofree char *backup
          = fin_backup_now (connection, g_get_real_time () / G_USEC_PER_SEC, &backup_error);

      if (backup == NULL)
        {
          g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_BACKUP,
                       _("“%s” has to be brought to a new version, but could not be backed up "
                         "first: %s"),
                       connection->path, backup_error->message);
          return FALSE;
        }
    }
  return fin_migrations_run (connection, (int) version, error);
}

static gboolean
require_current (FinConnection *connection, gint64 version, GError **error)
{
  if (version == fin_migrations_latest ())
    return TRUE;
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_OPEN,
               _("“%s” was written by an older Finsight. Open it once with this one to update it."),
               connection->path);
  return FALSE;
}

static gboolean
prepare_files (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return fin_file_make_folder (folder, error) && fin_file_make_private (path, error);
}

/* Where two processes make a new file at once, SQLite tells one of them at once that it is locked
 * instead of waiting, as both could wait for each other. */
static gboolean
switch_to_log (FinConnection *connection, GError **error)
{
  gint64 patience = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (TRUE)
    {
      g_autoptr (GError) cause = NULL;

      if (fin_connection_execute (connection, "PRAGMA journal_mode = WAL;", &cause))
        return TRUE;
      if (!g_error_matches (cause, FIN_STORE_ERROR, FIN_STORE_ERROR_BUSY)
          || g_get_monotonic_time () > patience)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      g_usleep (20000);
    }
}

/**
 * fin_database_open_connection:
 *
 * To be called on the thread that will own the connection.
 */
FinConnection *
fin_database_open_connection (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (FinConnection) connection = NULL;
  gint64 version;

  if (!check_header (path, error) || (!read_only && !prepare_files (path, error)))
    return NULL;
  connection = fin_connection_new (path, read_only, error);
  if (connection == NULL || !read_version (connection, &version, error))
    return NULL;
  if (!read_only)
    fin_file_tighten (path);
  if (read_only)
    return require_current (connection, version, error) ? g_steal_pointer (&connection) : NULL;

  if (!switch_to_log (connection, error)
      || !fin_connection_execute (connection, "PRAGMA journal_size_limit = 67108864;", error)
      || !migrate (connection, version, error))
    return NULL;
  return g_steal_pointer (&connection);
}
