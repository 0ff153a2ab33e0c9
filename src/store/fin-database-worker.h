/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writing thread, and the reading threads behind it: a queue of jobs each, one transaction each.
 * Private to the store. */
#pragma once

#include "fin-clock.h"
#include "fin-job.h"

G_BEGIN_DECLS

typedef struct _FinDatabaseWorker FinDatabaseWorker;

FinDatabaseWorker *fin_database_worker_start (const char *path,
                                              gboolean read_only,
                                              GError **error);
void fin_database_worker_stop (FinDatabaseWorker *self);
void fin_database_worker_unref (FinDatabaseWorker *self);
void fin_database_worker_set_owner (FinDatabaseWorker *self, GObject *owner);
void fin_database_worker_set_context (FinDatabaseWorker *self, GMainContext *context);
void fin_database_worker_set_clock (FinDatabaseWorker *self, FinClock *clock);
gint64 fin_database_worker_get_now (FinDatabaseWorker *self);
FinDate fin_database_worker_get_today (FinDatabaseWorker *self);

gpointer fin_database_worker_run (FinDatabaseWorker *self, FinJob *job, GError **error);
void fin_database_worker_push (FinDatabaseWorker *self, FinJob *job, GTask *task);
void fin_database_worker_look (FinDatabaseWorker *self);

FinDatabaseWorker *fin_database_get_worker (FinDatabase *database);

/* The parts of a job, also used where a job consists of several transactions. */
gboolean fin_write_begin (FinConnection *connection, GError **error);
gboolean fin_write_commit (FinConnection *connection, GError **error);
void fin_write_roll_back (FinConnection *connection);

G_END_DECLS
