/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Silhouettes by all pairs of distances; large data sets by a seeded sample. */
#include "fin-silhouette.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-rng.h"

typedef struct
{
  double *rows; /* n x d */
  uint32_t *labels;
  size_t *sizes; /* k */
  size_t n, d, k;
} Sample;

static double
distance (const double *a, const double *b, size_t d)
{
  double sum = 0;

  for (size_t j = 0; j < d; j++)
    sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sqrt (sum);
}

/* From the sums of distances of one row to every cluster, its own included. */
static double
silhouette (const double *sums, const size_t *sizes, size_t k, uint32_t own)
{
  double inside, outside = DBL_MAX, larger;

  if (sizes[own] < 2)
    return 0; /* by Rousseeuw's definition */
  inside = sums[own] / (double) (sizes[own] - 1);
  for (size_t c = 0; c < k; c++)
    if (c != own && sizes[c] > 0 && sums[c] / (double) sizes[c] < outside)
      outside = sums[c] / (double) sizes[c];
  if (outside == DBL_MAX)
    return 0; /* there is only one cluster */
  larger = inside > outside ? inside : outside;
  return larger > 0 ? (outside - inside) / larger : 0;
}

static void
draw_sample (Sample *self, const double *rows, size_t n_rows, const uint32_t *labels, uint64_t seed)
{
  FinRng rng;
  size_t taken = 0;

  fin_rng_init (&rng, seed);
  for (size_t i = 0; i < n_rows && taken < self->n; i++)
    {
      /* Selection sampling: every subset of n rows is equally likely. */
      if (self->n < n_rows
          && fin_rng_uniform (&rng) * (double) (n_rows - i) >= (double) (self->n - taken))
        continue;
      memcpy (self->rows + taken * self->d, rows + i * self->d, self->d * sizeof (double));
      self->labels[taken] = labels[i];
      self->sizes[labels[i]]++;
      taken++;
    }
}

/**
 * fin_silhouette_mean:
 * @labels: @n_rows cluster numbers below @k
 * @mean: (out): -1..1; 0 with a single cluster
 * @n_used: (out) (optional): how many rows it stands on: all, or %FIN_SILHOUETTE_EXACT_ROWS
 *
 * Returns: false when cancelled
 */
bool
fin_silhouette_mean (const double *rows,
                     size_t n_rows,
                     size_t n_columns,
                     const uint32_t *labels,
                     size_t k,
                     uint64_t seed,
                     FinCancelFunc cancel,
                     void *cancel_data,
                     double *mean,
                     size_t *n_used)
{
  Sample self = { .d = n_columns, .k = k };
  double *sums;
  double total = 0;
  bool cancelled = false;

  self.n = n_rows < FIN_SILHOUETTE_EXACT_ROWS ? n_rows : FIN_SILHOUETTE_EXACT_ROWS;
  self.rows = fin_new0 (double, self.n *n_columns);
  self.labels = fin_new0 (uint32_t, self.n);
  self.sizes = fin_new0 (size_t, k);
  draw_sample (&self, rows, n_rows, labels, seed);

  /* Each pair once: the distance counts for both of its rows. */
  sums = fin_new0 (double, self.n *k);
  for (size_t i = 0; i < self.n && !cancelled; i++)
    {
      for (size_t o = i + 1; o < self.n; o++)
        {
          double length =
              distance (self.rows + i * n_columns, self.rows + o * n_columns, n_columns);

          sums[i * k + self.labels[o]] += length;
          sums[o * k + self.labels[i]] += length;
        }
      total += silhouette (sums + i * k, self.sizes, k, self.labels[i]);
      cancelled = (i & 63) == 0 && fin_cancelled (cancel, cancel_data);
    }
  *mean = self.n > 0 ? total / (double) self.n : 0;
  if (n_used != NULL)
    *n_used = self.n;

  free (sums);
  free (self.sizes);
  free (self.labels);
  free (self.rows);
  return !cancelled;
}

/** fin_silhouette_of_row: Returns: the silhouette of one @row among all, -1..1 */
double
fin_silhouette_of_row (const double *rows,
                       size_t n_rows,
                       size_t n_columns,
                       const uint32_t *labels,
                       size_t k,
                       size_t row)
{
  double *sums = fin_new0 (double, k);
  size_t *sizes = fin_new0 (size_t, k);
  double value;

  for (size_t i = 0; i < n_rows; i++)
    {
      sums[labels[i]] += distance (rows + i * n_columns, rows + row * n_columns, n_columns);
      sizes[labels[i]]++;
    }
  value = silhouette (sums, sizes, k, labels[row]);

  free (sizes);
  free (sums);
  return value;
}
