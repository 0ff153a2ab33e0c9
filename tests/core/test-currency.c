/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO 4217 exponents and symbols. */
#include "fin-currency.h"

#include <string.h>

static void
test_exponents (void)
{
  static const struct
  {
    const char *code;
    int exponent;
  } rows[] = {
    { "EUR", 2 }, { "USD", 2 }, { "JPY", 0 }, { "KWD", 3 }, { "BHD", 3 }, { "CLF", 4 },
    { "KRW", 0 }, { "DEM", 2 }, { "ITL", 0 }, { "XOF", 0 }, { "TND", 3 }, { "ISK", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (fin_currency_is_known (rows[i].code));
      g_assert_cmpint (fin_currency_exponent (rows[i].code), ==, rows[i].exponent);
    }
  g_assert_false (fin_currency_is_known ("ABC"));
  g_assert_false (fin_currency_is_known ("eur"));
  g_assert_false (fin_currency_is_known (""));
  g_assert_false (fin_currency_is_known (NULL));
  g_assert_cmpint (fin_currency_exponent (NULL), ==, 2);
}

static void
test_sorted (void)
{
  gsize n;
  const char *const *codes = fin_currency_codes (&n);

  g_assert_cmpuint (n, >, 180);
  for (gsize i = 1; i < n; i++)
    g_assert_cmpstr (codes[i - 1], <, codes[i]);
}

static void
test_symbols (void)
{
  g_assert_cmpstr (fin_currency_symbol ("EUR"), ==, "€");
  g_assert_cmpstr (fin_currency_symbol ("CHF"), ==, "CHF");
  g_assert_cmpstr (fin_currency_symbol (FIN_CURRENCY_NONE), ==, "");
  g_assert_cmpstr (fin_currency_from_symbol ("€"), ==, "EUR");
  g_assert_null (fin_currency_from_symbol ("$"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/currency/exponents", test_exponents);
  g_test_add_func ("/core/currency/sorted", test_sorted);
  g_test_add_func ("/core/currency/symbols", test_symbols);

  return g_test_run ();
}
