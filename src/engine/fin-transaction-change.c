/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types as payee is its name as it stands; matching goes by what the bank wrote. */
#include "fin-transaction-change.h"

#include <glib/gi18n.h>

#include "fin-match-text.h"
#include "fin-payee.h"
#include "fin-split-store.h"
#include "fin-store-error.h"

/**
 * fin_transaction_change_add:
 * @row: by hand, without match text, stem and name
 *
 * Returns: the id; 0 with a #FinStoreError
 */
gint64
fin_transaction_change_add (FinConnection *connection, const FinTransactionRow *row, GError **error)
{
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  FinPayee payee = fin_payee_clean (cleaner, row->payee, row->memo);
  FinTransactionRow filled = *row;

  fin_match_text_normalise (text, row->payee, row->memo);
  filled.match_text = text->str;
  filled.stem = payee.stem;
  filled.name = row->payee != NULL && *row->payee != '\0' ? row->payee : payee.name;
  return fin_transaction_store_insert (connection, &filled, error);
}

/* Parts that no longer add up are not guessed at: the person says what they are. */
static gboolean
fit_splits (FinConnection *connection, FinTransaction *before, FinTransaction *after, GError **error)
{
  if (fin_transaction_get_n_splits (before) == 0)
    return TRUE;
  if (fin_transaction_get_amount (before) != fin_transaction_get_amount (after))
    {
      g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                           _ ("This transaction is split: its parts would no longer add up. Take the "
                              "split back first, then change the amount."));
      return FALSE;
    }
  /* Another category means the whole. */
  if (fin_transaction_get_category_id (before) != fin_transaction_get_category_id (after))
    {
      g_autoptr (GArray) none = fin_split_array_new ();

      return fin_split_store_set (connection, fin_transaction_get_id (after), none, error);
    }
  return TRUE;
}

/**
 * fin_transaction_change_save: stores an edited transaction
 *
 * A new payee becomes the name that is shown. The stem of a row from a file stays that of the
 * bank's text, so that the payee keeps its history; that of a row by hand follows.
 */
gboolean
fin_transaction_change_save (FinConnection *connection, FinTransaction *transaction, GError **error)
{
  g_autoptr (FinTransaction) before = NULL;
  const char *payee = fin_transaction_get_payee (transaction);

  before = fin_transaction_store_get (connection, fin_transaction_get_id (transaction), error);
  if (before == NULL)
    return FALSE;
  if (g_strcmp0 (payee, fin_transaction_get_payee (before)) != 0)
    {
      g_object_set (transaction, "name", payee, NULL);
      if (fin_transaction_get_import_id (before) == 0)
        {
          g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
          FinPayee cleaned =
              fin_payee_clean (cleaner, payee, fin_transaction_get_memo (transaction));

          g_object_set (transaction, "stem", cleaned.stem, NULL);
        }
    }
  return fit_splits (connection, before, transaction, error)
         && fin_transaction_store_update (connection, transaction, error);
}
