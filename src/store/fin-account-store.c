/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts in SQL. A row carries its balance: opening balance plus the posted rows since. */
#include "fin-account-store.h"

#include <glib/gi18n.h>

#include "fin-account-private.h"
#include "fin-connection-private.h"
#include "fin-currency.h"
#include "fin-money.h"

#define SELECT_FIELDS                                                                              \
  "SELECT id, profile_id, name, kind, currency, bank_id, number, opening_balance, opening_date, "  \
  "last_statement_date, safety_margin, closed, position, "

#define SELECT_ACCOUNT                                                                             \
  SELECT_FIELDS                                                                                    \
  "(SELECT sum (amount) FROM transactions t WHERE t.account_id = accounts.id AND t.state = 0 "     \
  "AND t.posting_date >= ifnull (accounts.opening_date, -1000000)) "                               \
  "FROM accounts "

static gpointer
read_account (FinStatement *row)
{
  FinAccount *account = fin_account_new ();

  account->id = fin_statement_column_int (row, 0);
  account->profile_id = fin_statement_column_int (row, 1);
  account->name = fin_statement_dup_text (row, 2);
  account->kind = (FinAccountKind) fin_statement_column_int (row, 3);
  account->currency = fin_statement_dup_text (row, 4);
  account->bank_id = fin_statement_dup_text (row, 5);
  account->number = fin_statement_dup_text (row, 6);
  account->has_opening_balance = !fin_statement_column_is_null (row, 7);
  account->opening_balance = fin_statement_column_int (row, 7);
  account->opening_date = fin_statement_column_date (row, 8);
  account->last_statement_date = fin_statement_column_date (row, 9);
  account->has_safety_margin = !fin_statement_column_is_null (row, 10);
  account->safety_margin = fin_statement_column_int (row, 10);
  account->closed = fin_statement_column_int (row, 11) != 0;
  account->position = (gint) fin_statement_column_int (row, 12);
  /* Two sums that fit can still not fit together; then the account shows its rows alone. */
  if (!fin_minor_add (account->opening_balance, fin_statement_column_int (row, 13),
                      &account->balance))
    account->balance = fin_statement_column_int (row, 13);
  return account;
}

static gboolean
validate (FinAccount *account, GError **error)
{
  if (account->name != NULL && account->name[0] != '\0' && account->currency != NULL
      && (account->has_opening_balance == (account->opening_date != FIN_DATE_NONE)))
    return TRUE;
  g_set_error_literal (
      error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
      _ ("An account needs a name and a currency, and an opening balance needs its "
         "day."));
  return FALSE;
}

static void
bind_account (FinStatement *statement, FinAccount *account)
{
  fin_statement_bind (statement, "ksnsss", account->profile_id, account->name, (int) account->kind,
                      account->currency, account->bank_id, account->number);
  if (account->has_opening_balance)
    fin_statement_bind_int (statement, 7, account->opening_balance);
  else
    fin_statement_bind_null (statement, 7);
  fin_statement_bind_date (statement, 8, account->opening_date);
  fin_statement_bind_date (statement, 9, account->last_statement_date);
  if (account->has_safety_margin)
    fin_statement_bind_int (statement, 10, account->safety_margin);
  else
    fin_statement_bind_null (statement, 10);
  fin_statement_bind_int (statement, 11, account->closed);
  fin_statement_bind_int (statement, 12, account->position);
}

/* Public API */

/**
 * fin_account_store_list:
 * @profile_id: %FIN_PROFILE_ANY, or a profile, whose own and the shared accounts are meant
 *
 * Returns: (element-type FinAccount) (transfer full): by position and name
 */
GPtrArray *
fin_account_store_list (FinConnection *connection,
                        gint64 profile_id,
                        gboolean with_closed,
                        GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      SELECT_ACCOUNT "WHERE (?1 = 0 OR profile_id = ?1 OR profile_id IS NULL) "
                     "AND (?2 OR NOT closed) ORDER BY position, name, id",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "in", profile_id, with_closed);
  return fin_statement_collect (statement, read_account, g_object_unref, error);
}

/**
 * fin_account_store_list_open: in the person's order.
 *
 * Returns: (element-type FinAccount) (transfer full): without the rows in their balances, which many
 *   rows would have to be read for
 */
GPtrArray *
fin_account_store_list_open (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, SELECT_FIELDS "0 FROM accounts WHERE NOT closed ORDER BY position, name, id",
      error);

  if (statement == NULL)
    return NULL;
  return fin_statement_collect (statement, read_account, g_object_unref, error);
}

/** fin_account_store_get: %FIN_STORE_ERROR_NOT_FOUND when there is none. */
FinAccount *
fin_account_store_get (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_fetch_by_id (connection, SELECT_ACCOUNT "WHERE id = ?1", id, read_account,
                                "accounts", error);
}

/**
 * fin_account_store_find_number:
 * @number: the IBAN or ACCTID that a file states
 * @currency: (nullable): %NULL is any: one number can have an account per currency
 *
 * Returns: (nullable) (transfer full): %NULL without @error when there is none
 */
FinAccount *
fin_account_store_find_number (FinConnection *connection,
                               const char *number,
                               const char *currency,
                               GError **error)
{
  g_autoptr (FinStatement) statement =
      fin_connection_prepare (connection,
                              SELECT_ACCOUNT "WHERE number = ?1 AND (?2 IS NULL OR currency = ?2) "
                                             "ORDER BY closed, id LIMIT 1",
                              error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "ss", number, currency);
  return fin_statement_fetch (statement, read_account, error);
}

/** fin_account_store_find_name: without regard to ASCII case; %NULL without @error: none. */
FinAccount *
fin_account_store_find_name (FinConnection *connection, const char *name, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      SELECT_ACCOUNT "WHERE name = ?1 COLLATE NOCASE ORDER BY name <> ?1, closed, id LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "s", name);
  return fin_statement_fetch (statement, read_account, error);
}

/** fin_account_store_insert: Returns: the new id; 0 with %FIN_STORE_ERROR_INVALID and the like */
gint64
fin_account_store_insert (FinConnection *connection, FinAccount *account, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (!validate (account, error))
    return 0;
  statement = fin_connection_prepare (
      connection,
      "INSERT INTO accounts (profile_id, name, kind, currency, bank_id, number, opening_balance, "
      "opening_date, last_statement_date, safety_margin, closed, position) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  if (statement == NULL)
    return 0;
  bind_account (statement, account);
  return fin_statement_execute (statement, error) ? fin_connection_last_id (connection) : 0;
}

/** fin_account_store_update: stores all properties of @account but its balance, which is
 * computed. */
gboolean
fin_account_store_update (FinConnection *connection, FinAccount *account, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (!validate (account, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection,
      "UPDATE accounts SET profile_id = ?1, name = ?2, kind = ?3, currency = ?4, bank_id = ?5, "
      "number = ?6, opening_balance = ?7, opening_date = ?8, last_statement_date = ?9, "
      "safety_margin = ?10, closed = ?11, position = ?12 WHERE id = ?13",
      error);
  if (statement == NULL)
    return FALSE;
  bind_account (statement, account);
  fin_statement_bind_int (statement, 13, account->id);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "accounts", account->id);
  return FALSE;
}

static gboolean
has_amounts (FinConnection *connection, gint64 id, gboolean *has, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT EXISTS (SELECT 1 FROM transactions WHERE account_id = ?1) OR"
      " EXISTS (SELECT 1 FROM balance_statements WHERE account_id = ?1) OR"
      " EXISTS (SELECT 1 FROM accounts WHERE id = ?1 AND opening_balance <> 0)",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, id);
  if (!fin_statement_step (statement, error))
    return FALSE;
  *has = fin_statement_column_int (statement, 0) != 0;
  return TRUE;
}

/**
 * fin_account_store_set_currency: says what currency an account has in truth, that of its rows
 * included. No amount changes, so that both currencies must have the same number of decimals.
 *
 * @currency: ISO 4217
 * @error: %FIN_STORE_ERROR_INVALID, %FIN_STORE_ERROR_NOT_FOUND, or what the database says
 */
gboolean
fin_account_store_set_currency (FinConnection *connection,
                                gint64 id,
                                const char *currency,
                                GError **error)
{
  g_autoptr (FinAccount) account = fin_account_store_get (connection, id, error);
  g_autoptr (FinStatement) statement = NULL;
  g_autofree char *old = NULL;
  gboolean has = FALSE;

  if (account == NULL || !has_amounts (connection, id, &has, error))
    return FALSE;
  old = g_strdup (account->currency);
  if (has && fin_currency_exponent (old) != fin_currency_exponent (currency))
    {
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                   _ ("the amounts of “%s” have %d decimals and %s has %d; import its files into "
                      "a new account instead"),
                   account->name, fin_currency_exponent (old), currency,
                   fin_currency_exponent (currency));
      return FALSE;
    }
  g_object_set (account, "currency", currency, NULL);
  if (!fin_account_store_update (connection, account, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection, "UPDATE transactions SET currency = ?2 WHERE account_id = ?1 AND currency = ?3",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, id);
  fin_statement_bind_text (statement, 2, currency);
  fin_statement_bind_text (statement, 3, old);
  return fin_statement_execute (statement, error);
}

/**
 * fin_account_store_delete: with its transactions, imports and statements. What was said of its recurring
 * payments stays, without an account: another one may get the number, and the payments another account.
 */
gboolean
fin_account_store_delete (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_run_with_id (connection,
                                "UPDATE verdicts SET data = json_set (data, '$.account', 0) "
                                "WHERE subject = 'series' AND CASE WHEN json_valid (data) "
                                "THEN json_extract (data, '$.account') END = ?1",
                                id, error)
         && fin_store_run_with_id (connection, "DELETE FROM accounts WHERE id = ?1", id, error);
}

/** fin_account_store_note_statement: a statement reaches to @date; it never moves back. */
gboolean
fin_account_store_note_statement (FinConnection *connection,
                                  gint64 id,
                                  FinDate date,
                                  GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "UPDATE accounts SET last_statement_date = ?2 "
      "WHERE id = ?1 AND (last_statement_date IS NULL OR last_statement_date < ?2)",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "id", id, date);
  return fin_statement_execute (statement, error);
}
