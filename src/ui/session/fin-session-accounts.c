/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs on the database thread; each returns what is said when it is done. */
#include "fin-session-accounts.h"

#include <glib/gi18n.h>

#include "fin-account-store.h"
#include "fin-insight-store.h"
#include "fin-session-private.h"
#include "fin-transaction-store.h"
#include "fin-transfer.h"

static gboolean
update_account (FinConnection *connection, FinAccount *account, GError **error)
{
  gint64 id = fin_account_get_id (account);
  const char *currency = fin_account_get_currency (account);
  g_autoptr (FinAccount) before = fin_account_store_get (connection, id, error);

  if (before == NULL)
    return FALSE;
  if (g_strcmp0 (fin_account_get_currency (before), currency) != 0
      && !fin_account_store_set_currency (connection, id, currency, error))
    return FALSE;
  return fin_account_store_update (connection, account, error);
}

typedef struct
{
  FinAccount *account;
  FinCardTerms card; /* account_id -1: nothing is said of it */
} AccountRequest;

static void
account_request_free (gpointer data)
{
  AccountRequest *request = data;

  g_object_unref (request->account);
  g_free (request);
}

static gint64
write_account (FinConnection *connection, FinAccount *account, GError **error)
{
  gint64 id = fin_account_get_id (account);

  if (id == 0)
    return fin_account_store_insert (connection, account, error);
  return update_account (connection, account, error) ? id : 0;
}

static gpointer
save_account_job (FinConnection *connection,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  AccountRequest *request = data;
  FinAccount *account = request->account;
  gboolean is_new = fin_account_get_id (account) == 0;
  g_autoptr (FinAccount) same = NULL;
  gint64 id;

  same = fin_account_store_find_name (connection, fin_account_get_name (account), NULL);
  if (same != NULL && fin_account_get_id (same) != fin_account_get_id (account))
    {
      g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_CONSTRAINT,
                   _ ("There is an account “%s” already; choose another name"),
                   fin_account_get_name (account));
      return NULL;
    }
  id = write_account (connection, account, error);
  if (id == 0)
    return NULL;
  if (request->card.account_id >= 0)
    {
      request->card.account_id = id;
      if (!fin_card_store_set (connection, &request->card, error))
        return NULL;
    }
  /* Translators: %s is the name of an account */
  return g_strdup_printf (is_new ? _ ("Account “%s” added") : _ ("Account “%s” changed"),
                          fin_account_get_name (account));
}

/**
 * fin_session_save_account: a new one has the id 0
 * @card: (nullable): the terms of a credit card; those of a new one get its id
 */
void
fin_session_save_account (FinSession *self, FinAccount *account, const FinCardTerms *card)
{
  AccountRequest *request = g_new0 (AccountRequest, 1);

  request->account = g_object_ref (account);
  request->card = card != NULL ? *card : (FinCardTerms) { .account_id = -1 };
  fin_session_write (self, _ ("Edit account"), save_account_job, request, account_request_free);
}

typedef struct
{
  char *from;
  char *to;
  char *rate;
  FinDate date;
} RateRequest;

static void
rate_request_free (gpointer data)
{
  RateRequest *request = data;

  g_free (request->from);
  g_free (request->to);
  g_free (request->rate);
  g_free (request);
}

static gpointer
state_rate_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const RateRequest *request = data;

  if (!fin_rate_store_set (connection, request->from, request->to, request->date, request->rate,
                           "person", error))
    return NULL;
  return g_strdup (_ ("Exchange rate stated"));
}

/** fin_session_state_rate: @rate: digits with a point, units of @to for one of @from on @date */
void
fin_session_state_rate (FinSession *self,
                        const char *from,
                        const char *to,
                        FinDate date,
                        const char *rate)
{
  RateRequest *request = g_new0 (RateRequest, 1);

  request->from = g_strdup (from);
  request->to = g_strdup (to);
  request->rate = g_strdup (rate);
  request->date = date;
  fin_session_write (self, _ ("State an exchange rate"), state_rate_job, request,
                     rate_request_free);
}

static gpointer
load_card_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree FinCardTerms *card = g_new0 (FinCardTerms, 1);

  if (!fin_card_store_get (connection, *(gint64 *) data, card, error))
    return NULL;
  return g_steal_pointer (&card);
}

/** fin_session_load_card_async: what was said of a credit card */
void
fin_session_load_card_async (FinSession *self,
                             gint64 account_id,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  fin_session_read (self, load_card_job, g_memdup2 (&account_id, sizeof account_id), g_free, g_free,
                    callback, user_data);
}

/** fin_session_load_card_finish: @card: (out): zeros where nothing was said */
gboolean
fin_session_load_card_finish (FinSession *self,
                              GAsyncResult *result,
                              FinCardTerms *card,
                              GError **error)
{
  g_autofree FinCardTerms *loaded = g_task_propagate_pointer (G_TASK (result), error);

  if (loaded != NULL)
    *card = *loaded;
  return loaded != NULL;
}

/* One row out of one account, one into another, of equal amount where the currency is one. */
static gboolean
can_be_joined (FinTransaction *one, FinTransaction *other)
{
  gint64 left = fin_transaction_get_amount (one);
  gint64 right = fin_transaction_get_amount (other);
  gboolean same_currency = g_strcmp0 (fin_transaction_get_currency (one),
                                      fin_transaction_get_currency (other))
                           == 0;

  return fin_transaction_get_account_id (one) != fin_transaction_get_account_id (other)
         && (left < 0) != (right < 0) && (!same_currency || left == -right);
}

static gpointer
join_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;
  g_autoptr (FinTransaction) one
      = fin_transaction_store_get (connection, g_array_index (ids, gint64, 0), error);
  g_autoptr (FinTransaction) other = NULL;

  if (one == NULL)
    return NULL;
  other = fin_transaction_store_get (connection, g_array_index (ids, gint64, 1), error);
  if (other == NULL)
    return NULL;
  if (!can_be_joined (one, other))
    {
      g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_CONSTRAINT,
                           _ ("A transfer leaves one account and arrives in another with the same "
                              "amount: select one row of each"));
      return NULL;
    }
  if (!fin_transfer_join (connection, g_array_index (ids, gint64, 0),
                          g_array_index (ids, gint64, 1), error))
    return NULL;
  return g_strdup (_ ("Joined as a transfer between your accounts"));
}

/** fin_session_join_transfer: what leaves one account and arrives in the other */
void
fin_session_join_transfer (FinSession *self, gint64 one_side, gint64 other_side)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, one_side);
  g_array_append_val (ids, other_side);
  fin_session_write (self, _ ("Join transfer"), join_job, ids, (GDestroyNotify) g_array_unref);
}

static gpointer
part_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;

  for (guint i = 0; i < ids->len; i++)
    if (!fin_transfer_part (connection, g_array_index (ids, gint64, i), error))
      return NULL;
  return g_strdup (_ ("Parted: they count as spending and income"));
}

/** fin_session_part_transfers: @ids: (element-type gint64): either side of each */
void
fin_session_part_transfers (FinSession *self, GArray *ids)
{
  fin_session_write (self, _ ("Part transfer"), part_job, g_array_copy (ids),
                     (GDestroyNotify) g_array_unref);
}
