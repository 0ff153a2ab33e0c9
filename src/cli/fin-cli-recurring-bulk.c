/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli recurring --csv: the recurring payments of every account in a file, as JSON. */
#include <glib/gi18n.h>

#include "fin-cli-flow-file.h"
#include "fin-cli-json.h"
#include "fin-cli.h"
#include "fin-flow-labels.h"
#include "fin-money.h"
#include "fin-recurring.h"

typedef struct
{
  char *csv;
  char *as_of_text;
  int history;
  FinDate as_of;
} Bulk;

static void
bulk_clear (Bulk *bulk)
{
  g_free (bulk->csv);
  g_free (bulk->as_of_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bulk, bulk_clear)

static gboolean
parse_options (FinCli *cli, Bulk *bulk, int argc, char **argv, FinCliStatus *status)
{
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &bulk->csv,
      N_ ("Transactions: account,date,amount[,description], perhaps gzipped"), N_ ("FILE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &bulk->as_of_text, N_ ("The last day that is known"),
      N_ ("DATE") },
    { "history", 0, 0, G_OPTION_ARG_INT, &bulk->history, N_ ("Learn from so many days up to then"),
      N_ ("DAYS") },
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
  else
    return TRUE;
  return FALSE;
}

static void
add_amount (JsonBuilder *builder, const char *name, double amount)
{
  g_autofree char *text = fin_minor_to_decimal ((gint64) amount, FIN_CLI_FLOW_EXPONENT);

  fin_cli_json_string (builder, name, text);
}

static void
add_series (JsonBuilder *builder,
            const FinCliFlowAccount *account,
            const guint *rows,
            const char *const *texts,
            const FinRecurringSeries *series)
{
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "account", account->name);
  fin_cli_json_string (builder, "description", texts[series->hits[0].row]);
  fin_cli_json_string (builder, "cadence", fin_cadence_name (series->schedule.cadence));
  fin_cli_json_date (builder, "anchor", series->hits[0].day - series->hits[0].offset);
  fin_cli_json_date (builder, "next", series->next);
  add_amount (builder, "amount", series->amount);
  add_amount (builder, "low", series->low);
  add_amount (builder, "high", series->high);
  fin_cli_json_int (builder, "count", (gint64) series->n_hits);
  fin_cli_json_double (builder, "confidence", series->confidence);
  fin_cli_json_boolean (builder, "ended", series->ended);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < series->n_hits; i++)
    json_builder_add_int_value (builder, rows[series->hits[i].row]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
run_account (const Bulk *bulk, const FinCliFlowAccount *account, JsonBuilder *builder)
{
  g_autofree FinFlow *flows = g_new (FinFlow, account->flows->len);
  g_autofree guint *rows = g_new (guint, account->flows->len);
  g_autofree const char **texts = g_new (const char *, account->flows->len);
  g_autoptr (FinFlowLabels) labels = fin_flow_labels_new ();
  FinRecurring *recurring;
  gsize n_flows = 0;

  for (guint i = 0; i < account->flows->len; i++)
    {
      const FinCliFlow *flow = &g_array_index (account->flows, FinCliFlow, i);

      if (flow->date > bulk->as_of || flow->date <= bulk->as_of - bulk->history)
        continue;
      rows[n_flows] = flow->row;
      texts[n_flows] = flow->description;
      flows[n_flows++] = (FinFlow){ .day = flow->date, .amount = flow->amount };
    }
  for (gsize i = 0; i < n_flows; i++)
    fin_flow_labels_add (labels, &(FinFlowText) { .text = texts[i] });
  for (gsize i = 0; i < n_flows; i++)
    flows[i].label = fin_flow_labels_get (labels, &(FinFlowText) { .text = texts[i] });
  recurring = fin_recurring_detect (flows, n_flows, bulk->as_of, NULL, 0);
  for (gsize s = 0; s < recurring->n_series; s++)
    if (recurring->series[s].shown)
      add_series (builder, account, rows, texts, &recurring->series[s]);
  fin_recurring_free (recurring);
}

/** fin_cli_recurring_bulk: recurring --csv FILE --as-of DATE [--history DAYS]. */
FinCliStatus
fin_cli_recurring_bulk (FinCli *cli, int argc, char **argv)
{
  g_auto (Bulk) bulk = { .history = 365 };
  g_autoptr (FinCliFlowFile) file = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  FinCliStatus status;
  gint64 line = 0;

  if (!parse_options (cli, &bulk, argc, argv, &status))
    return status;
  file = fin_cli_flow_file_read (bulk.csv, &line, &error);
  if (file == NULL)
    return fin_cli_fail (cli, error, bulk.csv, line);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "series");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->accounts->len; i++)
    run_account (&bulk, file->accounts->pdata[i], builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
  return FIN_CLI_DONE;
}
