/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli check: looks for damage, changes nothing. */
#include <glib/gi18n.h>

#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-database-check.h"

static gpointer
check_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_database_check (connection, cancellable, error);
}

static void
print_findings (FinCli *cli, GPtrArray *findings, gboolean is_damaged)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  fin_cli_json_boolean (builder, "ok", !is_damaged);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const FinFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "code", finding->code);
      fin_cli_json_string (builder, "text", finding->text);
      fin_cli_json_boolean (builder, "damage", finding->is_damage);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%s: %s\n", finding->code, finding->text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
  else if (findings->len == 0)
    g_print ("%s\n", _ ("Everything is in order"));
}

/** fin_cli_check: Returns: 3 when the file is damaged, 1 when a stated balance differs */
FinCliStatus
fin_cli_check (FinCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_damaged = FALSE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);
  if (database == NULL)
    return status;
  findings = fin_database_read (database, check_cb, NULL, NULL, &error);
  if (findings == NULL)
    return fin_cli_fail (cli, error, NULL, 0);
  for (guint i = 0; i < findings->len; i++)
    is_damaged = is_damaged || ((const FinFinding *) g_ptr_array_index (findings, i))->is_damage;
  print_findings (cli, findings, is_damaged);
  if (is_damaged)
    return FIN_CLI_FAILED;
  return findings->len > 0 ? FIN_CLI_ATTENTION : FIN_CLI_DONE;
}
