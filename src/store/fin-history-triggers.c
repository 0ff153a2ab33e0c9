/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generates the undo triggers from the schema, so that a column added later is covered, too. */
#include "fin-history-private.h"

#include "fin-connection-private.h"

/* Nothing is logged while seeding (step 0); outside a step the NULL is refused by
 * history_changes. */
#define LOG(values) \
  "INSERT INTO history_changes (step_id, table_id, operation, row_id, image) SELECT step_id, " \
  values " FROM history_state WHERE step_id IS NOT 0; END;"

typedef struct
{
  char *name;
  gboolean is_text;
  gboolean not_null;
} Column;

static void
column_free (gpointer data)
{
  Column *self = data;

  g_free (self->name);
  g_free (self);
}

/* Returns the columns other than id. */
static GPtrArray *
load_columns (FinConnection *connection, const char *table, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT name, type, \"notnull\" FROM pragma_table_info (?1) WHERE name <> 'id'",
      error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (column_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "s", table);
  while (fin_statement_step (statement, &local_error))
    {
      const char *type = fin_statement_column_text (statement, 1);
      Column *column = g_new0 (Column, 1);

      /* Other types are not exact in a JSON image. */
      g_assert (g_str_equal (type, "INTEGER") || g_str_equal (type, "TEXT"));
      column->name = g_strdup (fin_statement_column_text (statement, 0));
      column->is_text = g_str_equal (type, "TEXT");
      column->not_null = fin_statement_column_int (statement, 2) != 0;
      g_ptr_array_add (columns, column);
    }
  if (local_error == NULL)
    return g_steal_pointer (&columns);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* `,"payee":"..."`; integers are written as they are, which is exact to the last bit. */
static void
append_member (GString *sql, const Column *column)
{
  g_string_append_printf (sql, "',\"%s\":' || %s", column->name,
                          column->is_text ? "json_quote (old." : "ifnull (old.");
  g_string_append_printf (sql, column->is_text ? "%s)" : "%s, 'null')", column->name);
}

/* The columns that were not NULL. */
static char *
delete_image (GPtrArray *columns)
{
  GString *sql = g_string_new ("'{' || substr (''");

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = g_ptr_array_index (columns, i);

      g_string_append (sql, " || ");
      if (!column->not_null)
        g_string_append_printf (sql, "CASE WHEN old.%s IS NULL THEN '' ELSE ", column->name);
      append_member (sql, column);
      if (!column->not_null)
        g_string_append (sql, " END");
    }
  g_string_append (sql, ", 2) || '}'");
  return g_string_free (sql, FALSE);
}

/* The old values of the columns that changed, null included. */
static char *
update_image (GPtrArray *columns)
{
  GString *sql = g_string_new ("'{' || substr (''");

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = g_ptr_array_index (columns, i);

      g_string_append_printf (sql, " || CASE WHEN old.%s IS new.%s THEN '' ELSE ", column->name,
                              column->name);
      append_member (sql, column);
      g_string_append (sql, " END");
    }
  g_string_append (sql, ", 2) || '}'");
  return g_string_free (sql, FALSE);
}

static char *
any_column_changed (GPtrArray *columns)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = g_ptr_array_index (columns, i);

      g_string_append_printf (sql, "%sold.%s IS NOT new.%s", i > 0 ? " OR " : "", column->name,
                              column->name);
    }
  return g_string_free (sql, FALSE);
}

static char *
triggers_for (const char *table, gint64 table_id, GPtrArray *columns)
{
  g_autofree char *deleted = delete_image (columns);
  g_autofree char *updated = update_image (columns);
  g_autofree char *changed = any_column_changed (columns);

  return g_strdup_printf (
      "DROP TRIGGER IF EXISTS history_%1$s_insert;"
      "DROP TRIGGER IF EXISTS history_%1$s_update;"
      "DROP TRIGGER IF EXISTS history_%1$s_delete;"
      "DROP TRIGGER IF EXISTS history_%1$s_id;"
      "CREATE TRIGGER history_%1$s_insert AFTER INSERT ON %1$s BEGIN "
      LOG ("%2$" G_GINT64_FORMAT ", 1, new.id, NULL")
      "CREATE TRIGGER history_%1$s_update AFTER UPDATE ON %1$s WHEN %3$s BEGIN "
      LOG ("%2$" G_GINT64_FORMAT ", 2, old.id, %4$s")
      "CREATE TRIGGER history_%1$s_delete AFTER DELETE ON %1$s BEGIN "
      LOG ("%2$" G_GINT64_FORMAT ", 3, old.id, %5$s")
      "CREATE TRIGGER history_%1$s_id BEFORE UPDATE OF id ON %1$s WHEN old.id IS NOT new.id "
      "BEGIN SELECT RAISE (ABORT, 'the id of a row never changes'); END;",
      table, table_id, changed, updated, deleted);
}

static gboolean
create_for_table (FinConnection *connection, const char *table, gint64 table_id, GError **error)
{
  g_autoptr (GPtrArray) columns = load_columns (connection, table, error);
  g_autofree char *sql = NULL;

  if (columns == NULL)
    return FALSE;
  g_assert (columns->len > 0);
  sql = triggers_for (table, table_id, columns);
  return fin_connection_execute (connection, sql, error);
}

/** fin_history_create_triggers: (re)makes the triggers of every table in history_tables. */
gboolean
fin_history_create_triggers (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) tables = fin_connection_prepare (
      connection, "SELECT id, name FROM history_tables ORDER BY id", error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (tables == NULL)
    return FALSE;
  while (fin_statement_step (tables, &local_error))
    {
      gint64 id = fin_statement_column_int (tables, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (names, g_strdup (fin_statement_column_text (tables, 1)));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    if (!create_for_table (connection, g_ptr_array_index (names, i),
                           g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}
