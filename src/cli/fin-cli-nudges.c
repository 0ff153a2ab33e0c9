/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli nudges: takes the daily look and lists what was told, the newest first. */
#include <glib/gi18n.h>

#include "fin-cli-insights.h"
#include "fin-cli-json.h"
#include "fin-nudge-run.h"
#include "fin-nudge-store.h"

#define MAX_LISTED 200

static gpointer
list_nudges (FinConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  return fin_nudge_store_list (connection, FALSE, MAX_LISTED, error);
}

static void
add_nudge (JsonBuilder *builder, FinNudge *nudge)
{
  g_autoptr (GDateTime) created
      = g_date_time_new_from_unix_local (fin_nudge_get_created_at (nudge));
  g_autofree char *created_text = g_date_time_format_iso8601 (created);

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "key", fin_nudge_get_key (nudge));
  fin_cli_json_string (builder, "rule", fin_nudge_get_rule (nudge));
  fin_cli_json_string (
      builder, "severity",
      fin_enum_to_nick (FIN_TYPE_NUDGE_SEVERITY, (int) fin_nudge_get_severity (nudge)));
  fin_cli_json_string (builder, "title", fin_nudge_get_title (nudge));
  fin_cli_json_string (builder, "body", fin_nudge_get_body (nudge));
  fin_cli_json_string (builder, "reason", fin_nudge_get_reason (nudge));
  fin_cli_json_string (builder, "created", created_text);
  fin_cli_json_date (builder, "relevant_until", fin_nudge_get_relevant_date (nudge));
  fin_cli_json_boolean (builder, "read", fin_nudge_get_read_at (nudge) != 0);
  json_builder_end_object (builder);
}

static void
print_nudges (FinCli *cli, GPtrArray *nudges)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      if (nudges->len == 0)
        g_print ("%s\n", _ ("All caught up: there is nothing to worry about."));
      for (guint i = 0; i < nudges->len; i++)
        {
          FinNudge *nudge = g_ptr_array_index (nudges, i);

          g_print ("%s%s\n  %s\n  %s\n", i > 0 ? "\n" : "", fin_nudge_get_title (nudge),
                   fin_nudge_get_body (nudge), fin_nudge_get_reason (nudge));
        }
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "nudges");
  json_builder_begin_array (builder);
  for (guint i = 0; i < nudges->len; i++)
    add_nudge (builder, g_ptr_array_index (nudges, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

static FinCliStatus
look_and_print (FinCli *cli, FinDatabase *database)
{
  const FinNudgeSettings settings = FIN_NUDGE_SETTINGS_DEFAULT;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinInsights) insights = fin_cli_compute_insights (cli, database, &status);
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) nudges = NULL;

  if (insights == NULL)
    return status;
  told = fin_nudge_run (database, cli->clock, insights, &settings, NULL, &error);
  if (told != NULL)
    nudges = fin_database_read (database, list_nudges, NULL, NULL, &error);
  if (nudges == NULL)
    return fin_cli_database_error (cli, error);
  print_nudges (cli, nudges);
  return FIN_CLI_DONE;
}

FinCliStatus
fin_cli_nudges (FinCli *cli, int argc, char **argv)
{
  g_autofree char *as_of = NULL;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
      N_ ("Stand at this day or time instead of now"), N_ ("DATETIME") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return fin_cli_usage_error (cli, _ ("nudges does not take “%s”"), argv[1]);
  if (!fin_cli_set_as_of (cli, as_of, &status))
    return status;
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_WRITE, &status);
  if (database == NULL)
    return status;
  status = look_and_print (cli, database);
  fin_database_close (database);
  return status;
}
