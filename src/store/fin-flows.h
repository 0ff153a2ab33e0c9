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
 * @period: of which all rows are here
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
typedef struct _FinFlows
{
  gsize n_rows;
  FinPeriod period;
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
  /*< private >*/
  gsize capacity;
} FinFlows;

/** FinFlowsRun: rows that follow each other, of those before or of the fresh ones */
typedef struct
{
  gboolean fresh;
  gsize first;
  gsize n;
} FinFlowsRun;

/**
 * FinFlowsPatch: how rows became others; what anybody else keeps for each row follows by
 * fin_flows_patch_apply().
 * @first: rows before this one are as they were; from here on come the @runs
 * @dropped: (element-type gsize): rows before that are gone or changed, ascending
 * @fresh: rows that came, or came back changed, as they follow each other
 */
typedef struct
{
  gsize first;
  GArray *runs;
  GArray *dropped;
  FinFlows *fresh;
} FinFlowsPatch;

FinFlows *fin_flows_load (FinConnection *connection,
                          gint64 account_id,
                          gint64 profile_id,
                          FinPeriod period,
                          GError **error);
FinFlowsPatch *fin_flows_plan (const FinFlows *self,
                               FinConnection *connection,
                               GArray *ids,
                               GError **error);
gboolean fin_flows_change (FinFlows *self,
                           const FinFlowsPatch *patch,
                           FinConnection *connection,
                           GError **error);
gpointer fin_flows_patch_apply (const FinFlowsPatch *patch,
                                gpointer column,
                                gconstpointer fresh,
                                gsize size,
                                gsize capacity);
void fin_flows_patch_free (FinFlowsPatch *patch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinFlowsPatch, fin_flows_patch_free)
FinDate fin_flows_last_day (FinConnection *connection, FinDate today, GError **error);
gsize fin_flows_find (const FinFlows *self, FinDate day, gint64 id);
gsize fin_flows_count_parts (const FinFlows *self, gsize row);
FinFlowSplit fin_flows_get_part (const FinFlows *self, gsize row, gsize number);
void fin_flows_free (FinFlows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinFlows, fin_flows_free)

G_END_DECLS
