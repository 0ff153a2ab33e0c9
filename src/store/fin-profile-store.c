/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Profiles in SQL. */

#include "fin-account-store.h"
#include "fin-connection-private.h"
#include "fin-profile-private.h"

static gpointer
read_profile (FinStatement *row)
{
  FinProfile *profile = fin_profile_new ();

  profile->id = fin_statement_column_int (row, 0);
  profile->household_id = fin_statement_column_int (row, 1);
  profile->name = fin_statement_dup_text (row, 2);
  profile->colour = fin_statement_dup_text (row, 3);
  profile->position = (gint) fin_statement_column_int (row, 4);
  return profile;
}

/** fin_profile_store_list: Returns: (element-type FinProfile) (transfer full): by position and
 * name */
GPtrArray *
fin_profile_store_list (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id, household_id, name, colour, position FROM profiles ORDER BY position, name, id",
      error);

  if (statement == NULL)
    return NULL;
  return fin_statement_collect (statement, read_profile, g_object_unref, error);
}

/** fin_profile_store_insert: into the first household when @profile names none. Returns: the id or
 * 0 */
gint64
fin_profile_store_insert (FinConnection *connection, FinProfile *profile, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO profiles (household_id, name, colour, position) "
      "VALUES (ifnull (?1, (SELECT min (id) FROM households)), ifnull (?2, ''), ?3, ?4)",
      error);

  if (statement == NULL)
    return 0;
  fin_statement_bind (statement, "kssn", profile->household_id, profile->name, profile->colour,
                      profile->position);
  return fin_statement_execute (statement, error) ? fin_connection_last_id (connection) : 0;
}

gboolean
fin_profile_store_update (FinConnection *connection, FinProfile *profile, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "UPDATE profiles SET name = ifnull (?2, ''), colour = ?3, position = ?4 WHERE id = "
      "?1", error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "issn", profile->id, profile->name, profile->colour,
                      profile->position);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "profiles", profile->id);
  return FALSE;
}

/** fin_profile_store_delete: its accounts become shared. */
gboolean
fin_profile_store_delete (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_run_with_id (connection, "DELETE FROM profiles WHERE id = ?1", id, error);
}
