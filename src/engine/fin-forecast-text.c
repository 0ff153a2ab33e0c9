/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sentences about the reasons and the record of a forecast. */
#include "fin-forecast-text.h"

#include <glib/gi18n.h>

#include "fin-format.h"

/* Less likely payments are no reasons. */
#define LIKELY 0.5
/* With fewer days compared nobody can tell good from lucky. */
#define MIN_DAYS_TO_JUDGE 20
/* A band for 95 in 100 that holds fewer than these is a bad one. */
#define BAD_COVERAGE 0.9
/* A lean of more than this share of the usual error is worth a word. */
#define NOTABLE_BIAS 0.5

static char *
show_money (gint64 minor, const char *currency, gpointer data)
{
  return fin_format_money_rounded (minor, currency);
}

/* The payment in this direction that moves the balance most, NULL when none is likely. */
static const FinEvent *
find_largest (const FinBalanceForecast *forecast, gboolean income)
{
  const FinEvent *largest = NULL;

  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);

      if ((event->amount > 0) != income || event->probability < LIKELY)
        continue;
      if (largest == NULL || ABS (event->amount) > ABS (largest->amount))
        largest = event;
    }
  return largest;
}

static gint64
mean_everyday (const FinBalanceForecast *forecast)
{
  gint64 sum = 0;

  for (int day = 0; day < forecast->n_days; day++)
    sum += forecast->everyday[day];
  return sum / forecast->n_days;
}

/** fin_forecast_why: fin_forecast_why_full() with amounts in whole units. */
char *
fin_forecast_why (const FinBalanceForecast *forecast)
{
  return fin_forecast_why_full (forecast, show_money, NULL);
}

/**
 * fin_forecast_why_full:
 *
 * Returns: (transfer full): the payments that shape the curve most, and the pace of everything else
 */
char *
fin_forecast_why_full (const FinBalanceForecast *forecast, FinForecastMoney money, gpointer data)
{
  const FinEvent *income, *bill;
  g_autofree char *everyday = NULL, *in = NULL, *in_day = NULL, *out = NULL, *out_day = NULL;

  if (forecast->n_days == 0)
    return g_strdup (_ ("There is no history yet to forecast from."));
  if (forecast->model == FIN_FORECAST_MODEL_PROPHET)
    return g_strdup (_ ("Prophet draws a trend and the days of the week; it knows no payments."));
  income = find_largest (forecast, TRUE);
  bill = find_largest (forecast, FALSE);
  everyday = money (mean_everyday (forecast), forecast->currency, data);
  if (income != NULL)
    {
      in = money (income->amount, forecast->currency, data);
      in_day = fin_format_date_weekday (income->date);
    }
  if (bill != NULL)
    {
      out = money (bill->amount, forecast->currency, data);
      out_day = fin_format_date_weekday (bill->date);
    }
  if (forecast->awaits_pay && bill != NULL)
    /* Translators: 1 payee, 2 amount, 3 day */
    return g_strdup_printf (_ ("%1$s (%2$s on %3$s) moves it most, and a month’s pay that is supposed to be "
                               "yet to come."),
                            bill->label, out, out_day);
  if (forecast->awaits_pay)
    return g_strdup (_ ("No recurring payment is known; a month’s pay is supposed to be yet to come."));
  if (income != NULL && bill != NULL)
    /* Translators: 1 payee, 2 amount, 3 day; 4 payee, 5 amount, 6 day; 7 amount per day */
    return g_strdup_printf (_ ("%1$s (%2$s on %3$s) and %4$s (%5$s on %6$s) move it most; "
                               "everything without a date makes %7$s a day."),
                            income->label, in, in_day, bill->label, out, out_day, everyday);
  if (income != NULL || bill != NULL)
    /* Translators: 1 payee, 2 amount, 3 day; 4 amount per day */
    return g_strdup_printf (
        _ ("%1$s (%2$s on %3$s) moves it most; everything without a date makes %4$s a day."),
        income != NULL ? income->label : bill->label, income != NULL ? in : out,
        income != NULL ? in_day : out_day, everyday);
  /* Translators: %s is an amount */
  return g_strdup_printf (_ ("No recurring payment is known; past days make %s a day."), everyday);
}

static char *
describe_coverage (const FinTrackRecord *record)
{
  int months = MAX (1, (record->span_days + 15) / 30);

  if (record->source == FIN_TRACK_KEPT && months == 1)
    /* Translators: days */
    return g_strdup_printf (
        _ ("In the last month the balance was inside the band on %1$d of %2$d days."),
        record->n_inside, record->n_days);
  if (record->source == FIN_TRACK_KEPT)
    return g_strdup_printf (
        /* Translators: 1: months, 2 and 3: days */
        ngettext ("In the last %1$d month the balance was inside the band on %2$d of %3$d days.",
                  "In the last %1$d months the balance was inside the band on %2$d of %3$d days.",
                  (gulong) months),
        months, record->n_inside, record->n_days);
  if (months == 1)
    /* Translators: days */
    return g_strdup_printf (_ ("Tried on the last month, the balance would have been inside the "
                               "band on %1$d of %2$d days."),
                            record->n_inside, record->n_days);
  return g_strdup_printf (
      /* Translators: 1: months, 2 and 3: days */
      ngettext ("Tried on the last %1$d month, the balance would have been inside the band on "
                "%2$d of %3$d days.",
                "Tried on the last %1$d months, the balance would have been inside the band on "
                "%2$d of %3$d days.",
                (gulong) months),
      months, record->n_inside, record->n_days);
}

static char *
describe_error (const FinBalanceForecast *forecast, FinForecastMoney money, gpointer data)
{
  const FinTrackRecord *record = &forecast->record;
  g_autofree char *error = money (record->error, forecast->currency, data);

  if ((double) ABS (record->bias) <= NOTABLE_BIAS * (double) record->error)
    /* Translators: %s is an amount */
    return g_strdup_printf (_ ("It was off by %s on average, neither too high nor too low."),
                            error);
  if (record->bias > 0)
    /* Translators: %s is an amount */
    return g_strdup_printf (_ ("It was off by %s on average, mostly too high."), error);
  /* Translators: %s is an amount */
  return g_strdup_printf (_ ("It was off by %s on average, mostly too low."), error);
}

/** fin_forecast_record_text: fin_forecast_record_text_full() with amounts in whole units. */
char *
fin_forecast_record_text (const FinBalanceForecast *forecast)
{
  return fin_forecast_record_text_full (forecast, show_money, NULL);
}

/**
 * fin_forecast_record_text_full:
 *
 * Returns: (transfer full): how forecasts of this account did; that they did badly, where they did
 */
char *
fin_forecast_record_text_full (const FinBalanceForecast *forecast,
                               FinForecastMoney money,
                               gpointer data)
{
  const FinTrackRecord *record = &forecast->record;
  g_autofree char *coverage = NULL, *error = NULL;

  if (record->source == FIN_TRACK_NONE || record->n_days == 0)
    return g_strdup (_ ("There is too little history yet to say how good these forecasts are."));
  coverage = describe_coverage (record);
  error = describe_error (forecast, money, data);
  if (record->n_days < MIN_DAYS_TO_JUDGE
      || record->n_inside >= BAD_COVERAGE * record->n_days)
    return g_strjoin (" ", coverage, error, NULL);
  return g_strjoin (" ", coverage, error,
                    _ ("That is not good enough: the band is drawn wider."), NULL);
}

/**
 * fin_forecast_rates_text:
 *
 * Returns: (nullable) (transfer full): by which rate of which day each other currency counts in the
 *   household's totals, and which are left out, a line each; NULL where there is one currency
 */
char *
fin_forecast_rates_text (const FinInsights *insights)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < insights->rates->len; i++)
    {
      const FinInsightRate *rate = g_ptr_array_index (insights->rates, i);
      g_autofree char *number = fin_format_decimal (rate->rate, 4);
      g_autofree char *day = fin_format_date_medium (rate->date);

      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: 1 and 3: currency codes, 2: a number, 4: a date */
      g_string_append_printf (text, _ ("1 %1$s is taken as %2$s %3$s, its last known rate, of %4$s."),
                              rate->currency, number, insights->currency, day);
    }
  for (char **currency = insights->other_currencies; currency != NULL && *currency != NULL;
       currency++)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: %s is a currency code */
      g_string_append_printf (text, _ ("Accounts in %s are left out: no rate is known for it."),
                              *currency);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/** fin_forecast_basis_text: what the forecast stands on, so that nobody trusts it more than it may be */
char *
fin_forecast_basis_text (const FinBalanceForecast *forecast)
{
  g_autofree char *days = fin_format_count (forecast->history_days);
  g_autofree char *little = NULL;

  if (forecast->n_days == 0)
    return g_strdup (_ ("There is no history yet to forecast from."));
  if (forecast->basis >= FIN_FORECAST_BASIS_PART)
    /* Translators: %s is a number of days */
    return g_strdup_printf (
        ngettext ("From %s day of your own history; the band holds 95 of 100 futures.",
                  "From %s days of your own history; the band holds 95 of 100 futures.",
                  (gulong) forecast->history_days),
        days);
  /* Translators: %s is a number of days */
  little = g_strdup_printf (
      ngettext ("From only %s day of history: the band is wide because little is known.",
                "From only %s days of history: the band is wide because little is known.",
                (gulong) forecast->history_days),
      days);
  if (!forecast->awaits_pay)
    return g_steal_pointer (&little);
  /* Translators: %s is a sentence such as "From only 14 days of history: …" */
  return g_strdup_printf (_ ("%s Hardly anything came in; most futures suppose that a month’s pay will."),
                          little);
}
