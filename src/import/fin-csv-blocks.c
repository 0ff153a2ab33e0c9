/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of "Date: ..." and "Amount: ..." lines: each block of them is a record, each key a column.
 */
#include <string.h>

#include "fin-amount-text.h"
#include "fin-csv-scan.h"
#include "fin-csv-words.h"
#include "fin-date-text.h"

/** How much of the file is looked at. */
#define LOOK_BYTES    (128 * 1024)

#define MAX_KEYS      64
#define MAX_KEY_BYTES 40

/** Of 10 lines that are not empty, so many must belong to blocks with a day and an amount. */
#define BLOCK_LINES 7

typedef struct
{
  FinCsvCell key;
  FinCsvCell value;
  FinCsvCell whole;
  gsize next; /* behind the line's end */
} KeyLine;

/* A space that does not break is two bytes. */
static FinCsvCell
trim (const char *text, gsize length)
{
  FinCsvCell cell = { 0 };

  for (;;)
    if (length > 0 && g_ascii_isspace (*text))
      {
        text++;
        length--;
      }
    else if (length > 1 && memcmp (text, "\xc2\xa0", 2) == 0)
      {
        text += 2;
        length -= 2;
      }
    else
      break;
  for (;;)
    if (length > 0 && g_ascii_isspace (text[length - 1]))
      length--;
    else if (length > 1 && memcmp (text + length - 2, "\xc2\xa0", 2) == 0)
      length -= 2;
    else
      break;
  cell.text = text;
  cell.length = (guint32) MIN (length, G_MAXINT32) & G_MAXINT32;
  return cell;
}

static KeyLine
read_line (const FinCsvScan *scan, gsize from)
{
  KeyLine line = { 0 };
  const char *colon;
  gsize p = from;

  while (p < scan->size && fin_csv_line_end (scan, p) == 0)
    p++;
  line.next = p + fin_csv_line_end (scan, p);
  line.whole = trim (scan->text + from, p - from);
  colon = memchr (line.whole.text, ':', line.whole.length);
  if (colon == NULL)
    return line;
  line.key = trim (line.whole.text, (gsize) (colon - line.whole.text));
  line.value = trim (colon + 1, (gsize) (line.whole.text + line.whole.length - colon - 1));
  if (line.key.length > MAX_KEY_BYTES)
    line.key.length = 0;
  return line;
}

static int
find_key (const GArray *keys, FinCsvCell key)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const FinCsvCell *known = &g_array_index (keys, FinCsvCell, i);

      if (known->length == key.length && memcmp (known->text, key.text, key.length) == 0)
        return (int) i;
    }
  return -1;
}

/** fin_csv_scan_next_block: a block ends with an empty line, or where one of its keys comes again.
 *
 * A line without a known key goes on with the value before it; before all keys it is the first
 * cell.
 */
void
fin_csv_scan_next_block (FinCsvScan *scan)
{
  gsize p = scan->position;
  guint64 seen = 0;
  FinCsvCell *cells;
  int last = -1;

  scan->length = 0;
  scan->n_cells = scan->n_cut = scan->keys->len;
  g_array_set_size (scan->cells, scan->keys->len);
  cells = &g_array_index (scan->cells, FinCsvCell, 0);
  for (guint i = 0; i < scan->keys->len; i++)
    cells[i] = (FinCsvCell){ "", 0 };
  while (p < scan->size)
    {
      KeyLine line = read_line (scan, p);
      int index = find_key (scan->keys, line.key);

      if (index >= 0 && (seen >> index & 1) != 0)
        break;
      p = line.next;
      scan->next_line++;
      if (line.whole.length == 0)
        break;
      if (index >= 0)
        {
          cells[index] = line.value;
          seen |= G_GUINT64_CONSTANT (1) << index;
          last = index;
        }
      else if (last >= 0 && cells[last].length > 0)
        cells[last].length =
            (guint32) (line.whole.text + line.whole.length - cells[last].text) & G_MAXINT32;
      else
        cells[MAX (last, 0)] = line.whole;
      scan->length = (guint32) MIN (
          line.whole.text + line.whole.length - scan->text - (gssize) scan->offset, G_MAXUINT32);
    }
  scan->position = p;
}

typedef struct
{
  GArray *keys;  /* FinCsvCell: of all blocks that are transactions */
  GArray *block; /* of this one */
  gboolean dated;
  gboolean amount;
  guint lines;
  guint good_lines; /* in blocks that are transactions */
} Search;

static void
end_block (Search *search)
{
  if (search->dated && search->amount)
    {
      search->good_lines += search->block->len;
      for (guint i = 0; i < search->block->len && search->keys->len < MAX_KEYS; i++)
        {
          FinCsvCell key = g_array_index (search->block, FinCsvCell, i);

          if (find_key (search->keys, key) < 0)
            g_array_append_val (search->keys, key);
        }
    }
  g_array_set_size (search->block, 0);
  search->dated = search->amount = FALSE;
}

static void
look_at_line (Search *search, const KeyLine *line)
{
  FinCsvMatch match;
  FinAmountText amount;
  FinDateText date;

  search->lines++;
  if (line->key.length == 0
      || !(g_ascii_isalpha (*line->key.text) || (guint8) *line->key.text >= 0x80))
    return;
  if (find_key (search->block, line->key) >= 0)
    end_block (search);
  if (search->block->len < MAX_KEYS)
    g_array_append_val (search->block, line->key);
  match = fin_csv_match_title (line->key.text, line->key.length);
  if (!match.exact)
    return;
  if (fin_date_text_scan (line->value.text, line->value.length, &date))
    search->dated = search->dated || match.role == FIN_CSV_ROLE_DATE;
  else if (fin_amount_text_scan (line->value.text, line->value.length, &amount))
    search->amount = search->amount || match.role == FIN_CSV_ROLE_AMOUNT
                     || match.role == FIN_CSV_ROLE_DEBIT || match.role == FIN_CSV_ROLE_CREDIT;
}

/**
 * fin_csv_scan_find_blocks: sets the keys when most lines belong to blocks with a day and an
 * amount.
 *
 * Returns: %FALSE when the text is no such thing; nothing is changed then
 */
gboolean
fin_csv_scan_find_blocks (FinCsvScan *scan)
{
  Search search = { 0 };
  gboolean found;

  search.keys = g_array_new (FALSE, FALSE, sizeof (FinCsvCell));
  search.block = g_array_new (FALSE, FALSE, sizeof (FinCsvCell));
  for (gsize p = 0; p < MIN (scan->size, LOOK_BYTES);)
    {
      KeyLine line = read_line (scan, p);

      if (line.whole.length > 0)
        look_at_line (&search, &line);
      else
        end_block (&search);
      p = line.next;
    }
  end_block (&search);
  found = search.keys->len > 0 && search.good_lines * 10 >= search.lines * BLOCK_LINES;
  if (found)
    scan->keys = g_steal_pointer (&search.keys);
  g_clear_pointer (&search.keys, g_array_unref);
  g_array_unref (search.block);
  return found;
}
