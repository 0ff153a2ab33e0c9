/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assignment solver against all permutations. */
#include <glib.h>
#include <math.h>

#include "fin-assignment.h"
#include "fin-rng.h"

static double
best_of_all (const double *costs, size_t n, size_t row, unsigned used)
{
  double best = INFINITY;

  if (row == n)
    return 0;
  for (size_t c = 0; c < n; c++)
    if (!(used & (1u << c)))
      best = MIN (best, costs[row * n + c] + best_of_all (costs, n, row + 1, used | (1u << c)));
  return best;
}

static void
test_against_all (void)
{
  FinRng rng;

  fin_rng_init (&rng, 1);
  for (int round = 0; round < 300; round++)
    {
      size_t n = 1 + fin_rng_below (&rng, 6);
      double costs[36], total, sum = 0;
      size_t columns[6];
      unsigned used = 0;

      /* Whole numbers now and then, so that there are ties. */
      for (size_t i = 0; i < n * n; i++)
        costs[i] = round % 2 ? 10 * fin_rng_normal (&rng) : (double) fin_rng_below (&rng, 4);
      g_assert_true (fin_assignment_solve (costs, n, columns, &total));
      for (size_t row = 0; row < n; row++)
        {
          used |= 1u << columns[row];
          sum += costs[row * n + columns[row]];
        }
      g_assert_cmpuint (used, ==, (1u << n) - 1);
      g_assert_cmpfloat_with_epsilon (sum, total, 1e-9);
      g_assert_cmpfloat_with_epsilon (total, best_of_all (costs, n, 0, 0), 1e-9);
    }
}

static void
test_not_finite (void)
{
  const double costs[] = { 1, INFINITY, 2, 3 };
  size_t columns[2];

  g_assert_false (fin_assignment_solve (costs, 2, columns, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment/against-all", test_against_all);
  g_test_add_func ("/assignment/not-finite", test_not_finite);
  return g_test_run ();
}
