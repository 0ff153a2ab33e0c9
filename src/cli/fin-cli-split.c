/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli split: one transaction over several categories, or whole again. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-category-install.h"
#include "fin-cli-database.h"
#include "fin-cli-transaction.h"
#include "fin-money.h"
#include "fin-payee-install.h"
#include "fin-split-store.h"
#include "fin-transaction-store.h"

typedef struct
{
  FinCli *cli;
  gint64 id;
  char **parts; /* "KEY=AMOUNT" or "KEY=rest" */
  FinTransaction *shown;
  GArray *splits;
} Request;

static void
request_clear (Request *request)
{
  g_strfreev (request->parts);
  g_clear_object (&request->shown);
  g_clear_pointer (&request->splits, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
read_part (FinConnection *connection,
           const char *text,
           FinTransaction *transaction,
           gint64 rest,
           FinSplit *split,
           GError **error)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *key = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
  g_autoptr (FinCategory) category = NULL;

  if (key == NULL)
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("“%s” is no part such as food.groceries=-12.50"), text);
      return FALSE;
    }
  category = fin_cli_find_category (connection, key, error);
  if (category == NULL)
    return FALSE;
  split->category_id = fin_category_get_id (category);
  if (strcmp (equals + 1, "rest") == 0)
    {
      split->amount = rest;
      return TRUE;
    }
  return fin_cli_parse_amount (equals + 1, "--part", fin_transaction_get_currency (transaction),
                               &split->amount, error);
}

static gpointer
split_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) splits = fin_split_array_new ();
  g_autoptr (FinTransaction) transaction =
      fin_transaction_store_get (connection, request->id, error);
  gint64 rest;

  if (transaction == NULL)
    return NULL;
  rest = fin_transaction_get_amount (transaction);
  for (guint i = 0; request->parts != NULL && request->parts[i] != NULL; i++)
    {
      FinSplit split = { 0 };

      if (!read_part (connection, request->parts[i], transaction, rest, &split, error))
        return NULL;
      if (!fin_minor_subtract (rest, split.amount, &rest))
        rest = 0;
      g_array_append_val (splits, split);
    }
  if (!fin_split_store_set (connection, request->id, splits, error))
    return NULL;
  request->shown = fin_transaction_store_get (connection, request->id, error);
  request->splits = fin_split_store_list (connection, request->id, error);
  return request->shown != NULL && request->splits != NULL ? FIN_DATABASE_DONE : NULL;
}

static void
show (FinCli *cli, const Request *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json)
    {
      fin_cli_transaction_print (request->shown);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "transactions");
  json_builder_begin_array (builder);
  fin_cli_transaction_build (builder, request->shown);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

/** fin_cli_split: parts that do not add up are refused. */
FinCliStatus
fin_cli_split (FinCli *cli, int argc, char **argv)
{
  g_auto (Request) request = { .cli = cli };
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = NULL;
  gboolean join = FALSE;
  const GOptionEntry entries[] = {
    { "part", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request.parts,
      N_ ("A part; “rest” as amount is what is left"), "KEY=AMOUNT" },
    { "join", 0, 0, G_OPTION_ARG_NONE, &join, N_ ("Make it whole again"), NULL },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc != 2 || join == (request.parts != NULL))
    return fin_cli_usage_error (
        cli, _ ("split needs the number of a transaction, and parts by --part or --join"));
  if (!fin_cli_parse_id (argv[1], &request.id, &error))
    return fin_cli_database_error (cli, error);
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_WRITE, &status);
  if (database == NULL)
    return status;
  if (!fin_category_install (database, NULL, &error) || !fin_payee_install (database, NULL, &error)
      || fin_database_write (database, join ? _ ("Split taken back") : _ ("Transaction split"),
                             split_cb, &request, NULL, &error)
             == NULL)
    return fin_cli_database_error (cli, error);
  show (cli, &request);
  return FIN_CLI_DONE;
}
