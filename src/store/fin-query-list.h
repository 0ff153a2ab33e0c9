/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids that a FinQueryModel shows, and how its listeners hear of new ones. Private to the store. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FinQueryList FinQueryList;

/** FinQueryListChanged: as #GListModel::items-changed */
typedef void (*FinQueryListChanged) (guint position, guint n_removed, guint n_added, gpointer data);

FinQueryList *fin_query_list_new (FinQueryListChanged changed, gpointer data);
void fin_query_list_free (FinQueryList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinQueryList, fin_query_list_free)

guint fin_query_list_get_n (FinQueryList *self);
gint64 fin_query_list_get_id (FinQueryList *self, guint position);
GArray *fin_query_list_get_ids (FinQueryList *self);

void fin_query_list_take (FinQueryList *self, GArray *ids, GArray *ranges);
gboolean fin_query_list_tell (FinQueryList *self);
void fin_query_list_stop (FinQueryList *self);

G_END_DECLS
