/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as jobs see it: on the thread that opened the connection only, which every call asserts. */
#pragma once

#include <gio/gio.h>

#include "fin-statement.h"
#include "fin-store-error.h"

G_BEGIN_DECLS

typedef struct _FinConnection FinConnection;

/** FinChanges: the kinds of data that a write touched, for FinDatabase::changed. */
typedef enum
{
  FIN_CHANGES_NONE = 0,
  FIN_CHANGES_ACCOUNTS = 1 << 0,     /* households, profiles, accounts, stated balances */
  FIN_CHANGES_TRANSACTIONS = 1 << 1,
  FIN_CHANGES_CATEGORIES = 1 << 2,   /* categories and rules */
  FIN_CHANGES_IMPORTS = 1 << 3,
  FIN_CHANGES_NUDGES = 1 << 4,
  FIN_CHANGES_INSIGHTS = 1 << 5,     /* personas, forecast records */
  FIN_CHANGES_SETTINGS = 1 << 6,
  FIN_CHANGES_RATES = 1 << 7,
  FIN_CHANGES_HISTORY = 1 << 8,      /* what can be undone or redone */
  FIN_CHANGES_VERDICTS = 1 << 9,     /* what a person said about what was found */
  FIN_CHANGES_ALL = (1 << 10) - 1,    /* another process wrote, or a backup was restored */
} FinChanges;

#define FIN_TYPE_CHANGES (fin_changes_get_type ())
GType fin_changes_get_type (void);

FinStatement *fin_connection_prepare (FinConnection *self, const char *sql, GError **error);
gboolean fin_connection_execute (FinConnection *self, const char *sql, GError **error);
gint64 fin_connection_last_id (FinConnection *self);
gint64 fin_connection_changed_rows (FinConnection *self);
gboolean fin_connection_in_write (FinConnection *self);
void fin_connection_mark_changed (FinConnection *self, FinChanges changes);
gpointer fin_connection_get_kept (FinConnection *self, const char *key);
void fin_connection_keep (FinConnection *self, const char *key, gpointer data, GDestroyNotify free);
const char *fin_connection_get_path (FinConnection *self);

G_END_DECLS
