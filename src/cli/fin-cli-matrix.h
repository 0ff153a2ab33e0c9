/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a CSV of numbers, millions of rows quickly, for commands that only compute. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FIN_CLI_MATRIX_ERROR (fin_cli_matrix_error_quark ())

/**
 * FinCliMatrixError:
 * @FIN_CLI_MATRIX_ERROR_READ: the file cannot be read, or is no text
 * @FIN_CLI_MATRIX_ERROR_EMPTY: there is no row, or no column of numbers
 * @FIN_CLI_MATRIX_ERROR_ROW: a line has another number of fields, or a field is no number
 * @FIN_CLI_MATRIX_ERROR_RANGE: the numbers are too few or too large for what was asked
 */
typedef enum
{
  FIN_CLI_MATRIX_ERROR_READ,
  FIN_CLI_MATRIX_ERROR_EMPTY,
  FIN_CLI_MATRIX_ERROR_ROW,
  FIN_CLI_MATRIX_ERROR_RANGE,
} FinCliMatrixError;

GQuark fin_cli_matrix_error_quark (void);

/** FinCliMatrix: @values n_rows x n_columns, row-major; @names of the columns. */
typedef struct
{
  double *values;
  gsize n_rows;
  gsize n_columns;
  GPtrArray *names;   /* of char *, "1", "2" ... without a header */
  GPtrArray *ignored; /* of char *: names of columns that hold no numbers */
} FinCliMatrix;

FinCliMatrix *fin_cli_matrix_read (const char *path, gint64 *line, GError **error);
void fin_cli_matrix_free (FinCliMatrix *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCliMatrix, fin_cli_matrix_free)

G_END_DECLS
