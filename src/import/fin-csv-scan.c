/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes, line ends of every kind, cells over several lines; a quote that is never closed is text.
 */
#include "fin-csv-scan.h"

#include <string.h>

/** After so many quotes that are never closed, quotes mean nothing in this file; keeps time linear.
 */
#define MAX_BROKEN_QUOTES 32

/** A cell over more lines than this is taken for a quote that was forgotten. */
#define MAX_CELL_LINES 200

void
fin_csv_scan_init (FinCsvScan *scan, const char *text, gsize size, char delimiter)
{
  memset (scan, 0, sizeof *scan);
  scan->text = text;
  scan->size = size;
  scan->delimiter = delimiter;
  scan->next_line = 1;
  scan->cells = g_array_new (FALSE, FALSE, sizeof (FinCsvCell));
  scan->scratch = g_string_new (NULL);
}

void
fin_csv_scan_rewind (FinCsvScan *scan)
{
  scan->position = 0;
  scan->next_line = 1;
  scan->quotes_off = FALSE;
  scan->broken_quotes = 0;
}

void
fin_csv_scan_clear (FinCsvScan *scan)
{
  g_clear_pointer (&scan->cells, g_array_unref);
  g_clear_pointer (&scan->keys, g_array_unref);
  if (scan->scratch != NULL)
    g_string_free (g_steal_pointer (&scan->scratch), TRUE);
}

static gboolean
is_trimmed (const FinCsvScan *scan, char c)
{
  return c == ' ' || (c == '\t' && scan->delimiter != '\t');
}

static gboolean
is_plain_number (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]) && strchr ("-/.,: ", text[i]) == NULL)
      return FALSE;
  return length > 0 && g_ascii_isdigit (text[length - 1]);
}

static void
add_cell (FinCsvScan *scan, const char *text, gsize length, gboolean quoted)
{
  FinCsvCell cell;

  scan->n_cells++;
  if (scan->cells->len >= FIN_CSV_MAX_CELLS)
    return;
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  /* ="0123" is how spreadsheets are told to keep the zero. */
  if (length >= 3 && text[0] == '=' && text[1] == '"' && text[length - 1] == '"')
    {
      text += 2;
      length -= 3;
    }
  /* Another way to keep it: an apostrophe before a number or a day. */
  if (length >= 2 && *text == '\'' && is_plain_number (text + 1, length - 1))
    {
      text++;
      length--;
    }
  cell.text = text;
  cell.length = (guint32) MIN (length, G_MAXINT32) & G_MAXINT32;
  cell.quoted = quoted;
  g_array_append_val (scan->cells, cell);
}

/*
 * The quote that closes the cell opened before @p, or the size of the text when there is none.
 * A closing quote with other text behind it, lines below, belongs to another cell.
 */
static gsize
closing_quote (const FinCsvScan *scan, gsize p, gboolean *doubled)
{
  guint lines = 0;

  *doubled = FALSE;
  for (; p < scan->size; p++)
    {
      if (scan->text[p] == '\n' && ++lines > MAX_CELL_LINES)
        return scan->size;
      if (scan->text[p] != '"')
        continue;
      if (p + 1 < scan->size && scan->text[p + 1] == '"')
        {
          *doubled = TRUE;
          p++;
          continue;
        }
      for (gsize q = p + 1;; q++)
        {
          if (q >= scan->size || scan->text[q] == scan->delimiter || fin_csv_line_end (scan, q) > 0)
            return p;
          if (!is_trimmed (scan, scan->text[q]))
            break;
        }
      if (lines > 0)
        return scan->size;
      *doubled = TRUE; /* a quote inside the text that should have been doubled */
    }
  return scan->size;
}

static void
add_quoted (FinCsvScan *scan, gsize from, gsize to, gboolean doubled)
{
  gsize start = scan->scratch->len;

  if (!doubled)
    {
      add_cell (scan, scan->text + from, to - from, TRUE);
      return;
    }
  /* The scratch was made large enough for the record: it never moves. */
  for (gsize p = from; p < to; p++)
    {
      g_string_append_c (scan->scratch, scan->text[p]);
      if (scan->text[p] == '"' && p + 1 < to && scan->text[p + 1] == '"')
        p++;
    }
  add_cell (scan, scan->scratch->str + start, scan->scratch->len - start, TRUE);
}

static void
count_lines (FinCsvScan *scan, gsize from, gsize to)
{
  for (gsize p = from; p < to;)
    {
      gsize length = fin_csv_line_end (scan, p);

      scan->next_line += length > 0;
      p += MAX (length, 1);
    }
}

/* Reads a quoted cell that opens at @p. Returns where to go on, or 0 when the quote never closes.
 */
static gsize
take_quoted (FinCsvScan *scan, gsize p)
{
  gboolean doubled;
  gsize close = closing_quote (scan, p + 1, &doubled);

  if (close >= scan->size)
    {
      scan->open_line = scan->next_line;
      scan->quotes_off = ++scan->broken_quotes >= MAX_BROKEN_QUOTES;
      return 0;
    }
  if (doubled && scan->scratch->allocated_len - scan->scratch->len < close - p + 1)
    {
      /* Growing moves the buffer: cells that point into it follow. */
      const char *before = scan->scratch->str;
      gsize length = scan->scratch->len;

      g_string_set_size (scan->scratch, length + (close - p) + 64);
      g_string_truncate (scan->scratch, length);
      for (guint i = 0; i < scan->cells->len; i++)
        {
          FinCsvCell *cell = &g_array_index (scan->cells, FinCsvCell, i);

          if (cell->text >= before && cell->text <= before + length)
            cell->text = scan->scratch->str + (cell->text - before);
        }
    }
  add_quoted (scan, p + 1, close, doubled);
  count_lines (scan, p + 1, close);
  for (p = close + 1; p < scan->size && is_trimmed (scan, scan->text[p]); p++)
    if (scan->text[p] == scan->delimiter)
      break;
  return p;
}

static gsize
take_plain (FinCsvScan *scan, gsize p)
{
  gsize start = p;

  while (p < scan->size && scan->text[p] != scan->delimiter && scan->text[p] != '\n'
         && scan->text[p] != '\r')
    p++;
  add_cell (scan, scan->text + start, p - start, FALSE);
  return p;
}

static gsize
take_cell (FinCsvScan *scan, gsize p)
{
  gsize quote = p;
  gsize after;

  while (quote < scan->size && is_trimmed (scan, scan->text[quote]))
    quote++;
  if (quote + 1 < scan->size && scan->text[quote] == '=' && scan->text[quote + 1] == '"')
    quote++;
  if (!scan->quotes_off && quote < scan->size && scan->text[quote] == '"')
    {
      after = take_quoted (scan, quote);
      if (after > 0)
        return after;
    }
  return take_plain (scan, p);
}

static gboolean
is_whole_amount (FinCsvCell cell)
{
  for (guint32 i = 0; i < cell.length; i++)
    if (!g_ascii_isdigit (cell.text[i]) && !(i == 0 && (*cell.text == '-' || *cell.text == '+'))
        && cell.text[i] != '.')
      return FALSE;
  return cell.length > 0 && !cell.quoted;
}

/* "-45,10" without quotes came as two cells: in columns of amounts they are one again. */
static void
merge_decimals (FinCsvScan *scan)
{
  GArray *cells = scan->cells;

  for (guint i = 0; i + 1 < cells->len && cells->len > scan->n_merge && i < scan->n_merge; i++)
    {
      FinCsvCell *whole = &g_array_index (cells, FinCsvCell, i);
      const FinCsvCell *cents = &g_array_index (cells, FinCsvCell, i + 1);

      if (!scan->merge_to[i] || !is_whole_amount (*whole) || cents->quoted || cents->length != 2
          || !g_ascii_isdigit (cents->text[0]) || !g_ascii_isdigit (cents->text[1]))
        continue;
      whole->length = (guint32) (cents->text + cents->length - whole->text) & G_MAXINT32;
      g_array_remove_index (cells, i + 1);
      scan->n_cells--;
    }
}

/**
 * fin_csv_scan_next: reads the next record, which may be an empty line.
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
fin_csv_scan_next (FinCsvScan *scan)
{
  gsize p = scan->position;

  if (p >= scan->size)
    return FALSE;
  g_array_set_size (scan->cells, 0);
  g_string_truncate (scan->scratch, 0);
  scan->n_cells = 0;
  scan->open_line = 0;
  scan->line = scan->next_line;
  scan->offset = p;
  if (scan->keys != NULL)
    {
      fin_csv_scan_next_block (scan);
      return TRUE;
    }
  for (;;)
    {
      p = take_cell (scan, p);
      if (p >= scan->size || scan->text[p] != scan->delimiter)
        break;
      p++;
    }
  scan->length = (guint32) MIN (p - scan->offset, G_MAXUINT32);
  p += fin_csv_line_end (scan, p);
  scan->next_line++;
  scan->position = p;
  scan->n_cut = scan->n_cells;
  if (scan->merge_to != NULL && scan->n_cells > scan->n_merge)
    merge_decimals (scan);
  return TRUE;
}

/** fin_csv_scan_cell: Returns: the cell, or an empty one when the record is shorter */
FinCsvCell
fin_csv_scan_cell (const FinCsvScan *scan, int index)
{
  static const FinCsvCell none = { "", 0 };

  if (index < 0 || (guint) index >= scan->cells->len)
    return none;
  return g_array_index (scan->cells, FinCsvCell, index);
}

gboolean
fin_csv_scan_is_blank (const FinCsvScan *scan)
{
  for (guint i = 0; i < scan->cells->len; i++)
    if (g_array_index (scan->cells, FinCsvCell, i).length > 0)
      return FALSE;
  return TRUE;
}
