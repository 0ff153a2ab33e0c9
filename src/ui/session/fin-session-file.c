/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs on the database thread, and what is said when they are done. */
#include "fin-session-file.h"

#include <glib/gi18n.h>

#include "fin-filing.h"
#include "fin-rule-change.h"
#include "fin-session-private.h"
#include "fin-transaction-change.h"
#include "fin-transaction-store.h"

/** Names of so many payees are shown for a rule that is tried. */
#define MAX_SAMPLES 5

typedef struct
{
  GArray *ids;
  gint64 id;
  gint64 category_id;
  gboolean category_changed;
  FinAlways always;
  FinTransaction *transaction;
  FinRule *rule;
  FinCategory *category;
  FinRuleEdit edit;
  guint to;
  GArray *splits;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_object (&request->transaction);
  g_clear_object (&request->rule);
  g_clear_object (&request->category);
  g_clear_pointer (&request->splits, g_array_unref);
  g_free (request);
}

void
fin_rule_trial_free (FinRuleTrial *trial)
{
  g_free (trial->samples);
  g_free (trial);
}

/* Changes: a job returns the sentence that is said when it is done. ---------------------------- */

static void
write_change (FinSession *self, const char *label, FinDatabaseFunc func, Request *request)
{
  fin_session_write (self, label, func, request, request_free);
}

static char *
tell_filed (const FinFilingResult *result)
{
  g_autofree char *meant =
      g_strdup_printf (ngettext ("Category of %u transaction changed",
                                 "Category of %u transactions changed", result->n_meant),
                       result->n_meant);

  if (result->n_others == 0)
    return g_steal_pointer (&meant);
  /* Translators: %s is "Category of 1 transaction changed" */
  return g_strdup_printf (
      ngettext ("%s, %u other follows", "%s, %u others follow", result->n_others), meant,
      result->n_others);
}

static gpointer
file_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  FinFilingResult result;

  if (!fin_filing_file (connection, (const gint64 *) (gpointer) request->ids->data,
                        request->ids->len, request->category_id,
                        (request->always & FIN_ALWAYS_CATEGORY) != 0, &result, error))
    return NULL;
  return tell_filed (&result);
}

/**
 * fin_session_file:
 * @ids: (element-type gint64):
 * @category_id: 0 takes the category away
 * @always: make it a rule for their payees
 */
void
fin_session_file (FinSession *self, GArray *ids, gint64 category_id, gboolean always)
{
  Request *request = g_new0 (Request, 1);

  request->ids = g_array_copy (ids);
  request->category_id = category_id;
  request->always = always ? FIN_ALWAYS_CATEGORY : FIN_ALWAYS_NOTHING;
  write_change (self, _ ("Change category"), file_job, request);
}

static gboolean
file_saved (FinConnection *connection, Request *request, FinFilingResult *result, GError **error)
{
  gint64 id = fin_transaction_get_id (request->transaction);
  FinFilingResult named = { 0 };

  *result = (FinFilingResult){ 1, 0 };
  if (request->category_changed
      && !fin_filing_file (connection, &id, 1,
                           fin_transaction_get_category_id (request->transaction),
                           (request->always & FIN_ALWAYS_CATEGORY) != 0, result, error))
    return FALSE;
  if ((request->always & FIN_ALWAYS_NAME) != 0
      && !fin_filing_rename (connection, id, fin_transaction_get_payee (request->transaction), TRUE,
                             &named, error))
    return FALSE;
  result->n_others = MAX (result->n_others, named.n_others);
  return TRUE;
}

static gpointer
save_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  FinFilingResult result;

  if (!fin_transaction_change_save (connection, request->transaction, error)
      || !file_saved (connection, request, &result, error))
    return NULL;
  if (result.n_others == 0)
    return g_strdup (_ ("Transaction changed"));
  return g_strdup_printf (ngettext ("Transaction changed, %u other follows",
                                    "Transaction changed, %u others follow", result.n_others),
                          result.n_others);
}

/** fin_session_save_and_file: an edited transaction; others of its payee follow. */
void
fin_session_save_and_file (FinSession *self, FinTransaction *transaction, FinAlways always)
{
  Request *request = g_new0 (Request, 1);

  request->transaction = g_object_ref (transaction);
  request->always = always;
  request->category_changed =
      fin_transaction_get_category_source (transaction) == FIN_CATEGORY_SOURCE_PERSON
      && fin_transaction_get_category_id (transaction) != 0
      && fin_transaction_get_n_splits (transaction) == 0;
  write_change (self, _ ("Edit transaction"), save_job, request);
}

static gpointer
split_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (!fin_split_store_set (connection, request->id, request->splits, error))
    return NULL;
  return g_strdup (request->splits->len > 0 ? _ ("Transaction split") : _ ("Split taken back"));
}

/** fin_session_split: @splits: (element-type FinSplit): empty makes it whole again */
void
fin_session_split (FinSession *self, gint64 id, GArray *splits)
{
  Request *request = g_new0 (Request, 1);

  request->id = id;
  request->splits = g_array_ref (splits);
  write_change (self, _ ("Split transaction"), split_job, request);
}

static gpointer
rule_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  gint64 id = fin_rule_get_id (request->rule);
  gboolean good = FALSE;
  guint n = 0;

  switch (request->edit)
    {
    case FIN_RULE_ADD:
      good = fin_rule_change_add (connection, request->rule, error) != 0;
      break;
    case FIN_RULE_REMOVE:
      good = fin_rule_store_delete (connection, id, error);
      break;
    case FIN_RULE_MOVE:
      good = fin_rule_change_move (connection, id, request->to, error);
      break;
    default:
      g_assert_not_reached ();
    }
  if (!good || !fin_filing_refresh (connection, cancellable, &n, error))
    return NULL;
  return g_strdup_printf (ngettext ("Rules changed, %u transaction with them",
                                    "Rules changed, %u transactions with them", n),
                          n);
}

/** fin_session_edit_rule: @to: the place of a moved rule, from 1; all transactions follow */
void
fin_session_edit_rule (FinSession *self, FinRuleEdit edit, FinRule *rule, guint to)
{
  Request *request = g_new0 (Request, 1);

  request->rule = g_object_ref (rule);
  request->edit = edit;
  request->to = to;
  write_change (self, _ ("Change rules"), rule_job, request);
}

static gpointer
category_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  gboolean good = fin_category_get_id (request->category) != 0
                      ? fin_category_store_update (connection, request->category, error)
                      : fin_category_store_insert (connection, request->category, error) != 0;

  return good ? g_strdup (_ ("Category saved")) : NULL;
}

/** fin_session_save_category: a new one has the id 0 */
void
fin_session_save_category (FinSession *self, FinCategory *category)
{
  Request *request = g_new0 (Request, 1);

  request->category = g_object_ref (category);
  write_change (self, _ ("Change categories"), category_job, request);
}

/* Questions --------------------------------------------------------------------------------- */

static gpointer
explain_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_filing_explain (connection, ((Request *) data)->id, error);
}

/** fin_session_explain_async: why a transaction has its category */
void
fin_session_explain_async (FinSession *self,
                           gint64 id,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = id;
  fin_session_read (self, explain_job, request, request_free, g_free, callback, user_data);
}

/** fin_session_explain_finish: Returns: (transfer full) (nullable): %NULL without @error: no reason
 */
char *
fin_session_explain_finish (FinSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
splits_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_split_store_list (connection, ((Request *) data)->id, error);
}

void
fin_session_load_splits_async (FinSession *self,
                               gint64 id,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->id = id;
  fin_session_read (self, splits_job, request, request_free, (GDestroyNotify) g_array_unref, callback,
                    user_data);
}

/** fin_session_load_splits_finish: Returns: (transfer full) (element-type FinSplit): */
GArray *
fin_session_load_splits_finish (FinSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
rules_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_rule_store_list (connection, error);
}

void
fin_session_load_rules_async (FinSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  fin_session_read (self, rules_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, callback,
                    user_data);
}

/** fin_session_load_rules_finish: Returns: (transfer full) (element-type FinRule): in their order
 */
GPtrArray *
fin_session_load_rules_finish (FinSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
add_samples (FinConnection *connection, GArray *changing, GString *samples, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < changing->len && g_hash_table_size (seen) < MAX_SAMPLES; i++)
    {
      g_autoptr (FinTransaction) transaction =
          fin_transaction_store_get (connection, g_array_index (changing, gint64, i), error);
      const char *name;

      if (transaction == NULL)
        return FALSE;
      name = fin_transaction_get_shown_payee (transaction);
      if (name == NULL || !g_hash_table_add (seen, g_strdup (name)))
        continue;
      if (samples->len > 0)
        g_string_append (samples, ", ");
      g_string_append (samples, name);
    }
  return TRUE;
}

static gpointer
try_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) matching = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) samples = g_string_new (NULL);
  FinRuleTrial *trial;

  if (!fin_filing_try_rule (connection, request->rule, matching, changing, error)
      || !add_samples (connection, changing, samples, error))
    return NULL;
  trial = g_new0 (FinRuleTrial, 1);
  trial->n_matching = matching->len;
  trial->n_changing = changing->len;
  trial->samples = g_strdup (samples->str);
  return trial;
}

/** fin_session_try_rule_async: what a rule would do to the transactions there are */
void
fin_session_try_rule_async (FinSession *self,
                            FinRule *rule,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->rule = g_object_ref (rule);
  fin_session_read (self, try_job, request, request_free, (GDestroyNotify) fin_rule_trial_free,
                    callback, user_data);
}

/** fin_session_try_rule_finish: Returns: (transfer full): */
FinRuleTrial *
fin_session_try_rule_finish (FinSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
