/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises a format by content, never by file name alone, and hands over to its reader. */
#include "fin-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fin-camt.h"
#include "fin-csv.h"
#include "fin-detect.h"
#include "fin-gnucash.h"
#include "fin-gzip.h"
#include "fin-mt940.h"
#include "fin-ofx.h"
#include "fin-qif.h"
#include "fin-text.h"

static void
empty (const char *name, GError **error)
{
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_EMPTY, _ ("“%s” is empty"), name);
}

static void
too_large (const char *name, GError **error)
{
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_TOO_LARGE,
               _ ("“%s” is larger than 1 GiB; export a shorter period"), name);
}

static FinReading *
read_as (FinFormat format,
         GBytes *bytes,
         const FinText *text,
         const char *name,
         const FinReadOptions *options,
         GError **error)
{
  switch (format)
    {
    case FIN_FORMAT_OFX:
      return fin_ofx_read (bytes, name, options, error);
    case FIN_FORMAT_QIF:
      return fin_qif_read (text, name, options, error);
    case FIN_FORMAT_CAMT:
      return fin_camt_read (text, name, options, error);
    case FIN_FORMAT_MT940:
      return fin_mt940_read (text, name, options, error);
    case FIN_FORMAT_GNUCASH:
      return fin_gnucash_read (text, name, options, error);
    case FIN_FORMAT_HOMEBANK:
      return fin_homebank_read (text, name, options, error);
    case FIN_FORMAT_DELIMITED:
    default:
      return fin_csv_read (bytes, name, options, error);
    }
}

/* GnuCash packs its files; whatever is inside is read as if it had come alone, within a bound. */
/** From so many bytes on, unpacked, a file's ratio to its packed size is looked at. */
#define BOMB_BYTES (12 * 1024 * 1024)
#define BOMB_RATIO 100

/* Text packs to a twentieth; what packs to less than a hundredth is made to fill the memory. */
static gboolean
is_bomb (gsize unpacked, gsize packed)
{
  return unpacked > FIN_READER_MAX_UNPACKED
         || (unpacked > BOMB_BYTES && unpacked / BOMB_RATIO > packed);
}

static FinReading *
read_gzip (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) unpacked = NULL;
  GByteArray *plain = fin_gzip_unpack (bytes, is_bomb, &cause);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_TOO_LARGE,
                   _ ("“%s” unpacks to more than a bank file could hold"), name);
      return NULL;
    }
  if (plain == NULL)
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_MALFORMED,
                   _ ("“%s” cannot be unpacked: %s"), name, cause->message);
      return NULL;
    }
  unpacked = g_byte_array_free_to_bytes (plain);
  if (fin_detect_is_gzip (g_bytes_get_data (unpacked, NULL), g_bytes_get_size (unpacked)))
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_REFUSED_FORMAT,
                   _ ("“%s” is packed twice; unpack it first"), name);
      return NULL;
    }
  return fin_reader_read_bytes (unpacked, name, options, error);
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
fin_reader_read_bytes (GBytes *bytes,
                       const char *name,
                       const FinReadOptions *options,
                       GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  g_auto (FinText) text = { 0 };
  const guint8 *data;
  const char *decoded;
  FinFormat format;
  gsize length;

  if (size == 0)
    {
      empty (name, error);
      return NULL;
    }
  if (size > FIN_READER_MAX_BYTES)
    {
      too_large (name, error);
      return NULL;
    }
  data = g_bytes_get_data (bytes, NULL);
  if (fin_detect_is_gzip (data, size))
    return read_gzip (bytes, name, options, error);
  if (fin_detect_refuse_bytes (data, size, name, error))
    return NULL;
  if (!fin_text_decode (bytes, options != NULL ? options->encoding : NULL, &text, error))
    return NULL;
  decoded = g_bytes_get_data (text.bytes, &length);
  if (length == 0)
    {
      empty (name, error);
      return NULL;
    }
  if (!fin_detect_text (decoded, length, name, &format, error))
    return NULL;
  return read_as (format, bytes, &text, name, options, error);
}

static void
cannot_be_read (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_IO, _ ("“%s” cannot be read: %s"), name,
               why);
}

/**
 * fin_reader_load_beginning:
 * @path: a regular file, in the file system's encoding
 * @is_whole: (out) (optional): whether there is no more than that
 *
 * Whole lines of at most %FIN_READER_BEGINNING bytes, for previews that must be quick.
 *
 * Returns: (transfer full) (nullable): %NULL with %FIN_IMPORT_ERROR_IO
 */
GBytes *
fin_reader_load_beginning (const char *path, gboolean *is_whole, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *data = g_malloc (FIN_READER_BEGINNING);
  GStatBuf status;
  gsize length = 0;

  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      cannot_be_read (path, _ ("it is not a file"), error);
      return NULL;
    }
  stream = g_file_read (file, NULL, &cause);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), data, FIN_READER_BEGINNING, &length,
                                   NULL, &cause))
    {
      cannot_be_read (path, cause->message, error);
      return NULL;
    }
  if (is_whole != NULL)
    *is_whole = length < FIN_READER_BEGINNING;
  if (length == FIN_READER_BEGINNING)
    while (length > 0 && data[length - 1] != '\n')
      length--;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/* Opens without waiting: a pipe would wait for somebody to write. */
static int
open_regular (const char *path, struct stat *status, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0 || fstat (fd, status) != 0)
    cannot_be_read (path, g_strerror (errno), error);
  else if (!S_ISREG (status->st_mode))
    cannot_be_read (path, _ ("it is not a file"), error);
  else if ((guint64) status->st_size > FIN_READER_MAX_BYTES)
    {
      g_autofree char *name = g_filename_display_basename (path);

      too_large (name, error);
    }
  else
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/* As many bytes as there were at the beginning, unless the file ends before. */
static gboolean
read_all (int fd, char *data, gsize size, gsize *length)
{
  *length = 0;
  while (*length < size)
    {
      gssize got = read (fd, data + *length, size - *length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return FALSE;
      if (got == 0)
        return TRUE;
      *length += (gsize) got;
    }
  return TRUE;
}

static gboolean
is_unchanged (int fd, const struct stat *before)
{
  struct stat now;

  return fstat (fd, &now) == 0 && now.st_size == before->st_size
         && now.st_mtim.tv_sec == before->st_mtim.tv_sec
         && now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

/**
 * fin_reader_load_file:
 * @path: a regular file, in the file system's encoding
 *
 * Read whole, not mapped: a file that another program cuts short meanwhile must not kill us. A file that
 * is being written is refused, for nobody would know which half of it was read.
 *
 * Returns: (transfer full) (nullable): the bytes as they lie there; %NULL with %FIN_IMPORT_ERROR_IO or
 *   %FIN_IMPORT_ERROR_TOO_LARGE
 */
GBytes *
fin_reader_load_file (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  struct stat status;
  gsize length;
  gboolean good;
  int fd = open_regular (path, &status, error);

  if (fd < 0)
    return NULL;
  /* Readers may look at the zero behind the last byte. */
  data = g_malloc ((gsize) status.st_size + 1);
  good = read_all (fd, data, (gsize) status.st_size, &length);
  data[length] = '\0';
  if (!good)
    cannot_be_read (path, g_strerror (errno), error);
  else if (!is_unchanged (fd, &status))
    {
      good = FALSE;
      cannot_be_read (path, _ ("it is being changed; try again when it is complete"), error);
    }
  close (fd);
  return good ? g_bytes_new_take (g_steal_pointer (&data), length) : NULL;
}

/**
 * fin_reader_read_file: fin_reader_load_file() and fin_reader_read_bytes() in one
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with a #FinImportError
 */
FinReading *
fin_reader_read_file (const char *path, const FinReadOptions *options, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = fin_reader_load_file (path, error);

  return bytes != NULL ? fin_reader_read_bytes (bytes, name, options, error) : NULL;
}
