/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stated balance would be checked against, if the file were imported now. */
#include <string.h>

#include "fin-balance-store.h"
#include "fin-import-write.h"
#include "fin-money.h"

/* The rows that would be added up to @date. */
static gboolean
add_new_rows (const FinImportPlan *plan, const FinImportGroup *group, FinDate date, gint64 *balance)
{
  for (guint i = 0; i < group->rows->len; i++)
    if (fin_import_group_get_verdict (plan, group, i)->outcome == FIN_IMPORT_ROW_ADDED
        && fin_import_group_get_date (plan, group, i) <= date
        && !fin_minor_add (*balance, fin_import_group_get_amount (plan, group, i), balance))
      return FALSE;
  return TRUE;
}

static gboolean
preview_balance (FinConnection *connection,
                 const FinImportPlan *plan,
                 FinImportGroup *group,
                 const FinBankStatement *statement,
                 GError **error)
{
  FinImportStatement *out = group->out;
  FinDate date = fin_import_balance_day (group, statement);
  FinBalance balance = { .relative = TRUE };

  if (date == FIN_DATE_NONE || (out->has_balance && out->balance_date > date))
    return TRUE;
  if (out->account_id != 0
      && !fin_balance_store_at (connection, out->account_id, date, &balance, error))
    return FALSE;
  out->has_balance = TRUE;
  out->balance_date = date;
  out->balance_stated = statement->balance;
  out->balance_fixed_opening = balance.relative;
  out->balance_computed = statement->balance;
  if (!balance.relative && add_new_rows (plan, group, date, &balance.amount))
    out->balance_computed = balance.amount;
  return TRUE;
}

/** fin_import_preview_balances: fills the balances of a plan that is matched but not written. */
gboolean
fin_import_preview_balances (FinConnection *connection, const FinImportPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->groups->len; i++)
    {
      FinImportGroup *group = fin_import_plan_get_group (plan, i);

      for (guint k = 0; k < group->bank_statements->len; k++)
        if (!preview_balance (connection, plan, group,
                              g_ptr_array_index (group->bank_statements, k), error))
          return FALSE;
    }
  return TRUE;
}
