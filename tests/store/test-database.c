/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinDatabase: what it opens and refuses, file modes, jobs, threads, signals, a second process. */
#include "fin-database.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "fin-backup.h"
#include "fin-history.h"
#include "fin-setting-store.h"
#include "store-fixture.h"

static guint
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static char *
contents_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* The file is refused with @code, and neither it nor its folder changes. */
static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = contents_of (path);
  g_autofree char *after = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  g_assert_null (fin_database_open (path, &error));
  g_assert_error (error, FIN_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  after = contents_of (path);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
}

static void
test_modes (StoreFixture *fixture, gconstpointer data)
{
  static const mode_t masks[] = { 0, 022, 077, 0777 };

  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/new-%d/deep", fixture->folder, (int) i);
      g_autofree char *parent = g_path_get_dirname (folder);
      g_autofree char *path = g_build_filename (folder, "x.db", NULL);
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);
      g_autofree char *shm = g_strconcat (path, "-shm", NULL);
      g_autofree char *backup = NULL;
      g_autofree char *backups = NULL;
      g_autoptr (FinDatabase) database = NULL;
      g_autoptr (GError) error = NULL;
      mode_t before = umask (masks[i]);

      database = fin_database_open (path, &error);
      g_assert_no_error (error);
      store_add_account (database, "A");
      backup = fin_backup_make (database, NULL, &error);
      umask (before);
      g_assert_no_error (error);
      backups = g_path_get_dirname (backup);
      g_assert_cmphex (mode_of (parent), ==, 0700);
      g_assert_cmphex (mode_of (folder), ==, 0700);
      g_assert_cmphex (mode_of (backups), ==, 0700);
      g_assert_cmphex (mode_of (path), ==, 0600);
      g_assert_cmphex (mode_of (wal), ==, 0600);
      g_assert_cmphex (mode_of (shm), ==, 0600);
      g_assert_cmphex (mode_of (backup), ==, 0600);
    }
}

/* A file that was copied here by hand. */
static void
test_tightens (StoreFixture *fixture, gconstpointer data)
{
  fin_database_close (fixture->database);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  store_fixture_reopen (fixture);
  g_assert_cmphex (mode_of (fixture->path), ==, 0600);
}

static void
test_refuses_foreign (StoreFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "Date;Amount\n2026-01-01;12\n",
    "SQLite format 3",
    "x",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "gnucash.db", NULL);
  g_autofree char *named = g_build_filename (fixture->folder, "named.db", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.db", NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_file_set_contents (path, texts[i], -1, &error);
      g_assert_no_error (error);
      assert_refused (path, FIN_STORE_ERROR_NOT_A_DATABASE);
    }
  run_sql (other, "CREATE TABLE gnclock (x); INSERT INTO gnclock VALUES (1)");
  assert_refused (other, FIN_STORE_ERROR_NOT_A_DATABASE);
  run_sql (named, "PRAGMA application_id = 77; CREATE TABLE t (x)");
  assert_refused (named, FIN_STORE_ERROR_NOT_A_DATABASE);

  g_assert_null (fin_database_open (fixture->folder, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (fin_database_open (pipe, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  g_assert_null (fin_database_open ("/proc/nowhere/x.db", &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_OPEN);
}

static void
test_refuses_newer (StoreFixture *fixture, gconstpointer data)
{
  store_add_account (fixture->database, "A");
  fin_database_close (fixture->database);
  g_clear_object (&fixture->database);
  run_sql (fixture->path, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 999");
  assert_refused (fixture->path, FIN_STORE_ERROR_NEWER);
}

/* The version can also stand in a log that was not written back yet. */
static void
test_refuses_newer_in_log (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  fin_database_close (fixture->database);
  g_clear_object (&fixture->database);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 999", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_null (fin_database_open (fixture->path, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NEWER);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* An empty file, and a file that a killed first start left behind, are new databases. */
static void
test_accepts_empty (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.db", NULL);
  g_autofree char *started = g_build_filename (fixture->folder, "started.db", NULL);
  const char *const paths[] = { empty, started };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (empty, "", 0, &error);
  g_assert_no_error (error);
  run_sql (started, "PRAGMA journal_mode = WAL");
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (FinDatabase) database = fin_database_open (paths[i], &error);

      g_assert_no_error (error);
      store_add_account (database, "A");
      store_assert_sound (database);
    }
}

static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *absent = g_build_filename (fixture->folder, "absent.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  store_add_account (fixture->database, "A");
  fin_database_close (fixture->database);
  g_clear_object (&fixture->database);
  before = contents_of (fixture->path);
  database = fin_database_open_read_only (fixture->path, &error);
  g_assert_no_error (error);
  store_assert_sound (database);
  g_assert_null (fin_history_undo (database, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_READ_ONLY);
  g_clear_object (&database);
  after = contents_of (fixture->path);
  g_assert_cmpstr (after, ==, before);

  g_clear_error (&error);
  g_assert_null (fin_database_open_read_only (absent, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_OPEN);
  g_assert_false (g_file_test (absent, G_FILE_TEST_EXISTS));
}

/* Jobs */

static gpointer
failing_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  fin_connection_execute (connection, "INSERT INTO accounts (name, currency) VALUES ('x', 'EUR')",
                          error);
  g_assert_no_error (*error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No");
  return FIN_DATABASE_DONE;
}

static void
test_rolled_back (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fin_database_write (fixture->database, "Fail", failing_func, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 0);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM history_steps"),
                   ==, 0);
}

static gpointer
writing_read_func (FinConnection *connection, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "DELETE FROM settings", error);

  fin_statement_execute (statement, error);
  return NULL;
}

static gpointer
stealing_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return connection;
}

static void
test_wrong_thread (void)
{
  if (g_test_subprocess ())
    {
      StoreFixture fixture;
      FinConnection *connection;

      store_fixture_set_up (&fixture, NULL);
      connection = fin_database_read (fixture.database, stealing_func, NULL, NULL, NULL);
      fin_connection_prepare (connection, "SELECT 1", NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*outside the database thread*");
}

static void
test_write_in_read (void)
{
  if (g_test_subprocess ())
    {
      StoreFixture fixture;

      store_fixture_set_up (&fixture, NULL);
      fin_database_read (fixture.database, writing_read_func, NULL, NULL, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*writes in a read*");
}

static gpointer
endless_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                  "SELECT count(*) FROM n",
      error);

  g_atomic_int_set ((int *) data, 1);
  fin_statement_execute (statement, error);
  return NULL;
}

static gpointer
cancel_thread_cb (gpointer data)
{
  gpointer *both = data;

  while (!g_atomic_int_get ((int *) both[0]))
    g_thread_yield ();
  g_cancellable_cancel (both[1]);
  return NULL;
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int running = 0;
  gpointer both[] = { &running, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_thread_cb, both);

  fin_database_read (fixture->database, endless_func, &running, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  fin_database_write (fixture->database, NULL, failing_func, NULL, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Signals and async */

static void
changed_cb (FinDatabase *database, FinChanges changes, GArray *seen)
{
  g_array_append_val (seen, changes);
}

static gpointer
set_setting_func (FinConnection *connection, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  fin_setting_store_set_int (connection, "n", GPOINTER_TO_INT (data), error);
  return FIN_DATABASE_DONE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GArray *seen = user_data;
  g_autoptr (GError) error = NULL;
  FinChanges mark = FIN_CHANGES_NONE;

  g_assert_true (fin_database_write_finish (FIN_DATABASE (source), result, &error)
                 == FIN_DATABASE_DONE);
  g_assert_no_error (error);
  g_array_append_val (seen, mark);
}

static void
test_changed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (FinChanges));

  g_signal_connect (fixture->database, "changed", G_CALLBACK (changed_cb), seen);
  store_add_account (fixture->database, "A");
  g_assert_cmpuint (seen->len, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpuint (g_array_index (seen, FinChanges, 0), ==,
                    FIN_CHANGES_ACCOUNTS | FIN_CHANGES_HISTORY);

  /* Listeners hear of it before the writer goes on. */
  g_array_set_size (seen, 0);
  fin_database_write_async (fixture->database, NULL, set_setting_func, GINT_TO_POINTER (5), NULL,
                            NULL, NULL, written_cb, seen);
  while (seen->len < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_array_index (seen, FinChanges, 0), ==, FIN_CHANGES_SETTINGS);
  g_assert_cmpuint (g_array_index (seen, FinChanges, 1), ==, FIN_CHANGES_NONE);

  /* A read and a failed write say nothing. */
  g_array_set_size (seen, 0);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT value FROM settings"), ==, 5);
  fin_database_write (fixture->database, "Fail", failing_func, NULL, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (seen->len, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->database, seen);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(FinDatabase **) user_data = fin_database_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_open_async (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "async.db", NULL);
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (FinChanges));

  fin_database_open_async (path, NULL, opened_cb, &database);
  while (database == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fin_database_get_path (database), ==, path);
  g_signal_connect (database, "changed", G_CALLBACK (changed_cb), seen);
  store_add_account (database, "A");
  while (seen->len == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_closed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fin_database_close (fixture->database);
  fin_database_close (fixture->database);
  g_assert_null (fin_history_undo (fixture->database, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_CLOSED);
}

/* The last reference may go away in a job's callback while others are queued. */
static void
test_lifetime (StoreFixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    fin_database_write_async (fixture->database, NULL, set_setting_func, GINT_TO_POINTER (i), NULL,
                              NULL, NULL, NULL, NULL);
  g_assert_cmpint (G_OBJECT (fixture->database)->ref_count, >, 0);
  g_clear_object (&fixture->database);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Two processes */

static void
test_second_process (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (FinDatabase) other = NULL;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (FinChanges));
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  store_add_account (fixture->database, "A");
  other = fin_database_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_query_int (other, "SELECT count(*) FROM accounts"), ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_signal_connect (fixture->database, "changed", G_CALLBACK (changed_cb), seen);
  store_add_account (other, "B");
  fin_database_look_for_changes (fixture->database);
  while (seen->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_array_index (seen, FinChanges, 0), ==, FIN_CHANGES_ALL);

  /* A writer that does not finish: readers go on, a second writer is told after a while. */
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 2);
  g_assert_null (fin_history_undo (fixture->database, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_BUSY);
  g_assert_cmpint (sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_clear_error (&error);
  g_free (fin_history_undo (fixture->database, NULL, &error));
  g_assert_no_error (error);
  g_signal_handlers_disconnect_by_data (fixture->database, seen);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORE_TEST ("/store/database/modes", test_modes);
  STORE_TEST ("/store/database/tightens", test_tightens);
  STORE_TEST ("/store/database/refuses-foreign", test_refuses_foreign);
  STORE_TEST ("/store/database/refuses-newer", test_refuses_newer);
  STORE_TEST ("/store/database/refuses-newer-in-log", test_refuses_newer_in_log);
  STORE_TEST ("/store/database/accepts-empty", test_accepts_empty);
  STORE_TEST ("/store/database/read-only", test_read_only);
  STORE_TEST ("/store/database/rolled-back", test_rolled_back);
  g_test_add_func ("/store/database/wrong-thread", test_wrong_thread);
  g_test_add_func ("/store/database/write-in-read", test_write_in_read);
  STORE_TEST ("/store/database/cancel", test_cancel);
  STORE_TEST ("/store/database/changed", test_changed);
  STORE_TEST ("/store/database/open-async", test_open_async);
  STORE_TEST ("/store/database/closed", test_closed);
  STORE_TEST ("/store/database/lifetime", test_lifetime);
  STORE_TEST ("/store/database/second-process", test_second_process);

  return g_test_run ();
}
