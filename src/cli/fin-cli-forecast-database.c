/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli forecast on the household's database: points, low point, risks, expected payments. */
#include <glib/gi18n.h>
#include <stdio.h>

#include "fin-cli-forecast-chart.h"
#include "fin-cli-insights.h"
#include "fin-cli-json.h"
#include "fin-format.h"

typedef struct
{
  char *account;
  char *as_of;
  char *chart;
  int days;
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->account, g_free);
  g_clear_pointer (&options->as_of, g_free);
  g_clear_pointer (&options->chart, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *const level_names[FIN_INSIGHTS_N_LEVELS]
    = { "q0.025", "q0.1", "q0.25", "q0.5", "q0.75", "q0.9", "q0.975" };

static const char *const basis_names[] = {
  [FIN_FORECAST_BASIS_SCANT] = "scant",
  [FIN_FORECAST_BASIS_SHORT] = "short",
  [FIN_FORECAST_BASIS_PART] = "part",
  [FIN_FORECAST_BASIS_FULL] = "full",
};

static void
add_points (JsonBuilder *builder, const FinBalanceForecast *forecast, int n_days)
{
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (int day = 0; day < n_days; day++)
    {
      json_builder_begin_object (builder);
      fin_cli_json_date (builder, "date", forecast->as_of + 1 + day);
      fin_cli_json_money (builder, "mean", forecast->mean[day], forecast->currency);
      for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
        fin_cli_json_money (builder, level_names[level],
                            fin_balance_forecast_quantile (forecast, day, level),
                            forecast->currency);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_risk (JsonBuilder *builder,
          const char *name,
          const FinBalanceForecast *forecast,
          gint64 level,
          double probability,
          FinDate date)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  fin_cli_json_money (builder, "level", level, forecast->currency);
  fin_cli_json_double (builder, "probability", probability);
  fin_cli_json_date (builder, "date", date);
  json_builder_end_object (builder);
}

static void
add_events (JsonBuilder *builder, const FinBalanceForecast *forecast, int n_days)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);

      if (event->date > forecast->as_of + n_days)
        continue;
      json_builder_begin_object (builder);
      fin_cli_json_date (builder, "date", event->date);
      fin_cli_json_string (builder, "label", event->label);
      fin_cli_json_money (builder, "amount", event->amount, forecast->currency);
      fin_cli_json_double (builder, "probability", event->probability);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Levels mean nothing while no balance was ever stated; then only the low point is told. */
static void
add_low_and_risks (JsonBuilder *builder, const FinBalanceForecast *forecast)
{
  json_builder_set_member_name (builder, "low");
  json_builder_begin_object (builder);
  fin_cli_json_money (builder, "balance", forecast->low_balance, forecast->currency);
  fin_cli_json_date (builder, "date", forecast->low_date);
  json_builder_end_object (builder);
  if (forecast->relative)
    return;
  add_risk (builder, "below_zero", forecast, 0, forecast->p_below_zero, forecast->below_zero_date);
  add_risk (builder, "below_margin", forecast, forecast->margin, forecast->p_below_margin,
            forecast->below_margin_date);
}

static void
print_json (const FinBalanceForecast *forecast, const char *name, int n_days)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 balance
      = forecast->n_history > 0 ? forecast->history[forecast->n_history - 1] : 0;

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "account", name);
  fin_cli_json_string (builder, "currency", forecast->currency);
  fin_cli_json_date (builder, "as_of", forecast->as_of);
  fin_cli_json_boolean (builder, "stale", forecast->stale);
  fin_cli_json_boolean (builder, "relative", forecast->relative);
  fin_cli_json_money (builder, "balance", balance, forecast->currency);
  fin_cli_json_string (builder, "basis", n_days > 0 ? basis_names[forecast->basis] : "none");
  fin_cli_json_int (builder, "history_days", forecast->history_days);
  fin_cli_json_date (builder, "next_payday", forecast->next_payday);
  if (n_days > 0)
    add_low_and_risks (builder, forecast);
  add_points (builder, forecast, n_days);
  add_events (builder, forecast, n_days);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}
static void
print_risk (const char *format, double probability, FinDate date)
{
  g_autofree char *odds = fin_format_chance (probability);
  g_autofree char *day = date != FIN_DATE_NONE ? fin_format_date_weekday (date) : NULL;

  g_print ("%s: %s", format, odds);
  if (day != NULL)
    /* Translators: %s is a day */
    g_print (_ (", most likely on %s"), day);
  g_print ("\n");
}

static void
print_summary (const FinBalanceForecast *forecast, const char *name)
{
  g_autofree char *as_of = fin_format_date_medium (forecast->as_of);
  g_autofree char *balance = fin_format_money (
      forecast->n_history > 0 ? forecast->history[forecast->n_history - 1] : 0,
      forecast->currency);
  g_autofree char *low = fin_format_money (forecast->low_balance, forecast->currency);
  g_autofree char *low_day = fin_format_date_weekday (forecast->low_date);
  g_autofree char *margin = fin_format_money (forecast->margin, forecast->currency);
  /* Translators: %s is an amount */
  g_autofree char *below_margin = g_strdup_printf (_ ("Chance below %s within 30 days"), margin);

  /* Translators: 1: an account, 2: an amount, 3: a date */
  g_print (_ ("%1$s: %2$s on %3$s"), name, balance, as_of);
  g_print ("\n");
  if (forecast->relative)
    g_print ("%s\n", _ ("No balance was ever stated: these are changes, not balances."));
  if (forecast->stale)
    g_print ("%s\n", _ ("That is the last day known; newer statements make this forecast better."));
  /* Translators: 1: an amount, 2: a day */
  g_print (_ ("Lowest: %1$s on %2$s"), low, low_day);
  g_print ("\n");
  if (forecast->relative)
    return;
  print_risk (_ ("Chance below zero within 30 days"), forecast->p_below_zero,
              forecast->below_zero_date);
  print_risk (below_margin, forecast->p_below_margin, forecast->below_margin_date);
}

static void
print_points (const FinBalanceForecast *forecast, int n_days)
{
  const int shown[] = { FIN_INSIGHTS_LEVEL_LOW, FIN_INSIGHTS_LEVEL_MEDIAN, FIN_INSIGHTS_LEVEL_HIGH };

  g_print ("\n%-12s %14s %14s %14s\n", _ ("Day"), _ ("low (2.5 %)"), _ ("median"),
           _ ("high (97.5 %)"));
  for (int day = 0; day < n_days; day++)
    {
      g_autofree char *date = fin_date_to_iso (forecast->as_of + 1 + day);

      g_print ("%-12s", date);
      for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
        {
          g_autofree char *text = fin_format_money_plain (
              fin_balance_forecast_quantile (forecast, day, shown[i]), forecast->currency);
          int pad = 14 - (int) g_utf8_strlen (text, -1);

          g_print (" %*s%s", MAX (pad, 0), "", text);
        }
      g_print ("\n");
    }
}

static void
print_events (const FinBalanceForecast *forecast, int n_days)
{
  gboolean any = FALSE;

  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);
      g_autofree char *date = fin_date_to_iso (event->date);
      g_autofree char *amount = fin_format_money_plain (event->amount, forecast->currency);
      g_autofree char *odds = fin_format_chance (event->probability);

      if (event->date > forecast->as_of + n_days)
        continue;
      if (!any)
        g_print ("\n%s\n", _ ("Expected payments"));
      any = TRUE;
      g_print ("%s %*s%s  %s (%s)\n", date, MAX (14 - (int) g_utf8_strlen (amount, -1), 0), "",
               amount, event->label, odds);
    }
}

static const FinBalanceForecast *
choose (FinCli *cli,
        FinInsights *insights,
        const char *account,
        const char **name,
        FinCliStatus *status)
{
  if (account == NULL)
    {
      *name = _ ("All accounts");
      return fin_insights_find_forecast (insights, 0);
    }
  for (guint i = 0; i < insights->accounts->len; i++)
    {
      const FinAccountBalance *balance = g_ptr_array_index (insights->accounts, i);

      if (g_ascii_strcasecmp (balance->name, account) == 0)
        {
          *name = balance->name;
          return fin_insights_find_forecast (insights, balance->account_id);
        }
    }
  *status = fin_cli_usage_error (
      cli, _ ("there is no account “%s”; “finsight-cli accounts” lists them"), account);
  return NULL;
}

static FinCliStatus
print_forecast (FinCli *cli, FinInsights *insights, const Options *options)
{
  const char *name = NULL;
  g_autoptr (GError) error = NULL;
  FinCliStatus status = FIN_CLI_DONE;
  const FinBalanceForecast *forecast
      = choose (cli, insights, options->account, &name, &status);
  int n_days;

  if (forecast == NULL)
    return status;
  n_days = MIN (options->days, forecast->n_days);
  if (options->chart != NULL
      && !fin_cli_forecast_chart (forecast, insights->today, n_days, options->chart, &error))
    return fin_cli_fail (cli, error, options->chart, 0);
  if (cli->json)
    print_json (forecast, name, n_days);
  else if (n_days == 0)
    g_print (_ ("%s: there is no history to forecast from yet.\n"), name);
  else
    {
      print_summary (forecast, name);
      print_points (forecast, n_days);
      print_events (forecast, n_days);
    }
  return FIN_CLI_DONE;
}

/** fin_cli_forecast_database: forecast without --csv. */
FinCliStatus
fin_cli_forecast_database (FinCli *cli, int argc, char **argv)
{
  g_auto (Options) options = { .days = 30 };
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (FinInsights) insights = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &options.account,
      N_ ("Only this account, by name"), N_ ("NAME") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
      N_ ("Stand at this day instead of today"), N_ ("DATE") },
    { "chart", 0, 0, G_OPTION_ARG_FILENAME, &options.chart,
      N_ ("Draw it to a .png, .svg or .pdf file"), N_ ("FILE") },
    { "days", 0, 0, G_OPTION_ARG_INT, &options.days, N_ ("Days ahead, 1 to 90"), N_ ("N") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return fin_cli_usage_error (cli, _ ("forecast does not take “%s”"), argv[1]);
  if (options.days < 1 || options.days > 90)
    return fin_cli_usage_error (cli, _ ("--days takes a number from 1 to 90"));
  if (!fin_cli_set_as_of (cli, options.as_of, &status))
    return status;
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_WRITE, &status);
  if (database == NULL)
    return status;
  insights = fin_cli_compute_insights (cli, database, &status);
  if (insights != NULL)
    status = print_forecast (cli, insights, &options);
  fin_database_close (database);
  return status;
}
