/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The amount of a row: one column or two, with its sign, its currency and its fee. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-csv-private.h"
#include "fin-currency.h"

static void
find_row_currency (const FinCsvLayout *layout, const FinAmountText *amount, char *currency)
{
  FinCsvCell cell = fin_csv_role_cell (layout, FIN_CSV_ROLE_CURRENCY);
  char code[4] = "";

  for (guint i = 0; i < 3 && cell.length == 3; i++)
    code[i] = g_ascii_toupper (cell.text[i]);
  if (fin_currency_is_known (code))
    g_strlcpy (currency, code, 4);
  else if (amount->currency[0] != '\0')
    g_strlcpy (currency, amount->currency, 4);
  else
    g_strlcpy (currency, layout->currency, 4);
}

/** fin_csv_read_cell: reads one cell exactly. An empty one is EMPTY; what is wrong is left in
 * @result. */
FinCsvAmountState
fin_csv_read_cell (const FinCsvLayout *layout,
                   FinCsvRole role,
                   FinAmountText *amount,
                   FinCsvAmount *result)
{
  g_autoptr (GError) error = NULL;
  FinCsvCell cell = fin_csv_role_cell (layout, role);
  FinDecimalMark mark = layout->mark;

  result->cell = cell;
  result->field = role;
  if (cell.length == 0)
    return FIN_CSV_AMOUNT_EMPTY;
  if (cell.length == 1 && *cell.text == '-')
    return FIN_CSV_AMOUNT_EMPTY;
  if (!fin_amount_text_scan (cell.text, cell.length, amount))
    {
      result->reason = _ ("this is not an amount");
      return FIN_CSV_AMOUNT_BAD;
    }
  find_row_currency (layout, amount, result->currency);
  if (mark == 0)
    mark = (fin_amount_text_marks (amount) & FIN_DECIMAL_MARK_DOT) != 0 ? FIN_DECIMAL_MARK_DOT
                                                                        : FIN_DECIMAL_MARK_COMMA;
  if (!fin_amount_text_parse (amount, mark, fin_currency_exponent (result->currency),
                              &result->minor, &error))
    {
      result->reason = g_error_matches (error, FIN_MONEY_ERROR, FIN_MONEY_ERROR_PRECISION)
                           ? _ ("the amount has more decimals than its currency")
                       : g_error_matches (error, FIN_MONEY_ERROR, FIN_MONEY_ERROR_OVERFLOW)
                           ? _ ("the amount is too large")
                           : _ ("this is not an amount with the decimal mark of this file");
      return FIN_CSV_AMOUNT_BAD;
    }
  return FIN_CSV_AMOUNT_OK;
}

static gboolean
flips (const FinCsvLayout *layout, gboolean debit)
{
  const FinCsvEvidence *evidence = &layout->evidence;

  if (debit)
    return evidence->debit_negative <= evidence->debit_positive;
  return evidence->credit_negative > evidence->credit_positive;
}

static FinCsvAmount
pair_amount (const FinCsvLayout *layout)
{
  FinCsvAmount debit = { 0 };
  FinCsvAmount credit = { 0 };
  FinAmountText text;

  debit.state = fin_csv_read_cell (layout, FIN_CSV_ROLE_DEBIT, &text, &debit);
  if (debit.state == FIN_CSV_AMOUNT_BAD)
    return debit;
  credit.state = fin_csv_read_cell (layout, FIN_CSV_ROLE_CREDIT, &text, &credit);
  if (credit.state == FIN_CSV_AMOUNT_BAD)
    return credit;
  if (debit.state == FIN_CSV_AMOUNT_OK && credit.state == FIN_CSV_AMOUNT_OK && debit.minor != 0
      && credit.minor != 0)
    {
      credit.state = FIN_CSV_AMOUNT_BAD;
      credit.reason = _ ("money out and money in are both filled");
      return credit;
    }
  if (debit.state == FIN_CSV_AMOUNT_OK && (debit.minor != 0 || credit.state != FIN_CSV_AMOUNT_OK))
    {
      if (flips (layout, TRUE) != layout->inverted && !fin_minor_negate (debit.minor, &debit.minor))
        debit.state = FIN_CSV_AMOUNT_BAD;
      return debit;
    }
  if (credit.state == FIN_CSV_AMOUNT_OK && flips (layout, FALSE) != layout->inverted)
    fin_minor_negate (credit.minor, &credit.minor);
  return credit;
}

static int
row_direction (const FinCsvLayout *layout, const FinAmountText *text)
{
  const FinCsvEvidence *evidence = &layout->evidence;
  FinCsvCell cell = fin_csv_role_cell (layout, FIN_CSV_ROLE_DIRECTION);
  int direction;

  if (layout->use_direction)
    {
      if (cell.length == 0)
        return layout->blank_direction;
      direction = fin_csv_direction (cell.text, cell.length);
      if (direction == 0)
        return layout->inverted ? -layout->unknown_direction : layout->unknown_direction;
      return direction;
    }
  if (text->direction != 0)
    return text->direction;
  if (evidence->suffix_in > 0 && evidence->suffix_out == 0 && evidence->negative == 0)
    return -1;
  return evidence->suffix_out > 0 && evidence->suffix_in == 0 && evidence->negative == 0 ? 1 : 0;
}

static void
take_off_fee (const FinCsvLayout *layout, FinCsvAmount *amount)
{
  FinCsvAmount fee = { 0 };
  FinAmountText text;

  if (!layout->fee_apart || (layout->use_direction && amount->minor > 0)
      || fin_csv_read_cell (layout, FIN_CSV_ROLE_FEE, &text, &fee) != FIN_CSV_AMOUNT_OK)
    return;
  if (!fin_minor_subtract (amount->minor, fin_csv_magnitude (fee.minor), &amount->minor))
    amount->state = FIN_CSV_AMOUNT_BAD;
}

/** fin_csv_row_amount: the amount of the record that the scanner stands on, with its final sign. */
FinCsvAmount
fin_csv_row_amount (FinCsvLayout *layout)
{
  FinCsvAmount amount = { 0 };
  FinAmountText text;
  int direction;

  if (layout->pair)
    return pair_amount (layout);
  amount.state = fin_csv_read_cell (layout, FIN_CSV_ROLE_AMOUNT, &text, &amount);
  if (amount.state != FIN_CSV_AMOUNT_OK)
    return amount;
  direction = row_direction (layout, &text);
  if (direction != 0)
    amount.minor =
        direction < 0 ? -fin_csv_magnitude (amount.minor) : fin_csv_magnitude (amount.minor);
  else if (layout->use_direction && text.signed_)
    return amount;
  else if (layout->use_direction)
    {
      amount.state = FIN_CSV_AMOUNT_BAD;
      amount.field = FIN_CSV_ROLE_DIRECTION;
      amount.cell = fin_csv_role_cell (layout, FIN_CSV_ROLE_DIRECTION);
      amount.reason = _ ("it is not said whether money came in or went out");
    }
  else if (layout->inverted && !fin_minor_negate (amount.minor, &amount.minor))
    amount.state = FIN_CSV_AMOUNT_BAD;
  take_off_fee (layout, &amount);
  return amount;
}
