/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli recurring on the household's database: bills, subscriptions and pay, soonest first. */
#include <glib/gi18n.h>

#include "fin-cli-insights.h"
#include "fin-cli-json.h"
#include "fin-format.h"
#include "fin-insight-snapshot.h"
#include "fin-recurring.h"

/** Of the window that is learned from; yearly payments need two of their kind. */
#define DEFAULT_HISTORY 730

typedef struct
{
  const FinInsightSnapshot *snapshot;
  int history;
  JsonBuilder *builder; /* NULL: for people */
  guint n_shown;
} Listing;

static gpointer
load_snapshot (FinConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const FinDate *today = data;

  return fin_insight_snapshot_load (connection, *today, error);
}

static gint64
to_minor (double amount)
{
  return (gint64) (amount < 0 ? amount - 0.5 : amount + 0.5);
}

static void
add_json (const Listing *listing,
          const FinSnapshotAccount *entry,
          const gint64 *ids,
          const FinFlow *flows,
          const FinRecurringSeries *series)
{
  JsonBuilder *builder = listing->builder;
  const char *currency = fin_account_get_currency (entry->account);

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "account", fin_account_get_name (entry->account));
  fin_cli_json_string (builder, "description", flows[series->hits[0].row].label);
  fin_cli_json_string (builder, "cadence", fin_cadence_name (series->schedule.cadence));
  fin_cli_json_date (builder, "anchor", series->hits[0].day - series->hits[0].offset);
  fin_cli_json_date (builder, "next", series->next);
  fin_cli_json_string (builder, "currency", currency);
  fin_cli_json_money (builder, "amount", to_minor (series->amount), currency);
  fin_cli_json_money (builder, "low", to_minor (series->low), currency);
  fin_cli_json_money (builder, "high", to_minor (series->high), currency);
  fin_cli_json_int (builder, "count", (gint64) series->n_hits);
  fin_cli_json_double (builder, "confidence", series->confidence);
  fin_cli_json_boolean (builder, "ended", series->ended);
  json_builder_set_member_name (builder, "transactions");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < series->n_hits; i++)
    json_builder_add_int_value (builder, ids[series->hits[i].row]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_line (const FinSnapshotAccount *entry,
            const FinFlow *flows,
            const FinRecurringSeries *series)
{
  g_autofree char *next = fin_date_to_iso (series->next);
  g_autofree char *amount = fin_format_money_plain (to_minor (series->amount),
                                                    fin_account_get_currency (entry->account));

  g_print ("%s %*s%s %-4s %-12s %s · %s%s\n", next,
           MAX (14 - (int) g_utf8_strlen (amount, -1), 0), "", amount,
           fin_account_get_currency (entry->account), fin_cadence_name (series->schedule.cadence),
           flows[series->hits[0].row].label, fin_account_get_name (entry->account),
           /* Translators: said of a payment that no longer comes */
           series->ended ? _ (" (ended)") : "");
}

/* Soonest first; what has ended comes last. */
static int
compare_next (gconstpointer a, gconstpointer b)
{
  const FinRecurringSeries *first = *(FinRecurringSeries *const *) a;
  const FinRecurringSeries *second = *(FinRecurringSeries *const *) b;

  if (first->ended != second->ended)
    return first->ended ? 1 : -1;
  return first->next - second->next;
}

static GPtrArray *
collect_shown (const FinRecurring *recurring)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (gsize i = 0; i < recurring->n_series; i++)
    if (recurring->series[i].shown)
      g_ptr_array_add (shown, &recurring->series[i]);
  g_ptr_array_sort (shown, compare_next);
  return shown;
}

static void
list_account (Listing *listing, const FinSnapshotAccount *entry)
{
  const FinFlows *rows = listing->snapshot->flows;
  gint64 account_id = fin_account_get_id (entry->account);
  g_autofree FinFlow *flows = g_new0 (FinFlow, entry->n_rows + 1);
  g_autofree gint64 *ids = g_new0 (gint64, entry->n_rows + 1);
  g_autoptr (GPtrArray) shown = NULL;
  FinRecurring *recurring;
  gsize n_flows = 0;

  for (gsize i = 0; i < rows->n_rows; i++)
    {
      if (rows->account_ids[i] != account_id || rows->days[i] > entry->as_of
          || rows->days[i] <= entry->as_of - listing->history)
        continue;
      ids[n_flows] = rows->ids[i];
      flows[n_flows++] = (FinFlow) {
        .day = rows->days[i],
        .amount = (double) rows->amounts[i],
        .label = rows->payees[i][0] != '\0' ? rows->payees[i] : rows->match_texts[i],
      };
    }
  recurring = fin_recurring_detect (flows, n_flows, entry->as_of, NULL, 0);
  shown = collect_shown (recurring);
  listing->n_shown += shown->len;
  for (guint i = 0; i < shown->len; i++)
    if (listing->builder != NULL)
      add_json (listing, entry, ids, flows, g_ptr_array_index (shown, i));
    else
      print_line (entry, flows, g_ptr_array_index (shown, i));
  fin_recurring_free (recurring);
}

static void
print_listing (FinCli *cli, const FinInsightSnapshot *snapshot, int history)
{
  g_autoptr (JsonBuilder) builder = cli->json ? json_builder_new () : NULL;
  Listing listing = { snapshot, history, builder, 0 };

  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "series");
      json_builder_begin_array (builder);
    }
  for (guint i = 0; i < snapshot->accounts->len; i++)
    list_account (&listing, g_ptr_array_index (snapshot->accounts, i));
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      fin_cli_print_json (builder);
    }
  else if (listing.n_shown == 0)
    g_print ("%s\n", _ ("No recurring payments are evident yet."));
}

/** fin_cli_recurring_database: recurring without --csv. */
FinCliStatus
fin_cli_recurring_database (FinCli *cli, int argc, char **argv)
{
  g_autofree char *as_of = NULL;
  int history = DEFAULT_HISTORY;
  FinDate today;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (FinInsightSnapshot) snapshot = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_ ("Stand at this day instead of today"),
      N_ ("DATE") },
    { "history", 0, 0, G_OPTION_ARG_INT, &history, N_ ("Learn from so many days up to then"),
      N_ ("DAYS") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return fin_cli_usage_error (cli, _ ("“%s” is one argument too many"), argv[1]);
  if (history < 1)
    return fin_cli_usage_error (cli, _ ("--history takes a number of days from 1 on"));
  if (!fin_cli_set_as_of (cli, as_of, &status))
    return status;
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_READ, &status);
  if (database == NULL)
    return status;
  today = fin_clock_get_today (cli->clock);
  snapshot = fin_database_read (database, load_snapshot, &today, NULL, &error);
  if (snapshot != NULL)
    print_listing (cli, snapshot, history);
  else
    status = fin_cli_database_error (cli, error);
  fin_database_close (database);
  return status;
}
