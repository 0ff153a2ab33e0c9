/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way to show a transaction, wherever it is listed. */
#include "fin-transaction-row.h"

#include <glib/gi18n.h>

#include "fin-anomaly-list.h"
#include "fin-anomaly-text.h"
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

  if (fin_transaction_get_splits (transaction) != NULL)
    return _ ("Several categories");
  return category != NULL ? fin_category_get_name (category) : _ ("Uncategorised");
}

static char *
format_money (gint64 minor, const char *currency, gpointer data)
{
  return fin_session_format_money (data, minor, currency, FIN_MONEY_EXACT);
}

/** fin_transaction_describe_unusual: Returns: (transfer full) (nullable): why it stands out, if so */
char *
fin_transaction_describe_unusual (FinSession *session, FinTransaction *transaction)
{
  FinInsights *insights = fin_session_get_insights (session);
  const FinAnomalyItem *item;

  if (insights == NULL || insights->anomalies == NULL)
    return NULL;
  item = fin_anomaly_list_find_transaction (insights->anomalies,
                                            fin_transaction_get_id (transaction));
  if (item == NULL || !fin_anomaly_item_is_open (item))
    return NULL;
  return fin_anomaly_sentence (item, format_money, session);
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
  g_autofree char *unusual = fin_transaction_describe_unusual (session, transaction);
  g_autofree char *subtitle = NULL;

  /* Translators: a day, then a category: "Fri 27 Nov · Groceries" */
  subtitle = g_strdup_printf (_ ("%s · %s"), day,
                              fin_transaction_category_name (session, transaction));
  fin_money_row_set_icon (row, icon != NULL ? icon : "fin-category-symbolic",
                          category != NULL ? fin_category_get_colour (category) : NULL);
  fin_money_row_set_texts (row, fin_transaction_title (transaction), subtitle);
  fin_money_row_set_amount (row, amount,
                            held              ? _ ("held")
                            : unusual != NULL ? _ ("unusual")
                                              : NULL);
  /* Setting none asks the display server where the pointer is. */
  if (unusual != NULL || gtk_widget_get_has_tooltip (GTK_WIDGET (row)))
    gtk_widget_set_tooltip_text (GTK_WIDGET (row), unusual);
  fin_money_row_set_incoming (row, fin_transaction_get_amount (transaction) > 0);
}
