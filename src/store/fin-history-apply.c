/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applies before-images in reverse. The triggers log that as the way back, so redo is the same
 * walk. */
#include "fin-history-private.h"

#include <string.h>

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
  FinStatement *delete_row;
  FinStatement *insert_row;
  FinStatement *update_row; /* of the columns in update_sql */
  char *update_sql;
} Table;

static void
table_free (gpointer data)
{
  Table *self = data;

  g_clear_pointer (&self->delete_row, fin_statement_release);
  g_clear_pointer (&self->insert_row, fin_statement_release);
  g_clear_pointer (&self->update_row, fin_statement_release);
  g_free (self->update_sql);
  g_free (self->name);
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

/* INSERT INTO t (id, a, b) SELECT ?1, json_extract (?2, '$.a'), ...: a column that the image does
 * not have was NULL, or was added later and takes its default. */
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
        g_string_append_printf (values, ", ifnull (json_extract (?2, '$.%s'), %s)", name,
                                otherwise);
    }
  if (local_error == NULL)
    return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names->str, values->str);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static Table *
table_new (FinConnection *connection, const char *name, GError **error)
{
  Table *self = g_new0 (Table, 1);
  g_autofree char *delete_sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", name);
  g_autofree char *insert_sql = make_insert_sql (connection, name, error);

  self->name = g_strdup (name);
  if (insert_sql != NULL)
    self->insert_row = fin_connection_prepare (connection, insert_sql, error);
  if (self->insert_row != NULL)
    self->delete_row = fin_connection_prepare (connection, delete_sql, error);
  return self;
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
  while (local_error == NULL && fin_statement_step (statement, &local_error))
    g_hash_table_insert (
        tables, GINT_TO_POINTER ((int) fin_statement_column_int (statement, 0)),
        table_new (connection, fin_statement_column_text (statement, 1), &local_error));
  if (local_error == NULL)
    return g_steal_pointer (&tables);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Past the string that starts at @text with its quote. */
static const char *
skip_string (const char *text)
{
  for (text++; *text != '"' && *text != '\0'; text++)
    if (*text == '\\' && text[1] != '\0')
      text++;
  return *text == '"' ? text + 1 : text;
}

/* UPDATE t SET a = json_extract (?2, '$.a') ... for the columns in the image. The triggers write
 * images, so this only has to know their form: one flat object. NULL for anything else. */
static char *
make_update_sql (const char *table, const char *image)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *text = image + 1;

  g_string_append_printf (sql, "UPDATE %s SET ", table);
  if (image[0] != '{')
    return NULL;
  while (*text == '"')
    {
      const char *end = skip_string (text);
      int length = (int) (end - text) - 2;

      if (*end != ':')
        return NULL;
      g_string_append_printf (sql, "%s%.*s = json_extract (?2, '$.%.*s')",
                              text == image + 1 ? "" : ", ", length, text + 1, length, text + 1);
      text = end + 1;
      text = *text == '"' ? skip_string (text) : text + strcspn (text, ",}");
      if (*text == ',')
        text++;
    }
  if (!g_str_equal (text, "}"))
    return NULL;
  g_string_append (sql, " WHERE id = ?1");
  return g_strdup (sql->str);
}

/* A step that touches many rows mostly changes the same columns in each. */
static FinStatement *
get_update (FinConnection *connection, Table *table, const char *image, GError **error)
{
  g_autofree char *sql = make_update_sql (table->name, image);

  if (sql == NULL)
    {
      refuse (connection, error);
      return NULL;
    }
  if (table->update_row != NULL && g_str_equal (table->update_sql, sql))
    return table->update_row;
  g_clear_pointer (&table->update_row, fin_statement_release);
  g_free (table->update_sql);
  table->update_sql = g_steal_pointer (&sql);
  table->update_row = fin_connection_prepare (connection, table->update_sql, error);
  return table->update_row;
}

static gboolean
run (FinStatement *statement, gint64 row_id, const char *image, GError **error)
{
  fin_statement_bind_int (statement, 1, row_id);
  if (image != NULL)
    fin_statement_bind_text (statement, 2, image);
  return fin_statement_execute (statement, error);
}

static gboolean
apply_change (FinConnection *connection, Table *table, Operation operation, gint64 row_id,
              const char *image, GError **error)
{
  FinStatement *update;

  if (operation == OPERATION_INSERT)
    /* The row may be gone already: a foreign key's cascade is part of its parent's removal. */
    return run (table->delete_row, row_id, NULL, error);
  if (image == NULL)
    return refuse (connection, error);
  if (operation == OPERATION_DELETE)
    return run (table->insert_row, row_id, image, error);
  if (operation != OPERATION_UPDATE)
    return refuse (connection, error);
  update = get_update (connection, table, image, error);
  if (update == NULL || !run (update, row_id, image, error))
    return FALSE;
  return fin_connection_changed_rows (connection) == 1 ? TRUE : refuse (connection, error);
}

/**
 * fin_history_apply:
 *
 * Takes back the changes @first_change .. @last_change, newest first. Foreign keys are checked at
 * the commit: in between, rows may come back before the ones that they refer to.
 */
gboolean
fin_history_apply (FinConnection *connection, gint64 first_change, gint64 last_change,
                   GError **error)
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
                                    "SELECT table_id, operation, row_id, image FROM "
                                    "history_changes "
                                    "WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC",
                                    error);
  if (changes == NULL)
    return FALSE;
  fin_statement_bind (changes, "ii", first_change, last_change);
  while (fin_statement_step (changes, &local_error))
    {
      Table *table = g_hash_table_lookup (
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
