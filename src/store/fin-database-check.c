/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of `finsight-cli check`: each a query that should find nothing. */
#include "fin-database-check.h"

#include <glib/gi18n.h>

#include "fin-balance-store.h"
#include "fin-connection-private.h"
#include "fin-currency.h"
#include "fin-money.h"

void
fin_finding_free (FinFinding *self)
{
  g_free (self->text);
  g_free (self);
}

static void
free_finding (gpointer finding)
{
  fin_finding_free (finding);
}

static void
add (GPtrArray *findings, const char *code, gboolean is_damage, const char *text)
{
  FinFinding *finding = g_new0 (FinFinding, 1);

  finding->code = code;
  finding->text = g_strdup (text);
  finding->is_damage = is_damage;
  g_ptr_array_add (findings, finding);
}

/* Adds a finding for every row of @sql, whose first column is the text. */
static gboolean
add_rows (FinConnection *connection, GPtrArray *findings, const char *code, const char *sql,
          GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &local_error))
    {
      const char *text = fin_statement_column_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        add (findings, code, TRUE, text);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_counted (FinConnection *connection, GPtrArray *findings, const char *code, const char *sql,
               const char *text, GError **error)
{
  g_autofree char *sentence = NULL;
  gint64 count;

  if (!fin_connection_get_int (connection, sql, &count, error))
    return FALSE;
  if (count == 0)
    return TRUE;
  sentence = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", text, count);
  add (findings, code, TRUE, sentence);
  return TRUE;
}

static gboolean
check_balances (FinConnection *connection, GPtrArray *findings, GError **error)
{
  g_autoptr (GArray) checks = fin_balance_store_checks (connection, 0, error);

  if (checks == NULL)
    return FALSE;
  for (guint i = 0; i < checks->len; i++)
    {
      const FinBalanceCheck *check = &g_array_index (checks, FinBalanceCheck, i);
      g_autofree char *date = fin_date_to_iso (check->date);
      g_autofree char *stated = NULL, *computed = NULL, *text = NULL, *currency = NULL;
      g_autoptr (FinStatement) statement = NULL;
      int exponent;

      if (check->difference == 0)
        continue;
      statement = fin_connection_prepare (
          connection, "SELECT name, currency FROM accounts WHERE id = ?1", error);
      if (statement == NULL)
        return FALSE;
      fin_statement_bind_int (statement, 1, check->account_id);
      if (!fin_statement_step (statement, error))
        return FALSE;
      currency = fin_statement_dup_text (statement, 1);
      exponent = fin_currency_exponent (currency);
      stated = fin_minor_to_decimal (check->stated, exponent);
      computed = fin_minor_to_decimal (check->computed, exponent);
      /* Translators: account, date, stated amount, currency, computed amount. */
      text = g_strdup_printf (_("“%s”: the balance stated for %s is %s %s, the rows give %s."),
                              fin_statement_column_text (statement, 0), date, stated, currency,
                              computed);
      add (findings, "balance", FALSE, text);
    }
  return TRUE;
}

static gboolean
check_orphans (FinConnection *connection, GPtrArray *findings, GError **error)
{
  return check_counted (connection, findings, "orphan",
                        "SELECT count (*) FROM transactions t JOIN transactions o "
                        "ON o.id = t.transfer_id WHERE o.transfer_id IS NOT t.id",
                        _("Transfers with one side only"), error)
         && check_counted (connection, findings, "orphan",
                           "SELECT count (*) FROM transactions t JOIN accounts a "
                           "ON a.id = t.account_id WHERE t.currency <> a.currency",
                           _("Transactions in another currency than their account's"), error)
         && check_counted (connection, findings, "orphan",
                           "SELECT count (*) FROM categories c JOIN categories p "
                           "ON p.id = c.parent_id WHERE p.parent_id IS NOT NULL",
                           _("Categories below the second level"), error)
         && check_counted (connection, findings, "split",
                           "SELECT count (*) FROM transactions t JOIN (SELECT transaction_id, "
                           "sum (amount) AS total FROM splits GROUP BY transaction_id) s "
                           "ON s.transaction_id = t.id WHERE s.total <> t.amount",
                           _("Splits that do not add up"), error);
}

/* Every table of the log has its triggers, and the steps and the changes cover one another. */
static gboolean
check_history (FinConnection *connection, GPtrArray *findings, GError **error)
{
  return check_counted (connection, findings, "history",
                        "SELECT count (*) FROM history_tables h WHERE (SELECT count (*) "
                        "FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = h.name "
                        "AND name GLOB 'history_*') <> 4",
                        _("Tables whose changes cannot be undone"), error)
         && check_counted (connection, findings, "history",
                           "SELECT abs ((SELECT count (*) FROM history_changes) - "
                           "(SELECT ifnull (sum (last_change - first_change + 1), 0) "
                           "FROM history_steps))",
                           _("Changes that belong to no undo step"), error)
         && check_counted (connection, findings, "history",
                           "SELECT count (*) FROM history_state WHERE step_id IS NOT NULL",
                           _("An undo step was left open"), error);
}

/**
 * fin_database_check:
 *
 * Reads the whole file: pages, indexes, foreign keys, stated balances, orphans, the undo log.
 *
 * Returns: (element-type FinFinding) (transfer full): empty when all is well
 */
GPtrArray *
fin_database_check (FinConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (free_finding);

  if (!add_rows (connection, findings, "integrity", "PRAGMA integrity_check", error)
      || !add_rows (connection, findings, "foreign-key",
                    "SELECT \"table\" || ' ' || rowid || ' -> ' || parent "
                    "FROM pragma_foreign_key_check",
                    error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !check_orphans (connection, findings, error)
      || !check_history (connection, findings, error)
      || !check_balances (connection, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
