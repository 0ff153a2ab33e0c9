/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as banks write them: every row of the tables is a shape seen in a real file. */
#include <string.h>

#include "fin-amount-text.h"
#include "fin-money.h"

static void
test_readings (void)
{
  static const struct
  {
    const char *text;
    FinDecimalMark mark;
    gint64 minor;
  } cases[] = {
    { "12.50", FIN_DECIMAL_MARK_DOT, 1250 },
    { "-12,50", FIN_DECIMAL_MARK_COMMA, -1250 },
    { "1.234,56", FIN_DECIMAL_MARK_COMMA, 123456 },
    { "1,234.56", FIN_DECIMAL_MARK_DOT, 123456 },
    { "1 234,56", FIN_DECIMAL_MARK_COMMA, 123456 },
    { "1\xc2\xa0"
      "234,56",
      FIN_DECIMAL_MARK_COMMA, 123456 },
    { "1\xe2\x80\xaf"
      "234,56",
      FIN_DECIMAL_MARK_COMMA, 123456 },
    { "5'432.10", FIN_DECIMAL_MARK_DOT, 543210 },
    { "1,23,456.78", FIN_DECIMAL_MARK_DOT, 12345678 },
    { "(300.00)", FIN_DECIMAL_MARK_DOT, -30000 },
    { "($1,936.76)", FIN_DECIMAL_MARK_DOT, -193676 },
    { "$(5.00)", FIN_DECIMAL_MARK_DOT, -500 },
    { "- $220.00", FIN_DECIMAL_MARK_DOT, -22000 },
    { "+ £1,100.00", FIN_DECIMAL_MARK_DOT, 110000 },
    { "12.50-", FIN_DECIMAL_MARK_DOT, -1250 },
    { "\xe2\x88\x92"
      "12.50",
      FIN_DECIMAL_MARK_DOT, -1250 },
    { "\xe2\x80\x93"
      "12,50",
      FIN_DECIMAL_MARK_COMMA, -1250 },
    { "12,-", FIN_DECIMAL_MARK_COMMA, 1200 },
    { "EUR 12,50", FIN_DECIMAL_MARK_COMMA, 1250 },
    { "12,50 €", FIN_DECIMAL_MARK_COMMA, 1250 },
    { "12,50 kr", FIN_DECIMAL_MARK_COMMA, 1250 },
    { "R$ 5.326,43", FIN_DECIMAL_MARK_COMMA, 532643 },
    { ".50", FIN_DECIMAL_MARK_DOT, 50 },
    { "-0", FIN_DECIMAL_MARK_DOT, 0 },
    { "000,00", FIN_DECIMAL_MARK_COMMA, 0 },
    { "1.5", FIN_DECIMAL_MARK_DOT, 150 },
    { "12.5000", FIN_DECIMAL_MARK_DOT, 1250 },
    { "92233720368547758.07", FIN_DECIMAL_MARK_DOT, G_MAXINT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinAmountText amount;
      g_autoptr (GError) error = NULL;
      gint64 minor = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_true (fin_amount_text_scan (cases[i].text, strlen (cases[i].text), &amount));
      g_assert_true (fin_amount_text_parse (&amount, cases[i].mark, 2, &minor, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, cases[i].minor);
    }
}

static void
test_no_amounts (void)
{
  static const char *const texts[] = { "",         "abc",   "12.50 apples", "--5",
                                       "5-5",      "(5",    "5)",           "1.2.3x",
                                       "1 2 3",    "12:30", "EUR",          "$",
                                       "-",        "1e5",   "0x10",         "1 23,45",
                                       "12.34 56", "(-5)",  "1'23.00",      "12%" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      FinAmountText amount;

      g_test_message ("%s", texts[i]);
      g_assert_false (fin_amount_text_scan (texts[i], strlen (texts[i]), &amount));
    }
}

static void
test_marks (void)
{
  static const struct
  {
    const char *text;
    FinDecimalMark marks;
  } cases[] = {
    { "1,234", FIN_DECIMAL_MARK_ANY },
    { "1.234", FIN_DECIMAL_MARK_ANY },
    { "1234.567", FIN_DECIMAL_MARK_DOT },
    { "0.000", FIN_DECIMAL_MARK_DOT },
    { "1,234.5", FIN_DECIMAL_MARK_DOT },
    { "1.234,5", FIN_DECIMAL_MARK_COMMA },
    { "1.234.567", FIN_DECIMAL_MARK_COMMA },
    { "1,234,567", FIN_DECIMAL_MARK_DOT },
    { "12,34", FIN_DECIMAL_MARK_COMMA },
    { "12", FIN_DECIMAL_MARK_ANY },
    { "1,2,3", 0 },
    { "1.2.3", 0 },
    { "1,234,56", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinAmountText amount;

      g_test_message ("%s", cases[i].text);
      g_assert_true (fin_amount_text_scan (cases[i].text, strlen (cases[i].text), &amount));
      g_assert_cmpint (fin_amount_text_marks (&amount), ==, cases[i].marks);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    int exponent;
    FinMoneyError code;
  } cases[] = {
    { "1234.567", 2, FIN_MONEY_ERROR_PRECISION },
    { "12.5", 0, FIN_MONEY_ERROR_PRECISION },
    { "92233720368547758.08", 2, FIN_MONEY_ERROR_OVERFLOW },
    { "99999999999999999999999999999999", 2, FIN_MONEY_ERROR_OVERFLOW },
    { "1.234,56", 2, FIN_MONEY_ERROR_SYNTAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinAmountText amount;
      g_autoptr (GError) error = NULL;
      gint64 minor = 77;

      g_assert_true (fin_amount_text_scan (cases[i].text, strlen (cases[i].text), &amount));
      g_assert_false (
          fin_amount_text_parse (&amount, FIN_DECIMAL_MARK_DOT, cases[i].exponent, &minor, &error));
      g_assert_error (error, FIN_MONEY_ERROR, (int) cases[i].code);
      g_assert_cmpint (minor, ==, 77);
    }
}

static void
test_signs_and_currencies (void)
{
  static const struct
  {
    const char *text;
    int direction;
    const char *currency;
  } cases[] = {
    { "5.00 CR", 1, "" },
    { "5.00DR", -1, "" },
    { "5,00 S", -1, "" },
    { "5,00 H", 1, "" },
    { "5 EUR", 0, "EUR" },
    { "€5", 0, "EUR" },
    { "zł 5", 0, "PLN" },
    { "$5", 0, "" },
    { "د.ا.\xe2\x80\x8f"
      "4.750",
      0, "JOD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinAmountText amount;

      g_test_message ("%s", cases[i].text);
      g_assert_true (fin_amount_text_scan (cases[i].text, strlen (cases[i].text), &amount));
      g_assert_cmpint (amount.direction, ==, cases[i].direction);
      g_assert_cmpstr (amount.currency, ==, cases[i].currency);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/amount-text/readings", test_readings);
  g_test_add_func ("/import/amount-text/no-amounts", test_no_amounts);
  g_test_add_func ("/import/amount-text/marks", test_marks);
  g_test_add_func ("/import/amount-text/refusals", test_refusals);
  g_test_add_func ("/import/amount-text/signs-and-currencies", test_signs_and_currencies);
  return g_test_run ();
}
