/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text of any bank: CSV, TSV, semicolons, pipes. */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"

G_BEGIN_DECLS

FinReading *
fin_csv_read (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error);

const char *const *fin_csv_roles (void);
const char *const *fin_csv_profile_names (void);

/**
 * FinCsvOutline: the table of a delimited file before anything in it is understood.
 * @layout_key: as FinReading.layout_key
 * @encoding: that was used
 * @delimiter: as FinReadOptions.delimiter
 * @first_row: 1-based line of the first row of data
 * @columns: #FinColumn, at least one; @role is the role that would be taken
 * @rows: (element-type GStrv): the first rows, at most %FIN_CSV_OUTLINE_ROWS, as many cells as columns
 */
typedef struct
{
  char *layout_key;
  const char *encoding;
  const char *delimiter;
  guint first_row;
  GArray *columns;
  GPtrArray *rows;
  FinReading *reading; /* keeps the strings */
} FinCsvOutline;

#define FIN_CSV_OUTLINE_ROWS 5

FinCsvOutline *fin_csv_outline (GBytes *bytes,
                                const char *name,
                                const FinReadOptions *options,
                                GError **error);
void fin_csv_outline_free (FinCsvOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCsvOutline, fin_csv_outline_free)

G_END_DECLS
