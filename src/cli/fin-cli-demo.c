/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli demo: the demo household, into an empty database only. */
#include <glib/gi18n.h>

#include "fin-cli-database.h"
#include "fin-cli-json.h"
#include "fin-demo-fill.h"

static gboolean
parse_seed (const char *text, guint64 *seed, GError **error)
{
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, seed, NULL))
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE, _ ("--seed: “%s” is not a whole number"),
               text);
  return FALSE;
}

/* Finds the last day: --as-of, or yesterday. */
static gboolean
parse_last_day (FinCli *cli, const char *as_of, FinDate *last_day, GError **error)
{
  int year;

  *last_day = fin_clock_get_today (cli->clock) - 1;
  if (as_of != NULL && !fin_cli_parse_date (as_of, "--as-of", last_day, error))
    return FALSE;
  fin_date_to_ymd (*last_day, &year, NULL, NULL);
  if (year >= FIN_DATE_MIN_YEAR + 5 && year <= FIN_DATE_MAX_YEAR - 5)
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
               _ ("--as-of: two years cannot end in the year %d"), year);
  return FALSE;
}

static void
print_filled (FinCli *cli, FinDate last_day)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *first = fin_date_to_iso (last_day - FIN_DEMO_DAYS + 1);
  g_autofree char *last = fin_date_to_iso (last_day);

  if (!cli->json)
    {
      g_print (_ ("The demo household lives in “%s” now, from %s to %s.\n"), cli->database_path,
               first, last);
      return;
    }
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "database", cli->database_path);
  fin_cli_json_string (builder, "first", first);
  fin_cli_json_string (builder, "last", last);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

FinCliStatus
fin_cli_demo (FinCli *cli, int argc, char **argv)
{
  g_autofree char *as_of = NULL;
  g_autofree char *seed_text = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_ ("Last day of the two years (yesterday)"),
      N_ ("DATE") },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_text, N_ ("Another number, another household"),
      N_ ("N") },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;
  guint64 seed = FIN_DEMO_SEED;
  FinDate last_day;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[1]);
  if (!parse_last_day (cli, as_of, &last_day, &error)
      || (seed_text != NULL && !parse_seed (seed_text, &seed, &error)))
    return fin_cli_database_error (cli, error);
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_CREATE, &status);
  if (database == NULL)
    return status;
  if (!fin_demo_fill (database, last_day, seed, NULL, &error))
    return fin_cli_fail (cli, error, cli->database_path, 0);
  print_filled (cli, last_day);
  return FIN_CLI_DONE;
}
