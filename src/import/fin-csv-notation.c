/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the file writes days and decimals, settled once for all rows. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-csv-private.h"
#include "fin-csv-profile.h"

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
      best |= fin_csv_order_bits[i];
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

/** fin_csv_decide_order: one order of day, month and year for the whole file, or a question.
 *
 * Returns: %FALSE with %FIN_IMPORT_ERROR_OPTION for an answer that is no order
 */
gboolean
fin_csv_decide_order (FinCsvLayout *layout, GError **error)
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

/** fin_csv_decide_mark: one decimal mark for the whole file, or a question. */
void
fin_csv_decide_mark (FinCsvLayout *layout)
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
