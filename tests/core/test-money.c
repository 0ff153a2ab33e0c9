/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exactness of FinMoney: the table of accepted and refused texts, limits, and overflow. */
#include "fin-money.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int exponent;
    gint64 minor;
  } rows[] = {
    { "0", 2, 0 },        { "-0.00", 2, 0 },      { "12.34", 2, 1234 },   { "-12.34", 2, -1234 },
    { "+7", 2, 700 },     { ".5", 2, 50 },        { "1234", 0, 1234 },    { "1.234", 3, 1234 },
    { "1.2300", 2, 123 }, { "0.10", 2, 10 },      { "5.", 2, 500 },       { "007.10", 2, 710 },
    { "92233720368547758.07", 2, G_MAXINT64 },    { "-92233720368547758.08", 2, G_MININT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = -1;

      g_assert_true (fin_minor_from_decimal (rows[i].text, rows[i].exponent, &minor, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, rows[i].minor);
    }
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *text;
    int exponent;
    FinMoneyError code;
  } rows[] = {
    { "", 2, FIN_MONEY_ERROR_SYNTAX },         { "-", 2, FIN_MONEY_ERROR_SYNTAX },
    { ".", 2, FIN_MONEY_ERROR_SYNTAX },        { "1,5", 2, FIN_MONEY_ERROR_SYNTAX },
    { "12a", 2, FIN_MONEY_ERROR_SYNTAX },      { " 1", 2, FIN_MONEY_ERROR_SYNTAX },
    { "1e3", 2, FIN_MONEY_ERROR_SYNTAX },      { "--1", 2, FIN_MONEY_ERROR_SYNTAX },
    { "1.234", 2, FIN_MONEY_ERROR_PRECISION }, { "1.5", 0, FIN_MONEY_ERROR_PRECISION },
    { "92233720368547758.08", 2, FIN_MONEY_ERROR_OVERFLOW },
    { "-92233720368547758.09", 2, FIN_MONEY_ERROR_OVERFLOW },
    { "99999999999999999999999", 2, FIN_MONEY_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 77;

      g_assert_false (fin_minor_from_decimal (rows[i].text, rows[i].exponent, &minor, &error));
      g_assert_error (error, FIN_MONEY_ERROR, (int) rows[i].code);
      g_assert_cmpint (minor, ==, 77);
    }
}

static void
test_round_trip (void)
{
  static const int exponents[] = { 0, 2, 3, 4 };

  for (int i = 0; i < 20000; i++)
    {
      gint64 value =
        (gint64)(((guint64)(guint32)g_test_rand_int () << 32) | (guint32)g_test_rand_int ());
      int exponent = exponents[i % 4];
      g_autofree char *text = NULL;
      gint64 back;

      value >>= g_test_rand_int_range (0, 63);
      text = fin_minor_to_decimal (value, exponent);
      g_assert_true (fin_minor_from_decimal (text, exponent, &back, NULL));
      g_assert_cmpint (back, ==, value);
    }
}

static void
test_checked (void)
{
  g_autoptr (GError) error = NULL;
  FinMoney sum;
  gint64 result = 5;

  g_assert_false (fin_minor_add (G_MAXINT64, 1, &result));
  g_assert_false (fin_minor_subtract (G_MININT64, 1, &result));
  g_assert_false (fin_minor_negate (G_MININT64, &result));
  g_assert_cmpint (result, ==, 5);
  g_assert_true (fin_money_add (fin_money (1, "EUR"), fin_money (2, "EUR"), &sum, &error));
  g_assert_cmpint (sum.minor, ==, 3);
  g_assert_false (fin_money_add (fin_money (1, "EUR"), fin_money (2, "USD"), &sum, &error));
  g_assert_error (error, FIN_MONEY_ERROR, FIN_MONEY_ERROR_CURRENCY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/money/parse", test_parse);
  g_test_add_func ("/core/money/refuse", test_refuse);
  g_test_add_func ("/core/money/round-trip", test_round_trip);
  g_test_add_func ("/core/money/checked", test_checked);

  return g_test_run ();
}
