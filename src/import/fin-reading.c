/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The container that readers fill: statements, drafts, and everything that is no draft. */
#include "fin-reading-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-money.h"

/** A value longer than this is shown cut in a refusal; the original line stays whole. */
#define MAX_SHOWN_BYTES 400

static void
statement_free (gpointer data)
{
  FinBankStatement *statement = data;

  g_array_unref (statement->drafts);
  g_free (statement);
}

static void
question_free (gpointer data)
{
  FinQuestion *question = data;

  g_array_unref (question->choices);
  g_free (question);
}

FinReading *
fin_reading_new (const char *name, const char *format)
{
  FinReading *reading = g_new0 (FinReading, 1);

  reading->file = g_strdup (name);
  reading->format = format;
  reading->encoding = "utf-8";
  reading->statements = g_ptr_array_new_with_free_func (statement_free);
  reading->held = g_array_new (FALSE, TRUE, sizeof (FinHeld));
  reading->refused = g_array_new (FALSE, TRUE, sizeof (FinRefusal));
  reading->skipped = g_array_new (FALSE, TRUE, sizeof (FinSkipped));
  reading->questions = g_ptr_array_new_with_free_func (question_free);
  reading->notes = g_ptr_array_new_with_free_func (g_free);
  reading->columns = g_array_new (FALSE, TRUE, sizeof (FinColumn));
  reading->arena = fin_arena_new ();
  return reading;
}

void
fin_reading_free (FinReading *reading)
{
  if (reading == NULL)
    return;
  g_ptr_array_unref (reading->statements);
  g_array_unref (reading->held);
  g_array_unref (reading->refused);
  g_array_unref (reading->skipped);
  g_ptr_array_unref (reading->questions);
  g_ptr_array_unref (reading->notes);
  g_array_unref (reading->columns);
  g_clear_pointer (&reading->text, g_bytes_unref);
  fin_arena_free (reading->arena);
  g_free (reading->layout_key);
  g_free (reading->file);
  g_free (reading);
}

/** fin_reading_add_statement: Returns: (transfer none): a new, empty statement, the current one */
FinBankStatement *
fin_reading_add_statement (FinReading *reading)
{
  FinBankStatement *statement = g_new0 (FinBankStatement, 1);

  statement->balance_date = FIN_DATE_NONE;
  statement->opening_date = FIN_DATE_NONE;
  statement->period = (FinPeriod){ .first = 0, .last = -1 };
  statement->drafts = g_array_new (FALSE, TRUE, sizeof (FinDraft));
  g_ptr_array_add (reading->statements, statement);
  return statement;
}

void
fin_draft_init (FinDraft *draft)
{
  memset (draft, 0, sizeof *draft);
  draft->posting_date = FIN_DATE_NONE;
  draft->value_date = FIN_DATE_NONE;
  draft->time = FIN_TIME_NONE;
}

/** fin_reading_add_held: of the current (last) statement. @reason is copied. */
void
fin_reading_add_held (FinReading *reading, const FinDraft *draft, const char *reason)
{
  FinHeld held = { .line = draft->line, .draft = *draft };

  g_assert (reading->statements->len > 0);
  held.statement = reading->statements->len - 1;
  held.reason = fin_arena_intern (reading->arena, reason, strlen (reason));
  g_array_append_val (reading->held, held);
}

/** fin_reading_add_refusal: Returns: (transfer none): the refusal, valid until the next is added */
FinRefusal *
fin_reading_add_refusal (
    FinReading *reading, guint32 line, const char *field, const char *value, const char *reason)
{
  FinRefusal refusal = { .line = line };

  refusal.field = field != NULL ? fin_arena_intern (reading->arena, field, strlen (field)) : NULL;
  if (value != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (value, (gssize) strnlen (value, MAX_SHOWN_BYTES));

      refusal.value = fin_arena_strdup (reading->arena, valid);
    }
  refusal.reason = fin_arena_intern (reading->arena, reason, strlen (reason));
  g_array_append_val (reading->refused, refusal);
  return &g_array_index (reading->refused, FinRefusal, reading->refused->len - 1);
}

void
fin_reading_add_skipped (FinReading *reading, guint32 line, const char *reason)
{
  FinSkipped skipped = { .line = line };

  skipped.reason = fin_arena_intern (reading->arena, reason, strlen (reason));
  g_array_append_val (reading->skipped, skipped);
}

FinQuestion *
fin_reading_add_question (FinReading *reading, FinQuestionKind kind, const char *text)
{
  FinQuestion *question = g_new0 (FinQuestion, 1);

  question->kind = kind;
  question->text = fin_arena_strdup (reading->arena, text);
  question->choices = g_array_new (FALSE, TRUE, sizeof (FinChoice));
  g_ptr_array_add (reading->questions, question);
  return question;
}

void
fin_question_add_choice (FinReading *reading,
                         FinQuestion *question,
                         const char *value,
                         const char *label,
                         const char *sample)
{
  FinChoice choice = {
    .value = fin_arena_strdup (reading->arena, value),
    .label = fin_arena_strdup (reading->arena, label),
    .sample = fin_arena_strdup (reading->arena, sample),
  };

  g_array_append_val (question->choices, choice);
}

void
fin_reading_add_note (FinReading *reading, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (reading->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
flag_repeated_ids (FinBankStatement *statement)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < statement->drafts->len; i++)
    {
      FinDraft *draft = &g_array_index (statement->drafts, FinDraft, i);
      FinDraft *first;

      if (draft->id == NULL)
        continue;
      first = g_hash_table_lookup (seen, draft->id);
      if (first == NULL)
        g_hash_table_insert (seen, (gpointer) draft->id, draft);
      else
        {
          first->flags |= FIN_DRAFT_REPEATED_ID;
          draft->flags |= FIN_DRAFT_REPEATED_ID;
        }
    }
}

/* The statement's period covers its rows even where the bank states a narrower one. */
static void
span_period (FinBankStatement *statement)
{
  for (guint i = 0; i < statement->drafts->len; i++)
    {
      FinDate date = g_array_index (statement->drafts, FinDraft, i).posting_date;

      if (fin_period_days (statement->period) == 0)
        statement->period = (FinPeriod){ .first = date, .last = date };
      statement->period.first = MIN (statement->period.first, date);
      statement->period.last = MAX (statement->period.last, date);
    }
}

/* Opening and closing balance and the rows between them: what does not add up is said, never
 * mended. */
static void
check_balances (FinReading *reading, const FinBankStatement *statement)
{
  g_autofree char *difference = NULL;
  gint64 computed = statement->opening;
  gint64 off;

  if (!statement->has_opening || !statement->has_balance)
    return;
  for (guint i = 0; i < statement->drafts->len; i++)
    if (!fin_minor_add (computed, fin_bank_statement_get_draft (statement, i)->amount, &computed))
      return;
  if (!fin_minor_subtract (statement->balance, computed, &off) || off == 0)
    return;
  difference = fin_minor_to_decimal (off, fin_currency_exponent (statement->balance_currency));
  fin_reading_add_note (reading,
                        _ ("The stated closing balance differs by %s from the opening balance and "
                           "the transactions"),
                        difference);
}

/** fin_reading_finish: what only the whole file tells: repeated ids, tentative rows, periods. */
void
fin_reading_finish (FinReading *reading)
{
  for (guint i = 0; i < reading->statements->len; i++)
    {
      FinBankStatement *statement = fin_reading_get_statement (reading, i);

      flag_repeated_ids (statement);
      span_period (statement);
      check_balances (reading, statement);
      if (reading->questions->len > 0)
        for (guint k = 0; k < statement->drafts->len; k++)
          g_array_index (statement->drafts, FinDraft, k).flags |= FIN_DRAFT_TENTATIVE;
    }
}

/** fin_reading_count_rows: drafts + held + refused: the rows of the file */
guint64
fin_reading_count_rows (const FinReading *reading)
{
  guint64 rows = (guint64) reading->held->len + reading->refused->len;

  for (guint i = 0; i < reading->statements->len; i++)
    rows += fin_reading_get_statement (reading, i)->drafts->len;
  return rows;
}

FinBankStatement *
fin_reading_get_statement (const FinReading *reading, guint index)
{
  return g_ptr_array_index (reading->statements, index);
}

const FinDraft *
fin_bank_statement_get_draft (const FinBankStatement *statement, guint index)
{
  g_return_val_if_fail (index < statement->drafts->len, NULL);

  return &g_array_index (statement->drafts, FinDraft, index);
}

static char *
dup_text (const FinReading *reading, guint64 offset, guint32 length)
{
  gsize size = 0;
  const char *data = reading->text != NULL ? g_bytes_get_data (reading->text, &size) : NULL;

  if (data == NULL || offset > size || length > size - offset)
    return g_strdup ("");
  return g_utf8_make_valid (data + offset, (gssize) length);
}

/** fin_reading_dup_original: Returns: (transfer full): the record as it stands in the file */
char *
fin_reading_dup_original (const FinReading *reading, const FinDraft *draft)
{
  return dup_text (reading, draft->original_offset, draft->original_length);
}

char *
fin_reading_dup_refused_original (const FinReading *reading, const FinRefusal *refusal)
{
  return dup_text (reading, refusal->original_offset, refusal->original_length);
}

/** fin_question_kind_to_string: the stable word of the command line. */
const char *
fin_question_kind_to_string (FinQuestionKind kind)
{
  static const char *const words[] = {
    [FIN_QUESTION_DATE_ORDER] = "date-order",
    [FIN_QUESTION_DECIMAL_MARK] = "decimal-mark",
    [FIN_QUESTION_SIGN] = "sign",
    [FIN_QUESTION_COLUMNS] = "columns",
    [FIN_QUESTION_ENCODING] = "encoding",
  };

  return words[kind];
}
