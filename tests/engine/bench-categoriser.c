/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how much processor time payees and categories of 100,000 transactions take. */
#include <gio/gio.h>
#include <time.h>

#include "fin-categoriser.h"
#include "fin-category-set.h"
#include "fin-match-text.h"
#include "fin-payee.h"

#define N_ROWS 100000
#define N_ONES 200

typedef struct
{
  char *text;
  char *match_text;
  char *stem;
  gint64 amount;
} Row;

static GPtrArray *
make_categories (void)
{
  g_autoptr (FinCategorySet) set = fin_category_set_new ();
  GPtrArray *categories = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n;
  const FinCategorySeed *seeds = fin_category_set_seeds (set, &n);

  for (gsize i = 0; i < n; i++)
    {
      FinCategory *category = fin_category_new ();

      g_object_set (category, "id", (gint64) i + 1, "key", seeds[i].key, "name", seeds[i].name,
                    "kind", seeds[i].kind, NULL);
      g_ptr_array_add (categories, category);
    }
  return categories;
}

/* Texts of banks, each with other numbers in every row, and 2,000 payees that nobody knows. */
static Row *
make_rows (char **lines)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n_lines = g_strv_length (lines);
  Row *rows = g_new0 (Row, N_ROWS);

  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *line = lines[(guint) g_rand_int_range (random, 0, (int) n_lines)];
      g_auto (GStrv) fields = g_strsplit (line, "\t", 2);

      if (g_rand_int_range (random, 0, 2) == 0)
        rows[i].text = g_strdup_printf (
            "CARD PURCHASE %u PAYEE%c%c SHOP%c REF %u", g_rand_int (random) % 10000,
            'A' + g_rand_int_range (random, 0, 26), 'A' + g_rand_int_range (random, 0, 26),
            'A' + g_rand_int_range (random, 0, 3), i);
      else
        rows[i].text = g_strdup_printf ("%s %u", fields[0], g_rand_int (random) % 100000);
      rows[i].amount = -g_rand_int_range (random, 100, 20000);
    }
  return rows;
}

static FinCategoriserQuery
query_of (const Row *row)
{
  return (FinCategoriserQuery){ .account_id = 1,
                                .payee = row->text,
                                .amount = row->amount,
                                .country = "gb",
                                .match_text = row->match_text,
                                .stem = row->stem };
}

static void
print_line (const char *what, clock_t since, guint n)
{
  double seconds = (double) (clock () - since) / CLOCKS_PER_SEC;

  g_print ("| %-52s | %8.1f ms | %8.2f us each |\n", what, seconds * 1e3, seconds * 1e6 / n);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) categories = make_categories ();
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  g_autoptr (FinCategoriser) categoriser = NULL;
  g_autoptr (GString) match_text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Row *rows;
  clock_t start;

  path = g_build_filename (g_getenv ("FINSIGHT_SOURCE_ROOT"), "tests", "resources", "payees.tsv",
                           NULL);
  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  rows = make_rows (lines);

  start = clock ();
  for (guint i = 0; i < N_ROWS; i++)
    rows[i].stem = g_strdup (fin_payee_clean (cleaner, rows[i].text, NULL).stem);
  print_line ("clean payees", start, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      fin_match_text_normalise (match_text, rows[i].text, NULL);
      rows[i].match_text = g_strdup (match_text->str);
    }
  start = clock ();
  categoriser = fin_categoriser_new (categories, rules);
  print_line ("load what is shipped", start, 1);
  start = clock ();
  for (guint i = 0; i < N_ROWS; i++)
    {
      FinCategoriserQuery query = query_of (&rows[i]);

      fin_categoriser_choose (categoriser, &query);
    }
  print_line ("categorise from scratch", start, N_ROWS);
  start = clock ();
  for (guint i = 0; i < N_ROWS; i++)
    {
      FinCategoriserQuery query = query_of (&rows[i]);

      fin_categoriser_learn (categoriser, &query, (gint64) (g_str_hash (rows[i].stem) % 60) + 2);
    }
  print_line ("learn 100,000 filings anew, as on start", start, N_ROWS);
  start = clock ();
  fin_categoriser_calibrate (categoriser);
  print_line ("calibrate", start, 1);
  start = clock ();
  for (guint i = 0; i < N_ONES; i++)
    {
      FinCategoriserQuery query = query_of (&rows[i]);

      fin_categoriser_learn (categoriser, &query, 7);
      fin_categoriser_choose (categoriser, &query);
    }
  print_line ("one correction and the next answer", start, N_ONES);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_free (rows[i].text);
      g_free (rows[i].match_text);
      g_free (rows[i].stem);
    }
  g_free (rows);
  return 0;
}
