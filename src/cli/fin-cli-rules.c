/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli rules: the person's rules in their order, tried before they are saved, as a file. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-account-store.h"
#include "fin-category-install.h"
#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-cli-transaction.h"
#include "fin-filing.h"
#include "fin-payee-install.h"
#include "fin-rule-change.h"
#include "fin-rule-file.h"
#include "fin-transaction-store.h"

/** So many of the transactions that a rule would change are shown. */
#define MAX_SHOWN 20

typedef struct
{
  FinCli *cli;
  char *pattern;
  gboolean exact;
  char *category;
  char *name;
  char *account;
  char *file;
  char *out;
  int to;
  gint64 id; /* of a rule */
  JsonBuilder *builder;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->pattern);
  g_free (request->category);
  g_free (request->name);
  g_free (request->account);
  g_free (request->out);
  g_clear_object (&request->builder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* Listing ----------------------------------------------------------------------------------- */

static gboolean
list_rule (FinConnection *connection, Request *request, FinRule *rule, guint place, GError **error)
{
  g_autoptr (FinCategory) category = NULL;
  g_autoptr (FinAccount) account = NULL;
  g_autofree char *sentence = NULL;
  JsonBuilder *builder = request->builder;

  if (fin_rule_get_category_id (rule) != 0
      && (category = fin_category_store_get (connection, fin_rule_get_category_id (rule), error))
             == NULL)
    return FALSE;
  if (fin_rule_get_account_id (rule) != 0
      && (account = fin_account_store_get (connection, fin_rule_get_account_id (rule), error))
             == NULL)
    return FALSE;
  sentence =
      fin_rule_dup_sentence (rule, category != NULL ? fin_category_get_name (category) : NULL,
                             account != NULL ? fin_account_get_name (account) : NULL);
  if (!request->cli->json)
    {
      g_print ("%6" G_GINT64_FORMAT "  %s\n", fin_rule_get_id (rule), sentence);
      return TRUE;
    }
  json_builder_begin_object (builder);
  fin_cli_json_int (builder, "id", fin_rule_get_id (rule));
  fin_cli_json_int (builder, "place", place);
  fin_cli_json_string (builder, "pattern", fin_rule_get_pattern (rule));
  fin_cli_json_string (builder, "match", fin_rule_get_is_exact (rule) ? "exact" : "contains");
  fin_cli_json_string (builder, "account", account != NULL ? fin_account_get_name (account) : NULL);
  fin_cli_json_string (builder, "category",
                       category != NULL ? fin_category_get_key (category) : NULL);
  fin_cli_json_string (builder, "name", fin_rule_get_rename (rule));
  fin_cli_json_string (builder, "sentence", sentence);
  json_builder_end_object (builder);
  return TRUE;
}

static gpointer
list_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GPtrArray) rules = fin_rule_store_list (connection, error);

  if (rules == NULL)
    return NULL;
  json_builder_set_member_name (request->builder, "rules");
  json_builder_begin_array (request->builder);
  for (guint i = 0; i < rules->len; i++)
    if (!list_rule (connection, request, g_ptr_array_index (rules, i), i + 1, error))
      return NULL;
  json_builder_end_array (request->builder);
  return FIN_DATABASE_DONE;
}

/* Changing ---------------------------------------------------------------------------------- */

static FinRule *
make_rule (FinConnection *connection, Request *request, GError **error)
{
  g_autoptr (FinRule) rule = fin_rule_new ();

  g_object_set (rule, "pattern", request->pattern, "is-exact", request->exact, "rename",
                request->name, NULL);
  if (request->category != NULL)
    {
      g_autoptr (FinCategory) category =
          fin_cli_find_category (connection, request->category, error);

      if (category == NULL)
        return NULL;
      g_object_set (rule, "category-id", fin_category_get_id (category), NULL);
    }
  if (request->account != NULL)
    {
      g_autoptr (FinAccount) account = fin_cli_find_account (connection, request->account, error);

      if (account == NULL)
        return NULL;
      g_object_set (rule, "account-id", fin_account_get_id (account), NULL);
    }
  return g_steal_pointer (&rule);
}

static gboolean
show_changing (FinConnection *connection, Request *request, GArray *changing, GError **error)
{
  json_builder_set_member_name (request->builder, "transactions");
  json_builder_begin_array (request->builder);
  for (guint i = 0; i < changing->len && i < MAX_SHOWN; i++)
    {
      g_autoptr (FinTransaction) transaction =
          fin_transaction_store_get (connection, g_array_index (changing, gint64, i), error);

      if (transaction == NULL)
        return FALSE;
      if (request->cli->json)
        fin_cli_transaction_build (request->builder, transaction);
      else
        fin_cli_transaction_print (transaction);
    }
  json_builder_end_array (request->builder);
  return TRUE;
}

static gpointer
test_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (FinRule) rule = make_rule (connection, request, error);
  g_autoptr (GArray) matching = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changing = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (rule == NULL || !fin_filing_try_rule (connection, rule, matching, changing, error))
    return NULL;
  fin_cli_json_int (request->builder, "matching", matching->len);
  fin_cli_json_int (request->builder, "changing", changing->len);
  if (!request->cli->json)
    {
      g_print (ngettext ("%u transaction matches\n", "%u transactions match\n", matching->len),
               matching->len);
      g_print (ngettext ("%u would change\n", "%u would change\n", changing->len), changing->len);
    }
  return show_changing (connection, request, changing, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
refresh (FinConnection *connection, Request *request, GError **error)
{
  guint n_changed = 0;

  if (!fin_filing_refresh (connection, NULL, &n_changed, error))
    return NULL;
  fin_cli_json_int (request->builder, "changed", n_changed);
  if (!request->cli->json)
    g_print (ngettext ("%u transaction changed\n", "%u transactions changed\n", n_changed),
             n_changed);
  return list_cb (connection, request, NULL, error);
}

static gpointer
add_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (FinRule) rule = make_rule (connection, request, error);

  if (rule == NULL || fin_rule_change_add (connection, rule, error) == 0)
    return NULL;
  return refresh (connection, request, error);
}

static gpointer
remove_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  /* Its place is asked for first: a rule that is not there is an error. */
  if (!fin_rule_change_move (connection, request->id, G_MAXINT, error)
      || !fin_rule_store_delete (connection, request->id, error))
    return NULL;
  return refresh (connection, request, error);
}

static gpointer
move_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (!fin_rule_change_move (connection, request->id, (guint) request->to, error))
    return NULL;
  return refresh (connection, request, error);
}

static gpointer
apply_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return refresh (connection, data, error);
}

/* Files ------------------------------------------------------------------------------------- */

static gpointer
export_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree char *json = fin_rules_to_json (connection, error);
  g_autofree char *text = json != NULL ? g_strconcat (json, "\n", NULL) : NULL;

  if (text == NULL
      || (request->out != NULL && !g_file_set_contents (request->out, text, -1, error)))
    return NULL;
  if (request->out == NULL)
    g_print ("%s", text);
  return FIN_DATABASE_DONE;
}

static gpointer
import_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree char *json = NULL;
  FinRulesRead read;

  if (!g_file_get_contents (request->file, &json, NULL, error))
    return NULL;
  if (!fin_rules_from_json (connection, json, &read, error))
    {
      g_prefix_error (error, "%s: ", request->file);
      return NULL;
    }
  fin_cli_json_int (request->builder, "added", read.n_added);
  fin_cli_json_int (request->builder, "known", read.n_known);
  if (!request->cli->json)
    g_print (ngettext ("%u rule added\n", "%u rules added\n", read.n_added), read.n_added);
  if (!request->cli->json && read.n_known > 0)
    g_print (
        ngettext ("%u rule was there already\n", "%u rules were there already\n", read.n_known),
        read.n_known);
  return refresh (connection, request, error);
}

/* The command ------------------------------------------------------------------------------- */

static gboolean
take_words (Request *request, const char *action, int argc, char **argv, GError **error)
{
  const char *word = argc > 2 ? argv[2] : NULL;
  gboolean needs_rule = strcmp (action, "remove") == 0 || strcmp (action, "move") == 0;
  gboolean needs_file = strcmp (action, "import") == 0;
  gboolean needs_pattern = strcmp (action, "add") == 0 || strcmp (action, "test") == 0;

  if (needs_rule && (word == NULL || !fin_cli_parse_id (word, &request->id, error)))
    {
      if (word == NULL)
        g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                     _ ("the number of a rule is needed; “finsight-cli rules” shows them"));
      return FALSE;
    }
  if (strcmp (action, "move") == 0 && request->to < 1)
    g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                 _ ("move needs --to with a place from 1 on"));
  else if (needs_file && word == NULL)
    g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE, _ ("import needs a file"));
  else if (needs_pattern
           && (request->pattern == NULL || (request->category == NULL && request->name == NULL)))
    g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                 _ ("a rule needs --pattern, and --category or --name"));
  else if (argc > (needs_rule || needs_file ? 3 : 2))
    g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE, _ ("“%s” is one word too many"),
                 argv[argc - 1]);
  else
    {
      request->file = (char *) word;
      return TRUE;
    }
  return FALSE;
}

static FinCliStatus
run (Request *request, const char *label, FinDatabaseFunc func)
{
  FinCli *cli = request->cli;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database =
      fin_cli_database_open (cli, label != NULL ? FIN_CLI_OPEN_WRITE : FIN_CLI_OPEN_READ, &status);
  gboolean good;

  if (database == NULL)
    return status;
  json_builder_begin_object (request->builder);
  if (label == NULL)
    good = fin_database_read (database, func, request, NULL, &error) != NULL;
  else
    good = fin_category_install (database, NULL, &error)
           && fin_payee_install (database, NULL, &error)
           && fin_database_write (database, label, func, request, NULL, &error) != NULL;
  if (!good)
    return fin_cli_database_error (cli, error);
  json_builder_end_object (request->builder);
  if (cli->json && func != export_cb)
    fin_cli_print_json (request->builder);
  return FIN_CLI_DONE;
}

/** fin_cli_rules: lists, adds, removes, moves, tries, applies, writes and reads rules. */
FinCliStatus
fin_cli_rules (FinCli *cli, int argc, char **argv)
{
  g_auto (Request) request = { .cli = cli };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "pattern", 0, 0, G_OPTION_ARG_STRING, &request.pattern, N_ ("What the payee contains"),
      "TEXT" },
    { "exact", 0, 0, G_OPTION_ARG_NONE, &request.exact, N_ ("The payee is just that"), NULL },
    { "category", 0, 0, G_OPTION_ARG_STRING, &request.category, N_ ("Category to give"), "KEY" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &request.name, N_ ("Name to give the payee"), "TEXT" },
    { "account", 0, 0, G_OPTION_ARG_STRING, &request.account, N_ ("In this account only"), "NAME" },
    { "to", 0, 0, G_OPTION_ARG_INT, &request.to, N_ ("The place to move to, from 1"), "N" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &request.out, N_ ("File to write; stdout"), "FILE" },
    { NULL },
  };
  /* Translators: steps in the history */
  const struct
  {
    const char *action;
    const char *label;
    FinDatabaseFunc func;
  } actions[] = {
    { "list", NULL, list_cb },
    { "add", N_ ("Rule added"), add_cb },
    { "remove", N_ ("Rule removed"), remove_cb },
    { "move", N_ ("Rule moved"), move_cb },
    { "test", NULL, test_cb },
    { "apply", N_ ("Rules applied"), apply_cb },
    { "export", NULL, export_cb },
    { "import", N_ ("Rules imported"), import_cb },
  };
  FinCliStatus status = FIN_CLI_DONE;
  const char *action;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  action = argc > 1 ? argv[1] : "list";
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (action, actions[i].action) == 0)
      {
        if (!take_words (&request, action, argc, argv, &error))
          return fin_cli_database_error (cli, error);
        request.builder = json_builder_new ();
        return run (&request, actions[i].label != NULL ? _ (actions[i].label) : NULL,
                    actions[i].func);
      }
  return fin_cli_usage_error (cli, _ ("rules does not know “%s”"), action);
}
