/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli held: rows of imports that wait for a decision, and the decision. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-cli-transaction.h"
#include "fin-import-store.h"
#include "fin-transaction-store.h"

typedef struct
{
  GArray *ids;      /* gint64: transactions; empty: all */
  gboolean accept;
  GPtrArray *rows;  /* FinImportRow */
  GPtrArray *held;  /* FinTransaction, parallel */
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
  g_autoptr (GPtrArray) rows = fin_import_store_list_rows (connection, 0, TRUE, error);

  if (rows == NULL)
    return NULL;
  request->rows = g_ptr_array_new_with_free_func (g_object_unref);
  request->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      FinImportRow *row = g_ptr_array_index (rows, i);
      gint64 id = fin_import_row_get_transaction_id (row);
      FinTransaction *transaction;

      if (fin_import_row_get_outcome (row) != FIN_IMPORT_ROW_HELD || id == 0
          || !is_wanted (request, id))
        continue;
      transaction = fin_transaction_store_get (connection, id, error);
      if (transaction == NULL)
        return NULL;
      g_ptr_array_add (request->rows, g_object_ref (row));
      g_ptr_array_add (request->held, transaction);
    }
  return FIN_DATABASE_DONE;
}

static gpointer
decide_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) row_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (list_cb (connection, data, cancellable, error) == NULL)
    return NULL;
  for (guint i = 0; i < request->rows->len; i++)
    {
      gint64 id = fin_import_row_get_id (g_ptr_array_index (request->rows, i));

      g_array_append_val (row_ids, id);
    }
  if (!fin_import_store_decide_rows (connection, (const gint64 *) row_ids->data, row_ids->len,
                                     request->accept, error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static void
build_row (JsonBuilder *builder, FinImportRow *row, FinTransaction *transaction)
{
  const char *similar = fin_import_row_get_value (row);

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "reason", fin_import_row_get_reason (row));
  fin_cli_json_int (builder, "import", fin_import_row_get_import_id (row));
  fin_cli_json_int (builder, "line", fin_import_row_get_line (row));
  if (similar != NULL)
    fin_cli_json_int (builder, "similar", g_ascii_strtoll (similar, NULL, 10));
  json_builder_set_member_name (builder, "transaction");
  fin_cli_transaction_build (builder, transaction);
  json_builder_end_object (builder);
}

static void
print_request (FinCli *cli, const Request *request, const char *decision)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "held");
  json_builder_begin_array (builder);
  for (guint i = 0; i < request->rows->len; i++)
    {
      FinImportRow *row = g_ptr_array_index (request->rows, i);

      build_row (builder, row, g_ptr_array_index (request->held, i));
      if (cli->json)
        continue;
      fin_cli_transaction_print (g_ptr_array_index (request->held, i));
      g_print ("          %s\n", fin_import_row_get_reason (row));
    }
  json_builder_end_array (builder);
  fin_cli_json_string (builder, "decision", decision);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
  else if (decision != NULL)
    g_print (_ ("%s: %u\n"), decision, request->rows->len);
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
  g_clear_pointer (&request.rows, g_ptr_array_unref);
  g_clear_pointer (&request.held, g_ptr_array_unref);
  return status;
}
