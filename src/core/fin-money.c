/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checked arithmetic on minor units, and their canonical decimal text ("-12.34"). */
#include "fin-money.h"

#include <string.h>

G_DEFINE_QUARK (fin-money-error-quark, fin_money_error)

/** fin_money: @currency may be %NULL or "" when a file does not state it. */
FinMoney
fin_money (gint64 minor, const char *currency)
{
  FinMoney money = { .minor = minor };

  if (currency != NULL)
    g_strlcpy (money.currency, currency, sizeof money.currency);
  return money;
}

/** fin_minor_add: Returns: %FALSE, leaving @sum alone, when the sum overflows. */
gboolean
fin_minor_add (gint64 a, gint64 b, gint64 *sum)
{
  gint64 result;

  if (__builtin_add_overflow (a, b, &result))
    return FALSE;
  *sum = result;
  return TRUE;
}

gboolean
fin_minor_subtract (gint64 a, gint64 b, gint64 *difference)
{
  gint64 result;

  if (__builtin_sub_overflow (a, b, &result))
    return FALSE;
  *difference = result;
  return TRUE;
}

gboolean
fin_minor_negate (gint64 a, gint64 *negated)
{
  return fin_minor_subtract (0, a, negated);
}

/**
 * fin_money_add:
 *
 * Returns: %FALSE with %FIN_MONEY_ERROR_CURRENCY or %FIN_MONEY_ERROR_OVERFLOW
 */
gboolean
fin_money_add (FinMoney a, FinMoney b, FinMoney *sum, GError **error)
{
  gint64 minor;

  if (strcmp (a.currency, b.currency) != 0)
    {
      g_set_error (error, FIN_MONEY_ERROR, FIN_MONEY_ERROR_CURRENCY,
                   "%s and %s cannot be added without an exchange rate", a.currency, b.currency);
      return FALSE;
    }
  if (!fin_minor_add (a.minor, b.minor, &minor))
    {
      g_set_error (error, FIN_MONEY_ERROR, FIN_MONEY_ERROR_OVERFLOW,
                   "The sum of the two amounts is too large");
      return FALSE;
    }
  *sum = fin_money (minor, a.currency);
  return TRUE;
}

static gboolean
append_digit (gint64 *value, int digit)
{
  return !__builtin_mul_overflow (*value, 10, value)
         && !__builtin_sub_overflow (*value, digit, value);
}

static gboolean
decimal_error (GError **error, FinMoneyError code, const char *text)
{
  static const char *const messages[] = {
    [FIN_MONEY_ERROR_SYNTAX] = "“%s” is not an amount",
    [FIN_MONEY_ERROR_OVERFLOW] = "“%s” is too large an amount",
    [FIN_MONEY_ERROR_PRECISION] = "“%s” has more decimals than its currency",
  };
  g_autofree char *start = g_utf8_make_valid (text, MIN (strlen (text), 64));

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, FIN_MONEY_ERROR, (int) code, messages[code], start);
#pragma GCC diagnostic pop
  return FALSE;
}

/**
 * fin_minor_from_decimal:
 * @text: [+-]digits[.digits], ASCII, nothing else
 * @exponent: decimals of the currency (EUR 2, JPY 0, KWD 3)
 * @minor: (out): the exact amount, untouched on error
 *
 * The canonical form only; what banks write is normalised by the readers first.
 *
 * Returns: %FALSE with a #FinMoneyError of code SYNTAX, OVERFLOW or PRECISION
 */
gboolean
fin_minor_from_decimal (const char *text, int exponent, gint64 *minor, GError **error)
{
  const char *p = text;
  gboolean negative = *p == '-';
  gboolean any = FALSE;
  gint64 value = 0; /* accumulated as a negative number: its range is one larger */
  int decimals = 0;

  if (*p == '-' || *p == '+')
    p++;
  for (; g_ascii_isdigit (*p); p++, any = TRUE)
    if (!append_digit (&value, *p - '0'))
      return decimal_error (error, FIN_MONEY_ERROR_OVERFLOW, text);
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++, any = TRUE)
      {
        if (decimals == exponent && *p != '0')
          return decimal_error (error, FIN_MONEY_ERROR_PRECISION, text);
        if (decimals == exponent)
          continue;
        if (!append_digit (&value, *p - '0'))
          return decimal_error (error, FIN_MONEY_ERROR_OVERFLOW, text);
        decimals++;
      }
  if (!any || *p != '\0')
    return decimal_error (error, FIN_MONEY_ERROR_SYNTAX, text);
  for (; decimals < exponent; decimals++)
    if (!append_digit (&value, 0))
      return decimal_error (error, FIN_MONEY_ERROR_OVERFLOW, text);
  if (!negative && !fin_minor_negate (value, &value))
    return decimal_error (error, FIN_MONEY_ERROR_OVERFLOW, text);

  *minor = value;
  return TRUE;
}

/** fin_minor_to_decimal: Returns: (transfer full): "-12.34"; independent of the locale. */
char *
fin_minor_to_decimal (gint64 minor, int exponent)
{
  guint64 magnitude = minor < 0 ? -(guint64) minor : (guint64) minor;
  guint64 scale = 1;

  g_return_val_if_fail (exponent >= 0 && exponent <= 8, NULL);

  for (int i = 0; i < exponent; i++)
    scale *= 10;
  if (exponent == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, minor < 0 ? "-" : "", magnitude);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, minor < 0 ? "-" : "",
                          magnitude / scale, exponent, magnitude % scale);
}
