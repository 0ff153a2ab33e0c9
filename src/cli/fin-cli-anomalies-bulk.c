/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli anomalies --csv: what stands out in every account of a file, as JSON. */
#include <glib/gi18n.h>
#include <math.h>

#include "fin-anomaly-list.h"
#include "fin-cli-anomalies.h"
#include "fin-cli-flow-file.h"
#include "fin-flow-labels.h"

typedef struct
{
  char *csv;
  char *as_of_text;
  gboolean all;
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
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &bulk->as_of_text,
      N_ ("The last day that is known"), N_ ("DATE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &bulk->all, N_ ("Also those older than 90 days"), NULL },
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
  else
    return TRUE;
  return FALSE;
}

static void
add_anomaly (JsonBuilder *builder,
             const FinCliFlowAccount *account,
             const FinAnomalyRow *rows,
             const guint *numbers,
             const FinAnomaly *anomaly)
{
  const FinFlow *odd = &rows[anomaly->rows[anomaly->n_rows - 1]].flow;
  g_autofree char *day = fin_date_to_iso (anomaly->day);
  g_autofree char *key
      = g_strdup_printf ("%s:%s:%" G_GINT64_FORMAT, fin_anomaly_kind_name (anomaly->kind), day,
                         (gint64) llround (fabs (odd->amount)));
  FinAnomalyItem item = {
    .key = key,
    .kind = anomaly->kind,
    .basis = anomaly->basis,
    .date = anomaly->day,
    .account_name = (char *) account->name,
    .payee = (char *) odd->label,
    .amount = llround (anomaly->amount),
    .usual = llround (anomaly->usual),
    .low = llround (anomaly->low),
    .high = llround (anomaly->high),
    .count = (guint) anomaly->count,
    .ratio = anomaly->ratio,
    .days = anomaly->days,
    .surprise = fin_anomaly_bits (anomaly),
    .refunded = anomaly->refunded,
    .n_transactions = (guint) anomaly->n_rows,
  };

  for (gsize i = 0; i < anomaly->n_rows; i++)
    item.transactions[i] = numbers[anomaly->rows[i]];
  fin_cli_anomaly_build (builder, &item, "rows");
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const FinCliFlow *x = a;
  const FinCliFlow *y = b;

  return x->date != y->date ? (x->date < y->date ? -1 : 1) : (x->row > y->row) - (x->row < y->row);
}

static FinAnomalies *
detect (FinAnomalyRow *rows, gsize n_rows, FinDate as_of)
{
  g_autofree FinFlow *flows = g_new (FinFlow, n_rows + 1);
  FinRecurring *recurring;
  FinAnomalies *anomalies;

  for (gsize i = 0; i < n_rows; i++)
    flows[i] = rows[i].flow;
  recurring = fin_recurring_detect (flows, n_rows, as_of, NULL, 0);
  fin_anomaly_mark_scheduled (rows, recurring, NULL);
  anomalies = fin_anomalies_detect (rows, n_rows, as_of, NULL);
  fin_anomalies_add_series (anomalies, rows, n_rows, recurring, NULL, as_of);
  fin_recurring_free (recurring);
  return anomalies;
}

static void
run_account (const Bulk *bulk, const FinCliFlowAccount *account, JsonBuilder *builder)
{
  g_autofree FinAnomalyRow *rows = g_new0 (FinAnomalyRow, account->flows->len + 1);
  g_autofree guint *numbers = g_new (guint, account->flows->len + 1);
  g_autoptr (FinFlowLabels) labels = fin_flow_labels_new ();
  FinAnomalies *anomalies;
  gsize n_rows = 0;

  g_array_sort (account->flows, compare_days);
  for (guint i = 0; i < account->flows->len; i++)
    {
      const FinCliFlow *flow = &g_array_index (account->flows, FinCliFlow, i);

      if (flow->date > bulk->as_of)
        continue;
      numbers[n_rows] = flow->row;
      fin_flow_labels_add (labels, &(FinFlowText) { .text = flow->description });
      rows[n_rows++].flow = (FinFlow) { flow->date, flow->amount, flow->description };
    }
  for (gsize i = 0; i < n_rows; i++)
    rows[i].flow.label
        = fin_flow_labels_get (labels, &(FinFlowText) { .text = rows[i].flow.label });
  anomalies = detect (rows, n_rows, bulk->as_of);
  for (gsize i = 0; i < anomalies->n_items; i++)
    if (bulk->all || anomalies->items[i].day > bulk->as_of - FIN_ANOMALY_DAYS)
      add_anomaly (builder, account, rows, numbers, &anomalies->items[i]);
  fin_anomalies_free (anomalies);
}

/** fin_cli_anomalies_bulk: anomalies --csv FILE --as-of DATE [--all]. */
FinCliStatus
fin_cli_anomalies_bulk (FinCli *cli, int argc, char **argv)
{
  g_auto (Bulk) bulk = { 0 };
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
  json_builder_set_member_name (builder, "anomalies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->accounts->len; i++)
    run_account (&bulk, file->accounts->pdata[i], builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
  return FIN_CLI_DONE;
}
