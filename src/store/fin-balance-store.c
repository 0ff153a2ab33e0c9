/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Balances of accounts: the opening balance stands at the start of its day; rows count away from it
 * in both directions, so an older statement that comes later changes no balance that was right. */
#include "fin-balance-store.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fin-account-store.h"
#include "fin-connection-private.h"
#include "fin-money.h"

/* Before any day that a FinDate constructor accepts. */
#define BEFORE_ALL_DAYS G_GINT64_CONSTANT (-1000000)

typedef struct
{
  gboolean is_known;
  gint64 balance;
  gint64 date;
} Opening;

static gboolean
set_overflow (GError **error)
{
  g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_OVERFLOW,
                       _("A balance is too large to be exact. Look for a wrong amount."));
  return FALSE;
}

static gboolean
load_opening (FinConnection *connection, gint64 account_id, Opening *opening, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT opening_balance, opening_date FROM accounts WHERE id = ?1", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, account_id);
  if (!fin_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        fin_store_set_not_found (error, "accounts", account_id);
      return FALSE;
    }
  opening->is_known = !fin_statement_column_is_null (statement, 0);
  opening->balance = fin_statement_column_int (statement, 0);
  opening->date = opening->is_known ? fin_statement_column_int (statement, 1) : BEFORE_ALL_DAYS;
  return TRUE;
}

static gboolean
sum_flows (const FinFlows *flows, gint64 account_id, gint64 first, gint64 last, gint64 *sum,
           GError **error)
{
  gsize row = fin_flows_find (flows, (FinDate) MAX (first, flows->period.first), 0);

  for (; row < flows->n_rows && flows->days[row] <= last; row++)
    if (flows->account_ids[row] == account_id && !fin_minor_add (*sum, flows->amounts[row], sum))
      return set_overflow (error);
  return TRUE;
}

/* The posted rows of the days @first .. @last; those that @known has are not read. */
static gboolean
sum_rows (FinConnection *connection, gint64 account_id, gint64 first, gint64 last,
          const FinFlows *known, gint64 *sum, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT ifnull (sum (amount), 0) FROM transactions "
      "WHERE account_id = ?1 AND posting_date BETWEEN ?2 AND ?3 AND state = 0",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "iii", account_id, first,
                      known != NULL ? MIN (last, (gint64) known->period.first - 1) : last);
  return fin_statement_get_int (statement, sum, error)
         && (known == NULL || sum_flows (known, account_id, first, last, sum, error));
}

static gboolean
balance_from (FinConnection *connection, gint64 account_id, const Opening *opening, FinDate date,
              const FinFlows *known, gint64 *balance, GError **error)
{
  gint64 sum;

  if (date >= opening->date)
    {
      if (!sum_rows (connection, account_id, opening->date, date, known, &sum, error))
        return FALSE;
      return fin_minor_add (opening->balance, sum, balance) || set_overflow (error);
    }
  if (!sum_rows (connection, account_id, (gint64) date + 1, opening->date - 1, known, &sum, error))
    return FALSE;
  return fin_minor_subtract (opening->balance, sum, balance) || set_overflow (error);
}

/* The first stated balance fixes the opening one: stated minus the rows to that date. */
static gboolean
anchor (FinConnection *connection, gint64 account_id, FinDate date, gint64 amount, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  gint64 sum, balance;

  if (!sum_rows (connection, account_id, BEFORE_ALL_DAYS, date, NULL, &sum, error))
    return FALSE;
  if (!fin_minor_subtract (amount, sum, &balance))
    return set_overflow (error);
  statement = fin_connection_prepare (
      connection,
      "UPDATE accounts SET opening_balance = ?2, opening_date = min (?3, ifnull ((SELECT "
      "min (posting_date) FROM transactions WHERE account_id = ?1 AND state = 0), ?3)) WHERE id = "
      "?1",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "iii", account_id, balance, (gint64) date + 1);
  return fin_statement_execute (statement, error);
}

/* Adds the posted rows of each day of @period to its place in @balances. */
static gboolean
add_daily_rows (FinConnection *connection, gint64 account_id, FinPeriod period, gint64 *balances,
                GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT posting_date, sum (amount) FROM transactions "
      "WHERE account_id = ?1 AND posting_date BETWEEN ?2 AND ?3 AND state = 0 GROUP BY "
      "posting_date",
      error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "iii", account_id, (gint64) period.first, (gint64) period.last);
  while (fin_statement_step (statement, &local_error))
    balances[fin_statement_column_date (statement, 0) - period.first]
        = fin_statement_column_int (statement, 1);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Public API */

/**
 * fin_balance_store_state:
 * @date: the balance is the closing one of this day
 * @import_id: 0: the person said so
 *
 * Records a stated balance. The account's first one fixes its opening balance; call it after the
 * rows of the same file are in. A file's balance also shows how far its statement reaches.
 */
gboolean
fin_balance_store_state (FinConnection *connection, gint64 account_id, FinDate date, gint64 amount,
                         gint64 import_id, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  Opening opening;

  if (!load_opening (connection, account_id, &opening, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection,
      "INSERT INTO balance_statements (account_id, date, amount, import_id) VALUES (?1, ?2, ?3, "
      "?4) "
      "ON CONFLICT (account_id, date, amount) DO NOTHING",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "iiik", account_id, (gint64) date, amount, import_id);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (import_id != 0 && !fin_account_store_note_statement (connection, account_id, date, error))
    return FALSE;
  return opening.is_known || anchor (connection, account_id, date, amount, error);
}

/**
 * fin_balance_store_at_with: as fin_balance_store_at()
 * @known: (nullable): rows of all accounts as they are now: they are not read again
 */
gboolean
fin_balance_store_at_with (FinConnection *connection, gint64 account_id, FinDate date,
                           const FinFlows *known, FinBalance *balance, GError **error)
{
  Opening opening;

  if (!load_opening (connection, account_id, &opening, error))
    return FALSE;
  balance->relative = !opening.is_known;
  return balance_from (connection, account_id, &opening, date, known, &balance->amount, error);
}

/**
 * fin_balance_store_at:
 * @balance: (out): at the end of @date; relative to an unknown start when no balance was ever
 *   stated
 */
gboolean
fin_balance_store_at (FinConnection *connection, gint64 account_id, FinDate date,
                      FinBalance *balance, GError **error)
{
  return fin_balance_store_at_with (connection, account_id, date, NULL, balance, error);
}

/**
 * fin_balance_store_daily:
 * @balances: (out) (array): the balance at the end of each day, fin_period_days (@period) of them
 * @relative: (out): as in #FinBalance
 */
gboolean
fin_balance_store_daily (FinConnection *connection, gint64 account_id, FinPeriod period,
                         gint64 *balances, gboolean *relative, GError **error)
{
  int n_days = fin_period_days (period);
  FinBalance before;

  if (n_days <= 0)
    return TRUE;
  memset (balances, 0, sizeof *balances * n_days);
  if (!fin_balance_store_at (connection, account_id, period.first - 1, &before, error)
      || !add_daily_rows (connection, account_id, period, balances, error))
    return FALSE;
  *relative = before.relative;
  for (int i = 0; i < n_days; i++)
    if (!fin_minor_add (i > 0 ? balances[i - 1] : before.amount, balances[i], &balances[i]))
      return set_overflow (error);
  return TRUE;
}

static GArray *
accounts_of (FinConnection *connection, gint64 profile_id, const char *currency, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id FROM accounts WHERE currency = ?1 "
      "AND (?2 = 0 OR profile_id = ?2 OR profile_id IS NULL)",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "si", currency, profile_id);
  while (fin_statement_step (statement, &local_error))
    {
      gint64 id = fin_statement_column_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * fin_balance_store_daily_household:
 * @profile_id: 0: the household; otherwise the profile's and the shared accounts
 * @currency: the accounts of this currency: others never add up without a rate
 * @relative: (out): whether any of them is relative
 */
gboolean
fin_balance_store_daily_household (FinConnection *connection, gint64 profile_id,
                                   const char *currency, FinPeriod period, gint64 *balances,
                                   gboolean *relative, GError **error)
{
  g_autoptr (GArray) ids = accounts_of (connection, profile_id, currency, error);
  int n_days = MAX (fin_period_days (period), 0);
  g_autofree gint64 *daily = g_new (gint64, n_days);

  if (ids == NULL)
    return FALSE;
  memset (balances, 0, sizeof *balances * n_days);
  *relative = FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gboolean is_relative = FALSE;

      if (!fin_balance_store_daily (connection, g_array_index (ids, gint64, i), period, daily,
                                    &is_relative, error))
        return FALSE;
      *relative |= is_relative;
      for (int day = 0; day < n_days; day++)
        if (!fin_minor_add (balances[day], daily[day], &balances[day]))
          return set_overflow (error);
    }
  return TRUE;
}

/**
 * fin_balance_store_checks:
 * @account_id: 0: all
 *
 * Returns: (element-type FinBalanceCheck) (transfer full): every stated balance beside the
 *   computed one
 */
GArray *
fin_balance_store_checks (FinConnection *connection, gint64 account_id, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT account_id, date, amount, import_id FROM balance_statements "
      "WHERE ?1 = 0 OR account_id = ?1 ORDER BY account_id, date, id",
      error);
  g_autoptr (GArray) checks = g_array_new (FALSE, TRUE, sizeof (FinBalanceCheck));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  fin_statement_bind_int (statement, 1, account_id);
  while (fin_statement_step (statement, &local_error))
    {
      FinBalanceCheck check = { fin_statement_column_int (statement, 0),
                                fin_statement_column_date (statement, 1),
                                fin_statement_column_int (statement, 2) };
      FinBalance balance;

      check.import_id = fin_statement_column_int (statement, 3);
      if (!fin_balance_store_at (connection, check.account_id, check.date, &balance, error))
        return NULL;
      check.computed = balance.amount;
      if (!fin_minor_subtract (check.stated, check.computed, &check.difference))
        {
          set_overflow (error);
          return NULL;
        }
      g_array_append_val (checks, check);
    }
  if (local_error == NULL)
    return g_steal_pointer (&checks);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * fin_balance_store_as_of:
 *
 * Returns: min (@today, the account's last statement date), where forecasts and nudges stand;
 *   @today for an account without statements; %FIN_DATE_NONE with @error set on failure
 */
FinDate
fin_balance_store_as_of (FinConnection *connection, gint64 account_id, FinDate today,
                         GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT min (?2, ifnull (last_statement_date, ?2)) FROM accounts WHERE id = ?1",
      error);
  g_autoptr (GError) local_error = NULL;
  gint64 date;

  if (statement == NULL)
    return FIN_DATE_NONE;
  fin_statement_bind (statement, "ii", account_id, (gint64) today);
  if (fin_statement_get_int (statement, &date, &local_error))
    return (FinDate) date;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    fin_store_set_not_found (error, "accounts", account_id);
  return FIN_DATE_NONE;
}
