/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens when a person files or renames transactions, and going over the others again. */
#pragma once

#include "fin-category-store.h"

G_BEGIN_DECLS

/** FinFilingResult: @n_others: transactions that follow, beside those that were meant */
typedef struct
{
  guint n_meant;
  guint n_others;
} FinFilingResult;

gboolean fin_filing_file (FinConnection *connection,
                          const gint64 *ids,
                          gsize n_ids,
                          gint64 category_id,
                          gboolean always,
                          FinFilingResult *result,
                          GError **error);
gboolean fin_filing_rename (FinConnection *connection,
                            gint64 id,
                            const char *name,
                            gboolean always,
                            FinFilingResult *result,
                            GError **error);
gboolean fin_filing_refresh (FinConnection *connection,
                             GCancellable *cancellable,
                             guint *n_changed,
                             GError **error);
char *fin_filing_explain (FinConnection *connection, gint64 id, GError **error);
gboolean fin_filing_try_rule (FinConnection *connection,
                              FinRule *rule,
                              GArray *matching,
                              GArray *changing,
                              GError **error);

G_END_DECLS
