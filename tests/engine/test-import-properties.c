/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random files through reader, job and database: twice adds nothing, parts make the whole, undo is
 * exact. test-matcher.c does the same with ten thousand cases, without the database. */
#include <string.h>

#include "fin-history.h"
#include "fin-transaction-store.h"
#include "import-fixture.h"

#define N_CASES 40

typedef enum
{
  WITH_IDS,
  WITHOUT_IDS,
  AS_CSV,
  N_KINDS,
} Kind;

typedef struct
{
  Kind kind;
  GArray *rows; /* FixtureRow */
  GPtrArray *ids;
} RandomFile;

static const char *const payees[] = { "Coffee", "Coffee Shop", "Bakery Braun", "Landlord", "Books" };

static RandomFile *
random_file_new (GRand *rand)
{
  RandomFile *file = g_new0 (RandomFile, 1);
  int n = g_rand_int_range (rand, 2, 80);
  FinDate date = fin_date_from_ymd (2025, 3, 1);

  file->kind = (Kind) g_rand_int_range (rand, 0, N_KINDS);
  file->rows = g_array_new (FALSE, TRUE, sizeof (FixtureRow));
  file->ids = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < n; i++)
    {
      FixtureRow row = { date, (g_rand_int_range (rand, 0, 4) - 2) * 150 - 25,
                         payees[g_rand_int_range (rand, 0, G_N_ELEMENTS (payees))], NULL };

      if (file->kind == WITH_IDS)
        {
          g_ptr_array_add (file->ids, g_strdup_printf ("ID%05d", i));
          row.id = g_ptr_array_index (file->ids, file->ids->len - 1);
        }
      g_array_append_val (file->rows, row);
      date += g_rand_int_range (rand, 0, 4) / 2;
    }
  return file;
}

static void
random_file_free (RandomFile *file)
{
  g_array_unref (file->rows);
  g_ptr_array_unref (file->ids);
  g_free (file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomFile, random_file_free)

static FinDate
date_of (const RandomFile *file, guint index)
{
  return g_array_index (file->rows, FixtureRow, index).date;
}

/* Imports the whole days @first .. @last; returns how many rows were added. */
static guint64
import_days (ImportFixture *fixture, const RandomFile *file, FinDate first, FinDate last)
{
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (FixtureRow));
  g_autoptr (FinImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const FixtureRow *rows;

  for (guint i = 0; i < file->rows->len; i++)
    if (date_of (file, i) >= first && date_of (file, i) <= last)
      g_array_append_val (part, g_array_index (file->rows, FixtureRow, i));
  if (part->len == 0)
    return 0;
  rows = (const FixtureRow *) part->data;
  text = file->kind == AS_CSV ? import_fixture_csv (rows, part->len)
                              : import_fixture_ofx ("111", rows, part->len, NULL, 0);
  result = import_fixture_run (fixture, file->kind == AS_CSV ? "x.csv" : "x.ofx", text, "Mine",
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_rows, ==, part->len);
  g_assert_cmpuint (result->n_held + result->n_refused, ==, 0);
  return result->n_added;
}

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
    g_ptr_array_add (lines,
                     g_strdup_printf ("%d %" G_GINT64_FORMAT " %s %s",
                                      fin_transaction_get_posting_date (rows->pdata[i]),
                                      fin_transaction_get_amount (rows->pdata[i]),
                                      fin_transaction_get_payee (rows->pdata[i]),
                                      fin_transaction_get_bank_id (rows->pdata[i])));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
check_case (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (RandomFile) file = random_file_new (rand);
  FinDate first = date_of (file, 0);
  FinDate last = date_of (file, file->rows->len - 1);
  FinDate cut = g_rand_int_range (rand, first, last + 1);
  FinDate late = cut + 1 - g_rand_int_range (rand, 0, 10);
  ImportFixture whole;
  ImportFixture parts;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *whole_text = NULL;
  g_autofree char *parts_text = NULL;

  import_fixture_open (&whole);
  import_fixture_open (&parts);
  g_assert_cmpuint (import_days (&whole, file, first, last), ==, file->rows->len);
  g_assert_cmpuint (import_days (&whole, file, first, last), ==, 0);

  if (g_rand_boolean (rand))
    {
      import_days (&parts, file, first, cut);
      before = import_fixture_dump (&parts);
      import_days (&parts, file, late, last);
    }
  else
    {
      import_days (&parts, file, late, last);
      before = import_fixture_dump (&parts);
      import_days (&parts, file, first, cut);
    }
  whole_text = ledger_text (&whole);
  parts_text = ledger_text (&parts);
  g_assert_cmpstr (parts_text, ==, whole_text);

  if (late <= last)
    {
      g_free (fin_history_undo (parts.database, NULL, NULL));
      undone = import_fixture_dump (&parts);
      g_assert_cmpstr (undone, ==, before);
    }
  import_fixture_close (&whole);
  import_fixture_close (&parts);
}

static void
test_random_files (void)
{
  guint32 base = g_test_rand_int ();

  for (guint32 i = 0; i < N_CASES; i++)
    {
      g_test_message ("seed %u", base + i);
      check_case (base + i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-properties/random-files", test_random_files);
  return g_test_run ();
}
