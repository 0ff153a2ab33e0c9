/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What FinQueryModel asks the database thread for. Private to the store. */
#pragma once

#include "fin-database.h"
#include "fin-query-diff.h"
#include "fin-transaction-filter.h"

G_BEGIN_DECLS

/** FinQueryOrder: which rows in which order. */
typedef struct
{
  FinTransactionFilter *filter;
  FinTransactionSort sort;
  gboolean descending;
} FinQueryOrder;

/**
 * FinQueryIds: the ids of a query, and how they differ from the ones known before.
 * @ids: (element-type gint64): never written again once it is here
 * @ranges: (element-type FinQueryRange)
 * @rows: (element-type FinTransaction): the first rows, when they were asked for
 * @is_complete: whether @ids has all rows of the query
 */
typedef struct
{
  GArray *ids;
  GArray *ranges;
  GPtrArray *rows;
  gboolean is_complete;
} FinQueryIds;

void fin_query_ids_free (gpointer ids);

void fin_query_load_ids_async (FinDatabase *database,
                               const FinQueryOrder *order,
                               GArray *known_ids,
                               gint64 limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void fin_query_load_rows_async (FinDatabase *database,
                                GArray *ids,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void fin_query_load_sums_async (FinDatabase *database,
                                const FinTransactionFilter *filter,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

G_END_DECLS
