/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which character cuts the cells, and where the table begins. */
#include <string.h>

#include "fin-csv-private.h"

/** How much of the file the delimiter is decided on. */
#define SNIFF_BYTES   (128 * 1024)
#define SNIFF_RECORDS 200

/** The table's header stands within so many records. */
#define HEADER_RECORDS 100

typedef struct
{
  guint titles; /* cells that are titles of known roles */
  guint exact;
  gboolean date; /* one of them is a date's */
  gboolean money;
  guint dates;   /* cells that are dates */
  guint amounts; /* cells that are amounts with a mark, a sign or a currency */
  guint numbers; /* cells that could be amounts */
  guint filled;
} RecordLook;

static gboolean
looks_like_money (const FinAmountText *amount)
{
  return fin_amount_text_has_decimals (amount) || amount->signed_ || amount->currency[0] != '\0'
         || amount->decorated;
}

static RecordLook
look_at (const FinCsvScan *scan, gboolean titles)
{
  RecordLook look = { 0 };

  for (guint i = 0; i < scan->cells->len && i < FIN_CSV_MAX_COLUMNS; i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (scan, (int) i);
      FinAmountText amount;
      FinDateText date;
      FinCsvMatch match;

      look.filled += cell.length > 0;
      if (fin_date_text_scan (cell.text, cell.length, &date))
        look.dates++;
      else if (fin_amount_text_scan (cell.text, cell.length, &amount))
        {
          look.numbers++;
          look.amounts += looks_like_money (&amount);
        }
      else if (titles && (match = fin_csv_match_title (cell.text, cell.length)).role > 0)
        {
          look.titles++;
          look.exact += match.exact;
          look.date = look.date || match.role == FIN_CSV_ROLE_DATE
                      || match.role == FIN_CSV_ROLE_VALUE_DATE
                      || match.role == FIN_CSV_ROLE_PURCHASE_DATE;
          look.money = look.money || match.role == FIN_CSV_ROLE_AMOUNT
                       || match.role == FIN_CSV_ROLE_DEBIT || match.role == FIN_CSV_ROLE_CREDIT;
        }
    }
  return look;
}

static gboolean
is_header (const RecordLook *look)
{
  return look->date && look->money && look->exact > 0 && look->dates == 0 && look->amounts == 0;
}

static int
score_delimiter (const char *text, gsize size, char delimiter)
{
  g_auto (FinCsvScan) scan = { 0 };
  int score = 0;
  guint same = 0;
  guint records = 0;
  guint previous = 0;

  fin_csv_scan_init (&scan, text, size, delimiter);
  while (records < SNIFF_RECORDS && fin_csv_scan_next (&scan))
    {
      RecordLook look;

      if (fin_csv_scan_is_blank (&scan))
        continue;
      look = look_at (&scan, records < HEADER_RECORDS);
      records++;
      if (scan.n_cells > 1 && scan.n_cells == previous)
        same++;
      previous = scan.n_cells;
      if (look.dates > 0 && look.amounts + look.numbers > 0)
        score += 20;
      if (is_header (&look))
        score += 40 + 4 * (int) look.exact;
      else if (look.titles > 1)
        score += (int) look.exact;
    }
  return score * 4 + (int) same;
}

/**
 * fin_csv_sniff_delimiter:
 * @skip: (out): bytes of a "sep=;" line at the start
 *
 * The delimiter under which most rows have a date and an amount in cells of their own.
 */
char
fin_csv_sniff_delimiter (const char *text, gsize size, gsize *skip)
{
  static const char delimiters[] = { ',', ';', '\t', '|', '^', '~', ':' };
  char best = ',';
  int best_score = -1;

  *skip = 0;
  if (size > 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0
      && (text[5] == '\r' || text[5] == '\n'))
    {
      *skip = 5;
      return text[4];
    }
  size = MIN (size, SNIFF_BYTES);
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      int score;

      if (memchr (text, delimiters[i], size) == NULL)
        continue;
      score = score_delimiter (text, size, delimiters[i]);
      if (score > best_score)
        {
          best = delimiters[i];
          best_score = score;
        }
    }
  return best;
}

static void
begin_after_record (FinCsvLayout *layout)
{
  layout->data_position = layout->scan.position;
  layout->data_line = layout->scan.next_line;
}

static void
take_titles (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;

  layout->has_header = TRUE;
  layout->header_line = scan->line;
  for (guint i = 0; i < scan->cells->len && i < FIN_CSV_MAX_COLUMNS; i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (scan, (int) i);
      FinCsvColumn column = { 0 };

      column.title = fin_arena_strndup (layout->reading->arena, cell.text, cell.length);
      column.match = fin_csv_match_title (cell.text, cell.length);
      g_array_append_val (layout->columns, column);
    }
  begin_after_record (layout);
}

/* A row of titles that are not in the vocabulary: as wide as the data below, with nothing of data.
 */
static gboolean
is_unknown_header (const RecordLook *look, const RecordLook *below, guint cells, guint cells_below)
{
  return look->filled >= 3 && look->filled * 2 > cells && look->dates == 0 && look->numbers == 0
         && below->dates > 0 && below->amounts + below->numbers > 0 && cells == cells_below;
}

static gboolean
seek_known_header (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;

  for (guint i = 0; i < HEADER_RECORDS && fin_csv_scan_next (scan); i++)
    {
      RecordLook look = look_at (scan, TRUE);

      if (is_header (&look))
        {
          take_titles (layout);
          return TRUE;
        }
    }
  return FALSE;
}

static void
seek_data (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;
  gsize before_position = 0;
  guint32 before_line = 1;
  gsize title_position = 0;
  guint32 title_line = 0;
  RecordLook title = { 0 };
  guint title_cells = 0;

  fin_csv_scan_rewind (scan);
  for (guint i = 0; i < HEADER_RECORDS; i++)
    {
      RecordLook look;

      before_position = scan->position;
      before_line = scan->next_line;
      if (!fin_csv_scan_next (scan))
        break;
      if (fin_csv_scan_is_blank (scan))
        continue;
      look = look_at (scan, TRUE);
      if (look.dates > 0 && look.amounts + look.numbers > 0)
        break;
      title = look;
      title_cells = scan->n_cells;
      title_position = before_position;
      title_line = before_line;
      /* Titles of which only some are known, with nothing below: a table without rows. */
      if (look.exact >= 2 && look.date && look.dates == 0 && look.amounts == 0)
        {
          take_titles (layout);
          return;
        }
    }
  if (title_line > 0 && scan->cells->len > 0)
    {
      RecordLook below = look_at (scan, FALSE);

      if (is_unknown_header (&title, &below, title_cells, scan->n_cells))
        {
          scan->position = title_position;
          scan->next_line = title_line;
          fin_csv_scan_next (scan);
          take_titles (layout);
          return;
        }
    }
  layout->data_position = before_position;
  layout->data_line = before_line;
}

/* Where the person says; the record above holds the titles unless it looks like data. */
static gboolean
seek_first_row (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;
  const char *answer = layout->options != NULL ? layout->options->first_row : NULL;
  guint64 first_row = 0;
  gsize above_position = 0;
  guint32 above_line = 0;
  gsize position = 0;
  guint32 line = 1;

  if (answer == NULL || !g_ascii_string_to_unsigned (answer, 10, 1, G_MAXUINT32, &first_row, NULL))
    return FALSE;
  fin_csv_scan_rewind (scan);
  for (position = scan->position, line = scan->next_line;
       line < first_row && fin_csv_scan_next (scan);
       position = scan->position, line = scan->next_line)
    if (!fin_csv_scan_is_blank (scan))
      {
        above_position = position;
        above_line = line;
      }
  layout->data_position = position;
  layout->data_line = line;
  if (above_line == 0)
    return TRUE;
  scan->position = above_position;
  scan->next_line = above_line;
  if (fin_csv_scan_next (scan) && scan->n_cells > 1)
    {
      RecordLook look = look_at (scan, TRUE);

      if (look.dates == 0 && look.amounts == 0)
        take_titles (layout);
    }
  layout->data_position = position;
  layout->data_line = line;
  return TRUE;
}

/* Every block names its columns. */
static void
take_keys (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;
  const char *answer = layout->options != NULL ? layout->options->first_row : NULL;
  guint64 first_row = 1;

  g_array_set_size (scan->cells, 0);
  g_array_append_vals (scan->cells, scan->keys->data, scan->keys->len);
  take_titles (layout);
  layout->header_line = 0;
  if (answer != NULL)
    g_ascii_string_to_unsigned (answer, 10, 1, G_MAXUINT32, &first_row, NULL);
  fin_csv_scan_rewind (scan);
  while (scan->next_line < first_row && fin_csv_scan_next (scan))
    ;
  begin_after_record (layout);
}

/** fin_csv_find_header: sets the titles, if there are any, and where the first row of data begins.
 */
void
fin_csv_find_header (FinCsvLayout *layout)
{
  if (layout->scan.keys != NULL)
    take_keys (layout);
  else if (!seek_first_row (layout) && !seek_known_header (layout))
    seek_data (layout);
}
