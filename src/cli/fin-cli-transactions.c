/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli transactions: what is in the ledger, filtered and sorted by the database. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-balance-store.h"
#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-cli-transaction.h"
#include "fin-currency.h"
#include "fin-money.h"
#include "fin-transaction-store.h"

typedef struct
{
  /* The options */
  char *from;
  char *to;
  char *account;
  char *category;
  char *search;
  char *state;
  char *sort;
  gboolean ascending;
  gint64 limit;
  gint64 offset;

  /* What was found */
  GPtrArray *rows;
  GArray *sums; /* FinCurrencySum */
  gint64 n_rows;
} Request;

static gboolean
parse_state (const char *text, guint *states, GError **error)
{
  int state;

  if (strcmp (text, "all") == 0)
    *states = FIN_TRANSACTION_STATES_SHOWN | (1u << FIN_TRANSACTION_DELETED);
  else if (fin_enum_from_nick (FIN_TYPE_TRANSACTION_STATE, text, &state))
    *states = 1u << state;
  else
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("--state: “%s” is none of posted, held, deleted and all"), text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_sort (const char *text, FinTransactionSort *sort, GError **error)
{
  int value;

  if (text == NULL)
    {
      *sort = FIN_TRANSACTION_SORT_DATE;
      return TRUE;
    }
  if (!fin_enum_from_nick (FIN_TYPE_TRANSACTION_SORT, text, &value))
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("--sort: “%s” is none of date, amount, payee, category and account"), text);
      return FALSE;
    }
  *sort = (FinTransactionSort) value;
  return TRUE;
}

static gboolean
find_category (FinConnection *connection, const char *word, gint64 *id, GError **error)
{
  g_autoptr (FinCategory) category = NULL;

  if (strcmp (word, "none") == 0)
    {
      *id = FIN_CATEGORY_NONE;
      return TRUE;
    }
  category = fin_cli_find_category (connection, word, error);
  if (category == NULL)
    return FALSE;
  *id = fin_category_get_id (category);
  return TRUE;
}

static gboolean
fill_filter (FinConnection *connection,
             const Request *request,
             FinTransactionFilter *filter,
             GError **error)
{
  if (request->from != NULL
      && !fin_cli_parse_date (request->from, "--from", &filter->period.first, error))
    return FALSE;
  if (request->to != NULL && !fin_cli_parse_date (request->to, "--to", &filter->period.last, error))
    return FALSE;
  if (request->account != NULL)
    {
      g_autoptr (FinAccount) account = fin_cli_find_account (connection, request->account, error);

      if (account == NULL)
        return FALSE;
      filter->account_id = fin_account_get_id (account);
    }
  if (request->category != NULL
      && !find_category (connection, request->category, &filter->category_id, error))
    return FALSE;
  filter->states = FIN_TRANSACTION_STATES_POSTED;
  filter->search = g_strdup (request->search);
  return request->state == NULL || parse_state (request->state, &filter->states, error);
}

static gpointer
list_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();
  FinTransactionSort sort;

  if (!fill_filter (connection, request, filter, error) || !parse_sort (request->sort, &sort, error))
    return NULL;
  request->n_rows = fin_transaction_store_count (connection, filter, error);
  if (request->n_rows < 0)
    return NULL;
  request->sums = fin_balance_store_sums (connection, filter, error);
  if (request->sums == NULL)
    return NULL;
  request->rows = fin_transaction_store_list (connection, filter, sort, !request->ascending,
                                              request->limit, request->offset, error);
  return request->rows != NULL ? FIN_DATABASE_DONE : NULL;
}

static void
build_sums (JsonBuilder *builder, const Request *request)
{
  json_builder_set_member_name (builder, "sums");
  json_builder_begin_array (builder);
  for (guint i = 0; i < request->sums->len; i++)
    {
      const FinCurrencySum *sum = &g_array_index (request->sums, FinCurrencySum, i);

      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "currency", sum->currency);
      if (sum->overflow)
        fin_cli_json_string (builder, "amount", NULL);
      else
        fin_cli_json_money (builder, "amount", sum->amount, sum->currency);
      fin_cli_json_int (builder, "rows", sum->n_rows);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_as_json (const Request *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "transactions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < request->rows->len; i++)
    fin_cli_transaction_build (builder, g_ptr_array_index (request->rows, i));
  json_builder_end_array (builder);
  fin_cli_json_int (builder, "total", request->n_rows);
  fin_cli_json_int (builder, "offset", request->offset);
  build_sums (builder, request);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

static void
print_for_people (const Request *request)
{
  for (guint i = 0; i < request->rows->len; i++)
    fin_cli_transaction_print (g_ptr_array_index (request->rows, i));
  for (guint i = 0; i < request->sums->len; i++)
    {
      const FinCurrencySum *sum = &g_array_index (request->sums, FinCurrencySum, i);
      g_autofree char *amount
          = fin_minor_to_decimal (sum->amount, fin_currency_exponent (sum->currency));

      g_print (ngettext ("%u row, %s %s\n", "%u rows, %s %s\n", (gulong) sum->n_rows),
               (guint) sum->n_rows,
               sum->overflow ? _ ("too large to add up") : amount, sum->currency);
    }
}

static FinCliStatus
show (FinCli *cli, Request *request)
{
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = NULL;

  if (request->limit < -1 || request->offset < 0)
    return fin_cli_usage_error (cli, _ ("--limit and --offset cannot be negative"));
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);
  if (database == NULL)
    return status;
  if (fin_database_read (database, list_cb, request, NULL, &error) == NULL)
    return fin_cli_database_error (cli, error);
  if (cli->json)
    print_as_json (request);
  else
    print_for_people (request);
  return FIN_CLI_DONE;
}

/** fin_cli_transactions: newest first, posted rows unless --state says otherwise. */
FinCliStatus
fin_cli_transactions (FinCli *cli, int argc, char **argv)
{
  Request request = { .limit = -1 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &request.from, N_ ("First day"), "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &request.to, N_ ("Last day"), "DATE" },
    { "account", 0, 0, G_OPTION_ARG_STRING, &request.account, N_ ("Of this account"), "NAME" },
    { "category", 0, 0, G_OPTION_ARG_STRING, &request.category,
      N_ ("In this category, or none"), "KEY" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &request.search,
      N_ ("Words, or >100, amount:20..50"), "TEXT" },
    { "state", 0, 0, G_OPTION_ARG_STRING, &request.state, N_ ("posted, held, deleted or all"),
      "STATE" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &request.sort,
      N_ ("date, amount, payee, category or account"), "KEY" },
    { "ascending", 0, 0, G_OPTION_ARG_NONE, &request.ascending, N_ ("Smallest or oldest first"),
      NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &request.limit, N_ ("At most so many rows"), "N" },
    { "offset", 0, 0, G_OPTION_ARG_INT64, &request.offset, N_ ("Leave out so many first"), "N" },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    status = argc > 1 ? fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[1])
                      : show (cli, &request);
  g_clear_pointer (&request.rows, g_ptr_array_unref);
  g_clear_pointer (&request.sums, g_array_unref);
  g_free (request.from);
  g_free (request.to);
  g_free (request.account);
  g_free (request.category);
  g_free (request.search);
  g_free (request.state);
  g_free (request.sort);
  return status;
}
