/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a SWIFT statement, and the fields that begin some of them. */
#include <string.h>

#include "fin-mt940-private.h"

/** fin_mt940_next_line: Returns: %FALSE behind the last line */
gboolean
fin_mt940_next_line (FinMt940Reader *reader)
{
  const char *p = reader->p;

  if (p >= reader->end)
    return FALSE;
  reader->current.start = p;
  reader->current.line = reader->next_line++;
  reader->current.offset = (guint64) (p - reader->text);
  while (p < reader->end && *p != '\n' && *p != '\r')
    p++;
  reader->current.length = (gsize) (p - reader->current.start);
  if (p < reader->end && *p == '\r')
    while (p < reader->end && *p == '\r'
           && p - reader->current.start < (gssize) reader->current.length + 2)
      p++;
  if (p < reader->end && *p == '\n')
    p++;
  reader->p = p;
  return TRUE;
}

/**
 * fin_mt940_field_start: ":61:" or ":60F:" at the start of a line, perhaps behind "{4:".
 * @tag: (out): room for three letters and the zero
 *
 * Returns: (nullable): where the value begins
 */
const char *
fin_mt940_field_start (const char *p, gsize length, char *tag)
{
  const char *end = p + length;
  gsize n = 0;

  if (p < end && *p == '{')
    {
      const char *block = memmem (p, length, "{4:", 3);

      if (block == NULL)
        return NULL;
      p = block + 3;
    }
  if (end - p < 4 || *p != ':' || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]))
    return NULL;
  for (p++; p < end && n < 3 && g_ascii_isalnum (*p); p++)
    tag[n++] = *p;
  tag[n] = '\0';
  return p < end && *p == ':' ? p + 1 : NULL;
}

/** fin_mt940_recognise: some field of a statement begins one of the first lines. */
gboolean
fin_mt940_recognise (const char *text, gsize size)
{
  static const char *const tags[] = { "20",  "21",  "25", "28", "28C", "60F", "60M", "61",
                                      "62F", "62M", "64", "65", "86",  "13D", "34F", "940" };
  FinMt940Reader reader = {
    .text = text, .p = text, .end = text + MIN (size, 8192), .next_line = 1
  };

  for (int i = 0; i < 20 && fin_mt940_next_line (&reader); i++)
    {
      char tag[4];

      if (fin_mt940_field_start (reader.current.start, reader.current.length, tag) == NULL)
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (tags); k++)
        if (strcmp (tag, tags[k]) == 0)
          return TRUE;
    }
  return FALSE;
}
