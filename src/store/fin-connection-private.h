/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a connection, for the database thread's own code. */
#pragma once

#include <sqlite3.h>

#include "fin-connection.h"

G_BEGIN_DECLS

struct _FinConnection
{
  sqlite3 *handle;
  GThread *owner;
  char *path;
  GHashTable *statements; /* SQL -> FinStatement, the cache */
  GData *kept;            /* by whoever has jobs on this thread */

  /* Of the running job */
  GCancellable *cancellable;
  gboolean in_write;
  FinChanges changes;
  gint64 history_mark; /* the last change before the running step, -1 where none is logged */
  const char *hook_table; /* the last table seen by the update hook; compared by address */
  FinChanges hook_changes;
};

struct _FinStatement
{
  FinConnection *connection;
  sqlite3_stmt *handle;
  gboolean cached;
  gboolean borrowed;
  gboolean stepped;
  int bind_result; /* the first failure of a bind, reported by the next step */
};

/** FIN_APPLICATION_ID: "FinS", in the header of every database file. */
#define FIN_APPLICATION_ID 0x46696e53

FinChanges fin_changes_for_table (const char *table);

FinConnection *fin_connection_new (const char *path, gboolean read_only, GError **error);
void fin_connection_free (FinConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinConnection, fin_connection_free)

void fin_connection_set_error (FinConnection *self, int result, GError **error);
void fin_connection_assert_thread (FinConnection *self);
gboolean fin_connection_get_int (FinConnection *self,
                                 const char *sql,
                                 gint64 *value,
                                 GError **error);
void fin_connection_drop_statements (FinConnection *self);
void fin_connection_begin_job (FinConnection *self, GCancellable *cancellable);
FinChanges fin_connection_end_job (FinConnection *self);

/** FinRowFunc: makes something of the row that the statement stands on; never fails. */
typedef gpointer (*FinRowFunc) (FinStatement *statement);

GPtrArray *fin_statement_collect (FinStatement *self,
                                  FinRowFunc make,
                                  GDestroyNotify free_item,
                                  GError **error);
gpointer fin_statement_fetch (FinStatement *self, FinRowFunc make, GError **error);
char *fin_statement_dup_text (FinStatement *self, int column);
gboolean fin_store_run_with_id (FinConnection *connection,
                                const char *sql,
                                gint64 id,
                                GError **error);
void fin_store_set_not_found (GError **error, const char *kind, gint64 id);
gpointer fin_store_fetch_by_id (FinConnection *connection,
                                const char *sql,
                                gint64 id,
                                FinRowFunc make,
                                const char *kind,
                                GError **error);

void fin_statement_finalize (FinStatement *self);
FinStatement *fin_statement_new (FinConnection *connection, const char *sql, GError **error);

void fin_store_set_sqlite_error (GError **error,
                                 int result,
                                 const char *file,
                                 const char *words);

gboolean fin_sql_functions_register (sqlite3 *handle);

G_END_DECLS
