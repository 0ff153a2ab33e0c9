/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sentences only, each translatable as one; a chance is told as odds with its date. */
#include "fin-sentence.h"

#include <glib/gi18n.h>

#include "fin-format.h"

/* Below this a crossing is not worth a sentence of its own: 1 in 100. */
#define NOTABLE_CHANCE 0.01
/* And below this not even beside others. */
#define MENTIONED_CHANCE 0.001
/* Above this, odds say less than words. */
#define NEARLY_SURE 0.99
/* Banks book a day or three later; until then nobody needs to be told. */
#define USUAL_DELAY_DAYS 3
/* Within this share of the usual amount spending counts as usual. */
#define USUAL_BAND 0.05

/* Within a sentence: "Fri 27 Nov"; "Today" would begin with a capital in its middle. */
static char *
format_day (FinDate date)
{
  return fin_format_date_weekday (date);
}

/**
 * fin_find_tightest_forecast:
 *
 * Money in one account does not pay the bills of another, so the account that is likeliest to run dry
 * counts, where any may.
 *
 * Returns: (nullable) (transfer none): its forecast, else the household's
 */
const FinBalanceForecast *
fin_find_tightest_forecast (FinInsights *insights)
{
  const FinBalanceForecast *tightest = fin_insights_find_forecast (insights, 0);
  double probability = 0.05;

  for (guint i = 0; i < insights->accounts->len; i++)
    {
      const FinAccountBalance *account = g_ptr_array_index (insights->accounts, i);
      const FinBalanceForecast *forecast
          = fin_insights_find_forecast (insights, account->account_id);

      if (forecast == NULL || forecast->account_id == 0 || forecast->relative
          || account->kind != FIN_ACCOUNT_CURRENT || forecast->p_below_zero <= probability)
        continue;
      tightest = forecast;
      probability = forecast->p_below_zero;
    }
  return tightest;
}

/* Returns: (nullable) (transfer none): the name of the one account that @forecast is of */
static const char *
account_name (FinSession *session, const FinBalanceForecast *forecast)
{
  FinInsights *insights = fin_session_get_insights (session);

  for (guint i = 0; insights != NULL && forecast->account_id != 0 && i < insights->accounts->len;
       i++)
    {
      const FinAccountBalance *account = g_ptr_array_index (insights->accounts, i);

      if (account->account_id == forecast->account_id)
        return account->name;
    }
  return NULL;
}

/** fin_sentence_balance_scope: "All accounts, today", or as of which day when data are old */
char *
fin_sentence_balance_scope (FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *day = NULL;

  if (forecast->relative)
    return g_strdup (_ ("Change since your first statement: no balance is known yet"));
  if (!forecast->stale || forecast->as_of == FIN_DATE_NONE)
    return g_strdup (_ ("All accounts, today"));
  day = format_day (forecast->as_of);
  /* Translators: %s is a day such as "Fri 27 Nov" */
  return g_strdup_printf (_ ("All accounts, as of %s"), day);
}

/** fin_sentence_low_title: where fin_sentence_low() was looked for */
char *
fin_sentence_low_title (const FinBalanceForecast *forecast)
{
  int days = forecast->risk_days;

  if (forecast->next_payday != FIN_DATE_NONE)
    return g_strdup (_ ("Lowest before payday"));
  return g_strdup_printf (
      ngettext ("Lowest in the next %d day", "Lowest in the next %d days", (gulong)days), days);
}

/** fin_sentence_low: Returns: (nullable) (transfer full): the lowest balance and its day, alone */
char *
fin_sentence_low (FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  if (forecast->n_days == 0 || forecast->low_date == FIN_DATE_NONE)
    return NULL;
  amount = fin_session_format_money (session, forecast->low_balance, forecast->currency,
                                     FIN_MONEY_ROUNDED);
  day = format_day (forecast->low_date);
  /* Translators: an amount, then a day such as "Fri 27 Nov" */
  return g_strdup_printf (_ ("%s on %s"), amount, day);
}

/** fin_sentence_low_point: Returns: (nullable) (transfer full): NULL without a forecast */
char *
fin_sentence_low_point (FinSession *session, const FinBalanceForecast *forecast)
{
  const char *name = account_name (session, forecast);
  int days = forecast->risk_days;
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  if (forecast->n_days == 0 || forecast->low_date == FIN_DATE_NONE)
    return NULL;
  amount = fin_session_format_money (session, forecast->low_balance, forecast->currency,
                                     FIN_MONEY_EXACT);
  day = format_day (forecast->low_date);
  if (name != NULL && forecast->next_payday != FIN_DATE_NONE)
    /* Translators: an account, an amount, a day such as "Fri 27 Nov" */
    return g_strdup_printf (_ ("%s before payday: lowest %s on %s"), name, amount, day);
  if (name != NULL)
    return g_strdup_printf (
        /* Translators: 1 an account, 2 days, 3 an amount, 4 a day such as "Fri 27 Nov" */
        ngettext ("%1$s in the next %2$d day: lowest %3$s on %4$s",
                  "%1$s in the next %2$d days: lowest %3$s on %4$s", (gulong)days),
        name, days, amount, day);
  if (forecast->next_payday != FIN_DATE_NONE)
    /* Translators: an amount, then a day such as "Fri 27 Nov" */
    return g_strdup_printf (_ ("Lowest before payday: %s on %s"), amount, day);
  return g_strdup_printf (
      /* Translators: 1 days, 2 an amount, 3 a day such as "Fri 27 Nov" */
      ngettext ("Lowest in the next %1$d day: %2$s on %3$s",
                "Lowest in the next %1$d days: %2$s on %3$s", (gulong)days),
      days, amount, day);
}

/* The first day that the balance is likely to stand at @level or above, when it is below it now. */
static FinDate
find_recovery (const FinBalanceForecast *forecast, gint64 level)
{
  for (int day = 0; day < MIN (forecast->n_days, forecast->risk_days); day++)
    if (fin_balance_forecast_quantile (forecast, day, FIN_INSIGHTS_LEVEL_MEDIAN) >= level)
      return forecast->as_of + 1 + day;
  return FIN_DATE_NONE;
}

static char *
chance_below_zero (const FinBalanceForecast *forecast)
{
  int days = forecast->risk_days;
  g_autofree char *chance = NULL;
  g_autofree char *day = NULL;

  if (forecast->balance < 0)
    {
      FinDate recovery = find_recovery (forecast, 0);

      if (recovery == FIN_DATE_NONE)
        return g_strdup_printf (
            ngettext ("Below zero now, and likely to stay there for %d day",
                      "Below zero now, and likely to stay there for %d days", (gulong)days),
            days);
      day = format_day (recovery);
      /* Translators: %s is a day such as "Fri 27 Nov" */
      return g_strdup_printf (_ ("Below zero now, likely above it again on %s"), day);
    }
  if (forecast->p_below_zero > NEARLY_SURE)
    return g_strdup_printf (ngettext ("Almost certain to fall below zero within %d day",
                                      "Almost certain to fall below zero within %d days",
                                      (gulong)days),
                            days);
  chance = fin_format_chance (forecast->p_below_zero);
  return g_strdup_printf (
      /* Translators: %1$s is odds such as "1 in 12", %2$d a number of days */
      ngettext ("%1$s chance of falling below zero within %2$d day",
                "%1$s chance of falling below zero within %2$d days", (gulong)days),
      chance, days);
}

/** fin_sentence_low_chance: the more urgent of the two crossings, in odds */
char *
fin_sentence_low_chance (FinSession *session, const FinBalanceForecast *forecast)
{
  int days = forecast->risk_days;
  g_autofree char *chance = NULL;

  if (forecast->n_days == 0 || forecast->relative)
    return NULL;
  if (forecast->p_below_zero >= NOTABLE_CHANCE)
    return chance_below_zero (forecast);
  if (forecast->p_below_margin >= NOTABLE_CHANCE)
    {
      g_autofree char *margin = fin_session_format_money (session, forecast->margin,
                                                          forecast->currency, FIN_MONEY_ROUNDED);

      if (forecast->balance < forecast->margin)
        /* Translators: %s is an amount */
        return g_strdup_printf (_ ("Below your safety margin of %s now"), margin);
      if (forecast->p_below_margin > NEARLY_SURE)
        /* Translators: %s is an amount */
        return g_strdup_printf (_ ("Almost certain to fall below your safety margin of %s"),
                                margin);
      chance = fin_format_chance (forecast->p_below_margin);
      /* Translators: odds such as "1 in 12", then an amount */
      return g_strdup_printf (_ ("%s chance of falling below your safety margin of %s"), chance,
                              margin);
    }
  if (forecast->margin <= 0)
    return g_strdup_printf (ngettext ("Very unlikely to fall below zero within %d day",
                                      "Very unlikely to fall below zero within %d days",
                                      (gulong)days),
                            days);
  return g_strdup_printf (
      ngettext ("Very unlikely to fall below your safety margin within %d day",
                "Very unlikely to fall below your safety margin within %d days", (gulong)days),
      days);
}

/* What is below @level already cannot fall below it: then when it is likely to be above it again. */
static char *
describe_recovery (const FinBalanceForecast *forecast, gint64 level)
{
  FinDate day = find_recovery (forecast, level);
  g_autofree char *day_text = NULL;

  if (day == FIN_DATE_NONE)
    return g_strdup (_ ("It is now, and likely to stay there"));
  day_text = format_day (day);
  /* Translators: it is below a level now; %s is a day such as "Fri 27 Nov" */
  return g_strdup_printf (_ ("It is now; likely above it again on %s"), day_text);
}

static char *
describe_crossing (double probability, FinDate day)
{
  g_autofree char *chance = NULL;
  g_autofree char *day_text = NULL;

  if (probability < MENTIONED_CHANCE)
    return g_strdup (_ ("Very unlikely"));
  if (probability > NEARLY_SURE && day != FIN_DATE_NONE)
    {
      day_text = format_day (day);
      /* Translators: %s is a day such as "Fri 27 Nov" */
      return g_strdup_printf (_ ("Almost certain, most likely on %s"), day_text);
    }
  if (probability > NEARLY_SURE)
    return g_strdup (_ ("Almost certain"));
  chance = fin_format_chance (probability);
  if (day == FIN_DATE_NONE)
    /* Translators: %s is odds such as "1 in 12" */
    return g_strdup_printf (_ ("%s chance"), chance);
  day_text = format_day (day);
  /* Translators: odds such as "1 in 12", then a day such as "Fri 27 Nov" */
  return g_strdup_printf (_ ("%s chance, most likely on %s"), chance, day_text);
}

char *
fin_sentence_below_zero (FinSession *session, const FinBalanceForecast *forecast)
{
  if (forecast->balance < 0)
    return describe_recovery (forecast, 0);
  return describe_crossing (forecast->p_below_zero, forecast->below_zero_date);
}

char *
fin_sentence_below_margin (FinSession *session, const FinBalanceForecast *forecast)
{
  if (forecast->balance < forecast->margin)
    return describe_recovery (forecast, forecast->margin);
  return describe_crossing (forecast->p_below_margin, forecast->below_margin_date);
}

/** fin_sentence_stale: Returns: (nullable) (transfer full): NULL when data reach to today */
char *
fin_sentence_stale (FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *day = NULL;

  if (!forecast->stale || forecast->as_of == FIN_DATE_NONE
      || fin_session_get_today (session) - forecast->as_of <= USUAL_DELAY_DAYS)
    return NULL;
  day = fin_format_date_medium (forecast->as_of);
  /* Translators: %s is a date */
  return g_strdup_printf (
      _ ("Your statements end on %s. Import newer ones to see the forecast from today."), day);
}

/** fin_sentence_pace: this month's spending against the usual, in a sentence */
char *
fin_sentence_pace (FinSession *session, const FinMonthSpending *spending, const char *currency)
{
  gint64 difference = spending->spent - spending->usual;
  g_autofree char *amount = NULL;

  if (spending->n_months == 0 || spending->usual <= 0)
    return g_strdup (_ ("No full month before this one to compare with yet"));
  if (ABS ((double)difference) <= USUAL_BAND * (double)spending->usual)
    return g_strdup (_ ("About as much as usual by this day"));
  amount = fin_session_format_money (session, ABS (difference), currency, FIN_MONEY_ROUNDED);
  if (difference < 0)
    /* Translators: %s is an amount */
    return g_strdup_printf (_ ("%s less than usual by this day"), amount);
  /* Translators: %s is an amount */
  return g_strdup_printf (_ ("%s more than usual by this day"), amount);
}

/** fin_sentence_persona_missing: what is still needed for a persona */
char *
fin_sentence_persona_missing (const FinPersonaInsight *persona)
{
  int n_missing = MAX (0, FIN_PERSONA_MIN_TRANSACTIONS - persona->n_transactions);
  int days_missing = MAX (0, FIN_PERSONA_MIN_DAYS - persona->n_days);

  g_autofree char *purchases
      = g_strdup_printf (ngettext ("%d more purchase is needed.", "%d more purchases are needed.",
                                   (gulong) n_missing),
                         n_missing);
  g_autofree char *days
      = g_strdup_printf (ngettext ("Statements over %d more day are needed.",
                                   "Statements over %d more days are needed.",
                                   (gulong) MAX (days_missing, 1)),
                         MAX (days_missing, 1));

  if (n_missing > 0 && days_missing > 0)
    return g_strjoin (" ", purchases, days, NULL);
  return n_missing > 0 ? g_steal_pointer (&purchases) : g_steal_pointer (&days);
}
