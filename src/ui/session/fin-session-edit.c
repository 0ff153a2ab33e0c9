/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each change runs on the database thread; its callback says how it ended. */
#include "fin-session-edit.h"

#include <glib/gi18n.h>

#include "fin-anomaly-verdict.h"
#include "fin-balance-store.h"
#include "fin-history.h"
#include "fin-import-review.h"
#include "fin-insight-snapshot.h"
#include "fin-session-private.h"
#include "fin-setting-store.h"
#include "fin-transaction-change.h"

/* What a job on the database thread is told. */
typedef struct
{
  FinTransaction *transaction;
  FinAnomalyItem *anomaly;
  gint64 *ids;
  gsize n_ids;
  gboolean accept;
  FinNudgeEvent event;
  gint64 nudge_id; /* 0: all */
  gint64 at; /* Unix seconds, or an amount */
  gint64 account_id;
  gint64 import_id; /* 0: all */
  FinDate date;
} EditRequest;

static void
edit_request_free (gpointer data)
{
  EditRequest *request = data;

  g_clear_object (&request->transaction);
  g_clear_pointer (&request->anomaly, fin_anomaly_item_free);
  g_free (request->ids);
  g_free (request);
}

static EditRequest *
edit_request_new (GArray *ids)
{
  EditRequest *request = g_new0 (EditRequest, 1);

  if (ids != NULL)
    {
      request->ids = g_memdup2 (ids->data, ids->len * sizeof (gint64));
      request->n_ids = ids->len;
    }
  return request;
}

/* Takes over @request and @message. @label: of the step, NULL for none. */
static void
write_change (FinSession *self, const char *label, FinDatabaseFunc func, EditRequest *request,
              char *message)
{
  fin_session_write_and_tell (self, label, func, request, edit_request_free, message);
}

static gpointer
done_or_null (gboolean done)
{
  return done ? FIN_DATABASE_DONE : NULL;
}

static gpointer
insert_transaction (FinConnection *connection, FinTransaction *transaction, GError **error)
{
  FinTransactionRow row = FIN_TRANSACTION_ROW_INIT;

  row.account_id = fin_transaction_get_account_id (transaction);
  row.posting_date = fin_transaction_get_posting_date (transaction);
  row.amount = fin_transaction_get_amount (transaction);
  row.currency = fin_transaction_get_currency (transaction);
  row.payee = fin_transaction_get_payee (transaction);
  row.memo = fin_transaction_get_memo (transaction);
  row.note = fin_transaction_get_note (transaction);
  row.category_id = fin_transaction_get_category_id (transaction);
  row.category_source = row.category_id != 0 ? FIN_CATEGORY_SOURCE_PERSON
                                             : FIN_CATEGORY_SOURCE_NONE;
  row.category_confidence = row.category_id != 0 ? 1000 : 0;
  row.state = FIN_TRANSACTION_POSTED;
  return done_or_null (fin_transaction_change_add (connection, &row, error) != 0);
}

static gpointer
save_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  EditRequest *request = data;

  if (fin_transaction_get_id (request->transaction) == 0)
    return insert_transaction (connection, request->transaction, error);
  return done_or_null (
      fin_transaction_change_save (connection, request->transaction, error));
}

static gpointer
delete_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  EditRequest *request = data;

  return done_or_null (
      fin_transaction_store_delete (connection, request->ids, request->n_ids, error));
}

static gpointer
decide_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  EditRequest *request = data;

  return done_or_null (fin_import_review_decide (connection, request->ids, request->n_ids,
                                                 request->accept, error));
}

static gpointer
decide_import_job (FinConnection *connection, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  EditRequest *request = data;

  return done_or_null (
      fin_import_review_decide_all (connection, request->import_id, request->accept, error));
}

static gpointer
bring_back_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  EditRequest *request = data;

  return done_or_null (fin_import_review_bring_back (
      connection, request->import_id, request->n_ids > 0 ? request->ids[0] : 0, error));
}

static gpointer
remove_import_job (FinConnection *connection, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  EditRequest *request = data;

  return done_or_null (fin_import_review_remove (connection, request->import_id, error));
}

static gpointer
balance_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  EditRequest *request = data;

  return done_or_null (fin_balance_store_state (connection, request->account_id, request->date,
                                                request->at, 0, error));
}

static gpointer
margin_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  EditRequest *request = data;

  return done_or_null (
      fin_setting_store_set_int (connection, FIN_SETTING_MARGIN, request->at, error));
}

static gpointer
nudge_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  EditRequest *request = data;

  if (request->nudge_id == 0)
    return done_or_null (
        fin_nudge_store_record_all (connection, request->event, request->at, error));
  return done_or_null (fin_nudge_store_record (connection, request->nudge_id, request->event,
                                               request->at, error));
}

/** fin_session_save_transaction: @transaction: a new one has the id 0 */
void
fin_session_save_transaction (FinSession *self, FinTransaction *transaction)
{
  gboolean is_new = fin_transaction_get_id (transaction) == 0;
  EditRequest *request = edit_request_new (NULL);

  request->transaction = g_object_ref (transaction);
  write_change (self, is_new ? _ ("Add transaction") : _ ("Edit transaction"), save_job, request,
                g_strdup (is_new ? _ ("Transaction added") : _ ("Transaction changed")));
}

/** fin_session_delete_transactions: @ids: (element-type gint64): */
void
fin_session_delete_transactions (FinSession *self, GArray *ids)
{
  write_change (self, ngettext ("Delete transaction", "Delete transactions", ids->len), delete_job,
                edit_request_new (ids),
                g_strdup_printf (ngettext ("%u transaction deleted", "%u transactions deleted",
                                           ids->len),
                                 ids->len));
}

/** fin_session_decide: @accept: held transactions count from now on; otherwise they are left out */
void
fin_session_decide (FinSession *self, GArray *ids, gboolean accept)
{
  EditRequest *request = edit_request_new (ids);
  char *message;

  request->accept = accept;
  if (accept)
    message = g_strdup_printf (ngettext ("%u transaction accepted", "%u transactions accepted",
                                         ids->len),
                               ids->len);
  else
    message = g_strdup_printf (ngettext ("%u transaction rejected", "%u transactions rejected",
                                         ids->len),
                               ids->len);
  write_change (self, accept ? _ ("Accept held transactions") : _ ("Reject held transactions"),
                decide_job, request, message);
}

/** fin_session_decide_import: decides on every held row; @import_id: 0: of all imports */
void
fin_session_decide_import (FinSession *self, gint64 import_id, gboolean accept)
{
  EditRequest *request = edit_request_new (NULL);

  request->import_id = import_id;
  request->accept = accept;
  write_change (self, accept ? _ ("Accept held transactions") : _ ("Reject held transactions"),
                decide_import_job, request,
                g_strdup (accept ? _ ("All held rows were taken in")
                                 : _ ("All held rows were left out")));
}

/** fin_session_bring_back: @transaction_id: of a row that was deleted; 0: all of the import */
void
fin_session_bring_back (FinSession *self, gint64 import_id, gint64 transaction_id)
{
  EditRequest *request = edit_request_new (NULL);

  request->import_id = import_id;
  if (transaction_id != 0)
    {
      request->ids = g_memdup2 (&transaction_id, sizeof transaction_id);
      request->n_ids = 1;
    }
  write_change (self, _ ("Bring back deleted rows"), bring_back_job, request,
                g_strdup (transaction_id != 0 ? _ ("Transaction brought back")
                                              : _ ("Deleted rows brought back")));
}

/** fin_session_remove_import: takes an import back that other changes followed */
void
fin_session_remove_import (FinSession *self, gint64 import_id, const char *file_name)
{
  EditRequest *request = edit_request_new (NULL);
  /* Translators: a step in the history; %s is a file name */
  g_autofree char *label = g_strdup_printf (_ ("Undo the import of “%s”"), file_name);

  request->import_id = import_id;
  write_change (self, label, remove_import_job, request,
                /* Translators: %s is a file name */
                g_strdup_printf (_ ("Import of “%s” taken back"), file_name));
}

/** fin_session_state_balance: @amount: what the account held at the end of @date, minor units */
void
fin_session_state_balance (FinSession *self, gint64 account_id, FinDate date, gint64 amount)
{
  EditRequest *request = edit_request_new (NULL);

  request->account_id = account_id;
  request->date = date;
  request->at = amount;
  write_change (self, _ ("State balance"), balance_job, request, g_strdup (_ ("Balance stated")));
}

static void
margin_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (fin_database_write_finish (FIN_DATABASE (source), result, &error) == NULL)
    fin_session_report_error (self, error);
  else
    fin_session_refresh (self);
}

/** fin_session_set_margin: @margin: minor units, -1: a week of usual spending; insights follow */
void
fin_session_set_margin (FinSession *self, gint64 margin)
{
  FinDatabase *database = fin_session_get_database (self);
  EditRequest *request;

  if (database == NULL || margin == fin_session_get_margin (self))
    return;
  request = edit_request_new (NULL);
  request->at = margin;
  fin_database_write_async (database, _ ("Change safety margin"), margin_job, request,
                            edit_request_free, NULL, NULL, margin_written_cb,
                            g_object_ref (self));
}

void
fin_session_record_nudge (FinSession *self, gint64 id, FinNudgeEvent event, gint64 at)
{
  EditRequest *request = edit_request_new (NULL);

  request->nudge_id = id;
  request->event = event;
  request->at = at;
  write_change (self, NULL, nudge_job, request, NULL);
}

void
fin_session_record_all_nudges (FinSession *self, FinNudgeEvent event, gint64 at)
{
  fin_session_record_nudge (self, 0, event, at);
}

static gpointer
expect_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const EditRequest *request = data;

  return done_or_null (fin_anomaly_verdict_store (connection, request->anomaly, error));
}

/** fin_session_expect: the person expects what stood out, and its like of the same payee */
void
fin_session_expect (FinSession *self, const FinAnomalyItem *item)
{
  EditRequest *request = edit_request_new (NULL);

  request->anomaly = fin_anomaly_item_copy (item);
  write_change (self, _ ("Expect an unusual payment"), expect_job, request,
                g_strdup (_ ("Expected from now on")));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = fin_history_undo_finish (FIN_DATABASE (source), result, &error);

  if (label == NULL)
    fin_session_report_error (self, error);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = fin_history_redo_finish (FIN_DATABASE (source), result, &error);

  if (label == NULL)
    fin_session_report_error (self, error);
  else
    fin_session_report_done (self, label);
}

void
fin_session_undo (FinSession *self)
{
  FinDatabase *database = fin_session_get_database (self);

  if (database != NULL)
    fin_history_undo_async (database, NULL, undone_cb, g_object_ref (self));
}

void
fin_session_redo (FinSession *self)
{
  FinDatabase *database = fin_session_get_database (self);

  if (database != NULL)
    fin_history_redo_async (database, NULL, redone_cb, g_object_ref (self));
}

static gpointer
load_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_transaction_store_get (connection, *(gint64 *)data, error);
}

/** fin_session_load_transaction_async: reads one transaction as it stands now */
void
fin_session_load_transaction_async (FinSession *self,
                                    gint64 id,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  fin_session_read (self, load_job, g_memdup2 (&id, sizeof id), g_free, g_object_unref, callback,
                    user_data);
}

/** fin_session_load_transaction_finish: Returns: (transfer full) (nullable): */
FinTransaction *
fin_session_load_transaction_finish (FinSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
