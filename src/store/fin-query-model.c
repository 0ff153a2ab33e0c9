/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list of any length that is as quick as a short one.
 *
 *   filter, sort --> the first rows, whole      (one screen, at once)
 *                --> the ids of all rows        (8 bytes each, in the background)
 *                --> the sums of what is shown
 *   get_item ----> a placeholder and the block of rows around it, which fills in and notifies
 *
 * When data change, the ids are read again and compared on the database thread; the model tells the
 * few ranges that differ, and rows that it handed out are brought up to date in place.
 */
#include "fin-query-model.h"

#include "fin-query-jobs.h"
#include "fin-query-rows.h"

#define FIRST_ROWS 200
#define BLOCK_ROWS 128

struct _FinQueryModel
{
  GObject parent_instance;

  /* Owned */
  FinDatabase *database;
  FinQueryOrder order;
  GArray *ids;       /* gint64, immutable */
  GArray *tail_ids;  /* while changes are told: what follows the first n_head ids; else NULL */
  guint n_head;
  guint tail_start;
  FinQueryRows *rows;
  GArray *sums;      /* FinCurrencySum */
  GError *error;
  GCancellable *cancellable; /* of the current query */

  gulong changed_handler;
  guint generation; /* results of an earlier one are dropped */
  gboolean loading;
  gboolean is_stale; /* data changed while ids were being read */
};

static void fin_query_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FinQueryModel, fin_query_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fin_query_model_list_model_init))

enum
{
  PROP_DATABASE = 1,
  PROP_FILTER,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_LOADING,
  PROP_ERROR,
  PROP_SUMS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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

static void
set_loading (FinQueryModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (FinQueryModel *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static guint
n_items (FinQueryModel *self)
{
  if (self->tail_ids == NULL)
    return self->ids->len;
  return self->n_head + self->tail_ids->len - self->tail_start;
}

static gint64
id_at (FinQueryModel *self, guint position)
{
  if (self->tail_ids != NULL && position >= self->n_head)
    return g_array_index (self->tail_ids, gint64, self->tail_start + position - self->n_head);
  return g_array_index (self->ids, gint64, position);
}

/* Rows */

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
    take_error (self, g_steal_pointer (&error));
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

/* Whoever asks for a row will soon ask for its neighbours. */
static void
ask_for_block (FinQueryModel *self, guint position)
{
  guint first = position - position % BLOCK_ROWS;
  guint last = MIN (first + BLOCK_ROWS, n_items (self));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < last; i++)
    {
      gint64 id = id_at (self, i);

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

/* Ids */

static void load_ids (FinQueryModel *self, gint64 limit);

static void
sums_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinQueryModel) self = ticket_redeem (user_data);
  g_autoptr (GArray) sums = fin_database_read_finish (FIN_DATABASE (source), result, NULL);

  if (self == NULL || sums == NULL)
    return;
  g_clear_pointer (&self->sums, g_array_unref);
  self->sums = g_steal_pointer (&sums);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMS]);
}

/* Tells the ranges front to back. In between, the model is the new ids so far and the old ones
 * after them, so every listener finds the state that it was told of. */
static void
take_ids (FinQueryModel *self, GArray *ids, GArray *ranges)
{
  g_autoptr (GArray) old_ids = g_steal_pointer (&self->ids);

  self->ids = g_array_ref (ids);
  if (ranges->len > 1)
    self->tail_ids = g_array_ref (old_ids);
  for (guint i = 0; i < ranges->len; i++)
    {
      const FinQueryRange *range = &g_array_index (ranges, FinQueryRange, i);

      self->n_head = range->new_position + range->n_new;
      self->tail_start = range->old_position + range->n_old;
      if (i == ranges->len - 1)
        g_clear_pointer (&self->tail_ids, g_array_unref);
      g_list_model_items_changed (G_LIST_MODEL (self), range->new_position, range->n_old,
                                  range->n_new);
    }
}

static void
ids_complete (FinQueryModel *self)
{
  take_error (self, NULL);
  set_loading (self, FALSE);
  fin_query_load_sums_async (self->database, self->order.filter, self->cancellable, sums_loaded_cb,
                             ticket_new (self));
  if (self->is_stale)
    fin_query_model_refresh (self);
}

static void
ids_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinQueryModel) self = ticket_redeem (user_data);
  g_autoptr (GError) error = NULL;
  FinQueryIds *loaded = fin_database_read_finish (FIN_DATABASE (source), result, &error);
  guint generation;

  if (self == NULL || loaded == NULL)
    {
      if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          take_error (self, g_steal_pointer (&error));
          set_loading (self, FALSE);
        }
      g_clear_pointer (&loaded, fin_query_ids_free);
      return;
    }
  if (loaded->rows != NULL)
    fin_query_rows_take (self->rows, loaded->rows);
  generation = self->generation;
  take_ids (self, loaded->ids, loaded->ranges);
  /* A listener may have changed the filter. */
  if (generation == self->generation && loaded->is_complete)
    ids_complete (self);
  else if (generation == self->generation)
    load_ids (self, -1);
  fin_query_ids_free (loaded);
}

static void
load_ids (FinQueryModel *self, gint64 limit)
{
  self->is_stale = FALSE;
  set_loading (self, TRUE);
  fin_query_load_ids_async (self->database, &self->order, self->ids, limit, self->cancellable,
                            ids_loaded_cb, ticket_new (self));
}

/* A new question: what is on the way answers the old one. */
static void
start_over (FinQueryModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  fin_query_rows_forget_asked (self->rows);
  load_ids (self, FIRST_ROWS);
  /* Placeholders that somebody holds were waiting for the answer that is not coming any more. */
  refresh_rows (self);
}

static void
changed_cb (FinDatabase *database, FinChanges changes, FinQueryModel *self)
{
  if (changes & (FIN_CHANGES_TRANSACTIONS | FIN_CHANGES_ACCOUNTS | FIN_CHANGES_CATEGORIES))
    fin_query_model_refresh (self);
}

/* GListModel */

static GType
fin_query_model_get_item_type (GListModel *model)
{
  return FIN_TYPE_TRANSACTION;
}

static guint
fin_query_model_get_n_items (GListModel *model)
{
  return n_items (FIN_QUERY_MODEL (model));
}

static gpointer
fin_query_model_get_item (GListModel *model, guint position)
{
  FinQueryModel *self = FIN_QUERY_MODEL (model);
  FinTransaction *row;
  gint64 id;

  if (position >= n_items (self))
    return NULL;
  id = id_at (self, position);
  row = g_object_ref (fin_query_rows_hand_out (self->rows, id));
  if (fin_query_rows_is_wanted (self->rows, id))
    ask_for_block (self, position);
  return row;
}

static void
fin_query_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fin_query_model_get_item_type;
  iface->get_n_items = fin_query_model_get_n_items;
  iface->get_item = fin_query_model_get_item;
}

/* GObject */

static void
fin_query_model_constructed (GObject *object)
{
  FinQueryModel *self = FIN_QUERY_MODEL (object);

  G_OBJECT_CLASS (fin_query_model_parent_class)->constructed (object);

  self->changed_handler
      = g_signal_connect (self->database, "changed", G_CALLBACK (changed_cb), self);
  start_over (self);
}

static void
fin_query_model_dispose (GObject *object)
{
  FinQueryModel *self = FIN_QUERY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  self->generation++;
  if (self->database != NULL)
    g_clear_signal_handler (&self->changed_handler, self->database);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (fin_query_model_parent_class)->dispose (object);
}

static void
fin_query_model_finalize (GObject *object)
{
  FinQueryModel *self = FIN_QUERY_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->order.filter, fin_transaction_filter_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->tail_ids, g_array_unref);
  g_clear_pointer (&self->rows, fin_query_rows_free);
  g_clear_pointer (&self->sums, g_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (fin_query_model_parent_class)->finalize (object);
}

static void
fin_query_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinQueryModel *self = FIN_QUERY_MODEL (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_FILTER:
      g_value_set_boxed (value, self->order.filter);
      break;
    case PROP_SORT:
      g_value_set_enum (value, self->order.sort);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->order.descending);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_SUMS:
      g_value_set_boxed (value, self->sums);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_query_model_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  FinQueryModel *self = FIN_QUERY_MODEL (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_FILTER:
      fin_query_model_set_filter (self, g_value_get_boxed (value));
      break;
    case PROP_SORT:
      fin_query_model_set_sort (self, g_value_get_enum (value), self->order.descending);
      break;
    case PROP_DESCENDING:
      fin_query_model_set_sort (self, self->order.sort, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_query_model_class_init (FinQueryModelClass *klass)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = fin_query_model_constructed;
  object_class->dispose = fin_query_model_dispose;
  object_class->finalize = fin_query_model_finalize;
  object_class->get_property = fin_query_model_get_property;
  object_class->set_property = fin_query_model_set_property;

  properties[PROP_DATABASE] = g_param_spec_object (
      "database", NULL, NULL, FIN_TYPE_DATABASE,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER]
      = g_param_spec_boxed ("filter", NULL, NULL, FIN_TYPE_TRANSACTION_FILTER, writable);
  properties[PROP_SORT] = g_param_spec_enum ("sort", NULL, NULL, FIN_TYPE_TRANSACTION_SORT,
                                             FIN_TRANSACTION_SORT_DATE, writable);
  properties[PROP_DESCENDING]
      = g_param_spec_boolean ("descending", NULL, NULL, TRUE, writable);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  properties[PROP_SUMS] = g_param_spec_boxed ("sums", NULL, NULL, G_TYPE_ARRAY, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fin_query_model_init (FinQueryModel *self)
{
  self->order.filter = fin_transaction_filter_new ();
  self->order.sort = FIN_TRANSACTION_SORT_DATE;
  self->order.descending = TRUE;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = fin_query_rows_new ();
  self->cancellable = g_cancellable_new ();
}

/* Public API */

/** fin_query_model_new: Returns: (transfer full): all rows but tombstones, newest first */
FinQueryModel *
fin_query_model_new (FinDatabase *database)
{
  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);

  return g_object_new (FIN_TYPE_QUERY_MODEL, "database", database, NULL);
}

/** fin_query_model_set_filter: the old rows stay until the new ones are there. */
void
fin_query_model_set_filter (FinQueryModel *self, const FinTransactionFilter *filter)
{
  FinTransactionFilter *copy;

  g_return_if_fail (FIN_IS_QUERY_MODEL (self));
  g_return_if_fail (filter != NULL);

  if (fin_transaction_filter_equal (self->order.filter, filter))
    return;
  copy = fin_transaction_filter_copy (filter);
  fin_transaction_filter_free (self->order.filter);
  self->order.filter = copy;
  start_over (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

const FinTransactionFilter *
fin_query_model_get_filter (FinQueryModel *self)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), NULL);

  return self->order.filter;
}

void
fin_query_model_set_sort (FinQueryModel *self, FinTransactionSort sort, gboolean descending)
{
  gboolean sort_changed, descending_changed;

  g_return_if_fail (FIN_IS_QUERY_MODEL (self));

  descending = !!descending;
  sort_changed = self->order.sort != sort;
  descending_changed = self->order.descending != descending;
  if (!sort_changed && !descending_changed)
    return;
  self->order.sort = sort;
  self->order.descending = descending;
  start_over (self);
  if (sort_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  if (descending_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

FinTransactionSort
fin_query_model_get_sort (FinQueryModel *self)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), FIN_TRANSACTION_SORT_DATE);

  return self->order.sort;
}

gboolean
fin_query_model_get_descending (FinQueryModel *self)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), FALSE);

  return self->order.descending;
}

/** fin_query_model_get_loading: whether more rows may still come. */
gboolean
fin_query_model_get_loading (FinQueryModel *self)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), FALSE);

  return self->loading;
}

/** fin_query_model_get_error: Returns: (nullable) (transfer none): why the last query failed */
const GError *
fin_query_model_get_error (FinQueryModel *self)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), NULL);

  return self->error;
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

/** fin_query_model_get_id: Returns: the row's id, also while the row is being fetched; 0 beyond */
gint64
fin_query_model_get_id (FinQueryModel *self, guint position)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), 0);

  return position < n_items (self) ? id_at (self, position) : 0;
}

/** fin_query_model_find: @position: (out): where the row with @id is, if it is shown. */
gboolean
fin_query_model_find (FinQueryModel *self, gint64 id, guint *position)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), FALSE);

  for (guint i = 0; i < n_items (self); i++)
    if (id_at (self, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/** fin_query_model_get_sums: Returns: (nullable) (element-type FinCurrencySum): of what is shown */
const GArray *
fin_query_model_get_sums (FinQueryModel *self)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), NULL);

  return self->sums;
}
