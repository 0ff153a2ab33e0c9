/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a filter to SQL with bound values. Private to the store. */
#pragma once

#include "fin-connection-private.h"
#include "fin-transaction-filter.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

/**
 * FinTransactionQuery: a WHERE clause over `transactions t` and the values of its parameters.
 * @amount: SQL of what a row that fits counts in a sum: its amount, or its parts of a category
 */
typedef struct
{
  GString *where;
  char *amount;
  GPtrArray *values; /* char *, or NULL where integers has the value */
  GArray *integers;
} FinTransactionQuery;

FinTransactionQuery *fin_transaction_query_new (const FinTransactionFilter *filter);
void fin_transaction_query_free (FinTransactionQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinTransactionQuery, fin_transaction_query_free)

FinStatement *fin_transaction_query_prepare (FinTransactionQuery *self,
                                             FinConnection *connection,
                                             const char *select,
                                             const char *tail,
                                             GError **error);
const char *fin_transaction_query_order (FinTransactionSort sort, gboolean descending);

/* The parts as "food.groceries=-1250 shopping.books=-700", NULL of a whole transaction. */
#define FIN_SELECT_SPLITS                                                                          \
  "(SELECT group_concat (part, ' ') FROM (SELECT ifnull (k.key, 'none') || '=' || s.amount AS "    \
  "part FROM splits s LEFT JOIN categories k ON k.id = s.category_id "                             \
  "WHERE s.transaction_id = t.id ORDER BY s.position))"

#define FIN_SELECT_TRANSACTION \
  "SELECT t.id, t.account_id, a.name, t.posting_date, t.value_date, t.time, t.amount, " \
  "t.currency, t.payee, t.memo, t.reference, t.bank_id, t.bank_code, t.counter_account, " \
  "t.category_id, c.key, t.category_source, t.category_confidence, t.transfer_id, t.import_id, " \
  "t.import_line, t.original, t.match_text, t.state, t.flags, t.note, t.stem, t.name, " \
  FIN_SELECT_SPLITS " FROM transactions t " \
  "JOIN accounts a ON a.id = t.account_id LEFT JOIN categories c ON c.id = t.category_id "

gpointer fin_transaction_read (FinStatement *row);

G_END_DECLS
