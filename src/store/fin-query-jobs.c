/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queries behind FinQueryModel: all ids, some rows, the sums. */
#include "fin-query-jobs.h"

#include "fin-balance-store.h"
#include "fin-transaction-query.h"
#include "fin-transaction-private.h"

typedef struct
{
  FinQueryOrder order;
  GArray *known_ids;
  gint64 limit; /* -1: all ids, without rows */
} IdsJob;

static void
ids_job_free (gpointer data)
{
  IdsJob *self = data;

  fin_transaction_filter_free (self->order.filter);
  g_array_unref (self->known_ids);
  g_free (self);
}

void
fin_query_ids_free (gpointer ids)
{
  FinQueryIds *self = ids;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static gpointer
load_rows_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *ids = data;
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, FIN_SELECT_TRANSACTION "WHERE t.id = ?1", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      gpointer row;

      fin_statement_bind_int (statement, 1, g_array_index (ids, gint64, i));
      row = fin_statement_fetch (statement, fin_transaction_read, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

/* The ids alone, so that what is sorted is small; without a limit for a negative one. */
static gboolean
load_ids (FinConnection *connection, const IdsJob *job, GArray *ids, GError **error)
{
  g_autoptr (FinTransactionQuery) query = fin_transaction_query_new (job->order.filter);
  g_autofree char *tail = g_strdup_printf (
      "%sLIMIT %" G_GINT64_FORMAT,
      fin_transaction_query_order (job->order.sort, job->order.descending), job->limit);
  g_autoptr (FinStatement) statement = fin_transaction_query_prepare (
      query, connection, "SELECT t.id FROM transactions t ", tail, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &local_error))
    {
      gint64 id = fin_statement_column_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gpointer
load_ids_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const IdsJob *job = data;
  FinQueryIds *result = g_new0 (FinQueryIds, 1);
  gboolean good;

  result->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  good = load_ids (connection, job, result->ids, error);
  result->is_complete = job->limit < 0 || result->ids->len < job->limit;
  if (good && job->limit >= 0)
    {
      result->rows = load_rows_func (connection, result->ids, cancellable, error);
      good = result->rows != NULL;
    }
  if (!good)
    {
      fin_query_ids_free (result);
      return NULL;
    }
  result->ranges
      = fin_query_diff ((const gint64 *) (gpointer) job->known_ids->data, job->known_ids->len,
                        (const gint64 *) (gpointer) result->ids->data, result->ids->len);
  return result;
}

static gpointer
load_sums_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_balance_store_sums (connection, data, error);
}

static void
free_filter (gpointer filter)
{
  fin_transaction_filter_free (filter);
}

static void
unref_array (gpointer array)
{
  g_array_unref (array);
}

static void
unref_rows (gpointer rows)
{
  g_ptr_array_unref (rows);
}

/* Private to the store */

/**
 * fin_query_load_ids_async:
 * @known_ids: (element-type gint64): what to compare with; not written while the job runs
 * @limit: only so many, with their rows; -1: all ids
 *
 * The finish function is fin_database_read_finish(), which gives a #FinQueryIds.
 */
void
fin_query_load_ids_async (FinDatabase *database, const FinQueryOrder *order, GArray *known_ids,
                          gint64 limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  IdsJob *job = g_new0 (IdsJob, 1);

  job->order = *order;
  job->order.filter = fin_transaction_filter_copy (order->filter);
  job->known_ids = g_array_ref (known_ids);
  job->limit = limit;
  if (limit >= 0)
    fin_database_read_async (database, load_ids_func, job, ids_job_free, fin_query_ids_free,
                             cancellable, callback, user_data);
  else
    fin_database_read_long_async (database, load_ids_func, job, ids_job_free, fin_query_ids_free,
                                  cancellable, callback, user_data);
}

/**
 * fin_query_load_rows_async:
 * @ids: (element-type gint64) (transfer full): rows that are gone are left out of the result
 *
 * The result is a #GPtrArray of #FinTransaction.
 */
void
fin_query_load_rows_async (FinDatabase *database, GArray *ids, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  fin_database_read_async (database, load_rows_func, ids, unref_array, unref_rows, cancellable,
                           callback, user_data);
}

/** fin_query_load_sums_async: The result is a #GArray of #FinCurrencySum. */
void
fin_query_load_sums_async (FinDatabase *database, const FinTransactionFilter *filter,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  fin_database_read_long_async (database, load_sums_func, fin_transaction_filter_copy (filter),
                                free_filter, unref_array, cancellable, callback, user_data);
}
