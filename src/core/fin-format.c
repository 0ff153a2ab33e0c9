/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for eyes: grouping, decimal mark and symbol place of the locale, a true minus, exact
 * digits. */
#include "fin-format.h"

#include <glib/gi18n.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fin-currency.h"

#define NO_BREAK_SPACE     "\u00a0"
#define LEFT_TO_RIGHT_MARK "\u200e" /* keeps a sign before its digits in Hebrew or Arabic text */

/* What localeconv() says, in UTF-8, with English habits where a locale (C, C.UTF-8) says nothing.
 */
typedef struct
{
  char *decimal;
  char *separator;
  char *grouping;
  gboolean symbol_first;
  gboolean symbol_spaced;
  gboolean right_to_left;
} Habits;

static char *
in_utf8_or (const char *text, const char *otherwise)
{
  char *utf8 = text[0] != '\0' ? g_locale_to_utf8 (text, -1, NULL, NULL, NULL) : NULL;

  return utf8 != NULL ? utf8 : g_strdup (otherwise);
}

static gboolean
is_right_to_left (const char *locale)
{
  static const char *const languages[] = { "ar_", "dv_", "fa_", "he_", "ps_", "ur_", "yi_" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (locale, languages[i]))
      return TRUE;
  return FALSE;
}

static Habits *
read_habits (int category)
{
  const struct lconv *conv = localeconv ();
  Habits *habits = g_new0 (Habits, 1);
  gboolean money = category == LC_MONETARY;
  const char *decimal = money ? conv->mon_decimal_point : conv->decimal_point;
  const char *name = setlocale (category, NULL);
  gboolean neutral = decimal[0] == '\0' || strcmp (name, "C") == 0 || strcmp (name, "POSIX") == 0
                     || g_str_has_prefix (name, "C.");

  habits->decimal = in_utf8_or (neutral ? "" : decimal, ".");
  habits->separator =
      in_utf8_or (money ? conv->mon_thousands_sep : conv->thousands_sep, neutral ? "," : "");
  habits->grouping = g_strdup (neutral ? "\3" : money ? conv->mon_grouping : conv->grouping);
  habits->symbol_first = conv->p_cs_precedes != 0; /* CHAR_MAX: unstated */
  habits->right_to_left = is_right_to_left (name);
  habits->symbol_spaced = conv->p_sep_by_space != 0 && conv->p_sep_by_space != CHAR_MAX;
  return habits;
}

/* localeconv() shares one buffer, so it is read once per locale and under a lock; entries are kept
 * for the life of the program and may be read by any thread. */
static const Habits *
get_habits (int category)
{
  static GMutex lock;
  static GHashTable *known;
  g_autofree char *key = NULL;
  Habits *habits;

  g_mutex_lock (&lock);
  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  key = g_strdup_printf ("%d %s", category, setlocale (category, NULL));
  habits = g_hash_table_lookup (known, key);
  if (habits == NULL)
    {
      habits = read_habits (category);
      g_hash_table_insert (known, g_steal_pointer (&key), habits);
    }
  g_mutex_unlock (&lock);
  return habits;
}

/* Groups from the right: "\3" is 1,234,567 and "\3\2" is 12,34,567. */
static void
append_grouped (GString *text, guint64 value, const Habits *habits)
{
  char digits[24];
  int n_digits = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, value);
  gboolean starts_group[24] = { FALSE };
  const char *grouping = habits->grouping;
  int left = n_digits;

  while (*grouping > 0 && *grouping != CHAR_MAX && left > *grouping)
    {
      left -= *grouping;
      starts_group[left] = TRUE;
      if (grouping[1] != '\0')
        grouping++;
    }
  for (int i = 0; i < n_digits; i++)
    {
      if (starts_group[i])
        g_string_append (text, habits->separator);
      g_string_append_c (text, digits[i]);
    }
}

static guint64
power_of_ten (int exponent)
{
  guint64 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

static guint64
magnitude (gint64 minor)
{
  return minor < 0 ? 0 - (guint64) minor : (guint64) minor;
}

/* Half away from zero. */
static guint64
divide_rounded (guint64 value, guint64 by)
{
  return value / by + (value % by >= by - by / 2 && by > 1 ? 1 : 0);
}

static void
append_fixed (GString *text, guint64 value, int exponent, const Habits *habits)
{
  guint64 unit = power_of_ten (exponent);

  append_grouped (text, value / unit, habits);
  if (exponent > 0)
    g_string_append_printf (text, "%s%0*" G_GUINT64_FORMAT, habits->decimal, exponent,
                            value % unit);
}

/* A symbol made of letters (CHF, Kč, R$ on its left) never touches the digits. */
static gboolean
needs_space (const char *symbol, const Habits *habits)
{
  gunichar nearest = habits->symbol_first
                         ? g_utf8_get_char (g_utf8_prev_char (symbol + strlen (symbol)))
                         : g_utf8_get_char (symbol);

  return habits->symbol_spaced || g_unichar_isalpha (nearest);
}

static char *
dress (const char *number, const char *sign, const char *currency, const Habits *habits)
{
  const char *symbol = currency != NULL && *currency != '\0' ? fin_currency_symbol (currency) : "";
  const char *space = *symbol != '\0' && needs_space (symbol, habits) ? NO_BREAK_SPACE : "";

  if (habits->symbol_first)
    return g_strconcat (sign, symbol, space, number, NULL);
  return g_strconcat (sign, number, space, symbol, NULL);
}

static char *
format_money (gint64 minor, const char *currency, int exponent, const char *plus, gboolean symbol)
{
  const Habits *habits = get_habits (LC_MONETARY);
  g_autoptr (GString) number = g_string_new (NULL);
  const char *sign = minor < 0 ? FIN_FORMAT_MINUS : minor > 0 ? plus : "";
  g_autofree char *marked = NULL;

  if (habits->right_to_left && *sign != '\0')
    sign = marked = g_strconcat (LEFT_TO_RIGHT_MARK, sign, NULL);
  append_fixed (number, magnitude (minor), exponent, habits);
  return dress (number->str, sign, symbol ? currency : NULL, habits);
}

/**
 * fin_format_money:
 * @minor: minor units of @currency
 * @currency: (nullable): ISO 4217 code; without one two decimals and no symbol are written
 *
 * Every digit is exact. A negative amount carries U+2212, the true minus.
 *
 * Returns: (transfer full): "−€1,234.56", or "−1.234,56 €" where the symbol follows
 */
char *
fin_format_money (gint64 minor, const char *currency)
{
  return format_money (minor, currency, fin_currency_exponent (currency), "", TRUE);
}

/** fin_format_money_signed: as fin_format_money(), a positive amount starts with "+". */
char *
fin_format_money_signed (gint64 minor, const char *currency)
{
  return format_money (minor, currency, fin_currency_exponent (currency), "+", TRUE);
}

/** fin_format_money_plain: as fin_format_money(), without the symbol. */
char *
fin_format_money_plain (gint64 minor, const char *currency)
{
  return format_money (minor, currency, fin_currency_exponent (currency), "", FALSE);
}

/** fin_format_money_rounded: to the nearest whole unit, "€1,235", for headings and sentences. */
char *
fin_format_money_rounded (gint64 minor, const char *currency)
{
  guint64 unit = power_of_ten (fin_currency_exponent (currency));
  guint64 whole = divide_rounded (magnitude (minor), unit);

  /* Negated without a sign: the smallest amount has no positive twin. */
  return format_money ((gint64) (minor < 0 ? 0 - whole : whole), currency, 0, "", TRUE);
}

/* Up to two decimals of @value / @unit, without zeros at the end. */
static void
append_short (GString *text, guint64 value, guint64 unit, const Habits *habits)
{
  guint64 hundredths = unit >= 100 ? divide_rounded (value, unit / 100) : value * (100 / unit);

  if (hundredths % 100 == 0)
    append_fixed (text, hundredths / 100, 0, habits);
  else if (hundredths % 10 == 0)
    append_fixed (text, hundredths / 10, 1, habits);
  else
    append_fixed (text, hundredths, 2, habits);
}

/**
 * fin_format_money_axis:
 * @minor: a tick, in minor units
 * @currency: (nullable): only its exponent is used, an axis names its currency once
 * @step: distance between ticks in minor units, or 0 for a value that stands alone
 *
 * Thousands and millions are shortened when the step between ticks allows it, so that
 * neighbouring ticks never read the same.
 *
 * Returns: (transfer full): "−250", "1.2k", "3M"
 */
char *
fin_format_money_axis (gint64 minor, const char *currency, gint64 step)
{
  const Habits *habits = get_habits (LC_MONETARY);
  guint64 unit = power_of_ten (fin_currency_exponent (currency));
  guint64 value = magnitude (minor);
  guint64 gap = step == 0 ? value : magnitude (step);
  g_autoptr (GString) number = g_string_new (minor < 0 ? FIN_FORMAT_MINUS : "");

  if (value >= unit * 1000000 && gap >= unit * 10000)
    {
      append_short (number, value, unit * 1000000, habits);
      /* Translators: a million, behind a number on a chart axis, as in "3M" */
      g_string_append (number, C_ ("axis", "M"));
    }
  else if (value >= unit * 1000 && gap >= unit * 10)
    {
      append_short (number, value, unit * 1000, habits);
      /* Translators: a thousand, behind a number on a chart axis, as in "1.2k" */
      g_string_append (number, C_ ("axis", "k"));
    }
  else if (gap >= unit)
    append_short (number, value, unit, habits);
  else
    append_fixed (number, value, fin_currency_exponent (currency), habits);
  return g_string_free (g_steal_pointer (&number), FALSE);
}

/** fin_format_count: a whole number with the grouping of the locale. */
char *
fin_format_count (gint64 count)
{
  g_autoptr (GString) text = g_string_new (count < 0 ? FIN_FORMAT_MINUS : "");

  append_grouped (text, magnitude (count), get_habits (LC_NUMERIC));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * fin_format_decimal:
 * @value: a measurement, never money
 * @decimals: 0 to 9 digits behind the mark
 *
 * Returns: (transfer full): "−1,234.5", or "–" when @value is not a number or out of range
 */
char *
fin_format_decimal (double value, int decimals)
{
  g_autoptr (GString) text = NULL;
  double scaled;

  g_return_val_if_fail (decimals >= 0 && decimals <= 9, NULL);

  scaled = round (fabs (value) * (double) power_of_ten (decimals));
  if (!(scaled < 1e18))
    return g_strdup ("–");
  text = g_string_new (value < 0 && scaled > 0 ? FIN_FORMAT_MINUS : "");
  append_fixed (text, (guint64) scaled, decimals, get_habits (LC_NUMERIC));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** fin_format_percent: @share 0.125 with one decimal is "12.5%". */
char *
fin_format_percent (double share, int decimals)
{
  g_autofree char *number = fin_format_decimal (share * 100, decimals);

  /* Translators: a percentage; put a space before the sign where your language does */
  return g_strdup_printf (_ ("%s%%"), number);
}

static char *
format_odds (int hits, int of)
{
  g_autofree char *n = fin_format_count (hits);
  g_autofree char *total = fin_format_count (of);

  /* Translators: odds, as in "1 in 12" or "9 in 10" */
  return g_strdup_printf (_ ("%s in %s"), n, total);
}

/* "66 in 67" says no more than "49 in 50" and reads worse. */
static int
nearest_odds (double rest)
{
  static const int denominators[] = { 3, 4, 5, 6, 8, 10, 20, 50, 100 };
  int best = denominators[0];

  for (gsize i = 1; i < G_N_ELEMENTS (denominators); i++)
    if (fabs (log (rest * denominators[i])) < fabs (log (rest * best)))
      best = denominators[i];
  return best;
}

/**
 * fin_format_chance:
 * @probability: 0 to 1; values outside are taken as the nearer end
 *
 * Odds are understood better than percentages and promise no false precision.
 *
 * Returns: (transfer full): "1 in 12", "2 in 3", "more than 99 in 100"; to stand before "chance"
 */
char *
fin_format_chance (double probability)
{
  double rest = 1 - probability;

  if (!(probability >= 0.001))
    {
      g_autofree char *odds = format_odds (1, 1000);

      /* Translators: %s is odds such as "1 in 1,000" */
      return g_strdup_printf (_ ("less than %s"), odds);
    }
  if (probability > 0.99)
    {
      g_autofree char *odds = format_odds (99, 100);

      /* Translators: %s is odds such as "99 in 100" */
      return g_strdup_printf (_ ("more than %s"), odds);
    }
  if (probability > 0.6)
    {
      int of = nearest_odds (rest);

      return format_odds (of - 1, of);
    }
  return format_odds (1, MAX (2, (int) round (1 / probability)));
}
