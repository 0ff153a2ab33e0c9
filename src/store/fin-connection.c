/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the sqlite3*, the statement cache, and which tables a job touched. */
#include "fin-connection-private.h"

#include <glib/gi18n.h>

/* Long enough for another process to finish an import of a year, short enough to tell the
 * person. */
#define BUSY_TIMEOUT_MS 5000

/* Instructions of SQLite's virtual machine between two looks at the cancellable: well below 1
 * ms. */
#define PROGRESS_INSTRUCTIONS 10000

G_DEFINE_FLAGS_TYPE (FinChanges, fin_changes,
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_ACCOUNTS, "accounts"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_TRANSACTIONS, "transactions"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_CATEGORIES, "categories"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_IMPORTS, "imports"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_NUDGES, "nudges"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_INSIGHTS, "insights"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_SETTINGS, "settings"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_RATES, "rates"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_HISTORY, "history"),
                     G_DEFINE_ENUM_VALUE (FIN_CHANGES_VERDICTS, "verdicts"))

/** fin_changes_for_table: Returns: the kind of data that a table holds */
FinChanges
fin_changes_for_table (const char *table)
{
  static const struct
  {
    const char *table;
    FinChanges changes;
  } kinds[] = {
    { "transactions", FIN_CHANGES_TRANSACTIONS },
    { "history_changes", FIN_CHANGES_NONE },
    { "history_state", FIN_CHANGES_NONE },
    { "history_steps", FIN_CHANGES_HISTORY },
    { "households", FIN_CHANGES_ACCOUNTS },
    { "profiles", FIN_CHANGES_ACCOUNTS },
    { "accounts", FIN_CHANGES_ACCOUNTS },
    { "balance_statements", FIN_CHANGES_ACCOUNTS },
    { "categories", FIN_CHANGES_CATEGORIES },
    { "rules", FIN_CHANGES_CATEGORIES },
    { "imports", FIN_CHANGES_IMPORTS },
    { "import_rows", FIN_CHANGES_IMPORTS },
    { "import_answers", FIN_CHANGES_NONE },
    { "nudges", FIN_CHANGES_NUDGES },
    { "persona_months", FIN_CHANGES_INSIGHTS },
    { "forecast_records", FIN_CHANGES_INSIGHTS },
    { "verdicts", FIN_CHANGES_VERDICTS },
    { "exchange_rates", FIN_CHANGES_RATES },
    { "settings", FIN_CHANGES_SETTINGS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].table, table))
      return kinds[i].changes;
  return FIN_CHANGES_NONE;
}

/* Called for every row written, so a table is looked up once while its name stays at one
 * address. */
static void
update_hook_cb (void *data, int operation, const char *schema, const char *table, sqlite3_int64 row)
{
  FinConnection *self = data;

  if (self->hook_table != table)
    {
      self->hook_table = table;
      self->hook_changes = fin_changes_for_table (table);
    }
  self->changes |= self->hook_changes;
}

static int
progress_cb (void *data)
{
  FinConnection *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
set_up (FinConnection *self, gboolean read_only, GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  /* Slots large enough for the frame of a trigger, which every row of an import needs. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, 4096, 128);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_update_hook (self->handle, update_hook_cb, self);
  sqlite3_progress_handler (self->handle, PROGRESS_INSTRUCTIONS, progress_cb, self);
  if (!fin_sql_functions_register (self->handle))
    {
      fin_connection_set_error (self, SQLITE_NOMEM, error);
      return FALSE;
    }
  /* With recursive_triggers the row that INSERT OR REPLACE removes is logged, too. */
  return fin_connection_execute (self,
                                 "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                                 "PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; "
                                 "PRAGMA cache_size = -32768;",
                                 error);
}

/**
 * fin_connection_new:
 *
 * Opens the file for the calling thread, which owns the connection from now on. Nothing is read or
 * written yet, so the caller may look at the header before SQLite changes anything.
 */
FinConnection *
fin_connection_new (const char *path, gboolean read_only, GError **error)
{
  static gsize configured = 0;
  g_autoptr (FinConnection) self = g_new0 (FinConnection, 1);
  int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  int result;

  /* Nobody reads SQLite's memory statistics, and counting takes a lock at every allocation. */
  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }
  self->owner = g_thread_self ();
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) fin_statement_finalize);
  result = sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK)
    {
      fin_connection_set_error (self, result, error);
      return NULL;
    }
  if (!set_up (self, read_only, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
fin_connection_free (FinConnection *self)
{
  fin_connection_assert_thread (self);
  g_datalist_clear (&self->kept);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

/* A slip here would be a data race inside SQLite, so it stops the program instead of warning. */
void
fin_connection_assert_thread (FinConnection *self)
{
  if (G_UNLIKELY (self->owner != g_thread_self ()))
    g_error ("A FinConnection was used outside the database thread");
}

void
fin_connection_set_error (FinConnection *self, int result, GError **error)
{
  const char *message = self->handle != NULL ? sqlite3_errmsg (self->handle)
                                             : sqlite3_errstr (result);

  if ((result & 0xff) == SQLITE_INTERRUPT
      && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  fin_store_set_sqlite_error (error, result, self->path, message);
}

/* The update hook compares table names by address, which a changed schema may reuse. */
void
fin_connection_drop_statements (FinConnection *self)
{
  g_hash_table_remove_all (self->statements);
  self->hook_table = NULL;
}

void
fin_connection_begin_job (FinConnection *self, GCancellable *cancellable)
{
  fin_connection_assert_thread (self);
  self->cancellable = cancellable;
  self->changes = FIN_CHANGES_NONE;
  self->hook_table = NULL;
}

FinChanges
fin_connection_end_job (FinConnection *self)
{
  self->cancellable = NULL;
  return self->changes;
}

gboolean
fin_connection_get_int (FinConnection *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (self, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (fin_statement_get_int (statement, value, &local_error))
    return TRUE;
  if (local_error == NULL)
    g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND, "No row for “%s”", sql);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Public API */

/**
 * fin_connection_prepare:
 * @sql: one statement
 *
 * Takes the statement from the cache, or prepares it. A statement that is in use further up the
 * stack is prepared anew.
 *
 * Returns: (transfer full): release it with the autoptr
 */
FinStatement *
fin_connection_prepare (FinConnection *self, const char *sql, GError **error)
{
  FinStatement *statement;

  fin_connection_assert_thread (self);
  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL && !statement->borrowed)
    {
      statement->borrowed = TRUE;
      return statement;
    }
  if (statement != NULL)
    return fin_statement_new (self, sql, error);

  statement = fin_statement_new (self, sql, error);
  if (statement == NULL)
    return NULL;
  statement->cached = TRUE;
  statement->borrowed = TRUE;
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/** fin_connection_execute: runs any number of statements, uncached and without parameters. */
gboolean
fin_connection_execute (FinConnection *self, const char *sql, GError **error)
{
  int result;

  fin_connection_assert_thread (self);
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  fin_connection_set_error (self, result, error);
  return FALSE;
}

/** fin_connection_last_id: Returns: the id of the row inserted last; triggers do not disturb it */
gint64
fin_connection_last_id (FinConnection *self)
{
  fin_connection_assert_thread (self);
  return sqlite3_last_insert_rowid (self->handle);
}

/** fin_connection_changed_rows: Returns: how many rows the last statement changed */
gint64
fin_connection_changed_rows (FinConnection *self)
{
  fin_connection_assert_thread (self);
  return sqlite3_changes (self->handle);
}

gboolean
fin_connection_in_write (FinConnection *self)
{
  fin_connection_assert_thread (self);
  return self->in_write;
}

/** fin_connection_mark_changed: for a write that SQLite does not report row by row. */
void
fin_connection_mark_changed (FinConnection *self, FinChanges changes)
{
  fin_connection_assert_thread (self);
  self->changes |= changes;
}

/** fin_connection_get_kept: Returns: (transfer none) (nullable): what an earlier job left under @key */
gpointer
fin_connection_get_kept (FinConnection *self, const char *key)
{
  fin_connection_assert_thread (self);
  return g_datalist_get_data (&self->kept, key);
}

/**
 * fin_connection_keep:
 * @data: (transfer full): for later jobs on this connection, in place of what was there before
 * @free: called with it on the connection's thread
 */
void
fin_connection_keep (FinConnection *self, const char *key, gpointer data, GDestroyNotify free)
{
  fin_connection_assert_thread (self);
  g_datalist_set_data_full (&self->kept, key, data, free);
}

const char *
fin_connection_get_path (FinConnection *self)
{
  return self->path;
}
