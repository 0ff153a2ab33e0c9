/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transfer is filed under what it is; a category that the person chose stays. */
#include "fin-transfer.h"

#include "fin-account-store.h"
#include "fin-category-store.h"
#include "fin-transaction-store.h"

static const char *
key_for (FinAccountKind one, FinAccountKind other)
{
  if (one == FIN_ACCOUNT_CARD || other == FIN_ACCOUNT_CARD)
    return "transfer.card";
  if (one == FIN_ACCOUNT_SAVINGS || other == FIN_ACCOUNT_SAVINGS)
    return "transfer.savings";
  return "transfer.own";
}

static gboolean
load_kind (FinConnection *connection, gint64 id, FinAccountKind *kind, GError **error)
{
  g_autoptr (FinTransaction) side = fin_transaction_store_get (connection, id, error);
  g_autoptr (FinAccount) account = NULL;

  if (side == NULL)
    return FALSE;
  account = fin_account_store_get (connection, fin_transaction_get_account_id (side), error);
  if (account == NULL)
    return FALSE;
  *kind = fin_account_get_kind (account);
  return TRUE;
}

/** fin_transfer_join: the sides may be parted from others before. */
gboolean
fin_transfer_join (FinConnection *connection, gint64 one_side, gint64 other_side, GError **error)
{
  const gint64 ids[] = { one_side, other_side };
  g_autoptr (FinCategory) category = NULL;
  g_autoptr (GError) cause = NULL;
  FinAccountKind kinds[2];

  if (!load_kind (connection, one_side, &kinds[0], error)
      || !load_kind (connection, other_side, &kinds[1], error)
      || !fin_transaction_store_link_transfer (connection, one_side, other_side, error))
    return FALSE;
  category = fin_category_store_find_key (connection, key_for (kinds[0], kinds[1]), &cause);
  if (category != NULL)
    return fin_transaction_store_categorise (connection, ids, 2, fin_category_get_id (category),
                                             FIN_CATEGORY_SOURCE_TRANSFER, 1000, error);
  /* A household may have thrown the category away; the two are a transfer all the same. */
  if (cause == NULL || g_error_matches (cause, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
drop_category (FinConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FinTransaction) side = fin_transaction_store_get (connection, id, error);

  if (side == NULL)
    return FALSE;
  return fin_transaction_get_category_source (side) != FIN_CATEGORY_SOURCE_TRANSFER
         || fin_transaction_store_categorise (connection, &id, 1, 0, FIN_CATEGORY_SOURCE_NONE, 0,
                                              error);
}

/** fin_transfer_part: @id is either side; nothing happens to a row that is no transfer. */
gboolean
fin_transfer_part (FinConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FinTransaction) side = fin_transaction_store_get (connection, id, error);
  gint64 other;

  if (side == NULL)
    return FALSE;
  other = fin_transaction_get_transfer_id (side);
  if (other == 0)
    return TRUE;
  return fin_transaction_store_unlink_transfer (connection, id, error)
         && drop_category (connection, id, error) && drop_category (connection, other, error);
}
