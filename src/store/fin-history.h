/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: steps of before-images written by triggers, kept in the database itself. */
#pragma once

#include <gio/gio.h>

#include "fin-database.h"
#include "fin-history-step.h"

G_BEGIN_DECLS

/** FinHistoryState: what the menu needs. Labels are owned and %NULL when there is nothing to do. */
typedef struct
{
  char *undo_label;
  char *redo_label;
} FinHistoryState;

void fin_history_state_free (FinHistoryState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinHistoryState, fin_history_state_free)

/* On the database thread, inside a read. */
GPtrArray *fin_history_list (FinConnection *connection, int limit, GError **error);
FinHistoryState *fin_history_get_state (FinConnection *connection, GError **error);

/* Blocking, and for the window. They return the label of the step. */
char *fin_history_undo (FinDatabase *database, GCancellable *cancellable, GError **error);
char *fin_history_redo (FinDatabase *database, GCancellable *cancellable, GError **error);
void fin_history_undo_async (FinDatabase *database,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *fin_history_undo_finish (FinDatabase *database, GAsyncResult *result, GError **error);
void fin_history_redo_async (FinDatabase *database,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *fin_history_redo_finish (FinDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS
