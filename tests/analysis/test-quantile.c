/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order statistics against the library's sort, on ties, on sorted and on hostile orders. */
#include "fin-quantile.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "fin-rng.h"

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
fill (double *values, size_t n_values, int kind, FinRng *rng)
{
  for (size_t i = 0; i < n_values; i++)
    switch (kind)
      {
      case 0:
        values[i] = fin_rng_normal (rng);
        break;
      case 1:
        values[i] = fin_rng_below (rng, 4);
        break;
      case 2:
        values[i] = (double) i;
        break;
      case 3:
        values[i] = -(double) i;
        break;
      case 4:
        values[i] = 7;
        break;
      default: /* organ pipe: bad for a median of three */
        values[i] = (double) MIN (i, n_values - i);
      }
}

static void
test_sort (void)
{
  FinRng rng;

  fin_rng_init (&rng, 1);
  for (int kind = 0; kind < 6; kind++)
    for (size_t n_values = 1; n_values < 3000; n_values = n_values * 3 / 2 + 1)
      {
        g_autofree double *values = g_new (double, n_values);
        g_autofree double *expected = g_new (double, n_values);

        fill (values, n_values, kind, &rng);
        memcpy (expected, values, n_values * sizeof (double));
        qsort (expected, n_values, sizeof (double), compare_doubles);
        fin_sort (values, n_values);
        g_assert_cmpmem (values, n_values * sizeof (double), expected, n_values * sizeof (double));
      }
}

static void
test_select (void)
{
  const double probabilities[] = { 0, 0.025, 0.1, 0.25, 0.5, 0.5, 0.75, 0.9, 0.975, 1 };
  double quantiles[G_N_ELEMENTS (probabilities)];
  FinRng rng;

  fin_rng_init (&rng, 2);
  for (int kind = 0; kind < 6; kind++)
    for (size_t n_values = 1; n_values < 3000; n_values = n_values * 3 / 2 + 1)
      {
        g_autofree double *values = g_new (double, n_values);
        g_autofree double *sorted = g_new (double, n_values);

        fill (values, n_values, kind, &rng);
        memcpy (sorted, values, n_values * sizeof (double));
        fin_sort (sorted, n_values);
        fin_select_quantiles (values, n_values, probabilities, G_N_ELEMENTS (probabilities),
                              quantiles);
        for (gsize i = 0; i < G_N_ELEMENTS (probabilities); i++)
          g_assert_cmpfloat (quantiles[i], ==,
                             fin_quantile_sorted (sorted, n_values, probabilities[i]));
      }
}

static void
test_values (void)
{
  const double values[] = { 4, 1, 3, 2 };

  g_assert_cmpfloat (fin_median (values, 4), ==, 2.5);
  g_assert_cmpfloat (fin_median (values, 3), ==, 3);
  g_assert_cmpfloat (fin_median (values, 0), ==, 0);
  g_assert_cmpfloat (fin_quantile (values, 4, 0), ==, 1);
  g_assert_cmpfloat (fin_quantile (values, 4, 1), ==, 4);
  g_assert_cmpfloat_with_epsilon (fin_quantile (values, 4, 0.1), 1.3, 1e-12);
}

static void
test_draws (void)
{
  double strata[100], normal[100], permuted[100], sum = 0;
  FinRng rng;

  fin_rng_init (&rng, 3);
  fin_rng_strata (&rng, strata, 100);
  fin_sort (strata, 100);
  for (int i = 0; i < 100; i++)
    {
      g_assert_cmpfloat_with_epsilon (strata[i], (i + 0.5) / 100, 1e-15);
      normal[i] = fin_normal_quantile (strata[i]);
      sum += normal[i];
    }
  g_assert_cmpfloat_with_epsilon (sum, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (fin_normal_quantile (0.975), 1.959964, 1e-3);
  fin_rng_permute (&rng, normal, permuted, 100);
  g_assert_cmpint (memcmp (normal, permuted, sizeof normal), !=, 0);
  fin_sort (permuted, 100);
  g_assert_cmpmem (permuted, sizeof permuted, normal, sizeof normal);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantile/sort", test_sort);
  g_test_add_func ("/quantile/select", test_select);
  g_test_add_func ("/quantile/values", test_values);
  g_test_add_func ("/quantile/draws", test_draws);
  return g_test_run ();
}
