/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applies before-images in reverse. The triggers log that as the way back, so redo is the same walk. */
#include "fin-history-private.h"

#include <glib/gi18n.h>

#include "fin-connection-private.h"

typedef enum
{
  OPERATION_INSERT = 1,
  OPERATION_UPDATE = 2,
  OPERATION_DELETE = 3,
} Operation;

typedef struct
{
  char *name;
  char *delete_sql;
  char *insert_sql;
} Table;

static void
table_free (gpointer data)
{
  Table *self = data;

  g_free (self->name);
  g_free (self->delete_sql);
  g_free (self->insert_sql);
  g_free (self);
}

static gboolean
refuse (FinConnection *connection, GError **error)
{
  g_set_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_CORRUPT,
               _("The undo history of “%s” does not fit its data. Nothing was changed."),
               connection->path);
  return FALSE;
}

/* INSERT INTO t (id, a, b) SELECT ?1, json_extract (?2, '$.a'), ...: a column that the image does not
 * have was NULL, or was added later and takes its default. */
static char *
make_insert_sql (FinConnection *connection, const char *table, GError **error)
{
  g_autoptr (FinStatement) columns = fin_connection_prepare (
      connection, "SELECT name, dflt_value FROM pragma_table_info (?1) WHERE name <> 'id'", error);
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) values = g_string_new ("?1");
  g_autoptr (GError) local_error = NULL;

  if (columns == NULL)
    return NULL;
  fin_statement_bind (columns, "s", table);
  while (fin_statement_step (columns, &local_error))
    {
      const char *name = fin_statement_column_text (columns, 0);
      const char *otherwise = fin_statement_column_text (columns, 1);

      g_string_append_printf (names, ", %s", name);
      if (otherwise == NULL)
        g_string_append_printf (values, ", json_extract (?2, '$.%s')", name);
      else
        g_string_append_printf (values, ", ifnull (json_extract (?2, '$.%s'), %s)", name, otherwise);
    }
  if (local_error == NULL)
    return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names->str, values->str);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static GHashTable *
load_tables (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "SELECT id, name FROM history_tables", error);
  g_autoptr (GHashTable) tables = g_hash_table_new_full (NULL, NULL, NULL, table_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (fin_statement_step (statement, &local_error))
    {
      Table *table = g_new0 (Table, 1);
      gint64 id = fin_statement_column_int (statement, 0);

      table->name = g_strdup (fin_statement_column_text (statement, 1));
      table->delete_sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", table->name);
      table->insert_sql = make_insert_sql (connection, table->name, &local_error);
      g_hash_table_insert (tables, GINT_TO_POINTER ((int) id), table);
      if (local_error != NULL)
        break;
    }
  if (local_error == NULL)
    return g_steal_pointer (&tables);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* UPDATE t SET a = json_extract (?2, '$.a') ... for the columns in the image. Steps that touch many
 * rows change the same columns in each, so the statement comes from the cache. */
static char *
make_update_sql (FinConnection *connection, const char *table, const char *image, GError **error)
{
  g_autoptr (FinStatement) keys
      = fin_connection_prepare (connection, "SELECT key FROM json_each (?1)", error);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;

  if (keys == NULL)
    return NULL;
  g_string_append_printf (sql, "UPDATE %s SET ", table);
  fin_statement_bind (keys, "s", image);
  for (gboolean first = TRUE; fin_statement_step (keys, &local_error); first = FALSE)
    {
      const char *key = fin_statement_column_text (keys, 0);

      g_string_append_printf (sql, "%s%s = json_extract (?2, '$.%s')", first ? "" : ", ", key, key);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_string_append (sql, " WHERE id = ?1");
  return g_strdup (sql->str);
}

static gboolean
run (FinConnection *connection, const char *sql, gint64 row_id, const char *image, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, row_id);
  if (image != NULL)
    fin_statement_bind_text (statement, 2, image);
  return fin_statement_execute (statement, error);
}

static gboolean
apply_change (FinConnection *connection, const Table *table, Operation operation, gint64 row_id,
              const char *image, GError **error)
{
  g_autofree char *update_sql = NULL;

  switch (operation)
    {
    case OPERATION_INSERT:
      /* The row may be gone already: a foreign key's cascade is part of its parent's removal. */
      return run (connection, table->delete_sql, row_id, NULL, error);
    case OPERATION_DELETE:
      return image != NULL ? run (connection, table->insert_sql, row_id, image, error)
                           : refuse (connection, error);
    case OPERATION_UPDATE:
      if (image == NULL)
        return refuse (connection, error);
      update_sql = make_update_sql (connection, table->name, image, error);
      if (update_sql == NULL || !run (connection, update_sql, row_id, image, error))
        return FALSE;
      return fin_connection_changed_rows (connection) == 1 ? TRUE : refuse (connection, error);
    default:
      return refuse (connection, error);
    }
}

/**
 * fin_history_apply:
 *
 * Takes back the changes @first_change .. @last_change, newest first. Foreign keys are checked at the
 * commit: in between, rows may come back before the ones that they refer to.
 */
gboolean
fin_history_apply (FinConnection *connection, gint64 first_change, gint64 last_change, GError **error)
{
  g_autoptr (FinStatement) changes = NULL;
  g_autoptr (GHashTable) tables = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!fin_connection_execute (connection, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  tables = load_tables (connection, error);
  if (tables == NULL)
    return FALSE;
  changes = fin_connection_prepare (connection,
                                    "SELECT table_id, operation, row_id, image FROM history_changes "
                                    "WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC",
                                    error);
  if (changes == NULL)
    return FALSE;
  fin_statement_bind (changes, "ii", first_change, last_change);
  while (fin_statement_step (changes, &local_error))
    {
      const Table *table = g_hash_table_lookup (
          tables, GINT_TO_POINTER ((int) fin_statement_column_int (changes, 0)));

      if (table == NULL)
        return refuse (connection, error);
      if (!apply_change (connection, table, (Operation) fin_statement_column_int (changes, 1),
                         fin_statement_column_int (changes, 2),
                         fin_statement_column_text (changes, 3), error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
