/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting and quantiles with linear interpolation (type 7 of Hyndman and Fan, 1996). */
#include "fin-quantile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"

#define SMALL 24

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

/* Hoare's quicksort; the library takes over where the pivots turn out badly. */
static void
quick_sort (double *values, size_t n_values, int depth)
{
  while (n_values > SMALL)
    {
      double pivot = median_of_three (values[0], values[n_values / 2], values[n_values - 1]);
      size_t i = 0, j = n_values - 1;

      if (depth-- == 0)
        {
          qsort (values, n_values, sizeof (double), compare_doubles);
          return;
        }
      for (;; i++, j--)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i >= j)
            break;
          double swapped = values[i];
          values[i] = values[j];
          values[j] = swapped;
        }
      quick_sort (values + j + 1, n_values - j - 1, depth);
      n_values = j + 1;
    }
  insertion_sort (values, n_values);
}

/** fin_sort: ascending, in place; the values must be finite. A callback per comparison is too slow. */
void
fin_sort (double *values, size_t n_values)
{
  quick_sort (values, n_values, 64);
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
