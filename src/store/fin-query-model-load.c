/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queries of a FinQueryModel: asked on the main thread, answered there, dropped when outdated. */
#include "fin-query-model-private.h"

#define FIRST_ROWS 200
#define BLOCK_ROWS 64

/* A callback's hold on the model: weak, so that a model nobody wants cancels its queries. */
typedef struct
{
  GWeakRef model;
  guint generation;
} Ticket;

static Ticket *
ticket_new (FinQueryModel *self)
{
  Ticket *ticket = g_new0 (Ticket, 1);

  g_weak_ref_init (&ticket->model, self);
  ticket->generation = self->generation;
  return ticket;
}

/* Returns the model if it still wants this result. Frees the ticket. */
static FinQueryModel *
ticket_redeem (gpointer data)
{
  Ticket *ticket = data;
  g_autoptr (FinQueryModel) self = g_weak_ref_get (&ticket->model);
  gboolean wanted = self != NULL && self->generation == ticket->generation;

  g_weak_ref_clear (&ticket->model);
  g_free (ticket);
  return wanted ? g_steal_pointer (&self) : NULL;
}

/* Rows ------------------------------------------------------------------------------------- */

typedef struct
{
  Ticket *ticket;
  GArray *ids;
} RowsTicket;

static void
rows_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RowsTicket *rows_ticket = user_data;
  g_autoptr (FinQueryModel) self = ticket_redeem (rows_ticket->ticket);
  g_autoptr (GArray) ids = rows_ticket->ids;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  g_free (rows_ticket);
  if (self == NULL)
    return;
  fin_query_rows_note_answered (self->rows, ids);
  if (rows != NULL)
    fin_query_rows_take (self->rows, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fin_query_model_take_error (self, g_steal_pointer (&error));
}

/* (transfer full) of @ids */
static void
ask_for_rows (FinQueryModel *self, GArray *ids)
{
  RowsTicket *ticket = g_new0 (RowsTicket, 1);

  fin_query_rows_note_asked (self->rows, ids);
  ticket->ticket = ticket_new (self);
  ticket->ids = g_array_ref (ids);
  fin_query_load_rows_async (self->database, ids, self->cancellable, rows_loaded_cb, ticket);
}

/** fin_query_model_ask_for_block: whoever asks for a row will soon ask for its neighbours. */
void
fin_query_model_ask_for_block (FinQueryModel *self, guint position)
{
  guint first = position - position % BLOCK_ROWS;
  guint last = MIN (first + BLOCK_ROWS, fin_query_list_get_n (self->list));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < last; i++)
    {
      gint64 id = fin_query_list_get_id (self->list, i);

      if (fin_query_rows_is_wanted (self->rows, id))
        g_array_append_val (ids, id);
    }
  ask_for_rows (self, ids);
}

static void
refresh_rows (FinQueryModel *self)
{
  fin_query_rows_forget_asked (self->rows);
  ask_for_rows (self, fin_query_rows_list_used (self->rows));
}

/* Ids -------------------------------------------------------------------------------------- */

static void load_ids (FinQueryModel *self, gint64 limit);

static void
sums_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinQueryModel) self = ticket_redeem (user_data);
  g_autoptr (GArray) sums = fin_database_read_finish (FIN_DATABASE (source), result, NULL);

  if (self != NULL && sums != NULL)
    fin_query_model_take_sums (self, g_steal_pointer (&sums));
}

static void
ids_complete (FinQueryModel *self)
{
  fin_query_model_take_error (self, NULL);
  fin_query_model_set_loading (self, FALSE);
  fin_query_load_sums_async (self->database, self->order.filter, self->cancellable, sums_loaded_cb,
                             ticket_new (self));
  if (self->is_stale)
    fin_query_model_refresh (self);
}

/* Returns whether there is more to tell. */
static gboolean
tell (FinQueryModel *self)
{
  guint generation = self->generation;

  if (fin_query_list_tell (self->list))
    return TRUE;
  /* A listener may have changed the filter. */
  if (generation == self->generation && self->is_complete)
    ids_complete (self);
  else if (generation == self->generation)
    load_ids (self, -1);
  return FALSE;
}

static gboolean
tell_more_cb (gpointer data)
{
  FinQueryModel *self = data;
  guint source = self->tell_source;

  if (tell (self))
    return G_SOURCE_CONTINUE;
  /* A new story may have begun meanwhile. */
  if (self->tell_source == source)
    self->tell_source = 0;
  return G_SOURCE_REMOVE;
}

static void
ids_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinQueryModel) self = ticket_redeem (user_data);
  g_autoptr (GError) error = NULL;
  FinQueryIds *loaded = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  if (self != NULL && loaded != NULL)
    {
      if (loaded->rows != NULL)
        fin_query_rows_take (self->rows, loaded->rows);
      self->is_complete = loaded->is_complete;
      fin_query_list_take (self->list, loaded->ids, loaded->ranges);
      /* With the priority of an idle: what was told is shown before more is. */
      if (tell (self))
        self->tell_source = g_idle_add (tell_more_cb, self);
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fin_query_model_take_error (self, g_steal_pointer (&error));
      fin_query_model_set_loading (self, FALSE);
    }
  g_clear_pointer (&loaded, fin_query_ids_free);
}

static void
load_ids (FinQueryModel *self, gint64 limit)
{
  self->is_stale = FALSE;
  fin_query_model_set_loading (self, TRUE);
  fin_query_load_ids_async (self->database, &self->order, fin_query_list_get_ids (self->list),
                            limit, self->cancellable, ids_loaded_cb, ticket_new (self));
}

/** fin_query_model_stop: what is on the way is not wanted any more. */
void
fin_query_model_stop (FinQueryModel *self)
{
  g_cancellable_cancel (self->cancellable);
  self->generation++;
  g_clear_handle_id (&self->tell_source, g_source_remove);
  fin_query_list_stop (self->list);
}

/** fin_query_model_start_over: a new question; what is on the way answers the old one. */
void
fin_query_model_start_over (FinQueryModel *self)
{
  fin_query_model_stop (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fin_query_rows_forget_asked (self->rows);
  load_ids (self, FIRST_ROWS);
  /* Placeholders that somebody holds were waiting for the answer that is not coming any more. */
  refresh_rows (self);
}

/**
 * fin_query_model_refresh:
 *
 * Reads the ids and the rows in use again; rows that did not change stay as they are. The model
 * does this by itself when the database changes.
 */
void
fin_query_model_refresh (FinQueryModel *self)
{
  g_return_if_fail (FIN_IS_QUERY_MODEL (self));

  if (self->database == NULL)
    return;
  if (self->loading)
    {
      self->is_stale = TRUE;
      return;
    }
  load_ids (self, -1);
  refresh_rows (self);
}
