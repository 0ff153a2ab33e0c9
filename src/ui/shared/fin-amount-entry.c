/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides which mark is the decimal one, then leaves the exact reading to fin_minor_from_decimal(). */
#include "fin-amount-entry.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "fin-money.h"

static char
locale_mark (void)
{
  const char *mark = localeconv ()->decimal_point;

  return mark != NULL && *mark == ',' ? ',' : '.';
}

/* The decimal mark in @text, 0 without one. With both marks the last is the decimal one; one mark alone
 * that stands once before exactly three digits groups thousands, unless the locale says otherwise. */
static char
find_mark (const char *text)
{
  const char *dot = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  const char *last = dot > comma ? dot : comma;

  if (last == NULL)
    return 0;
  if (dot != NULL && comma != NULL)
    return *last;
  if (strchr (text, *last) != last)
    return 0; /* it stands several times: thousands */
  if (strlen (last + 1) == 3 && *last != locale_mark ())
    return 0;
  return *last;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2019 || c == '\'' || c == 0x202F || c == 0x00A0;
}

/**
 * fin_parse_amount:
 * @text: "1,234.50", "1.234,50", "1 234,5", "-12"
 * @exponent: decimals of the currency
 * @error: %FIN_MONEY_ERROR of fin_minor_from_decimal(): not an amount, too precise, too large
 */
gboolean
fin_parse_amount (const char *text, int exponent, gint64 *minor, GError **error)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char mark = find_mark (text);
  const char *last_mark = mark != 0 ? strrchr (text, mark) : NULL;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (is_space (character))
        continue;
      if (character == 0x2212)
        g_string_append_c (plain, '-');
      else if (c == last_mark)
        g_string_append_c (plain, '.');
      else if (character != '.' && character != ',')
        g_string_append_unichar (plain, character);
    }
  return fin_minor_from_decimal (plain->str, exponent, minor, error);
}
