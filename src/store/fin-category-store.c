/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories in SQL; the shipped ones are seeded by key and never overwrite what the person
 * changed. */
#include "fin-category-store.h"

#include <glib/gi18n.h>

#include "fin-category-private.h"
#include "fin-connection-private.h"

#define SELECT_CATEGORY \
  "SELECT id, key, parent_id, name, icon, colour, kind, builtin, hidden, position FROM categories "

static gpointer
read_category (FinStatement *row)
{
  FinCategory *category = fin_category_new ();

  category->id = fin_statement_column_int (row, 0);
  category->key = fin_statement_dup_text (row, 1);
  category->parent_id = fin_statement_column_int (row, 2);
  category->name = fin_statement_dup_text (row, 3);
  category->icon = fin_statement_dup_text (row, 4);
  category->colour = fin_statement_dup_text (row, 5);
  category->kind = (FinCategoryKind) fin_statement_column_int (row, 6);
  category->builtin = fin_statement_column_int (row, 7) != 0;
  category->hidden = fin_statement_column_int (row, 8) != 0;
  category->position = (gint) fin_statement_column_int (row, 9);
  return category;
}

static gboolean
validate (FinConnection *connection, FinCategory *category, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 depth = 0;

  if (category->name == NULL || category->name[0] == '\0')
    {
      g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                           _("A category needs a name."));
      return FALSE;
    }
  statement = fin_connection_prepare (
      connection,
      "SELECT (SELECT parent_id FROM categories WHERE id = ?1) IS NOT NULL "
      "OR (?1 IS NOT NULL AND EXISTS (SELECT 1 FROM categories WHERE parent_id = ?2))",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ki", category->parent_id, category->id);
  if (fin_statement_get_int (statement, &depth, &local_error) && depth == 0)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                         _("Categories have two levels: choose a category of the first one."));
  return FALSE;
}

/* Public API */

/**
 * fin_category_store_seed:
 *
 * Adds the shipped categories that the database does not know by key. To be run by
 * fin_database_seed().
 */
gboolean
fin_category_store_seed (FinConnection *connection, const FinCategorySeed *seeds, gsize n_seeds,
                         GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO categories (key, parent_id, name, icon, colour, kind, builtin, position) "
      "VALUES (?1, (SELECT id FROM categories WHERE key = ?2), ?3, ?4, ?5, ?6, 1, ?7) "
      "ON CONFLICT (key) DO NOTHING",
      error);

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < n_seeds; i++)
    {
      fin_statement_bind (statement, "sssssnn", seeds[i].key, seeds[i].parent_key, seeds[i].name,
                          seeds[i].icon, seeds[i].colour, (int) seeds[i].kind, (int) i);
      if (!fin_statement_execute (statement, error))
        return FALSE;
    }
  return TRUE;
}

/** fin_category_store_list: Returns: (element-type FinCategory): parents before their children */
GPtrArray *
fin_category_store_list (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, SELECT_CATEGORY "ORDER BY parent_id IS NOT NULL, position, name, id", error);

  if (statement == NULL)
    return NULL;
  return fin_statement_collect (statement, read_category, g_object_unref, error);
}

FinCategory *
fin_category_store_get (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_fetch_by_id (connection, SELECT_CATEGORY "WHERE id = ?1", id, read_category,
                                "categories", error);
}

/** fin_category_store_find_key: Returns: (nullable): %NULL without @error when there is none */
FinCategory *
fin_category_store_find_key (FinConnection *connection, const char *key, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, SELECT_CATEGORY "WHERE key = ?1", error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "s", key);
  return fin_statement_fetch (statement, read_category, error);
}

/** fin_category_store_insert: gives a category without a key one of its own. Returns: the id or
 * 0 */
gint64
fin_category_store_insert (FinConnection *connection, FinCategory *category, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  g_autofree char *key = NULL;

  if (!validate (connection, category, error))
    return 0;
  key = category->key != NULL ? g_strdup (category->key) : g_uuid_string_random ();
  statement = fin_connection_prepare (
      connection,
      "INSERT INTO categories (key, parent_id, name, icon, colour, kind, hidden, position) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      error);
  if (statement == NULL)
    return 0;
  fin_statement_bind (statement, "sksssnnn", key, category->parent_id, category->name,
                      category->icon, category->colour, (int) category->kind, category->hidden,
                      category->position);
  return fin_statement_execute (statement, error) ? fin_connection_last_id (connection) : 0;
}

/** fin_category_store_update: stores what a person can change; the key stays. */
gboolean
fin_category_store_update (FinConnection *connection, FinCategory *category, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (!validate (connection, category, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection,
      "UPDATE categories SET parent_id = ?2, name = ?3, icon = ?4, colour = ?5, kind = ?6, "
      "hidden = ?7, position = ?8 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "iksssnnn", category->id, category->parent_id, category->name,
                      category->icon, category->colour, (int) category->kind, category->hidden,
                      category->position);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "categories", category->id);
  return FALSE;
}

/** fin_category_store_delete: with its children; their transactions stay, uncategorised. */
gboolean
fin_category_store_delete (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_run_with_id (connection, "DELETE FROM categories WHERE id = ?1", id, error);
}
