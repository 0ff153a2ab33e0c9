/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises a format by content, never by file name alone, and hands over to its reader. */
#include "fin-reader.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fin-csv.h"
#include "fin-ofx.h"
#include "fin-text.h"

static void
too_large (const char *name, GError **error)
{
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_TOO_LARGE,
               _ ("“%s” is larger than 1 GiB; export a shorter period"), name);
}

/**
 * fin_reader_read_bytes:
 * @bytes: a whole file; kept alive by the reading
 * @name: the file's name, for messages and as a last hint
 * @options: (nullable): answers beforehand
 *
 * Re-entrant; touches no file, no locale and no global.
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with a #FinImportError
 */
FinReading *
fin_reader_read_bytes (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  g_auto (FinText) text = { 0 };
  gboolean is_xml;
  const char *head;
  gsize length;

  if (size == 0)
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_EMPTY, _ ("“%s” is empty"), name);
      return NULL;
    }
  if (size > FIN_READER_MAX_BYTES)
    {
      too_large (name, error);
      return NULL;
    }
  if (!fin_text_decode (bytes, options != NULL ? options->encoding : NULL, &text, error))
    return NULL;
  head = g_bytes_get_data (text.bytes, &length);
  if (fin_ofx_recognise (head, length, &is_xml))
    return fin_ofx_read (bytes, name, options, error);
  return fin_csv_read (bytes, name, options, error);
}

/**
 * fin_reader_read_file:
 * @path: a regular file, in the file system's encoding
 *
 * Read whole, not mapped: a file that another program cuts short meanwhile must not kill us.
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with a #FinImportError
 */
FinReading *
fin_reader_read_file (const char *path, const FinReadOptions *options, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GStatBuf status;
  char *contents;
  gsize length;

  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_IO, _ ("“%s” is not a file"), name);
      return NULL;
    }
  if (g_stat (path, &status) == 0 && (guint64) status.st_size > FIN_READER_MAX_BYTES)
    {
      too_large (name, error);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, &cause))
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_IO, _ ("“%s” cannot be read: %s"),
                   name, cause->message);
      return NULL;
    }
  bytes = g_bytes_new_take (contents, length);
  return fin_reader_read_bytes (bytes, name, options, error);
}
