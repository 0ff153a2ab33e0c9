/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of each column look like in the first rows: days, amounts, words, codes. */
#include <string.h>

#include "fin-csv-private.h"
#include "fin-currency.h"

static gboolean
is_currency_code (FinCsvCell cell)
{
  char code[4] = "";

  if (cell.length != 3)
    return FALSE;
  for (int i = 0; i < 3; i++)
    code[i] = g_ascii_toupper (cell.text[i]);
  return fin_currency_is_known (code);
}

static gboolean
has_letters (FinCsvCell cell)
{
  const char *end = cell.text + cell.length;
  int letters = 0;

  /* A character of many bytes says as much as that many letters. */
  for (const char *p = cell.text; p < end && letters < 3; p = g_utf8_next_char (p))
    letters += g_unichar_isalpha (g_utf8_get_char (p)) ? g_utf8_next_char (p) - p : 0;
  return letters >= 3;
}

static void
look_at_cell (FinCsvLayout *layout, FinCsvColumn *column, FinCsvCell cell, gboolean purchase)
{
  FinAmountText amount;
  FinDateText date;
  int direction;

  if (cell.length == 0)
    return;
  column->filled++;
  column->length += cell.length;
  if (column->sample == NULL)
    column->sample = fin_arena_strndup (layout->reading->arena, cell.text, MIN (cell.length, 400));
  else if (!column->varies)
    column->varies = strlen (column->sample) != cell.length
                     || memcmp (column->sample, cell.text, cell.length) != 0;
  if (fin_date_text_scan (cell.text, cell.length, &date))
    column->dates++;
  else if (fin_amount_text_scan (cell.text, cell.length, &amount)
           && fin_amount_text_marks (&amount) != 0 && !fin_amount_text_is_padded (&amount))
    {
      column->amounts++;
      column->money += strpbrk (amount.body, ".,") != NULL || amount.signed_ || amount.decorated;
      column->negatives += amount.negative;
      column->zeros += fin_amount_text_is_zero (&amount);
      column->purchases += purchase && !fin_amount_text_is_zero (&amount);
    }
  else
    column->words += has_letters (cell);
  column->currencies += is_currency_code (cell);
  column->ibans += fin_csv_is_iban (cell.text, cell.length);
  column->dashes += cell.length == 1 && *cell.text == '-';
  direction = fin_csv_direction (cell.text, cell.length);
  column->directions_in += direction > 0;
  column->directions_out += direction < 0;
}

/**
 * fin_csv_find_cut_decimals: where nearly every row has more cells than there are titles and
 * joining whole numbers with cents mends it, the comma is the decimal mark as well, and the scanner
 * joins.
 */
void
fin_csv_find_cut_decimals (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;
  guint rows = 0;
  guint mended = 0;

  if (!layout->has_header || scan->delimiter != ',')
    return;
  for (guint i = 0; i < layout->columns->len; i++)
    {
      FinCsvRole role = fin_csv_column (layout, (int) i)->match.role;

      layout->merge_to[i] = role == FIN_CSV_ROLE_AMOUNT || role == FIN_CSV_ROLE_DEBIT
                            || role == FIN_CSV_ROLE_CREDIT || role == FIN_CSV_ROLE_BALANCE
                            || role == FIN_CSV_ROLE_FEE || role == FIN_CSV_ROLE_FOREIGN;
    }
  scan->merge_to = layout->merge_to;
  scan->n_merge = layout->columns->len;
  fin_csv_rewind_to_data (layout);
  for (guint row = 0; row < FIN_CSV_SAMPLE_ROWS && fin_csv_scan_next (scan); row++)
    {
      guint cells = scan->n_cells;

      if (fin_csv_scan_is_blank (scan))
        continue;
      rows++;
      mended += cells == scan->n_merge && scan->n_cut > scan->n_merge;
    }
  if (rows == 0 || mended * 10 < rows * 8)
    scan->merge_to = NULL;
}

/* Sums below the table and the rest of a text have no date; they say nothing about the columns. */
static gboolean
is_dated (const FinCsvScan *scan)
{
  for (guint i = 0; i < MIN (scan->cells->len, FIN_CSV_MAX_COLUMNS); i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (scan, (int) i);
      FinDateText date;

      if (fin_date_text_scan (cell.text, cell.length, &date))
        return TRUE;
    }
  return FALSE;
}

/** fin_csv_gather_columns: looks at the first rows; also finds how many columns there are. */
void
fin_csv_gather_columns (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;

  fin_csv_rewind_to_data (layout);
  for (guint row = 0; row < FIN_CSV_SAMPLE_ROWS && fin_csv_scan_next (scan); row++)
    {
      guint n = MIN (scan->cells->len, FIN_CSV_MAX_COLUMNS);
      gboolean purchase = FALSE;

      if (layout->columns->len < n && scan->n_cells <= FIN_CSV_MAX_COLUMNS)
        g_array_set_size (layout->columns, n);
      if (!is_dated (scan))
        continue;
      if (!layout->has_header && row < 200)
        for (guint i = 0; i < n && !purchase; i++)
          {
            FinCsvCell cell = fin_csv_scan_cell (scan, (int) i);

            purchase = cell.length > 5
                       && fin_csv_has_words (cell.text, cell.length, FIN_CSV_WORDS_PURCHASE);
          }
      for (guint i = 0; i < n && i < layout->columns->len; i++)
        look_at_cell (layout, fin_csv_column (layout, (int) i), fin_csv_scan_cell (scan, (int) i),
                      purchase);
    }
}
