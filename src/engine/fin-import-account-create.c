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
      /* The account was made from a file that did not say its currency; this one does. */
      if (group->gets_currency
          && !fin_account_store_set_currency (connection, group->out->account_id,
                                              group->out->currency, error))
        return FALSE;
    }
  return TRUE;
}
