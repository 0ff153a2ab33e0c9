/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of flows, for whoever loads and whoever changes them. */
#pragma once

#include "fin-flows.h"
#include "fin-statement.h"

G_BEGIN_DECLS

/** FinFlowsColumn: @offset of a pointer to one item of @size bytes per row */
typedef struct
{
  gsize offset;
  gsize size;
} FinFlowsColumn;

#define FIN_FLOWS_N_COLUMNS 13
extern const FinFlowsColumn fin_flows_columns[FIN_FLOWS_N_COLUMNS];

#define FIN_FLOWS_COLUMN(flows, i) \
  ((gpointer *) (gpointer) ((char *) (flows) + fin_flows_columns[i].offset))

/* Which columns a row is made from, and from where. */
#define FIN_FLOWS_SELECT \
  "SELECT t.id, t.account_id, t.posting_date, t.time, t.amount, t.category_id, c.kind, " \
  "t.transfer_id IS NOT NULL OR c.kind IS 2, ifnull (t.name, t.payee), " \
  "t.match_text, p.account_id, ifnull (t.stem, t.match_text) " \
  "FROM transactions t LEFT JOIN categories c ON c.id = t.category_id " \
  "LEFT JOIN transactions p ON p.id = t.transfer_id "

gboolean fin_flows_collect (FinFlows *self, FinStatement *statement, GError **error);
gboolean fin_flows_load_splits (FinFlows *self, FinConnection *connection, GError **error);

G_END_DECLS
