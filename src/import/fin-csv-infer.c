/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column is what where titles do not tell: by what stands in it, and by what adds up. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-csv-private.h"
#include "fin-csv-profile.h"

/** With more columns of numbers than this, no balance is looked for. */
#define MAX_BALANCE_CANDIDATES 8

static gboolean
gains_signs (const FinCsvLayout *layout, int from, int to)
{
  return fin_csv_column (layout, from)->negatives == 0
         && fin_csv_column (layout, to)->negatives > 0;
}

/** fin_csv_infer_column: Returns: the free column with most dates (or amounts with cents), or -1 */
int
fin_csv_infer_column (const FinCsvLayout *layout, gboolean dates)
{
  int best = -1;
  guint most = 0;

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);
      guint hits = dates ? column->dates : column->money;

      if (column->role != FIN_CSV_ROLE_NONE || hits == 0 || hits * 10 < column->filled * 6)
        continue;
      /* Of equals, the one with signs is the amount. */
      if (hits < most || (hits == most && (dates || !gains_signs (layout, best, (int) i))))
        continue;
      most = hits;
      best = (int) i;
    }
  return best;
}

/** fin_csv_exclude_each_other: whether two columns are never filled in the same row. */
gboolean
fin_csv_exclude_each_other (FinCsvLayout *layout, int a, int b)
{
  FinCsvScan *scan = &layout->scan;
  guint one = 0;

  fin_csv_rewind_to_data (layout);
  for (guint row = 0; row < FIN_CSV_SAMPLE_ROWS && fin_csv_scan_next (scan); row++)
    {
      FinAmountText first, second;
      FinCsvCell cell_a = fin_csv_scan_cell (scan, a);
      FinCsvCell cell_b = fin_csv_scan_cell (scan, b);
      gboolean has_a = fin_amount_text_scan (cell_a.text, cell_a.length, &first)
                       && !fin_amount_text_is_zero (&first);
      gboolean has_b = fin_amount_text_scan (cell_b.text, cell_b.length, &second)
                       && !fin_amount_text_is_zero (&second);

      if (has_a && has_b)
        return FALSE;
      one += has_a || has_b;
    }
  return one > 0;
}

static gboolean
could_be_money (const FinCsvColumn *column)
{
  return column->role == FIN_CSV_ROLE_NONE && column->filled > 0
         && column->amounts * 10 >= (column->filled - column->dashes) * 9 && column->amounts > 0;
}

/** fin_csv_infer_other_half: Beside the one column that is called money out or money in, one whose
 * title nobody knows and that is filled in the other rows is its counterpart. */
gboolean
fin_csv_infer_other_half (FinCsvLayout *layout)
{
  gboolean is_debit = layout->column[FIN_CSV_ROLE_DEBIT] >= 0;
  int known = layout->column[is_debit ? FIN_CSV_ROLE_DEBIT : FIN_CSV_ROLE_CREDIT];

  if (known < 0)
    return FALSE;
  for (int i = MAX (known - 1, 0); i <= known + 1; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, i);

      /* Where the known half has no cents either, whole numbers are money. */
      if (column == NULL || !could_be_money (column)
          || (column->money == 0 && fin_csv_column (layout, known)->money > 0)
          || !fin_csv_exclude_each_other (layout, known, i))
        continue;
      fin_csv_claim (layout, i, is_debit ? FIN_CSV_ROLE_CREDIT : FIN_CSV_ROLE_DEBIT);
      layout->pair = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* Zeros aside. */
static gboolean
is_all_negative (const FinCsvColumn *column)
{
  return column->negatives > 0 && column->negatives + column->zeros >= column->amounts;
}

static gboolean
any_signed_money (const FinCsvLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);

      if (could_be_money (column) && column->negatives > 0 && column->money == column->amounts)
        return TRUE;
    }
  return FALSE;
}

/* Two neighbours of which one is filled in each row are money out and money in. */
static gboolean
find_pair (FinCsvLayout *layout)
{
  for (guint i = 0; i + 1 < layout->columns->len; i++)
    {
      FinCsvColumn *a = fin_csv_column (layout, (int) i);
      FinCsvColumn *b = fin_csv_column (layout, (int) i + 1);
      gboolean b_may_be_empty = b->filled == 0 && b->role == FIN_CSV_ROLE_NONE && a->filled > 0
                                && layout->column[FIN_CSV_ROLE_DIRECTION] < 0;

      if (!could_be_money (a) || (!could_be_money (b) && !b_may_be_empty)
          || (a->money + b->money == 0 && (layout->has_header || any_signed_money (layout)))
          || (a->negatives > 0 && !is_all_negative (a))
          || (b->negatives > 0 && !is_all_negative (b)) || (a->negatives > 0 && b->negatives > 0))
        continue;
      if (!could_be_money (b) && (a->money == 0 || i + 2 >= layout->columns->len))
        continue;
      if (!fin_csv_exclude_each_other (layout, (int) i, (int) i + 1))
        continue;
      layout->pair = TRUE;
      layout->pair_guessed = a->negatives + b->negatives == 0;
      if (!layout->pair_guessed)
        {
          fin_csv_claim (layout, (int) i,
                         a->negatives > 0 ? FIN_CSV_ROLE_DEBIT : FIN_CSV_ROLE_CREDIT);
          fin_csv_claim (layout, (int) i + 1,
                         a->negatives > 0 ? FIN_CSV_ROLE_CREDIT : FIN_CSV_ROLE_DEBIT);
          return TRUE;
        }
      if (a->purchases >= 3 && b->purchases * 4 < a->purchases)
        layout->pair_guessed = FALSE;
      else if (b->purchases >= 3 && a->purchases * 4 < b->purchases)
        {
          fin_csv_claim (layout, (int) i, FIN_CSV_ROLE_CREDIT);
          fin_csv_claim (layout, (int) i + 1, FIN_CSV_ROLE_DEBIT);
          layout->pair_guessed = FALSE;
          return TRUE;
        }
      fin_csv_claim (layout, (int) i, FIN_CSV_ROLE_DEBIT);
      fin_csv_claim (layout, (int) i + 1, FIN_CSV_ROLE_CREDIT);
      return TRUE;
    }
  return FALSE;
}

/* Whole numbers that follow each other are serial numbers where other columns have cents. */
static gboolean
could_be_chained (const FinCsvLayout *layout, int index)
{
  const FinCsvColumn *column = fin_csv_column (layout, index);

  if (!could_be_money (column) || column->money > 0)
    return could_be_money (column);
  for (guint i = 0; i < layout->columns->len; i++)
    if (fin_csv_column (layout, (int) i)->money > 0)
      return FALSE;
  return TRUE;
}

/* Of several columns of numbers, a pair in which one is the running balance of the other. */
static gboolean
find_by_balance (FinCsvLayout *layout)
{
  guint candidates = 0;

  for (guint i = 0; i < layout->columns->len; i++)
    candidates += could_be_money (fin_csv_column (layout, (int) i));
  if (candidates > MAX_BALANCE_CANDIDATES)
    return FALSE;
  for (guint a = 0; a < layout->columns->len; a++)
    for (guint b = 0; b < layout->columns->len; b++)
      {
        guint checked = 0;
        guint agreed;

        if (a == b || !could_be_chained (layout, (int) a) || !could_be_chained (layout, (int) b))
          continue;
        layout->column[FIN_CSV_ROLE_AMOUNT] = (int) a;
        layout->column[FIN_CSV_ROLE_BALANCE] = (int) b;
        agreed = fin_csv_balance_agreement (layout, &checked);
        if (checked >= 1 && agreed * 10 >= checked * 9)
          {
            fin_csv_claim (layout, (int) a, FIN_CSV_ROLE_AMOUNT);
            fin_csv_claim (layout, (int) b, FIN_CSV_ROLE_BALANCE);
            return TRUE;
          }
      }
  layout->column[FIN_CSV_ROLE_AMOUNT] = -1;
  layout->column[FIN_CSV_ROLE_BALANCE] = -1;
  return FALSE;
}

/** fin_csv_infer_balance: Where no title says it, the column that follows the amounts is the
 * balance. */
void
fin_csv_infer_balance (FinCsvLayout *layout)
{
  gboolean before = layout->inverted;
  guint enough = layout->has_header ? 2 : 1;
  gboolean found = FALSE;

  for (guint i = 0; i < layout->columns->len && i < 32 && !found; i++)
    {
      if (!could_be_chained (layout, (int) i))
        continue;
      layout->column[FIN_CSV_ROLE_BALANCE] = (int) i;
      /* A balance before each row follows them as well, the other way round: titled ones are not
       * tried so. */
      for (int way = 0; way < (layout->has_header ? 1 : 2) && !found; way++)
        {
          guint checked = 0;
          guint agreed;

          layout->inverted = way == 1;
          agreed = fin_csv_balance_agreement (layout, &checked);
          found = checked >= enough && agreed * 10 >= checked * 9;
        }
      if (found)
        fin_csv_claim (layout, (int) i, FIN_CSV_ROLE_BALANCE);
    }
  layout->inverted = before;
  if (!found)
    layout->column[FIN_CSV_ROLE_BALANCE] = -1;
}

/* "date=1,amount=4,memo=5,memo=6": the roles as they are, with the amount in another column. */
static char *
describe_roles (const FinCsvLayout *layout, int amount)
{
  GString *roles = g_string_new (NULL);

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);
      FinCsvRole role = (int) i == amount ? FIN_CSV_ROLE_AMOUNT : column->role;
      const char *word = fin_csv_role_to_string (role);

      if (word == NULL || (role == FIN_CSV_ROLE_AMOUNT && (int) i != amount))
        continue;
      g_string_append_printf (roles, "%s%s=%u", roles->len > 0 ? "," : "", word, i + 1);
    }
  return g_string_free (roles, FALSE);
}

static void
add_amount_choice (FinCsvLayout *layout, FinQuestion *question, int index)
{
  g_autofree char *value = describe_roles (layout, index);
  g_autofree char *label = g_strdup_printf (_ ("Column %d"), index + 1);

  fin_question_add_choice (layout->reading, question, value, label,
                           fin_csv_column (layout, index)->sample);
}

/** fin_csv_ask_for_amount: where other columns look like the amount as well, once all roles are
 * known. */
void
fin_csv_ask_for_amount (FinCsvLayout *layout)
{
  int chosen = layout->column[FIN_CSV_ROLE_AMOUNT];
  FinQuestion *question = NULL;

  for (guint i = 0; layout->amount_doubtful && i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);

      if ((int) i == chosen || column->role != FIN_CSV_ROLE_NONE || column->money == 0
          || column->money * 10 < column->filled * 9
          || column->filled * 2 < fin_csv_column (layout, chosen)->filled)
        continue;
      if (question == NULL)
        {
          question = fin_reading_add_question (layout->reading, FIN_QUESTION_COLUMNS,
                                               _ ("Which column is the amount?"));
          add_amount_choice (layout, question, chosen);
        }
      add_amount_choice (layout, question, (int) i);
    }
}

/** fin_csv_infer_partial_direction: Beside amounts that never have a sign, words for in and out in
 * half of the rows tell: the rest is asked. */
void
fin_csv_infer_partial_direction (FinCsvLayout *layout)
{
  const FinCsvColumn *amount = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_AMOUNT]);

  if (amount == NULL || amount->negatives > 0)
    return;
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);
      guint words = column->directions_in + column->directions_out;

      if (layout->column[FIN_CSV_ROLE_DIRECTION] < 0
          && (column->role == FIN_CSV_ROLE_CODE || column->role == FIN_CSV_ROLE_NONE)
          && column->directions_out > 0 && words * 2 >= column->filled)
        fin_csv_claim (layout, (int) i, FIN_CSV_ROLE_DIRECTION);
    }
}

/** fin_csv_infer_direction: A column of nothing but words for in and out, beside amounts without a
 * sign. */
void
fin_csv_infer_direction (FinCsvLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);
      gboolean untitled = column->title == NULL || column->title[0] == '\0';
      guint words = column->directions_in + column->directions_out;

      if (layout->column[FIN_CSV_ROLE_DIRECTION] >= 0 || column->role != FIN_CSV_ROLE_NONE
          || words == 0 || words * 10 < column->filled * 9)
        continue;
      /* A dash in every row is an empty cell. */
      untitled = untitled && g_strcmp0 (column->sample, "-") != 0;
      if (untitled || (column->directions_in > 0 && column->directions_out > 0))
        fin_csv_claim (layout, (int) i, FIN_CSV_ROLE_DIRECTION);
    }
}

/** fin_csv_infer_amount: a pair, an amount with its balance, or the likeliest column; asks if
 * needed. */
void
fin_csv_infer_amount (FinCsvLayout *layout)
{
  int index;

  fin_csv_infer_direction (layout);
  if (find_pair (layout))
    return;
  layout->use_direction = layout->column[FIN_CSV_ROLE_DIRECTION] >= 0;
  if (find_by_balance (layout))
    {
      layout->use_direction = FALSE;
      return;
    }
  layout->use_direction = FALSE;
  index = fin_csv_infer_column (layout, FALSE);
  /* Whole numbers are money only where no title says what they are: they may be telephones. */
  for (guint i = 0; index < 0 && !layout->has_header && i < layout->columns->len; i++)
    if (could_be_money (fin_csv_column (layout, (int) i)))
      index = (int) i;
  if (index < 0)
    return;
  fin_csv_claim (layout, index, FIN_CSV_ROLE_AMOUNT);
  layout->amount_doubtful = fin_csv_column (layout, index)->negatives == 0 || layout->has_header;
}

/** fin_csv_infer_currency: without titles, a column of nothing but currency codes. */
void
fin_csv_infer_currency (FinCsvLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);

      if (layout->column[FIN_CSV_ROLE_CURRENCY] < 0 && column->role == FIN_CSV_ROLE_NONE
          && column->filled > 0 && column->currencies == column->filled && !layout->has_header)
        fin_csv_claim (layout, (int) i, FIN_CSV_ROLE_CURRENCY);
    }
}

static gboolean
is_described (const FinCsvLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);

      if ((column->role == FIN_CSV_ROLE_PAYEE || column->role == FIN_CSV_ROLE_PAYER
           || column->role == FIN_CSV_ROLE_RECEIVER || column->role == FIN_CSV_ROLE_MEMO)
          && column->filled > 0 && (column->varies || column->filled == 1))
        return TRUE;
    }
  return FALSE;
}

/* Cells of words that change from row to row, whatever the column is called. */
static gboolean
speaks (const FinCsvColumn *column)
{
  return column->varies && column->words * 2 >= column->filled && column->currencies == 0
         && (column->directions_in + column->directions_out) * 5 < column->filled * 3;
}

/** fin_csv_infer_texts: Where no title says what describes the transaction, the columns that are
 * left and hold words do.
 */
void
fin_csv_infer_texts (FinCsvLayout *layout)
{
  gboolean described = is_described (layout);
  gboolean answered = layout->options != NULL && layout->options->columns != NULL;

  answered = answered || (layout->profile != NULL && layout->profile->columns != NULL);
  for (guint i = 0; i < layout->columns->len; i++)
    {
      FinCsvColumn *column = fin_csv_column (layout, (int) i);
      gboolean words = column->filled > 0 && column->dates * 2 < column->filled
                       && column->amounts * 2 < column->filled;

      if (column->role == FIN_CSV_ROLE_NONE && words
          && (!described || (!answered && speaks (column))))
        column->role = FIN_CSV_ROLE_MEMO;
      else if ((column->role == FIN_CSV_ROLE_CODE || column->role == FIN_CSV_ROLE_REFERENCE)
               && !described && !answered && speaks (column))
        {
          layout->column[column->role] = -1;
          column->role = FIN_CSV_ROLE_MEMO;
        }
      if (column->role == FIN_CSV_ROLE_MEMO && layout->n_memos < FIN_CSV_MAX_MEMOS)
        layout->memos[layout->n_memos++] = (int) i;
    }
}
