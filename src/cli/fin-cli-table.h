/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the records of a well-formed CSV text with a header: input of commands, not of banks. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FIN_CLI_FILE_ERROR (fin_cli_file_error_quark ())

/**
 * FinCliFileError:
 * @FIN_CLI_FILE_ERROR_READ: the file cannot be read or unpacked
 * @FIN_CLI_FILE_ERROR_HEADER: a column is missing in the first line
 * @FIN_CLI_FILE_ERROR_ROW: a line does not say what it should; nothing was computed
 */
typedef enum
{
  FIN_CLI_FILE_ERROR_READ,
  FIN_CLI_FILE_ERROR_HEADER,
  FIN_CLI_FILE_ERROR_ROW,
} FinCliFileError;

GQuark fin_cli_file_error_quark (void);

/** FinCliTable: a cursor over @text, which fields point into. */
typedef struct
{
  char *text; /* owned; fields are cut out of it in place */
  char *cursor;
  gint64 line;      /* of the record last read, from 1 */
  gint64 next_line; /* of the next one */
  gboolean is_open; /* the text ended within quotation marks */
  GPtrArray *header;
  GPtrArray *fields;
} FinCliTable;

FinCliTable *fin_cli_table_open (const char *path, gint64 *line, GError **error);
FinCliTable *fin_cli_table_new (char *text);
void fin_cli_table_free (FinCliTable *table);
int fin_cli_table_find_column (FinCliTable *table, const char *name);
gboolean fin_cli_table_next (FinCliTable *table, GError **error);
const char *fin_cli_table_field (FinCliTable *table, int column);
gboolean fin_cli_parse_number (const char *text, double *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCliTable, fin_cli_table_free)

G_END_DECLS
