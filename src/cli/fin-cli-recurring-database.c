/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli recurring on the household's database: the list, and what a person says about it. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-cli-database.h"
#include "fin-cli-insights.h"
#include "fin-cli-json.h"
#include "fin-format.h"
#include "fin-series-act.h"
#include "fin-series-list.h"

#define ISO_LENGTH 10 /* of 2026-12-31 */

typedef struct
{
  char *as_of;
  int history;
  gboolean rejected;
  char *name;
  char *cadence;
  char *next;
  char *amount;
  char *category;
  char *account;
  char *on;
  char **words; /* the verb and what it is about; NULL-terminated */
  FinDate today;
  FinSeriesList *list;
} Request;

typedef gboolean (*Act) (FinConnection *connection, Request *request, GError **error);

static void
request_clear (Request *request)
{
  g_free (request->as_of);
  g_free (request->name);
  g_free (request->cadence);
  g_free (request->next);
  g_free (request->amount);
  g_free (request->category);
  g_free (request->account);
  g_free (request->on);
  g_strfreev (request->words);
  g_clear_pointer (&request->list, fin_series_list_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
load_list (FinConnection *connection, Request *request, GError **error)
{
  g_autoptr (FinInsightSnapshot) snapshot =
      fin_insight_snapshot_load (connection, request->today, NULL, error);

  if (snapshot == NULL)
    return FALSE;
  g_clear_pointer (&request->list, fin_series_list_free);
  request->list = fin_series_list_new (snapshot, request->history, NULL);
  return TRUE;
}

/* Showing --------------------------------------------------------------------------------- */

static void
add_prices (JsonBuilder *builder, const FinSeriesItem *item)
{
  json_builder_set_member_name (builder, "prices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->prices->len; i++)
    {
      const FinSeriesPrice *price = &g_array_index (item->prices, FinSeriesPrice, i);

      json_builder_begin_object (builder);
      fin_cli_json_date (builder, "date", price->date);
      fin_cli_json_money (builder, "from", price->from, item->currency);
      fin_cli_json_money (builder, "to", price->to, item->currency);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_payments (JsonBuilder *builder, const FinSeriesItem *item)
{
  json_builder_set_member_name (builder, "transactions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->payments->len; i++)
    json_builder_add_int_value (builder, g_array_index (item->payments, FinSeriesPayment, i).id);
  json_builder_end_array (builder);
}

static void
add_idle_months (JsonBuilder *builder, const FinSeriesItem *item)
{
  json_builder_set_member_name (builder, "idle_months");
  json_builder_begin_array (builder);
  for (int m = 0; m < 12; m++)
    if (item->schedule.idle >> m & 1U)
      json_builder_add_int_value (builder, m + 1);
  json_builder_end_array (builder);
}

static void
add_item (JsonBuilder *builder, const FinSeriesItem *item)
{
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "key", item->key);
  fin_cli_json_string (builder, "account", item->account_name);
  fin_cli_json_string (builder, "description", item->name);
  fin_cli_json_string (builder, "kind", fin_series_kind_key (item->kind));
  fin_cli_json_string (builder, "category",
                       item->category_key[0] != '\0' ? item->category_key : NULL);
  fin_cli_json_string (builder, "verdict",
                       item->word != FIN_SERIES_UNSAID ? fin_series_word_name (item->word) : NULL);
  fin_cli_json_string (builder, "state", fin_series_state_key (item->state));
  fin_cli_json_string (builder, "cadence", fin_cadence_name (item->schedule.cadence));
  add_idle_months (builder, item);
  fin_cli_json_date (builder, "anchor", item->first_due);
  fin_cli_json_date (builder, "next", item->next);
  fin_cli_json_date (builder, "expected", item->expected);
  fin_cli_json_int (builder, "days_late", item->days_late);
  fin_cli_json_int (builder, "days_early", item->days_early);
  fin_cli_json_date (builder, "resumed", item->resumed);
  fin_cli_json_string (builder, "currency", item->currency);
  fin_cli_json_money (builder, "amount", item->usual, item->currency);
  fin_cli_json_money (builder, "low", item->low, item->currency);
  fin_cli_json_money (builder, "high", item->high, item->currency);
  fin_cli_json_money (builder, "monthly", item->monthly, item->currency);
  fin_cli_json_money (builder, "yearly", item->yearly, item->currency);
  fin_cli_json_int (builder, "count", item->payments->len);
  fin_cli_json_double (builder, "confidence", item->confidence);
  fin_cli_json_boolean (builder, "ended", item->state == FIN_RECURRING_ENDED);
  add_prices (builder, item);
  add_payments (builder, item);
  json_builder_end_object (builder);
}

static const char *
state_note (const FinSeriesItem *item)
{
  switch (item->state)
    {
    case FIN_RECURRING_LATE:
      return _ (" (late)");
    case FIN_RECURRING_MISSED:
      return _ (" (missed)");
    case FIN_RECURRING_ENDED:
      /* Translators: said of a payment that no longer comes */
      return _ (" (ended)");
    case FIN_RECURRING_ACTIVE:
    default:
      return "";
    }
}

static void
print_item (const FinSeriesItem *item)
{
  gboolean ended = item->state == FIN_RECURRING_ENDED;
  g_autofree char *next = ended ? g_strnfill (ISO_LENGTH, ' ') : fin_date_to_iso (item->next);
  g_autofree char *amount = fin_format_money_plain (item->usual, item->currency);

  g_print ("%s %*s%s %-4s %-13s %s · %s%s\n", next, MAX (14 - (int) g_utf8_strlen (amount, -1), 0),
           "", amount, item->currency, fin_cadence_name (item->schedule.cadence), item->name,
           item->account_name, state_note (item));
}

static void
print_list (FinCli *cli, GPtrArray *items)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      for (guint i = 0; i < items->len; i++)
        print_item (g_ptr_array_index (items, i));
      if (items->len == 0)
        g_print ("%s\n", _ ("No recurring payments are evident yet."));
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "series");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add_item (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

/* Saying ---------------------------------------------------------------------------------- */

static const FinSeriesItem *
find_item (const Request *request, const char *words, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (words != NULL)
    fin_series_list_find_named (request->list, words, found);
  if (found->len == 1)
    return g_ptr_array_index (found, 0);
  if (words == NULL)
    g_set_error_literal (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                         _ ("which one? A key or a name is needed"));
  else
    g_set_error (
        error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
        found->len == 0
            ? _ ("no recurring payment is called “%s”; “finsight-cli recurring” shows them")
            : _ ("“%s” fits several; their keys stand in “finsight-cli --json recurring”"),
        words);
  return NULL;
}

static gboolean
act_confirm (FinConnection *connection, Request *request, GError **error)
{
  const FinSeriesItem *item = find_item (request, request->words[1], error);

  return item != NULL && fin_series_confirm (connection, item, error);
}

static gboolean
act_reject (FinConnection *connection, Request *request, GError **error)
{
  const FinSeriesItem *item = find_item (request, request->words[1], error);

  return item != NULL && fin_series_reject (connection, item, error);
}

static gboolean
act_reset (FinConnection *connection, Request *request, GError **error)
{
  const FinSeriesItem *item = find_item (request, request->words[1], error);

  return item != NULL && fin_series_reset (connection, item, error);
}

static gboolean
act_end (FinConnection *connection, Request *request, GError **error)
{
  const FinSeriesItem *item = find_item (request, request->words[1], error);
  FinDate on = request->today;

  if (item == NULL
      || (request->on != NULL && !fin_cli_parse_date (request->on, "--on", &on, error)))
    return FALSE;
  return fin_series_end (connection, item, MIN (on, item->as_of), error);
}

static gboolean
read_cadence (const Request *request, FinCadence *cadence, GError **error)
{
  if (fin_cadence_from_name (request->cadence, cadence))
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
               _ ("“%s” is no cadence: weekly, fortnightly, four-weekly, twice-monthly, monthly, "
                  "quarterly, half-yearly and yearly are"),
               request->cadence);
  return FALSE;
}

static gboolean
read_category (FinConnection *connection, const Request *request, gint64 *id, GError **error)
{
  g_autoptr (FinCategory) category = NULL;

  if (request->category == NULL)
    return TRUE;
  if (strcmp (request->category, "none") == 0)
    {
      *id = -1;
      return TRUE;
    }
  category = fin_cli_find_category (connection, request->category, error);
  if (category == NULL)
    return FALSE;
  *id = fin_category_get_id (category);
  return TRUE;
}

static gboolean
act_edit (FinConnection *connection, Request *request, GError **error)
{
  const FinSeriesItem *item = find_item (request, request->words[1], error);
  FinSeriesEdit edit = { .name = request->name, .next = FIN_DATE_NONE };

  if (item == NULL)
    return FALSE;
  edit.has_cadence = request->cadence != NULL;
  if ((request->cadence != NULL && !read_cadence (request, &edit.cadence, error))
      || (request->next != NULL && !fin_cli_parse_date (request->next, "--next", &edit.next, error))
      || (request->amount != NULL
          && !fin_cli_parse_amount (request->amount, "--amount", item->currency, &edit.amount,
                                    error))
      || !read_category (connection, request, &edit.category_id, error))
    return FALSE;
  return fin_series_edit (connection, item, &edit, error);
}

static gboolean
act_merge (FinConnection *connection, Request *request, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (char **words = request->words + 1; *words != NULL; words++)
    {
      const FinSeriesItem *item = find_item (request, *words, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, (gpointer) item);
    }
  return fin_series_merge (connection, (const FinSeriesItem *const *) items->pdata, items->len,
                           error);
}

static gboolean
act_add (FinConnection *connection, Request *request, GError **error)
{
  FinSeriesAddition addition = { .name = request->words[1] };
  g_autoptr (FinAccount) account = NULL;
  g_autofree char *key = NULL;

  if (addition.name == NULL || request->account == NULL || request->cadence == NULL
      || request->next == NULL || request->amount == NULL)
    {
      g_set_error_literal (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                           _ ("a name, --account, --amount, --cadence and --next are needed"));
      return FALSE;
    }
  account = fin_cli_find_account (connection, request->account, error);
  if (account == NULL || !read_cadence (request, &addition.cadence, error)
      || !fin_cli_parse_date (request->next, "--next", &addition.next, error)
      || !fin_cli_parse_amount (request->amount, "--amount", fin_account_get_currency (account),
                                &addition.amount, error)
      || !read_category (connection, request, &addition.category_id, error))
    return FALSE;
  addition.account_id = fin_account_get_id (account);
  addition.category_id = MAX (addition.category_id, 0);
  key = fin_series_add (connection, &addition, error);
  return key != NULL;
}

static const struct
{
  const char *verb;
  const char *label; /* of the step */
  Act act;
} acts[] = {
  { "confirm", N_ ("Confirm recurring payment"), act_confirm },
  { "reject", N_ ("Not a recurring payment"), act_reject },
  { "edit", N_ ("Edit recurring payment"), act_edit },
  { "merge", N_ ("Merge recurring payments"), act_merge },
  { "end", N_ ("End recurring payment"), act_end },
  { "add", N_ ("Add recurring payment"), act_add },
  { "reset", N_ ("Take back what was said of a recurring payment"), act_reset },
};

static gpointer
run_act (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (!load_list (connection, request, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].verb, request->words[0]) == 0)
      {
        if (!acts[i].act (connection, request, error) || !load_list (connection, request, error))
          return NULL;
      }
  return FIN_DATABASE_DONE;
}

static gpointer
run_list (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return load_list (connection, data, error) ? FIN_DATABASE_DONE : NULL;
}

static FinCliStatus
run (FinCli *cli, Request *request, const char *step)
{
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database =
      fin_cli_database_open (cli, step != NULL ? FIN_CLI_OPEN_WRITE : FIN_CLI_OPEN_READ, &status);
  gpointer done;

  if (database == NULL)
    return status;
  request->today = fin_clock_get_today (cli->clock);
  done = step != NULL ? fin_database_write (database, step, run_act, request, NULL, &error)
                      : fin_database_read (database, run_list, request, NULL, &error);
  if (done != NULL)
    print_list (cli, request->rejected ? request->list->rejected : request->list->shown);
  else
    status = fin_cli_database_error (cli, error);
  fin_database_close (database);
  return status;
}

static const char *
find_step (const char *verb)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].verb, verb) == 0)
      return _ (acts[i].label);
  return NULL;
}

/** fin_cli_recurring_database: recurring without --csv. */
FinCliStatus
fin_cli_recurring_database (FinCli *cli, int argc, char **argv)
{
  g_auto (Request) request = { .history = FIN_SERIES_HISTORY };
  FinCliStatus status = FIN_CLI_DONE;
  const char *step = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &request.as_of, N_ ("Stand at this day instead of today"),
      N_ ("DATE") },
    { "history", 0, 0, G_OPTION_ARG_INT, &request.history,
      N_ ("Learn from so many days up to then"), N_ ("DAYS") },
    { "rejected", 0, 0, G_OPTION_ARG_NONE, &request.rejected,
      N_ ("List what was said not to be recurring"), NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &request.name, N_ ("Its name"), N_ ("NAME") },
    { "cadence", 0, 0, G_OPTION_ARG_STRING, &request.cadence, N_ ("How often it comes"),
      N_ ("WORD") },
    { "next", 0, 0, G_OPTION_ARG_STRING, &request.next, N_ ("The next day that it is due"),
      N_ ("DATE") },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &request.amount,
      N_ ("What it comes to, negative when it leaves"), N_ ("AMOUNT") },
    { "category", 0, 0, G_OPTION_ARG_STRING, &request.category, N_ ("Its category, or none"),
      N_ ("CATEGORY") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &request.account, N_ ("Its account"), N_ ("NAME") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &request.on, N_ ("The day that it ended"), N_ ("DATE") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  request.words = g_strdupv (argv + 1);
  if (argc > 1 && (step = find_step (argv[1])) == NULL)
    return fin_cli_usage_error (cli, _ ("“%s” is nothing that can be said of a recurring payment"),
                                argv[1]);
  if (request.history < 1)
    return fin_cli_usage_error (cli, _ ("--history takes a number of days from 1 on"));
  if (!fin_cli_set_as_of (cli, request.as_of, &status))
    return status;
  return run (cli, &request, step);
}
