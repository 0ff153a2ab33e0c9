/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli undo, redo and history: steps that survive restarts. */
#include "fin-history.h"

#include <glib/gi18n.h>

#include "fin-cli-database.h"
#include "fin-cli-json.h"

#define DEFAULT_LIMIT 50

typedef char *(*Move) (FinDatabase *database, GCancellable *cancellable, GError **error);

static FinCliStatus
move (FinCli *cli, int argc, char **argv, Move go, const char *member, const char *said)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_WRITE, &status);
  if (database == NULL)
    return status;
  label = go (database, NULL, &error);
  if (label == NULL)
    return fin_cli_fail (cli, error, NULL, 0);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      fin_cli_json_string (builder, member, label);
      json_builder_end_object (builder);
      fin_cli_print_json (builder);
    }
  else
    g_print ("%s: %s\n", said, label);
  return FIN_CLI_DONE;
}

/** fin_cli_undo: takes the last step back. */
FinCliStatus
fin_cli_undo (FinCli *cli, int argc, char **argv)
{
  return move (cli, argc, argv, fin_history_undo, "undone", _ ("Undone"));
}

/** fin_cli_redo: does the step that was last undone again. */
FinCliStatus
fin_cli_redo (FinCli *cli, int argc, char **argv)
{
  return move (cli, argc, argv, fin_history_redo, "redone", _ ("Redone"));
}

static gpointer
list_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const int *limit = data;

  return fin_history_list (connection, *limit, error);
}

static char *
format_time (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_seconds);

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

static void
print_steps (FinCli *cli, GPtrArray *steps)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      FinHistoryStep *step = g_ptr_array_index (steps, i);
      g_autofree char *time = format_time (fin_history_step_get_made_at (step));

      json_builder_begin_object (builder);
      fin_cli_json_int (builder, "id", fin_history_step_get_id (step));
      fin_cli_json_string (builder, "made", time);
      fin_cli_json_string (builder, "label", fin_history_step_get_label (step));
      fin_cli_json_int (builder, "changes", fin_history_step_get_n_changes (step));
      fin_cli_json_boolean (builder, "undone", fin_history_step_get_undone (step));
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%.16s  %8" G_GINT64_FORMAT "  %s%s\n", time != NULL ? time : "",
                 fin_history_step_get_n_changes (step), fin_history_step_get_label (step),
                 fin_history_step_get_undone (step) ? _ (" (undone)") : "");
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
}

/** fin_cli_history: what can be undone and redone, newest first. */
FinCliStatus
fin_cli_history (FinCli *cli, int argc, char **argv)
{
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many steps"), "N" },
    { NULL },
  };
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (limit < 1)
    return fin_cli_usage_error (cli, _ ("--limit must be at least 1"));
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);
  if (database == NULL)
    return status;
  steps = fin_database_read (database, list_cb, &limit, NULL, &error);
  if (steps == NULL)
    return fin_cli_fail (cli, error, NULL, 0);
  print_steps (cli, steps);
  return FIN_CLI_DONE;
}
