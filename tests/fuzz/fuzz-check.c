/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every reading, whatever the bytes were. */
#include "fuzz-check.h"

#include <string.h>

#include "fin-currency.h"
#include "fin-money.h"

static void
check_text (const char *text)
{
  g_assert (text == NULL || g_utf8_validate (text, -1, NULL));
}

/* Minor units as text and back again are the same. */
static void
check_amount (gint64 minor, const char *currency)
{
  int exponent = fin_currency_exponent (currency);
  g_autofree char *text = fin_minor_to_decimal (minor, exponent);
  gint64 again = 0;

  g_assert (fin_minor_from_decimal (text, exponent, &again, NULL) && again == minor);
}

static guint32
count_lines (GBytes *text)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);
  guint32 lines = 1;

  for (gsize i = 0; i < size; i++)
    lines += data[i] == '\n' || data[i] == '\r';
  return lines;
}

static void
check_draft (const FinReading *reading, const FinDraft *draft, guint32 lines)
{
  gsize size = g_bytes_get_size (reading->text);

  g_assert (draft->original_offset <= size
            && draft->original_offset + draft->original_length <= size);
  g_assert (draft->line >= 1 && draft->line <= lines);
  g_assert (draft->time == FIN_TIME_NONE || (draft->time >= 0 && draft->time < 86400));
  check_amount (draft->amount, draft->currency);
  check_text (draft->payee);
  check_text (draft->memo);
  check_text (draft->reference);
  check_text (draft->id);
}

/* In delimited text a record is read once: no two rows come from one place. */
static void
check_once (GHashTable *seen, const FinReading *reading, guint64 offset)
{
  if (strcmp (reading->format, "csv") == 0)
    g_assert (g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) offset + 1)));
}

/** fin_fuzz_check: aborts where a record is lost in the text, read twice or not exact. */
void
fin_fuzz_check (const FinReading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint32 lines = count_lines (reading->text);
  guint64 rows = 0;

  for (guint i = 0; i < reading->statements->len; i++)
    {
      const FinBankStatement *statement = fin_reading_get_statement (reading, i);

      for (guint k = 0; k < statement->drafts->len; k++, rows++)
        {
          const FinDraft *draft = fin_bank_statement_get_draft (statement, k);

          g_assert (draft->posting_date != FIN_DATE_NONE);
          g_assert (((draft->flags & FIN_DRAFT_TENTATIVE) != 0) == (reading->questions->len > 0));
          check_draft (reading, draft, lines);
          check_once (seen, reading, draft->original_offset);
        }
    }
  for (guint i = 0; i < reading->held->len; i++)
    {
      const FinHeld *held = &g_array_index (reading->held, FinHeld, i);

      g_assert (held->statement < reading->statements->len && held->reason != NULL);
      check_draft (reading, &held->draft, lines);
      check_once (seen, reading, held->draft.original_offset);
    }
  for (guint i = 0; i < reading->refused->len; i++)
    {
      const FinRefusal *refusal = &g_array_index (reading->refused, FinRefusal, i);

      g_assert (refusal->reason != NULL && refusal->line <= lines);
      check_text (refusal->value);
    }
  for (guint i = 0; i < reading->skipped->len; i++)
    g_assert (g_array_index (reading->skipped, FinSkipped, i).line <= lines);
  g_assert (fin_reading_count_rows (reading) == rows + reading->held->len + reading->refused->len);
}

/** fin_fuzz_check_same: aborts where two readings of the same bytes differ. */
void
fin_fuzz_check_same (const FinReading *one, const FinReading *other)
{
  g_assert (one->statements->len == other->statements->len);
  g_assert (one->held->len == other->held->len && one->refused->len == other->refused->len);
  g_assert (one->skipped->len == other->skipped->len);
  g_assert (one->questions->len == other->questions->len);
  for (guint i = 0; i < one->statements->len; i++)
    {
      const FinBankStatement *a = fin_reading_get_statement (one, i);
      const FinBankStatement *b = fin_reading_get_statement (other, i);

      g_assert (a->drafts->len == b->drafts->len);
      for (guint k = 0; k < a->drafts->len; k++)
        {
          const FinDraft *x = fin_bank_statement_get_draft (a, k);
          const FinDraft *y = fin_bank_statement_get_draft (b, k);

          g_assert (x->amount == y->amount && x->posting_date == y->posting_date);
          g_assert (x->original_offset == y->original_offset);
          g_assert (g_strcmp0 (x->payee, y->payee) == 0 && g_strcmp0 (x->memo, y->memo) == 0);
        }
    }
}

/** fin_fuzz_answer: puts a choice where the options take it. */
void
fin_fuzz_answer (FinReadOptions *options, const FinQuestion *question, guint choice)
{
  const char *value = g_array_index (question->choices, FinChoice, choice).value;
  char **fields[] = {
    [FIN_QUESTION_DATE_ORDER] = &options->date_order,
    [FIN_QUESTION_DECIMAL_MARK] = &options->decimal_mark,
    [FIN_QUESTION_SIGN] = &options->sign,
    [FIN_QUESTION_COLUMNS] = &options->columns,
    [FIN_QUESTION_ENCODING] = &options->encoding,
  };

  g_free (*fields[question->kind]);
  *fields[question->kind] = g_strdup (value);
}
