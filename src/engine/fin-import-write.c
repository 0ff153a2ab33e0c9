/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import inside one write: the record, the rows, stated balances, transfers. */
#include "fin-import-write.h"

#include <string.h>

#include "fin-account-store.h"
#include "fin-balance-store.h"
#include "fin-import-store.h"

static FinPeriod
file_period (const FinImportResult *result)
{
  FinPeriod period = { .first = FIN_DATE_NONE, .last = FIN_DATE_NONE };

  for (guint i = 0; i < result->statements->len; i++)
    {
      const FinImportStatement *statement = fin_import_result_get_statement (result, i);

      if (fin_period_days (statement->period) <= 0)
        continue;
      if (period.first == FIN_DATE_NONE || statement->period.first < period.first)
        period.first = statement->period.first;
      period.last = MAX (period.last, statement->period.last);
    }
  return period;
}

static FinImport *
new_record (const FinImportWrite *write)
{
  const FinImportResult *result = write->plan->result;
  const FinReading *reading = result->reading;
  FinPeriod period = file_period (result);
  FinImport *import = fin_import_new ();

  g_object_set (import, "file-name", result->file, "sha256", write->sha256, "format",
                reading->format, "encoding", reading->encoding, "first-date", period.first,
                "last-date", period.last, "imported-at", write->now, "n-rows",
                (int) result->n_rows, "n-added", (int) result->n_added, "n-present",
                (int) result->n_present, "n-held", (int) result->n_held, "n-refused",
                (int) result->n_refused, "n-skipped", (int) reading->skipped->len, NULL);
  if (result->statements->len == 1)
    g_object_set (import, "account-id", fin_import_result_get_statement (result, 0)->account_id,
                  NULL);
  return import;
}

/** fin_import_balance_day: the day a statement's balance stands on, or %FIN_DATE_NONE when there is
 * none to use: not stated, undated, or in another currency than the account's */
FinDate
fin_import_balance_day (const FinImportGroup *group, const FinBankStatement *statement)
{
  if (!statement->has_balance
      || (statement->balance_currency[0] != '\0'
          && strcmp (statement->balance_currency, group->out->currency) != 0))
    return FIN_DATE_NONE;
  if (statement->balance_date != FIN_DATE_NONE)
    return statement->balance_date;
  return fin_period_days (statement->period) > 0 ? statement->period.last : FIN_DATE_NONE;
}

static gboolean
state_balance (const FinImportWrite *write,
               FinImportGroup *group,
               const FinBankStatement *statement,
               GError **error)
{
  FinImportStatement *out = group->out;
  FinDate date = fin_import_balance_day (group, statement);
  FinBalance before = { 0 };
  FinBalance after = { 0 };

  if (date == FIN_DATE_NONE)
    return TRUE;
  if (!fin_balance_store_at (write->connection, out->account_id, date, &before, error)
      || !fin_balance_store_state (write->connection, out->account_id, date, statement->balance,
                                   write->plan->result->import_id, error)
      || !fin_balance_store_at (write->connection, out->account_id, date, &after, error)
      || !fin_account_store_note_statement (write->connection, out->account_id, date, error))
    return FALSE;
  /* With several statements of one account the latest balance is the one to show. */
  if (out->has_balance && out->balance_date > date)
    return TRUE;
  out->has_balance = TRUE;
  out->balance_date = date;
  out->balance_stated = statement->balance;
  out->balance_computed = after.amount;
  out->balance_fixed_opening = before.relative && !after.relative;
  return TRUE;
}

static gboolean
settle_group (const FinImportWrite *write, FinImportGroup *group, GError **error)
{
  FinDate last = group->out->period.last;

  if (fin_period_days (group->out->period) > 0
      && !fin_account_store_note_statement (write->connection, group->out->account_id, last, error))
    return FALSE;
  for (guint i = 0; i < group->bank_statements->len; i++)
    if (!state_balance (write, group, g_ptr_array_index (group->bank_statements, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
record_balance (const FinImportWrite *write, FinImport *import, GError **error)
{
  const FinImportResult *result = write->plan->result;
  const FinImportStatement *only;

  if (result->statements->len != 1)
    return TRUE;
  only = fin_import_result_get_statement (result, 0);
  if (!only->has_balance)
    return TRUE;
  g_object_set (import, "id", result->import_id, "has-stated-balance", TRUE, "stated-balance",
                only->balance_stated, "stated-date", only->balance_date, "computed-balance",
                only->balance_computed, NULL);
  return fin_import_store_update (write->connection, import, error);
}

static gboolean
write_groups (const FinImportWrite *write, GError **error)
{
  guint64 written = 0;

  for (guint i = 0; i < write->plan->groups->len; i++)
    {
      FinImportGroup *group = fin_import_plan_get_group (write->plan, i);

      if (!fin_import_write_group (write, group, written, error)
          || !settle_group (write, group, error))
        return FALSE;
      written += group->rows->len;
    }
  return TRUE;
}

/** fin_import_write: of a plan whose accounts exist and whose rows are matched and counted. */
gboolean
fin_import_write (const FinImportWrite *request, GError **error)
{
  FinImportWrite write = *request;
  FinImportResult *result = write.plan->result;
  g_autoptr (FinImport) import = new_record (&write);
  FinCategoriser *categoriser = NULL;
  g_autoptr (FinPayeeCleaner) cleaner = NULL;

  result->import_id = fin_import_store_insert (write.connection, import, error);
  if (result->import_id == 0)
    return FALSE;
  /* One learns from all that is there, the other from long lists: a file that brings nothing new can do
   * without. */
  if (result->n_added + result->n_held > 0)
    {
      categoriser = fin_categoriser_get (write.connection, error);
      if (categoriser == NULL)
        return FALSE;
      cleaner = fin_payee_cleaner_new ();
    }
  write.cleaner = cleaner;
  write.categoriser = categoriser;
  return write_groups (&write, error) && fin_import_write_refused (&write, error)
         && record_balance (&write, import, error) && fin_import_pair_transfers (&write, error);
}
