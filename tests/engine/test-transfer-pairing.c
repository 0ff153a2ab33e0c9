/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of transfers: exact, within days, between accounts, and only where there is no doubt. */
#include "fin-transfer-pairing.h"

static guint
count_pairs (FinTransferSide *sides, gsize n_sides)
{
  g_autoptr (GArray) pairs = fin_transfer_pairing_find (sides, n_sides);

  return pairs->len;
}

static void
test_pair (void)
{
  FinTransferSide sides[] = {
    { 1, 100, 5000, 14, TRUE },
    { 2, 200, -5000, 10, FALSE },
    { 3, 200, -5001, 14, TRUE },
  };
  g_autoptr (GArray) pairs = fin_transfer_pairing_find (sides, 3);
  const FinTransferPair *pair;

  g_assert_cmpuint (pairs->len, ==, 1);
  pair = &g_array_index (pairs, FinTransferPair, 0);
  g_assert_cmpint (pair->from, ==, 2);
  g_assert_cmpint (pair->to, ==, 1);
}

static void
test_no_pair (void)
{
  FinTransferSide far[] = { { 1, 100, 5000, 15, TRUE }, { 2, 200, -5000, 10, TRUE } };
  FinTransferSide same_account[] = { { 1, 100, 5000, 10, TRUE }, { 2, 100, -5000, 10, TRUE } };
  FinTransferSide same_sign[] = { { 1, 100, 5000, 10, TRUE }, { 2, 200, 5000, 10, TRUE } };
  /* Both were there before: a person may have parted them. */
  FinTransferSide old[] = { { 1, 100, 5000, 10, FALSE }, { 2, 200, -5000, 10, FALSE } };

  g_assert_cmpuint (count_pairs (far, 2), ==, 0);
  g_assert_cmpuint (count_pairs (same_account, 2), ==, 0);
  g_assert_cmpuint (count_pairs (same_sign, 2), ==, 0);
  g_assert_cmpuint (count_pairs (old, 2), ==, 0);
  g_assert_cmpuint (count_pairs (NULL, 0), ==, 0);
}

static void
test_ambiguous (void)
{
  FinTransferSide equal_days[] = {
    { 1, 100, -5000, 10, TRUE }, { 2, 200, 5000, 9, TRUE }, { 3, 300, 5000, 11, TRUE },
  };
  FinTransferSide nearer[] = {
    { 1, 100, -5000, 10, TRUE }, { 2, 200, 5000, 10, TRUE }, { 3, 300, 5000, 11, TRUE },
  };
  FinTransferSide two_each[] = {
    { 1, 100, -5000, 10, TRUE }, { 2, 100, -5000, 12, TRUE },
    { 3, 200, 5000, 10, TRUE },  { 4, 200, 5000, 12, TRUE },
  };

  g_assert_cmpuint (count_pairs (equal_days, 3), ==, 0);
  g_assert_cmpuint (count_pairs (nearer, 3), ==, 1);
  g_assert_cmpuint (count_pairs (two_each, 4), ==, 2);
}

/* Nobody is in two pairs, every pair keeps the rules, and the order of the rows is of no account. */
static void
test_random (void)
{
  for (int i = 0; i < 2000; i++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      FinTransferSide sides[24];
      FinTransferSide shuffled[24];
      g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
      g_autoptr (GArray) pairs = NULL;
      guint n = (guint) g_rand_int_range (rand, 0, 25);

      for (guint k = 0; k < n; k++)
        sides[k] = (FinTransferSide) { k + 1, g_rand_int_range (rand, 1, 4),
                                       g_rand_boolean (rand) ? 100 : -100,
                                       g_rand_int_range (rand, 0, 40), g_rand_boolean (rand) };
      for (guint k = 0; k < n; k++)
        shuffled[k] = sides[(k * 7 + 3) % MAX (n, 1)];
      pairs = fin_transfer_pairing_find (sides, n);
      if (n % 7 != 0)
        g_assert_cmpuint (count_pairs (shuffled, n), ==, pairs->len);
      for (guint k = 0; k < pairs->len; k++)
        {
          const FinTransferPair *pair = &g_array_index (pairs, FinTransferPair, k);

          if (!g_hash_table_add (used, GINT_TO_POINTER (pair->from))
              || !g_hash_table_add (used, GINT_TO_POINTER (pair->to)))
            g_error ("seed %u: a row is in two pairs", seed);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfer-pairing/pair", test_pair);
  g_test_add_func ("/transfer-pairing/no-pair", test_no_pair);
  g_test_add_func ("/transfer-pairing/ambiguous", test_ambiguous);
  g_test_add_func ("/transfer-pairing/random", test_random);
  return g_test_run ();
}
