/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that a person exports month by month overlap by some days: on these days the same rows stand in
 * the account already, which no other account would have. */
#include "fin-import-overlap.h"

#include "fin-match-text.h"
#include "fin-transaction-store.h"

/** So many rows, spread over the file, are enough to judge by. */
#define SAMPLE 200

typedef struct
{
  FinConnection *connection;
  FinStatement *statement;
  GString *text;
  gint64 account_id;
  const char *currency;
} Look;

static gboolean
is_there (const Look *look, const FinDraft *draft, gboolean *there, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gint64 amount;

  *there = FALSE;
  if (!fin_import_scale_amount (draft, look->currency, &amount))
    return TRUE;
  fin_match_text_normalise (look->text, draft->payee, draft->memo);
  fin_statement_bind_int (look->statement, 1, look->account_id);
  fin_statement_bind_date (look->statement, 2, draft->posting_date);
  fin_statement_bind_int (look->statement, 3, amount);
  fin_statement_bind_text (look->statement, 4, look->text->str);
  *there = fin_statement_step (look->statement, &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * fin_import_overlaps:
 * @overlaps: (out): of the rows on days that the account covers, at least half are there
 *
 * Returns: %FALSE with a #FinStoreError
 */
gboolean
fin_import_overlaps (FinConnection *connection,
                     const FinImportPlan *plan,
                     const FinImportGroup *group,
                     FinAccount *account,
                     gboolean *overlaps,
                     GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Look look = { connection, NULL, text, fin_account_get_id (account),
                fin_account_get_currency (account) };
  guint step = group->rows->len / SAMPLE + 1;
  guint n_common = 0;
  guint n_there = 0;
  FinPeriod covered;

  *overlaps = FALSE;
  statement = fin_connection_prepare (connection,
                                      "SELECT 1 FROM transactions WHERE account_id = ?1"
                                      " AND posting_date = ?2 AND amount = ?3 AND match_text = ?4",
                                      error);
  if (statement == NULL
      || !fin_transaction_store_bounds (connection, look.account_id, &covered, error))
    return FALSE;
  look.statement = statement;
  for (guint i = 0; covered.first != FIN_DATE_NONE && i < group->rows->len; i += step)
    {
      const FinDraft *draft = fin_import_group_get_draft (plan, group, i);
      gboolean there;

      if (!fin_period_contains (covered, draft->posting_date))
        continue;
      if (!is_there (&look, draft, &there, error))
        return FALSE;
      n_common++;
      n_there += there;
    }
  *overlaps = n_there > 0 && n_there * 2 >= n_common;
  return TRUE;
}
