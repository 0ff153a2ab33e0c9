/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random statements through reader, matcher and database: twice adds nothing, overlapping parts make the
 * whole, equal rows stay, undo is exact, what a person decided stays decided.
 *
 * All cases share one database and leave it as they found it, which is checked. FINSIGHT_CASES sets how
 * many there are of each; --seed repeats a run.
 */
#include <string.h>

#include "fin-history.h"
#include "fin-import-review.h"
#include "fin-transaction-store.h"
#include "random-statement.h"

/* Some twelve seconds for all of them. */
#define DEFAULT_CASES 300

typedef void (*CheckCase) (ImportFixture *fixture, GRand *rand);

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The ledger without the ids of the database and without its order. */
static char *
ledger_text (ImportFixture *fixture)
{
  g_autoptr (GPtrArray) rows = import_fixture_list (fixture, FIN_TRANSACTION_STATES_POSTED);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      FinTransaction *row = rows->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("%s %d %" G_GINT64_FORMAT " %s %s",
                                               fin_transaction_get_account_name (row),
                                               fin_transaction_get_posting_date (row),
                                               fin_transaction_get_amount (row),
                                               fin_transaction_get_payee (row),
                                               fin_transaction_get_bank_id (row)));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
undo (ImportFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_free (fin_history_undo (fixture->database, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_dump (ImportFixture *fixture, const char *expected)
{
  g_autofree char *dump = import_fixture_dump (fixture);

  g_assert_cmpstr (dump, ==, expected);
}

static void
import (ImportFixture *fixture, const RandomStatement *statement, guint64 n_added)
{
  g_autoptr (FinImportResult) result = random_statement_import (statement, fixture);

  g_assert_cmpuint (result->n_added, ==, n_added);
  g_assert_cmpuint (result->n_present, ==, statement->n_rows - n_added);
}

/* --- Parts and the whole -------------------------------------------------------------------- */

/* The whole, twice: all its rows, equal ones too, and then none. Returns the ledger; takes it back. */
static char *
check_twice (ImportFixture *fixture, const RandomStatement *statement)
{
  g_autofree char *before = import_fixture_dump (fixture);
  g_autofree char *once = NULL;
  char *ledger;

  import (fixture, statement, statement->n_rows);
  once = import_fixture_dump (fixture);
  ledger = ledger_text (fixture);
  import (fixture, statement, 0);
  undo (fixture);
  assert_dump (fixture, once);
  undo (fixture);
  assert_dump (fixture, before);
  return ledger;
}

static void
check_parts (ImportFixture *fixture, GRand *rand)
{
  RandomFormat format = (RandomFormat) g_rand_int_range (rand, 0, N_RANDOM_FORMATS);
  g_autoptr (RandomStatement) whole = random_statement_new (rand, format);
  FinDate cut = g_rand_int_range (rand, whole->first, whole->last + 1);
  FinDate from = MAX (whole->first, cut + 1 - g_rand_int_range (rand, 0, 10));
  g_autoptr (RandomStatement) early = random_statement_cut (whole, whole->first, cut);
  g_autoptr (RandomStatement) late = random_statement_cut (whole, from, whole->last);
  gboolean swapped = g_rand_boolean (rand);
  const RandomStatement *one = swapped ? late : early;
  const RandomStatement *two = swapped ? early : late;
  g_autofree char *before = import_fixture_dump (fixture);
  g_autofree char *between = NULL;
  g_autofree char *expected = check_twice (fixture, whole);
  g_autofree char *ledger = NULL;

  if (one->n_rows > 0)
    import (fixture, one, one->n_rows);
  between = import_fixture_dump (fixture);
  if (two->n_rows > 0)
    import (fixture, two, whole->n_rows - one->n_rows);
  ledger = ledger_text (fixture);
  g_assert_cmpstr (ledger, ==, expected);
  if (two->n_rows > 0)
    undo (fixture);
  assert_dump (fixture, between);
  if (one->n_rows > 0)
    undo (fixture);
  assert_dump (fixture, before);
}

/* --- The bank's ids ------------------------------------------------------------------------- */

/* A second file in which some rows keep their id and change, and some ids stand twice. */
static void
check_ids (ImportFixture *fixture, GRand *rand)
{
  static const RandomFormat formats[] = { RANDOM_OFX_IDS, RANDOM_CAMT_IDS, RANDOM_GNUCASH };
  RandomFormat format = formats[g_rand_int_range (rand, 0, G_N_ELEMENTS (formats))];
  g_autoptr (RandomStatement) statement = random_statement_new (rand, format);
  g_autoptr (FinImportResult) result = NULL;
  GArray *rows = g_ptr_array_index (statement->accounts, 0);
  guint victim = g_rand_int_range (rand, 0, rows->len);
  FixtureRow *row = random_statement_get_row (statement, 0, victim);
  gboolean repeats = g_rand_boolean (rand);
  guint n_flagged = 0;

  import (fixture, statement, statement->n_rows);
  if (g_rand_boolean (rand))
    row->amount -= 1;
  else
    row->date += g_rand_int_range (rand, 1, 60);
  if (repeats)
    {
      FixtureRow twin = *row;

      g_array_append_val (rows, twin);
      statement->n_rows++;
    }
  result = random_statement_import (statement, fixture);
  for (guint i = 0; i < result->verdicts->len; i++)
    n_flagged += g_array_index (result->verdicts, FinImportVerdict, i).repeated_id;
  g_assert_cmpuint (n_flagged, ==, repeats ? 2 : 0);
  /* An id that the file repeats is none: both rows count as they stand. */
  g_assert_cmpuint (result->n_added, ==, repeats ? 2 : 0);
  g_assert_cmpuint (result->n_held, ==, repeats ? 0 : 1);
  undo (fixture);
  undo (fixture);
}

/* --- What a person did ---------------------------------------------------------------------- */

typedef struct
{
  GRand *rand;
  GPtrArray *rows;
  GArray *deleted; /* gint64 */
} Changes;

static gpointer
change_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Changes *changes = data;

  for (guint i = 0; i < changes->rows->len; i++)
    {
      FinTransaction *row = changes->rows->pdata[i];
      gint64 id = fin_transaction_get_id (row);
      gboolean good = TRUE;

      switch (g_rand_int_range (changes->rand, 0, 4))
        {
        case 0:
          good = fin_transaction_store_delete (connection, &id, 1, error);
          g_array_append_val (changes->deleted, id);
          break;
        case 1:
          g_object_set (row, "payee", "My own words", "posting-date",
                        fin_transaction_get_posting_date (row) + g_rand_int_range (changes->rand, 0, 90),
                        "amount", (gint64) -g_rand_int_range (changes->rand, 1, 999), NULL);
          good = fin_transaction_store_update (connection, row, error);
          break;
        default:
          break;
        }
      if (!good)
        return NULL;
    }
  return FIN_DATABASE_DONE;
}

static gpointer
bring_back_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;

  return fin_transaction_store_set_state (connection, (const gint64 *) (gconstpointer) ids->data,
                                          ids->len, FIN_TRANSACTION_POSTED, error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static gboolean
write_step (ImportFixture *fixture, FinDatabaseFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 before = import_fixture_count_steps (fixture);

  fin_database_write (fixture->database, "Change", func, data, NULL, &error);
  g_assert_no_error (error);
  return import_fixture_count_steps (fixture) > before;
}

/* Deleted and edited rows do not come back and are not overwritten; on purpose they do. */
static void
check_changed (ImportFixture *fixture, GRand *rand)
{
  RandomFormat format = (RandomFormat) g_rand_int_range (rand, 0, N_RANDOM_FORMATS);
  g_autoptr (RandomStatement) statement = random_statement_new (rand, format);
  g_autoptr (GArray) deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *empty = import_fixture_dump (fixture);
  g_autofree char *imported = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *later = NULL;
  Changes changes = { rand, NULL, deleted };
  gboolean has_step;

  import (fixture, statement, statement->n_rows);
  imported = import_fixture_dump (fixture);
  changes.rows = import_fixture_list (fixture, FIN_TRANSACTION_STATES_POSTED);
  has_step = write_step (fixture, change_cb, &changes);
  g_ptr_array_unref (changes.rows);
  changed = ledger_text (fixture);
  import (fixture, statement, 0);
  later = ledger_text (fixture);
  g_assert_cmpstr (later, ==, changed);
  if (deleted->len > 0)
    {
      g_assert_true (write_step (fixture, bring_back_cb, deleted));
      g_assert_cmpuint (import_fixture_count (fixture, FIN_TRANSACTION_STATES_POSTED), ==, statement->n_rows);
      import (fixture, statement, 0);
      undo (fixture);
      undo (fixture);
    }
  undo (fixture);
  if (has_step)
    undo (fixture);
  assert_dump (fixture, imported);
  undo (fixture);
  assert_dump (fixture, empty);
}

/* --- Two sources ---------------------------------------------------------------------------- */

static gpointer
decide_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Changes *changes = data;

  for (guint i = 0; i < changes->rows->len; i++)
    {
      gint64 id = fin_transaction_get_id (changes->rows->pdata[i]);

      if (!fin_import_review_decide (connection, &id, 1, g_rand_boolean (changes->rand), error))
        return NULL;
    }
  return FIN_DATABASE_DONE;
}

/* The same days from another source, a little later and in other words. */
static RandomStatement *
retell (const RandomStatement *statement, GRand *rand)
{
  RandomStatement *other = random_statement_cut (statement, statement->first, statement->last);
  GArray *rows = g_ptr_array_index (other->accounts, 0);

  other->format = RANDOM_CSV;
  g_ptr_array_set_size (other->accounts, 1);
  other->n_rows = rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      FixtureRow *row = random_statement_get_row (other, 0, i);
      g_autofree char *text = g_strdup_printf ("CARD %s", row->payee);

      row->id = NULL;
      row->date += g_rand_int_range (rand, 0, 3);
      if (g_rand_boolean (rand))
        row->payee = g_string_chunk_insert (other->strings, text);
    }
  return other;
}

/* Each row of the other source is present, held or new; decided once, it stays decided. */
static void
check_sources (ImportFixture *fixture, GRand *rand)
{
  g_autoptr (RandomStatement) statement = random_statement_new (rand, RANDOM_QIF);
  g_autoptr (RandomStatement) other = retell (statement, rand);
  g_autoptr (FinImportResult) result = NULL;
  g_autoptr (FinImportResult) waiting = NULL;
  g_autofree char *empty = import_fixture_dump (fixture);
  g_autofree char *decided = NULL;
  g_autofree char *later = NULL;
  Changes changes = { rand, NULL, NULL };
  guint n_rows;

  import (fixture, statement, statement->n_rows);
  result = random_statement_import (other, fixture);
  g_assert_cmpuint (import_fixture_count (fixture, FIN_TRANSACTION_STATES_HELD), ==, result->n_held);
  n_rows = import_fixture_count (fixture, IMPORT_FIXTURE_ALL_STATES);

  /* Held once, also when the file comes again before the decision. */
  waiting = random_statement_import (other, fixture);
  g_assert_cmpuint (waiting->n_added, ==, 0);
  g_assert_cmpuint (waiting->n_held, ==, result->n_held);
  g_assert_cmpuint (import_fixture_count (fixture, IMPORT_FIXTURE_ALL_STATES), ==, n_rows);

  changes.rows = import_fixture_list (fixture, FIN_TRANSACTION_STATES_HELD);
  if (changes.rows->len > 0)
    g_assert_true (write_step (fixture, decide_cb, &changes));
  decided = ledger_text (fixture);
  import (fixture, other, 0);
  import (fixture, statement, 0);
  later = ledger_text (fixture);
  g_assert_cmpstr (later, ==, decided);

  for (guint i = 0; i < 5 + (changes.rows->len > 0); i++)
    undo (fixture);
  assert_dump (fixture, empty);
  g_ptr_array_unref (changes.rows);
}

/* -------------------------------------------------------------------------------------------- */

static guint
count_cases (void)
{
  const char *given = g_getenv ("FINSIGHT_CASES");

  return given != NULL ? (guint) g_ascii_strtoull (given, NULL, 10) : DEFAULT_CASES;
}

/* The first import ever brings along what comes with the program, which nobody undoes. */
static void
warm_up (ImportFixture *fixture)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (RandomStatement) statement = random_statement_new (rand, RANDOM_CSV);

  import (fixture, statement, statement->n_rows);
  undo (fixture);
}

static void
test_cases (gconstpointer check)
{
  guint32 base = g_test_rand_int ();
  guint n = count_cases ();
  ImportFixture fixture;

  import_fixture_open (&fixture);
  warm_up (&fixture);
  for (guint32 i = 0; i < n; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (base + i);

      if (i % 100 == 0)
        g_test_message ("cases %u to %u from seed %u", i, MIN (i + 100, n), base + i);
      ((CheckCase) check) (&fixture, rand);
    }
  import_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/import-properties/parts", (gconstpointer) check_parts, test_cases);
  g_test_add_data_func ("/import-properties/ids", (gconstpointer) check_ids, test_cases);
  g_test_add_data_func ("/import-properties/changed", (gconstpointer) check_changed, test_cases);
  g_test_add_data_func ("/import-properties/sources", (gconstpointer) check_sources, test_cases);
  return g_test_run ();
}
