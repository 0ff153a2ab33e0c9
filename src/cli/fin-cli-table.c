/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180 records, cut in place: quotes, doubled quotes, CRLF; a byte order mark is skipped. */
#include "fin-cli-table.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "fin-detect.h"
#include "fin-gzip.h"

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
  table->is_open = *in == '\0' && quoted;
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

/* The bytes of the file, unpacked when it is gzipped. */
static GBytes *
read_bytes (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  GByteArray *plain;

  if (bytes == NULL || !fin_detect_is_gzip (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
    return g_steal_pointer (&bytes);
  plain = fin_gzip_unpack (bytes, NULL, error);
  return plain != NULL ? g_byte_array_free_to_bytes (plain) : NULL;
}

static gint64
count_lines (const char *text, const char *end)
{
  gint64 line = 1;

  for (; text < end; text++)
    line += *text == '\n';
  return line;
}

/* The whole file as text; lines that end as on old Macintoshes end as everywhere. */
static char *
read_text (const char *path, gint64 *line, GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (path, error);
  const char *data, *end;
  char *text;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size > 0 && !g_utf8_validate_len (data, size, &end))
    {
      *line = count_lines (data, end);
      g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_READ,
                           _ ("This is not a text file in UTF-8; save it as one"));
      return NULL;
    }
  text = g_strndup (data != NULL ? data : "", size);
  if (strchr (text, '\n') == NULL)
    g_strdelimit (text, "\r", '\n');
  return text;
}

/**
 * fin_cli_table_open:
 * @line: (out): the line an error is about, or 0
 *
 * Returns: (transfer full) (nullable): a file, plain or gzipped
 */
FinCliTable *
fin_cli_table_open (const char *path, gint64 *line, GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *text;

  *line = 0;
  text = read_text (path, line, &cause);
  if (text != NULL)
    return fin_cli_table_new (text);
  g_set_error_literal (error, FIN_CLI_FILE_ERROR,
                       cause->domain == FIN_CLI_FILE_ERROR ? cause->code : FIN_CLI_FILE_ERROR_READ,
                       cause->message);
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

/* A comma too many shifts what follows it: 1,50 for 1.50 would be read as 1. */
static gboolean
check_record (const FinCliTable *table, GError **error)
{
  guint n_named = table->header->len;

  if (table->is_open)
    {
      g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
                           _ ("A quotation mark opens here and is never closed"));
      return FALSE;
    }
  while (n_named < table->fields->len && *(const char *) table->fields->pdata[n_named] == '\0')
    n_named++;
  if (n_named >= table->fields->len)
    return TRUE;
  g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
               /* Translators: numbers of fields */
               _ ("The row has %1$u fields and the first line only %2$u: decimals need a point, "
                  "text with commas quotation marks"),
               table->fields->len, table->header->len);
  return FALSE;
}

/**
 * fin_cli_table_next: goes to the next record, past empty lines.
 *
 * Returns: %FALSE at the end, or with @error set for a record that is longer than the header or never ends
 */
gboolean
fin_cli_table_next (FinCliTable *table, GError **error)
{
  while (read_record (table, table->fields))
    if (table->fields->len > 1 || *(const char *) table->fields->pdata[0] != '\0')
      return check_record (table, error);
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
