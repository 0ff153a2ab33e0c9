/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one row of a table says: its texts, its days and its balance become a draft. */
#include <string.h>

#include "fin-csv-private.h"

/* Control characters and line ends become spaces, NUL included: nothing is cut. */
static void
append_clean (GString *text, FinCsvCell cell)
{
  if (cell.length == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  for (guint32 i = 0; i < cell.length; i++)
    g_string_append_c (text,
                       (guint8) cell.text[i] < 0x20 || cell.text[i] == 0x7f ? ' ' : cell.text[i]);
}

/** fin_csv_role_text: Returns: (nullable): the cell of a role in this row, in the reading's arena
 */
const char *
fin_csv_role_text (FinCsvLayout *layout, FinCsvRole role)
{
  g_string_truncate (layout->text, 0);
  append_clean (layout->text, fin_csv_role_cell (layout, role));
  if (layout->text->len == 0)
    return NULL;
  return fin_arena_intern (layout->reading->arena, layout->text->str, layout->text->len);
}

/* Stars and little pictures say nothing. */
static gboolean
has_words (FinCsvCell cell)
{
  const char *end = cell.text + cell.length;

  for (const char *p = cell.text; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
was_said (const FinCsvLayout *layout, guint memo)
{
  FinCsvCell cell = fin_csv_scan_cell (&layout->scan, layout->memos[memo]);

  for (guint i = 0; i < memo; i++)
    {
      FinCsvCell earlier = fin_csv_scan_cell (&layout->scan, layout->memos[i]);

      if (earlier.length == cell.length && memcmp (earlier.text, cell.text, cell.length) == 0)
        return TRUE;
    }
  return FALSE;
}

/** fin_csv_row_memo: Returns: (nullable): what the columns of texts say, each thing once */
const char *
fin_csv_row_memo (FinCsvLayout *layout)
{
  g_string_truncate (layout->text, 0);
  for (guint i = 0; i < layout->n_memos; i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (&layout->scan, layout->memos[i]);

      if (has_words (cell) && !was_said (layout, i))
        append_clean (layout->text, cell);
    }
  if (layout->text->len == 0)
    return NULL;
  return fin_arena_intern (layout->reading->arena, layout->text->str, layout->text->len);
}

/* The other side: who got what left the holder, and who sent what came in. */
static const char *
payee_of (FinCsvLayout *layout, gint64 amount)
{
  if (layout->column[FIN_CSV_ROLE_PAYEE] >= 0)
    return fin_csv_role_text (layout, FIN_CSV_ROLE_PAYEE);
  return fin_csv_role_text (layout, amount < 0 ? FIN_CSV_ROLE_RECEIVER : FIN_CSV_ROLE_PAYER);
}

/**
 * fin_csv_row_date:
 * @time: (out) (nullable): minutes of the day, untouched where the cell has none
 * @second: (out) (nullable): the other day of a cell that holds two
 *
 * Returns: %FALSE where the cell of @role is no day
 */
gboolean
fin_csv_row_date (
    const FinCsvLayout *layout, FinCsvRole role, FinDate *date, gint32 *time, FinDate *second)
{
  const FinCsvColumn *column = fin_csv_column (layout, layout->column[role]);
  FinCsvCell cell = fin_csv_role_cell (layout, role);
  FinDateText text;
  FinDateText other;

  if (column == NULL || !fin_date_text_scan (cell.text, cell.length, &text))
    return FALSE;
  *date = fin_date_text_resolve (&text, column->order);
  /* A month that is a word leaves no doubt, whatever order the other rows have. */
  if (*date == FIN_DATE_NONE && text.named >= 0)
    *date =
        fin_date_text_resolve (&text, text.named == 0 ? FIN_DATE_ORDER_MDY : FIN_DATE_ORDER_DMY);
  if (time != NULL && text.time >= 0)
    *time = text.time;
  if (second != NULL && text.second > 0
      && fin_date_text_scan (cell.text + text.second, cell.length - text.second, &other))
    *second = fin_date_text_resolve (&other, column->order);
  return *date != FIN_DATE_NONE;
}

/** fin_csv_draft_begin: where the row stands in the file, and its amount. */
void
fin_csv_draft_begin (FinCsvLayout *layout, FinDraft *draft, const FinCsvAmount *amount)
{
  const FinCsvScan *scan = &layout->scan;

  fin_draft_init (draft);
  draft->line = scan->line;
  draft->original_offset = scan->offset;
  draft->original_length = scan->length;
  draft->amount = amount->minor;
  g_strlcpy (draft->currency, amount->currency, sizeof draft->currency);
}

static void
take_balance (FinCsvLayout *layout, FinDraft *draft)
{
  FinCsvAmount balance = { 0 };
  FinAmountText text;

  if (layout->column[FIN_CSV_ROLE_BALANCE] < 0
      || fin_csv_read_cell (layout, FIN_CSV_ROLE_BALANCE, &text, &balance) != FIN_CSV_AMOUNT_OK)
    return;
  draft->balance = text.direction < 0 ? -fin_csv_magnitude (balance.minor) : balance.minor;
  if (layout->balance_inverted && !fin_minor_negate (draft->balance, &draft->balance))
    return;
  draft->flags |= FIN_DRAFT_HAS_BALANCE;
}

/** fin_csv_draft_fill: what the row says besides its amount and posting date. */
void
fin_csv_draft_fill (FinCsvLayout *layout, FinDraft *draft)
{
  FinCsvCell time = fin_csv_role_cell (layout, FIN_CSV_ROLE_TIME);
  FinDate value;

  if (fin_csv_row_date (layout, FIN_CSV_ROLE_VALUE_DATE, &value, NULL, NULL))
    draft->value_date = value;
  if (draft->time == FIN_TIME_NONE && time.length > 0)
    fin_time_text_scan (time.text, time.length, &draft->time);
  if (draft->time == 0)
    draft->time = FIN_TIME_NONE;
  draft->payee = payee_of (layout, draft->amount);
  draft->memo = fin_csv_row_memo (layout);
  draft->reference = fin_csv_role_text (layout, FIN_CSV_ROLE_REFERENCE);
  draft->id = fin_csv_role_text (layout, FIN_CSV_ROLE_ID);
  draft->category = fin_csv_role_text (layout, FIN_CSV_ROLE_CATEGORY);
  draft->code = fin_csv_role_text (layout, FIN_CSV_ROLE_CODE);
  draft->counter_account = fin_csv_role_text (layout, FIN_CSV_ROLE_COUNTER_ACCOUNT);
  take_balance (layout, draft);
}
