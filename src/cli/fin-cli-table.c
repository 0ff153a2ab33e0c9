/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180 records, cut in place: quotes, doubled quotes, CRLF; a byte order mark is skipped. */
#include "fin-cli-table.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (fin-cli-file-error-quark, fin_cli_file_error)

/* Cuts one field out of *cursor, which is left at the separator after it. */
static char *
read_field (FinCliTable *table, char *end_mark)
{
  char *start = table->cursor;
  char *out = start;
  char *in = start;
  gboolean quoted = *in == '"';

  if (quoted)
    in++;
  for (; *in != '\0'; in++)
    {
      if (quoted && *in == '"' && in[1] == '"')
        in++;
      else if (quoted && *in == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (*in == ',' || *in == '\n'))
        break;
      if (*in == '\n')
        table->next_line++;
      *out++ = *in;
    }
  *end_mark = *in;
  table->cursor = *in != '\0' ? in + 1 : in;
  if (*end_mark != ',' && out > start && out[-1] == '\r')
    out--;
  *out = '\0';
  return start;
}

static gboolean
read_record (FinCliTable *table, GPtrArray *fields)
{
  char end_mark = ',';

  g_ptr_array_set_size (fields, 0);
  if (*table->cursor == '\0')
    return FALSE;
  table->line = table->next_line;
  while (end_mark == ',')
    g_ptr_array_add (fields, read_field (table, &end_mark));
  table->next_line++;
  return TRUE;
}

/** fin_cli_table_new: @text: (transfer full): the whole file; its first record is the header */
FinCliTable *
fin_cli_table_new (char *text)
{
  FinCliTable *table = g_new0 (FinCliTable, 1);

  table->text = text;
  table->cursor = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  table->next_line = 1;
  table->header = g_ptr_array_new ();
  table->fields = g_ptr_array_new ();
  read_record (table, table->header);
  return table;
}

/* The whole file as text, unpacked when it is gzipped. */
static char *
read_text (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) in = NULL;
  const guchar *data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  in = g_memory_input_stream_new_from_bytes (bytes);
  if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
    {
      g_autoptr (GConverter) gunzip
          = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
      GInputStream *unpacked = g_converter_input_stream_new (in, gunzip);

      g_object_unref (in);
      in = unpacked;
    }
  if (g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) < 0
      || !g_output_stream_write_all (out, "", 1, NULL, NULL, error)
      || !g_output_stream_close (out, NULL, error))
    return NULL;
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out));
  data = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out));
  if (memchr (data, '\0', size - 1) != NULL || !g_utf8_validate ((const char *) data, -1, NULL))
    {
      g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_READ,
                           _ ("This is not a text file in UTF-8"));
      return NULL;
    }
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

/** fin_cli_table_open: Returns: (transfer full) (nullable): a file, plain or gzipped */
FinCliTable *
fin_cli_table_open (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *text = read_text (path, &local_error);

  if (text != NULL)
    return fin_cli_table_new (text);
  g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_READ, local_error->message);
  return NULL;
}

void
fin_cli_table_free (FinCliTable *table)
{
  g_free (table->text);
  g_ptr_array_unref (table->header);
  g_ptr_array_unref (table->fields);
  g_free (table);
}

/** fin_cli_table_find_column: Returns: its index, or -1 */
int
fin_cli_table_find_column (FinCliTable *table, const char *name)
{
  for (guint i = 0; i < table->header->len; i++)
    if (g_ascii_strcasecmp (g_strstrip (table->header->pdata[i]), name) == 0)
      return (int) i;
  return -1;
}

/** fin_cli_table_next: goes to the next record, past empty lines. Returns: %FALSE at the end */
gboolean
fin_cli_table_next (FinCliTable *table)
{
  while (read_record (table, table->fields))
    if (table->fields->len > 1 || *(const char *) table->fields->pdata[0] != '\0')
      return TRUE;
  return FALSE;
}

/** fin_cli_table_field: Returns: (nullable): the text, %NULL where the record is too short */
const char *
fin_cli_table_field (FinCliTable *table, int column)
{
  if (column < 0 || (guint) column >= table->fields->len)
    return NULL;
  return table->fields->pdata[column];
}

/**
 * fin_cli_parse_number: a plain decimal, whatever the locale: [+-]digits[.digits][e[+-]digits].
 *
 * Returns: %FALSE for anything else, infinity, NaN and hexadecimal included
 */
gboolean
fin_cli_parse_number (const char *text, double *number)
{
  char *end = NULL;

  if (text == NULL || *text == '\0' || strspn (text, "+-0123456789.eE") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}
