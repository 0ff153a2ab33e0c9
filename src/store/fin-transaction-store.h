/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repository of transactions: fast batches in, filtered lists and matching keys out. */
#pragma once

#include <gio/gio.h>

#include "fin-connection.h"
#include "fin-transaction-filter.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

/**
 * FinTransactionRow: one row to insert. Strings are borrowed, UTF-8, %NULL when absent; ids are 0
 * and dates %FIN_DATE_NONE when absent; @time is seconds since midnight or -1. Start from
 * %FIN_TRANSACTION_ROW_INIT.
 */
typedef struct
{
  gint64 account_id;
  FinDate posting_date;
  FinDate value_date;
  int time;
  gint64 amount;
  const char *currency;
  const char *payee;
  const char *memo;
  const char *reference;
  const char *bank_id;
  const char *bank_code;
  const char *counter_account;
  gint64 category_id;
  FinCategorySource category_source;
  int category_confidence; /* per mille */
  gint64 import_id;
  int import_line;
  const char *original;
  const char *match_text;
  const char *stem; /* of #FinPayee */
  const char *name; /* how the payee is shown */
  FinTransactionState state;
  guint flags; /* FinTransactionFlags */
  const char *note;
} FinTransactionRow;

/** FIN_TRANSACTION_AMOUNT_MAX: larger sizes are refused: sums of them would not be exact. */
#define FIN_TRANSACTION_AMOUNT_MAX (G_GINT64_CONSTANT (1) << 53)

#define FIN_TRANSACTION_ROW_INIT \
  { .posting_date = FIN_DATE_NONE, .value_date = FIN_DATE_NONE, .time = -1 }

/** FinTransactionKey: what recognises a stored row. Strings belong to the #FinTransactionKeys. */
typedef struct
{
  gint64 id;
  FinDate posting_date;
  gint64 amount;
  const char *bank_id;    /* nullable */
  const char *match_text; /* nullable */
  const char *original;   /* nullable */
  const char *format;     /* of the import it came from, NULL: entered by hand */
  FinTransactionState state;
} FinTransactionKey;

/** FinTransactionKeys: all rows of an account in a period, by posting date, tombstones included. */
typedef struct
{
  FinTransactionKey *keys;
  gsize n_keys;
  GStringChunk *strings;
} FinTransactionKeys;

void fin_transaction_keys_free (FinTransactionKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinTransactionKeys, fin_transaction_keys_free)

gint64 fin_transaction_store_insert (FinConnection *connection,
                                     const FinTransactionRow *row,
                                     GError **error);
gboolean fin_transaction_store_insert_many (FinConnection *connection,
                                            const FinTransactionRow *rows,
                                            gsize n_rows,
                                            gint64 *ids,
                                            GCancellable *cancellable,
                                            GError **error);
gboolean fin_transaction_store_update (FinConnection *connection,
                                       FinTransaction *transaction,
                                       GError **error);
gboolean fin_transaction_store_delete (FinConnection *connection,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       GError **error);
gboolean fin_transaction_store_categorise (FinConnection *connection,
                                           const gint64 *ids,
                                           gsize n_ids,
                                           gint64 category_id,
                                           FinCategorySource source,
                                           int confidence,
                                           GError **error);
gboolean fin_transaction_store_set_state (FinConnection *connection,
                                          const gint64 *ids,
                                          gsize n_ids,
                                          FinTransactionState state,
                                          GError **error);
gboolean fin_transaction_store_link_transfer (FinConnection *connection,
                                              gint64 one_side,
                                              gint64 other_side,
                                              GError **error);
gboolean fin_transaction_store_unlink_transfer (FinConnection *connection,
                                                gint64 id,
                                                GError **error);

FinTransaction *fin_transaction_store_get (FinConnection *connection, gint64 id, GError **error);
GPtrArray *fin_transaction_store_list (FinConnection *connection,
                                       const FinTransactionFilter *filter,
                                       FinTransactionSort sort,
                                       gboolean descending,
                                       gint64 limit,
                                       gint64 offset,
                                       GError **error);
gint64 fin_transaction_store_count (FinConnection *connection,
                                    const FinTransactionFilter *filter,
                                    GError **error);
FinTransactionKeys *fin_transaction_store_keys (FinConnection *connection,
                                                gint64 account_id,
                                                FinPeriod period,
                                                GError **error);
gboolean fin_transaction_store_bounds (FinConnection *connection,
                                       gint64 account_id,
                                       FinPeriod *bounds,
                                       GError **error);

G_END_DECLS
