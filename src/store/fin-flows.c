/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies posted rows out into arrays that no thread shares. */
#include "fin-flows.h"

#include <string.h>

#include "fin-connection-private.h"

void
fin_flows_free (FinFlows *self)
{
  g_free (self->ids);
  g_free (self->account_ids);
  g_free (self->days);
  g_free (self->times);
  g_free (self->amounts);
  g_free (self->category_ids);
  g_free (self->category_kinds);
  g_free (self->is_transfer);
  g_free (self->partner_account_ids);
  g_free (self->payees);
  g_free (self->match_texts);
  g_free (self->stems);
  g_free (self->first_splits);
  g_free (self->splits);
  fin_arena_free (self->strings);
  g_free (self);
}

static void
grow (FinFlows *self, gsize capacity)
{
  self->ids = g_renew (gint64, self->ids, capacity);
  self->account_ids = g_renew (gint64, self->account_ids, capacity);
  self->days = g_renew (gint32, self->days, capacity);
  self->times = g_renew (gint32, self->times, capacity);
  self->amounts = g_renew (gint64, self->amounts, capacity);
  self->category_ids = g_renew (gint64, self->category_ids, capacity);
  self->category_kinds = g_renew (gint8, self->category_kinds, capacity);
  self->is_transfer = g_renew (guint8, self->is_transfer, capacity);
  self->partner_account_ids = g_renew (gint64, self->partner_account_ids, capacity);
  self->payees = g_renew (const char *, self->payees, capacity);
  self->match_texts = g_renew (const char *, self->match_texts, capacity);
  self->first_splits = g_renew (gint32, self->first_splits, capacity);
  self->stems = g_renew (const char *, self->stems, capacity);
}

/* Payees repeat, so a text is seldom kept twice. */
static const char *
keep (FinFlows *self, const char *text)
{
  return text != NULL ? fin_arena_intern (self->strings, text, strlen (text)) : "";
}

static void
append (FinFlows *self, FinStatement *row)
{
  gsize i = self->n_rows++;

  self->ids[i] = fin_statement_column_int (row, 0);
  self->account_ids[i] = fin_statement_column_int (row, 1);
  self->days[i] = fin_statement_column_date (row, 2);
  self->times[i]
      = fin_statement_column_is_null (row, 3) ? -1 : (gint32) fin_statement_column_int (row, 3);
  self->amounts[i] = fin_statement_column_int (row, 4);
  self->category_ids[i] = fin_statement_column_int (row, 5);
  self->category_kinds[i]
      = fin_statement_column_is_null (row, 6) ? -1 : (gint8) fin_statement_column_int (row, 6);
  self->is_transfer[i] = fin_statement_column_int (row, 7) != 0;
  self->payees[i] = keep (self, fin_statement_column_text (row, 8));
  self->match_texts[i] = keep (self, fin_statement_column_text (row, 9));
  self->partner_account_ids[i] = fin_statement_column_int (row, 10);
  self->first_splits[i] = -1;
  self->stems[i] = keep (self, fin_statement_column_text (row, 11));
}

static FinStatement *
prepare (FinConnection *connection, gint64 account_id, gint64 profile_id, FinPeriod period,
         GError **error)
{
  g_autofree char *sql = g_strconcat (
      "SELECT t.id, t.account_id, t.posting_date, t.time, t.amount, t.category_id, c.kind, "
      "t.transfer_id IS NOT NULL OR c.kind IS 2, ifnull (t.name, t.payee), "
      "t.match_text, p.account_id, ifnull (t.stem, t.match_text) "
      "FROM transactions t LEFT JOIN categories c ON c.id = t.category_id "
      "LEFT JOIN transactions p ON p.id = t.transfer_id "
      "WHERE t.posting_date BETWEEN ?1 AND ?2 AND t.state = 0 ",
      account_id != 0   ? "AND t.account_id = ?3 "
      : profile_id != 0 ? "AND t.account_id IN (SELECT id FROM accounts WHERE profile_id = ?3 "
                          "OR profile_id IS NULL) "
                        : "AND ?3 = 0 ",
      "ORDER BY t.posting_date, t.id", NULL);
  FinStatement *statement = fin_connection_prepare (connection, sql, error);

  if (statement != NULL)
    fin_statement_bind (statement, "iii", (gint64) period.first, (gint64) period.last,
                        account_id != 0 ? account_id : profile_id);
  return statement;
}

/* Few transactions are split: their parts are read apart, and find their rows by id. */
static gboolean
load_splits (FinFlows *self, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT s.transaction_id, s.category_id, s.amount, c.kind FROM splits s "
      "LEFT JOIN categories c ON c.id = s.category_id ORDER BY s.transaction_id, s.position",
      error);
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GArray) splits = g_array_new (FALSE, FALSE, sizeof (FinFlowSplit));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &local_error))
    {
      gint64 id = fin_statement_column_int (statement, 0);
      gpointer row;
      FinFlowSplit split;

      if (rows == NULL)
        {
          rows = g_hash_table_new (g_int64_hash, g_int64_equal);
          for (gsize i = 0; i < self->n_rows; i++)
            g_hash_table_insert (rows, &self->ids[i], GSIZE_TO_POINTER (i));
        }
      if (!g_hash_table_lookup_extended (rows, &id, NULL, &row))
        continue;
      split = (FinFlowSplit) { GPOINTER_TO_SIZE (row), fin_statement_column_int (statement, 1),
                               fin_statement_column_int (statement, 2),
                               fin_statement_column_is_null (statement, 3)
                                   ? -1
                                   : (gint8) fin_statement_column_int (statement, 3) };
      if (self->first_splits[split.row] < 0)
        self->first_splits[split.row] = (gint32) splits->len;
      g_array_append_val (splits, split);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->n_splits = splits->len;
  self->splits = (FinFlowSplit *) (gpointer) g_array_free (g_steal_pointer (&splits), FALSE);
  return TRUE;
}

/**
 * fin_flows_load:
 * @account_id: 0: all
 * @profile_id: 0: all; otherwise the profile's and the shared accounts
 * @period: both ends included
 *
 * Returns: (transfer full): every column filled, also when there are no rows
 */
FinFlows *
fin_flows_load (FinConnection *connection, gint64 account_id, gint64 profile_id, FinPeriod period,
                GError **error)
{
  g_autoptr (FinStatement) statement
      = prepare (connection, account_id, profile_id, period, error);
  g_autoptr (FinFlows) self = g_new0 (FinFlows, 1);
  g_autoptr (GError) local_error = NULL;
  gsize capacity = 256;

  self->strings = fin_arena_new ();
  if (statement == NULL)
    return NULL;
  grow (self, capacity);
  while (fin_statement_step (statement, &local_error))
    {
      if (self->n_rows == capacity)
        grow (self, capacity *= 2);
      append (self, statement);
    }
  if (local_error == NULL)
    return load_splits (self, connection, error) ? g_steal_pointer (&self) : NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * fin_flows_last_day:
 *
 * Returns: the latest day up to @today with a posted row, or %FIN_DATE_NONE, also on error
 */
FinDate
fin_flows_last_day (FinConnection *connection, FinDate today, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT ifnull ((SELECT posting_date FROM transactions WHERE posting_date <= ?1 "
      "AND state = 0 ORDER BY posting_date DESC, id DESC LIMIT 1), ?2)",
      error);
  gint64 day;

  if (statement == NULL)
    return FIN_DATE_NONE;
  fin_statement_bind (statement, "ii", (gint64) today, (gint64) FIN_DATE_NONE);
  return fin_statement_get_int (statement, &day, error) ? (FinDate) day : FIN_DATE_NONE;
}

/** fin_flows_count_parts: Returns: 1 for a transaction that is not split */
gsize
fin_flows_count_parts (const FinFlows *self, gsize row)
{
  gsize first = (gsize) self->first_splits[row];
  gsize n = 0;

  if (self->first_splits[row] < 0)
    return 1;
  while (first + n < self->n_splits && self->splits[first + n].row == row)
    n++;
  return n;
}

/** fin_flows_get_part: Returns: the row as a whole, or part @number of what it is split into */
FinFlowSplit
fin_flows_get_part (const FinFlows *self, gsize row, gsize number)
{
  if (self->first_splits[row] >= 0)
    return self->splits[(gsize) self->first_splits[row] + number];
  return (FinFlowSplit) { row, self->category_ids[row], self->amounts[row],
                          self->category_kinds[row] };
}
