/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The household's database file: one thread writes, another reads what was committed. */
#pragma once

#include <gio/gio.h>

#include "fin-clock.h"
#include "fin-connection.h"

G_BEGIN_DECLS

#define FIN_TYPE_DATABASE (fin_database_get_type ())
G_DECLARE_FINAL_TYPE (FinDatabase, fin_database, FIN, DATABASE, GObject)

/**
 * FinDatabaseFunc:
 * @connection: valid during the call only
 * @error: never %NULL here; setting it means failure and rolls a write back
 *
 * A job on a thread of the database: reads on the reading thread, everything else on the writing one.
 *
 * Returns: the job's result, its ownership agreed between job and caller; %NULL is a fine result
 */
typedef gpointer (*FinDatabaseFunc) (FinConnection *connection,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

/** FIN_DATABASE_DONE: what a job without a result returns on success, so that it can be tested. */
#define FIN_DATABASE_DONE GINT_TO_POINTER (1)

FinDatabase *fin_database_open (const char *path, GError **error);
FinDatabase *fin_database_open_read_only (const char *path, GError **error);
void fin_database_open_async (const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
FinDatabase *fin_database_open_finish (GAsyncResult *result, GError **error);
void fin_database_close (FinDatabase *self);

const char *fin_database_get_path (FinDatabase *self);
void fin_database_set_clock (FinDatabase *self, FinClock *clock);
char *fin_database_default_path (void);

/* Blocking: for worker threads and the command line, never for the thread of a window. */
gpointer fin_database_read (FinDatabase *self,
                            FinDatabaseFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
gpointer fin_database_read_long (FinDatabase *self,
                                 FinDatabaseFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer fin_database_write (FinDatabase *self,
                             const char *step_label,
                             FinDatabaseFunc func,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gpointer fin_database_seed (FinDatabase *self,
                            FinDatabaseFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

void fin_database_read_async (FinDatabase *self,
                              FinDatabaseFunc func,
                              gpointer data,
                              GDestroyNotify data_free,
                              GDestroyNotify result_free,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void fin_database_read_long_async (FinDatabase *self,
                                   FinDatabaseFunc func,
                                   gpointer data,
                                   GDestroyNotify data_free,
                                   GDestroyNotify result_free,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gpointer fin_database_read_finish (FinDatabase *self, GAsyncResult *result, GError **error);
void fin_database_write_async (FinDatabase *self,
                               const char *step_label,
                               FinDatabaseFunc func,
                               gpointer data,
                               GDestroyNotify data_free,
                               GDestroyNotify result_free,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gpointer fin_database_write_finish (FinDatabase *self, GAsyncResult *result, GError **error);

void fin_database_look_for_changes (FinDatabase *self);

G_END_DECLS
