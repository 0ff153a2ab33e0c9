/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings in SQL. */
#include "fin-setting-store.h"

#include "fin-connection-private.h"

static gpointer
read_value (FinStatement *row)
{
  return fin_statement_dup_text (row, 0);
}

/** fin_setting_store_get: Returns: (nullable) (transfer full): %NULL without @error: not set */
char *
fin_setting_store_get (FinConnection *connection, const char *key, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "SELECT value FROM settings WHERE key = ?1", error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "s", key);
  return fin_statement_fetch (statement, read_value, error);
}

/** fin_setting_store_get_int: Returns: the value, @otherwise when it is not set or no number */
gint64
fin_setting_store_get_int (FinConnection *connection, const char *key, gint64 otherwise,
                           GError **error)
{
  g_autofree char *text = fin_setting_store_get (connection, key, error);
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return otherwise;
  return value;
}

/** fin_setting_store_set: @value %NULL removes the setting. */
gboolean
fin_setting_store_set (FinConnection *connection, const char *key, const char *value,
                       GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      value != NULL ? "INSERT INTO settings (key, value) VALUES (?1, ?2) "
                      "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                    : "DELETE FROM settings WHERE key = ?1 AND ?2 IS NULL",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ss", key, value);
  return fin_statement_execute (statement, error);
}

gboolean
fin_setting_store_set_int (FinConnection *connection, const char *key, gint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return fin_setting_store_set (connection, key, text, error);
}
