/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds eight bytes for each row; the rows themselves are read in blocks around what is looked at.
 * FinQueryModel does the same for transactions, with sorting and sums. */
#include "fin-import-row-model.h"

#include "fin-import-row-private.h"

#define BLOCK_ROWS 128

/* Rows kept although nobody else holds them. */
#define MAX_IDLE_ROWS 1024

struct _FinImportRowModel
{
  GObject parent_instance;

  FinDatabase *database;
  FinImportRowFilter *filter;
  GArray *keys;      /* gint64 */
  GHashTable *rows;  /* key -> FinImportRow handed out, loaded or a placeholder */
  GHashTable *asked; /* keys whose rows are on the way */
  GCancellable *cancellable;
  gulong changed_handler;
  guint generation; /* results of an earlier one are dropped */
  gboolean loading;
};

static void fin_import_row_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FinImportRowModel, fin_import_row_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fin_import_row_model_list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/** Ticket: a callback's hold on the model; weak, so that a model nobody wants cancels its queries. */
typedef struct
{
  GWeakRef model;
  guint generation;
} Ticket;

/** Question: what the database thread is told; only one of the two is set. */
typedef struct
{
  FinImportRowFilter *filter;
  GArray *keys;
} Question;

static Ticket *
ticket_new (FinImportRowModel *self)
{
  Ticket *ticket = g_new0 (Ticket, 1);

  g_weak_ref_init (&ticket->model, self);
  ticket->generation = self->generation;
  return ticket;
}

/* Returns the model if it still wants this result. Frees the ticket. */
static FinImportRowModel *
ticket_redeem (gpointer data)
{
  Ticket *ticket = data;
  g_autoptr (FinImportRowModel) self = g_weak_ref_get (&ticket->model);
  gboolean wanted = self != NULL && self->generation == ticket->generation;

  g_weak_ref_clear (&ticket->model);
  g_free (ticket);
  return wanted ? g_steal_pointer (&self) : NULL;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->filter, fin_import_row_filter_free);
  g_clear_pointer (&question->keys, g_array_unref);
  g_free (question);
}

static void
set_loading (FinImportRowModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gint64 *
key_new (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

/* Rows */

static gpointer
load_rows_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return fin_import_rows_load (connection, (const gint64 *) question->keys->data,
                               question->keys->len, error);
}

static void
rows_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinImportRowModel) self = ticket_redeem (user_data);
  g_autoptr (GPtrArray) rows = fin_database_read_finish (FIN_DATABASE (source), result, NULL);

  if (self == NULL || rows == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      FinImportRow *row = g_ptr_array_index (rows, i);
      FinImportRow *known = g_hash_table_lookup (self->rows, &row->id);

      g_hash_table_remove (self->asked, &row->id);
      if (known != NULL)
        fin_record_update (FIN_RECORD (known), FIN_RECORD (row));
    }
}

/* (transfer full) of @keys */
static void
ask_for_rows (FinImportRowModel *self, GArray *keys)
{
  Question *question;

  if (keys->len == 0)
    {
      g_array_unref (keys);
      return;
    }
  question = g_new0 (Question, 1);
  question->keys = keys;
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (self->asked, key_new (g_array_index (keys, gint64, i)));
  fin_database_read_async (self->database, load_rows_job, question, question_free,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, rows_loaded_cb,
                           ticket_new (self));
}

static gboolean
drop_if_idle (gpointer key, gpointer value, gpointer data)
{
  return g_atomic_int_get (&G_OBJECT (value)->ref_count) == 1;
}

static FinImportRow *
hand_out (FinImportRowModel *self, gint64 key)
{
  FinImportRow *row = g_hash_table_lookup (self->rows, &key);

  if (row != NULL)
    return row;
  if (g_hash_table_size (self->rows) >= MAX_IDLE_ROWS)
    g_hash_table_foreach_remove (self->rows, drop_if_idle, NULL);
  row = fin_import_row_new ();
  row->id = key;
  g_hash_table_insert (self->rows, key_new (key), row);
  return row;
}

/* Whoever asks for a row will soon ask for its neighbours. */
static void
ask_for_block (FinImportRowModel *self, guint position)
{
  guint first = position - position % BLOCK_ROWS;
  guint last = MIN (first + BLOCK_ROWS, self->keys->len);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < last; i++)
    {
      gint64 key = g_array_index (self->keys, gint64, i);
      FinImportRow *row = hand_out (self, key);

      if (row->import_id == 0 && !g_hash_table_contains (self->asked, &key))
        g_array_append_val (keys, key);
    }
  ask_for_rows (self, keys);
}

/* Keys */

static gpointer
list_keys_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return fin_import_rows_list_keys (connection, question->filter, cancellable, error);
}

/* What stands the same at both ends keeps its place, and so does whoever scrolled there. */
static void
take_keys (FinImportRowModel *self, GArray *keys)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->keys);
  guint head = 0;
  guint tail = 0;
  guint common = MIN (old->len, keys->len);

  while (head < common
         && g_array_index (old, gint64, head) == g_array_index (keys, gint64, head))
    head++;
  while (tail < common - head
         && g_array_index (old, gint64, old->len - 1 - tail)
                == g_array_index (keys, gint64, keys->len - 1 - tail))
    tail++;
  self->keys = g_array_ref (keys);
  if (old->len != keys->len || head < common)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                keys->len - head - tail);
}

/* Rows that somebody holds may have changed, too. */
static void
refresh_rows (FinImportRowModel *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_foreach_remove (self->rows, drop_if_idle, NULL);
  g_hash_table_remove_all (self->asked);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (keys, key, 1);
  ask_for_rows (self, keys);
}

static void
keys_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinImportRowModel) self = ticket_redeem (user_data);
  g_autoptr (GArray) keys = fin_database_read_finish (FIN_DATABASE (source), result, NULL);

  if (self == NULL)
    return;
  if (keys != NULL)
    take_keys (self, keys);
  set_loading (self, FALSE);
}

static void
reload (FinImportRowModel *self)
{
  Question *question = g_new0 (Question, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  question->filter = fin_import_row_filter_new (self->filter->import_id, self->filter->outcomes,
                                                self->filter->search);
  set_loading (self, TRUE);
  fin_database_read_async (self->database, list_keys_job, question, question_free,
                           (GDestroyNotify) g_array_unref, self->cancellable, keys_listed_cb,
                           ticket_new (self));
  refresh_rows (self);
}

static void
changed_cb (FinDatabase *database, FinChanges changes, FinImportRowModel *self)
{
  if (changes & (FIN_CHANGES_TRANSACTIONS | FIN_CHANGES_IMPORTS))
    reload (self);
}

/* GListModel */

static GType
fin_import_row_model_get_item_type (GListModel *model)
{
  return FIN_TYPE_IMPORT_ROW;
}

static guint
fin_import_row_model_get_n_items (GListModel *model)
{
  return FIN_IMPORT_ROW_MODEL (model)->keys->len;
}

static gpointer
fin_import_row_model_get_item (GListModel *model, guint position)
{
  FinImportRowModel *self = FIN_IMPORT_ROW_MODEL (model);
  FinImportRow *row;
  gint64 key;

  if (position >= self->keys->len)
    return NULL;
  key = g_array_index (self->keys, gint64, position);
  row = g_object_ref (hand_out (self, key));
  if (row->import_id == 0 && !g_hash_table_contains (self->asked, &key))
    ask_for_block (self, position);
  return row;
}

static void
fin_import_row_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fin_import_row_model_get_item_type;
  iface->get_n_items = fin_import_row_model_get_n_items;
  iface->get_item = fin_import_row_model_get_item;
}

/* GObject */

static void
fin_import_row_model_get_property (GObject *object, guint prop_id, GValue *value,
                                   GParamSpec *pspec)
{
  FinImportRowModel *self = FIN_IMPORT_ROW_MODEL (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_import_row_model_dispose (GObject *object)
{
  FinImportRowModel *self = FIN_IMPORT_ROW_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  self->generation++;
  if (self->database != NULL)
    g_clear_signal_handler (&self->changed_handler, self->database);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (fin_import_row_model_parent_class)->dispose (object);
}

static void
fin_import_row_model_finalize (GObject *object)
{
  FinImportRowModel *self = FIN_IMPORT_ROW_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->filter, fin_import_row_filter_free);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);

  G_OBJECT_CLASS (fin_import_row_model_parent_class)->finalize (object);
}

static void
fin_import_row_model_class_init (FinImportRowModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fin_import_row_model_get_property;
  object_class->dispose = fin_import_row_model_dispose;
  object_class->finalize = fin_import_row_model_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean (
      "loading", NULL, NULL, FALSE,
      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fin_import_row_model_init (FinImportRowModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/** fin_import_row_model_new: all rows of the import, in the order of the file */
FinImportRowModel *
fin_import_row_model_new (FinDatabase *database, gint64 import_id)
{
  FinImportRowModel *self;

  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);

  self = g_object_new (FIN_TYPE_IMPORT_ROW_MODEL, NULL);
  self->database = g_object_ref (database);
  self->filter = fin_import_row_filter_new (import_id, FIN_IMPORT_OUTCOMES_ALL, NULL);
  self->changed_handler = g_signal_connect (database, "changed", G_CALLBACK (changed_cb), self);
  reload (self);
  return self;
}

/** fin_import_row_model_set_filter: @search: (nullable): see #FinImportRowFilter */
void
fin_import_row_model_set_filter (FinImportRowModel *self, guint outcomes, const char *search)
{
  g_autoptr (FinImportRowFilter) filter = NULL;

  g_return_if_fail (FIN_IS_IMPORT_ROW_MODEL (self));

  filter = fin_import_row_filter_new (self->filter->import_id, outcomes, search);
  if (self->filter->outcomes == outcomes
      && g_strcmp0 (self->filter->search, filter->search) == 0)
    return;
  g_clear_pointer (&self->filter, fin_import_row_filter_free);
  self->filter = g_steal_pointer (&filter);
  reload (self);
}

gboolean
fin_import_row_model_get_loading (FinImportRowModel *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ROW_MODEL (self), FALSE);

  return self->loading;
}
