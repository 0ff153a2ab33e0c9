/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: once a day before the first write, verified, ten kept, restorable. */
#include "fin-backup.h"

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "fin-clock.h"
#include "store-fixture.h"

static void
set_day (FinDatabase *database, int day)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, day, 9, 0, 0);
  g_autoptr (FinClock) clock = fin_clock_new_fake (now);

  fin_database_set_clock (database, clock);
}

static guint
n_backups (FinDatabase *database)
{
  g_autoptr (GPtrArray) paths = fin_backup_list (database);

  return paths->len;
}

static void
test_daily (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (FinDatabase) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  /* An empty database is not worth one, and a read makes none. */
  set_day (fixture->database, 1);
  store_add_account (fixture->database, "A");
  g_assert_cmpuint (n_backups (fixture->database), ==, 0);
  set_day (fixture->database, 2);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 1);
  g_assert_cmpuint (n_backups (fixture->database), ==, 0);

  store_add_account (fixture->database, "B");
  store_add_account (fixture->database, "C");
  g_assert_cmpuint (n_backups (fixture->database), ==, 1);
  store_fixture_reopen (fixture);
  set_day (fixture->database, 2);
  store_add_account (fixture->database, "D");
  g_assert_cmpuint (n_backups (fixture->database), ==, 1);

  /* It is a database of its own, as it was before the write. */
  paths = fin_backup_list (fixture->database);
  name = g_path_get_basename (g_ptr_array_index (paths, 0));
  g_assert_cmpstr (name, ==, "finsight-2026-11-02-090000.db");
  backup = fin_database_open_read_only (g_ptr_array_index (paths, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_query_int (backup, "SELECT count(*) FROM accounts"), ==, 1);
  store_assert_sound (backup);
}

static void
test_ten_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "data", "backups", NULL);
  g_autofree char *foreign = g_build_filename (folder, "finsight-notes.db", NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *oldest = NULL;

  set_day (fixture->database, 1);
  store_add_account (fixture->database, "A");
  for (int day = 2; day <= 15; day++)
    {
      set_day (fixture->database, day);
      store_add_account (fixture->database, "B");
      g_file_set_contents (foreign, "mine", -1, NULL);
    }
  paths = fin_backup_list (fixture->database);
  g_assert_cmpuint (paths->len, ==, 10);
  oldest = g_path_get_basename (g_ptr_array_index (paths, 9));
  g_assert_cmpstr (oldest, ==, "finsight-2026-11-06-090000.db");
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
backup_failed_cb (FinDatabase *database, GError *error, guint *n_failures)
{
  g_assert_nonnull (error);
  (*n_failures)++;
}

/* A folder that cannot be written is reported, and the person's change is kept. */
static void
test_failure (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *in_the_way = g_build_filename (fixture->folder, "data", "backups", NULL);
  guint n_failures = 0;

  set_day (fixture->database, 1);
  store_add_account (fixture->database, "A");
  g_assert_true (g_file_set_contents (in_the_way, "a file", -1, NULL));
  g_signal_connect (fixture->database, "backup-failed", G_CALLBACK (backup_failed_cb), &n_failures);
  set_day (fixture->database, 2);
  store_add_account (fixture->database, "B");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (n_failures, ==, 1);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 2);
  g_signal_handlers_disconnect_by_data (fixture->database, &n_failures);
}

static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *wrong = g_build_filename (fixture->folder, "wrong.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 account = store_add_account (fixture->database, "A");

  store_add_rows (fixture->database, "Rows", account, 300);
  before = store_dump (fixture->database, TRUE);
  g_assert_true (fin_backup_make_to (fixture->database, path, NULL, &error));
  g_assert_no_error (error);
  store_execute (fixture->database, "Delete", "DELETE FROM accounts");

  g_assert_true (g_file_set_contents (wrong, "no database", -1, NULL));
  g_assert_false (fin_backup_restore (fixture->database, wrong, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  g_assert_cmpint (store_query_int (fixture->database, "SELECT count(*) FROM accounts"), ==, 0);

  g_assert_true (fin_backup_restore (fixture->database, path, NULL, &error));
  g_assert_no_error (error);
  after = store_dump (fixture->database, TRUE);
  store_assert_same (after, before);
  /* What was there is kept, and the restored database goes on as before. */
  g_assert_cmpuint (n_backups (fixture->database), >=, 1);
  store_fixture_reopen (fixture);
  store_add_account (fixture->database, "B");
  store_assert_sound (fixture->database);
}

/* Overwrites @length bytes at @offset, as a failing disk would. */
static void
damage (const char *path, long offset, gsize length)
{
  g_autofree char *noise = g_malloc (length);
  FILE *file = g_fopen (path, "r+b");

  memset (noise, 0x5a, length);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (noise, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Whatever is broken, from the header to a page in the middle, a backup brings the data back. */
static void
test_restore_damaged (StoreFixture *fixture, gconstpointer data)
{
  static const long offsets[] = { 0, 96, 4096, 40960 };
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  store_add_rows (fixture->database, "Rows", store_add_account (fixture->database, "A"), 2000);
  before = store_dump (fixture->database, TRUE);
  g_assert_true (fin_backup_make_to (fixture->database, backup, NULL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autofree char *after = NULL;

      g_clear_object (&fixture->database);
      damage (fixture->path, offsets[i], 3000);
      g_assert_true (fin_backup_restore_file (fixture->path, backup, &error));
      g_assert_no_error (error);
      fixture->database = fin_database_open (fixture->path, &error);
      g_assert_no_error (error);
      after = store_dump (fixture->database, TRUE);
      store_assert_same (after, before);
      store_assert_sound (fixture->database);
    }
}

/* A backup that is itself bad does not cost what is there. */
static void
test_restore_bad (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  store_add_rows (fixture->database, "Rows", store_add_account (fixture->database, "A"), 2000);
  g_assert_true (fin_backup_make_to (fixture->database, backup, NULL, &error));
  damage (backup, 40960, 3000);
  before = store_dump (fixture->database, TRUE);
  g_assert_false (fin_backup_restore (fixture->database, backup, NULL, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_BACKUP);
  after = store_dump (fixture->database, TRUE);
  store_assert_same (after, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORE_TEST ("/store/backup/daily", test_daily);
  STORE_TEST ("/store/backup/ten-kept", test_ten_kept);
  STORE_TEST ("/store/backup/failure", test_failure);
  STORE_TEST ("/store/backup/restore", test_restore);
  STORE_TEST ("/store/backup/restore-damaged", test_restore_damaged);
  STORE_TEST ("/store/backup/restore-bad", test_restore_bad);

  return g_test_run ();
}
