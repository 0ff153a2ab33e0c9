/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repository of credit card terms: statement day, due day, and the account that pays. */
#pragma once

#include "fin-connection.h"

G_BEGIN_DECLS

/**
 * FinCardTerms: of the card account @account_id; 0 = nobody said.
 * @statement_day, @due_day: of the month, 31 = its last day
 * @payer_id: the account that pays the card
 */
typedef struct
{
  gint64 account_id;
  int statement_day;
  int due_day;
  gint64 payer_id;
} FinCardTerms;

GArray *fin_card_store_list (FinConnection *connection, GError **error);
gboolean fin_card_store_get (FinConnection *connection,
                             gint64 account_id,
                             FinCardTerms *terms,
                             GError **error);
gboolean fin_card_store_set (FinConnection *connection, const FinCardTerms *terms, GError **error);

G_END_DECLS
