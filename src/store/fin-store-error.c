/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From SQLite's result codes to our error domain, with the way out in the message. */
#include "fin-connection-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

G_DEFINE_QUARK (fin-store-error-quark, fin_store_error)

/** fin_store_error_code_name: Returns: the stable word for @code in --json output */
const char *
fin_store_error_code_name (int code)
{
  static const char *const names[] = {
    [FIN_STORE_ERROR_FAILED] = "failed",
    [FIN_STORE_ERROR_OPEN] = "open",
    [FIN_STORE_ERROR_NOT_A_DATABASE] = "not-a-database",
    [FIN_STORE_ERROR_NEWER] = "newer",
    [FIN_STORE_ERROR_BUSY] = "busy",
    [FIN_STORE_ERROR_READ_ONLY] = "read-only",
    [FIN_STORE_ERROR_FULL] = "full",
    [FIN_STORE_ERROR_IO] = "io",
    [FIN_STORE_ERROR_CORRUPT] = "corrupt",
    [FIN_STORE_ERROR_CONSTRAINT] = "constraint",
    [FIN_STORE_ERROR_NOT_FOUND] = "not-found",
    [FIN_STORE_ERROR_INVALID] = "invalid",
    [FIN_STORE_ERROR_BACKUP] = "backup",
    [FIN_STORE_ERROR_NOTHING] = "nothing",
    [FIN_STORE_ERROR_OVERFLOW] = "overflow",
    [FIN_STORE_ERROR_CLOSED] = "closed",
  };

  g_return_val_if_fail (code >= 0 && code < (int) G_N_ELEMENTS (names), names[0]);
  return names[code];
}

static FinStoreError
code_for (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CANTOPEN:
      return FIN_STORE_ERROR_OPEN;
    case SQLITE_NOTADB:
      return FIN_STORE_ERROR_NOT_A_DATABASE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FIN_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return FIN_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return FIN_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return FIN_STORE_ERROR_IO;
    case SQLITE_CORRUPT:
    case SQLITE_TOOBIG: /* nothing of ours is: its length is rotten */
      return FIN_STORE_ERROR_CORRUPT;
    case SQLITE_CONSTRAINT:
      return FIN_STORE_ERROR_CONSTRAINT;
    default:
      return FIN_STORE_ERROR_FAILED;
    }
}

/**
 * fin_store_set_sqlite_error:
 * @result: an extended result code
 * @file: its path
 * @words: SQLite's own, kept for whoever has to find out more
 */
void
fin_store_set_sqlite_error (GError **error, int result, const char *file, const char *words)
{
  FinStoreError code = code_for (result);
  /* SQLite quotes what it found, in a damaged file any bytes. */
  g_autofree char *message = g_utf8_make_valid (words, -1);
  g_autofree char *path = g_filename_display_name (file);
  g_autofree char *text = NULL;

  /* sum () says so in words only. */
  if (result == SQLITE_ERROR && g_strcmp0 (words, "integer overflow") == 0)
    code = FIN_STORE_ERROR_OVERFLOW;

  switch ((int) code)
    {
    case FIN_STORE_ERROR_OVERFLOW:
      text = g_strdup_printf (
        _("A sum of amounts in “%s” is too large to be exact. (%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_OPEN:
      text = g_strdup_printf (
        _("The database “%s” cannot be opened. Check that its folder exists and that you may "
          "write there. (%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_NOT_A_DATABASE:
      text = g_strdup_printf (
        _("“%s” is not a Finsight database. It was not changed; choose another file. (%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_BUSY:
      text = g_strdup_printf (
        _("Another program is writing to “%s”. Nothing was changed; try again when it has "
          "finished. (%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_READ_ONLY:
      text = g_strdup_printf (
        _("“%s” cannot be written. Nothing was changed; check the permissions of the file "
          "and its folder. (%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_FULL:
      text = g_strdup_printf (
        _("The disk that holds “%s” is full. Nothing was changed; free some space and try "
          "again. (%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_IO:
      text = g_strdup_printf (
        _("The disk that holds “%s” failed to read or write. Nothing was changed; check the "
          "disk before trying again. (%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_CORRUPT:
      text = g_strdup_printf (
        _("“%s” is damaged. Restore one of the backups in the folder “backups” beside it. "
          "(%s)"),
        path, message);
      break;
    case FIN_STORE_ERROR_CONSTRAINT:
      text = g_strdup_printf (
        _("The change to “%s” contradicts other data and was not made. (%s)"),
        path, message);
      break;
    default:
      text = g_strdup_printf (
        _("The database “%s” reported an error and nothing was changed. (%s)"),
        path, message);
      break;
    }
  g_set_error_literal (error, FIN_STORE_ERROR, code, text);
}
