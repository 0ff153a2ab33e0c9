/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gzip, member by member: an unpacker that stops after the first would lose the others without a word. */
#include "fin-gzip.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct
{
  GConverter *converter;
  const guint8 *data;
  gsize size;
  gsize at;
  GByteArray *plain;
} Unpacking;

static gboolean
starts_member (const Unpacking *self)
{
  return self->size - self->at >= 2 && self->data[self->at] == 0x1f
         && self->data[self->at + 1] == 0x8b;
}

/* Unpacks up to a chunk more. Returns: %FALSE at the end, or with @error */
static gboolean
unpack_some (Unpacking *self, GError **error)
{
  guint8 buffer[CHUNK];
  gsize n_read = 0, n_written = 0;
  GConverterResult result
      = g_converter_convert (self->converter, self->data + self->at, self->size - self->at, buffer,
                             sizeof buffer, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, error);

  if (result == G_CONVERTER_ERROR)
    return FALSE;
  self->at += n_read;
  g_byte_array_append (self->plain, buffer, (guint) n_written);
  if (result != G_CONVERTER_FINISHED)
    return TRUE;
  g_converter_reset (self->converter);
  return starts_member (self);
}

/**
 * fin_gzip_unpack:
 * @too_large: (nullable): asked after every chunk; %NULL = as much as there is
 *
 * What follows the last member and is none is not looked at, as gzip does with the padding of tapes.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with G_IO_ERROR_PARTIAL_INPUT where the end is missing,
 *   G_IO_ERROR_MESSAGE_TOO_LARGE where @too_large said so, G_IO_ERROR_INVALID_DATA otherwise
 */
GByteArray *
fin_gzip_unpack (GBytes *packed, FinGzipTooLarge too_large, GError **error)
{
  g_autoptr (GConverter) converter
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GError) cause = NULL;
  Unpacking unpacking = { .converter = converter, .plain = plain };

  unpacking.data = g_bytes_get_data (packed, &unpacking.size);
  while (unpack_some (&unpacking, &cause))
    if ((too_large != NULL && too_large (plain->len, unpacking.size)) || plain->len > G_MAXINT)
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                             _ ("It unpacks to more than can be read at once"));
        return NULL;
      }
  if (cause == NULL)
    return g_steal_pointer (&plain);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                         _ ("The end of the packed file is missing; fetch it again"));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("The packed file is damaged; fetch it again"));
  return NULL;
}
