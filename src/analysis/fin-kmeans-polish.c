/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hartigan's exchanges (1975): single rows change clusters while that lowers the inertia. */
#include "fin-kmeans-private.h"

#include <math.h>

#define MAX_ROUNDS 50

/* Moving a row lowers the inertia by its removal gain less its insertion cost. */
static uint32_t
best_cluster (const FinKmeansData *data, const FinKmeansRun *run, size_t row)
{
  const double *values = fin_kmeans_row (data, row);
  uint32_t own = run->labels[row], best = own;
  double own_size = (double) run->sizes[own];
  double cost =
      fin_kmeans_row_distance (values, run->centroids + own * data->n_columns, data->n_columns)
      * own_size / (own_size - 1);

  cost -= 1e-12 * cost; /* equal is not better: no row may go round in circles */
  for (size_t c = 0; c < run->k; c++)
    {
      double size = (double) run->sizes[c];
      double candidate;

      if (c == own)
        continue;
      candidate =
          fin_kmeans_row_distance (values, run->centroids + c * data->n_columns, data->n_columns)
          * size / (size + 1);
      if (candidate < cost)
        {
          cost = candidate;
          best = (uint32_t) c;
        }
    }
  return best;
}

static void
exchange (const FinKmeansData *data, FinKmeansRun *run, size_t row, uint32_t to)
{
  const double *values = fin_kmeans_row (data, row);
  uint32_t from = run->labels[row];

  for (size_t j = 0; j < data->n_columns; j++)
    {
      double value = values[j * FIN_KMEANS_BLOCK];
      double *a = run->centroids + from * data->n_columns + j;
      double *b = run->centroids + to * data->n_columns + j;

      *a -= (value - *a) / ((double) run->sizes[from] - 1);
      *b += (value - *b) / ((double) run->sizes[to] + 1);
    }
  run->sizes[from]--;
  run->sizes[to]++;
  run->labels[row] = to;
}

/**
 * fin_kmeans_polish: takes a converged @run to a partition that no single exchange improves.
 *
 * Such a partition is also one of Lloyd's fixed points (the converse does not hold); run
 * fin_kmeans_lloyd() afterwards to add the clusters up exactly.
 */
void
fin_kmeans_polish (const FinKmeansData *data, FinKmeansRun *run)
{
  bool changed = true;

  for (int round = 0; round < MAX_ROUNDS && changed; round++)
    {
      changed = false;
      for (size_t i = 0; i < data->n_rows; i++)
        {
          uint32_t to;

          if (run->sizes[run->labels[i]] < 2)
            continue;
          to = best_cluster (data, run, i);
          if (to == run->labels[i])
            continue;
          exchange (data, run, i, to);
          changed = true;
        }
    }
}
