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
#include "fin-query-model-private.h"

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

/** fin_query_model_set_loading: tells listeners */
void
fin_query_model_set_loading (FinQueryModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/** fin_query_model_take_error: @error: (transfer full) (nullable) */
void
fin_query_model_take_error (FinQueryModel *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/** fin_query_model_take_sums: (transfer full) of @sums */
void
fin_query_model_take_sums (FinQueryModel *self, GArray *sums)
{
  g_clear_pointer (&self->sums, g_array_unref);
  self->sums = sums;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMS]);
}

/* Changes ----------------------------------------------------------------------------------- */

static void
list_changed_cb (guint position, guint n_removed, guint n_added, gpointer data)
{
  g_list_model_items_changed (G_LIST_MODEL (data), position, n_removed, n_added);
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
  return fin_query_list_get_n (FIN_QUERY_MODEL (model)->list);
}

static gpointer
fin_query_model_get_item (GListModel *model, guint position)
{
  FinQueryModel *self = FIN_QUERY_MODEL (model);
  FinTransaction *row;
  gint64 id;

  if (position >= fin_query_list_get_n (self->list))
    return NULL;
  id = fin_query_list_get_id (self->list, position);
  row = g_object_ref (fin_query_rows_hand_out (self->rows, id));
  if (fin_query_rows_is_wanted (self->rows, id))
    fin_query_model_ask_for_block (self, position);
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
  fin_query_model_start_over (self);
}

static void
fin_query_model_dispose (GObject *object)
{
  FinQueryModel *self = FIN_QUERY_MODEL (object);

  fin_query_model_stop (self);
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
  g_clear_pointer (&self->list, fin_query_list_free);
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
  self->list = fin_query_list_new (list_changed_cb, self);
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
  fin_query_model_start_over (self);
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
  fin_query_model_start_over (self);
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

/** fin_query_model_get_id: Returns: the row's id, also while the row is being fetched; 0 beyond */
gint64
fin_query_model_get_id (FinQueryModel *self, guint position)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), 0);

  return position < fin_query_list_get_n (self->list) ? fin_query_list_get_id (self->list, position) : 0;
}

/** fin_query_model_find: @position: (out): where the row with @id is, if it is shown. */
gboolean
fin_query_model_find (FinQueryModel *self, gint64 id, guint *position)
{
  g_return_val_if_fail (FIN_IS_QUERY_MODEL (self), FALSE);

  for (guint i = 0; i < fin_query_list_get_n (self->list); i++)
    if (fin_query_list_get_id (self->list, i) == id)
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
