/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the lists that all pages share; one read after each change, the last one counts. */
#include "fin-session-private.h"

#include "fin-account-store.h"
#include "fin-category-store.h"
#include "fin-import-review.h"
#include "fin-insight-snapshot.h"
#include "fin-nudge-store.h"
#include "fin-setting-store.h"
#include "fin-transaction-store.h"

#define MAX_NUDGES 500
#define N_RECENT 6

typedef struct
{
  gint64 now;
} LoadRequest;

void
fin_session_lists_free (FinSessionLists *lists)
{
  g_clear_pointer (&lists->accounts, g_ptr_array_unref);
  g_clear_pointer (&lists->categories, g_ptr_array_unref);
  g_clear_pointer (&lists->nudges, g_ptr_array_unref);
  g_clear_pointer (&lists->recent, g_ptr_array_unref);
  g_clear_pointer (&lists->history, fin_history_state_free);
  g_free (lists->profile_name);
  g_free (lists);
}

static gboolean
read_profile_name (FinConnection *connection, FinSessionLists *lists, GError **error)
{
  g_autoptr (GPtrArray) profiles = fin_profile_store_list (connection, error);

  if (profiles == NULL)
    return FALSE;
  if (profiles->len > 0)
    lists->profile_name = g_strdup (fin_profile_get_name (g_ptr_array_index (profiles, 0)));
  return TRUE;
}

static gboolean
read_recent (FinConnection *connection, FinSessionLists *lists, GError **error)
{
  g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();

  filter->states = FIN_TRANSACTION_STATES_SHOWN;
  lists->n_transactions = fin_transaction_store_count (connection, filter, error);
  if (lists->n_transactions < 0)
    return FALSE;
  lists->recent = fin_transaction_store_list (connection, filter, FIN_TRANSACTION_SORT_DATE, TRUE,
                                              N_RECENT, 0, error);
  return lists->recent != NULL;
}

/* On the database thread. */
static gpointer
read_lists (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const LoadRequest *request = data;
  g_autoptr (FinSessionLists) lists = g_new0 (FinSessionLists, 1);
  GError *local_error = NULL;

  lists->accounts = fin_account_store_list (connection, FIN_PROFILE_ANY, TRUE, error);
  if (lists->accounts == NULL)
    return NULL;
  lists->categories = fin_category_store_list (connection, error);
  if (lists->categories == NULL)
    return NULL;
  lists->nudges = fin_nudge_store_list (connection, FALSE, MAX_NUDGES, error);
  if (lists->nudges == NULL)
    return NULL;
  lists->history = fin_history_get_state (connection, error);
  if (lists->history == NULL)
    return NULL;
  lists->margin = fin_setting_store_get_int (connection, FIN_SETTING_MARGIN, -1, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  lists->n_held = fin_import_review_count_held (connection, 0, error);
  if (lists->n_held < 0)
    return NULL;
  lists->n_unread = fin_nudge_store_count_unread (connection, request->now, error);
  if (lists->n_unread < 0 || !read_recent (connection, lists, error)
      || !read_profile_name (connection, lists, error))
    return NULL;
  return g_steal_pointer (&lists);
}

static void
lists_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinSessionLists) lists
      = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (lists == NULL)
    fin_session_report_error (self, error);
  else
    fin_session_take_lists (self, lists);
}

/* Starts a read and drops the result of one under way. */
void
fin_session_load (FinSession *self)
{
  g_autoptr (GDateTime) now = fin_clock_get_now (self->clock);
  LoadRequest *request;

  if (self->database == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (LoadRequest, 1);
  request->now = g_date_time_to_unix (now);
  fin_database_read_async (self->database, read_lists, request, g_free,
                           (GDestroyNotify)fin_session_lists_free, self->cancellable,
                           lists_read_cb, g_object_ref (self));
}
