/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast for a terminal. */
#include "fin-cli-forecast-output.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "fin-forecast-text.h"
#include "fin-format.h"
#include "fin-what-if.h"

static const struct
{
  const char *name;
  FinForecastModel model;
} models[] = {
  { "cashflow", FIN_FORECAST_MODEL_CASHFLOW },
  { "prophet", FIN_FORECAST_MODEL_PROPHET },
  { "replay", FIN_FORECAST_MODEL_REPLAY },
};

const char *
fin_cli_forecast_model_name (FinForecastModel model)
{
  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    if (models[i].model == model)
      return models[i].name;
  return NULL;
}

/** fin_cli_forecast_find_model: @name: (nullable): %NULL means the first */
gboolean
fin_cli_forecast_find_model (const char *name, FinForecastModel *model)
{
  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    if (name == NULL || strcmp (name, models[i].name) == 0)
      {
        *model = models[i].model;
        return TRUE;
      }
  return FALSE;
}

static void
print_risk (const char *what, double probability, FinDate date)
{
  g_autofree char *odds = fin_format_chance (probability);
  g_autofree char *day = date != FIN_DATE_NONE ? fin_format_date_weekday (date) : NULL;

  g_print ("%s: %s", what, odds);
  if (day != NULL)
    /* Translators: %s is a day */
    g_print (_ (", most likely on %s"), day);
  g_print ("\n");
}

static void
print_low_and_risks (const FinBalanceForecast *forecast)
{
  g_autofree char *low = fin_format_money (forecast->low_balance, forecast->currency);
  g_autofree char *low_day = fin_format_date_weekday (forecast->low_date);
  g_autofree char *margin = fin_format_money (forecast->margin, forecast->currency);
  g_autofree char *below_zero = g_strdup_printf (
      ngettext ("Chance below zero within %d day", "Chance below zero within %d days",
                (gulong) forecast->risk_days),
      forecast->risk_days);
  g_autofree char *below_margin = g_strdup_printf (
      /* Translators: %1$s is an amount, %2$d a number of days */
      ngettext ("Chance below %1$s within %2$d day", "Chance below %1$s within %2$d days",
                (gulong) forecast->risk_days),
      margin, forecast->risk_days);

  if (forecast->next_payday != FIN_DATE_NONE)
    /* Translators: 1: an amount, 2: a day */
    g_print (_ ("Lowest before payday: %1$s on %2$s"), low, low_day);
  else
    /* Translators: 1: an amount, 2: a day */
    g_print (_ ("Lowest: %1$s on %2$s"), low, low_day);
  g_print ("\n");
  if (forecast->relative)
    return;
  print_risk (below_zero, forecast->p_below_zero, forecast->below_zero_date);
  /* A margin of nothing would say the same again. */
  if (forecast->margin != 0)
    print_risk (below_margin, forecast->p_below_margin, forecast->below_margin_date);
}

static void
print_rates (FinInsights *insights)
{
  g_autofree char *rates = fin_forecast_rates_text (insights);

  if (rates != NULL)
    g_print ("%s\n", rates);
}

static void
print_summary (const FinCliForecast *forecast)
{
  const FinBalanceForecast *base = forecast->base;
  g_autofree char *as_of = fin_format_date_medium (base->as_of);
  g_autofree char *balance = fin_format_money (base->balance, base->currency);
  g_autofree char *why = fin_forecast_why (base);
  g_autofree char *basis = fin_forecast_basis_text (base);
  g_autofree char *record = fin_forecast_record_text (base);

  /* Translators: 1: an account, 2: an amount, 3: a date */
  g_print (_ ("%1$s: %2$s on %3$s"), forecast->name, balance, as_of);
  g_print ("\n");
  if (base->relative)
    g_print ("%s\n", _ ("No balance was ever stated: these are changes, not balances."));
  if (base->stale)
    g_print ("%s\n", _ ("That is the last day known; newer statements make this forecast better."));
  if (base->account_id == 0)
    print_rates (forecast->insights);
  print_low_and_risks (base);
  if (base->days_covered >= 0)
    {
      g_print (ngettext ("The balance covers %d day of usual spending.",
                         "The balance covers %d days of usual spending.",
                         (gulong) base->days_covered),
               base->days_covered);
      g_print ("\n");
    }
  g_print ("%s\n%s\n%s\n", why, basis, record);
}

static void
print_cell (gint64 amount, const char *currency)
{
  g_autofree char *text = fin_format_money_plain (amount, currency);

  g_print (" %*s%s", MAX (14 - (int) g_utf8_strlen (text, -1), 0), "", text);
}

static void
print_points (const FinCliForecast *forecast)
{
  const int shown[] = { FIN_INSIGHTS_LEVEL_LOW, FIN_INSIGHTS_LEVEL_MEDIAN, FIN_INSIGHTS_LEVEL_HIGH };
  const FinBalanceForecast *base = forecast->base;

  g_print ("\n%-12s %14s %14s %14s", _ ("Day"), _ ("low (2.5 %)"), _ ("median"),
           _ ("high (97.5 %)"));
  if (forecast->changed != NULL)
    g_print (" %14s %14s", _ ("what if"), _ ("difference"));
  g_print ("\n");
  for (int day = 0; day < base->n_days; day++)
    {
      g_autofree char *date = fin_date_to_iso (base->as_of + 1 + day);

      g_print ("%-12s", date);
      for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
        print_cell (fin_balance_forecast_quantile (base, day, shown[i]), base->currency);
      if (forecast->changed != NULL)
        {
          print_cell (fin_balance_forecast_quantile (forecast->changed, day,
                                                     FIN_INSIGHTS_LEVEL_MEDIAN),
                      base->currency);
          print_cell (forecast->changed->change[day] - base->change[day], base->currency);
        }
      g_print ("\n");
    }
}

static void
print_events (const FinBalanceForecast *forecast)
{
  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);
      g_autofree char *date = fin_date_to_iso (event->date);
      g_autofree char *amount = fin_format_money_plain (event->amount, forecast->currency);
      g_autofree char *odds = fin_format_chance (event->probability);

      if (i == 0)
        g_print ("\n%s\n", _ ("Expected payments"));
      g_print ("%s %*s%s  %s (%s)\n", date, MAX (14 - (int) g_utf8_strlen (amount, -1), 0), "",
               amount, event->label, odds);
    }
}

static void
print_what_if (const FinCliForecast *forecast)
{
  const FinBalanceForecast *base = forecast->base, *changed = forecast->changed;
  int last = base->n_days - 1;
  g_autofree char *day = fin_format_date_weekday (base->as_of + base->n_days);
  g_autofree char *difference
      = fin_format_money_signed (changed->change[last] - base->change[last], base->currency);

  g_print ("\n%s", _ ("What if"));
  for (guint i = 0; i < forecast->wishes->len; i++)
    g_print ("%s %s", i > 0 ? "," : "", ((FinWhatIf *) forecast->wishes->pdata[i])->spec);
  /* Translators: 1: an amount, 2: a day */
  g_print (_ (": %1$s on %2$s"), difference, day);
  g_print ("\n");
  print_low_and_risks (changed);
}

/** fin_cli_forecast_print_text: aligned, in the person's language. */
void
fin_cli_forecast_print_text (const FinCliForecast *forecast)
{
  if (forecast->base->n_days == 0)
    {
      g_print (_ ("%s: there is no history to forecast from yet.\n"), forecast->name);
      return;
    }
  print_summary (forecast);
  if (forecast->changed != NULL)
    print_what_if (forecast);
  print_points (forecast);
  print_events (forecast->base);
}
