/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every prefix and many random mutations of every shipped sample: no crash, and every record
 * accounted for. */
#include <string.h>

#include "import-fixture.h"

#define MUTATIONS  15
#define PREFIXES   20
#define MAX_SAMPLE (12 * 1024)

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_draft (const FinReading *reading, const FinDraft *draft)
{
  gsize size = g_bytes_get_size (reading->text);

  g_assert_cmpuint (draft->line, >, 0);
  g_assert_cmpuint (draft->original_offset + draft->original_length, <=, size);
  g_assert_cmpint (draft->time, >=, FIN_TIME_NONE);
  g_assert_cmpint (draft->time, <, 24 * 3600);
  g_assert_true (draft->currency[0] == '\0' || fin_currency_is_known (draft->currency));
  check_text (draft->payee);
  check_text (draft->memo);
  check_text (draft->reference);
  check_text (draft->id);
  check_text (draft->category);
}

static void
check_reading (const FinReading *reading)
{
  guint64 rows = (guint64) reading->held->len + reading->refused->len;

  for (guint i = 0; i < reading->statements->len; i++)
    {
      const FinBankStatement *statement = fin_reading_get_statement (reading, i);

      rows += statement->drafts->len;
      for (guint k = 0; k < statement->drafts->len; k++)
        {
          const FinDraft *draft = fin_bank_statement_get_draft (statement, k);

          g_assert_cmpint (draft->posting_date, !=, FIN_DATE_NONE);
          g_assert_true (((draft->flags & FIN_DRAFT_TENTATIVE) != 0)
                         == (reading->questions->len > 0));
          check_draft (reading, draft);
        }
    }
  g_assert_cmpuint (rows, ==, fin_reading_count_rows (reading));
  for (guint i = 0; i < reading->held->len; i++)
    {
      const FinHeld *held = &g_array_index (reading->held, FinHeld, i);

      g_assert_cmpuint (held->statement, <, reading->statements->len);
      g_assert_nonnull (held->reason);
      check_draft (reading, &held->draft);
    }
  for (guint i = 0; i < reading->refused->len; i++)
    {
      const FinRefusal *refusal = &g_array_index (reading->refused, FinRefusal, i);

      g_assert_cmpuint (refusal->line, >, 0);
      g_assert_nonnull (refusal->reason);
      check_text (refusal->value);
    }
}

static void
read_all (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FinReading) reading = fin_reader_read_bytes (bytes, "damaged", NULL, &error);

  g_assert_true ((reading == NULL) == (error != NULL));
  if (reading != NULL)
    check_reading (reading);
  else
    g_assert_true (error->domain == FIN_IMPORT_ERROR);
}

static void
damage (const char *data, gsize size, GRand *random)
{
  static const char inserts[] = "\"<>&;,\n\r\t-/.0129\xff\xc3|=(:+";

  for (gsize i = 0; i < PREFIXES; i++)
    read_all (data, size * i / PREFIXES);
  for (int i = 0; i < MUTATIONS && size > 0; i++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      int hits = g_rand_int_range (random, 1, 6);

      while (hits-- > 0)
        {
          gsize at = (gsize) g_rand_int_range (random, 0, (gint32) size);
          gsize wanted = (gsize) g_rand_int_range (random, 1, 32);
          gsize length = MIN (size - at, wanted);

          if (g_rand_boolean (random))
            copy[at] = inserts[g_rand_int_range (random, 0, sizeof inserts)];
          else
            memmove (copy + at,
                     copy + (gsize) g_rand_int_range (random, 0, (gint32) (size - length + 1)),
                     length);
        }
      read_all (copy, size);
    }
}

static guint
walk (const char *folder, GRand *random)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint files = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          files += walk (path, random);
          continue;
        }
      if (!g_file_get_contents (path, &data, &size, NULL) || size > MAX_SAMPLE)
        continue;
      g_test_message ("%s", path);
      damage (data, size, random);
      files++;
    }
  return files;
}

static void
test_damage (void)
{
  static const char *const folders[] = { "bank-files", "bank-dialects" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20240131);

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder =
          g_build_filename (g_getenv ("G_TEST_SRCDIR"), "resources", folders[i], NULL);

      g_assert_cmpuint (walk (folder, random), >, 50);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/damage/prefixes-and-mutations", test_damage);
  return g_test_run ();
}
