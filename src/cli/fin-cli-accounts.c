/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli accounts [add NAME | edit NAME | delete NAME]: accounts and what they hold. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-account-store.h"
#include "fin-balance-store.h"
#include "fin-card-store.h"
#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-currency.h"
#include "fin-money.h"

/** What the options say; %NULL where nothing was said. */
typedef struct
{
  const char *action;
  const char *name;
  char *new_name;
  char *kind;
  char *currency;
  char *number;
  char *balance;
  char *date;
  char *paid_from;
  int statement_day;
  int due_day;
  FinDate today;
} Request;

/* No option was given; 0 takes back what was said. */
#define UNSAID (-1)

typedef struct
{
  FinAccount *account;
  FinBalance balance;
  FinDate as_of;
  FinCardTerms card;
  FinAccount *payer; /* (nullable) */
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->account);
  g_clear_object (&line->payer);
  g_free (line);
}

static gboolean
load_card (FinConnection *connection, Line *line, GError **error)
{
  if (!fin_card_store_get (connection, fin_account_get_id (line->account), &line->card, error))
    return FALSE;
  if (line->card.payer_id != 0)
    line->payer = fin_account_store_get (connection, line->card.payer_id, error);
  return line->card.payer_id == 0 || line->payer != NULL;
}

static gpointer
list_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) accounts =
      fin_account_store_list (connection, FIN_PROFILE_ANY, TRUE, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      FinAccount *account = g_ptr_array_index (accounts, i);
      gint64 id = fin_account_get_id (account);
      Line *line = g_new0 (Line, 1);

      line->account = g_object_ref (account);
      g_ptr_array_add (lines, line);
      line->as_of = fin_balance_store_as_of (connection, id, request->today, error);
      if (!fin_balance_store_at (connection, id, line->as_of, &line->balance, error)
          || !load_card (connection, line, error))
        return NULL;
    }
  return accounts != NULL ? g_steal_pointer (&lines) : NULL;
}

/* Days of the month; null where nobody said. */
static void
build_day (JsonBuilder *builder, const char *name, int day)
{
  json_builder_set_member_name (builder, name);
  if (day != 0)
    json_builder_add_int_value (builder, day);
  else
    json_builder_add_null_value (builder);
}

static void
build_card (JsonBuilder *builder, const Line *line)
{
  json_builder_set_member_name (builder, "card");
  json_builder_begin_object (builder);
  build_day (builder, "statement_day", line->card.statement_day);
  build_day (builder, "due_day", line->card.due_day);
  fin_cli_json_string (builder, "paid_from",
                       line->payer != NULL ? fin_account_get_name (line->payer) : NULL);
  json_builder_end_object (builder);
}

static void
build_line (JsonBuilder *builder, const Line *line)
{
  FinAccount *account = line->account;
  const char *currency = fin_account_get_currency (account);

  json_builder_begin_object (builder);
  fin_cli_json_int (builder, "id", fin_account_get_id (account));
  fin_cli_json_string (builder, "name", fin_account_get_name (account));
  fin_cli_json_string (
      builder, "kind",
      fin_enum_to_nick (FIN_TYPE_ACCOUNT_KIND, (int) fin_account_get_kind (account)));
  fin_cli_json_string (builder, "currency", currency);
  fin_cli_json_string (builder, "number", fin_account_get_number (account));
  fin_cli_json_money (builder, "balance", line->balance.amount, currency);
  fin_cli_json_boolean (builder, "relative", line->balance.relative);
  fin_cli_json_date (builder, "as_of", line->as_of);
  fin_cli_json_date (builder, "last_statement", fin_account_get_last_statement_date (account));
  fin_cli_json_boolean (builder, "closed", fin_account_get_closed (account));
  if (fin_account_get_kind (account) == FIN_ACCOUNT_CARD)
    build_card (builder, line);
  json_builder_end_object (builder);
}

static void
print_line (const Line *line)
{
  const char *currency = fin_account_get_currency (line->account);
  g_autofree char *balance =
      fin_minor_to_decimal (line->balance.amount, fin_currency_exponent (currency));
  g_autofree char *day = fin_date_to_iso (line->as_of);

  g_print ("#%-4" G_GINT64_FORMAT " %-28s %-8s %14s %s  %s%s%s\n",
           fin_account_get_id (line->account), fin_account_get_name (line->account),
           fin_enum_to_nick (FIN_TYPE_ACCOUNT_KIND, (int) fin_account_get_kind (line->account)),
           balance, currency, day != NULL ? day : "",
           line->balance.relative ? _ (" (relative: no balance was ever stated)") : "",
           fin_account_get_closed (line->account) ? _ (" (closed)") : "");
}

static FinCliStatus
list_accounts (FinCli *cli, Request *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);

  if (database == NULL)
    return status;
  lines = fin_database_read (database, list_cb, request, NULL, &error);
  if (lines == NULL)
    return fin_cli_fail (cli, error, NULL, 0);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    if (cli->json)
      build_line (builder, g_ptr_array_index (lines, i));
    else
      print_line (g_ptr_array_index (lines, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
  return FIN_CLI_DONE;
}

/* A balance that the person states fixes the opening balance, or checks it. */
static gboolean
state_balance (FinConnection *connection,
               const Request *request,
               FinAccount *account,
               GError **error)
{
  FinDate date = request->today;
  gint64 amount;

  if (request->balance == NULL)
    return TRUE;
  if (request->date != NULL && !fin_cli_parse_date (request->date, "--date", &date, error))
    return FALSE;
  return fin_cli_parse_amount (request->balance, "--balance", fin_account_get_currency (account),
                               &amount, error)
         && fin_balance_store_state (connection, fin_account_get_id (account), date, amount, 0,
                                     error);
}

static gboolean
find_payer (FinConnection *connection, const char *name, gint64 *payer_id, GError **error)
{
  g_autoptr (FinAccount) payer = NULL;

  *payer_id = 0;
  if (name[0] == '\0')
    return TRUE;
  payer = fin_cli_find_account (connection, name, error);
  if (payer != NULL)
    *payer_id = fin_account_get_id (payer);
  return payer != NULL;
}

static gboolean
state_card (FinConnection *connection, const Request *request, FinAccount *account, GError **error)
{
  FinCardTerms terms;

  if (request->statement_day == UNSAID && request->due_day == UNSAID && request->paid_from == NULL)
    return TRUE;
  if (fin_account_get_kind (account) != FIN_ACCOUNT_CARD)
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("“%s” is no credit card: --statement-day, --due-day and --paid-from are for "
                      "accounts with --kind card"),
                   fin_account_get_name (account));
      return FALSE;
    }
  if (!fin_card_store_get (connection, fin_account_get_id (account), &terms, error))
    return FALSE;
  if (request->statement_day != UNSAID)
    terms.statement_day = request->statement_day;
  if (request->due_day != UNSAID)
    terms.due_day = request->due_day;
  if (request->paid_from != NULL
      && !find_payer (connection, request->paid_from, &terms.payer_id, error))
    return FALSE;
  return fin_card_store_set (connection, &terms, error);
}

static gboolean
take_options (FinAccount *account, const Request *request, GError **error)
{
  int kind;

  if (request->kind != NULL)
    {
      if (!fin_cli_parse_kind (request->kind, &kind, error))
        return FALSE;
      g_object_set (account, "kind", kind, NULL);
    }
  if (request->currency != NULL && !fin_currency_is_known (request->currency))
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("--currency: “%s” is no ISO 4217 code"), request->currency);
      return FALSE;
    }
  if (request->currency != NULL)
    g_object_set (account, "currency", request->currency, NULL);
  if (request->number != NULL)
    g_object_set (account, "number", request->number, NULL);
  if (request->new_name != NULL)
    g_object_set (account, "name", request->new_name, NULL);
  return TRUE;
}

static gpointer
add_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (FinAccount) account = fin_account_new ();
  g_autoptr (FinAccount) same = NULL;
  gint64 id;

  same = fin_account_store_find_name (connection, request->name, error);
  if (*error != NULL)
    return NULL;
  if (same != NULL)
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("there is an account “%s” already"), request->name);
      return NULL;
    }
  g_object_set (account, "name", request->name, NULL);
  if (!take_options (account, request, error))
    return NULL;
  id = fin_account_store_insert (connection, account, error);
  if (id == 0)
    return NULL;
  g_object_set (account, "id", id, NULL);
  return state_balance (connection, request, account, error)
                 && state_card (connection, request, account, error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static gpointer
edit_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (FinAccount) account = fin_cli_find_account (connection, request->name, error);

  if (account == NULL || !take_options (account, request, error))
    return NULL;
  if (request->currency != NULL
      && !fin_account_store_set_currency (connection, fin_account_get_id (account),
                                          request->currency, error))
    return NULL;
  if (!fin_account_store_update (connection, account, error)
      || !state_balance (connection, request, account, error)
      || !state_card (connection, request, account, error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static gpointer
delete_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (FinAccount) account = fin_cli_find_account (connection, request->name, error);

  if (account == NULL
      || !fin_account_store_delete (connection, fin_account_get_id (account), error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static FinCliStatus
change_accounts (FinCli *cli, Request *request)
{
  /* Translators: steps in the history */
  const struct
  {
    const char *action;
    const char *label;
    FinDatabaseFunc func;
    FinCliOpen how;
  } actions[] = {
    { "add", N_ ("Account added"), add_cb, FIN_CLI_OPEN_CREATE },
    { "edit", N_ ("Account changed"), edit_cb, FIN_CLI_OPEN_WRITE },
    { "delete", N_ ("Account deleted"), delete_cb, FIN_CLI_OPEN_WRITE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (request->action, actions[i].action) == 0)
      {
        FinCliStatus status = FIN_CLI_DONE;
        g_autoptr (GError) error = NULL;
        g_autoptr (FinDatabase) database = NULL;

        if (request->name == NULL)
          return fin_cli_usage_error (cli, _ ("accounts %s needs a name"), request->action);
        database = fin_cli_database_open (cli, actions[i].how, &status);
        if (database == NULL)
          return status;
        if (fin_database_write (database, _ (actions[i].label), actions[i].func, request, NULL,
                                &error)
            == NULL)
          return fin_cli_database_error (cli, error);
        return list_accounts (cli, request);
      }
  return fin_cli_usage_error (cli, _ ("accounts knows add, edit and delete, not “%s”"),
                              request->action);
}

/** fin_cli_accounts: lists, adds, changes and deletes accounts. */
FinCliStatus
fin_cli_accounts (FinCli *cli, int argc, char **argv)
{
  Request request = { .statement_day = UNSAID, .due_day = UNSAID };
  const GOptionEntry entries[] = {
    { "rename", 0, 0, G_OPTION_ARG_STRING, &request.new_name, N_ ("New name"), "NAME" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &request.kind, N_ ("current, savings, card, cash or loan"),
      "KIND" },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &request.currency, N_ ("ISO 4217 code"), "CODE" },
    { "number", 0, 0, G_OPTION_ARG_STRING, &request.number, N_ ("IBAN or account number"), "TEXT" },
    { "balance", 0, 0, G_OPTION_ARG_STRING, &request.balance, N_ ("Balance to state"), "AMOUNT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &request.date, N_ ("Day of that balance"), "DATE" },
    { "statement-day", 0, 0, G_OPTION_ARG_INT, &request.statement_day,
      N_ ("Day of the month of a credit card's statement (31: the last; 0: not said)"), "N" },
    { "due-day", 0, 0, G_OPTION_ARG_INT, &request.due_day,
      N_ ("Day of the month on which a credit card is paid (31: the last; 0: not said)"), "N" },
    { "paid-from", 0, 0, G_OPTION_ARG_STRING, &request.paid_from,
      N_ ("Account that pays a credit card (\"\": not said)"), "NAME" },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    {
      request.today = fin_clock_get_today (cli->clock);
      request.action = argc > 1 ? argv[1] : NULL;
      request.name = argc > 2 ? argv[2] : NULL;
      if (argc > 3)
        status = fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[3]);
      else
        status = request.action == NULL ? list_accounts (cli, &request)
                                        : change_accounts (cli, &request);
    }
  g_free (request.new_name);
  g_free (request.kind);
  g_free (request.currency);
  g_free (request.number);
  g_free (request.balance);
  g_free (request.date);
  g_free (request.paid_from);
  return status;
}
