/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is compiled into the program; a missing file is a programming error, not a user's. */
#include "fin-engine-data.h"

#include <string.h>

#include "fin-engine-data-resource.h"

#define PREFIX "/org/example/Finsight/engine/"

/**
 * fin_engine_data_read:
 * @name: the path below data/, such as "categories/mcc.tsv"
 *
 * Returns: (transfer full): the file's text
 */
char *
fin_engine_data_read (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  /* Asking the resource itself, not the registered ones, keeps it when linked from a library. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (fin_engine_data_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    g_error ("%s", error->message);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

/**
 * fin_engine_table_next: the next row that is neither empty nor a comment.
 * @table: its cursor set to a writable text before the first call
 *
 * Returns: %FALSE after the last row
 */
gboolean
fin_engine_table_next (FinEngineTable *table)
{
  while (table->cursor != NULL && *table->cursor != '\0')
    {
      char *line = table->cursor;
      char *end = strchr (line, '\n');

      table->cursor = end != NULL ? end + 1 : line + strlen (line);
      if (end != NULL)
        *end = '\0';
      if (*line == '#' || *line == '\0')
        continue;
      table->n_fields = 0;
      while (line != NULL && table->n_fields < G_N_ELEMENTS (table->fields))
        {
          char *tab = strchr (line, '\t');

          if (tab != NULL)
            *tab = '\0';
          table->fields[table->n_fields++] = line;
          line = tab != NULL ? tab + 1 : NULL;
        }
      return TRUE;
    }
  return FALSE;
}
