/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli add, edit and categorise: changes by hand, each one step that can be undone. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-category-install.h"
#include "fin-category-store.h"
#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-cli-transaction.h"
#include "fin-filing.h"
#include "fin-payee-install.h"
#include "fin-transaction-change.h"
#include "fin-transfer.h"

/** What the options say; %NULL where nothing was said. */
typedef struct
{
  char *account;
  char *date;
  char *amount;
  char *payee;
  char *memo;
  char *note;
  char *category;
  gboolean remove;
  gboolean restore;
  gboolean part;
  gint64 other_side;
  gboolean always;
  guint n_others; /* that follow a correction */
  gboolean why;
  GPtrArray *reasons; /* char *, NULL where there is none */
  GArray *ids;        /* gint64 */
  FinDate today;
  GPtrArray *shown; /* FinTransaction: what the command changed */
} Change;

static void
change_clear (Change *change)
{
  g_free (change->account);
  g_free (change->date);
  g_free (change->amount);
  g_free (change->payee);
  g_free (change->memo);
  g_free (change->note);
  g_free (change->category);
  g_clear_pointer (&change->ids, g_array_unref);
  g_clear_pointer (&change->shown, g_ptr_array_unref);
  g_clear_pointer (&change->reasons, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
parse_ids (Change *change, int argc, char **argv, GError **error)
{
  change->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 1; i < argc; i++)
    {
      gint64 id;

      if (!fin_cli_parse_id (argv[i], &id, error))
        return FALSE;
      g_array_append_val (change->ids, id);
    }
  if (change->ids->len > 0)
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
               _ ("the number of a transaction is needed; “finsight-cli transactions” shows them"));
  return FALSE;
}

/* Reads back what was changed, to show it. */
static gpointer
show_changed (FinConnection *connection, Change *change, GError **error)
{
  change->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < change->ids->len; i++)
    {
      gint64 id = g_array_index (change->ids, gint64, i);
      FinTransaction *transaction = fin_transaction_store_get (connection, id, error);

      if (transaction == NULL)
        return NULL;
      g_ptr_array_add (change->shown, transaction);
    }
  return FIN_DATABASE_DONE;
}

static FinCliStatus
run (FinCli *cli, Change *change, const char *label, FinDatabaseFunc func)
{
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = fin_cli_database_open (cli, FIN_CLI_OPEN_WRITE, &status);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (database == NULL)
    return status;
  if (!fin_category_install (database, NULL, &error) || !fin_payee_install (database, NULL, &error)
      || fin_database_write (database, label, func, change, NULL, &error) == NULL)
    return fin_cli_database_error (cli, error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "transactions");
  json_builder_begin_array (builder);
  for (guint i = 0; change->shown != NULL && i < change->shown->len; i++)
    if (cli->json)
      fin_cli_transaction_build (builder, g_ptr_array_index (change->shown, i));
    else
      fin_cli_transaction_print (g_ptr_array_index (change->shown, i));
  json_builder_end_array (builder);
  fin_cli_json_int (builder, "others", change->n_others);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
  else if (change->n_others > 0)
    fin_cli_note (cli,
                  ngettext ("%u other transaction of the same payee follows",
                            "%u other transactions of the same payees follow", change->n_others),
                  change->n_others);
  return FIN_CLI_DONE;
}

static gboolean
find_category (FinConnection *connection, const char *word, gint64 *id, GError **error)
{
  g_autoptr (FinCategory) category = NULL;

  *id = 0;
  if (word == NULL || strcmp (word, "none") == 0)
    return TRUE;
  category = fin_cli_find_category (connection, word, error);
  if (category == NULL)
    return FALSE;
  *id = fin_category_get_id (category);
  return TRUE;
}

/* Add ---------------------------------------------------------------------------------------- */

static gboolean
fill_row (FinConnection *connection,
          const Change *change,
          FinAccount *account,
          FinTransactionRow *row,
          GError **error)
{
  row->account_id = fin_account_get_id (account);
  row->currency = fin_account_get_currency (account);
  row->posting_date = change->today;
  row->payee = change->payee;
  row->memo = change->memo;
  row->note = change->note;
  if (!fin_cli_parse_amount (change->amount, "--amount", row->currency, &row->amount, error))
    return FALSE;
  if (change->date != NULL
      && !fin_cli_parse_date (change->date, "--date", &row->posting_date, error))
    return FALSE;
  if (!find_category (connection, change->category, &row->category_id, error))
    return FALSE;
  if (row->category_id != 0)
    {
      row->category_source = FIN_CATEGORY_SOURCE_PERSON;
      row->category_confidence = 1000;
    }
  return TRUE;
}

static gpointer
add_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  FinTransactionRow row = FIN_TRANSACTION_ROW_INIT;
  g_autoptr (FinAccount) account = fin_cli_find_account (connection, change->account, error);
  gint64 id;

  if (account == NULL || !fill_row (connection, change, account, &row, error))
    return NULL;
  id = fin_transaction_change_add (connection, &row, error);
  if (id == 0)
    return NULL;
  change->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (change->ids, id);
  return show_changed (connection, change, error);
}

/** fin_cli_add: a transaction by hand. */
FinCliStatus
fin_cli_add (FinCli *cli, int argc, char **argv)
{
  g_auto (Change) change = { .today = fin_clock_get_today (cli->clock) };
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &change.account, N_ ("Account it belongs to"), "NAME" },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &change.amount, N_ ("Negative leaves the account"),
      "AMOUNT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &change.date, N_ ("Posting day; today"), "DATE" },
    { "payee", 0, 0, G_OPTION_ARG_STRING, &change.payee, N_ ("The other side"), "TEXT" },
    { "memo", 0, 0, G_OPTION_ARG_STRING, &change.memo, N_ ("What it was for"), "TEXT" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &change.note, N_ ("A note of your own"), "TEXT" },
    { "category", 0, 0, G_OPTION_ARG_STRING, &change.category, N_ ("Category"), "KEY" },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[1]);
  if (change.account == NULL || change.amount == NULL || change.payee == NULL)
    return fin_cli_usage_error (cli, _ ("add needs --account, --amount and --payee"));
  return run (cli, &change, _ ("Transaction added"), add_cb);
}

/* Edit --------------------------------------------------------------------------------------- */

static gboolean
take_changes (FinConnection *connection,
              const Change *change,
              FinTransaction *transaction,
              GError **error)
{
  FinDate date;
  gint64 amount;
  gint64 category_id;

  if (change->payee != NULL)
    g_object_set (transaction, "payee", change->payee, NULL);
  if (change->memo != NULL)
    g_object_set (transaction, "memo", change->memo, NULL);
  if (change->note != NULL)
    g_object_set (transaction, "note", change->note, NULL);
  if (change->date != NULL)
    {
      if (!fin_cli_parse_date (change->date, "--date", &date, error))
        return FALSE;
      g_object_set (transaction, "posting-date", date, NULL);
    }
  if (change->amount != NULL)
    {
      if (!fin_cli_parse_amount (change->amount, "--amount",
                                 fin_transaction_get_currency (transaction), &amount, error))
        return FALSE;
      g_object_set (transaction, "amount", amount, NULL);
    }
  if (change->category == NULL)
    return TRUE;
  if (!find_category (connection, change->category, &category_id, error))
    return FALSE;
  g_object_set (transaction, "category-id", category_id, "category-source",
                FIN_CATEGORY_SOURCE_PERSON, "category-confidence", 1000, NULL);
  return TRUE;
}

/* A person joins two rows to a transfer, or parts them. */
static gboolean
change_transfer (FinConnection *connection, const Change *change, GError **error)
{
  gint64 id = g_array_index (change->ids, gint64, 0);

  if (change->other_side != 0)
    return fin_transfer_join (connection, id, change->other_side, error);
  for (guint i = 0; change->part && i < change->ids->len; i++)
    if (!fin_transfer_part (connection, g_array_index (change->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* "Always": the payee is called so from now on, and was before. */
static gboolean
name_always (FinConnection *connection, Change *change, GError **error)
{
  for (guint i = 0; change->always && change->payee != NULL && i < change->ids->len; i++)
    {
      FinFilingResult result;

      if (!fin_filing_rename (connection, g_array_index (change->ids, gint64, i), change->payee,
                              TRUE, &result, error))
        return FALSE;
      change->n_others += result.n_others;
    }
  return TRUE;
}

static gpointer
edit_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  const gint64 *ids = (const gint64 *) change->ids->data;

  for (guint i = 0; i < change->ids->len; i++)
    {
      g_autoptr (FinTransaction) transaction = NULL;

      transaction = fin_transaction_store_get (connection, ids[i], error);
      if (transaction == NULL)
        return NULL;
      if (!take_changes (connection, change, transaction, error)
          || !fin_transaction_change_save (connection, transaction, error))
        return NULL;
    }
  if (change->restore
      && !fin_transaction_store_set_state (connection, ids, change->ids->len,
                                           FIN_TRANSACTION_POSTED, error))
    return NULL;
  if (!change_transfer (connection, change, error) || !name_always (connection, change, error))
    return NULL;
  if (change->remove)
    return fin_transaction_store_delete (connection, ids, change->ids->len, error)
               ? FIN_DATABASE_DONE
               : NULL;
  return show_changed (connection, change, error);
}

/** fin_cli_edit: changes, deletes or brings back transactions. */
FinCliStatus
fin_cli_edit (FinCli *cli, int argc, char **argv)
{
  g_auto (Change) change = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "amount", 0, 0, G_OPTION_ARG_STRING, &change.amount, N_ ("Negative leaves the account"),
      "AMOUNT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &change.date, N_ ("Posting day"), "DATE" },
    { "payee", 0, 0, G_OPTION_ARG_STRING, &change.payee, N_ ("The other side"), "TEXT" },
    { "memo", 0, 0, G_OPTION_ARG_STRING, &change.memo, N_ ("What it was for"), "TEXT" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &change.note, N_ ("A note of your own"), "TEXT" },
    { "category", 0, 0, G_OPTION_ARG_STRING, &change.category, N_ ("Category, or none"), "KEY" },
    { "delete", 0, 0, G_OPTION_ARG_NONE, &change.remove,
      N_ ("Delete; importing its file again does not bring it back"), NULL },
    { "restore", 0, 0, G_OPTION_ARG_NONE, &change.restore, N_ ("Bring a deleted one back"), NULL },
    { "transfer", 0, 0, G_OPTION_ARG_INT64, &change.other_side,
      N_ ("The other side of the transfer it is"), "ID" },
    { "part", 0, 0, G_OPTION_ARG_NONE, &change.part, N_ ("It is no transfer"), NULL },
    { "always", 0, 0, G_OPTION_ARG_NONE, &change.always,
      N_ ("The payee is called so in all its transactions"), NULL },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (!parse_ids (&change, argc, argv, &error))
    return fin_cli_database_error (cli, error);
  if (change.remove && change.restore)
    return fin_cli_usage_error (cli, _ ("--delete and --restore contradict each other"));
  if (change.always && change.payee == NULL)
    return fin_cli_usage_error (cli, _ ("--always needs --payee"));
  if (change.other_side != 0 && (change.ids->len != 1 || change.part))
    return fin_cli_usage_error (cli, _ ("--transfer joins one transaction with one other"));
  return run (cli, &change, change.remove ? _ ("Transactions deleted") : _ ("Transactions edited"),
              edit_cb);
}

/* Categorise --------------------------------------------------------------------------------- */

static gpointer
categorise_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  FinFilingResult result;
  gint64 category_id;

  if (!find_category (connection, change->category, &category_id, error)
      || !fin_filing_file (connection, (const gint64 *) change->ids->data, change->ids->len,
                           category_id, change->always, &result, error))
    return NULL;
  change->n_others = result.n_others;
  return show_changed (connection, change, error);
}

static gpointer
why_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  change->reasons = g_ptr_array_new_with_free_func (g_free);
  if (show_changed (connection, change, error) == NULL)
    return NULL;
  for (guint i = 0; i < change->ids->len; i++)
    {
      GError *cause = NULL;
      char *reason =
          fin_filing_explain (connection, g_array_index (change->ids, gint64, i), &cause);

      if (cause != NULL)
        {
          g_propagate_error (error, cause);
          return NULL;
        }
      g_ptr_array_add (change->reasons, reason);
    }
  return FIN_DATABASE_DONE;
}

/* Why transactions are filed where they are; changes nothing. */
static FinCliStatus
tell_why (FinCli *cli, Change *change)
{
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (database == NULL)
    return status;
  if (fin_database_read (database, why_cb, change, NULL, &error) == NULL)
    return fin_cli_database_error (cli, error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < change->shown->len; i++)
    {
      FinTransaction *transaction = g_ptr_array_index (change->shown, i);
      const char *reason = g_ptr_array_index (change->reasons, i);

      json_builder_begin_object (builder);
      fin_cli_json_int (builder, "id", fin_transaction_get_id (transaction));
      fin_cli_json_string (builder, "category", fin_transaction_get_category_key (transaction));
      fin_cli_json_string (builder, "reason", reason);
      json_builder_end_object (builder);
      if (!cli->json)
        {
          fin_cli_transaction_print (transaction);
          g_print ("%10s%s\n", "", reason != NULL ? reason : _ ("nothing is known of it"));
        }
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    fin_cli_print_json (builder);
  return FIN_CLI_DONE;
}

/** fin_cli_categorise: files transactions; the person's choice is never overruled. */
FinCliStatus
fin_cli_categorise (FinCli *cli, int argc, char **argv)
{
  g_auto (Change) change = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "category", 0, 0, G_OPTION_ARG_STRING, &change.category, N_ ("Category, or none"), "KEY" },
    { "always", 0, 0, G_OPTION_ARG_NONE, &change.always, N_ ("From now on for these payees"),
      NULL },
    { "why", 0, 0, G_OPTION_ARG_NONE, &change.why, N_ ("Only say why they are where they are"),
      NULL },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (fin_cli_has_option (argc, argv, "--csv"))
    return fin_cli_categorise_bulk (cli, argc, argv);
  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if ((change.category == NULL) != change.why)
    return fin_cli_usage_error (cli, _ ("categorise needs --category, or --why"));
  if (!parse_ids (&change, argc, argv, &error))
    return fin_cli_database_error (cli, error);
  if (change.why)
    return tell_why (cli, &change);
  return run (cli, &change, _ ("Category changed"), categorise_cb);
}
