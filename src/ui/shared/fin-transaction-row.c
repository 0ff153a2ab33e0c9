/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way to show a transaction, wherever it is listed. */
#include "fin-transaction-row.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-palette.h"

/** fin_transaction_title: the payee, else the memo, else a word */
const char *
fin_transaction_title (FinTransaction *transaction)
{
  const char *payee = fin_transaction_get_shown_payee (transaction);
  const char *memo = fin_transaction_get_memo (transaction);

  if (payee != NULL && *payee != '\0')
    return payee;
  if (memo != NULL && *memo != '\0')
    return memo;
  return _ ("Without a text");
}

/** fin_transaction_category_name: Returns: (transfer none): "Uncategorised" where there is none */
const char *
fin_transaction_category_name (FinSession *session, FinTransaction *transaction)
{
  FinCategory *category
      = fin_session_find_category (session, fin_transaction_get_category_id (transaction));

  return category != NULL ? fin_category_get_name (category) : _ ("Uncategorised");
}

void
fin_transaction_row_show (FinMoneyRow *row, FinSession *session, FinTransaction *transaction)
{
  FinCategory *category
      = fin_session_find_category (session, fin_transaction_get_category_id (transaction));
  const char *icon = category != NULL ? fin_category_get_icon (category) : NULL;
  gboolean held = fin_transaction_get_state (transaction) == FIN_TRANSACTION_HELD;
  g_autofree char *day = fin_format_date_relative (fin_transaction_get_posting_date (transaction),
                                                   fin_session_get_today (session));
  g_autofree char *amount
      = fin_session_format_money (session, fin_transaction_get_amount (transaction),
                                  fin_transaction_get_currency (transaction), FIN_MONEY_SIGNED);
  g_autofree char *subtitle = NULL;

  /* Translators: a day, then a category: "Fri 27 Nov · Groceries" */
  subtitle = g_strdup_printf (_ ("%s · %s"), day,
                              fin_transaction_category_name (session, transaction));
  fin_money_row_set_icon (row, icon != NULL ? icon : "fin-category-symbolic",
                          category != NULL ? fin_category_get_colour (category) : NULL);
  fin_money_row_set_texts (row, fin_transaction_title (transaction), subtitle);
  fin_money_row_set_amount (row, amount, held ? _ ("held") : NULL);
  fin_money_row_set_incoming (row, fin_transaction_get_amount (transaction) > 0);
}
