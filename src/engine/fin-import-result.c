/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Access to what became of a file's rows, and the words for why one is held. */
#include "fin-import-result-private.h"

#include <glib/gi18n.h>

static void
statement_free (gpointer data)
{
  FinImportStatement *statement = data;

  g_free (statement->account_name);
  g_free (statement->account_number);
  g_free (statement);
}

static void
refusal_free (gpointer data)
{
  FinImportRefusal *refusal = data;

  g_free (refusal->field);
  g_free (refusal->value);
  g_free (refusal->reason);
  g_free (refusal);
}

/** fin_import_result_new: @reading: (transfer full) */
FinImportResult *
fin_import_result_new (const char *file, FinReading *reading, gboolean dry_run)
{
  FinImportResult *result = g_new0 (FinImportResult, 1);

  result->file = g_strdup (file);
  result->dry_run = dry_run;
  result->statements = g_ptr_array_new_with_free_func (statement_free);
  result->verdicts = g_array_new (FALSE, TRUE, sizeof (FinImportVerdict));
  result->refused = g_ptr_array_new_with_free_func (refusal_free);
  result->notes = g_ptr_array_new_with_free_func (g_free);
  result->reading = reading;
  return result;
}

void
fin_import_result_free (FinImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->file);
  g_ptr_array_unref (result->statements);
  g_array_unref (result->verdicts);
  g_ptr_array_unref (result->refused);
  g_ptr_array_unref (result->notes);
  fin_read_options_free (result->read_options);
  fin_reading_free (result->reading);
  g_free (result);
}

/** fin_import_result_add_statement: Returns: (transfer none): a new, empty one */
FinImportStatement *
fin_import_result_add_statement (FinImportResult *result)
{
  FinImportStatement *statement = g_new0 (FinImportStatement, 1);

  statement->period = (FinPeriod) { .first = 0, .last = -1 };
  statement->balance_date = FIN_DATE_NONE;
  g_ptr_array_add (result->statements, statement);
  return statement;
}

void
fin_import_result_refuse (FinImportResult *result,
                          guint32 line,
                          const char *field,
                          const char *value,
                          const char *reason)
{
  FinImportRefusal *refusal = g_new0 (FinImportRefusal, 1);

  refusal->line = line;
  refusal->field = g_strdup (field);
  refusal->value = g_strdup (value);
  refusal->reason = g_strdup (reason);
  g_ptr_array_add (result->refused, refusal);
}

const FinImportStatement *
fin_import_result_get_statement (const FinImportResult *result, guint index)
{
  g_return_val_if_fail (index < result->statements->len, NULL);

  return g_ptr_array_index (result->statements, index);
}

/** fin_import_result_get_draft: Returns: (transfer none): what the file says in this row */
const FinDraft *
fin_import_result_get_draft (const FinImportResult *result, const FinImportVerdict *verdict)
{
  if (verdict->hold_reason == FIN_HOLD_READER)
    return &g_array_index (result->reading->held, FinHeld, verdict->draft).draft;
  return fin_bank_statement_get_draft (fin_reading_get_statement (result->reading, verdict->draft_statement),
                                  verdict->draft);
}

/** fin_import_result_dup_hold_text: Returns: (transfer full) (nullable): why a row is held */
char *
fin_import_result_dup_hold_text (const FinImportResult *result, const FinImportVerdict *verdict)
{
  switch ((FinHoldReason) verdict->hold_reason)
    {
    case FIN_HOLD_READER:
      return g_strdup (g_array_index (result->reading->held, FinHeld, verdict->draft).reason);
    case FIN_HOLD_ID_DIFFERS:
      return g_strdup (_ ("The bank's id of this row is known with another amount or date"));
    case FIN_HOLD_LIKELY_DUPLICATE:
      return g_strdup (_ ("Looks like a transaction that another source brought already"));
    case FIN_HOLD_WAITING:
      return g_strdup (_ ("Held by an earlier import; it waits for your decision"));
    case FIN_HOLD_QUESTION:
      return g_strdup (_ ("A question about the file must be answered first"));
    case FIN_HOLD_ACCOUNT:
      return g_strdup (_ ("It must be said first to which account the row belongs"));
    case FIN_HOLD_NONE:
    default:
      return NULL;
    }
}

/** fin_import_result_needs_attention: something was held, refused or asked */
gboolean
fin_import_result_needs_attention (const FinImportResult *result)
{
  return result->n_held > 0 || result->n_refused > 0 || result->account_open
         || result->reading->questions->len > 0;
}
