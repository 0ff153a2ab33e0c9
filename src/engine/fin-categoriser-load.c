/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the database to a categoriser: its categories, its rules, and what the person filed. */
#include "fin-categoriser.h"
#include "fin-data-version.h"
#include "fin-rule-set.h"

#include <stdlib.h>

#define KEY "categoriser"

/* More changes than this are not looked through: to learn anew takes no longer. */
#define MAX_CHANGES 20000

/* What was learned from more filings than this takes too much memory to be kept. */
#define MAX_FILED 250000

/* Of a transaction that the person filed. */
#define FILED "category_source = 1 AND category_id IS NOT NULL AND state = 0"

/* A categoriser, and the version of the data that it was made from. */
typedef struct
{
  FinCategoriser *categoriser;
  FinDataVersion version;
  GArray *filed; /* gint64: the rows it learned from, ascending */
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  fin_categoriser_free (self->categoriser);
  g_clear_pointer (&self->filed, g_array_unref);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static gboolean
learn_filed (Kept *self, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT account_id, payee, memo, amount, bank_code, match_text, stem, category_id, id "
      "FROM transactions WHERE " FILED " ORDER BY posting_date, id",
      error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  while (fin_statement_step (statement, &cause))
    {
      gint64 id = fin_statement_column_int (statement, 8);
      FinCategoriserQuery query = {
        .account_id = fin_statement_column_int (statement, 0),
        .payee = fin_statement_column_text (statement, 1),
        .memo = fin_statement_column_text (statement, 2),
        .amount = fin_statement_column_int (statement, 3),
        .code = fin_statement_column_text (statement, 4),
        .match_text = fin_statement_column_text (statement, 5),
        .stem = fin_statement_column_text (statement, 6),
      };

      fin_categoriser_learn (self->categoriser, &query, fin_statement_column_int (statement, 7));
      g_array_append_val (self->filed, id);
    }
  g_array_sort (self->filed, compare_ids);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static Kept *
load (FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) categories = fin_category_store_list (connection, error);
  g_autoptr (GPtrArray) rules = NULL;
  Kept *self;

  if (categories == NULL)
    return NULL;
  rules = fin_rule_store_list (connection, error);
  if (rules == NULL)
    return NULL;
  self = g_new0 (Kept, 1);
  self->version = FIN_DATA_VERSION_NONE;
  self->categoriser = fin_categoriser_new (categories, rules);
  self->filed = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (learn_filed (self, connection, error))
    {
      fin_categoriser_calibrate (self->categoriser);
      return self;
    }
  kept_free (self);
  return NULL;
}

/* Returns: whether any of the rows is filed by the person now; @error may be set */
static gboolean
is_any_filed (FinConnection *connection, GArray *ids, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT 1 FROM transactions WHERE id = ?1 AND " FILED, error);
  g_autoptr (GError) cause = NULL;
  gboolean found = FALSE;

  for (guint i = 0; statement != NULL && i < ids->len && !found && cause == NULL; i++)
    {
      fin_statement_bind_int (statement, 1, g_array_index (ids, gint64, i));
      found = fin_statement_step (statement, &cause);
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return found;
}

static gboolean
has_learned_any (const Kept *self, GArray *ids)
{
  /* An array that never held anything has no data either. */
  for (guint i = 0; i < ids->len && self->filed->len > 0; i++)
    if (bsearch (&g_array_index (ids, gint64, i), self->filed->data, self->filed->len,
                 sizeof (gint64), compare_ids)
        != NULL)
      return TRUE;
  return FALSE;
}

/* Returns: whether nothing between two versions changed what is learned; @error may be set */
static gboolean
is_same_between (const Kept *self,
                 FinConnection *connection,
                 const FinDataVersion *since,
                 const FinDataVersion *now,
                 GError **error)
{
  g_auto (FinDataChanges) changes = { 0 };

  if (!fin_data_changes_read (connection, since, now, MAX_CHANGES, &changes, error)
      || !changes.known || (changes.kinds & FIN_CHANGES_CATEGORIES) != 0
      || has_learned_any (self, changes.transactions))
    return FALSE;
  return !is_any_filed (connection, changes.transactions, error);
}

/**
 * fin_categoriser_get: categories, rules and all that the person filed, as the connection sees them
 * now.
 *
 * What is learned is kept with the connection and used again while the undo log tells that
 * nothing of it changed; then it is learned anew.
 *
 * Returns: (transfer none) (nullable): to ask, not to teach, until the next call on this
 * connection; %NULL with a #FinStoreError
 */
FinCategoriser *
fin_categoriser_get (FinConnection *connection, GError **error)
{
  Kept *kept = fin_connection_get_kept (connection, KEY);
  g_autoptr (GError) cause = NULL;
  FinDataVersion begin, now;

  if (!fin_data_version_read_step (connection, &begin, &now, error))
    return NULL;
  if (kept == NULL || !is_same_between (kept, connection, &kept->version, &now, &cause))
    {
      kept = cause == NULL ? load (connection, &cause) : NULL;
      if (kept == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      fin_connection_keep (connection, KEY, kept, kept_free);
      /* What the running step did may be taken back. */
      if (kept->filed->len > MAX_FILED || !is_same_between (kept, connection, &begin, &now, &cause))
        begin = FIN_DATA_VERSION_NONE;
    }
  kept->version = begin;
  fin_categoriser_forget_answers (kept->categoriser);
  if (cause == NULL)
    return kept->categoriser;
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}
