/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the records of a small, well-formed CSV text with a header: input of commands, not of banks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FinCliTable: a cursor over @text, which fields point into. */
typedef struct
{
  char *text; /* owned; fields are cut out of it in place */
  char *cursor;
  gint64 line;      /* of the record last read, from 1 */
  gint64 next_line; /* of the next one */
  GPtrArray *header;
  GPtrArray *fields;
} FinCliTable;

FinCliTable *fin_cli_table_new (char *text);
void fin_cli_table_free (FinCliTable *table);
int fin_cli_table_find_column (FinCliTable *table, const char *name);
gboolean fin_cli_table_next (FinCliTable *table);
const char *fin_cli_table_field (FinCliTable *table, int column);
gboolean fin_cli_parse_number (const char *text, double *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCliTable, fin_cli_table_free)

G_END_DECLS
