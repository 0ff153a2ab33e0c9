/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with imports afterwards: decide on held rows, bring rows back, take all back. */
#pragma once

#include "fin-connection.h"
#include "fin-import-row.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

/**
 * FinHeldPair: a row that waits for a decision.
 * @row: why it waits, and of which import
 * @held: the transaction that it would become
 * @similar: (nullable): the one in the ledger that it resembles
 * @file_name: of the import
 * @similar_file_name: (nullable): of the import that brought @similar
 */
typedef struct
{
  FinImportRow *row;
  FinTransaction *held;
  FinTransaction *similar;
  char *file_name;
  char *similar_file_name;
} FinHeldPair;

void fin_held_pair_free (FinHeldPair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinHeldPair, fin_held_pair_free)

/**
 * FinImportFate: what can be done with an import.
 * @n_undecided: held rows that wait
 * @n_deleted: rows that it brought and the person deleted
 * @n_posted: transactions in the ledger that would go with it
 * @is_newest_step: undo would take back just this import
 */
typedef struct
{
  gint64 n_undecided;
  gint64 n_deleted;
  gint64 n_posted;
  gboolean is_newest_step;
} FinImportFate;

/* Reading */
GPtrArray *fin_import_review_list_held (FinConnection *connection,
                                        gint64 import_id,
                                        gint64 limit,
                                        GError **error);
gint64 fin_import_review_count_held (FinConnection *connection, gint64 import_id, GError **error);
gboolean fin_import_review_get_fate (FinConnection *connection,
                                     gint64 import_id,
                                     FinImportFate *fate,
                                     GError **error);

/* Inside a write */
gboolean fin_import_review_decide (FinConnection *connection,
                                   const gint64 *transaction_ids,
                                   gsize n_ids,
                                   gboolean accept,
                                   GError **error);
gboolean fin_import_review_decide_all (FinConnection *connection,
                                       gint64 import_id,
                                       gboolean accept,
                                       GError **error);
gboolean fin_import_review_bring_back (FinConnection *connection,
                                       gint64 import_id,
                                       gint64 transaction_id,
                                       GError **error);
gboolean fin_import_review_remove (FinConnection *connection, gint64 import_id, GError **error);

G_END_DECLS
