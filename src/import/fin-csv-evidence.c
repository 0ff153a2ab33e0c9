/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over all rows: what they show of dates, decimal marks and signs. */
#include <string.h>

#include "fin-csv-private.h"
#include "fin-currency.h"

const FinDateOrder fin_csv_order_bits[FIN_CSV_N_ORDERS] = {
  FIN_DATE_ORDER_DMY, FIN_DATE_ORDER_MDY, FIN_DATE_ORDER_YMD,
  FIN_DATE_ORDER_YDM, FIN_DATE_ORDER_MYD, FIN_DATE_ORDER_DYM
};

static gboolean
look_at_date (FinCsvLayout *layout, int index)
{
  FinCsvColumn *column = fin_csv_column (layout, index);
  FinCsvCell cell = fin_csv_scan_cell (&layout->scan, index);
  FinDateText date;
  FinDateOrder fit;

  if (column == NULL || !fin_date_text_scan (cell.text, cell.length, &date))
    return FALSE;
  fit = fin_date_text_orders (&date);
  column->n_dates++;
  for (int i = 0; i < FIN_CSV_N_ORDERS; i++)
    column->fits[i] += (fit & fin_csv_order_bits[i]) != 0;
  if ((fit & FIN_DATE_ORDER_DMY) != 0 && (fit & FIN_DATE_ORDER_MDY) != 0)
    {
      if (fin_date_text_resolve (&date, FIN_DATE_ORDER_DMY)
          == fin_date_text_resolve (&date, FIN_DATE_ORDER_MDY))
        column->same++;
      else if (column->date_sample == NULL)
        column->date_sample = fin_arena_strndup (layout->reading->arena, cell.text, cell.length);
    }
  return TRUE;
}

/** fin_csv_row_exponent: Returns: the decimals of the row's currency */
int
fin_csv_row_exponent (const FinCsvLayout *layout, const FinAmountText *amount)
{
  FinCsvCell cell = fin_csv_scan_cell (&layout->scan, layout->column[FIN_CSV_ROLE_CURRENCY]);
  char code[4] = "";

  for (guint i = 0; i < 3 && cell.length == 3; i++)
    code[i] = g_ascii_toupper (cell.text[i]);
  if (fin_currency_is_known (code))
    return fin_currency_exponent (code);
  if (layout->currency[0] != '\0')
    return fin_currency_exponent (layout->currency);
  return fin_currency_exponent (amount->currency);
}

static gboolean
look_at_amount (FinCsvLayout *layout, int index, FinAmountText *amount)
{
  FinCsvEvidence *evidence = &layout->evidence;
  FinCsvCell cell = fin_csv_scan_cell (&layout->scan, index);
  FinDecimalMark marks;
  gint64 minor;

  if (index < 0 || !fin_amount_text_scan (cell.text, cell.length, amount))
    return FALSE;
  marks = fin_amount_text_marks (amount);
  if (marks == 0 || strpbrk (amount->body, ".,") == NULL)
    return marks != 0;
  if (marks == FIN_DECIMAL_MARK_DOT)
    evidence->dot++;
  else if (marks == FIN_DECIMAL_MARK_COMMA)
    evidence->comma++;
  else
    {
      int exponent = fin_csv_row_exponent (layout, amount);

      evidence->either++;
      evidence->dot_fits +=
          fin_amount_text_parse (amount, FIN_DECIMAL_MARK_DOT, exponent, &minor, NULL);
      evidence->comma_fits +=
          fin_amount_text_parse (amount, FIN_DECIMAL_MARK_COMMA, exponent, &minor, NULL);
      if (evidence->either_sample == NULL)
        evidence->either_sample =
            fin_arena_strndup (layout->reading->arena, cell.text, cell.length);
    }
  return TRUE;
}

static void
look_at_sign (FinCsvLayout *layout, const FinAmountText *amount)
{
  FinCsvEvidence *evidence = &layout->evidence;
  FinCsvCell cell = fin_csv_scan_cell (&layout->scan, layout->column[FIN_CSV_ROLE_DIRECTION]);
  int direction = 0;

  if (fin_amount_text_is_zero (amount))
    return;
  evidence->rows++;
  evidence->positive += !amount->negative;
  evidence->negative += amount->negative;
  evidence->plus += amount->signed_ && !amount->negative;
  evidence->suffix_in += amount->direction > 0;
  evidence->suffix_out += amount->direction < 0;
  if (layout->column[FIN_CSV_ROLE_DIRECTION] < 0)
    return;
  direction = fin_csv_direction (cell.text, cell.length);
  evidence->direction_in += direction > 0;
  evidence->direction_out += direction < 0;
  evidence->direction_blank += cell.length == 0;
  evidence->direction_other += direction == 0 && cell.length > 0;
  evidence->direction_agrees += (direction < 0) == amount->negative;
  evidence->direction_differs += (direction < 0) != amount->negative;
}

/* The account was opened with this row when its balance is the row's amount, sign and all. */
static void
look_at_balance (FinCsvLayout *layout, const FinAmountText *balance)
{
  FinCsvCell cell = fin_csv_scan_cell (&layout->scan, layout->column[FIN_CSV_ROLE_AMOUNT]);
  FinAmountText amount;

  if (!layout->evidence.begins_account && !fin_amount_text_is_zero (balance)
      && fin_amount_text_scan (cell.text, cell.length, &amount))
    layout->evidence.begins_account =
        amount.negative == balance->negative && strcmp (amount.body, balance->body) == 0;
}

/* Only the first rows: words are looked for where nothing else tells the sign of a card. */
static void
look_at_words (FinCsvLayout *layout, gboolean negative)
{
  FinCsvEvidence *evidence = &layout->evidence;
  gboolean maybe = FALSE;
  gboolean purchase = FALSE;
  gboolean income = FALSE;

  for (guint i = 0; i < MIN (layout->scan.cells->len, 32); i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (&layout->scan, (int) i);

      if (cell.length < 4)
        continue;
      purchase = purchase || fin_csv_has_words (cell.text, cell.length, FIN_CSV_WORDS_PURCHASE);
      income = income || fin_csv_has_words (cell.text, cell.length, FIN_CSV_WORDS_INCOME);
      maybe = maybe || fin_csv_has_words (cell.text, cell.length, FIN_CSV_WORDS_MAYBE_PAYMENT);
      if (!evidence->card && fin_csv_has_words (cell.text, cell.length, FIN_CSV_WORDS_CARD))
        evidence->card = TRUE;
      if (fin_csv_has_words (cell.text, cell.length, FIN_CSV_WORDS_CARD_PAYMENT))
        {
          evidence->payments_in += !negative;
          evidence->payments_out += negative;
          maybe = TRUE;
          break;
        }
    }
  evidence->purchases += purchase && !negative;
  evidence->maybe_payments += maybe && negative;
  evidence->income_in += income && !negative;
  evidence->income_out += income && negative;
}

static void
look_at_pair (FinCsvLayout *layout)
{
  FinCsvEvidence *evidence = &layout->evidence;
  FinAmountText amount;

  if (look_at_amount (layout, layout->column[FIN_CSV_ROLE_DEBIT], &amount)
      && !fin_amount_text_is_zero (&amount))
    {
      evidence->debit_negative += amount.negative;
      evidence->debit_positive += !amount.negative;
    }
  if (look_at_amount (layout, layout->column[FIN_CSV_ROLE_CREDIT], &amount)
      && !fin_amount_text_is_zero (&amount))
    {
      evidence->credit_negative += amount.negative;
      evidence->credit_positive += !amount.negative;
    }
}

/* "Card Used For Transaction", "Kreditkarte": the titles alone tell that this is a card. */
static gboolean
titles_speak_of_card (const FinCsvLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const char *title = fin_csv_column (layout, (int) i)->title;

      if (title != NULL
          && (fin_csv_has_words (title, strlen (title), FIN_CSV_WORDS_CARD)
              || fin_csv_has_words (title, strlen (title), FIN_CSV_WORDS_CARD_TITLE)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_words (FinCsvCell cell)
{
  FinDateText date;
  guint letters = 0;

  for (guint32 i = 0; i < cell.length && letters < 2; i++)
    letters = g_ascii_isalpha (cell.text[i]) || (guint8) cell.text[i] >= 0x80 ? letters + 1 : 0;
  return letters >= 2 && !fin_date_text_scan (cell.text, cell.length, &date);
}

static void
look_at_texts (FinCsvLayout *layout)
{
  FinCsvTexts *texts = &layout->evidence.texts;
  guint64 words = 0;

  for (guint i = 0; i < MIN (layout->scan.cells->len, 64); i++)
    if (has_words (fin_csv_scan_cell (&layout->scan, (int) i)))
      words |= G_GUINT64_CONSTANT (1) << i;
  if (texts->rows == 0)
    {
      texts->first = words;
      texts->first_line = layout->scan.line;
      texts->between = G_MAXUINT64;
    }
  else if (texts->rows > 1)
    texts->between &= texts->last;
  texts->last = words;
  texts->last_line = layout->scan.line;
  texts->rows++;
}

/**
 * fin_csv_bare_line: Some banks end (or begin) a table without titles with the balance: a day and
 * an amount without any text, where every other row has one.
 *
 * Returns: the line of such a row, or 0
 */
guint32
fin_csv_bare_line (const FinCsvLayout *layout)
{
  const FinCsvTexts *texts = &layout->evidence.texts;

  if (texts->rows < FIN_CSV_BARE_ROWS)
    return 0;
  if (texts->last == 0 && (texts->first & texts->between) != 0)
    return texts->last_line;
  if (texts->first == 0 && (texts->last & texts->between) != 0)
    return texts->first_line;
  return 0;
}

/** fin_csv_gather_evidence: one pass over all rows. */
void
fin_csv_gather_evidence (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;
  guint rows = 0;

  layout->evidence.card = titles_speak_of_card (layout);
  fin_csv_rewind_to_data (layout);
  while (fin_csv_scan_next (scan))
    {
      gboolean dated = look_at_date (layout, layout->column[FIN_CSV_ROLE_DATE]);
      FinAmountText amount;
      FinAmountText balance;

      look_at_date (layout, layout->column[FIN_CSV_ROLE_VALUE_DATE]);
      look_at_date (layout, layout->column[FIN_CSV_ROLE_PURCHASE_DATE]);
      if (dated && !layout->has_header && layout->column[FIN_CSV_ROLE_BALANCE] < 0)
        look_at_texts (layout);
      if (layout->pair)
        {
          if (dated)
            look_at_pair (layout);
        }
      else if (look_at_amount (layout, layout->column[FIN_CSV_ROLE_AMOUNT], &amount))
        {
          /* Sums below the table have no date, and no say in this. */
          if (dated)
            look_at_sign (layout, &amount);
          if (dated && rows < 500)
            look_at_words (layout, amount.negative);
        }
      if (look_at_amount (layout, layout->column[FIN_CSV_ROLE_BALANCE], &balance) && dated)
        look_at_balance (layout, &balance);
      rows++;
    }
}
