/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types as payee is its name as it stands; matching goes by what the bank wrote. */
#include "fin-transaction-change.h"

#include "fin-match-text.h"
#include "fin-payee.h"

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
  return fin_transaction_store_update (connection, transaction, error);
}
