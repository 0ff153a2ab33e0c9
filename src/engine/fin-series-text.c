/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar rules, states and evidence as whole sentences: translators see no fragments. */
#include "fin-series-text.h"

#include <glib/gi18n.h>

#include "fin-format.h"

/* So long it is worth saying that something resumed. */
#define RESUMED_DAYS 92

/** fin_cadence_text: Returns: how often, for a list to choose from */
const char *
fin_cadence_text (FinCadence cadence)
{
  static const char *const texts[] = {
    [FIN_CADENCE_WEEKLY] = N_ ("Every week"),
    [FIN_CADENCE_FORTNIGHTLY] = N_ ("Every two weeks"),
    [FIN_CADENCE_FOUR_WEEKLY] = N_ ("Every four weeks"),
    [FIN_CADENCE_TWICE_MONTHLY] = N_ ("Twice a month"),
    [FIN_CADENCE_MONTHLY] = N_ ("Every month"),
    [FIN_CADENCE_QUARTERLY] = N_ ("Every three months"),
    [FIN_CADENCE_HALF_YEARLY] = N_ ("Every six months"),
    [FIN_CADENCE_YEARLY] = N_ ("Every year"),
  };

  return _ (texts[cadence]);
}

static char *
weekday_name (FinDate date)
{
  int year, month, day;
  g_autoptr (GDateTime) time = NULL;

  fin_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 12, 0, 0);
  return g_date_time_format (time, "%A");
}

static char *
week_text (const FinSeriesItem *item)
{
  g_autofree char *weekday = weekday_name (item->schedule.anchor);

  switch (item->schedule.cadence)
    {
    case FIN_CADENCE_FORTNIGHTLY:
      /* Translators: %s is a weekday such as "Monday" */
      return g_strdup_printf (_ ("every other %s"), weekday);
    case FIN_CADENCE_FOUR_WEEKLY:
      /* Translators: %s is a weekday such as "Monday" */
      return g_strdup_printf (_ ("every fourth %s"), weekday);
    case FIN_CADENCE_WEEKLY:
    case FIN_CADENCE_TWICE_MONTHLY:
    case FIN_CADENCE_MONTHLY:
    case FIN_CADENCE_QUARTERLY:
    case FIN_CADENCE_HALF_YEARLY:
    case FIN_CADENCE_YEARLY:
    default:
      /* Translators: %s is a weekday such as "Monday" */
      return g_strdup_printf (_ ("every %s"), weekday);
    }
}

static char *
nth_text (int value)
{
  /* Monday the 1st of January 1979 and the days after it. */
  g_autofree char *weekday = weekday_name (fin_date_from_ymd (1979, 1, 1) + value % 7);

  switch (value / 7)
    {
    case 1:
      /* Translators: %s is a weekday such as "Monday" */
      return g_strdup_printf (_ ("on the first %s of the month"), weekday);
    case 2:
      return g_strdup_printf (_ ("on the second %s of the month"), weekday);
    case 3:
      return g_strdup_printf (_ ("on the third %s of the month"), weekday);
    case 4:
      return g_strdup_printf (_ ("on the fourth %s of the month"), weekday);
    default:
      return g_strdup_printf (_ ("on the last %s of the month"), weekday);
    }
}

static char *
month_text (const FinSchedule *schedule)
{
  int value = schedule->value;

  switch (schedule->rule)
    {
    case FIN_SCHEDULE_NTH_WEEKDAY:
      return nth_text (value);
    case FIN_SCHEDULE_FROM_END:
      if (value == 0)
        return g_strdup (_ ("on the last day of the month"));
      return g_strdup_printf (ngettext ("%d day before the month’s last",
                                        "%d days before the month’s last", (gulong) value),
                              value);
    case FIN_SCHEDULE_NEXT_BUSINESS:
      /* Translators: %d is a day of the month */
      return g_strdup_printf (_ ("monthly on day %d or the next working day"), value);
    case FIN_SCHEDULE_BEFORE_BUSINESS:
      if (value == 31)
        return g_strdup (_ ("on the last working day of the month"));
      /* Translators: %d is a day of the month */
      return g_strdup_printf (_ ("monthly on day %d or the working day before"), value);
    case FIN_SCHEDULE_MONTH_DAY:
    case FIN_SCHEDULE_DAYS:
    case FIN_SCHEDULE_MONTH_PAIR:
    default:
      if (value == 31)
        return g_strdup (_ ("on the last day of the month"));
      /* Translators: %d is a day of the month */
      return g_strdup_printf (_ ("monthly on day %d"), value);
    }
}

/* "February, March": the months in which nothing is due. */
static char *
idle_months_text (guint idle)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (int m = 0; m < 12; m++)
    if (idle >> m & 1U)
      {
        g_autoptr (GDateTime) time = g_date_time_new_utc (2001, m + 1, 1, 12, 0, 0);
        g_autofree char *name = g_date_time_format (time, "%B");

        g_strv_builder_add (builder, name);
      }
  names = g_strv_builder_end (builder);
  /* Translators: between the months of a list */
  return g_strjoinv (_ (", "), names);
}

/** fin_series_schedule_text: Returns: (transfer full): "monthly on day 5", "every other Monday" */
char *
fin_series_schedule_text (const FinSeriesItem *item)
{
  const FinSchedule *schedule = &item->schedule;

  if (schedule->rule == FIN_SCHEDULE_DAYS)
    return week_text (item);
  if (schedule->idle != 0)
    {
      g_autofree char *rule = month_text (schedule);
      g_autofree char *months = idle_months_text (schedule->idle);

      /* Translators: %1$s is such as "monthly on day 5", %2$s a list of months such as "May, June" */
      return g_strdup_printf (_ ("%1$s, but not in %2$s"), rule, months);
    }
  switch (schedule->cadence)
    {
    case FIN_CADENCE_TWICE_MONTHLY:
      /* Translators: both are days of the month */
      return schedule->value / 32 % 32 == 31
                 ? g_strdup_printf (_ ("twice a month, on day %d and the last day"),
                                    schedule->value % 32)
                 : g_strdup_printf (_ ("twice a month, on days %1$d and %2$d"),
                                    schedule->value % 32, schedule->value / 32 % 32);
    case FIN_CADENCE_QUARTERLY:
      return g_strdup (_ ("every three months"));
    case FIN_CADENCE_HALF_YEARLY:
      return g_strdup (_ ("every six months"));
    case FIN_CADENCE_YEARLY:
      return g_strdup (_ ("once a year"));
    case FIN_CADENCE_MONTHLY:
    case FIN_CADENCE_WEEKLY:
    case FIN_CADENCE_FORTNIGHTLY:
    case FIN_CADENCE_FOUR_WEEKLY:
    default:
      return month_text (schedule);
    }
}

/** fin_series_state_text: Returns: (transfer full) (nullable): %NULL when all is as it should be */
char *
fin_series_state_text (const FinSeriesItem *item)
{
  g_autofree char *day = fin_format_date_short (item->expected);

  switch (item->state)
    {
    case FIN_RECURRING_LATE:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Late: expected on %s"), day);
    case FIN_RECURRING_MISSED:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Missed: expected on %s"), day);
    case FIN_RECURRING_ENDED:
      return g_strdup (_ ("Ended"));
    case FIN_RECURRING_ACTIVE:
    default:
      return NULL;
    }
}

/** fin_series_note_text: Returns: (transfer full) (nullable): that it came early, or resumed */
char *
fin_series_note_text (const FinSeriesItem *item)
{
  if (item->state != FIN_RECURRING_ACTIVE)
    return NULL;
  if (item->days_early > 0)
    return g_strdup_printf (
        ngettext ("Came %d day early", "Came %d days early", (gulong) item->days_early),
        item->days_early);
  if (item->resumed != FIN_DATE_NONE && item->as_of - item->resumed <= RESUMED_DAYS)
    {
      g_autofree char *day = fin_format_date_medium (item->resumed);

      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Resumed on %s"), day);
    }
  return NULL;
}

/** fin_series_evidence_text: Returns: (transfer full): why it is thought to be recurring */
char *
fin_series_evidence_text (const FinSeriesItem *item)
{
  guint n = item->payments->len;
  int n_due =
      MAX (item->n_due - (item->state == FIN_RECURRING_ENDED ? item->n_missed : 0), (int) n);
  g_autofree char *first = NULL;
  g_autofree char *sure = NULL;

  if (n == 0)
    return g_strdup (_ ("You added it; no payment has come yet."));
  first = fin_format_date_medium (g_array_index (item->payments, FinSeriesPayment, 0).date);
  if (item->word != FIN_SERIES_UNSAID)
    return g_strdup_printf (
        ngettext ("%1$u payment since %2$s on %3$d due days; you decided on it.",
                  "%1$u payments since %2$s on %3$d due days; you decided on it.", n),
        n, first, n_due);
  sure = fin_format_percent (item->confidence, 0);
  /* Translators: %4$s is a percentage */
  return g_strdup_printf (
      ngettext ("%1$u payment since %2$s on %3$d due days; days as regular as these hardly come "
                "about by chance (%4$s sure).",
                "%1$u payments since %2$s on %3$d due days; days as regular as these hardly come "
                "about by chance (%4$s sure).",
                n),
      n, first, n_due, sure);
}

/** fin_series_word_text: Returns: what the person said, "" when nothing */
const char *
fin_series_word_text (FinSeriesWord word)
{
  static const char *const texts[FIN_N_SERIES_WORDS] = {
    [FIN_SERIES_UNSAID] = "",
    [FIN_SERIES_CONFIRMED] = N_ ("Confirmed"),
    [FIN_SERIES_REJECTED] = N_ ("Not recurring"),
    [FIN_SERIES_EDITED] = N_ ("Edited"),
    [FIN_SERIES_MERGED] = N_ ("Merged"),
    [FIN_SERIES_ENDED] = N_ ("Ended by you"),
    [FIN_SERIES_ADDED] = N_ ("Added by you"),
  };

  return texts[word][0] != '\0' ? _ (texts[word]) : "";
}

/** fin_series_kind_text: Returns: a heading */
const char *
fin_series_kind_text (FinSeriesKind kind)
{
  static const char *const texts[FIN_N_SERIES_KINDS] = {
    [FIN_SERIES_INCOME] = N_ ("Income"),
    [FIN_SERIES_BILL] = N_ ("Bills"),
    [FIN_SERIES_SUBSCRIPTION] = N_ ("Subscriptions"),
    [FIN_SERIES_TRANSFER] = N_ ("Transfers and Savings"),
  };

  return _ (texts[kind]);
}
