/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repository of splits: the parts of transactions, which always add up. */
#pragma once

#include "fin-connection.h"

G_BEGIN_DECLS

/** FinSplit: a part. @amount: minor units, not 0; @category_id: 0: none; @note: (nullable): */
typedef struct
{
  gint64 category_id;
  gint64 amount;
  char *note;
} FinSplit;

void fin_split_clear (gpointer split);
GArray *fin_split_array_new (void);

GArray *fin_split_store_list (FinConnection *connection, gint64 transaction_id, GError **error);
gboolean fin_split_store_set (FinConnection *connection,
                              gint64 transaction_id,
                              GArray *splits,
                              GError **error);

G_END_DECLS
