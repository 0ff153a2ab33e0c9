/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sign leaves the account: proven by the running balance, told by words, or asked. */
#include <glib/gi18n.h>

#include "fin-csv-private.h"
#include "fin-csv-profile.h"
#include "fin-currency.h"

/** Rows on which a running balance is held against the amounts. */
#define CHAIN_ROWS        5000
#define CHAIN_SAMPLE_ROWS 200

static gboolean
running_balance (FinCsvLayout *layout, gint64 *balance)
{
  FinCsvCell cell = fin_csv_scan_cell (&layout->scan, layout->column[FIN_CSV_ROLE_BALANCE]);
  FinAmountText amount;
  FinDecimalMark mark = layout->mark;

  if (!fin_amount_text_scan (cell.text, cell.length, &amount))
    return FALSE;
  if (mark == 0)
    mark = (fin_amount_text_marks (&amount) & FIN_DECIMAL_MARK_DOT) != 0 ? FIN_DECIMAL_MARK_DOT
                                                                         : FIN_DECIMAL_MARK_COMMA;
  if (!fin_amount_text_parse (&amount, mark, fin_csv_row_exponent (layout, &amount), balance, NULL))
    return FALSE;
  return amount.direction >= 0 || *balance < 0 || fin_minor_negate (*balance, balance);
}

/* Whether @from plus @step is @to, without overflow. */
static gboolean
steps (gint64 from, gint64 step, gint64 to)
{
  gint64 sum;

  return fin_minor_add (from, step, &sum) && sum == to;
}

/**
 * fin_csv_balance_agreement: holds the running balance against the amounts as they are read now.
 * @checked: (out): pairs of neighbouring rows in which both balances are known
 *
 * Returns: the pairs that agree, in the direction of time that fits better
 */
guint
fin_csv_balance_agreement (FinCsvLayout *layout, guint *checked)
{
  FinCsvScan *scan = &layout->scan;
  guint limit = layout->mark == 0 ? CHAIN_SAMPLE_ROWS : CHAIN_ROWS;
  guint forwards = 0;
  guint backwards = 0;
  gboolean have = FALSE;
  gint64 previous_balance = 0;
  gint64 previous_amount = 0;

  *checked = 0;
  if (layout->column[FIN_CSV_ROLE_BALANCE] < 0)
    return 0;
  fin_csv_rewind_to_data (layout);
  for (guint row = 0; row < limit && fin_csv_scan_next (scan); row++)
    {
      FinCsvAmount amount = fin_csv_row_amount (layout);
      gint64 balance;

      if (amount.state != FIN_CSV_AMOUNT_OK)
        continue;
      if (!running_balance (layout, &balance))
        {
          have = FALSE;
          continue;
        }
      if (have && (amount.minor != 0 || previous_amount != 0))
        {
          *checked += 1;
          forwards += steps (previous_balance, amount.minor, balance);
          backwards += steps (balance, previous_amount, previous_balance);
        }
      have = TRUE;
      previous_balance = balance;
      previous_amount = amount.minor;
    }
  return MAX (forwards, backwards);
}

static gboolean
chain_proves (FinCsvLayout *layout)
{
  guint checked = 0;
  guint agreed = fin_csv_balance_agreement (layout, &checked);

  return checked >= 1 && agreed * 10 >= checked * 9;
}

/* A balance that follows amounts printed from the company's side is the company's as well. */
static void
invert (FinCsvLayout *layout)
{
  layout->inverted = FALSE;
  layout->balance_inverted = !layout->pair && !layout->use_direction && chain_proves (layout);
  layout->inverted = TRUE;
}

/* The first row that the two readings of the sign read differently, each way. */
static void
find_sign_samples (FinCsvLayout *layout, gint64 *printed, gint64 *inverted, char *currency)
{
  fin_csv_rewind_to_data (layout);
  while (fin_csv_scan_next (&layout->scan))
    {
      FinCsvAmount one, other;

      layout->inverted = FALSE;
      one = fin_csv_row_amount (layout);
      layout->inverted = TRUE;
      other = fin_csv_row_amount (layout);
      if (one.state != FIN_CSV_AMOUNT_OK || other.state != FIN_CSV_AMOUNT_OK
          || one.minor == other.minor)
        continue;
      *printed = one.minor;
      *inverted = other.minor;
      g_strlcpy (currency, one.currency, 4);
      return;
    }
}

typedef struct
{
  const char *text;
  const char *printed;
  const char *inverted;
} SignQuestion;

static void
ask_for_sign (FinCsvLayout *layout, const SignQuestion *asked, gboolean inverted_first)
{
  FinQuestion *question =
      fin_reading_add_question (layout->reading, FIN_QUESTION_SIGN, asked->text);
  gint64 minor[2] = { 0, 0 };
  char currency[4] = "";

  find_sign_samples (layout, &minor[0], &minor[1], currency);
  for (int i = 0; i < 2; i++)
    {
      gboolean inverted = (i == 0) == inverted_first;
      g_autofree char *sample =
          fin_minor_to_decimal (minor[inverted ? 1 : 0], fin_currency_exponent (currency));

      fin_question_add_choice (layout->reading, question, inverted ? "inverted" : "bank",
                               inverted ? asked->inverted : asked->printed, sample);
    }
  layout->inverted = FALSE;
  if (inverted_first)
    invert (layout);
}

/* FALSE when the running balance fits neither sign, or there is none. */
static gboolean
prove_sign (FinCsvLayout *layout)
{
  gboolean before = layout->inverted;
  gboolean apart = layout->fee_apart;
  guint checked = 0;

  if (chain_proves (layout))
    return TRUE;
  /* Against what is printed, one pair of rows or most of them is not enough, and words for in and
   * out win. */
  layout->inverted = !before;
  if (layout->column[FIN_CSV_ROLE_DIRECTION] < 0
      && fin_csv_balance_agreement (layout, &checked) * 50 >= checked * 49
      && checked >= (layout->pair_guessed ? 1 : 2))
    return TRUE;
  layout->inverted = before;
  if (layout->column[FIN_CSV_ROLE_FEE] >= 0)
    {
      layout->fee_apart = TRUE;
      if (chain_proves (layout))
        return TRUE;
      layout->fee_apart = apart;
    }
  layout->balance_contradicted = fin_csv_balance_agreement (layout, &checked) * 2 < checked;
  return FALSE;
}

static void
decide_direction (FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;
  guint words = evidence->direction_in + evidence->direction_out;

  if (layout->column[FIN_CSV_ROLE_DIRECTION] < 0 || words == 0)
    return;
  /* Signs that say the same as the words need no words. */
  if (evidence->negative > 0 && evidence->direction_agrees > evidence->direction_differs
      && evidence->direction_out > 0)
    return;
  layout->use_direction = TRUE;
  if (evidence->direction_blank > 0)
    layout->blank_direction = evidence->direction_out == 0  ? -1
                              : evidence->direction_in == 0 ? 1
                                                            : 0;
}

/* Every positive row speaks of a purchase and every negative one of a payment. */
static gboolean
only_purchases_and_payments (const FinCsvEvidence *evidence)
{
  return evidence->negative > 0 && evidence->maybe_payments == evidence->negative
         && evidence->purchases > 0 && evidence->purchases == evidence->positive;
}

/*
 * A card whose payments are negative is printed from the company's side, and so is its balance. A
 * running balance that follows such amounts proves nothing about whose side it is.
 */
static gboolean
is_companys_side (FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;

  if (layout->pair || layout->use_direction || evidence->suffix_in + evidence->suffix_out > 0
      || (evidence->payments_out <= evidence->payments_in
          && !only_purchases_and_payments (evidence))
      || evidence->positive + evidence->payments_out < evidence->negative)
    return FALSE;
  invert (layout);
  fin_reading_add_note (layout->reading,
                        _ ("Purchases are printed as positive here; they are read as negative"));
  return TRUE;
}

/* A plus before every amount, a title such as "Deposits", rows of nothing but wages, or an account
 * that begins with the amount of a row say that the money came in. */
static gboolean
is_said_to_come_in (const FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;
  const FinCsvColumn *amount = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_AMOUNT]);

  return evidence->plus == evidence->positive || evidence->income_in == evidence->positive
         || evidence->begins_account
         || (amount != NULL && amount->match.role == FIN_CSV_ROLE_CREDIT);
}

/* Nothing leaves the account and nothing says so, or hardly anything does and yet it is a card's or
 * the rows speak of purchases. */
static gboolean
is_doubtful (const FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;

  /* A profile knows the sign. */
  if (layout->inverted || evidence->positive == 0 || layout->profile != NULL)
    return FALSE;
  if (evidence->income_out > evidence->income_in && evidence->positive >= evidence->negative)
    return TRUE;
  /* What is paid onto a card comes in, so that what is printed like it does too. */
  if (evidence->card && evidence->negative > 0 && evidence->payments_in > evidence->payments_out)
    return FALSE;
  if (evidence->negative == 0)
    return evidence->card || evidence->purchases > 0
           || (evidence->positive > 1 && !is_said_to_come_in (layout));
  return evidence->positive >= 2 * evidence->negative
         && (evidence->card || evidence->maybe_payments == evidence->negative
             || evidence->purchases * 2 >= evidence->positive);
}

/* A balance that rises with what was bought is what is owed. */
static gboolean
may_be_owed (const FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;

  return !layout->pair && !layout->use_direction && !layout->inverted && evidence->negative == 0
         && (evidence->card || evidence->purchases > 0);
}

/* What neither the balance nor words have settled. */
static void
ask_what_is_open (FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;

  if (layout->pair)
    {
      if (layout->pair_guessed)
        {
          const SignQuestion asked = { _ ("Is the first of the two amounts money out or money in?"),
                                       _ ("The first is money out"), _ ("The first is money in") };

          ask_for_sign (layout, &asked, FALSE);
        }
      return;
    }
  if (layout->use_direction && evidence->direction_other > 0)
    {
      const SignQuestion unknown = {
        _ ("Some rows do not say whether money came in or went out. Which is it?"),
        _ ("It went out"), _ ("It came in")
      };

      layout->unknown_direction = -1;
      ask_for_sign (layout, &unknown, FALSE);
      return;
    }
  if (layout->use_direction || evidence->suffix_in + evidence->suffix_out > 0)
    return;
  if (is_doubtful (layout))
    {
      const SignQuestion asked = {
        evidence->negative == 0 ? _ ("No amount has a sign. Did this money come in or go out?")
                                : _ ("Did the money without a minus sign come in or go out?"),
        _ ("It came in"), _ ("It went out")
      };

      ask_for_sign (layout, &asked,
                    evidence->card || evidence->purchases > 0 || evidence->negative > 0);
    }
  else if (evidence->positive == 1 && evidence->negative == 0 && !layout->inverted
           && layout->profile == NULL && !is_said_to_come_in (layout))
    fin_reading_add_note (layout->reading,
                          _ ("The only amount has no sign; it is read as money that came in"));
}

/**
 * fin_csv_decide: settles what the evidence proves, asks what it leaves open.
 *
 * Returns: %FALSE with %FIN_IMPORT_ERROR_OPTION for an answer that is not understood
 */
gboolean
fin_csv_decide (FinCsvLayout *layout, GError **error)
{
  const FinCsvEvidence *evidence = &layout->evidence;
  const char *answer = layout->options != NULL ? layout->options->sign : NULL;

  if (!fin_csv_decide_order (layout, error))
    return FALSE;
  fin_csv_decide_mark (layout);
  if (!layout->pair)
    decide_direction (layout);
  if (layout->profile != NULL)
    {
      layout->inverted = layout->profile->inverted;
      layout->fee_apart = layout->profile->fee_apart;
    }
  if (answer != NULL)
    {
      if (g_str_equal (answer, "inverted"))
        invert (layout);
      else
        layout->inverted = FALSE;
      if (layout->use_direction && evidence->direction_other > 0)
        layout->unknown_direction = -1;
      return TRUE;
    }
  if (is_companys_side (layout) || (prove_sign (layout) && !may_be_owed (layout))
      || (layout->profile != NULL && layout->profile->inverted))
    return TRUE;
  ask_what_is_open (layout);
  return TRUE;
}
