/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts, odds and days for eyes, under C.UTF-8 and every locale that happens to be installed. */
#include "fin-format.h"

#include <locale.h>
#include <math.h>

static gboolean
use_locale (const char *name)
{
  if (setlocale (LC_ALL, name) != NULL)
    return TRUE;
  g_test_skip_printf ("The locale %s is not installed", name);
  return FALSE;
}

static void
check (char *actual, const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_money (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  check (fin_format_money (123456, "EUR"), "€1,234.56");
  check (fin_format_money (-123456, "EUR"), "−€1,234.56");
  check (fin_format_money (0, "EUR"), "€0.00");
  check (fin_format_money (-5, "EUR"), "−€0.05");
  check (fin_format_money (123456, "JPY"), "¥123,456");
  check (fin_format_money (-1234567, "KWD"), "−KWD\u00a01,234.567");
  check (fin_format_money (123456, "BRL"), "R$1,234.56");
  check (fin_format_money (99900, "PLN"), "zł\u00a0999.00");
  check (fin_format_money (99900, ""), "999.00");
  check (fin_format_money (99900, NULL), "999.00");
  check (fin_format_money (G_MAXINT64, "EUR"), "€92,233,720,368,547,758.07");
  check (fin_format_money (G_MININT64, "EUR"), "−€92,233,720,368,547,758.08");
  check (fin_format_money_signed (1250, "EUR"), "+€12.50");
  check (fin_format_money_signed (-1250, "EUR"), "−€12.50");
  check (fin_format_money_signed (0, "EUR"), "€0.00");
  check (fin_format_money_plain (-123456, "EUR"), "−1,234.56");
}

static void
test_rounded (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  check (fin_format_money_rounded (123449, "EUR"), "€1,234");
  check (fin_format_money_rounded (123450, "EUR"), "€1,235");
  check (fin_format_money_rounded (-123450, "EUR"), "−€1,235");
  check (fin_format_money_rounded (-49, "EUR"), "€0");
  check (fin_format_money_rounded (77, "JPY"), "¥77");
  check (fin_format_money_rounded (1500, "KWD"), "KWD\u00a02");
  check (fin_format_money_rounded (G_MININT64, "JPY"), "−¥9,223,372,036,854,775,808");
}

static void
test_axis (void)
{
  static const struct
  {
    gint64 minor, step;
    const char *currency, *text;
  } cases[] = {
    { 0, 50000, "EUR", "0" },
    { -25000, 25000, "EUR", "−250" },
    { 100000, 50000, "EUR", "1k" },
    { 150000, 50000, "EUR", "1.5k" },
    { -125000, 25000, "EUR", "−1.25k" },
    { 1000500, 500, "EUR", "10,005" },
    { 300000000, 100000000, "EUR", "3M" },
    { 350000000, 50000000, "EUR", "3.5M" },
    { 120000, 20000, "JPY", "120k" },
    { 50, 50, "EUR", "0.50" },
    { 123456, 0, "EUR", "1.23k" },
    { 1500, 500, "KWD", "1.500" },
  };

  setlocale (LC_ALL, "C.UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (fin_format_money_axis (cases[i].minor, cases[i].currency, cases[i].step), cases[i].text);
}

static void
test_numbers (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  check (fin_format_count (1234567), "1,234,567");
  check (fin_format_count (-999), "−999");
  check (fin_format_decimal (1234.56, 1), "1,234.6");
  check (fin_format_decimal (-0.04, 1), "0.0");
  check (fin_format_decimal (-0.05, 1), "−0.1");
  check (fin_format_decimal (NAN, 1), "–");
  check (fin_format_decimal (INFINITY, 0), "–");
  check (fin_format_percent (0.125, 1), "12.5%");
  check (fin_format_percent (-0.5, 0), "−50%");
}

static void
test_chance (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  check (fin_format_chance (-1), "less than 1 in 1,000");
  check (fin_format_chance (0.0005), "less than 1 in 1,000");
  check (fin_format_chance (0.001), "1 in 1,000");
  check (fin_format_chance (1.0 / 12), "1 in 12");
  check (fin_format_chance (0.5), "1 in 2");
  check (fin_format_chance (0.66), "2 in 3");
  check (fin_format_chance (0.9), "9 in 10");
  check (fin_format_chance (66.0 / 67), "49 in 50");
  check (fin_format_chance (0.99), "99 in 100");
  check (fin_format_chance (1), "more than 99 in 100");
  check (fin_format_chance (NAN), "less than 1 in 1,000");
}

static void
test_dates (void)
{
  FinDate today = fin_date_from_ymd (2026, 11, 22);

  setlocale (LC_ALL, "C.UTF-8");
  check (fin_format_date_short (today + 5), "27 Nov");
  check (fin_format_date_medium (today + 5), "27 Nov 2026");
  check (fin_format_date_long (today + 5), "Friday 27 November 2026");
  check (fin_format_date_relative (today, today), "Today");
  check (fin_format_date_relative (today + 1, today), "Tomorrow");
  check (fin_format_date_relative (today - 1, today), "Yesterday");
  check (fin_format_date_relative (today + 5, today), "Fri 27 Nov");
  check (fin_format_date_relative (today - 61, today), "22 Sep 2026");
  check (fin_format_date_short (fin_date_from_ymd (1, 1, 1)), "1 Jan");
  check (fin_format_date_medium (fin_date_from_ymd (9999, 12, 31)), "31 Dec 9999");
  check (fin_format_month (today), "November 2026");
  check (fin_format_month_short (today), "Nov");
}

static void
test_german (void)
{
  if (!use_locale ("de_DE.UTF-8"))
    return;
  check (fin_format_money (-123456, "EUR"), "−1.234,56\u00a0€");
  check (fin_format_money (123456, "CHF"), "1.234,56\u00a0CHF");
  check (fin_format_count (1234567), "1.234.567");
  check (fin_format_money_axis (125000, "EUR", 25000), "1,25k");
}

static void
test_american (void)
{
  if (!use_locale ("en_US.UTF-8"))
    return;
  check (fin_format_money (-123456, "USD"), "−$1,234.56");
  check (fin_format_date_short (fin_date_from_ymd (2026, 11, 27)), "Nov 27");
  check (fin_format_date_medium (fin_date_from_ymd (2026, 11, 27)), "Nov 27, 2026");
}

static void
test_hebrew (void)
{
  g_autofree char *text = NULL;

  if (!use_locale ("he_IL.UTF-8"))
    return;
  text = fin_format_money (-500, "ILS");
  g_assert_true (g_str_has_prefix (text, "\u200e\u2212"));
}

static void
test_indian (void)
{
  if (!use_locale ("en_IN.UTF-8"))
    return;
  check (fin_format_count (123456789), "12,34,56,789");
}

static gpointer
format_in_thread (gpointer data)
{
  for (int i = 0; i < 2000; i++)
    {
      check (fin_format_money (-123456789, "EUR"), "−€1,234,567.89");
      check (fin_format_count (1234), "1,234");
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  setlocale (LC_ALL, "C.UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("format", format_in_thread, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/rounded", test_rounded);
  g_test_add_func ("/format/axis", test_axis);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/chance", test_chance);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/locale/german", test_german);
  g_test_add_func ("/format/locale/american", test_american);
  g_test_add_func ("/format/locale/hebrew", test_hebrew);
  g_test_add_func ("/format/locale/indian", test_indian);
  g_test_add_func ("/format/threads", test_threads);
  return g_test_run ();
}
