/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders for their owner only, whatever the umask. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fin-database-open.h"

static gboolean
set_open_error (GError **error, const char *path, int saved_errno)
{
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_OPEN, _("“%s” cannot be made or opened: %s"),
               path, g_strerror (saved_errno));
  return FALSE;
}

/**
 * fin_file_make_folder:
 *
 * Makes @folder and its missing parents with mode 0700. A folder that exists keeps its mode: it
 * may be somebody's own.
 */
gboolean
fin_file_make_folder (const char *folder, GError **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  parent = g_path_get_dirname (folder);
  if (!g_str_equal (parent, folder) && !fin_file_make_folder (parent, error))
    return FALSE;
  if (g_mkdir (folder, 0700) == 0)
    {
      /* A umask can take even the owner's bits away. */
      if (chmod (folder, 0700) == 0)
        return TRUE;
      return set_open_error (error, folder, errno);
    }
  if (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  return set_open_error (error, folder, errno);
}

/**
 * fin_file_make_private:
 *
 * Makes an empty file with mode 0600 where there is none; SQLite gives -wal and -shm the same mode.
 */
gboolean
fin_file_make_private (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  int saved_errno;

  if (fd < 0 && errno == EEXIST)
    return TRUE;
  if (fd < 0)
    return set_open_error (error, path, errno);
  if (fchmod (fd, 0600) != 0)
    {
      saved_errno = errno;
      close (fd);
      return set_open_error (error, path, saved_errno);
    }
  close (fd);
  return TRUE;
}

/** fin_file_tighten: takes @path away from everybody but its owner, if it is ours to do so. */
void
fin_file_tighten (const char *path)
{
  struct stat status;

  if (stat (path, &status) != 0 || (status.st_mode & 077) == 0)
    return;
  if (chmod (path, status.st_mode & 0700) != 0)
    g_info ("“%s” stays readable for others: %s", path, g_strerror (errno));
}
