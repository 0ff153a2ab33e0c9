/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of a file in one of four numbers, and all that needs a person's eye with its line. */
#include "fin-cli-import-report.h"

#include <glib/gi18n.h>

#include "fin-cli-json.h"
#include "fin-cli-reading.h"
#include "fin-currency.h"
#include "fin-money.h"

/** Rows of each list that are shown on a terminal; JSON has them all. */
#define SHOWN_ROWS 20

/* JSON --------------------------------------------------------------------------------------- */

static void
build_balance (JsonBuilder *builder, const FinImportStatement *statement)
{
  gint64 difference = 0;

  json_builder_set_member_name (builder, "balance");
  if (statement == NULL || !statement->has_balance)
    {
      json_builder_add_null_value (builder);
      return;
    }
  fin_minor_subtract (statement->balance_stated, statement->balance_computed, &difference);
  json_builder_begin_object (builder);
  fin_cli_json_money (builder, "stated", statement->balance_stated, statement->currency);
  fin_cli_json_money (builder, "computed", statement->balance_computed, statement->currency);
  fin_cli_json_money (builder, "difference", difference, statement->currency);
  fin_cli_json_date (builder, "date", statement->balance_date);
  fin_cli_json_boolean (builder, "fixed_opening", statement->balance_fixed_opening);
  json_builder_end_object (builder);
}

static void
build_statements (JsonBuilder *builder, const FinImportResult *result)
{
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->statements->len; i++)
    {
      const FinImportStatement *statement = fin_import_result_get_statement (result, i);
      gboolean dated = fin_period_days (statement->period) > 0;

      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "account", statement->account_name);
      fin_cli_json_string (builder, "number", statement->account_number);
      fin_cli_json_string (builder, "kind",
                           fin_enum_to_nick (FIN_TYPE_ACCOUNT_KIND, statement->kind));
      fin_cli_json_string (builder, "currency",
                           statement->currency[0] != '\0' ? statement->currency : NULL);
      fin_cli_json_boolean (builder, "new", statement->account_is_new);
      fin_cli_json_date (builder, "from", dated ? statement->period.first : FIN_DATE_NONE);
      fin_cli_json_date (builder, "to", dated ? statement->period.last : FIN_DATE_NONE);
      fin_cli_json_int (builder, "added", statement->n_added);
      fin_cli_json_int (builder, "present", statement->n_present);
      fin_cli_json_int (builder, "held", statement->n_held);
      fin_cli_json_money (builder, "sum_added", statement->sum_added, statement->currency);
      build_balance (builder, statement);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
verdict_currency (const FinImportResult *result, const FinImportVerdict *verdict)
{
  const FinDraft *draft = fin_import_result_get_draft (result, verdict);

  if (draft->currency[0] != '\0')
    return draft->currency;
  return fin_import_result_get_statement (result, verdict->statement)->currency;
}

/* The amount as the file has it: without a currency it has two decimals, whatever the account's. */
static char *
verdict_amount (const FinImportResult *result, const FinImportVerdict *verdict)
{
  const FinDraft *draft = fin_import_result_get_draft (result, verdict);
  int exponent = draft->currency[0] != '\0' ? fin_currency_exponent (draft->currency)
                                            : FIN_CURRENCY_UNKNOWN_EXPONENT;

  return fin_minor_to_decimal (draft->amount, exponent);
}

static void
build_held_row (JsonBuilder *builder,
                const FinImportResult *result,
                const FinImportVerdict *verdict)
{
  const FinDraft *draft = fin_import_result_get_draft (result, verdict);
  const char *currency = verdict_currency (result, verdict);
  g_autofree char *reason = fin_import_result_dup_hold_text (result, verdict);
  g_autofree char *amount = verdict_amount (result, verdict);

  json_builder_begin_object (builder);
  fin_cli_json_int (builder, "line", draft->line);
  fin_cli_json_string (builder, "reason", reason);
  fin_cli_json_date (builder, "date", draft->posting_date);
  fin_cli_json_string (builder, "amount", amount);
  fin_cli_json_string (builder, "currency", currency[0] != '\0' ? currency : NULL);
  fin_cli_json_string (builder, "payee", draft->payee);
  fin_cli_json_string (builder, "memo", draft->memo);
  if (draft->id != NULL)
    fin_cli_json_string (builder, "id", draft->id);
  if (verdict->transaction_id != 0)
    fin_cli_json_int (builder, "similar", verdict->transaction_id);
  json_builder_end_object (builder);
}

static void
build_held (JsonBuilder *builder, const FinImportResult *result)
{
  json_builder_set_member_name (builder, "held");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->verdicts->len; i++)
    {
      const FinImportVerdict *verdict = &g_array_index (result->verdicts, FinImportVerdict, i);

      if (verdict->outcome == FIN_IMPORT_ROW_HELD)
        build_held_row (builder, result, verdict);
    }
  json_builder_end_array (builder);
}

static void
build_refused (JsonBuilder *builder, const FinImportResult *result)
{
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->refused->len; i++)
    {
      const FinImportRefusal *refusal = g_ptr_array_index (result->refused, i);

      json_builder_begin_object (builder);
      fin_cli_json_int (builder, "line", refusal->line);
      fin_cli_json_string (builder, "field", refusal->field);
      fin_cli_json_string (builder, "value", refusal->value);
      fin_cli_json_string (builder, "reason", refusal->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_notes (JsonBuilder *builder, const FinImportResult *result)
{
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->notes->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (result->notes, i));
  json_builder_end_array (builder);
}

/** fin_cli_import_build_result: one object; "account" and "balance" are null for several accounts */
void
fin_cli_import_build_result (JsonBuilder *builder,
                             const char *path,
                             const FinImportResult *result)
{
  const FinImportStatement *only
      = result->statements->len == 1 ? fin_import_result_get_statement (result, 0) : NULL;

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "file", path);
  fin_cli_json_string (builder, "format", result->reading->format);
  fin_cli_json_string (builder, "encoding", result->reading->encoding);
  fin_cli_json_string (builder, "account", only != NULL ? only->account_name : NULL);
  fin_cli_json_int (builder, "rows", (gint64) result->n_rows);
  fin_cli_json_int (builder, "added", (gint64) result->n_added);
  fin_cli_json_int (builder, "present", (gint64) result->n_present);
  build_held (builder, result);
  build_refused (builder, result);
  json_builder_set_member_name (builder, "skipped");
  fin_cli_build_skipped (builder, result->reading);
  build_balance (builder, only);
  build_statements (builder, result);
  json_builder_set_member_name (builder, "questions");
  fin_cli_build_questions (builder, result->reading);
  fin_cli_json_int (builder, "transfers", (gint64) result->n_transfers);
  fin_cli_json_int (builder, "categorised", (gint64) result->n_categorised);
  fin_cli_json_boolean (builder, "dry_run", result->dry_run);
  build_notes (builder, result);
  json_builder_end_object (builder);
}

/** fin_cli_import_build_error: in the place of a result, when other files have one. */
void
fin_cli_import_build_error (JsonBuilder *builder, const char *path, const GError *error)
{
  g_autofree char *code = fin_cli_error_code (error);

  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "file", path);
  fin_cli_build_error (builder, code, error->message, path, 0);
  json_builder_end_object (builder);
}

/* For a terminal ----------------------------------------------------------------------------- */

static void
print_statement (const FinImportStatement *statement)
{
  int exponent = fin_currency_exponent (statement->currency);
  g_autofree char *first = fin_date_to_iso (statement->period.first);
  g_autofree char *last = fin_date_to_iso (statement->period.last);

  if (statement->account_open)
    g_print (_ ("  It must be said to which account these rows belong (--account NAME)\n"));
  else
    g_print ("  %s “%s” %s\n", statement->account_is_new ? _ ("New account") : _ ("Account"),
             statement->account_name,
             strcmp (statement->currency, FIN_CURRENCY_NONE) == 0 ? _ ("(currency not stated)")
                                                                  : statement->currency);
  if (fin_period_days (statement->period) > 0)
    g_print ("  %s – %s\n", first, last);
  if (statement->has_balance)
    {
      g_autofree char *stated = fin_minor_to_decimal (statement->balance_stated, exponent);
      g_autofree char *computed = fin_minor_to_decimal (statement->balance_computed, exponent);

      if (statement->balance_stated == statement->balance_computed)
        g_print (_ ("  Balance %s, as the file states it\n"), stated);
      else
        g_print (_ ("  Balance %s, but the file states %s\n"), computed, stated);
    }
}

static void
print_more (guint64 n)
{
  if (n > SHOWN_ROWS)
    g_print ("          … %" G_GUINT64_FORMAT "\n", n - SHOWN_ROWS);
}

static void
print_held (const FinImportResult *result)
{
  guint64 shown = 0;

  if (result->n_held > 0)
    g_print ("%s\n", _ ("Held:"));
  for (guint i = 0; i < result->verdicts->len && shown < MIN (result->n_held, SHOWN_ROWS); i++)
    {
      const FinImportVerdict *verdict = &g_array_index (result->verdicts, FinImportVerdict, i);
      const FinDraft *draft = fin_import_result_get_draft (result, verdict);
      g_autofree char *reason = fin_import_result_dup_hold_text (result, verdict);
      g_autofree char *amount = verdict_amount (result, verdict);

      if (verdict->outcome != FIN_IMPORT_ROW_HELD)
        continue;
      g_print ("  %6u  %12s  %s\n          %s\n", draft->line, amount,
               draft->payee != NULL ? draft->payee : draft->memo != NULL ? draft->memo : "", reason);
      shown++;
    }
  print_more (result->n_held);
}

static void
print_refused (const FinImportResult *result)
{
  if (result->refused->len > 0)
    g_print ("%s\n", _ ("Refused:"));
  for (guint i = 0; i < MIN (result->refused->len, SHOWN_ROWS); i++)
    {
      const FinImportRefusal *refusal = g_ptr_array_index (result->refused, i);

      g_print ("  %6u  %s%s%s\n          %s\n", refusal->line,
               refusal->field != NULL ? refusal->field : "", refusal->field != NULL ? ": " : "",
               refusal->value != NULL ? refusal->value : "", refusal->reason);
    }
  print_more (result->refused->len);
}

static void
print_questions (const FinReading *reading)
{
  for (guint i = 0; i < reading->questions->len; i++)
    {
      const FinQuestion *question = g_ptr_array_index (reading->questions, i);

      g_print ("%s\n", question->text);
      for (guint k = 0; k < question->choices->len; k++)
        {
          const FinChoice *choice = &g_array_index (question->choices, FinChoice, k);

          g_print ("  --%s %s  %s  %s\n", fin_question_kind_to_string (question->kind),
                   choice->value, choice->label, choice->sample != NULL ? choice->sample : "");
        }
    }
}

void
fin_cli_import_print_result (const FinImportResult *result)
{
  g_print ("%s: %s, %s\n", result->file, result->reading->format, result->reading->encoding);
  for (guint i = 0; i < result->statements->len; i++)
    print_statement (fin_import_result_get_statement (result, i));
  g_print (ngettext ("  %u row: %u added, %u already there, %u held, %u refused\n",
                     "  %u rows: %u added, %u already there, %u held, %u refused\n",
                     (gulong) result->n_rows),
           (guint) result->n_rows, (guint) result->n_added, (guint) result->n_present,
           (guint) result->n_held, (guint) result->n_refused);
  if (result->n_transfers > 0)
    g_print (_ ("  Transfers between own accounts: %u\n"), (guint) result->n_transfers);
  if (result->dry_run)
    g_print ("  %s\n", _ ("Nothing was changed (--dry-run)"));
  for (guint i = 0; i < result->notes->len; i++)
    g_print ("  %s\n", (const char *) g_ptr_array_index (result->notes, i));
  print_questions (result->reading);
  print_held (result);
  print_refused (result);
}
