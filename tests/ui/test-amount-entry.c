/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as people type them. */
#include "fin-amount-entry.h"
#include "fin-money.h"

static void
test_read (void)
{
  const struct
  {
    const char *text;
    int exponent;
    gint64 minor;
  } cases[] = {
    { "12", 2, 1200 },          { "12.5", 2, 1250 },        { "12,50", 2, 1250 },
    { "1,234.50", 2, 123450 },  { "1.234,50", 2, 123450 },  { "1 234,5", 2, 123450 },
    { "1’234.50", 2, 123450 },  { "1,234", 2, 123400 },     { "1,234,567", 2, 123456700 },
    { "-12.34", 2, -1234 },     { "−12,34", 2, -1234 },     { "1.234.567", 2, 123456700 },
    { "500", 0, 500 },          { "1.234", 3, 1234 },       { "0.01", 2, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = G_MININT64;

      g_assert_true (fin_parse_amount (cases[i].text, cases[i].exponent, &minor, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, cases[i].minor);
    }
}

static void
test_refuse (void)
{
  const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "", FIN_MONEY_ERROR_SYNTAX },
    { "abc", FIN_MONEY_ERROR_SYNTAX },
    { "12x", FIN_MONEY_ERROR_SYNTAX },
    { "1.005", FIN_MONEY_ERROR_PRECISION },
    { "99999999999999999999", FIN_MONEY_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor;

      g_assert_false (fin_parse_amount (cases[i].text, 2, &minor, &error));
      g_assert_error (error, FIN_MONEY_ERROR, cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/amount-entry/read", test_read);
  g_test_add_func ("/amount-entry/refuse", test_refuse);
  return g_test_run ();
}
