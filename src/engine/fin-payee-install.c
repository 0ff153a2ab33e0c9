/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computes stems and names again when the program cleans payees better than the one before. */
#include "fin-payee-install.h"

#include <string.h>

#include "fin-payee.h"
#include "fin-rule-set.h"
#include "fin-setting-store.h"
#include "fin-transaction.h"

#define SETTING_VERSION "payee-version"

#define ROWS_PER_CHUNK  4096

typedef struct
{
  gint64 id;
  char *stem;
  char *name;
} Change;

typedef struct
{
  FinPayeeCleaner *cleaner;
  FinRuleSet *rules;
  GArray *changes; /* Change, of one chunk */
  gint64 last_id;
} Install;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_free (change->stem);
  g_free (change->name);
}

static void
install_clear (Install *self)
{
  g_clear_pointer (&self->cleaner, fin_payee_cleaner_free);
  g_clear_pointer (&self->rules, fin_rule_set_free);
  g_clear_pointer (&self->changes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Install, install_clear)

/* What the person typed over the payee is its name, whatever it looks like. */
static gboolean
was_typed (FinStatement *row)
{
  const char *payee = fin_statement_column_text (row, 1);
  const char *name = fin_statement_column_text (row, 6);

  return (fin_statement_column_int (row, 5) & FIN_TRANSACTION_EDITED) != 0 && name != NULL
         && g_strcmp0 (name, payee) == 0;
}

static void
compute (Install *self, FinStatement *row)
{
  FinPayee payee = fin_payee_clean (self->cleaner, fin_statement_column_text (row, 1),
                                    fin_statement_column_text (row, 2));
  FinRuleQuery query = { fin_statement_column_int (row, 4), fin_statement_column_text (row, 3),
                         payee.stem };
  FinRule *rule = fin_rule_set_find_name (self->rules, &query);
  const char *name = rule != NULL      ? fin_rule_get_rename (rule)
                     : was_typed (row) ? fin_statement_column_text (row, 6)
                                       : payee.name;
  Change change = { .id = fin_statement_column_int (row, 0) };

  self->last_id = change.id;
  if (g_strcmp0 (name, fin_statement_column_text (row, 6)) == 0
      && g_strcmp0 (payee.stem, fin_statement_column_text (row, 7)) == 0)
    return;
  change.stem = g_strdup (payee.stem);
  change.name = g_strdup (name);
  g_array_append_val (self->changes, change);
}

/* Returns the number of rows read, -1 with @error set. */
static int
read_chunk (Install *self, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id, payee, memo, match_text, account_id, flags, name, stem FROM transactions "
      "WHERE id > ?1 ORDER BY id LIMIT ?2",
      error);
  g_autoptr (GError) cause = NULL;
  int n = 0;

  if (statement == NULL)
    return -1;
  fin_statement_bind (statement, "in", self->last_id, ROWS_PER_CHUNK);
  for (; fin_statement_step (statement, &cause); n++)
    compute (self, statement);
  if (cause == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&cause));
  return -1;
}

static gboolean
write_chunk (Install *self, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "UPDATE transactions SET stem = ?2, name = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      fin_statement_bind (statement, "iss", change->id, change->stem, change->name);
      if (!fin_statement_execute (statement, error))
        return FALSE;
    }
  g_array_set_size (self->changes, 0);
  return TRUE;
}

static gpointer
install_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Install) self = { 0 };
  int n;

  self.cleaner = fin_payee_cleaner_new ();
  self.rules = fin_rule_set_load (connection, error);
  if (self.rules == NULL)
    return NULL;
  self.changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (self.changes, change_clear);
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      n = read_chunk (&self, connection, error);
      if (n < 0 || !write_chunk (&self, connection, error))
        return NULL;
    }
  while (n == ROWS_PER_CHUNK);
  return fin_setting_store_set_int (connection, SETTING_VERSION, FIN_PAYEE_VERSION, error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static gpointer
read_version_cb (FinConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GError) cause = NULL;
  gint64 *version = data;

  *version = fin_setting_store_get_int (connection, SETTING_VERSION, 0, &cause);
  if (cause == NULL)
    return FIN_DATABASE_DONE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * fin_payee_install: blocking; quick when there is nothing to do. What a person calls a payee
 * stays.
 *
 * Returns: %FALSE with a #FinStoreError
 */
gboolean
fin_payee_install (FinDatabase *database, GCancellable *cancellable, GError **error)
{
  gint64 version = 0;

  if (fin_database_read (database, read_version_cb, &version, cancellable, error) == NULL)
    return FALSE;
  if (version == FIN_PAYEE_VERSION)
    return TRUE;
  return fin_database_seed (database, install_cb, NULL, cancellable, error) != NULL;
}
