/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: cuts delimited text into records and cells, one record at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Cells of a record beyond this are counted but not kept. */
#define FIN_CSV_MAX_CELLS 1024

/** FinCsvCell: not terminated; valid until the next record is read. Already unquoted and trimmed.
 */
typedef struct
{
  const char *text;
  guint32 length : 31;
  guint32 quoted : 1;
} FinCsvCell;

/**
 * FinCsvScan: the scanner and the record it stands on.
 * @n_cells: cells in the record, kept or not
 * @line: 1-based line on which the record begins
 * @merge_to: (nullable): for a comma that cuts cells and amounts alike, which columns are amounts,
 *   one byte each; %NULL does not merge
 * @n_merge: the cells that a record has after merging
 * @keys: (nullable): for blocks of "Key: value" lines, the keys, each a column; see fin-csv-blocks.c
 * @open_line: the line of a quotation mark in the record that is never closed, or 0
 */
typedef struct
{
  const char *text;
  gsize size;
  gsize position;
  char delimiter;
  gboolean quotes_off;
  guint broken_quotes;
  guint32 next_line;
  const guint8 *merge_to;
  guint n_merge;
  GArray *keys; /* FinCsvCell */
  GArray *cells;
  GString *scratch;
  guint n_cells;
  guint n_cut; /* before merging */
  guint32 line;
  guint32 open_line;
  guint64 offset;
  guint32 length;
} FinCsvScan;

void fin_csv_scan_init (FinCsvScan *scan, const char *text, gsize size, char delimiter);
void fin_csv_scan_rewind (FinCsvScan *scan);
void fin_csv_scan_clear (FinCsvScan *scan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FinCsvScan, fin_csv_scan_clear)
gboolean fin_csv_scan_next (FinCsvScan *scan);
FinCsvCell fin_csv_scan_cell (const FinCsvScan *scan, int index);
gboolean fin_csv_scan_is_blank (const FinCsvScan *scan);

/* fin-csv-blocks.c */
gboolean fin_csv_scan_find_blocks (FinCsvScan *scan);
void fin_csv_scan_next_block (FinCsvScan *scan);

/* LF, CR LF, CR CR LF and a lone CR are one line end each. Returns its length, 0 when there is
 * none. */
static inline gsize
fin_csv_line_end (const FinCsvScan *scan, gsize at)
{
  gsize p = at;

  if (p >= scan->size || (scan->text[p] != '\n' && scan->text[p] != '\r'))
    return 0;
  while (p < scan->size && scan->text[p] == '\r' && p - at < 3)
    p++;
  if (p < scan->size && scan->text[p] == '\n')
    return p + 1 - at;
  return 1;
}

G_END_DECLS
