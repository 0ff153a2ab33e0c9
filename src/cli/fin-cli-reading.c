/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reading as the JSON of the manual; shared by inspect and import. */
#include "fin-cli-reading.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-money.h"

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_optional (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL)
    add_string (builder, name, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_true (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_date (JsonBuilder *builder, const char *name, FinDate date)
{
  g_autofree char *text = date != FIN_DATE_NONE ? fin_date_to_iso (date) : NULL;

  add_string (builder, name, text);
}

static void
add_amount (JsonBuilder *builder, const char *name, gint64 minor, const char *currency)
{
  g_autofree char *text = fin_minor_to_decimal (minor, fin_currency_exponent (currency));

  add_string (builder, name, text);
}

static void
add_parts (JsonBuilder *builder, const FinDraft *draft, const char *currency)
{
  json_builder_set_member_name (builder, "details");
  json_builder_begin_array (builder);
  for (const FinDraftPart *part = draft->parts; part != NULL; part = part->next)
    {
      json_builder_begin_object (builder);
      add_amount (builder, "amount", part->amount, currency);
      add_string (builder, "payee", part->payee);
      add_string (builder, "memo", part->memo);
      add_optional (builder, "reference", part->reference);
      add_optional (builder, "category", part->category);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_flags (JsonBuilder *builder, const FinDraft *draft)
{
  if ((draft->flags & FIN_DRAFT_TENTATIVE) != 0)
    add_true (builder, "tentative");
  if ((draft->flags & FIN_DRAFT_REPEATED_ID) != 0)
    add_true (builder, "repeated_id");
  if ((draft->flags & FIN_DRAFT_PARTS_DIFFER) != 0)
    add_true (builder, "details_differ");
  if ((draft->flags & FIN_DRAFT_REVERSAL) != 0)
    add_true (builder, "reversal");
}

static void
add_draft_members (JsonBuilder *builder, const FinDraft *draft, const FinBankStatement *statement)
{
  const char *currency = draft->currency[0] != '\0' ? draft->currency : statement->currency;

  add_date (builder, "date", draft->posting_date);
  if (draft->value_date != FIN_DATE_NONE)
    add_date (builder, "value_date", draft->value_date);
  if (draft->time != FIN_TIME_NONE)
    {
      g_autofree char *time = g_strdup_printf ("%02d:%02d:%02d", draft->time / 3600,
                                               draft->time / 60 % 60, draft->time % 60);

      add_string (builder, "time", time);
    }
  add_amount (builder, "amount", draft->amount, currency);
  add_string (builder, "currency", currency[0] != '\0' ? currency : NULL);
  add_string (builder, "payee", draft->payee);
  add_string (builder, "memo", draft->memo);
  add_string (builder, "reference", draft->reference);
  add_optional (builder, "id", draft->id);
  add_optional (builder, "category", draft->category);
  add_optional (builder, "code", draft->code);
  add_optional (builder, "counter_account", draft->counter_account);
  if ((draft->flags & FIN_DRAFT_HAS_BALANCE) != 0)
    add_amount (builder, "balance", draft->balance, currency);
  if (draft->parts != NULL)
    add_parts (builder, draft, currency);
  add_flags (builder, draft);
}

static void
build_statement (JsonBuilder *builder, const FinBankStatement *statement)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "account");
  json_builder_begin_object (builder);
  add_string (builder, "id", statement->account_id);
  add_string (builder, "name", statement->account_name);
  add_string (builder, "currency", statement->currency[0] != '\0' ? statement->currency : NULL);
  add_string (builder, "kind", statement->kind);
  add_optional (builder, "bank", statement->bank_id);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "balance");
  if (statement->has_balance)
    {
      json_builder_begin_object (builder);
      add_amount (builder, "amount", statement->balance, statement->balance_currency);
      add_date (builder, "date", statement->balance_date);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "transactions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < statement->drafts->len; i++)
    {
      const FinDraft *draft = fin_bank_statement_get_draft (statement, i);

      json_builder_begin_object (builder);
      add_int (builder, "line", draft->line);
      add_draft_members (builder, draft, statement);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/** fin_cli_build_held: an array value. */
void
fin_cli_build_held (JsonBuilder *builder, const FinReading *reading)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->held->len; i++)
    {
      const FinHeld *held = &g_array_index (reading->held, FinHeld, i);

      json_builder_begin_object (builder);
      add_int (builder, "line", held->line);
      add_string (builder, "reason", held->reason);
      add_draft_members (builder, &held->draft,
                         fin_reading_get_statement (reading, held->statement));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/** fin_cli_build_refused: an array value. */
void
fin_cli_build_refused (JsonBuilder *builder, const FinReading *reading)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->refused->len; i++)
    {
      const FinRefusal *refusal = &g_array_index (reading->refused, FinRefusal, i);
      g_autofree char *original = fin_reading_dup_refused_original (reading, refusal);

      json_builder_begin_object (builder);
      add_int (builder, "line", refusal->line);
      add_string (builder, "field", refusal->field);
      add_string (builder, "value", refusal->value);
      add_string (builder, "reason", refusal->reason);
      if (original[0] != '\0')
        add_string (builder, "original", original);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/** fin_cli_build_skipped: an array value. */
void
fin_cli_build_skipped (JsonBuilder *builder, const FinReading *reading)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->skipped->len; i++)
    {
      const FinSkipped *skipped = &g_array_index (reading->skipped, FinSkipped, i);

      json_builder_begin_object (builder);
      add_int (builder, "line", skipped->line);
      add_string (builder, "reason", skipped->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/** fin_cli_build_questions: an array value. */
void
fin_cli_build_questions (JsonBuilder *builder, const FinReading *reading)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->questions->len; i++)
    {
      const FinQuestion *question = g_ptr_array_index (reading->questions, i);

      json_builder_begin_object (builder);
      add_string (builder, "kind", fin_question_kind_to_string (question->kind));
      add_string (builder, "text", question->text);
      json_builder_set_member_name (builder, "choices");
      json_builder_begin_array (builder);
      for (guint k = 0; k < question->choices->len; k++)
        {
          const FinChoice *choice = &g_array_index (question->choices, FinChoice, k);

          json_builder_begin_object (builder);
          add_string (builder, "value", choice->value);
          add_string (builder, "label", choice->label);
          add_string (builder, "sample", choice->sample);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/** fin_cli_build_reading: one object, as the manual describes it. */
void
fin_cli_build_reading (JsonBuilder *builder, const FinReading *reading)
{
  json_builder_begin_object (builder);
  add_string (builder, "file", reading->file);
  add_string (builder, "format", reading->format);
  add_string (builder, "encoding", reading->encoding);
  add_optional (builder, "profile", reading->profile);
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->statements->len; i++)
    build_statement (builder, fin_reading_get_statement (reading, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "held");
  fin_cli_build_held (builder, reading);
  json_builder_set_member_name (builder, "refused");
  fin_cli_build_refused (builder, reading);
  json_builder_set_member_name (builder, "skipped");
  fin_cli_build_skipped (builder, reading);
  json_builder_set_member_name (builder, "questions");
  fin_cli_build_questions (builder, reading);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->notes->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (reading->notes, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  return text == NULL || g_strv_contains (words, text);
}

/* One sign that is no part of a text, a number or a quotation. */
static gboolean
is_delimiter (const char *text)
{
  return text == NULL || g_str_equal (text, "tab")
         || (strlen (text) == 1 && strchr (",;|\t:^~", *text) != NULL);
}

/**
 * fin_cli_check_read_options: answers that no file could take. What depends on the file (columns,
 * profiles) the readers say.
 *
 * Returns: %FALSE after printing what is wrong; @status is set then
 */
gboolean
fin_cli_check_read_options (FinCli *cli, FinReadOptions *options, FinCliStatus *status)
{
  static const char *const orders[] = { "dmy", "mdy", "ymd", "ydm", "myd", "dym", NULL };
  static const char *const marks[] = { ".", ",", NULL };
  static const char *const signs[] = { "bank", "inverted", NULL };
  guint64 line;

  if (!is_one_of (options->date_order, orders))
    *status = fin_cli_usage_error (cli, _ ("--date-order: “%s” is none of dmy, mdy and ymd"),
                                   options->date_order);
  else if (!is_one_of (options->decimal_mark, marks))
    *status = fin_cli_usage_error (cli, _ ("--decimal-mark: “%s” is neither . nor ,"),
                                   options->decimal_mark);
  else if (!is_one_of (options->sign, signs))
    *status = fin_cli_usage_error (cli, _ ("--sign: “%s” is neither bank nor inverted"),
                                   options->sign);
  else if (!is_delimiter (options->delimiter))
    *status = fin_cli_usage_error (cli, _ ("--delimiter: “%s” is none of , ; | and tab"),
                                   options->delimiter);
  else if (options->first_row != NULL
           && !g_ascii_string_to_unsigned (options->first_row, 10, 1, G_MAXUINT32, &line, NULL))
    *status = fin_cli_usage_error (cli, _ ("--first-row: “%s” is not the number of a line"),
                                   options->first_row);
  else if (options->currency != NULL && !fin_currency_is_known (options->currency))
    *status = fin_cli_usage_error (cli, _ ("--currency: “%s” is not a currency code such as EUR"),
                                   options->currency);
  else
    return TRUE;
  return FALSE;
}

/** fin_cli_reading_status: 1 when something was held, refused or asked */
FinCliStatus
fin_cli_reading_status (const FinReading *reading)
{
  return reading->held->len + reading->refused->len + reading->questions->len > 0
             ? FIN_CLI_ATTENTION
             : FIN_CLI_DONE;
}

/** fin_cli_reading_error: a wrong answer is wrong usage, everything else a failure. */
FinCliStatus
fin_cli_reading_error (FinCli *cli, const GError *error, const char *path)
{
  if (g_error_matches (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION))
    return fin_cli_usage_error (cli, "%s", error->message);
  return fin_cli_fail (cli, error, path, 0);
}
