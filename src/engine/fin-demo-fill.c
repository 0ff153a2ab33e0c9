/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the demo household in one step, after making sure that nothing of anybody's is there. */
#include "fin-demo-fill.h"

#include <glib/gi18n.h>

#include "fin-account-store.h"
#include "fin-category-install.h"
#include "fin-category-store.h"
#include "fin-match-text.h"
#include "fin-payee-install.h"
#include "fin-payee.h"
#include "fin-setting-store.h"
#include "fin-transaction-store.h"

G_DEFINE_QUARK (fin-demo-error-quark, fin_demo_error)

/* As sure as an import's keyword is. */
#define CONFIDENCE 950

typedef struct
{
  const FinDemo *demo;
  gint64 account_ids[FIN_DEMO_N_ACCOUNTS];
  GHashTable *category_ids; /* key -> gint64 id */
  GStringChunk *match_texts;
  FinPayeeCleaner *cleaner;
} Fill;

static gboolean
check_empty (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT (SELECT count(*) FROM accounts) + (SELECT count(*) FROM transactions)"
      " + (SELECT count(*) FROM imports)",
      error);
  gint64 n_things = 0;

  if (statement == NULL || !fin_statement_get_int (statement, &n_things, error))
    return FALSE;
  if (n_things == 0)
    return TRUE;
  g_set_error_literal (
      error, FIN_DEMO_ERROR, FIN_DEMO_ERROR_NOT_EMPTY,
      _ ("This database holds data already; the demo household needs an empty one. "
         "Choose another file with --db"));
  return FALSE;
}

static gboolean
load_categories (Fill *self, FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) categories = fin_category_store_list (connection, error);

  if (categories == NULL)
    return FALSE;
  for (guint i = 0; i < categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (categories, i);
      gint64 id = fin_category_get_id (category);

      g_hash_table_insert (self->category_ids, g_strdup (fin_category_get_key (category)),
                           g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

static gboolean
insert_account (Fill *self, FinConnection *connection, FinDemoAccount which, GError **error)
{
  static const char *const numbers[FIN_DEMO_N_ACCOUNTS] = { "30440829", "30441175",
                                                            "XXXXXXXXXXXX7716" };
  g_autoptr (FinAccount) account = fin_account_new ();
  const FinDemo *demo = self->demo;

  g_object_set (account, "profile-id", G_GINT64_CONSTANT (1), "name", fin_demo_account_name (which),
                "kind", fin_demo_account_kind (which), "currency", FIN_DEMO_CURRENCY, "number",
                numbers[which], "has-opening-balance", TRUE, "opening-balance",
                demo->opening[which], "opening-date", demo->period.first, "last-statement-date",
                demo->period.last, "position", (int) which, NULL);
  self->account_ids[which] = fin_account_store_insert (connection, account, error);
  return self->account_ids[which] != 0
         && fin_account_store_note_statement (connection, self->account_ids[which],
                                              demo->period.last, error);
}

static FinTransactionRow
make_row (Fill *self, const FinDemoDraft *draft, GString *text)
{
  FinTransactionRow row = FIN_TRANSACTION_ROW_INIT;
  FinPayee payee = fin_payee_clean (self->cleaner, draft->payee, draft->memo);
  const gint64 *category_id = draft->category_key != NULL
                                  ? g_hash_table_lookup (self->category_ids, draft->category_key)
                                  : NULL;

  fin_match_text_normalise (text, draft->payee, draft->memo);
  row.account_id = self->account_ids[draft->account];
  row.posting_date = draft->date;
  row.time = draft->minute != FIN_DEMO_NO_TIME ? draft->minute * 60 : -1;
  row.amount = draft->amount;
  row.currency = FIN_DEMO_CURRENCY;
  row.payee = draft->payee;
  row.memo = draft->memo;
  row.match_text = g_string_chunk_insert (self->match_texts, text->str);
  row.stem = g_string_chunk_insert_const (self->match_texts, payee.stem);
  row.name = g_string_chunk_insert_const (self->match_texts, payee.name);
  if (category_id != NULL)
    {
      row.category_id = *category_id;
      row.category_source = draft->partner != FIN_DEMO_NO_PARTNER ? FIN_CATEGORY_SOURCE_TRANSFER
                                                                  : FIN_CATEGORY_SOURCE_KEYWORD;
      row.category_confidence = CONFIDENCE;
    }
  return row;
}

static gboolean
insert_transactions (Fill *self,
                     FinConnection *connection,
                     GCancellable *cancellable,
                     GError **error)
{
  gsize n = self->demo->n_drafts;
  g_autofree FinTransactionRow *rows = g_new (FinTransactionRow, n);
  g_autofree gint64 *ids = g_new0 (gint64, n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    rows[i] = make_row (self, &self->demo->drafts[i], text);
  if (!fin_transaction_store_insert_many (connection, rows, n, ids, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      int partner = self->demo->drafts[i].partner;

      if (partner > (int) i
          && !fin_transaction_store_link_transfer (connection, ids[i], ids[partner], error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
fill_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fill *self = data;

  if (!check_empty (connection, error) || !load_categories (self, connection, error))
    return NULL;
  for (int a = 0; a < FIN_DEMO_N_ACCOUNTS; a++)
    if (!insert_account (self, connection, (FinDemoAccount) a, error))
      return NULL;
  if (!insert_transactions (self, connection, cancellable, error)
      || !fin_setting_store_set_int (connection, FIN_SETTING_DEMO, 1, error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static gpointer
check_empty_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return check_empty (connection, error) ? FIN_DATABASE_DONE : NULL;
}

/**
 * fin_demo_refuse: on the database thread, before a person's own statements are written.
 *
 * Returns: %FALSE with %FIN_DEMO_ERROR_IS_DEMO in the demo household's database
 */
gboolean
fin_demo_refuse (FinConnection *connection, GError **error)
{
  GError *local_error = NULL;
  gint64 demo = fin_setting_store_get_int (connection, FIN_SETTING_DEMO, 0, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (demo == 0)
    return TRUE;
  g_set_error_literal (
      error, FIN_DEMO_ERROR, FIN_DEMO_ERROR_IS_DEMO,
      _ ("This is the demo household; your own statements do not go into it. "
         "Leave the demo, or choose another file with --db"));
  return FALSE;
}

/**
 * fin_demo_fill: blocking. The demo is one step of undo, and marks the database as a demo.
 * @last_day: the last day with transactions
 *
 * Returns: %FALSE with %FIN_DEMO_ERROR_NOT_EMPTY, a #FinStoreError or %G_IO_ERROR_CANCELLED;
 * nothing of the demo is in the database then
 */
gboolean
fin_demo_fill (FinDatabase *database,
               FinDate last_day,
               guint64 seed,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (FinDemo) demo = NULL;
  Fill self = { 0 };
  gboolean filled;

  g_return_val_if_fail (FIN_IS_DATABASE (database), FALSE);

  /* Asked twice: now, so that a foreign database is not even given categories, and in the write. */
  if (fin_database_read (database, check_empty_cb, NULL, cancellable, error) == NULL
      || !fin_category_install (database, cancellable, error)
      || !fin_payee_install (database, cancellable, error))
    return FALSE;
  demo = fin_demo_generate (last_day, seed);
  self.demo = demo;
  self.category_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.match_texts = g_string_chunk_new (65536);
  self.cleaner = fin_payee_cleaner_new ();
  filled = fin_database_write (database, _ ("Demo household"), fill_cb, &self, cancellable, error)
           != NULL;
  fin_payee_cleaner_free (self.cleaner);
  g_string_chunk_free (self.match_texts);
  g_hash_table_unref (self.category_ids);
  return filled;
}

typedef struct
{
  FinDate last_day;
  guint64 seed;
} Request;

static void
fill_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (GError) error = NULL;

  if (fin_demo_fill (source, request->last_day, request->seed, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/** fin_demo_fill_async: for a window; @database is the source object of the result */
void
fin_demo_fill_async (FinDatabase *database,
                     FinDate last_day,
                     guint64 seed,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (FIN_IS_DATABASE (database));

  request = g_new (Request, 1);
  request->last_day = last_day;
  request->seed = seed;
  task = g_task_new (database, cancellable, callback, user_data);
  g_task_set_source_tag (task, fin_demo_fill_async);
  g_task_set_check_cancellable (task, FALSE); /* what was written is never reported as cancelled */
  g_task_set_task_data (task, request, g_free);
  g_task_run_in_thread (task, fill_in_thread);
}

gboolean
fin_demo_fill_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
