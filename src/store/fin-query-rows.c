/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by id: each is one object for as long as somebody holds it, filled in and brought up to date in
 * place; of those nobody holds, some are kept. */
#include "fin-query-rows.h"

#include "fin-record.h"
#include "fin-transaction-private.h"

/* Rows kept although nobody else holds them. */
#define MAX_IDLE_ROWS 2048

struct _FinQueryRows
{
  GHashTable *rows;  /* id -> FinTransaction handed out, loaded or a placeholder */
  GHashTable *asked; /* ids whose rows are on the way */
};

FinQueryRows *
fin_query_rows_new (void)
{
  FinQueryRows *self = g_new0 (FinQueryRows, 1);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
fin_query_rows_free (FinQueryRows *self)
{
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->asked);
  g_free (self);
}

static gint64 *
key_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
drop_if_idle (gpointer key, gpointer value, gpointer data)
{
  return g_atomic_int_get (&G_OBJECT (value)->ref_count) == 1;
}

/** fin_query_rows_hand_out: Returns: (transfer none): the row, or a placeholder with the id 0 */
FinTransaction *
fin_query_rows_hand_out (FinQueryRows *self, gint64 id)
{
  FinTransaction *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    return row;
  if (g_hash_table_size (self->rows) >= MAX_IDLE_ROWS)
    g_hash_table_foreach_remove (self->rows, drop_if_idle, NULL);
  row = fin_transaction_new ();
  g_hash_table_insert (self->rows, key_new (id), row);
  return row;
}

/** fin_query_rows_take: @rows: (element-type FinTransaction): as they were read */
void
fin_query_rows_take (FinQueryRows *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      FinTransaction *row = g_ptr_array_index (rows, i);
      FinTransaction *known = g_hash_table_lookup (self->rows, &row->id);

      if (known != NULL)
        fin_record_update (FIN_RECORD (known), FIN_RECORD (row));
      else
        g_hash_table_insert (self->rows, key_new (row->id), g_object_ref (row));
    }
}

/** fin_query_rows_is_wanted: whether the row is neither loaded nor on the way */
gboolean
fin_query_rows_is_wanted (FinQueryRows *self, gint64 id)
{
  FinTransaction *row = g_hash_table_lookup (self->rows, &id);

  return (row == NULL || row->id == 0) && !g_hash_table_contains (self->asked, &id);
}

void
fin_query_rows_note_asked (FinQueryRows *self, const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->asked, key_new (g_array_index (ids, gint64, i)));
}

void
fin_query_rows_note_answered (FinQueryRows *self, const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_remove (self->asked, &g_array_index (ids, gint64, i));
}

/** fin_query_rows_forget_asked: what is on the way will not be taken */
void
fin_query_rows_forget_asked (FinQueryRows *self)
{
  g_hash_table_remove_all (self->asked);
}

/** fin_query_rows_list_used: Returns: (transfer full) (element-type gint64): ids of rows somebody holds */
GArray *
fin_query_rows_list_used (FinQueryRows *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_foreach_remove (self->rows, drop_if_idle, NULL);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  return ids;
}
