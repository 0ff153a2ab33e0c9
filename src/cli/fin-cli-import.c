/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli import FILE...: bank files into the database, each as one step that can be undone. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "fin-cli-database.h"
#include "fin-cli-import-report.h"
#include "fin-cli-reading.h"
#include "fin-import-job.h"

typedef struct
{
  FinCli *cli;
  FinDatabase *database;
  FinImportOptions *options;
  GCancellable *cancellable;
  gboolean is_terminal;
  gint64 told_at;
  gboolean told;
} Import;

/* On a terminal only, and not before a file takes long enough to wonder. */
static void
progress_cb (FinImportStage stage, double fraction, gpointer data)
{
  static const char *const stages[] = {
    [FIN_IMPORT_STAGE_READING] = N_ ("Reading"),
    [FIN_IMPORT_STAGE_MATCHING] = N_ ("Comparing"),
    [FIN_IMPORT_STAGE_WRITING] = N_ ("Writing"),
  };
  Import *import = data;
  gint64 now = g_get_monotonic_time ();

  if (!import->is_terminal || now - import->told_at < G_USEC_PER_SEC / 5)
    return;
  import->told_at = now;
  import->told = TRUE;
  g_printerr ("\r%-12s %3d %%", _ (stages[stage]), (int) (fraction * 100.0));
}

static void
clear_progress (Import *import)
{
  if (import->told)
    g_printerr ("\r%20s\r", "");
  import->told = FALSE;
}

static FinCliStatus
import_file (Import *import, const char *path, JsonBuilder *builder, gboolean alone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinImportResult) result = NULL;
  FinCliStatus status;

  import->told_at = g_get_monotonic_time ();
  result = fin_import_job_run (import->database, import->cli->clock, path, import->options,
                               progress_cb, import, import->cancellable, &error);
  clear_progress (import);
  if (result == NULL)
    {
      if (builder == NULL || alone)
        return fin_cli_reading_error (import->cli, error, path);
      fin_cli_import_build_error (builder, path, error);
      return g_error_matches (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION) ? FIN_CLI_USAGE
                                                                                : FIN_CLI_FAILED;
    }
  status = fin_import_result_needs_attention (result) ? FIN_CLI_ATTENTION : FIN_CLI_DONE;
  if (builder != NULL)
    fin_cli_import_build_result (builder, path, result);
  else
    fin_cli_import_print_result (result);
  if (builder != NULL && alone)
    fin_cli_print_json (builder);
  return status;
}

static FinCliStatus
import_files (Import *import, char **paths, int n_paths)
{
  g_autoptr (JsonBuilder) builder = import->cli->json ? json_builder_new () : NULL;
  FinCliStatus status = FIN_CLI_DONE;

  if (n_paths == 1)
    return import_file (import, paths[0], builder, TRUE);
  if (builder != NULL)
    json_builder_begin_array (builder);
  for (int i = 0; i < n_paths; i++)
    {
      FinCliStatus one = import_file (import, paths[i], builder, FALSE);

      status = MAX (status, one);
    }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      fin_cli_print_json (builder);
    }
  return status;
}

static gboolean
set_target (Import *import, const char *name, const char *kind, GError **error)
{
  FinImportTarget *target = &import->options->target;

  target->mode = FIN_IMPORT_TARGET_CREATE;
  target->name = g_strdup (name);
  if (kind != NULL && !fin_cli_parse_kind (kind, &target->kind, error))
    return FALSE;
  if (import->options->read->currency != NULL)
    g_strlcpy (target->currency, import->options->read->currency, sizeof target->currency);
  return TRUE;
}

/* A dry run without a database is one on an empty one, and leaves no trace of it. */
static FinDatabase *
open_for_dry_run (FinCli *cli, char **folder, FinCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  FinDatabase *database;

  if (g_file_test (cli->database_path, G_FILE_TEST_EXISTS))
    return fin_cli_database_open (cli, FIN_CLI_OPEN_READ, status);
  *folder = g_dir_make_tmp ("finsight-XXXXXX", &error);
  path = *folder != NULL ? g_build_filename (*folder, "empty.db", NULL) : NULL;
  database = path != NULL ? fin_database_open (path, &error) : NULL;
  if (database == NULL)
    *status = fin_cli_fail (cli, error, NULL, 0);
  return database;
}

static void
remove_dry_run (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/** fin_cli_import: Returns: 1 when something was held, refused or asked; the worst of the files' */
FinCliStatus
fin_cli_import (FinCli *cli, int argc, char **argv)
{
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *account = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *empty = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, N_ ("Account the rows belong to"), "NAME" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("Kind of an account that is new"), "KIND" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, N_ ("Change nothing"), NULL },
    FIN_CLI_READ_OPTIONS (options->read),
    { NULL },
  };
  Import import = { .cli = cli, .options = options };
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return fin_cli_usage_error (cli, _ ("import needs a file"));
  if (!fin_cli_check_read_options (cli, options->read, &status))
    return status;
  if (!set_target (&import, account, kind, &error))
    return fin_cli_database_error (cli, error);
  database = options->dry_run ? open_for_dry_run (cli, &empty, &status)
                              : fin_cli_database_open (cli, FIN_CLI_OPEN_CREATE, &status);
  if (database == NULL)
    return status;
  import.database = database;
  import.is_terminal = !cli->quiet && isatty (STDERR_FILENO);
  status = import_files (&import, argv + 1, argc - 1);
  fin_database_close (database);
  if (empty != NULL)
    remove_dry_run (empty);
  return status;
}
