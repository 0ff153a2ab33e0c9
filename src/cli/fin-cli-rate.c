/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli rate: states what a currency is worth in another, or lists what was stated. */
#include <glib/gi18n.h>

#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-currency.h"
#include "fin-insight-store.h"

typedef struct
{
  const char *from;
  const char *to;
  const char *rate;
  FinDate date;
} Statement;

static gpointer
state_rate (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Statement *stated = data;

  return fin_rate_store_set (connection, stated->from, stated->to, stated->date, stated->rate,
                             "person", error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static gpointer
list_rates (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_rate_store_list (connection, error);
}

static void
print_rates (FinCli *cli, GPtrArray *rates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rates->len; i++)
    {
      const FinStoredRate *rate = g_ptr_array_index (rates, i);
      g_autofree char *day = fin_date_to_iso (rate->date);

      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "from", rate->from);
      fin_cli_json_string (builder, "to", rate->to);
      fin_cli_json_string (builder, "rate", rate->rate);
      fin_cli_json_string (builder, "date", day);
      fin_cli_json_string (builder, "source", rate->source);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%s  1 %s = %s %s\n", day, rate->from, rate->rate, rate->to);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
}

static gboolean
check (FinCli *cli, const Statement *stated, FinCliStatus *status)
{
  if (!fin_currency_is_known (stated->from) || !fin_currency_is_known (stated->to))
    *status = fin_cli_usage_error (cli, _ ("“%s” is not a currency code such as EUR"),
                                   fin_currency_is_known (stated->from) ? stated->to
                                                                        : stated->from);
  else if (g_strcmp0 (stated->from, stated->to) == 0)
    *status = fin_cli_usage_error (cli, _ ("a rate is between two different currencies"));
  else if (!fin_rate_is_valid (stated->rate))
    *status = fin_cli_usage_error (cli, _ ("“%s” is not a rate such as 1.0845"), stated->rate);
  else
    return TRUE;
  return FALSE;
}

static FinCliStatus
run (FinCli *cli, Statement *stated)
{
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (FinDatabase) database = fin_cli_database_open (
      cli, stated != NULL ? FIN_CLI_OPEN_WRITE : FIN_CLI_OPEN_READ, &status);

  if (database == NULL)
    return status;
  if (stated == NULL
      || fin_database_write (database, _ ("State an exchange rate"), state_rate, stated, NULL,
                             &error)
             != NULL)
    rates = fin_database_read (database, list_rates, NULL, NULL, &error);
  if (rates != NULL)
    print_rates (cli, rates);
  else
    status = fin_cli_database_error (cli, error);
  fin_database_close (database);
  return status;
}

FinCliStatus
fin_cli_rate (FinCli *cli, int argc, char **argv)
{
  g_autofree char *date = NULL;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Day of the rate; today"), N_ ("DATE") },
    { NULL },
  };
  Statement stated = { .date = fin_clock_get_today (cli->clock) };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc == 1)
    return run (cli, NULL);
  if (argc != 4)
    return fin_cli_usage_error (cli, _ ("rate takes two currencies and a number, or nothing"));
  stated.from = argv[1];
  stated.to = argv[2];
  stated.rate = argv[3];
  if (!check (cli, &stated, &status))
    return status;
  if (date != NULL && !fin_cli_parse_date (date, "--date", &stated.date, &error))
    return fin_cli_usage_error (cli, "%s", error->message);
  return run (cli, &stated);
}
