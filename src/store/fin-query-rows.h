/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that a FinQueryModel handed out, loaded or not yet. Private to the store. */
#pragma once

#include "fin-transaction.h"

G_BEGIN_DECLS

typedef struct _FinQueryRows FinQueryRows;

FinQueryRows *fin_query_rows_new (void);
void fin_query_rows_free (FinQueryRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinQueryRows, fin_query_rows_free)

FinTransaction *fin_query_rows_hand_out (FinQueryRows *self, gint64 id);
void fin_query_rows_take (FinQueryRows *self, GPtrArray *rows);
gboolean fin_query_rows_is_wanted (FinQueryRows *self, gint64 id);
void fin_query_rows_note_asked (FinQueryRows *self, const GArray *ids);
void fin_query_rows_note_answered (FinQueryRows *self, const GArray *ids);
void fin_query_rows_forget_asked (FinQueryRows *self);
GArray *fin_query_rows_list_used (FinQueryRows *self);

G_END_DECLS
