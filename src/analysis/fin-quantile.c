/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting and quantiles with linear interpolation (type 7 of Hyndman and Fan, 1996). */
#include "fin-quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"

#define SMALL 24
#define MAX_DEPTH 64
/* A bucket fits a byte. */
#define N_BUCKETS 256

static void
insertion_sort (double *values, size_t n_values)
{
  for (size_t i = 1; i < n_values; i++)
    {
      double value = values[i];
      size_t j = i;

      for (; j > 0 && values[j - 1] > value; j--)
        values[j] = values[j - 1];
      values[j] = value;
    }
}

static double
median_of_three (double a, double b, double c)
{
  if (a > b)
    return b > c ? b : (a > c ? c : a);
  return a > c ? a : (b > c ? c : b);
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Whether any of @ranks, ascending but for repetitions, lies in first .. first + n_values - 1. */
static bool
is_wanted (const size_t *ranks, size_t n_ranks, size_t first, size_t n_values)
{
  for (size_t i = 0; i < n_ranks; i++)
    if (ranks[i] >= first)
      return ranks[i] < first + n_values;
  return false;
}

/* Hoare's partition. Returns: how many values belong to the lower part, 1 .. n_values - 1 */
static size_t
partition (double *values, size_t n_values)
{
  double pivot = median_of_three (values[0], values[n_values / 2], values[n_values - 1]);
  size_t i = 0, j = n_values - 1;

  for (;; i++, j--)
    {
      double swapped;

      while (values[i] < pivot)
        i++;
      while (values[j] > pivot)
        j--;
      if (i >= j)
        return j + 1;
      swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
}

/*
 * Quicksort that leaves alone what holds none of the wanted ranks (all are wanted when @ranks is
 * NULL); the library takes over where the pivots turn out badly.
 */
static void
sort_part (double *values,
           size_t first,
           size_t n_values,
           const size_t *ranks,
           size_t n_ranks,
           int depth)
{
  while (n_values > SMALL && (ranks == NULL || is_wanted (ranks, n_ranks, first, n_values)))
    {
      size_t n_lower;

      if (depth-- == 0)
        {
          qsort (values, n_values, sizeof (double), compare_doubles);
          return;
        }
      n_lower = partition (values, n_values);
      sort_part (values + n_lower, first + n_lower, n_values - n_lower, ranks, n_ranks, depth);
      n_values = n_lower;
    }
  if (n_values <= SMALL && (ranks == NULL || is_wanted (ranks, n_ranks, first, n_values)))
    insertion_sort (values, n_values);
}

/** fin_sort: ascending, in place, finite values; faster than with a callback per comparison. */
void
fin_sort (double *values, size_t n_values)
{
  sort_part (values, 0, n_values, NULL, 0, MAX_DEPTH);
}

/*
 * Sorts @values into @buckets by size, so that only buckets that hold a wanted rank need sorting: half the
 * time of partitioning, which guesses wrong at every other comparison. Returns: false when they do
 * not spread
 */
static bool
sort_by_bucket (double *values, size_t n_values, const size_t *ranks, size_t n_ranks)
{
  size_t starts[N_BUCKETS + 1] = { 0 };
  double low = values[0], high = values[0], scale;
  double *sorted;
  unsigned char *buckets;

  for (size_t i = 1; i < n_values; i++)
    {
      low = values[i] < low ? values[i] : low;
      high = values[i] > high ? values[i] : high;
    }
  scale = (N_BUCKETS - 1) / (high - low);
  if (!isfinite (scale) || !isfinite (high - low))
    return false;
  sorted = fin_new0 (double, n_values);
  buckets = fin_new0 (unsigned char, n_values);
  for (size_t i = 0; i < n_values; i++)
    {
      buckets[i] = (unsigned char) ((values[i] - low) * scale);
      starts[buckets[i] + 1]++;
    }
  for (size_t b = 0; b < N_BUCKETS; b++)
    starts[b + 1] += starts[b];
  for (size_t i = 0; i < n_values; i++)
    sorted[starts[buckets[i]]++] = values[i];
  /* Each start has moved to its bucket's end, the next one's start. */
  for (size_t b = 0, start = 0; b < N_BUCKETS; start = starts[b++])
    sort_part (sorted + start, start, starts[b] - start, ranks, n_ranks, MAX_DEPTH);
  memcpy (values, sorted, n_values * sizeof (double));
  free (sorted);
  free (buckets);
  return true;
}

/**
 * fin_select_quantiles: several quantiles without sorting everything.
 * @values: at least 1, finite; their order is changed
 * @probabilities: ascending, at most %FIN_QUANTILE_MAX
 * @quantiles: (out): as many
 */
void
fin_select_quantiles (double *values,
                      size_t n_values,
                      const double *probabilities,
                      size_t n_probabilities,
                      double *quantiles)
{
  size_t ranks[2 * FIN_QUANTILE_MAX] = { 0 };

  for (size_t i = 0; i < n_probabilities; i++)
    {
      ranks[2 * i] = (size_t) (probabilities[i] * (double) (n_values - 1));
      ranks[2 * i + 1] = ranks[2 * i] + (ranks[2 * i] + 1 < n_values ? 1 : 0);
    }
  if (n_values <= SMALL || !sort_by_bucket (values, n_values, ranks, 2 * n_probabilities))
    sort_part (values, 0, n_values, ranks, 2 * n_probabilities, MAX_DEPTH);
  for (size_t i = 0; i < n_probabilities; i++)
    quantiles[i] = fin_quantile_sorted (values, n_values, probabilities[i]);
}

/**
 * fin_quantile_sorted:
 * @sorted: ascending
 * @n_values: at least 1
 * @probability: 0..1
 *
 * Returns: the quantile, linearly interpolated between neighbours
 */
double
fin_quantile_sorted (const double *sorted, size_t n_values, double probability)
{
  double position = probability * (double) (n_values - 1);
  size_t low = (size_t) position;
  size_t high = low + 1 < n_values ? low + 1 : n_values - 1;

  return sorted[low] + (sorted[high] - sorted[low]) * (position - (double) low);
}

/** fin_quantile: like fin_quantile_sorted() for values in any order; 0 when there is none. */
double
fin_quantile (const double *values, size_t n_values, double probability)
{
  double *sorted, result;

  if (n_values == 0)
    return 0.0;
  sorted = fin_new0 (double, n_values);
  memcpy (sorted, values, n_values * sizeof (double));
  fin_sort (sorted, n_values);
  result = fin_quantile_sorted (sorted, n_values, probability);
  free (sorted);
  return result;
}

/** fin_median: 0 when there is no value. */
double
fin_median (const double *values, size_t n_values)
{
  return fin_quantile (values, n_values, 0.5);
}
