/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window keeps of a long file once it was looked at or imported. */
#include "fin-import-result.h"

typedef struct
{
  const GArray *verdicts; /* of all rows; drafts come first, in their order */
  GArray *kept;           /* FinImportVerdict */
  guint next;
  guint n_held;
  guint n_others;
  guint max;
  guint32 statement;
  guint32 n_in_statement;
} Trim;

static gboolean
keep_cb (guint statement, guint draft, gpointer data)
{
  Trim *trim = data;
  FinImportVerdict verdict = g_array_index (trim->verdicts, FinImportVerdict, trim->next++);
  guint *n = verdict.outcome == FIN_IMPORT_ROW_HELD ? &trim->n_held : &trim->n_others;

  g_assert (verdict.draft_statement == statement && verdict.draft == draft);
  if (*n >= trim->max)
    return FALSE;
  (*n)++;
  if (trim->statement != statement)
    trim->n_in_statement = 0;
  trim->statement = statement;
  verdict.draft = trim->n_in_statement++;
  g_array_append_val (trim->kept, verdict);
  return TRUE;
}

/**
 * fin_import_result_trim:
 * @max: so many held rows are kept, and so many others
 *
 * A file of a million rows takes hundreds of megabytes while it is read; nobody scrolls through them
 * before it is imported. Counts, sums, refusals and what the file says of itself stay whole.
 */
void
fin_import_result_trim (FinImportResult *result, guint max)
{
  Trim trim = { .verdicts = result->verdicts, .max = max };

  if (result->verdicts->len <= max)
    return;
  trim.kept = g_array_new (FALSE, TRUE, sizeof (FinImportVerdict));
  fin_reading_trim (result->reading, keep_cb, &trim);
  if (trim.next < result->verdicts->len)
    g_array_append_vals (trim.kept, &g_array_index (result->verdicts, FinImportVerdict, trim.next),
                         result->verdicts->len - trim.next);
  g_array_unref (result->verdicts);
  result->verdicts = trim.kept;
}
