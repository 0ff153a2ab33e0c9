/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An immutable snapshot of posted rows as arrays, for analysis off the database thread. */
#pragma once

#include "fin-arena.h"
#include "fin-connection.h"

G_BEGIN_DECLS

/** FinFlowSplit: a part of row @row; the parts of a row add up to its amount */
typedef struct
{
  gsize row;
  gint64 category_id;
  gint64 amount;
  gint8 category_kind; /* #FinCategoryKind, -1 without a category */
} FinFlowSplit;

/**
 * FinFlows: posted rows by (posting date, id), one array per column, @n_rows each.
 * @ids: row ids
 * @account_ids: the accounts
 * @days: posting dates
 * @times: seconds since midnight, -1 unknown
 * @amounts: minor units
 * @category_ids: 0: none
 * @category_kinds: #FinCategoryKind, -1 without a category
 * @is_transfer: linked to the other side of a transfer, or in a category of that kind
 * @partner_account_ids: the account of the other side of a transfer, 0: none
 * @payees: payee as shown
 * @match_texts: normalised text, "" when unknown
 * @first_splits: index in @splits of the first part, -1: not split; parts of a row follow each other
 * @stems: the payee for matching, see #FinPayee; the normalised text where it is not computed
 */
typedef struct
{
  gsize n_rows;
  gint64 *ids;
  gint64 *account_ids;
  gint32 *days;
  gint32 *times;
  gint64 *amounts;
  gint64 *category_ids;
  gint8 *category_kinds;
  guint8 *is_transfer;
  gint64 *partner_account_ids;
  const char **payees;
  const char **match_texts;
  const char **stems;
  gint32 *first_splits;
  FinFlowSplit *splits;
  gsize n_splits;
  FinArena *strings;
} FinFlows;

FinFlows *fin_flows_load (FinConnection *connection,
                          gint64 account_id,
                          gint64 profile_id,
                          FinPeriod period,
                          GError **error);
FinDate fin_flows_last_day (FinConnection *connection, FinDate today, GError **error);
gsize fin_flows_count_parts (const FinFlows *self, gsize row);
FinFlowSplit fin_flows_get_part (const FinFlows *self, gsize row, gsize number);
void fin_flows_free (FinFlows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinFlows, fin_flows_free)

G_END_DECLS
