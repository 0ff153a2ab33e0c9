/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lloyd's iterations by Hamerly's bounds: the same partitions as by brute force, most rows
 * untouched. */
#include "fin-kmeans-private.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"

/* From this many rows of a block on, all its distances by SIMD are cheaper than some row by row. */
#define DENSE_ROWS 24

/* Bounds carry the rounding of many additions; a hair of slack keeps them bounds. */
#define SLACK 1e-12

typedef struct
{
  double *previous;  /* k x n_columns: the centroids before the update */
  double *drift;     /* k: how far each centroid moved */
  double *safe;      /* k: half the distance to the nearest other centroid */
  double max_drift;  /* the largest, */
  double next_drift; /* the second largest, */
  size_t max_index;  /* and whose the largest is */
} Movement;

/** fin_kmeans_run_init: memory for a run with @k clusters; the centroids are the caller's to fill.
 */
void
fin_kmeans_run_init (FinKmeansRun *run, const FinKmeansData *data, size_t k)
{
  run->k = k;
  run->centroids = fin_new0 (double, k * data->n_columns);
  run->sums = fin_new0 (double, k * data->n_columns);
  run->sizes = fin_new0 (size_t, k);
  run->labels = fin_new0 (uint32_t, data->n_rows);
  run->upper = fin_new0 (double, data->n_rows);
  run->lower = fin_new0 (double, data->n_rows);
  run->inertia = 0;
  run->iterations = 0;
  run->converged = false;
}

void
fin_kmeans_run_clear (FinKmeansRun *run)
{
  free (run->centroids);
  free (run->sums);
  free (run->sizes);
  free (run->labels);
  free (run->upper);
  free (run->lower);
  memset (run, 0, sizeof *run);
}

static void
move_row (const FinKmeansData *data, FinKmeansRun *run, size_t row, uint32_t to)
{
  const double *values = fin_kmeans_row (data, row);
  double *from_sums = run->sums + run->labels[row] * data->n_columns;
  double *to_sums = run->sums + to * data->n_columns;

  for (size_t j = 0; j < data->n_columns; j++)
    {
      from_sums[j] -= values[j * FIN_KMEANS_BLOCK];
      to_sums[j] += values[j * FIN_KMEANS_BLOCK];
    }
  run->sizes[run->labels[row]]--;
  run->sizes[to]++;
  run->labels[row] = to;
}

/* Squared distance to the nearest and to the second nearest centroid; of equals the first wins. */
static void
nearest_in_block (const FinKmeansData *data,
                  const FinKmeansRun *run,
                  size_t block,
                  double *restrict first,
                  double *restrict second,
                  double *restrict index)
{
  for (size_t i = 0; i < FIN_KMEANS_BLOCK; i++)
    {
      first[i] = DBL_MAX;
      second[i] = DBL_MAX;
      index[i] = 0;
    }
  for (size_t c = 0; c < run->k; c++)
    {
      double distances[FIN_KMEANS_BLOCK];
      double number = (double) c;

      fin_kmeans_block_distances (fin_kmeans_block (data, block), data->n_columns,
                                  run->centroids + c * data->n_columns, distances);
      for (size_t i = 0; i < FIN_KMEANS_BLOCK; i++)
        {
          double larger = distances[i] < first[i] ? first[i] : distances[i];

          second[i] = larger < second[i] ? larger : second[i];
          index[i] = distances[i] < first[i] ? number : index[i];
          first[i] = distances[i] < first[i] ? distances[i] : first[i];
        }
    }
}

/* Assigns all rows of a block; Returns: how many changed. Adds the squared distances to inertia. */
static size_t
assign_block (const FinKmeansData *data, FinKmeansRun *run, size_t block, double *inertia)
{
  double first[FIN_KMEANS_BLOCK], second[FIN_KMEANS_BLOCK], index[FIN_KMEANS_BLOCK];
  size_t start = block * FIN_KMEANS_BLOCK;
  size_t n = fin_kmeans_block_rows (data, block);
  size_t n_changed = 0;
  double sum = 0;

  nearest_in_block (data, run, block, first, second, index);
  for (size_t i = 0; i < n; i++)
    {
      uint32_t label = (uint32_t) index[i];

      run->upper[start + i] = sqrt (first[i]);
      run->lower[start + i] = sqrt (second[i]);
      sum += first[i];
      if (label != run->labels[start + i])
        {
          move_row (data, run, start + i, label);
          n_changed++;
        }
    }
  *inertia += sum;
  return n_changed;
}

static void
sum_clusters (const FinKmeansData *data, FinKmeansRun *run)
{
  memset (run->sums, 0, run->k * data->n_columns * sizeof (double));
  memset (run->sizes, 0, run->k * sizeof (size_t));
  for (size_t i = 0; i < data->n_rows; i++)
    {
      const double *values = fin_kmeans_row (data, i);
      double *sums = run->sums + run->labels[i] * data->n_columns;

      for (size_t j = 0; j < data->n_columns; j++)
        sums[j] += values[j * FIN_KMEANS_BLOCK];
      run->sizes[run->labels[i]]++;
    }
}

/**
 * fin_kmeans_assign_all: every row to its nearest centroid by brute force; sets the bounds, the
 * clusters' sums and sizes (freshly added up) and the inertia.
 *
 * Returns: how many rows changed their cluster
 */
size_t
fin_kmeans_assign_all (const FinKmeansData *data, FinKmeansRun *run)
{
  size_t n_changed = 0;

  run->inertia = 0;
  for (size_t b = 0; b < data->n_blocks; b++)
    n_changed += assign_block (data, run, b, &run->inertia);
  sum_clusters (data, run);
  return n_changed;
}

/* A row whose bounds cross: exact distance first, all distances only when that is not enough. */
static size_t
assign_row (const FinKmeansData *data, FinKmeansRun *run, const Movement *move, size_t row)
{
  const double *values = fin_kmeans_row (data, row);
  double first = DBL_MAX, second = DBL_MAX, limit;
  uint32_t label = run->labels[row], nearest = 0;

  limit = move->safe[label] > run->lower[row] ? move->safe[label] : run->lower[row];
  run->upper[row] = sqrt (
      fin_kmeans_row_distance (values, run->centroids + label * data->n_columns, data->n_columns));
  if (run->upper[row] < limit)
    return 0;
  for (size_t c = 0; c < run->k; c++)
    {
      double distance =
          fin_kmeans_row_distance (values, run->centroids + c * data->n_columns, data->n_columns);

      if (distance < first)
        {
          second = first;
          first = distance;
          nearest = (uint32_t) c;
        }
      else if (distance < second)
        second = distance;
    }
  run->upper[row] = sqrt (first);
  run->lower[row] = sqrt (second);
  if (nearest == label)
    return 0;
  move_row (data, run, row, nearest);
  return 1;
}

/* Loosens the bounds by what the centroids moved, then looks at the rows they no longer decide. */
static size_t
assign_by_bounds (const FinKmeansData *data, FinKmeansRun *run, const Movement *move)
{
  size_t n_changed = 0;

  for (size_t b = 0; b < data->n_blocks; b++)
    {
      uint8_t open[FIN_KMEANS_BLOCK];
      size_t start = b * FIN_KMEANS_BLOCK;
      size_t n = fin_kmeans_block_rows (data, b);
      size_t n_open = 0;
      double inertia = 0;

      for (size_t i = 0; i < n; i++)
        {
          uint32_t label = run->labels[start + i];
          double others = label == move->max_index ? move->next_drift : move->max_drift;
          double upper = (run->upper[start + i] + move->drift[label]) * (1 + SLACK);
          double lower = (run->lower[start + i] - others) * (1 - SLACK);
          double limit = lower > move->safe[label] ? lower : move->safe[label];

          run->upper[start + i] = upper;
          run->lower[start + i] = lower;
          open[n_open] = (uint8_t) i;
          n_open += !(upper < limit);
        }
      if (n_open >= DENSE_ROWS)
        n_changed += assign_block (data, run, b, &inertia);
      else
        for (size_t o = 0; o < n_open; o++)
          n_changed += assign_row (data, run, move, start + open[o]);
    }
  return n_changed;
}

/* The row farthest from its centroid, or n_rows when every row sits on its centroid. */
static size_t
farthest_row (const FinKmeansData *data, const FinKmeansRun *run)
{
  size_t farthest = data->n_rows;
  double largest = 0;

  for (size_t i = 0; i < data->n_rows; i++)
    {
      uint32_t label = run->labels[i];
      double distance;

      if (run->sizes[label] < 2)
        continue;
      distance = fin_kmeans_row_distance (
          fin_kmeans_row (data, i), run->centroids + label * data->n_columns, data->n_columns);
      if (distance > largest)
        {
          largest = distance;
          farthest = i;
        }
    }
  return farthest;
}

static void
set_to_means (const FinKmeansData *data, FinKmeansRun *run)
{
  for (size_t c = 0; c < run->k; c++)
    for (size_t j = 0; j < data->n_columns && run->sizes[c] > 0; j++)
      run->centroids[c * data->n_columns + j] =
          run->sums[c * data->n_columns + j] / (double) run->sizes[c];
}

/* An empty cluster gets the row that fits worst. Returns: whether anything moved. */
static bool
fill_empty_clusters (const FinKmeansData *data, FinKmeansRun *run)
{
  bool moved = false;

  for (size_t c = 0; c < run->k; c++)
    {
      size_t row;

      if (run->sizes[c] > 0)
        continue;
      row = farthest_row (data, run);
      if (row == data->n_rows)
        break; /* fewer distinct rows than clusters: it stays empty */
      move_row (data, run, row, (uint32_t) c);
      run->upper[row] = 0;
      run->lower[row] = 0;
      set_to_means (data, run);
      moved = true;
    }
  return moved;
}

/* New centroids, how far each moved, and how near they are to each other. */
static bool
update_centroids (const FinKmeansData *data, FinKmeansRun *run, Movement *move)
{
  size_t d = data->n_columns;
  bool moved;

  memcpy (move->previous, run->centroids, run->k * d * sizeof (double));
  set_to_means (data, run);
  moved = fill_empty_clusters (data, run);

  move->max_drift = move->next_drift = 0;
  move->max_index = 0;
  for (size_t c = 0; c < run->k; c++)
    {
      double sum = 0, nearest = DBL_MAX;

      for (size_t j = 0; j < d; j++)
        {
          double difference = run->centroids[c * d + j] - move->previous[c * d + j];

          sum += difference * difference;
        }
      for (size_t o = 0; o < run->k; o++)
        {
          double distance = 0;

          for (size_t j = 0; j < d && o != c; j++)
            {
              double difference = run->centroids[c * d + j] - run->centroids[o * d + j];

              distance += difference * difference;
            }
          if (o != c && distance < nearest)
            nearest = distance;
        }
      move->safe[c] = 0.5 * sqrt (nearest) * (1 - SLACK);
      move->drift[c] = sqrt (sum);
      if (move->drift[c] > move->max_drift)
        {
          move->next_drift = move->max_drift;
          move->max_drift = move->drift[c];
          move->max_index = c;
        }
      else if (move->drift[c] > move->next_drift)
        move->next_drift = move->drift[c];
    }
  return moved;
}

/**
 * fin_kmeans_lloyd: iterates @run from its centroids until no row changes its cluster.
 *
 * On return the labels are those of the nearest centroids, by brute force, and when converged
 * the centroids are the means of their rows.
 *
 * Returns: false when cancelled
 */
bool
fin_kmeans_lloyd (const FinKmeansData *data, FinKmeansRun *run, const FinKmeansOptions *options)
{
  Movement move = { 0 };
  size_t limit = options->max_iterations > 0 ? options->max_iterations : 1;
  bool cancelled = false;

  move.previous = fin_new0 (double, run->k * data->n_columns);
  move.drift = fin_new0 (double, run->k);
  move.safe = fin_new0 (double, run->k);
  run->converged = false;
  fin_kmeans_assign_all (data, run);
  while (!run->converged && run->iterations < limit && !cancelled)
    {
      bool moved = update_centroids (data, run, &move);
      size_t n_changed = assign_by_bounds (data, run, &move);

      run->iterations++;
      if (!moved && n_changed == 0)
        {
          /* What the bounds say is checked once by brute force on freshly summed clusters. */
          sum_clusters (data, run);
          set_to_means (data, run);
          run->converged = fin_kmeans_assign_all (data, run) == 0;
        }
      cancelled = fin_cancelled (options->cancel, options->cancel_data);
    }
  if (!run->converged && !cancelled)
    fin_kmeans_assign_all (data, run);

  free (move.safe);
  free (move.drift);
  free (move.previous);
  return !cancelled;
}
