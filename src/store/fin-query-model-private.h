/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the query model's files: what it knows, and the queries it has under way. */
#pragma once

#include "fin-query-jobs.h"
#include "fin-query-list.h"
#include "fin-query-model.h"
#include "fin-query-rows.h"

G_BEGIN_DECLS

struct _FinQueryModel
{
  GObject parent_instance;

  /* Owned */
  FinDatabase *database;
  FinQueryOrder order;
  FinQueryList *list;
  FinQueryRows *rows;
  GArray *sums; /* FinCurrencySum */
  GError *error;
  GCancellable *cancellable; /* of the current query */

  gulong changed_handler;
  guint tell_source; /* goes on telling the list's changes */
  guint generation;  /* results of an earlier one are dropped */
  gboolean loading;
  gboolean is_complete; /* what is being told are all rows */
  gboolean is_stale;    /* data changed while ids were being read */
};

/** start_over: a new question; refresh: the same one; stop: no question any more. */
void fin_query_model_start_over (FinQueryModel *self);
void fin_query_model_stop (FinQueryModel *self);
void fin_query_model_ask_for_block (FinQueryModel *self, guint position);

/* Of the model's own file */
void fin_query_model_set_loading (FinQueryModel *self, gboolean loading);
void fin_query_model_take_error (FinQueryModel *self, GError *error);
void fin_query_model_take_sums (FinQueryModel *self, GArray *sums);

G_END_DECLS
