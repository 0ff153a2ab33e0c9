/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reading thread of a database: what is asked for while a long write is under way. */
#pragma once

#include "fin-job.h"

G_BEGIN_DECLS

typedef struct _FinDatabaseReader FinDatabaseReader;

/** FinJobFinished: takes over the job, on the reading thread. */
typedef void (*FinJobFinished) (FinJob *job, gpointer data);

FinDatabaseReader *fin_database_reader_start (const char *path,
                                              FinJobFinished finished,
                                              gpointer data,
                                              GDestroyNotify data_free);
void fin_database_reader_push (FinDatabaseReader *self, FinJob *job);
void fin_database_reader_stop (FinDatabaseReader *self);
gboolean fin_database_reader_is_self (FinDatabaseReader *self);

G_END_DECLS
