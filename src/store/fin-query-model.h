/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GListModel over a query of transactions that fetches its rows by window. */
#pragma once

#include <gio/gio.h>

#include "fin-database.h"
#include "fin-transaction-filter.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

#define FIN_TYPE_QUERY_MODEL (fin_query_model_get_type ())
G_DECLARE_FINAL_TYPE (FinQueryModel, fin_query_model, FIN, QUERY_MODEL, GObject)

FinQueryModel *fin_query_model_new (FinDatabase *database);

void fin_query_model_set_filter (FinQueryModel *self, const FinTransactionFilter *filter);
const FinTransactionFilter *fin_query_model_get_filter (FinQueryModel *self);
void fin_query_model_set_sort (FinQueryModel *self,
                               FinTransactionSort sort,
                               gboolean descending);
FinTransactionSort fin_query_model_get_sort (FinQueryModel *self);
gboolean fin_query_model_get_descending (FinQueryModel *self);
gboolean fin_query_model_get_loading (FinQueryModel *self);
const GError *fin_query_model_get_error (FinQueryModel *self);
void fin_query_model_refresh (FinQueryModel *self);

gint64 fin_query_model_get_id (FinQueryModel *self, guint position);
gboolean fin_query_model_find (FinQueryModel *self, gint64 id, guint *position);
const GArray *fin_query_model_get_sums (FinQueryModel *self);

G_END_DECLS
