/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli export: the ledger for other programs, to a file or to the terminal. */
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "fin-cli-database.h"
#include "fin-export.h"

typedef struct
{
  char *format;
  char *out;
  char *account;
  char *from;
  char *to;
  FinExportFormat parsed;
  FinExportRange range;
} Request;

static gpointer
find_account_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (FinAccount) account = fin_cli_find_account (connection, request->account, error);

  if (account == NULL)
    return NULL;
  request->range.account_id = fin_account_get_id (account);
  return FIN_DATABASE_DONE;
}

static gboolean
parse (Request *request, FinDatabase *database, GError **error)
{
  if (!fin_export_format_from_nick (request->format != NULL ? request->format : "csv",
                                    &request->parsed))
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("--format: “%s” is none of csv, json, qif, ofx and ledger"), request->format);
      return FALSE;
    }
  if (request->from != NULL
      && !fin_cli_parse_date (request->from, "--from", &request->range.first, error))
    return FALSE;
  if (request->to != NULL && !fin_cli_parse_date (request->to, "--to", &request->range.last, error))
    return FALSE;
  return request->account == NULL
         || fin_database_read (database, find_account_cb, request, NULL, error) != NULL;
}

/* A file that exists is replaced only by a whole one; only the owner may read it. */
static GOutputStream *
open_stream (const Request *request, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (request->out == NULL)
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  file = g_file_new_for_path (request->out);
  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE,
                                          G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                          NULL, error));
}

static gboolean
write_out (FinCli *cli, const Request *request, FinDatabase *database, GError **error)
{
  g_autoptr (GOutputStream) stream = open_stream (request, error);
  g_autoptr (GCancellable) give_up = g_cancellable_new ();

  if (stream == NULL)
    return FALSE;
  if (fin_export_write (database, cli->clock, request->parsed, &request->range, stream, NULL, error))
    return g_output_stream_close (stream, NULL, error);
  /* Closing with a cancelled cancellable leaves the old file as it was. */
  g_cancellable_cancel (give_up);
  g_output_stream_close (stream, give_up, NULL);
  return FALSE;
}

static FinCliStatus
run (FinCli *cli, Request *request)
{
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);

  if (database == NULL)
    return status;
  if (!parse (request, database, &error))
    return fin_cli_database_error (cli, error);
  if (!write_out (cli, request, database, &error))
    return fin_cli_fail (cli, error, request->out, 0);
  return FIN_CLI_DONE;
}

/** fin_cli_export: CSV unless --format says otherwise, to standard output unless --out does. */
FinCliStatus
fin_cli_export (FinCli *cli, int argc, char **argv)
{
  Request request = { .range = { 0, FIN_DATE_NONE, FIN_DATE_NONE } };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &request.format, N_ ("csv, json, qif, ofx or ledger"),
      "FORMAT" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &request.out, N_ ("File to write"), "FILE" },
    { "account", 0, 0, G_OPTION_ARG_STRING, &request.account, N_ ("Of this account"), "NAME" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &request.from, N_ ("First day"), "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &request.to, N_ ("Last day"), "DATE" },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    status = argc > 1 ? fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[1])
                      : run (cli, &request);
  g_free (request.format);
  g_free (request.out);
  g_free (request.account);
  g_free (request.from);
  g_free (request.to);
  return status;
}
