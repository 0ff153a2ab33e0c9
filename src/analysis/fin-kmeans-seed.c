/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Greedy k-means++: each next centroid is the best of a few rows drawn by squared distance. */
#include "fin-kmeans-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"

#define MAX_TRIALS 16

typedef struct
{
  const FinKmeansData *data;
  double *nearest;    /* n_blocks x BLOCK: squared distance to the nearest centroid so far */
  double *block_sums; /* n_blocks: of nearest */
  double potential;   /* sum of block_sums */
} Seeding;

static void
copy_row (const FinKmeansData *data, size_t row, double *centroid)
{
  const double *from = fin_kmeans_row (data, row);

  for (size_t j = 0; j < data->n_columns; j++)
    centroid[j] = from[j * FIN_KMEANS_BLOCK];
}

/* Takes @centroid into account for good. */
static void
add_centroid (Seeding *self, const double *centroid, bool first)
{
  const FinKmeansData *data = self->data;

  self->potential = 0;
  for (size_t b = 0; b < data->n_blocks; b++)
    {
      double *nearest = self->nearest + b * FIN_KMEANS_BLOCK;
      double distances[FIN_KMEANS_BLOCK];
      double sum = 0;
      size_t n = fin_kmeans_block_rows (data, b);

      fin_kmeans_block_distances (fin_kmeans_block (data, b), data->n_columns, centroid, distances);
      for (size_t i = 0; i < n; i++)
        {
          nearest[i] = first || distances[i] < nearest[i] ? distances[i] : nearest[i];
          sum += nearest[i];
        }
      self->block_sums[b] = sum;
      self->potential += sum;
    }
}

/* What the potential would be with each of the candidates; one pass over the rows for all. */
static void
try_candidates (const Seeding *self,
                const double *candidates,
                size_t n_candidates,
                double *potentials)
{
  const FinKmeansData *data = self->data;

  memset (potentials, 0, n_candidates * sizeof (double));
  for (size_t b = 0; b < data->n_blocks; b++)
    {
      const double *block = fin_kmeans_block (data, b);
      const double *nearest = self->nearest + b * FIN_KMEANS_BLOCK;

      for (size_t c = 0; c < n_candidates; c++)
        {
          double distances[FIN_KMEANS_BLOCK];
          double sums[4] = { 0 };

          fin_kmeans_block_distances (block, data->n_columns, candidates + c * data->n_columns,
                                      distances);
          for (size_t i = 0; i < FIN_KMEANS_BLOCK; i += 4)
            for (size_t s = 0; s < 4; s++)
              sums[s] += distances[i + s] < nearest[i + s] ? distances[i + s] : nearest[i + s];
          potentials[c] += sums[0] + sums[1] + sums[2] + sums[3];
        }
    }
}

/* Draws a row with probability proportional to its squared distance; any row when all are 0. */
static size_t
draw_row (const Seeding *self, FinRng *rng)
{
  const FinKmeansData *data = self->data;
  double target = fin_rng_uniform (rng) * self->potential;
  size_t last = 0;

  if (!(self->potential > 0))
    return (size_t) (fin_rng_uniform (rng) * (double) data->n_rows);
  for (size_t b = 0; b < data->n_blocks; b++)
    {
      size_t n = fin_kmeans_block_rows (data, b);

      if (self->block_sums[b] <= 0)
        continue;
      if (target >= self->block_sums[b] && b + 1 < data->n_blocks)
        {
          target -= self->block_sums[b];
          last = b * FIN_KMEANS_BLOCK;
          continue;
        }
      for (size_t i = 0; i < n; i++)
        {
          double weight = self->nearest[b * FIN_KMEANS_BLOCK + i];

          if (weight > 0)
            last = b * FIN_KMEANS_BLOCK + i;
          if (target < weight)
            break;
          target -= weight;
        }
      break;
    }
  return last; /* rounding may leave a little of target: the last row that can be drawn */
}

static void
choose_next (Seeding *self, size_t n_trials, FinRng *rng, double *candidates, double *centroid)
{
  size_t n_columns = self->data->n_columns;
  double potentials[MAX_TRIALS];
  size_t best = 0;

  for (size_t t = 0; t < n_trials; t++)
    copy_row (self->data, draw_row (self, rng), candidates + t * n_columns);
  try_candidates (self, candidates, n_trials, potentials);
  for (size_t t = 1; t < n_trials; t++)
    if (potentials[t] < potentials[best])
      best = t;
  memcpy (centroid, candidates + best * n_columns, n_columns * sizeof (double));
}

/**
 * fin_kmeans_seed:
 * @centroids: (out): k x n_columns, each a copy of a row
 *
 * 2 + ln k candidates per centroid, as in Arthur & Vassilvitskii's own experiments.
 *
 * Returns: false when cancelled
 */
bool
fin_kmeans_seed (const FinKmeansData *data,
                 size_t k,
                 FinRng *rng,
                 FinCancelFunc cancel,
                 void *cancel_data,
                 double *centroids)
{
  Seeding self = { .data = data };
  size_t n_trials = 2 + (size_t) log ((double) k);
  double *candidates;
  bool done = true;

  n_trials = n_trials < MAX_TRIALS ? n_trials : MAX_TRIALS;
  candidates = fin_new0 (double, n_trials * data->n_columns);
  self.nearest = fin_new0 (double, data->n_blocks *FIN_KMEANS_BLOCK);
  self.block_sums = fin_new0 (double, data->n_blocks);

  copy_row (data, (size_t) (fin_rng_uniform (rng) * (double) data->n_rows), centroids);
  for (size_t c = 1; c < k && done; c++)
    {
      add_centroid (&self, centroids + (c - 1) * data->n_columns, c == 1);
      choose_next (&self, n_trials, rng, candidates, centroids + c * data->n_columns);
      done = !fin_cancelled (cancel, cancel_data);
    }

  free (self.block_sums);
  free (self.nearest);
  free (candidates);
  return done;
}
