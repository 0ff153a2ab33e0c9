/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all rows of a file together prove: date order, decimal mark, and which sign leaves the
 * account. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-csv-private.h"
#include "fin-csv-profile.h"
#include "fin-currency.h"

/** Rows on which a running balance is held against the amounts. */
#define CHAIN_ROWS        5000
#define CHAIN_SAMPLE_ROWS 200

/** From so many rows on, a file in which no money ever leaves is doubtful. */
#define DOUBTFUL_ROWS 10

static const FinDateOrder order_bits[FIN_CSV_N_ORDERS] = { FIN_DATE_ORDER_DMY, FIN_DATE_ORDER_MDY,
                                                           FIN_DATE_ORDER_YMD, FIN_DATE_ORDER_YDM,
                                                           FIN_DATE_ORDER_MYD, FIN_DATE_ORDER_DYM };

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
    column->fits[i] += (fit & order_bits[i]) != 0;
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

static int
row_exponent (const FinCsvLayout *layout, const FinAmountText *amount)
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
      int exponent = row_exponent (layout, amount);

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

      look_at_date (layout, layout->column[FIN_CSV_ROLE_VALUE_DATE]);
      look_at_date (layout, layout->column[FIN_CSV_ROLE_PURCHASE_DATE]);
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
      look_at_amount (layout, layout->column[FIN_CSV_ROLE_BALANCE], &amount);
      rows++;
    }
}

static void
ask_for_order (FinCsvLayout *layout, const FinCsvColumn *column)
{
  static const FinDateOrder asked[] = { FIN_DATE_ORDER_DMY, FIN_DATE_ORDER_MDY };
  FinQuestion *question = fin_reading_add_question (layout->reading, FIN_QUESTION_DATE_ORDER,
                                                    _ ("Is the day or the month written first?"));

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *sample = NULL;
      g_autofree char *iso = NULL;
      FinDateText date;

      fin_date_text_scan (column->date_sample, strlen (column->date_sample), &date);
      iso = fin_date_to_iso (fin_date_text_resolve (&date, asked[i]));
      sample = g_strdup_printf ("%s → %s", column->date_sample, iso);
      fin_question_add_choice (layout->reading, question, fin_date_order_to_string (asked[i]),
                               i == 0 ? _ ("Day first") : _ ("Month first"), sample);
    }
}

/* The orders under which most dates exist; a file that mixes orders loses its smaller part. */
static FinDateOrder
best_orders (const FinCsvColumn *column)
{
  FinDateOrder best = 0;
  guint most = 0;

  for (int i = 0; i < FIN_CSV_N_ORDERS; i++)
    most = MAX (most, column->fits[i]);
  for (int i = 0; i < FIN_CSV_N_ORDERS && most > 0; i++)
    if (column->fits[i] == most)
      best |= order_bits[i];
  if ((best & (FIN_DATE_ORDER_DMY | FIN_DATE_ORDER_MDY)) != 0)
    best &= FIN_DATE_ORDER_DMY | FIN_DATE_ORDER_MDY;
  return best;
}

static FinDateOrder
first_order (FinDateOrder orders)
{
  static const FinDateOrder preferred[] = { FIN_DATE_ORDER_DMY, FIN_DATE_ORDER_MDY,
                                            FIN_DATE_ORDER_YMD, FIN_DATE_ORDER_YDM,
                                            FIN_DATE_ORDER_MYD, FIN_DATE_ORDER_DYM };

  for (gsize i = 0; i < G_N_ELEMENTS (preferred); i++)
    if ((orders & preferred[i]) != 0)
      return preferred[i];
  return FIN_DATE_ORDER_DMY;
}

static gboolean
decide_order (FinCsvLayout *layout, GError **error)
{
  static const FinCsvRole roles[] = { FIN_CSV_ROLE_DATE, FIN_CSV_ROLE_VALUE_DATE,
                                      FIN_CSV_ROLE_PURCHASE_DATE };
  const char *answer = layout->options != NULL ? layout->options->date_order : NULL;
  FinDateOrder common = FIN_DATE_ORDER_ANY;
  FinCsvColumn *open = NULL;

  if (answer == NULL && layout->profile != NULL)
    answer = layout->profile->date_order;
  if (answer != NULL && fin_date_order_from_string (answer) == 0)
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION,
                   _ ("“%s” is no date order; dmy, mdy and ymd are"), answer);
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      FinCsvColumn *column = fin_csv_column (layout, layout->column[roles[i]]);
      FinDateOrder best = column != NULL ? best_orders (column) : 0;

      if (best != 0 && (common & best) != 0)
        common &= best;
      if (open == NULL && best == (FIN_DATE_ORDER_DMY | FIN_DATE_ORDER_MDY)
          && column->date_sample != NULL)
        open = column;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      FinCsvColumn *column = fin_csv_column (layout, layout->column[roles[i]]);
      FinDateOrder best = column != NULL ? best_orders (column) : 0;

      if (column == NULL)
        continue;
      if (answer != NULL && (best & fin_date_order_from_string (answer)) != 0)
        column->order = fin_date_order_from_string (answer);
      else if (answer != NULL && layout->options != NULL && layout->options->date_order != NULL
               && i == 0)
        column->order = fin_date_order_from_string (answer);
      else
        column->order = first_order ((best & common) != 0 ? best & common : best);
    }
  if (open != NULL && answer == NULL && (common & FIN_DATE_ORDER_DMY) != 0
      && (common & FIN_DATE_ORDER_MDY) != 0)
    ask_for_order (layout, open);
  return TRUE;
}

static void
ask_for_mark (FinCsvLayout *layout)
{
  static const FinDecimalMark marks[] = { FIN_DECIMAL_MARK_COMMA, FIN_DECIMAL_MARK_DOT };
  gboolean comma_first = layout->scan.delimiter == ';';
  FinQuestion *question =
      fin_reading_add_question (layout->reading, FIN_QUESTION_DECIMAL_MARK,
                                _ ("Which sign separates the cents in this file?"));
  const char *sample = layout->evidence.either_sample;
  FinAmountText amount;

  layout->mark = comma_first ? FIN_DECIMAL_MARK_COMMA : FIN_DECIMAL_MARK_DOT;
  fin_amount_text_scan (sample, strlen (sample), &amount);
  for (int i = 0; i < 2; i++)
    {
      FinDecimalMark mark = marks[comma_first ? i : 1 - i];
      g_autofree char *decimal = NULL;
      g_autofree char *text = NULL;
      gint64 minor = 0;

      fin_amount_text_parse (&amount, mark, 3, &minor, NULL);
      decimal = fin_minor_to_decimal (minor, 3);
      text = g_strdup_printf ("%s → %s", sample, decimal);
      fin_question_add_choice (
          layout->reading, question, mark == FIN_DECIMAL_MARK_COMMA ? "," : ".",
          mark == FIN_DECIMAL_MARK_COMMA ? _ ("A comma: 1.234,56") : _ ("A point: 1,234.56"), text);
    }
}

static gboolean
chain_proves (FinCsvLayout *layout)
{
  guint checked = 0;
  guint agreed = fin_csv_balance_agreement (layout, &checked);

  return checked >= 1 && agreed * 10 >= checked * 9;
}

static void
decide_mark (FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;
  const char *answer = layout->options != NULL ? layout->options->decimal_mark : NULL;

  if (answer != NULL)
    layout->mark = answer[0] == ',' ? FIN_DECIMAL_MARK_COMMA : FIN_DECIMAL_MARK_DOT;
  else if (evidence->dot != evidence->comma)
    layout->mark = evidence->dot > evidence->comma ? FIN_DECIMAL_MARK_DOT : FIN_DECIMAL_MARK_COMMA;
  else if (evidence->either == 0)
    layout->mark = FIN_DECIMAL_MARK_DOT;
  else if (evidence->dot_fits != evidence->comma_fits)
    layout->mark =
        evidence->dot_fits > evidence->comma_fits ? FIN_DECIMAL_MARK_DOT : FIN_DECIMAL_MARK_COMMA;
  else
    ask_for_mark (layout);
}

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
  if (!fin_amount_text_parse (&amount, mark, row_exponent (layout, &amount), balance, NULL))
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
  layout->inverted = inverted_first;
}

/* FALSE when the running balance fits neither sign, or there is none. */
static gboolean
prove_sign (FinCsvLayout *layout)
{
  gboolean before = layout->inverted;
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
      layout->fee_apart = FALSE;
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
  layout->balance_inverted = chain_proves (layout);
  layout->inverted = TRUE;
  fin_reading_add_note (layout->reading,
                        _ ("Purchases are printed as positive here; they are read as negative"));
  return TRUE;
}

/* Hardly anything leaves the account, and yet it is a card's or the rows speak of purchases. */
static gboolean
is_doubtful (const FinCsvLayout *layout)
{
  const FinCsvEvidence *evidence = &layout->evidence;

  if (layout->inverted || evidence->positive == 0)
    return FALSE;
  if (evidence->income_out > evidence->income_in && evidence->positive >= evidence->negative)
    return TRUE;
  if (evidence->negative == 0)
    return evidence->card || evidence->purchases > 0 || evidence->positive >= DOUBTFUL_ROWS;
  return evidence->positive >= 2 * evidence->negative
         && (evidence->card || evidence->maybe_payments == evidence->negative
             || evidence->purchases * 2 >= evidence->positive);
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
  gboolean signs;

  if (!decide_order (layout, error))
    return FALSE;
  decide_mark (layout);
  if (!layout->pair)
    decide_direction (layout);
  if (layout->profile != NULL)
    {
      layout->inverted = layout->profile->inverted;
      layout->fee_apart = layout->profile->fee_apart;
    }
  if (answer != NULL)
    {
      layout->inverted = g_str_equal (answer, "inverted");
      if (layout->use_direction && evidence->direction_other > 0)
        layout->unknown_direction = -1;
      return TRUE;
    }
  if (is_companys_side (layout) || prove_sign (layout)
      || (layout->profile != NULL && layout->profile->inverted))
    return TRUE;
  if (layout->pair)
    {
      if (layout->pair_guessed)
        {
          const SignQuestion asked = { _ ("Is the first of the two amounts money out or money in?"),
                                       _ ("The first is money out"), _ ("The first is money in") };

          ask_for_sign (layout, &asked, FALSE);
        }
      return TRUE;
    }
  if (layout->use_direction && evidence->direction_other > 0)
    {
      const SignQuestion unknown = {
        _ ("Some rows do not say whether money came in or went out. Which is it?"),
        _ ("It went out"), _ ("It came in")
      };

      layout->unknown_direction = -1;
      ask_for_sign (layout, &unknown, FALSE);
      return TRUE;
    }
  signs = layout->use_direction || evidence->suffix_in + evidence->suffix_out > 0;
  if (signs)
    return TRUE;
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
  return TRUE;
}
