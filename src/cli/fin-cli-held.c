/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli held: rows of imports that wait for a decision, and the decision. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-cli-transaction.h"
#include "fin-import-review.h"

typedef struct
{
  GArray *ids;      /* gint64: transactions; empty: all */
  gboolean accept;
  GPtrArray *held;  /* FinHeldPair */
} Request;

static gboolean
is_wanted (const Request *request, gint64 id)
{
  for (guint i = 0; i < request->ids->len; i++)
    if (g_array_index (request->ids, gint64, i) == id)
      return TRUE;
  return request->ids->len == 0;
}

/* All undecided rows of all imports, with the transactions they stand for. */
static gpointer
list_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  request->held = fin_import_review_list_held (connection, 0, -1, error);
  if (request->held == NULL)
    return NULL;
  for (guint i = request->held->len; i > 0; i--)
    {
      const FinHeldPair *pair = g_ptr_array_index (request->held, i - 1);

      if (!is_wanted (request, fin_import_row_get_transaction_id (pair->row)))
        g_ptr_array_remove_index (request->held, i - 1);
    }
  return FIN_DATABASE_DONE;
}

static gpointer
decide_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (list_cb (connection, data, cancellable, error) == NULL)
    return NULL;
  for (guint i = 0; i < request->held->len; i++)
    {
      const FinHeldPair *pair = g_ptr_array_index (request->held, i);
      gint64 id = fin_import_row_get_transaction_id (pair->row);

      g_array_append_val (ids, id);
    }
  if (!fin_import_review_decide (connection, (const gint64 *) ids->data, ids->len,
                                 request->accept, error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static void
build_pair (JsonBuilder *builder, const FinHeldPair *pair)
{
  FinImportRow *row = pair->row;
  const char *similar = fin_import_row_get_value (row);

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "reason", fin_import_row_get_reason (row));
  fin_cli_json_int (builder, "import", fin_import_row_get_import_id (row));
  fin_cli_json_int (builder, "line", fin_import_row_get_line (row));
  if (similar != NULL)
    fin_cli_json_int (builder, "similar", g_ascii_strtoll (similar, NULL, 10));
  json_builder_set_member_name (builder, "transaction");
  fin_cli_transaction_build (builder, pair->held);
  json_builder_end_object (builder);
}

static void
print_request (FinCli *cli, const Request *request, const char *decision)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "held");
  json_builder_begin_array (builder);
  for (guint i = 0; i < request->held->len; i++)
    {
      const FinHeldPair *pair = g_ptr_array_index (request->held, i);

      build_pair (builder, pair);
      if (cli->json)
        continue;
      fin_cli_transaction_print (pair->held);
      g_print ("          %s\n", fin_import_row_get_reason (pair->row));
    }
  json_builder_end_array (builder);
  fin_cli_json_string (builder, "decision", decision);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
  else if (decision != NULL)
    g_print (_ ("%s: %u\n"), decision, request->held->len);
}

static FinCliStatus
run (FinCli *cli, Request *request, gboolean decides)
{
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database
      = fin_cli_database_open (cli, decides ? FIN_CLI_OPEN_WRITE : FIN_CLI_OPEN_READ, &status);
  gpointer done;

  if (database == NULL)
    return status;
  if (decides)
    done = fin_database_write (database,
                               request->accept ? _ ("Held rows accepted") : _ ("Held rows rejected"),
                               decide_cb, request, NULL, &error);
  else
    done = fin_database_read (database, list_cb, request, NULL, &error);
  if (done == NULL)
    return fin_cli_database_error (cli, error);
  print_request (cli, request, !decides ? NULL : request->accept ? "accepted" : "rejected");
  return FIN_CLI_DONE;
}

/** fin_cli_held: lists held rows; --accept and --reject decide on those named, or on all. */
FinCliStatus
fin_cli_held (FinCli *cli, int argc, char **argv)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  Request request = { .ids = ids };
  gboolean accept = FALSE;
  gboolean reject = FALSE;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, N_ ("Take them into the ledger"), NULL },
    { "reject", 0, 0, G_OPTION_ARG_NONE, &reject, N_ ("Leave them out for good"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Decide on every held row"), NULL },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (accept && reject)
    return fin_cli_usage_error (cli, _ ("--accept and --reject contradict each other"));
  for (int i = 1; i < argc; i++)
    {
      gint64 id;

      if (!fin_cli_parse_id (argv[i], &id, &error))
        return fin_cli_database_error (cli, error);
      g_array_append_val (ids, id);
    }
  if ((accept || reject) && ids->len == 0 && !all)
    return fin_cli_usage_error (cli, _ ("name the rows to decide on, or say --all"));
  request.accept = accept;
  status = run (cli, &request, accept || reject);
  g_clear_pointer (&request.held, g_ptr_array_unref);
  return status;
}
