/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli persona: the label, how sure it is, and the numbers it stands on. */
#include <glib/gi18n.h>

#include "fin-cli-insights.h"
#include "fin-cli-json.h"
#include "fin-format.h"
#include "fin-persona-text.h"

static void
add_feature (JsonBuilder *builder, const FinInsightFeature *feature)
{
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "feature", feature->key);
  fin_cli_json_double (builder, "value", feature->value);
  fin_cli_json_double (builder, "population_10", feature->population_low);
  fin_cli_json_double (builder, "population_50", feature->population_median);
  fin_cli_json_double (builder, "population_90", feature->population_high);
  fin_cli_json_double (builder, "rank", feature->rank);
  json_builder_end_object (builder);
}

static void
add_months (JsonBuilder *builder, const FinPersonaInsight *persona, FinDate only)
{
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < persona->months->len; i++)
    {
      const FinInsightMonth *month = g_ptr_array_index (persona->months, i);
      g_autofree char *first = fin_date_to_iso (month->month);

      if (only != FIN_DATE_NONE && month->month != only)
        continue;
      first[7] = '\0';
      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "month", first);
      fin_cli_json_string (builder, "persona",
                           month->persona == FIN_PERSONA_NONE
                               ? NULL
                               : fin_persona_key (month->persona));
      fin_cli_json_double (builder, "confidence", month->confidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (FinInsights *insights, FinDate only)
{
  const FinPersonaInsight *persona = insights->persona;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  fin_cli_json_boolean (builder, "enough", persona->enough);
  fin_cli_json_int (builder, "transactions", persona->n_transactions);
  fin_cli_json_int (builder, "days", persona->n_days);
  fin_cli_json_string (builder, "currency", insights->currency);
  if (persona->enough)
    {
      fin_cli_json_string (builder, "persona", fin_persona_key (persona->persona));
      fin_cli_json_string (builder, "title", fin_persona_name (persona->persona));
      fin_cli_json_double (builder, "confidence", persona->confidence);
    }
  fin_cli_json_money (builder, "average_transaction", persona->average_transaction,
                      insights->currency);
  fin_cli_json_double (builder, "monthly_frequency", persona->monthly_frequency);
  fin_cli_json_string (builder, "top_category", persona->top_category);
  json_builder_set_member_name (builder, "features");
  json_builder_begin_array (builder);
  for (guint i = 0; i < persona->features->len; i++)
    add_feature (builder, g_ptr_array_index (persona->features, i));
  json_builder_end_array (builder);
  add_months (builder, persona, only);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

static void
print_missing (const FinPersonaInsight *persona)
{
  g_print ("%s\n", _ ("Not enough data yet for a persona."));
  if (persona->n_transactions < FIN_PERSONA_MIN_TRANSACTIONS)
    /* Translators: both are numbers of purchases */
    g_print (_ ("Purchases: %1$d of the %2$d needed.\n"), persona->n_transactions,
             FIN_PERSONA_MIN_TRANSACTIONS);
  if (persona->n_days < FIN_PERSONA_MIN_DAYS)
    /* Translators: both are numbers of days */
    g_print (_ ("Days: %1$d of the %2$d needed.\n"), persona->n_days, FIN_PERSONA_MIN_DAYS);
}

static void
print_text (FinInsights *insights)
{
  const FinPersonaInsight *persona = insights->persona;
  g_autofree char *confidence = fin_format_percent (persona->confidence, 0);
  g_autofree char *average
      = fin_format_money (persona->average_transaction, insights->currency);
  g_autofree char *frequency = fin_format_decimal (persona->monthly_frequency, 1);

  if (!persona->enough)
    {
      print_missing (persona);
      return;
    }
  /* Translators: 1: a persona, 2: a percentage */
  g_print (_ ("%1$s (confidence %2$s)"), fin_persona_name (persona->persona), confidence);
  g_print ("\n%s\n\n", fin_persona_gist (persona->persona));
  g_print ("%s: %s\n", _ ("Average purchase"), average);
  g_print ("%s: %s\n", _ ("Purchases a month"), frequency);
  if (persona->top_category != NULL)
    g_print ("%s: %s\n", _ ("Top category"), persona->top_category);
  g_print ("\n%s\n", fin_persona_population_note ());
  for (guint i = 0; i < persona->features->len; i++)
    {
      const FinInsightFeature *feature = g_ptr_array_index (persona->features, i);
      g_autofree char *rank = fin_format_percent (feature->rank, 0);

      /* Translators: 1: a feature such as "weekend", 2: a percentage */
      g_print (_ ("  %1$s: more than %2$s of them"), fin_feature_name (feature->feature), rank);
      g_print ("\n");
    }
}

/* "2026-10" to the first of the month. */
static FinDate
parse_month (const char *text)
{
  g_autofree char *day = g_strconcat (text, "-01", NULL);

  return fin_date_from_iso (day);
}

FinCliStatus
fin_cli_persona (FinCli *cli, int argc, char **argv)
{
  g_autofree char *month = NULL;
  g_autofree char *as_of = NULL;
  FinDate only = FIN_DATE_NONE;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (FinInsights) insights = NULL;
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_STRING, &month, N_ ("List only this month"), N_ ("YYYY-MM") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
      N_ ("Stand at this day instead of today"), N_ ("DATE") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return fin_cli_usage_error (cli, _ ("persona does not take “%s”"), argv[1]);
  if (month != NULL && (only = parse_month (month)) == FIN_DATE_NONE)
    return fin_cli_usage_error (cli, _ ("--month takes a month such as 2026-10"));
  if (!fin_cli_set_as_of (cli, as_of, &status))
    return status;
  database = fin_cli_database_open (cli, FIN_CLI_OPEN_WRITE, &status);
  if (database == NULL)
    return status;
  insights = fin_cli_compute_insights (cli, database, &status);
  if (insights != NULL && cli->json)
    print_json (insights, only);
  else if (insights != NULL)
    print_text (insights);
  fin_database_close (database);
  return status;
}
