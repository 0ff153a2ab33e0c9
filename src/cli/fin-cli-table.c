/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180 records, cut in place: quotes, doubled quotes, CRLF; a byte order mark is skipped. */
#include "fin-cli-table.h"

#include <math.h>
#include <string.h>

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
