/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli forecast --csv: balance quantiles of every account in a file, as CSV. */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "fin-category-set.h"
#include "fin-cli-flow-file.h"
#include "fin-cli-forecast-output.h"
#include "fin-cli.h"
#include "fin-forecast-inputs.h"
#include "fin-forecast.h"
#include "fin-keyword-categoriser.h"
#include "fin-quantile.h"

/* The level of p_low where no threshold is given: a quantile of the history's daily balances. */
#define LOW_QUANTILE 0.1
/* What is not new any more has come twice. */
#define KIND_DAYS 110

typedef struct
{
  char *csv;
  char *as_of_text;
  char *model_name;
  char *thresholds_path;
  int history;
  FinDate as_of;
  FinForecastOptions forecast;
  GHashTable *thresholds;
  GHashTable *kinds; /* description, as the file has it -> its category's number from 1, or 0 */
} Bulk;

static void
bulk_clear (Bulk *bulk)
{
  g_free (bulk->csv);
  g_free (bulk->as_of_text);
  g_free (bulk->model_name);
  g_free (bulk->thresholds_path);
  g_clear_pointer (&bulk->thresholds, g_hash_table_unref);
  g_clear_pointer (&bulk->kinds, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bulk, bulk_clear)

static gboolean
parse_options (FinCli *cli, Bulk *bulk, int argc, char **argv, FinCliStatus *status)
{
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &bulk->csv,
      N_ ("Transactions: account,date,amount[,description], perhaps gzipped"), N_ ("FILE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &bulk->as_of_text,
      N_ ("The last day that is known"), N_ ("DATE") },
    { "history", 0, 0, G_OPTION_ARG_INT, &bulk->history,
      N_ ("Learn from so many days up to then"), N_ ("DAYS") },
    { "days", 0, 0, G_OPTION_ARG_INT, &bulk->forecast.horizon,
      N_ ("Forecast so many days (1 to 365)"), N_ ("N") },
    { "model", 0, 0, G_OPTION_ARG_STRING, &bulk->model_name,
      N_ ("cashflow (the default), prophet or replay"), N_ ("NAME") },
    { "thresholds", 0, 0, G_OPTION_ARG_FILENAME, &bulk->thresholds_path,
      N_ ("Levels for p_low: account,threshold"), N_ ("FILE") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, status))
    return FALSE;
  *status = FIN_CLI_USAGE;
  if (argc > 1)
    fin_cli_usage_error (cli, _ ("“%s” is one argument too many"), argv[1]);
  else if (bulk->csv == NULL || bulk->as_of_text == NULL)
    fin_cli_usage_error (cli, _ ("--csv FILE and --as-of DATE are both needed"));
  else if ((bulk->as_of = fin_date_from_iso (bulk->as_of_text)) == FIN_DATE_NONE)
    fin_cli_usage_error (cli, _ ("“%s” is not a date such as 2026-01-31"), bulk->as_of_text);
  else if (bulk->history < 1)
    fin_cli_usage_error (cli, _ ("--history takes a number of days from 1 on"));
  else if (bulk->forecast.horizon < 1 || bulk->forecast.horizon > FIN_FORECAST_MAX_HORIZON)
    fin_cli_usage_error (cli, _ ("--days takes 1 to %d"), FIN_FORECAST_MAX_HORIZON);
  else if (!fin_cli_forecast_find_model (bulk->model_name, &bulk->forecast.model))
    fin_cli_usage_error (cli, _ ("there is no model “%s”"), bulk->model_name);
  else
    return TRUE;
  return FALSE;
}

/* End-of-day balances of the history window; days before the first row stand at 0. */
static double
find_low_level (const FinCliFlowAccount *account, FinDate as_of, int n_days)
{
  g_autofree double *balances = g_new0 (double, (gsize) n_days);
  FinDate first = as_of - n_days + 1;

  for (guint i = 0; i < account->flows->len; i++)
    {
      const FinCliFlow *flow = &g_array_index (account->flows, FinCliFlow, i);

      if (flow->date <= as_of)
        balances[MAX (flow->date - first, 0)] += flow->amount;
    }
  for (int day = 1; day < n_days; day++)
    balances[day] += balances[day - 1];
  return fin_quantile (balances, (size_t) n_days, LOW_QUANTILE);
}

static void
append_number (GString *line, double value, const char *format)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE * 12];

  g_ascii_formatd (buffer, sizeof buffer, format, value);
  g_string_append_c (line, ',');
  g_string_append (line, buffer);
}

static void
append_name (GString *line, const char *name)
{
  if (strpbrk (name, ",\"\r\n") == NULL)
    {
      g_string_append (line, name);
      return;
    }
  g_string_append_c (line, '"');
  for (; *name != '\0'; name++)
    {
      if (*name == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *name);
    }
  g_string_append_c (line, '"');
}

static void
print_forecast (const char *name, const FinForecast *forecast, double p_low)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (int row = 1; row <= forecast->horizon; row++)
    {
      g_autofree char *date = fin_date_to_iso (forecast->as_of + row);

      append_name (line, name);
      g_string_append_printf (line, ",%s", date);
      append_number (line, forecast->mean[row] / FIN_CLI_FLOW_SCALE, "%.4f");
      for (int level = 0; level < FIN_FORECAST_N_LEVELS; level++)
        append_number (line, fin_forecast_quantile (forecast, row, level) / FIN_CLI_FLOW_SCALE,
                       "%.4f");
      append_number (line, p_low, "%.6f");
      g_string_append_c (line, '\n');
    }
  fputs (line->str, stdout);
}

/* Sets what the words of the bank say of the flow's kind. */
static void
find_kind (const Bulk *bulk, const FinCliFlow *source, FinForecastFlow *flow)
{
  FinKeywordCategoriser *keywords = fin_keyword_categoriser_get ();
  FinCategorySet *categories = fin_keyword_categoriser_get_categories (keywords);
  FinKeywordQuery query = { .text = source->description, .amount = (gint64) source->amount };
  FinKeywordMatch match;
  gpointer known = NULL;
  gsize n_categories;

  if (!g_hash_table_lookup_extended (bulk->kinds, source->description, NULL, &known))
    {
      if (fin_keyword_categoriser_match (keywords, &query, &match))
        known = GINT_TO_POINTER (1 + fin_category_set_index (categories, match.category_key));
      g_hash_table_insert (bulk->kinds, (char *) source->description, known);
    }
  flow->tag = GPOINTER_TO_INT (known);
  if (flow->tag > 0)
    flow->kind = fin_category_flow_kind (
        fin_category_set_seeds (categories, &n_categories)[flow->tag - 1].key);
}

static FinForecast *
forecast_account (const Bulk *bulk, const FinCliFlowAccount *account, FinForecastStatus *status)
{
  g_autofree FinForecastFlow *flows = g_new (FinForecastFlow, account->flows->len);
  FinForecastAccount input = { .flows = flows,
                               .n_flows = account->flows->len,
                               .as_of = bulk->as_of,
                               .history_days = bulk->history };

  for (guint i = 0; i < account->flows->len; i++)
    {
      const FinCliFlow *flow = &g_array_index (account->flows, FinCliFlow, i);

      flows[i] = (FinForecastFlow) { flow->date, flow->amount, flow->description };
      if (flow->date <= bulk->as_of && flow->date > bulk->as_of - KIND_DAYS)
        find_kind (bulk, flow, &flows[i]);
      if (flow->date <= bulk->as_of)
        input.balance += flow->amount;
    }
  return fin_forecast_new (&input, &bulk->forecast, status);
}

/* The classic model says nothing of an account that it knows too little of. */
static gboolean
check_transactions (FinCli *cli, const Bulk *bulk, const FinCliFlowAccount *account)
{
  int n_known = 0;

  if (bulk->forecast.model != FIN_FORECAST_MODEL_PROPHET)
    return TRUE;
  for (guint i = 0; i < account->flows->len; i++)
    {
      FinDate date = g_array_index (account->flows, FinCliFlow, i).date;

      n_known += date <= bulk->as_of && date > bulk->as_of - bulk->history;
    }
  if (n_known == 0 || n_known >= FIN_FORECAST_PROPHET_MIN_TRANSACTIONS)
    return TRUE;
  /* Translators: %1$s is an account, %2$d and %3$d are numbers of transactions */
  fin_cli_note (cli, _ ("Account %1$s: Prophet needs %3$d transactions and there are only %2$d in "
                        "the history, no forecast; the cash-flow model works with fewer"),
                account->name, n_known, FIN_FORECAST_PROPHET_MIN_TRANSACTIONS);
  return FALSE;
}

static void
run_account (FinCli *cli, const Bulk *bulk, const FinCliFlowAccount *account)
{
  FinForecastStatus status;
  FinForecast *forecast;
  double *threshold;

  if (!check_transactions (cli, bulk, account))
    return;
  forecast = forecast_account (bulk, account, &status);
  if (forecast == NULL)
    {
      if (status == FIN_FORECAST_NO_HISTORY)
        fin_cli_note (cli, _ ("Account %s: no transactions in the history, no forecast"),
                      account->name);
      else
        fin_cli_note (cli, _ ("Account %s: the balance is too large to compute with"),
                      account->name);
      return;
    }
  threshold = bulk->thresholds != NULL ? g_hash_table_lookup (bulk->thresholds, account->name)
                                       : NULL;
  print_forecast (account->name, forecast,
                  fin_forecast_risk (forecast,
                                     threshold != NULL
                                         ? *threshold
                                         : find_low_level (account, bulk->as_of, bulk->history))
                      .probability);
  fin_forecast_free (forecast);
}

/** fin_cli_forecast_bulk: forecast --csv FILE --as-of DATE --history DAYS --days N. */
FinCliStatus
fin_cli_forecast_bulk (FinCli *cli, int argc, char **argv)
{
  g_auto (Bulk) bulk = { .history = 365, .kinds = g_hash_table_new (NULL, NULL) };
  g_autoptr (FinCliFlowFile) file = NULL;
  g_autoptr (GError) error = NULL;
  FinCliStatus status;
  gint64 line = 0;

  fin_forecast_options_init (&bulk.forecast);
  if (!parse_options (cli, &bulk, argc, argv, &status))
    return status;
  file = fin_cli_flow_file_read (bulk.csv, &line, &error);
  if (file == NULL)
    return fin_cli_fail (cli, error, bulk.csv, line);
  if (bulk.thresholds_path != NULL)
    {
      bulk.thresholds = fin_cli_thresholds_read (bulk.thresholds_path, &line, &error);
      if (bulk.thresholds == NULL)
        return fin_cli_fail (cli, error, bulk.thresholds_path, line);
    }

  if (file->accounts->len == 0)
    fin_cli_note (cli, _ ("%s: There are no rows below the first line"), bulk.csv);
  puts ("account,date,mean,q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975,p_low");
  for (guint i = 0; i < file->accounts->len; i++)
    run_account (cli, &bulk, file->accounts->pdata[i]);
  return FIN_CLI_DONE;
}
