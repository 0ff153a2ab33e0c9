/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli anomalies on the household's database, and what the person says about them. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-anomaly-list.h"
#include "fin-anomaly-verdict.h"
#include "fin-cli-anomalies.h"
#include "fin-cli-insights.h"

/* As far back as anybody has statements. */
#define ALL_DAYS 100000

static gpointer
load_snapshot (FinConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const FinDate *today = data;

  return fin_insight_snapshot_load (connection, *today, NULL, error);
}

/* Returns: (nullable): everything that stands out in the last @days days */
static GPtrArray *
find (FinCli *cli, FinDatabase *database, int days, GError **error)
{
  FinDate today = fin_clock_get_today (cli->clock);
  g_autoptr (FinInsightSnapshot) snapshot
      = fin_database_read (database, load_snapshot, &today, NULL, error);
  g_autoptr (FinSeriesList) series = NULL;

  if (snapshot == NULL)
    return NULL;
  series = fin_series_list_new (snapshot, FIN_SERIES_HISTORY, NULL);
  return fin_anomaly_list_new (snapshot, series, days, NULL, NULL, NULL);
}

static FinCliStatus
list (FinCli *cli, FinDatabase *database, gboolean all)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = find (cli, database, all ? ALL_DAYS : FIN_ANOMALY_DAYS, &error);
  g_autoptr (JsonBuilder) builder = NULL;
  guint n_shown = 0;

  if (found == NULL)
    return fin_cli_database_error (cli, error);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "anomalies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    {
      const FinAnomalyItem *item = g_ptr_array_index (found, i);

      if (!all && !fin_anomaly_item_is_open (item))
        continue;
      n_shown++;
      if (cli->json)
        fin_cli_anomaly_build (builder, item, "transactions");
      else
        fin_cli_anomaly_print (item);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
  else if (n_shown == 0)
    g_print ("%s\n", all ? _ ("Nothing unusual was found.")
                         : _ ("Nothing unusual in the last 90 days."));
  return FIN_CLI_DONE;
}

static gpointer
expect_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_anomaly_verdict_store (connection, data, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
unexpect_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const FinAnomalyItem *item = data;

  return fin_anomaly_verdict_forget (connection, item->key, error) ? FIN_DATABASE_DONE : NULL;
}

static FinCliStatus
say (FinCli *cli, FinDatabase *database, gboolean expected, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = find (cli, database, ALL_DAYS, &error);
  g_autoptr (JsonBuilder) builder = NULL;
  const FinAnomalyItem *item;

  if (found == NULL)
    return fin_cli_database_error (cli, error);
  item = fin_anomaly_list_find (found, key);
  if (item == NULL)
    return fin_cli_usage_error (cli, _ ("There is no anomaly “%s”; “finsight-cli anomalies --all” "
                                        "shows their keys"),
                                key);
  if (fin_database_write (database,
                          expected ? _ ("Expect an unusual payment")
                                   : _ ("Do not expect an unusual payment"),
                          expected ? expect_cb : unexpect_cb, (gpointer) item, NULL, &error)
      == NULL)
    return fin_cli_database_error (cli, error);
  if (!cli->json)
    {
      g_print ("%s\n", expected ? _ ("Expected from now on") : _ ("No longer expected"));
      return FIN_CLI_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, expected ? "expected" : "unexpected");
  json_builder_add_string_value (builder, key);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
  return FIN_CLI_DONE;
}

/** fin_cli_anomalies_database: anomalies [--as-of DATE] [--all] | expect KEY | unexpect KEY. */
FinCliStatus
fin_cli_anomalies_database (FinCli *cli, int argc, char **argv)
{
  g_autofree char *as_of = NULL;
  gboolean all = FALSE;
  gboolean says;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_ ("Stand at this day instead of today"),
      N_ ("DATE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all,
      N_ ("Also older ones, expected ones and those paid back"), NULL },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  says = argc == 3 && (strcmp (argv[1], "expect") == 0 || strcmp (argv[1], "unexpect") == 0);
  if (argc > 1 && !says)
    return fin_cli_usage_error (cli, _ ("anomalies takes “expect KEY” or “unexpect KEY”, not “%s”"),
                                argv[1]);
  if (!fin_cli_set_as_of (cli, as_of, &status))
    return status;
  database = fin_cli_database_open (cli, says ? FIN_CLI_OPEN_WRITE : FIN_CLI_OPEN_READ, &status);
  if (database == NULL)
    return status;
  status = says ? say (cli, database, strcmp (argv[1], "expect") == 0, argv[2])
                : list (cli, database, all);
  fin_database_close (database);
  return status;
}
