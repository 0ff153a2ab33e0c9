/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies posted rows out into arrays that no thread shares. */
#include "fin-flows-private.h"

#include <string.h>

#include "fin-connection-private.h"

#define COLUMN(name) { G_STRUCT_OFFSET (FinFlows, name), sizeof *((FinFlows *) NULL)->name }

const FinFlowsColumn fin_flows_columns[FIN_FLOWS_N_COLUMNS] = {
  COLUMN (ids),
  COLUMN (account_ids),
  COLUMN (days),
  COLUMN (times),
  COLUMN (amounts),
  COLUMN (category_ids),
  COLUMN (category_kinds),
  COLUMN (is_transfer),
  COLUMN (partner_account_ids),
  COLUMN (payees),
  COLUMN (match_texts),
  COLUMN (stems),
  COLUMN (first_splits),
};

void
fin_flows_free (FinFlows *self)
{
  for (gsize i = 0; i < FIN_FLOWS_N_COLUMNS; i++)
    g_free (*FIN_FLOWS_COLUMN (self, i));
  g_free (self->splits);
  g_clear_pointer (&self->strings, fin_arena_free);
  g_free (self);
}

static void
grow (FinFlows *self, gsize capacity)
{
  self->capacity = capacity;
  for (gsize i = 0; i < FIN_FLOWS_N_COLUMNS; i++)
    {
      gpointer *column = FIN_FLOWS_COLUMN (self, i);

      *column = g_realloc_n (*column, capacity, fin_flows_columns[i].size);
    }
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
      FIN_FLOWS_SELECT "WHERE t.posting_date BETWEEN ?1 AND ?2 AND t.state = 0 ",
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

/** fin_flows_collect: appends the rows of a statement that selects FIN_FLOWS_SELECT */
gboolean
fin_flows_collect (FinFlows *self, FinStatement *statement, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->capacity == 0)
    grow (self, 256);
  while (fin_statement_step (statement, &local_error))
    {
      if (self->n_rows == self->capacity)
        grow (self, 2 * self->capacity);
      append (self, statement);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/** fin_flows_find: Returns: the first row that does not come before @id of @day */
gsize
fin_flows_find (const FinFlows *self, FinDate day, gint64 id)
{
  gsize low = 0, high = self->n_rows;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->days[middle] < day || (self->days[middle] == day && self->ids[middle] < id))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/** fin_flows_load_splits: few transactions are split, so their parts are read apart */
gboolean
fin_flows_load_splits (FinFlows *self, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT s.transaction_id, s.category_id, s.amount, c.kind, t.posting_date FROM splits s "
      "JOIN transactions t ON t.id = s.transaction_id "
      "LEFT JOIN categories c ON c.id = s.category_id ORDER BY s.transaction_id, s.position",
      error);
  g_autoptr (GArray) splits = g_array_new (FALSE, FALSE, sizeof (FinFlowSplit));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < self->n_rows; i++)
    self->first_splits[i] = -1;
  while (fin_statement_step (statement, &local_error))
    {
      gint64 id = fin_statement_column_int (statement, 0);
      gsize row = fin_flows_find (self, fin_statement_column_date (statement, 4), id);
      FinFlowSplit split = { row, fin_statement_column_int (statement, 1),
                             fin_statement_column_int (statement, 2),
                             fin_statement_column_is_null (statement, 3)
                                 ? -1
                                 : (gint8) fin_statement_column_int (statement, 3) };

      if (row == self->n_rows || self->ids[row] != id)
        continue;
      if (self->first_splits[row] < 0)
        self->first_splits[row] = (gint32) splits->len;
      g_array_append_val (splits, split);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->n_splits = splits->len;
  g_free (self->splits);
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

  self->period = period;
  self->strings = fin_arena_new ();
  if (statement == NULL || !fin_flows_collect (self, statement, error)
      || !fin_flows_load_splits (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
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
