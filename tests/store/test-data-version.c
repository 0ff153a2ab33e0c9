/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which state is seen and what changed since: told right, or not at all. */
#include "store-fixture.h"

#include "fin-backup.h"
#include "fin-data-version.h"
#include "fin-history.h"

#define LIMIT 1000

static gpointer
read_version (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  fin_data_version_read (connection, data, error);
  return NULL;
}

static FinDataVersion
version_of (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FinDataVersion version;

  fin_database_read (fixture->database, read_version, &version, NULL, &error);
  g_assert_no_error (error);
  return version;
}

typedef struct
{
  FinDataVersion since;
  gint64 limit;
  FinDataChanges changes;
} Question;

static gpointer
read_changes (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  FinDataVersion now;

  if (fin_data_version_read (connection, &now, error))
    fin_data_changes_read (connection, &question->since, &now, question->limit, &question->changes,
                           error);
  return NULL;
}

/* Returns: whether it is known; the ids as "1 2 3", and "splits" */
static gboolean
ask (StoreFixture *fixture, FinDataVersion since, gint64 limit, char **told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Question question = { since, limit, { 0 } };
  gboolean known;

  fin_database_read (fixture->database, read_changes, &question, NULL, &error);
  g_assert_no_error (error);
  known = question.changes.known;
  for (guint i = 0; known && i < question.changes.transactions->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ",
                            g_array_index (question.changes.transactions, gint64, i));
  if (known && question.changes.splits)
    g_string_append (text, "splits ");
  if (known && (question.changes.kinds & FIN_CHANGES_CATEGORIES) != 0)
    g_string_append (text, "categories ");
  fin_data_changes_clear (&question.changes);
  if (told != NULL)
    *told = g_string_free (g_steal_pointer (&text), FALSE);
  return known;
}

static void
assert_told (StoreFixture *fixture, FinDataVersion since, const char *expected)
{
  g_autofree char *told = NULL;

  g_assert_true (ask (fixture, since, LIMIT, &told));
  g_assert_cmpstr (told, ==, expected);
}

static void
change (StoreFixture *fixture, const char *sql)
{
  store_execute (fixture->database, "Change", sql);
}

static void
walk (StoreFixture *fixture, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = undo ? fin_history_undo (fixture->database, NULL, &error)
                                : fin_history_redo (fixture->database, NULL, &error);

  g_assert_no_error (error);
}

static void
fill (StoreFixture *fixture)
{
  store_add_rows (fixture->database, "Import", store_add_account (fixture->database, "Current"), 9);
}

static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  FinDataVersion before, after;

  fill (fixture);
  before = version_of (fixture);
  after = version_of (fixture);
  g_assert_true (fin_data_version_equal (&before, &after));
  assert_told (fixture, before, "");
  change (fixture, "UPDATE transactions SET amount = amount + 1 WHERE id IN (7, 3)");
  change (fixture, "DELETE FROM transactions WHERE id = 3; DELETE FROM transactions WHERE id = 5");
  after = version_of (fixture);
  g_assert_false (fin_data_version_equal (&before, &after));
  assert_told (fixture, before, "3 5 7 ");
  change (fixture, "INSERT INTO splits (transaction_id, position, amount) "
                   "SELECT id, 0, amount FROM transactions WHERE id = 2");
  change (fixture, "INSERT INTO rules (pattern) VALUES ('x')");
  assert_told (fixture, after, "splits categories ");
  g_assert_false (ask (fixture, before, 3, NULL));
  g_assert_false (ask (fixture, FIN_DATA_VERSION_NONE, LIMIT, NULL));
}

static void
test_undo (StoreFixture *fixture, gconstpointer data)
{
  FinDataVersion before, changed;

  fill (fixture);
  before = version_of (fixture);
  change (fixture, "UPDATE transactions SET amount = amount + 1 WHERE id IN (4, 8)");
  changed = version_of (fixture);
  walk (fixture, TRUE);
  /* What was undone is not in the log any more, so the way from before it is not known; from after
   * it is. */
  g_assert_false (ask (fixture, before, LIMIT, NULL));
  assert_told (fixture, changed, "4 8 ");
  walk (fixture, FALSE);
  g_assert_false (ask (fixture, changed, LIMIT, NULL));
  walk (fixture, TRUE);
  changed = version_of (fixture);
  walk (fixture, FALSE);
  assert_told (fixture, changed, "4 8 ");
  /* Undone and then something else done: ids are missing. */
  changed = version_of (fixture);
  walk (fixture, TRUE);
  change (fixture, "UPDATE transactions SET amount = amount + 1 WHERE id = 1");
  g_assert_false (ask (fixture, changed, LIMIT, NULL));
}

typedef struct
{
  FinDataVersion outside;
  gboolean fail;
} Step;

/* In a step there is a version until something is changed; what it began with stays known. */
static gpointer
look_in_step (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  FinDataVersion version, begin, now;

  g_assert_true (fin_data_version_read (connection, &version, error));
  g_assert_true (fin_data_version_equal (&version, &step->outside));
  g_assert_true (fin_connection_execute (
      connection, "UPDATE transactions SET amount = amount + 1 WHERE id = 6", error));
  g_assert_true (fin_data_version_read (connection, &version, error));
  g_assert_false (fin_data_version_equal (&version, &version));
  g_assert_true (fin_data_version_read_step (connection, &begin, &now, error));
  g_assert_true (fin_data_version_equal (&begin, &step->outside));
  g_assert_cmpint (now.last_change, ==, begin.last_change + 1);
  if (step->fail)
    g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_FAILED, "on purpose");
  return NULL;
}

static void
test_roll_back (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Step step = { .fail = TRUE };
  FinDataVersion after;

  fill (fixture);
  step.outside = version_of (fixture);
  fin_database_write (fixture->database, "Fails", look_in_step, &step, NULL, &error);
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_FAILED);
  g_clear_error (&error);
  after = version_of (fixture);
  g_assert_true (fin_data_version_equal (&after, &step.outside));
  /* The same id is given out again, for something else. */
  change (fixture, "UPDATE transactions SET amount = amount + 1 WHERE id = 2");
  assert_told (fixture, step.outside, "2 ");
  step.fail = FALSE;
  step.outside = version_of (fixture);
  fin_database_write (fixture->database, "Goes well", look_in_step, &step, NULL, &error);
  g_assert_no_error (error);
  assert_told (fixture, step.outside, "6 ");
}

static gpointer
look_in_seed (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinDataVersion version, begin, now;

  g_assert_true (fin_connection_execute (
      connection, "UPDATE transactions SET stem = 'seeded' WHERE id = 2", error));
  g_assert_true (fin_data_version_read (connection, &version, error));
  g_assert_false (fin_data_version_equal (&version, &version));
  g_assert_true (fin_data_version_read_step (connection, &begin, &now, error));
  g_assert_false (fin_data_version_equal (&begin, &begin));
  return NULL;
}

/* What the log does not tell of is not taken for nothing. */
static void
test_unlogged (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  FinDataVersion before, after;

  fill (fixture);
  before = version_of (fixture);
  fin_database_seed (fixture->database, look_in_seed, NULL, NULL, &error);
  g_assert_no_error (error);
  after = version_of (fixture);
  g_assert_false (fin_data_version_equal (&before, &after));
  g_assert_false (ask (fixture, before, LIMIT, NULL));

  /* As many changes after the backup as there were before it was restored. */
  backup = fin_backup_make (fixture->database, NULL, &error);
  g_assert_no_error (error);
  change (fixture, "UPDATE transactions SET amount = 1 WHERE id = 1");
  before = version_of (fixture);
  g_assert_true (fin_backup_restore (fixture->database, backup, NULL, &error));
  g_assert_no_error (error);
  change (fixture, "UPDATE transactions SET amount = 2 WHERE id = 2");
  after = version_of (fixture);
  g_assert_cmpint (after.last_change, ==, before.last_change);
  g_assert_false (fin_data_version_equal (&before, &after));
  g_assert_false (ask (fixture, before, LIMIT, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/data-version/changes", test_changes);
  STORE_TEST ("/data-version/undo", test_undo);
  STORE_TEST ("/data-version/roll-back", test_roll_back);
  STORE_TEST ("/data-version/unlogged", test_unlogged);
  return g_test_run ();
}
