/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sentences only, each translatable as one; a chance is told as odds with its date. */
#include "fin-sentence.h"

#include <glib/gi18n.h>

#include "fin-format.h"

/* Below this a crossing is not worth a sentence of its own: 1 in 100. */
#define NOTABLE_CHANCE 0.01
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

/** fin_sentence_low_point: Returns: (nullable) (transfer full): NULL without a forecast */
char *
fin_sentence_low_point (FinSession *session, const FinBalanceForecast *forecast)
{
  const char *name = account_name (session, forecast);
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
    /* Translators: an account, an amount, a day such as "Fri 27 Nov" */
    return g_strdup_printf (_ ("%s in the next 30 days: lowest %s on %s"), name, amount, day);
  if (forecast->next_payday != FIN_DATE_NONE)
    /* Translators: an amount, then a day such as "Fri 27 Nov" */
    return g_strdup_printf (_ ("Lowest before payday: %s on %s"), amount, day);
  /* Translators: an amount, then a day such as "Fri 27 Nov" */
  return g_strdup_printf (_ ("Lowest in the next 30 days: %s on %s"), amount, day);
}

/** fin_sentence_low_chance: the more urgent of the two crossings, in odds */
char *
fin_sentence_low_chance (FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *chance = NULL;

  if (forecast->n_days == 0 || forecast->relative)
    return NULL;
  if (forecast->p_below_zero >= NOTABLE_CHANCE)
    {
      chance = fin_format_chance (forecast->p_below_zero);
      /* Translators: %s is odds such as "1 in 12" */
      return g_strdup_printf (_ ("%s chance of falling below zero within 30 days"), chance);
    }
  if (forecast->p_below_margin >= NOTABLE_CHANCE)
    {
      g_autofree char *margin = fin_session_format_money (session, forecast->margin,
                                                          forecast->currency, FIN_MONEY_ROUNDED);

      chance = fin_format_chance (forecast->p_below_margin);
      /* Translators: odds such as "1 in 12", then an amount */
      return g_strdup_printf (_ ("%s chance of falling below your safety margin of %s"), chance,
                              margin);
    }
  return g_strdup (_ ("Very unlikely to fall below your safety margin within 30 days"));
}

static char *
crossing (FinSession *session, double probability, FinDate day, const char *never)
{
  g_autofree char *chance = NULL;
  g_autofree char *day_text = NULL;

  if (probability < 0.001)
    return g_strdup (never);
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
  return crossing (session, forecast->p_below_zero, forecast->below_zero_date,
                   _ ("Very unlikely"));
}

char *
fin_sentence_below_margin (FinSession *session, const FinBalanceForecast *forecast)
{
  return crossing (session, forecast->p_below_margin, forecast->below_margin_date,
                   _ ("Very unlikely"));
}

/** fin_sentence_forecast_basis: what the forecast stands on, so that nobody trusts it more than it may be */
char *
fin_sentence_forecast_basis (FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *days = fin_format_count (forecast->history_days);

  if (forecast->n_days == 0)
    return g_strdup (_ ("There is no history yet to forecast from."));
  if (forecast->basis >= FIN_FORECAST_BASIS_PART)
    /* Translators: %s is a number of days */
    return g_strdup_printf (
        ngettext ("From %s day of your own history; the band holds 95 of 100 futures.",
                  "From %s days of your own history; the band holds 95 of 100 futures.",
                  (gulong)forecast->history_days),
        days);
  /* Translators: %s is a number of days */
  return g_strdup_printf (
      ngettext ("From only %s day of history: the band is wide because little is known.",
                "From only %s days of history: the band is wide because little is known.",
                (gulong)forecast->history_days),
      days);
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
