/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fills up or fails at every possible moment: a write happened whole or not at all. */
#include "fault-vfs.h"
#include "fin-backup.h"
#include "fin-history.h"
#include "store-fixture.h"

typedef gboolean (*Operation) (FinDatabase *database, GError **error);

typedef struct
{
  Operation operation;
  FaultKind kind;
  gboolean lasting;
} Case;

static gpointer
change_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  /* Enough pages for the log to be written before the commit: the cache is made small. */
  if (!fin_connection_execute (connection, "PRAGMA cache_size = 10", error))
    return NULL;
  fin_connection_execute (
      connection,
      "INSERT INTO transactions (account_id, posting_date, amount, currency, payee) "
      "SELECT account_id, posting_date, amount, currency, hex (randomblob (40)) FROM transactions;"
      "UPDATE transactions SET note = 'n' WHERE id % 3 = 0; DELETE FROM transactions WHERE id % 7 "
      "= 0",
      error);
  return FIN_DATABASE_DONE;
}

static gboolean
change (FinDatabase *database, GError **error)
{
  return fin_database_write (database, "Change", change_func, NULL, NULL, error) != NULL;
}

static gboolean
undo (FinDatabase *database, GError **error)
{
  g_autofree char *label = fin_history_undo (database, NULL, error);

  return label != NULL;
}

static void
assert_known_failure (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == FIN_STORE_ERROR);
  if (error->code != FIN_STORE_ERROR_FULL && error->code != FIN_STORE_ERROR_IO)
    g_error ("Not an error of the disk: %s", error->message);
}

/* Returns whether the fault struck at all. */
static gboolean
run_once (const Case *test_case, int countdown)
{
  StoreFixture fixture = { NULL };
  g_autofree char *before = NULL, *after = NULL, *reopened = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done, struck;

  store_fixture_set_up (&fixture, NULL);
  store_add_rows (fixture.database, "Rows", store_add_account (fixture.database, "A"), 400);
  before = store_dump (fixture.database, TRUE);

  fault_vfs_arm (test_case->kind, countdown, test_case->lasting);
  done = test_case->operation (fixture.database, &error);
  struck = fault_vfs_disarm ();
  after = store_dump (fixture.database, TRUE);
  if (!done)
    {
      assert_known_failure (error);
      store_assert_same (after, before);
    }
  store_assert_sound (fixture.database);

  /* After the next start. A sync that failed may have reached the disk all the same, so what was
   * reported as failed can be there, but only whole. */
  store_fixture_reopen (&fixture);
  reopened = store_dump (fixture.database, TRUE);
  store_assert_sound (fixture.database);
  if (done || test_case->kind != FAULT_SYNC)
    store_assert_same (reopened, after);
  g_assert_true (test_case->operation (fixture.database, NULL));
  store_fixture_tear_down (&fixture, NULL);
  return struck;
}

static void
test_every_moment (gconstpointer data)
{
  int countdown = 1;

  /* Every one of the first moments, then ever fewer. */
  while (run_once (data, countdown))
    countdown += 1 + (g_test_slow () ? 0 : countdown / 4);
  g_test_message ("%d moments", countdown);
  g_assert_cmpint (countdown, >, 1);
}

/* A first start that cannot write leaves nothing that a second one stumbles over. */
static void
test_first_start (void)
{
  for (int countdown = 1; countdown < 60; countdown++)
    for (FaultKind kind = FAULT_DISK_FULL; kind <= FAULT_SYNC; kind++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *folder = g_dir_make_tmp ("finsight-fault-XXXXXX", NULL);
        g_autofree char *path = g_build_filename (folder, "x.db", NULL);
        g_autoptr (FinDatabase) database = NULL;

        fault_vfs_arm (kind, countdown, TRUE);
        database = fin_database_open (path, &error);
        g_clear_object (&database);
        fault_vfs_disarm ();
        database = fin_database_open (path, NULL);
        g_assert_nonnull (database);
        store_assert_sound (database);
        store_add_account (database, "A");
        g_clear_object (&database);
        store_remove_folder (folder);
      }
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { change, FAULT_DISK_FULL, FALSE }, { change, FAULT_DISK_FULL, TRUE },
    { change, FAULT_WRITE, FALSE },     { change, FAULT_WRITE, TRUE },
    { change, FAULT_SYNC, FALSE },      { change, FAULT_SYNC, TRUE },
    { undo, FAULT_DISK_FULL, TRUE },    { undo, FAULT_WRITE, FALSE },
    { undo, FAULT_SYNC, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const kinds[] = { "full", "write", "sync" };
      g_autofree char *path = g_strdup_printf (
          "/store/faults/%s-%s-%s", cases[i].operation == undo ? "undo" : "change",
          kinds[cases[i].kind], cases[i].lasting ? "lasting" : "once");

      g_test_add_data_func (path, &cases[i], test_every_moment);
    }
  g_test_add_func ("/store/faults/first-start", test_first_start);

  return g_test_run ();
}
