/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli backup and restore: verified copies, and the way back. */
#include "fin-backup.h"

#include <glib/gi18n.h>

#include "fin-cli-database.h"
#include "fin-cli-json.h"

static void
print_file (FinCli *cli, const char *member, const char *said, const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json)
    {
      g_print ("%s: %s\n", said, path);
      return;
    }
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, member, path);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

/** fin_cli_backup: to FILE, or to the backups beside the database. */
FinCliStatus
fin_cli_backup (FinCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 2)
    return fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[2]);
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);
  if (database == NULL)
    return status;
  if (argc < 2)
    made = fin_backup_make (database, NULL, &error);
  else if (fin_backup_make_to (database, argv[1], NULL, &error))
    made = g_strdup (argv[1]);
  if (made == NULL)
    return fin_cli_fail (cli, error, argc > 1 ? argv[1] : NULL, 0);
  print_file (cli, "backup", _ ("Backup"), made);
  return FIN_CLI_DONE;
}

static void
print_backups (FinCli *cli, GPtrArray *backups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    {
      const char *path = g_ptr_array_index (backups, i);

      json_builder_add_string_value (builder, path);
      if (!cli->json)
        g_print ("%s\n", path);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
}

/** fin_cli_restore: from FILE; without one it lists the backups there are. */
FinCliStatus
fin_cli_restore (FinCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 2)
    return fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[2]);
  /* Neither needs a database that opens: bringing a damaged one back is what this is for. */
  if (argc < 2)
    {
      g_autoptr (GPtrArray) backups = fin_backup_list_for (cli->database_path);

      print_backups (cli, backups);
      return FIN_CLI_DONE;
    }
  if (!fin_backup_restore_file (cli->database_path, argv[1], &error))
    return fin_cli_fail (cli, error, argv[1], 0);
  print_file (cli, "restored", _ ("Restored"), argv[1]);
  return FIN_CLI_DONE;
}
