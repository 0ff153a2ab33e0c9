/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payee cleaning: a table of texts from a dozen countries, and what must hold for any text. */
#include <gio/gio.h>
#include <string.h>

#include "fin-payee.h"

typedef struct
{
  char **fields; /* payee, memo, stem, name */
} Example;

static void
example_clear (gpointer data)
{
  g_strfreev (((Example *) data)->fields);
}

static GArray *
load_examples (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "resources", "payees.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (Example));

  g_array_set_clear_func (examples, example_clear);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      {
        Example example = { g_strsplit (lines[i], "\t", -1) };

        g_assert_cmpuint (g_strv_length (example.fields), ==, 4);
        g_array_append_val (examples, example);
      }
  g_assert_cmpuint (examples->len, >, 200);
  return examples;
}

static void
test_table (void)
{
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  g_autoptr (GArray) examples = load_examples ();

  for (guint i = 0; i < examples->len; i++)
    {
      char **fields = g_array_index (examples, Example, i).fields;
      FinPayee payee = fin_payee_clean (cleaner, fields[0], fields[1]);

      g_test_message ("%s", fields[0]);
      g_assert_cmpstr (payee.stem, ==, fields[2]);
      g_assert_cmpstr (payee.name, ==, fields[3]);
    }
}

/* Another day, another card, another terminal: the same payee. */
static void
test_other_numbers (void)
{
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  g_autoptr (GArray) examples = load_examples ();
  guint n_compared = 0;

  for (guint i = 0; i < examples->len; i++)
    {
      char **fields = g_array_index (examples, Example, i).fields;
      g_autofree char *other = g_strdup (fields[0]);
      const char *digits = strpbrk (fields[0], "0123456789");
      FinPayee payee;

      /* Where a digit is part of the name ("7-Eleven"), another is another name. */
      if (digits == NULL || strpbrk (fields[3], "0123456789") != NULL)
        continue;
      for (char *p = other; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          *p = (char) ('0' + (*p - '0' + 1) % 10);
      payee = fin_payee_clean (cleaner, other, fields[1]);
      g_test_message ("%s", other);
      g_assert_cmpstr (payee.stem, ==, fields[2]);
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 60);
}

static void
test_nothing (void)
{
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  FinPayee payee = fin_payee_clean (cleaner, NULL, NULL);

  g_assert_cmpstr (payee.stem, ==, "");
  g_assert_cmpstr (payee.name, ==, "");
  payee = fin_payee_clean (cleaner, "", "");
  g_assert_cmpstr (payee.stem, ==, "");
  payee = fin_payee_clean (cleaner, " 46.88 ", NULL);
  g_assert_cmpstr (payee.stem, ==, "");
  g_assert_cmpstr (payee.name, ==, "46.88");
  payee = fin_payee_clean (cleaner, "***", NULL);
  g_assert_cmpstr (payee.name, ==, "***");
}

/* A payee that was cut off, and one that only passes money on, are told by the memo. */
static void
test_memo (void)
{
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  FinPayee payee;

  payee = fin_payee_clean (cleaner, "DEBIT CARD PURCHASE  STARBUC",
                           "DEBIT CARD PURCHASE  STARBUCKS STORE 12345");
  g_assert_cmpstr (payee.name, ==, "Starbucks");
  payee =
      fin_payee_clean (cleaner, "PayPal Europe S.a.r.l.", "Ihr Einkauf bei Blumen Risse, 12345");
  g_assert_cmpstr (payee.name, ==, "Blumen Risse");
  payee = fin_payee_clean (cleaner, "PayPal Europe S.a.r.l.", "1012345678");
  g_assert_cmpstr (payee.stem, ==, "paypal europe");
  payee = fin_payee_clean (cleaner, "Corner Shop", "Ihr Einkauf bei Blumen Risse");
  g_assert_cmpstr (payee.name, ==, "Corner Shop");
}

/* Texts that no bank writes must not break it, and the result is always valid UTF-8. */
static void
test_hostile (void)
{
  g_autoptr (FinPayeeCleaner) cleaner = fin_payee_cleaner_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  static const char alphabet[] = "aB1 .-&*#/:'?\303\274\303\237\xff\xe2\x82\xac\t,x9";

  for (int round = 0; round < 4000; round++)
    {
      char text[600];
      gsize length = (gsize) g_rand_int_range (random, 0, sizeof text - 1);
      FinPayee payee;

      for (gsize i = 0; i < length; i++)
        text[i] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
      text[length] = '\0';
      payee = fin_payee_clean (cleaner, round % 2 == 0 ? text : NULL, round % 3 == 0 ? text : NULL);
      g_assert_true (g_utf8_validate (payee.stem, -1, NULL));
      g_assert_true (g_utf8_validate (payee.name, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payee/table", test_table);
  g_test_add_func ("/payee/other-numbers", test_other_numbers);
  g_test_add_func ("/payee/nothing", test_nothing);
  g_test_add_func ("/payee/memo", test_memo);
  g_test_add_func ("/payee/hostile", test_hostile);
  return g_test_run ();
}
