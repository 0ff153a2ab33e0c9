/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Few amounts and few payees, so that equal rows are common; texts that want quoting in every format. */
#include "random-statement.h"

#include "random-formats.h"

#define MAX_ACCOUNTS 3
#define MAX_ROWS 12

static char *
write_csv (const GPtrArray *accounts)
{
  const GArray *only = g_ptr_array_index (accounts, 0);

  return import_fixture_csv ((const FixtureRow *) (gconstpointer) only->data, only->len);
}

static char *
write_qif (const GPtrArray *accounts)
{
  const GArray *only = g_ptr_array_index (accounts, 0);

  return import_fixture_qif ((const FixtureRow *) (gconstpointer) only->data, only->len);
}

typedef enum
{
  IDS_NONE,
  IDS_SOME,
  IDS_ALL,
} Ids;

static const struct
{
  const char *file;
  char *(*write) (const GPtrArray *accounts);
  Ids ids;
} formats[N_RANDOM_FORMATS] = {
  [RANDOM_CSV] = { "x.csv", write_csv, IDS_NONE },
  [RANDOM_QIF] = { "x.txt", write_qif, IDS_NONE },
  [RANDOM_OFX] = { "x.txt", import_fixture_ofx_accounts, IDS_NONE },
  [RANDOM_OFX_IDS] = { "x.txt", import_fixture_ofx_accounts, IDS_ALL },
  [RANDOM_OFX_SOME_IDS] = { "x.txt", import_fixture_ofx_accounts, IDS_SOME },
  [RANDOM_MT940] = { "x.sta", random_format_mt940, IDS_NONE },
  [RANDOM_MT940_SOME_IDS] = { "x.sta", random_format_mt940, IDS_SOME },
  [RANDOM_CAMT] = { "x.xml", random_format_camt, IDS_NONE },
  [RANDOM_CAMT_IDS] = { "x.xml", random_format_camt, IDS_ALL },
  [RANDOM_GNUCASH] = { "x.gnucash", random_format_gnucash, IDS_ALL },
  [RANDOM_HOMEBANK] = { "x.xhb", random_format_homebank, IDS_NONE },
};

static const char *const payees[] = {
  "Coffee",           "Coffee Shop",       "coffee",          "Bakery Braun",   "Landlord",
  "Books & Bytes",    "Bar \"Zum Ochsen\"", "Müller, Größe 7", "Кафе 24",        "日本 カード",
  "ACME 0042 REF 17", "ACME 0042 REF 18",  "O'Neil; Sons",    "SEPA <Einzug> x", "Train 12.04. 7:30",
};

static GArray *
add_account (RandomStatement *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (FixtureRow));

  g_ptr_array_add (self->accounts, rows);
  return rows;
}

static const char *
make_text (RandomStatement *self, GRand *rand)
{
  const char *text = payees[g_rand_int_range (rand, 0, G_N_ELEMENTS (payees))];
  g_autofree char *longer = NULL;

  if (g_rand_int_range (rand, 0, 3) > 0)
    return text;
  longer = g_strdup_printf ("%s %d", text, g_rand_int_range (rand, 1, 4));
  return g_string_chunk_insert (self->strings, longer);
}

static const char *
make_id (RandomStatement *self, GRand *rand, guint account, int row)
{
  g_autofree char *id = NULL;

  if (formats[self->format].ids == IDS_NONE
      || (formats[self->format].ids == IDS_SOME && g_rand_boolean (rand)))
    return NULL;
  id = g_strdup_printf ("ID%u-%05d", account, row);
  return g_string_chunk_insert (self->strings, id);
}

static void
fill_account (RandomStatement *self, GRand *rand, GArray *rows)
{
  int n = g_rand_int_range (rand, 1, MAX_ROWS + 1);
  FinDate date = fin_date_from_ymd (2025, 3, 1) + g_rand_int_range (rand, 0, 3);

  for (int i = 0; i < n; i++)
    {
      FixtureRow row = { date, (g_rand_int_range (rand, 0, 4) - 2) * 150 - 25,
                         make_text (self, rand), make_id (self, rand, self->accounts->len, i) };

      g_array_append_val (rows, row);
      self->first = self->n_rows == 0 ? date : MIN (self->first, date);
      self->last = self->n_rows == 0 ? date : MAX (self->last, date);
      self->n_rows++;
      date += g_rand_int_range (rand, 0, 4) / 2;
    }
}

static RandomStatement *
new_empty (RandomFormat format)
{
  RandomStatement *self = g_new0 (RandomStatement, 1);

  self->format = format;
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->strings = g_string_chunk_new (1024);
  return self;
}

RandomStatement *
random_statement_new (GRand *rand, RandomFormat format)
{
  RandomStatement *self = new_empty (format);
  guint n_accounts = format >= RANDOM_OFX ? g_rand_int_range (rand, 1, MAX_ACCOUNTS + 1) : 1;

  for (guint i = 0; i < n_accounts; i++)
    fill_account (self, rand, add_account (self));
  return self;
}

/** random_statement_cut: the rows of whole days; what it borrows lives as long as @self */
RandomStatement *
random_statement_cut (const RandomStatement *self, FinDate first, FinDate last)
{
  RandomStatement *part = new_empty (self->format);

  part->first = first;
  part->last = last;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const GArray *all = g_ptr_array_index (self->accounts, i);
      GArray *rows = add_account (part);

      for (guint k = 0; k < all->len; k++)
        {
          FixtureRow row = g_array_index (all, FixtureRow, k);

          if (row.date >= first && row.date <= last)
            g_array_append_val (rows, row);
        }
      part->n_rows += rows->len;
    }
  return part;
}

void
random_statement_free (RandomStatement *self)
{
  g_ptr_array_unref (self->accounts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

FixtureRow *
random_statement_get_row (const RandomStatement *self, guint account, guint row)
{
  GArray *rows = g_ptr_array_index (self->accounts, account);

  return &g_array_index (rows, FixtureRow, row);
}

/** random_statement_import: Returns: (transfer full): a result whose four outcomes sum to the rows */
FinImportResult *
random_statement_import (const RandomStatement *self, ImportFixture *fixture)
{
  g_autofree char *text = formats[self->format].write (self->accounts);
  g_autoptr (GError) error = NULL;
  FinImportResult *result
      = import_fixture_run (fixture, formats[self->format].file, text,
                            self->format < RANDOM_OFX ? "Mine" : NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_rows, ==, self->n_rows);
  g_assert_cmpuint (result->n_added + result->n_present + result->n_held + result->n_refused, ==,
                    self->n_rows);
  return result;
}
