/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which transactions, in which order: a value that becomes the WHERE and ORDER BY of a query. */
#pragma once

#include <glib-object.h>

#include "fin-date.h"
#include "fin-enums.h"

G_BEGIN_DECLS

/** FinTransactionStates: bits 1 << FinTransactionState. */
#define FIN_TRANSACTION_STATES_SHOWN \
  ((1u << FIN_TRANSACTION_POSTED) | (1u << FIN_TRANSACTION_HELD))
#define FIN_TRANSACTION_STATES_POSTED (1u << FIN_TRANSACTION_POSTED)
#define FIN_TRANSACTION_STATES_HELD (1u << FIN_TRANSACTION_HELD)

/** FIN_CATEGORY_NONE: as @category_id of a filter: rows without a category; 0 is any. */
#define FIN_CATEGORY_NONE (-1)

/**
 * FinTransactionFilter:
 * @search: words that must all occur in payee, memo, note or reference, or amount forms: `>100`,
 *   `<5`, `=12.5`, `amount:20..50` (sizes without sign, in units of the currency; `.` or `,`)
 * @account_id: 0: all
 * @profile_id: 0: all; otherwise the profile's and the shared accounts
 * @category_id: 0: all, %FIN_CATEGORY_NONE: none; a parent stands for its children, too
 * @import_id: 0: all
 * @ids: (nullable) (element-type gint64): only these
 * @period: first and last day, %FIN_DATE_NONE: open
 * @states: bits 1 << #FinTransactionState
 */
typedef struct
{
  char *search;
  gint64 account_id;
  gint64 profile_id;
  gint64 category_id;
  gint64 import_id;
  GArray *ids;
  FinPeriod period;
  guint states;
} FinTransactionFilter;

typedef enum
{
  FIN_TRANSACTION_SORT_DATE,
  FIN_TRANSACTION_SORT_AMOUNT,
  FIN_TRANSACTION_SORT_PAYEE,
  FIN_TRANSACTION_SORT_CATEGORY,
  FIN_TRANSACTION_SORT_ACCOUNT,
} FinTransactionSort;

#define FIN_TYPE_TRANSACTION_SORT (fin_transaction_sort_get_type ())
GType fin_transaction_sort_get_type (void);

#define FIN_TYPE_TRANSACTION_FILTER (fin_transaction_filter_get_type ())
GType fin_transaction_filter_get_type (void);

FinTransactionFilter *fin_transaction_filter_new (void);
FinTransactionFilter *fin_transaction_filter_copy (const FinTransactionFilter *self);
void fin_transaction_filter_free (FinTransactionFilter *self);
gboolean fin_transaction_filter_equal (const FinTransactionFilter *self,
                                       const FinTransactionFilter *other);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinTransactionFilter, fin_transaction_filter_free)

G_END_DECLS
