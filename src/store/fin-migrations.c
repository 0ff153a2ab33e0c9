/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the numbered SQL files of the gresource, forward only, in one transaction. */
#include "fin-database-open.h"
#include "fin-database-worker.h"
#include "fin-history-private.h"

#include "fin-store-resources.h"

#define MIGRATIONS_PATH "/org/example/Finsight/store/migrations/"

/* In order; the number is the position. A file that was released is never edited again. */
static const char *const migrations[] = {
  "0001-first-light.sql",
  "0002-held-rows.sql",
  "0003-payees.sql",
  "0004-splits.sql",
  "0005-cards.sql",
  "0006-nudge-taste.sql",
};

/** fin_migrations_latest: Returns: the user_version of a file that has everything */
int
fin_migrations_latest (void)
{
  return G_N_ELEMENTS (migrations);
}

static char *
load (int number, GError **error)
{
  g_autofree char *path = g_strconcat (MIGRATIONS_PATH, migrations[number - 1], NULL);
  GResource *resource = fin_store_get_resource ();
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
apply (FinConnection *connection, int number, GError **error)
{
  g_autofree char *sql = load (number, error);
  g_autofree char *stamp = NULL;

  if (sql == NULL || !fin_connection_execute (connection, sql, error))
    return FALSE;
  /* After every migration: the triggers cover the columns that the tables have now. */
  if (!fin_history_create_triggers (connection, error))
    return FALSE;
  stamp = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d;", number,
                           FIN_APPLICATION_ID);
  return fin_connection_execute (connection, stamp, error);
}

/* Another process may have been faster, so the version is read again under the write lock. */
static gboolean
apply_missing (FinConnection *connection, int from, int to, GError **error)
{
  gint64 version;

  if (!fin_connection_get_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  for (int number = MAX (from, (int) version) + 1; number <= to; number++)
    if (!apply (connection, number, error))
      return FALSE;
  return TRUE;
}

/** fin_migrations_run: brings the file from version @from to the latest one. */
gboolean
fin_migrations_run (FinConnection *connection, int from, GError **error)
{
  return fin_migrations_run_to (connection, from, fin_migrations_latest (), error);
}

/**
 * fin_migrations_run_to: stops at version @to, as a program of that time did.
 *
 * One transaction: nobody ever sees a version in between.
 */
gboolean
fin_migrations_run_to (FinConnection *connection, int from, int to, GError **error)
{
  gboolean good;

  if (from >= to)
    return TRUE;
  if (!fin_write_begin (connection, error))
    return FALSE;
  good = apply_missing (connection, from, to, error);
  fin_connection_drop_statements (connection);
  if (good)
    return fin_write_commit (connection, error);
  fin_write_roll_back (connection);
  return FALSE;
}
