/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for the other sides of an import's rows in the household's other accounts. */
#include <string.h>

#include "fin-import-write.h"
#include "fin-transfer-pairing.h"
#include "fin-transfer.h"

/* A person who parted a pair is not overruled: one side must be new. */
static const char select_sides[]
    = "SELECT id, account_id, amount, posting_date, import_id IS ?1"
      " FROM transactions"
      " WHERE state = 0 AND transfer_id IS NULL AND currency = ?2 AND amount <> 0"
      " AND amount > ?3 AND posting_date BETWEEN ?4 AND ?5";

static gboolean
load_sides (const FinImportWrite *write,
            const char *currency,
            FinPeriod period,
            GArray *sides,
            GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GError) cause = NULL;

  statement = fin_connection_prepare (write->connection, select_sides, error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, write->plan->result->import_id);
  fin_statement_bind_text (statement, 2, currency);
  fin_statement_bind_int (statement, 3, G_MININT64); /* it has no opposite */
  fin_statement_bind_int (statement, 4, period.first - FIN_TRANSFER_MAX_DAYS);
  fin_statement_bind_int (statement, 5, period.last + FIN_TRANSFER_MAX_DAYS);
  while (fin_statement_step (statement, &cause))
    {
      FinTransferSide side = {
        .id = fin_statement_column_int (statement, 0),
        .account_id = fin_statement_column_int (statement, 1),
        .amount = fin_statement_column_int (statement, 2),
        .date = fin_statement_column_date (statement, 3),
        .is_new = fin_statement_column_int (statement, 4) != 0,
      };

      g_array_append_val (sides, side);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
pair_currency (const FinImportWrite *write, const char *currency, FinPeriod period, GError **error)
{
  g_autoptr (GArray) sides = g_array_new (FALSE, FALSE, sizeof (FinTransferSide));
  g_autoptr (GArray) pairs = NULL;

  if (!load_sides (write, currency, period, sides, error))
    return FALSE;
  pairs = fin_transfer_pairing_find ((FinTransferSide *) sides->data, sides->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const FinTransferPair *pair = &g_array_index (pairs, FinTransferPair, i);

      if (!fin_transfer_join (write->connection, pair->from, pair->to, error))
        return FALSE;
    }
  write->plan->result->n_transfers += pairs->len;
  return TRUE;
}

/* All days of the file in one currency; empty when nothing was added in it. */
static FinPeriod
added_period (const FinImportPlan *plan, const char *currency)
{
  FinPeriod period = { .first = 0, .last = -1 };

  for (guint i = 0; i < plan->groups->len; i++)
    {
      const FinImportGroup *group = fin_import_plan_get_group (plan, i);
      FinPeriod days = group->days;

      if (group->out->n_added == 0 || strcmp (group->out->currency, currency) != 0)
        continue;
      period.first = fin_period_days (period) <= 0 ? days.first : MIN (period.first, days.first);
      period.last = fin_period_days (period) <= 0 ? days.last : MAX (period.last, days.last);
    }
  return period;
}

static gboolean
has_other_account (const FinImportWrite *write, gboolean *has, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  gint64 n = 0;

  statement = fin_connection_prepare (write->connection, "SELECT count(*) FROM accounts", error);
  if (statement == NULL || !fin_statement_get_int (statement, &n, error))
    return FALSE;
  *has = n > 1;
  return TRUE;
}

/** fin_import_pair_transfers: counts the pairs it links in the result. */
gboolean
fin_import_pair_transfers (const FinImportWrite *write, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_other;

  if (!has_other_account (write, &has_other, error))
    return FALSE;
  for (guint i = 0; has_other && i < write->plan->groups->len; i++)
    {
      const FinImportGroup *group = fin_import_plan_get_group (write->plan, i);
      FinPeriod period = added_period (write->plan, group->out->currency);

      if (fin_period_days (period) <= 0 || !g_hash_table_add (done, group->out->currency))
        continue;
      if (!pair_currency (write, group->out->currency, period, error))
        return FALSE;
    }
  return TRUE;
}
