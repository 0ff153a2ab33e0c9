/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days for eyes: month names of the locale, its order of day and month, words for days that are
 * near. */
#include "fin-format.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define DAYS_WITH_WEEKDAY 60

/* Where a locale writes 12/31, the month comes first in words too. The C locale is not such a
 * place, although it claims so. */
static gboolean
month_comes_first (void)
{
  const char *name = setlocale (LC_TIME, NULL);
  const char *format = nl_langinfo (D_FMT);
  const char *month = strpbrk (format, "mbBD");
  const char *day = strpbrk (format, "de");

  if (strcmp (name, "C") == 0 || strcmp (name, "POSIX") == 0 || g_str_has_prefix (name, "C."))
    return FALSE;
  return month != NULL && (day == NULL || month < day);
}

/* UTC noon: only the calendar is shown, so no time zone may shift it. */
static char *
format (FinDate date, const char *pattern)
{
  g_autoptr (GDateTime) noon = NULL;
  int year, month, day;

  g_return_val_if_fail (date != FIN_DATE_NONE, g_strdup (""));

  fin_date_to_ymd (date, &year, &month, &day);
  noon = g_date_time_new_utc (year, month, day, 12, 0, 0);
  return g_date_time_format (noon, pattern);
}

/** fin_format_date_short: Returns: (transfer full): "27 Nov", for a year that is clear already */
char *
fin_format_date_short (FinDate date)
{
  return format (date, month_comes_first ()
                           /* Translators: month and day where the month comes first */
                           ? _ ("%b %-d")
                           /* Translators: day and month where the day comes first */
                           : _ ("%-d %b"));
}

/** fin_format_date_medium: Returns: (transfer full): "27 Nov 2026" */
char *
fin_format_date_medium (FinDate date)
{
  return format (date, month_comes_first ()
                           /* Translators: date with year where the month comes first */
                           ? _ ("%b %-d, %Y")
                           /* Translators: date with year where the day comes first */
                           : _ ("%-d %b %Y"));
}

/** fin_format_date_long: Returns: (transfer full): "Friday 27 November 2026" */
char *
fin_format_date_long (FinDate date)
{
  return format (date, month_comes_first ()
                           /* Translators: date in full where the month comes first */
                           ? _ ("%A, %B %-d, %Y")
                           /* Translators: date in full where the day comes first */
                           : _ ("%A %-d %B %Y"));
}

/** fin_format_date_weekday: Returns: (transfer full): "Fri 27 Nov" */
char *
fin_format_date_weekday (FinDate date)
{
  return format (date, month_comes_first ()
                           /* Translators: weekday, month, day where the month comes first */
                           ? _ ("%a, %b %-d")
                           /* Translators: weekday, day, month where the day comes first */
                           : _ ("%a %-d %b"));
}

/**
 * fin_format_date_relative:
 * @today: from the clock, never from the system
 *
 * Returns: (transfer full): "Today", "Tomorrow", "Yesterday", "Fri 27 Nov" within two months, else
 *   "27 Nov 2025"
 */
char *
fin_format_date_relative (FinDate date, FinDate today)
{
  gint64 away = (gint64) date - today;

  if (away == 0)
    return g_strdup (_ ("Today"));
  if (away == 1)
    return g_strdup (_ ("Tomorrow"));
  if (away == -1)
    return g_strdup (_ ("Yesterday"));
  if (ABS (away) <= DAYS_WITH_WEEKDAY)
    return fin_format_date_weekday (date);
  return fin_format_date_medium (date);
}

/** fin_format_month: Returns: (transfer full): "November 2026" */
char *
fin_format_month (FinDate date)
{
  /* Translators: a month and its year, standing alone */
  return format (date, _ ("%OB %Y"));
}

/** fin_format_month_short: Returns: (transfer full): "Nov", standing alone */
char *
fin_format_month_short (FinDate date)
{
  /* Translators: an abbreviated month, standing alone */
  return format (date, _ ("%Ob"));
}
