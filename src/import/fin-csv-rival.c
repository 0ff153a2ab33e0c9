/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a table has several amounts: which of them is what the account paid, in its own currency.
 */
#include "fin-csv-private.h"

/* A column that its title calls an amount, the account's or another, or that is all money and
 * called nothing known. */
static gboolean
may_be_amount (const FinCsvColumn *column)
{
  if (column == NULL || column->filled == 0)
    return FALSE;
  if (column->role == FIN_CSV_ROLE_NONE)
    return column->money * 10 >= column->filled * 9;
  return (column->role == FIN_CSV_ROLE_AMOUNT || column->role == FIN_CSV_ROLE_FOREIGN)
         && column->amounts * 2 >= column->filled;
}

static gboolean
holds_currencies (const FinCsvColumn *column)
{
  return column->filled > 0 && column->currencies == column->filled;
}

/* Where each amount has a currency beside it: on which side, 0 for neither. */
static int
side_of_amounts (const FinCsvLayout *layout)
{
  guint currencies = 0;
  guint before = 0;
  guint after = 0;

  for (int i = 0; i < (int) layout->columns->len; i++)
    if (holds_currencies (fin_csv_column (layout, i)))
      {
        currencies++;
        before += may_be_amount (fin_csv_column (layout, i - 1));
        after += may_be_amount (fin_csv_column (layout, i + 1));
      }
  if (currencies < 2)
    return 0;
  if (before == currencies)
    return -1;
  return after == currencies ? 1 : 0;
}

/* "Amount (UAH);Operation amount;Currency": the title of the account's amount says its currency,
 * and the column of currencies is the other amount's. */
static gboolean
title_names_currency (FinCsvLayout *layout)
{
  const FinCsvColumn *amount = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_AMOUNT]);
  gboolean others = FALSE;

  for (guint i = 0; i < layout->columns->len && !others; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);

      others = may_be_amount (column) && column->match.currency[0] == '\0';
    }
  if (!others || amount == NULL || amount->match.currency[0] == '\0')
    return FALSE;
  fin_csv_column (layout, layout->column[FIN_CSV_ROLE_CURRENCY])->role = FIN_CSV_ROLE_FOREIGN;
  layout->column[FIN_CSV_ROLE_CURRENCY] = -1;
  return TRUE;
}

/**
 * fin_csv_infer_own_amount: of several amounts the one whose title names a currency is the
 * account's, or, with a currency beside each, the one whose currency never changes; the other is
 * what was asked for abroad.
 */
void
fin_csv_infer_own_amount (FinCsvLayout *layout)
{
  const FinCsvColumn *currency = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_CURRENCY]);
  int side = side_of_amounts (layout);
  int own = -1;

  if (currency == NULL || !currency->varies || title_names_currency (layout) || side == 0)
    return;
  for (int i = 0; i < (int) layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, i);

      if (!holds_currencies (column) || column->varies || column->filled < currency->filled)
        continue;
      if (own >= 0)
        return;
      own = i;
    }
  if (own < 0)
    return;
  if (layout->column[FIN_CSV_ROLE_AMOUNT] >= 0)
    fin_csv_column (layout, layout->column[FIN_CSV_ROLE_AMOUNT])->role = FIN_CSV_ROLE_FOREIGN;
  fin_csv_column (layout, layout->column[FIN_CSV_ROLE_CURRENCY])->role = FIN_CSV_ROLE_FOREIGN;
  fin_csv_claim (layout, own, FIN_CSV_ROLE_CURRENCY);
  fin_csv_claim (layout, own + side, FIN_CSV_ROLE_AMOUNT);
}

/* How many pairs of rows the running balance follows as the amounts are assigned now, whichever
 * sign leaves the account. */
static guint
agreement_either_way (FinCsvLayout *layout, guint *checked)
{
  gboolean before = layout->inverted;
  guint printed;
  guint inverted;

  layout->inverted = FALSE;
  printed = fin_csv_balance_agreement (layout, checked);
  layout->inverted = TRUE;
  inverted = fin_csv_balance_agreement (layout, checked);
  layout->inverted = before;
  return MAX (printed, inverted);
}

/* The balance follows these amounts, and in more rows than @than. */
static gboolean
balance_follows (FinCsvLayout *layout, guint than)
{
  guint checked = 0;
  guint agreed = fin_csv_balance_agreement (layout, &checked);

  return agreed > than && agreed * 10 >= checked * 9;
}

static gboolean
try_amount (FinCsvLayout *layout, int index, guint than)
{
  int before = layout->column[FIN_CSV_ROLE_AMOUNT];

  if (index == before || index == layout->column[FIN_CSV_ROLE_BALANCE])
    return FALSE;
  layout->pair = FALSE;
  layout->column[FIN_CSV_ROLE_AMOUNT] = index;
  if (balance_follows (layout, than))
    return TRUE;
  layout->column[FIN_CSV_ROLE_AMOUNT] = before;
  return FALSE;
}

static gboolean
try_pair (FinCsvLayout *layout, int debit, int credit, guint than)
{
  const int before[] = { layout->column[FIN_CSV_ROLE_DEBIT], layout->column[FIN_CSV_ROLE_CREDIT] };

  layout->pair = TRUE;
  layout->column[FIN_CSV_ROLE_DEBIT] = debit;
  layout->column[FIN_CSV_ROLE_CREDIT] = credit;
  if (balance_follows (layout, than))
    return TRUE;
  layout->pair = FALSE;
  layout->column[FIN_CSV_ROLE_DEBIT] = before[0];
  layout->column[FIN_CSV_ROLE_CREDIT] = before[1];
  return FALSE;
}

/* Two neighbours of which one is filled in each row. */
static gboolean
may_be_pair (FinCsvLayout *layout, int first)
{
  int balance = layout->column[FIN_CSV_ROLE_BALANCE];

  return first != balance && first + 1 != balance && may_be_amount (fin_csv_column (layout, first))
         && may_be_amount (fin_csv_column (layout, first + 1))
         && fin_csv_exclude_each_other (layout, first, first + 1);
}

static gboolean
find_what_balance_follows (FinCsvLayout *layout, guint than)
{
  for (int i = 0; i < (int) layout->columns->len; i++)
    if (may_be_amount (fin_csv_column (layout, i)) && try_amount (layout, i, than))
      return TRUE;
  for (int i = 0; i + 1 < (int) layout->columns->len; i++)
    if (may_be_pair (layout, i)
        && (try_pair (layout, i, i + 1, than) || try_pair (layout, i + 1, i, than)))
      return TRUE;
  return FALSE;
}

static void
take_what_balance_follows (FinCsvLayout *layout)
{
  int amount = layout->column[FIN_CSV_ROLE_AMOUNT];
  guint checked = 0;
  guint agreed;

  if (amount < 0 || layout->pair || layout->column[FIN_CSV_ROLE_DIRECTION] >= 0
      || layout->column[FIN_CSV_ROLE_FEE] >= 0)
    return;
  agreed = agreement_either_way (layout, &checked);
  if (checked < 2 || agreed == checked || !find_what_balance_follows (layout, agreed))
    return;
  fin_csv_column (layout, amount)->role = FIN_CSV_ROLE_FOREIGN;
  if (layout->pair)
    {
      layout->column[FIN_CSV_ROLE_AMOUNT] = -1;
      fin_csv_claim (layout, layout->column[FIN_CSV_ROLE_DEBIT], FIN_CSV_ROLE_DEBIT);
      fin_csv_claim (layout, layout->column[FIN_CSV_ROLE_CREDIT], FIN_CSV_ROLE_CREDIT);
    }
  else
    fin_csv_claim (layout, layout->column[FIN_CSV_ROLE_AMOUNT], FIN_CSV_ROLE_AMOUNT);
}

/* One balance that runs through all rows is of one currency, whatever the rows say of theirs. */
static void
let_go_of_other_currencies (FinCsvLayout *layout)
{
  FinCsvColumn *currency = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_CURRENCY]);
  guint checked = 0;

  if (currency == NULL || !currency->varies || agreement_either_way (layout, &checked) != checked
      || checked < 2)
    return;
  currency->role = FIN_CSV_ROLE_FOREIGN;
  layout->column[FIN_CSV_ROLE_CURRENCY] = -1;
}

/**
 * fin_csv_prove_amount: where the running balance contradicts the amounts that the titles name and
 * follows others, those are the account's.
 *
 * Words for in and out and fees are not weighed yet when it is called, so that tables with such
 * columns keep what their titles say.
 */
void
fin_csv_prove_amount (FinCsvLayout *layout)
{
  if (layout->column[FIN_CSV_ROLE_BALANCE] < 0)
    return;
  take_what_balance_follows (layout);
  let_go_of_other_currencies (layout);
}
