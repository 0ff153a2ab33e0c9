/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli inspect FILE: what an import would read, without a database. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-cli-reading.h"
#include "fin-currency.h"
#include "fin-money.h"

/** Rows of each list that are shown to a person; JSON has them all. */
#define SHOWN_ROWS 10

static void
print_amount (gint64 minor, const char *currency)
{
  g_autofree char *text = fin_minor_to_decimal (minor, fin_currency_exponent (currency));

  g_print ("%14s %-3s", text, currency);
}

static void
print_draft (const FinDraft *draft, const char *currency)
{
  g_autofree char *date =
      draft->posting_date != FIN_DATE_NONE ? fin_date_to_iso (draft->posting_date) : NULL;

  g_print ("  %6u  %-10s  ", draft->line, date != NULL ? date : "");
  print_amount (draft->amount, draft->currency[0] != '\0' ? draft->currency : currency);
  g_print ("  %s%s%s\n", draft->payee != NULL ? draft->payee : "",
           draft->payee != NULL && draft->memo != NULL ? " · " : "",
           draft->memo != NULL ? draft->memo : "");
}

static void
print_more (guint count)
{
  if (count > SHOWN_ROWS)
    g_print (
        ngettext ("          ... and %u more\n", "          ... and %u more\n", count - SHOWN_ROWS),
        count - SHOWN_ROWS);
}

static void
print_statement (const FinBankStatement *statement)
{
  g_print ("\n%s %s\n", _ ("Account"),
           statement->account_id != NULL     ? statement->account_id
           : statement->account_name != NULL ? statement->account_name
                                             : _ ("(not named)"));
  if (statement->has_balance)
    {
      g_autofree char *date = statement->balance_date != FIN_DATE_NONE
                                  ? fin_date_to_iso (statement->balance_date)
                                  : g_strdup ("");

      g_print ("%s %s ", _ ("Balance"), date);
      print_amount (statement->balance, statement->balance_currency);
      g_print ("\n");
    }
  g_print (ngettext ("%u transaction\n", "%u transactions\n", statement->drafts->len),
           statement->drafts->len);
  for (guint i = 0; i < MIN (statement->drafts->len, SHOWN_ROWS); i++)
    print_draft (fin_bank_statement_get_draft (statement, i), statement->currency);
  print_more (statement->drafts->len);
}

static void
print_problems (const FinReading *reading)
{
  for (guint i = 0; i < reading->questions->len; i++)
    {
      const FinQuestion *question = g_ptr_array_index (reading->questions, i);

      g_print ("\n%s %s\n", _ ("Question:"), question->text);
      for (guint k = 0; k < question->choices->len; k++)
        {
          const FinChoice *choice = &g_array_index (question->choices, FinChoice, k);

          g_print ("  --%s %-8s %s: %s\n", fin_question_kind_to_string (question->kind),
                   choice->value, choice->label, choice->sample != NULL ? choice->sample : "");
        }
    }
  if (reading->held->len > 0)
    g_print ("\n%s (%u)\n", _ ("Held"), reading->held->len);
  for (guint i = 0; i < MIN (reading->held->len, SHOWN_ROWS); i++)
    {
      const FinHeld *held = &g_array_index (reading->held, FinHeld, i);

      print_draft (&held->draft, "");
      g_print ("          %s\n", held->reason);
    }
  print_more (reading->held->len);
  if (reading->refused->len > 0)
    g_print ("\n%s (%u)\n", _ ("Refused"), reading->refused->len);
  for (guint i = 0; i < MIN (reading->refused->len, SHOWN_ROWS); i++)
    {
      const FinRefusal *refusal = &g_array_index (reading->refused, FinRefusal, i);

      g_print ("  %6u  %s “%s”: %s\n", refusal->line, refusal->field != NULL ? refusal->field : "",
               refusal->value != NULL ? refusal->value : "", refusal->reason);
    }
  print_more (reading->refused->len);
}

static void
print_skipped (const FinReading *reading)
{
  if (reading->skipped->len > 0)
    g_print ("\n%s (%u)\n", _ ("Skipped"), reading->skipped->len);
  for (guint i = 0; i < MIN (reading->skipped->len, SHOWN_ROWS); i++)
    {
      const FinSkipped *skipped = &g_array_index (reading->skipped, FinSkipped, i);

      g_print ("  %6u  %s\n", skipped->line, skipped->reason);
    }
  print_more (reading->skipped->len);
}

static void
print_reading (const FinReading *reading)
{
  g_print ("%s: %s, %s\n", reading->file, reading->format, reading->encoding);
  for (guint i = 0; i < reading->notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (reading->notes, i));
  for (guint i = 0; i < reading->statements->len; i++)
    print_statement (fin_reading_get_statement (reading, i));
  print_problems (reading);
  print_skipped (reading);
}

/** fin_cli_inspect: Returns: 1 when something was held, refused or asked */
FinCliStatus
fin_cli_inspect (FinCli *cli, int argc, char **argv)
{
  g_autoptr (FinReadOptions) options = fin_read_options_new ();
  const GOptionEntry entries[] = { FIN_CLI_READ_OPTIONS (options), { NULL } };
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return fin_cli_usage_error (cli, _ ("inspect needs a file"));
  if (!fin_cli_check_read_options (cli, options, &status))
    return status;
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FinReading) reading = fin_reader_read_file (argv[i], options, &error);

      if (reading == NULL)
        {
          FinCliStatus failure = fin_cli_reading_error (cli, error, argv[i]);

          status = MAX (status, failure);
          continue;
        }
      if (cli->json)
        {
          g_autoptr (JsonBuilder) builder = json_builder_new ();

          fin_cli_build_reading (builder, reading);
          fin_cli_print_json (builder);
        }
      else
        print_reading (reading);
      status = MAX (status, fin_cli_reading_status (reading));
    }
  return status;
}
