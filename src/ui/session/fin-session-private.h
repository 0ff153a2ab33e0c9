/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session's files share: the lists and how they are filled. */
#pragma once

#include "fin-history.h"
#include "fin-session.h"

G_BEGIN_DECLS

/** FinSessionLists: everything the pages show, read in one go on the database thread. */
typedef struct
{
  GPtrArray *accounts;
  GPtrArray *categories;
  GPtrArray *nudges;
  GPtrArray *recent;
  FinHistoryState *history;
  char *profile_name;
  gint64 n_unread;
  gint64 n_transactions;
  gint64 n_held; /* rows of imports that wait for a decision */
  gint64 margin; /* minor units, -1: not set */
} FinSessionLists;

struct _FinSession
{
  GObject parent_instance;

  /* Owned */
  FinDatabase *database;
  FinClock *clock;
  FinInsightService *service;
  GSettings *settings;
  FinInsights *insights;
  GListStore *accounts;
  GListStore *categories;
  GListStore *nudges;
  GListStore *recent;
  GCancellable *cancellable;
  char *undo_label;
  char *redo_label;
  char *profile_name;
  char *error_message;

  gint64 margin;
  guint unread;
  guint held;
  gboolean demo;
  gboolean amounts_hidden;
  gboolean busy;
  gboolean loaded;
  gboolean empty;
};

void fin_session_lists_free (FinSessionLists *lists);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinSessionLists, fin_session_lists_free)

void fin_session_load (FinSession *self);

/* Whatever a person changes, as one undoable step: @func returns the sentence that is said when it is
 * done (transfer full). Takes over @data. */
void fin_session_write (FinSession *self,
                        const char *label,
                        FinDatabaseFunc func,
                        gpointer data,
                        GDestroyNotify free_data);

/* The same of a job that returns %FIN_DATABASE_DONE. Takes over @message: (nullable): what is said then;
 * @label: (nullable): NULL for what is no step of undo. */
void fin_session_write_and_tell (FinSession *self,
                                 const char *label,
                                 FinDatabaseFunc func,
                                 gpointer data,
                                 GDestroyNotify free_data,
                                 char *message);

/* Asks the database; the answer is the GTask's pointer. Takes over @data. */
void fin_session_read (FinSession *self,
                       FinDatabaseFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_answer,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
void fin_session_take_lists (FinSession *self, const FinSessionLists *lists);

G_END_DECLS
