/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a file on their way into the database: transactions in batches, the rest in
 * import_rows. */
#include "fin-import-write.h"

#include <string.h>

#include "fin-import-store.h"
#include "fin-keyword-categoriser.h"
#include "fin-match-text.h"
#include "fin-transaction-store.h"

#define ROWS_PER_BATCH 512

/** One batch: what its rows borrow lives in @strings until the batch is written. */
typedef struct
{
  const FinImportWrite *write;
  FinImportGroup *group;
  char *country;
  GString *text;
  GStringChunk *strings;
  GPtrArray *originals;
  FinTransactionRow rows[ROWS_PER_BATCH];
  guint indices[ROWS_PER_BATCH]; /* in the group */
  gint64 ids[ROWS_PER_BATCH];
  gsize n;
} Batch;

static gboolean
insert_row (const FinImportWrite *write, FinImportRow *row, GError **error)
{
  g_object_set (row, "import-id", write->plan->result->import_id, NULL);
  return fin_import_store_insert_row (write->connection, row, error) != 0;
}

/* The held transaction is in transaction_id; the one it resembles is told in field and value. */
static gboolean
note_held (const FinImportWrite *write,
           FinImportGroup *group,
           guint index,
           gint64 id,
           const char *original,
           GError **error)
{
  const FinImportVerdict *verdict = fin_import_group_get_verdict (write->plan, group, index);
  const FinDraft *draft = fin_import_group_get_draft (write->plan, group, index);
  g_autofree char *reason = fin_import_result_dup_hold_text (write->plan->result, verdict);
  g_autofree char *similar = NULL;
  g_autoptr (FinImportRow) row = fin_import_row_new ();

  if (verdict->transaction_id != 0)
    similar = g_strdup_printf ("%" G_GINT64_FORMAT, verdict->transaction_id);
  g_object_set (row, "line", (int) draft->line, "outcome", FIN_IMPORT_ROW_HELD, "field",
                similar != NULL ? "similar" : NULL, "value", similar, "reason", reason, "original",
                original, "transaction-id", id, NULL);
  return insert_row (write, row, error);
}

static gboolean
flush (Batch *batch, GError **error)
{
  const FinImportWrite *write = batch->write;

  if (batch->n == 0)
    return TRUE;
  if (!fin_transaction_store_insert_many (write->connection, batch->rows, batch->n, batch->ids,
                                          write->cancellable, error))
    return FALSE;
  for (gsize i = 0; i < batch->n; i++)
    {
      const FinDraft *draft =
          fin_import_group_get_draft (write->plan, batch->group, batch->indices[i]);

      if (!fin_import_write_parts (write, draft, batch->rows[i].amount, batch->ids[i], error))
        return FALSE;
      if (batch->rows[i].state == FIN_TRANSACTION_HELD
          && !note_held (write, batch->group, batch->indices[i], batch->ids[i],
                         batch->rows[i].original, error))
        return FALSE;
    }
  batch->n = 0;
  g_string_chunk_clear (batch->strings);
  g_ptr_array_set_size (batch->originals, 0);
  return TRUE;
}

static const char *
first_of (const char *a, const char *b)
{
  return a != NULL && a[0] != '\0' ? a : b;
}

static void
add_to_batch (Batch *batch, guint index)
{
  const FinImportPlan *plan = batch->write->plan;
  const FinImportVerdict *verdict = fin_import_group_get_verdict (plan, batch->group, index);
  const FinDraft *draft = fin_import_group_get_draft (plan, batch->group, index);
  gint64 amount = fin_import_group_get_amount (plan, batch->group, index);
  FinPayee payee = fin_payee_clean (batch->write->cleaner, draft->payee, draft->memo);
  FinCategoryChoice category;
  char *original = fin_reading_dup_original (plan->result->reading, draft);

  g_ptr_array_add (batch->originals, original);
  fin_match_text_normalise (batch->text, draft->payee, draft->memo);
  category = fin_categoriser_choose (batch->write->categoriser,
                                     &(FinCategoriserQuery){
                                         .account_id = batch->group->out->account_id,
                                         .payee = draft->payee,
                                         .memo = draft->memo,
                                         .amount = amount,
                                         .country = batch->country,
                                         .code = draft->code,
                                         .filed = draft->category,
                                         .match_text = batch->text->str,
                                         .stem = payee.stem,
                                     });
  batch->indices[batch->n] = index;
  batch->rows[batch->n++] = (FinTransactionRow){
    .account_id = batch->group->out->account_id,
    .posting_date = fin_import_group_get_date (plan, batch->group, index),
    .value_date = draft->value_date,
    .time = draft->time,
    .amount = amount,
    .currency = batch->group->out->currency,
    .payee = first_of (draft->payee, first_of (draft->memo, "")),
    .memo = first_of (draft->payee, NULL) != NULL ? draft->memo : NULL,
    .reference = draft->reference,
    .bank_id = draft->id,
    .bank_code = first_of (draft->code, draft->category),
    .counter_account = draft->counter_account,
    .category_id = category.category_id,
    .category_source = category.source,
    .category_confidence = category.confidence,
    .import_id = plan->result->import_id,
    .import_line = (int) draft->line,
    .original = original,
    .match_text =
        g_string_chunk_insert_len (batch->strings, batch->text->str, (gssize) batch->text->len),
    .stem = g_string_chunk_insert (batch->strings, payee.stem),
    .name = g_string_chunk_insert (batch->strings, first_of (category.rename, payee.name)),
    .state =
        verdict->outcome == FIN_IMPORT_ROW_HELD ? FIN_TRANSACTION_HELD : FIN_TRANSACTION_POSTED,
    .flags = verdict->repeated_id ? FIN_TRANSACTION_REPEATED_ID : 0,
  };
  if (verdict->outcome == FIN_IMPORT_ROW_ADDED && category.category_id != 0)
    plan->result->n_categorised++;
}

static gboolean
note_present (const FinImportWrite *write, FinImportGroup *group, guint index, GError **error)
{
  const FinImportVerdict *verdict = fin_import_group_get_verdict (write->plan, group, index);
  const FinDraft *draft = fin_import_group_get_draft (write->plan, group, index);
  g_autofree char *original = fin_reading_dup_original (write->plan->result->reading, draft);
  g_autoptr (FinStatement) statement = NULL;

  /* As quick as can be: a statement that overlaps by a year has thousands of these. The line is
   * kept where it is another than the transaction has. */
  statement = fin_connection_prepare (
      write->connection,
      "INSERT INTO import_rows (import_id, line, outcome, transaction_id, original)"
      " VALUES (?1, ?2, ?3, ?4,"
      "  nullif (?5, (SELECT original FROM transactions WHERE id = ?4)))",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, write->plan->result->import_id);
  fin_statement_bind_int (statement, 2, draft->line);
  fin_statement_bind_int (statement, 3, verdict->outcome);
  fin_statement_bind_id (statement, 4, verdict->transaction_id);
  fin_statement_bind_text (statement, 5, original);
  return fin_statement_execute (statement, error);
}

static void
batch_free (Batch *batch)
{
  g_free (batch->country);
  g_string_free (batch->text, TRUE);
  g_string_chunk_free (batch->strings);
  g_ptr_array_unref (batch->originals);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

/* Where the account is: an IBAN says it, a currency may. */
static char *
guess_country (const FinImportStatement *account)
{
  const char *number = account->account_number;

  if (number != NULL && strlen (number) >= 15 && g_ascii_isupper (number[0])
      && g_ascii_isupper (number[1]) && g_ascii_isdigit (number[2]) && g_ascii_isdigit (number[3]))
    return g_ascii_strdown (number, 2);
  return g_strdup (fin_keyword_country_of_currency (account->currency));
}

static Batch *
batch_new (const FinImportWrite *write, FinImportGroup *group)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->write = write;
  batch->group = group;
  batch->country = guess_country (group->out);
  batch->text = g_string_new (NULL);
  batch->strings = g_string_chunk_new (1 << 14);
  batch->originals = g_ptr_array_new_with_free_func (g_free);
  return batch;
}

static gboolean
write_row (Batch *batch, guint index, GError **error)
{
  const FinImportWrite *write = batch->write;
  const FinImportVerdict *verdict = fin_import_group_get_verdict (write->plan, batch->group, index);

  if (verdict->outcome == FIN_IMPORT_ROW_PRESENT || verdict->already_held)
    return note_present (write, batch->group, index, error);
  add_to_batch (batch, index);
  return batch->n < ROWS_PER_BATCH || flush (batch, error);
}

/**
 * fin_import_write_group: one account's rows.
 * @rows_before: how many rows of the file were written before, for progress
 */
gboolean
fin_import_write_group (const FinImportWrite *write,
                        FinImportGroup *group,
                        guint64 rows_before,
                        GError **error)
{
  g_autoptr (Batch) batch = batch_new (write, group);

  for (guint i = 0; i < group->rows->len; i++)
    {
      if (i % ROWS_PER_BATCH == 0)
        {
          if (g_cancellable_set_error_if_cancelled (write->cancellable, error))
            return FALSE;
          write->tick (rows_before + i, write->plan->result->verdicts->len, write->tick_data);
        }
      if (!write_row (batch, i, error))
        return FALSE;
    }
  return flush (batch, error);
}

static gboolean
note_reader_refusals (const FinImportWrite *write, GError **error)
{
  const FinReading *reading = write->plan->result->reading;

  for (guint i = 0; i < reading->refused->len; i++)
    {
      const FinRefusal *refusal = &g_array_index (reading->refused, FinRefusal, i);
      g_autofree char *original = fin_reading_dup_refused_original (reading, refusal);
      g_autoptr (FinImportRow) row = fin_import_row_new ();

      g_object_set (row, "line", (int) refusal->line, "outcome", FIN_IMPORT_ROW_REFUSED, "field",
                    refusal->field, "value", refusal->value, "reason", refusal->reason, "original",
                    original, NULL);
      if (!insert_row (write, row, error))
        return FALSE;
    }
  return TRUE;
}

/** fin_import_write_refused: refusals and skipped lines, so that the history can show them for
 * ever. */
gboolean
fin_import_write_refused (const FinImportWrite *write, GError **error)
{
  const FinImportResult *result = write->plan->result;
  const FinReading *reading = result->reading;

  if (!note_reader_refusals (write, error))
    return FALSE;
  /* Those after the reader's own were refused on the way to an account. */
  for (guint i = reading->refused->len; i < result->refused->len; i++)
    {
      const FinImportRefusal *refusal = g_ptr_array_index (result->refused, i);
      g_autoptr (FinImportRow) row = fin_import_row_new ();

      g_object_set (row, "line", (int) refusal->line, "outcome", FIN_IMPORT_ROW_REFUSED, "field",
                    refusal->field, "value", refusal->value, "reason", refusal->reason, NULL);
      if (!insert_row (write, row, error))
        return FALSE;
    }
  for (guint i = 0; i < reading->skipped->len; i++)
    {
      const FinSkipped *skipped = &g_array_index (reading->skipped, FinSkipped, i);
      g_autoptr (FinImportRow) row = fin_import_row_new ();

      g_object_set (row, "line", (int) skipped->line, "outcome", FIN_IMPORT_ROW_SKIPPED, "reason",
                    skipped->reason, NULL);
      if (!insert_row (write, row, error))
        return FALSE;
    }
  return TRUE;
}
