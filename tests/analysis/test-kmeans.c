/* SPDX-License-Identifier: GPL-3.0-or-later */
/* K-Means against brute force, at its edges, and against scikit-learn's inertia. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-kmeans-private.h"
#include "fin-silhouette.h"

/* k overlapping bells of unequal size. */
static double *
make_rows (size_t n_rows, size_t n_columns, size_t n_bells, uint64_t seed)
{
  double *rows = g_new (double, n_rows *n_columns);
  FinRng rng;

  fin_rng_init (&rng, seed);
  for (size_t i = 0; i < n_rows; i++)
    {
      size_t one = fin_rng_below (&rng, (uint32_t) n_bells);
      size_t other = fin_rng_below (&rng, (uint32_t) n_bells);
      size_t bell = MIN (one, other);

      for (size_t j = 0; j < n_columns; j++)
        rows[i * n_columns + j] =
            1000 + 2.5 * (double) ((bell * (j + 3) * 7) % 11) + 2 * fin_rng_normal (&rng);
    }
  return rows;
}

static double
square (const double *a, const double *b, size_t d)
{
  double sum = 0;

  for (size_t j = 0; j < d; j++)
    sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

/* Every promise of the header, checked by brute force. */
static void
assert_rests (const double *rows, size_t n, size_t d, size_t k, const FinKmeansResult *result)
{
  g_autofree double *means = g_new0 (double, k *d);
  g_autofree size_t *sizes = g_new0 (size_t, k);
  double inertia = 0;

  for (size_t i = 0; i < n; i++)
    {
      const double *row = rows + i * d;
      uint32_t label = result->labels[i];
      double own;

      g_assert_cmpuint (label, <, k);
      own = square (row, result->centroids + label * d, d);
      inertia += own;
      sizes[label]++;
      for (size_t j = 0; j < d; j++)
        means[label * d + j] += row[j];
      for (size_t c = 0; c < k; c++)
        if (result->sizes[c] > 0)
          g_assert_cmpfloat (own, <=,
                             square (row, result->centroids + c * d, d) * (1 + 1e-9) + 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (inertia, result->inertia, 1e-9 * (1 + inertia));
  for (size_t c = 0; c < k; c++)
    {
      g_assert_cmpuint (sizes[c], ==, result->sizes[c]);
      for (size_t j = 0; j < d && sizes[c] > 0 && result->converged; j++)
        g_assert_cmpfloat_with_epsilon (means[c * d + j] / (double) sizes[c],
                                        result->centroids[c * d + j], 1e-7);
    }
}

static void
test_rests (void)
{
  static const struct
  {
    size_t n, d, k;
  } cases[] = { { 1, 1, 1 },   { 7, 2, 7 },    { 127, 3, 4 },   { 128, 3, 4 },  { 129, 6, 5 },
                { 900, 1, 6 }, { 3000, 6, 5 }, { 2000, 20, 9 }, { 5000, 2, 40 } };

  for (size_t c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autofree double *rows = make_rows (cases[c].n, cases[c].d, 6, c);
      FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
      FinKmeansResult result;

      options.k = cases[c].k;
      options.n_init = 3;
      g_assert_cmpint (fin_kmeans (rows, cases[c].n, cases[c].d, &options, &result), ==,
                       FIN_KMEANS_OK);
      g_assert_true (result.converged);
      assert_rests (rows, cases[c].n, cases[c].d, cases[c].k, &result);
      fin_kmeans_result_clear (&result);
    }
}

/* One step of Lloyd's algorithm as in the book. */
static void
step_by_brute_force (const double *rows, size_t n, size_t d, size_t k, double *centroids)
{
  g_autofree double *sums = g_new0 (double, k * d);
  g_autofree size_t *sizes = g_new0 (size_t, k);

  for (size_t i = 0; i < n; i++)
    {
      size_t nearest = 0;

      for (size_t c = 1; c < k; c++)
        if (square (rows + i * d, centroids + c * d, d)
            < square (rows + i * d, centroids + nearest * d, d))
          nearest = c;
      sizes[nearest]++;
      for (size_t j = 0; j < d; j++)
        sums[nearest * d + j] += rows[i * d + j];
    }
  for (size_t c = 0; c < k; c++)
    for (size_t j = 0; j < d && sizes[c] > 0; j++)
      centroids[c * d + j] = sums[c * d + j] / (double) sizes[c];
}

/* From the same start the bounds lead through the same centroids, step for step. */
static void
test_same_steps (void)
{
  const size_t n = 3000, d = 4, k = 9;
  g_autofree double *rows = make_rows (n, d, 6, 11);
  FinKmeansData data;
  FinRng rng;

  g_assert_cmpint (fin_kmeans_data_init (&data, rows, n, d), ==, FIN_KMEANS_OK);
  for (size_t limit = 1; limit <= 12; limit++)
    {
      FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
      FinKmeansRun run;
      double centroids[9 * 4];

      options.max_iterations = limit;
      fin_kmeans_run_init (&run, &data, k);
      fin_rng_init (&rng, 5);
      g_assert_true (fin_kmeans_seed (&data, k, &rng, NULL, NULL, run.centroids));
      for (size_t i = 0; i < k * d; i++)
        centroids[i] = run.centroids[i] + data.mean[i % d];
      g_assert_true (fin_kmeans_lloyd (&data, &run, &options));
      for (size_t s = 0; s < limit; s++)
        step_by_brute_force (rows, n, d, k, centroids);
      for (size_t i = 0; i < k * d; i++)
        g_assert_cmpfloat_with_epsilon (run.centroids[i] + data.mean[i % d], centroids[i], 1e-7);
      fin_kmeans_run_clear (&run);
    }
  fin_kmeans_data_clear (&data);
}

/* From where it rested it goes nowhere; from there with a row more it comes to rest again. */
static void
test_start (void)
{
  const size_t n = 2000, d = 5, k = 6;
  g_autofree double *rows = make_rows (n, d, 6, 3);
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
  FinKmeansResult first, again;

  options.k = k;
  g_assert_cmpint (fin_kmeans (rows, n - 1, d, &options, &first), ==, FIN_KMEANS_OK);
  options.start = first.centroids;
  g_assert_cmpint (fin_kmeans (rows, n - 1, d, &options, &again), ==, FIN_KMEANS_OK);
  g_assert_cmpmem (again.labels, (n - 1) * sizeof (uint32_t), first.labels,
                   (n - 1) * sizeof (uint32_t));
  g_assert_cmpfloat_with_epsilon (again.inertia, first.inertia, 1e-9 * first.inertia);
  fin_kmeans_result_clear (&again);
  g_assert_cmpint (fin_kmeans (rows, n, d, &options, &again), ==, FIN_KMEANS_OK);
  g_assert_true (again.converged);
  assert_rests (rows, n, d, k, &again);
  fin_kmeans_result_clear (&again);
  fin_kmeans_result_clear (&first);
}

/* Beyond 65,536 rows restarts go by a sample: the result must rest on all rows all the same. */
static void
test_many_rows (void)
{
  const size_t n = 70001, d = 3;
  g_autofree double *rows = make_rows (n, d, 5, 9);
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
  FinKmeansResult result;

  /* A far, tiny cluster that no sample is likely to hold. */
  rows[5] = rows[8] = 1e6;
  options.k = 6;
  options.n_init = 4;
  g_assert_cmpint (fin_kmeans (rows, n, d, &options, &result), ==, FIN_KMEANS_OK);
  g_assert_true (result.converged);
  assert_rests (rows, n, d, 6, &result);
  g_assert_cmpuint (result.labels[1], ==, result.labels[2]);
  g_assert_cmpuint (result.sizes[result.labels[1]], ==, 2);
  fin_kmeans_result_clear (&result);
}

static void
test_iteration_limit (void)
{
  g_autofree double *rows = make_rows (5000, 4, 6, 3);
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
  FinKmeansResult result;

  options.k = 12;
  options.n_init = 1;
  options.max_iterations = 2;
  g_assert_cmpint (fin_kmeans (rows, 5000, 4, &options, &result), ==, FIN_KMEANS_OK);
  g_assert_false (result.converged);
  g_assert_cmpuint (result.iterations, ==, 2);
  assert_rests (rows, 5000, 4, 12, &result);
  fin_kmeans_result_clear (&result);
}

static void
test_same_seed (void)
{
  g_autofree double *rows = make_rows (2000, 5, 6, 4);
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
  FinKmeansResult one, two;

  g_assert_cmpint (fin_kmeans (rows, 2000, 5, &options, &one), ==, FIN_KMEANS_OK);
  g_assert_cmpint (fin_kmeans (rows, 2000, 5, &options, &two), ==, FIN_KMEANS_OK);
  g_assert_cmpmem (one.labels, 2000 * sizeof (uint32_t), two.labels, 2000 * sizeof (uint32_t));
  g_assert_cmpmem (one.centroids, 25 * sizeof (double), two.centroids, 25 * sizeof (double));
  fin_kmeans_result_clear (&one);
  fin_kmeans_result_clear (&two);
}

static void
test_duplicates (void)
{
  double rows[40];
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
  FinKmeansResult result;
  size_t n_empty = 0;

  for (int i = 0; i < 40; i++)
    rows[i] = (i % 3) * 10;
  g_assert_cmpint (fin_kmeans (rows, 40, 1, &options, &result), ==, FIN_KMEANS_OK);
  g_assert_cmpfloat (result.inertia, <, 1e-20);
  for (size_t c = 0; c < 5; c++)
    n_empty += result.sizes[c] == 0;
  g_assert_cmpuint (n_empty, ==, 2);
  for (int i = 3; i < 40; i++)
    g_assert_cmpuint (result.labels[i], ==, result.labels[i % 3]);
  fin_kmeans_result_clear (&result);
}

static bool
always (void *data)
{
  return true;
}

static void
test_refusals (void)
{
  double rows[] = { 1, 2, 3, 4, 5, 6 };
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
  FinKmeansResult result;

  g_assert_cmpint (fin_kmeans (rows, 3, 2, &options, &result), ==, FIN_KMEANS_TOO_FEW_ROWS);
  g_assert_cmpint (fin_kmeans (rows, 0, 2, &options, &result), ==, FIN_KMEANS_EMPTY);
  g_assert_cmpint (fin_kmeans (rows, 3, 0, &options, &result), ==, FIN_KMEANS_EMPTY);
  options.k = 0;
  g_assert_cmpint (fin_kmeans (rows, 3, 2, &options, &result), ==, FIN_KMEANS_EMPTY);
  options.k = 2;
  rows[3] = NAN;
  g_assert_cmpint (fin_kmeans (rows, 3, 2, &options, &result), ==, FIN_KMEANS_NOT_FINITE);
  rows[3] = -INFINITY;
  g_assert_cmpint (fin_kmeans (rows, 3, 2, &options, &result), ==, FIN_KMEANS_NOT_FINITE);
  rows[3] = 1e200;
  g_assert_cmpint (fin_kmeans (rows, 3, 2, &options, &result), ==, FIN_KMEANS_NOT_FINITE);
  rows[3] = 4;
  options.cancel = always;
  g_assert_cmpint (fin_kmeans (rows, 3, 2, &options, &result), ==, FIN_KMEANS_CANCELLED);
  g_assert_null (result.labels);
}

static void
test_standardise (void)
{
  double rows[] = { 1, 0.1, 3, 0.1, 5, 0.1 };
  double bad[] = { 1, NAN };

  g_assert_true (fin_kmeans_standardise (rows, 3, 2));
  g_assert_cmpfloat_with_epsilon (rows[0], -sqrt (1.5), 1e-12);
  g_assert_cmpfloat_with_epsilon (rows[2], 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (rows[4], sqrt (1.5), 1e-12);
  g_assert_cmpfloat (rows[1], ==, 0);
  g_assert_false (fin_kmeans_standardise (bad, 2, 1));
}

/* By hand: a = {0, 1}, b = {5}: s(0) = (5-1)/5, s(1) = (4-1)/4, s(5) = 0. */
static void
test_silhouette (void)
{
  const double rows[] = { 0, 1, 5 };
  const uint32_t labels[] = { 0, 0, 1 };
  const uint32_t one[] = { 0, 0, 0 };
  double mean;
  size_t n_used;

  g_assert_true (fin_silhouette_mean (rows, 3, 1, labels, 2, 1, NULL, NULL, &mean, &n_used));
  g_assert_cmpfloat_with_epsilon (mean, (0.8 + 0.75 + 0) / 3, 1e-12);
  g_assert_cmpuint (n_used, ==, 3);
  g_assert_cmpfloat_with_epsilon (fin_silhouette_of_row (rows, 3, 1, labels, 2, 1), 0.75, 1e-12);
  g_assert_true (fin_silhouette_mean (rows, 3, 1, one, 1, 1, NULL, NULL, &mean, NULL));
  g_assert_cmpfloat (mean, ==, 0);
  g_assert_false (fin_silhouette_mean (rows, 3, 1, labels, 2, 1, always, NULL, &mean, NULL));
}

static double *
read_shared (const char *name, size_t *n_rows)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("FINSIGHT_SHARED"), "data", "kmeans", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_array_unref (values);
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  for (size_t i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      for (size_t j = 0; j < 6; j++)
        {
          double value = g_ascii_strtod (fields[j], NULL);

          g_array_append_val (values, value);
        }
    }
  *n_rows = values->len / 6;
  return (double *) (void *)g_array_free (values, FALSE);
}

/* scikit-learn 1.2.1, n_init = 10: 8097.2638; the best of its 200 runs: 8097.2457. */
static void
test_scikit_learn (void)
{
  size_t n;
  g_autofree double *rows = read_shared ("kmeans_synth4500.csv", &n);

  if (rows == NULL)
    {
      g_test_skip ("shared/data/kmeans is not beside the checkout");
      return;
    }
  g_assert_cmpuint (n, ==, 4500);
  g_assert_true (fin_kmeans_standardise (rows, n, 6));
  for (uint64_t seed = 40; seed < 46; seed++)
    {
      FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
      FinKmeansResult result;
      double mean;

      options.seed = seed;
      g_assert_cmpint (fin_kmeans (rows, n, 6, &options, &result), ==, FIN_KMEANS_OK);
      g_assert_cmpfloat (result.inertia, <=, 8097.2638);
      assert_rests (rows, n, 6, 5, &result);
      g_assert_true (
          fin_silhouette_mean (rows, n, 6, result.labels, 5, 1, NULL, NULL, &mean, NULL));
      g_assert_cmpfloat_with_epsilon (mean, .3397, 2e-4);
      fin_kmeans_result_clear (&result);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kmeans/start", test_start);
  g_test_add_func ("/kmeans/rests", test_rests);
  g_test_add_func ("/kmeans/same-steps", test_same_steps);
  g_test_add_func ("/kmeans/many-rows", test_many_rows);
  g_test_add_func ("/kmeans/iteration-limit", test_iteration_limit);
  g_test_add_func ("/kmeans/same-seed", test_same_seed);
  g_test_add_func ("/kmeans/duplicates", test_duplicates);
  g_test_add_func ("/kmeans/refusals", test_refusals);
  g_test_add_func ("/kmeans/standardise", test_standardise);
  g_test_add_func ("/kmeans/silhouette", test_silhouette);
  g_test_add_func ("/kmeans/scikit-learn", test_scikit_learn);
  return g_test_run ();
}
