/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli anomalies: the household's database, or with --csv the accounts of a plain file. */
#include "fin-cli-anomalies.h"

#include <glib/gi18n.h>

#include "fin-anomaly-text.h"
#include "fin-cli-json.h"

/* Bits with more digits than this say nothing. */
#define SURPRISE_STEP 100.0

static void
build_numbers (JsonBuilder *builder, const FinAnomalyItem *item)
{
  static const char *const bases[] = { "payee", "category", "new-payees", "series" };

  json_builder_set_member_name (builder, "numbers");
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "basis", bases[item->basis]);
  fin_cli_json_money (builder, "usual", item->usual, item->currency);
  fin_cli_json_money (builder, "low", item->low, item->currency);
  fin_cli_json_money (builder, "high", item->high, item->currency);
  fin_cli_json_int (builder, "count", item->count);
  fin_cli_json_double (builder, "ratio", item->ratio);
  fin_cli_json_int (builder, "days", item->days);
  json_builder_end_object (builder);
}

/** fin_cli_anomaly_build: @ids: what the numbers in it are: "transactions" or "rows" */
void
fin_cli_anomaly_build (JsonBuilder *builder, const FinAnomalyItem *item, const char *ids)
{
  g_autofree char *sentence = fin_anomaly_sentence (item, NULL, NULL);
  g_autofree char *reason = fin_anomaly_reason (item, NULL, NULL);

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "key", item->key);
  fin_cli_json_string (builder, "kind", fin_anomaly_kind_name (item->kind));
  fin_cli_json_date (builder, "date", item->date);
  fin_cli_json_string (builder, "account", item->account_name);
  fin_cli_json_string (builder, "payee", item->payee);
  fin_cli_json_money (builder, "amount", item->amount, item->currency);
  fin_cli_json_string (builder, "currency", item->currency[0] != '\0' ? item->currency : NULL);
  fin_cli_json_double (builder, "surprise",
                       (double) (gint64) (item->surprise * SURPRISE_STEP + 0.5) / SURPRISE_STEP);
  build_numbers (builder, item);
  fin_cli_json_string (builder, "sentence", sentence);
  fin_cli_json_string (builder, "reason", reason);
  json_builder_set_member_name (builder, ids);
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->n_transactions; i++)
    json_builder_add_int_value (builder, item->transactions[i]);
  json_builder_end_array (builder);
  fin_cli_json_boolean (builder, "refunded", item->refunded);
  fin_cli_json_boolean (builder, "expected", item->expected);
  json_builder_end_object (builder);
}

void
fin_cli_anomaly_print (const FinAnomalyItem *item)
{
  g_autofree char *day = fin_date_to_iso (item->date);
  g_autofree char *sentence = fin_anomaly_sentence (item, NULL, NULL);
  g_autofree char *reason = fin_anomaly_reason (item, NULL, NULL);

  g_print ("%s  %s%s\n  %s\n  %s\n  %s\n", day, fin_anomaly_kind_title (item->kind),
           item->expected   ? _ (" (expected)")
           : item->refunded ? _ (" (paid back)")
                            : "",
           sentence, reason, item->key);
}

FinCliStatus
fin_cli_anomalies (FinCli *cli, int argc, char **argv)
{
  if (fin_cli_has_option (argc, argv, "--csv"))
    return fin_cli_anomalies_bulk (cli, argc, argv);
  return fin_cli_anomalies_database (cli, argc, argv);
}
