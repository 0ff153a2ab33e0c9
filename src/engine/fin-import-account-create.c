/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the accounts that an import needs, and teaches known ones what the file says of them. */
#include "fin-account-store.h"
#include "fin-import-account.h"

static gboolean
create_account (FinConnection *connection, FinImportGroup *group, GError **error)
{
  g_autoptr (FinAccount) account = fin_account_new ();

  g_object_set (account, "name", group->out->account_name, "kind", group->out->kind, "currency",
                group->out->currency, "number", group->out->account_number, "bank-id",
                group->statement->bank_id, NULL);
  group->out->account_id = fin_account_store_insert (connection, account, error);
  return group->out->account_id != 0;
}

/* From now on the file's number leads here without being asked. */
static gboolean
learn_number (FinConnection *connection, FinImportGroup *group, GError **error)
{
  g_autoptr (FinAccount) account = NULL;

  if (group->out->account_number == NULL)
    return TRUE;
  account = fin_account_store_get (connection, group->out->account_id, error);
  if (account == NULL)
    return FALSE;
  if (fin_account_get_number (account) != NULL)
    return TRUE;
  g_object_set (account, "number", group->out->account_number, NULL);
  return fin_account_store_update (connection, account, error);
}

/* The account was made from a file that did not say its currency; this one does. */
static gboolean
set_currency (FinConnection *connection, FinImportGroup *group, GError **error)
{
  g_autoptr (FinAccount) account = NULL;
  g_autoptr (FinStatement) statement = NULL;

  account = fin_account_store_get (connection, group->out->account_id, error);
  if (account == NULL)
    return FALSE;
  g_object_set (account, "currency", group->out->currency, NULL);
  if (!fin_account_store_update (connection, account, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection, "UPDATE transactions SET currency = ?2 WHERE account_id = ?1", error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, group->out->account_id);
  fin_statement_bind_text (statement, 2, group->out->currency);
  return fin_statement_execute (statement, error);
}

/** fin_import_account_create: makes what fin_import_account_resolve() found missing. */
gboolean
fin_import_account_create (FinConnection *connection, FinImportPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->groups->len; i++)
    {
      FinImportGroup *group = fin_import_plan_get_group (plan, i);

      if (group->out->account_is_new && !create_account (connection, group, error))
        return FALSE;
      if (!group->out->account_is_new && !learn_number (connection, group, error))
        return FALSE;
      if (group->gets_currency && !set_currency (connection, group, error))
        return FALSE;
    }
  return TRUE;
}
