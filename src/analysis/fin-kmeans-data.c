/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows K-Means works on: checked, centred and laid out in blocks. */
#include "fin-kmeans-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"

static void
allocate (FinKmeansData *data, size_t n_rows, size_t n_columns)
{
  data->n_rows = n_rows;
  data->n_columns = n_columns;
  data->n_blocks = (n_rows + FIN_KMEANS_BLOCK - 1) / FIN_KMEANS_BLOCK;
  data->blocks = fin_new0 (double, data->n_blocks *FIN_KMEANS_BLOCK *n_columns);
  data->mean = fin_new0 (double, n_columns);
  data->spread = 0;
}

/* Differences of large numbers lose digits; around the mean they do not. */
static void
compute_mean (FinKmeansData *data, const double *rows)
{
  for (size_t i = 0; i < data->n_rows; i++)
    for (size_t j = 0; j < data->n_columns; j++)
      data->mean[j] += rows[i * data->n_columns + j];
  for (size_t j = 0; j < data->n_columns; j++)
    data->mean[j] /= (double) data->n_rows;
}

/**
 * fin_kmeans_data_init:
 * @rows: @n_rows x @n_columns, row-major
 *
 * Returns: %FIN_KMEANS_OK or %FIN_KMEANS_NOT_FINITE; @data is to be cleared in either case
 */
FinKmeansStatus
fin_kmeans_data_init (FinKmeansData *data, const double *rows, size_t n_rows, size_t n_columns)
{
  allocate (data, n_rows, n_columns);
  compute_mean (data, rows);
  for (size_t i = 0; i < n_rows; i++)
    {
      double *to = data->blocks + (i / FIN_KMEANS_BLOCK) * n_columns * FIN_KMEANS_BLOCK
                   + i % FIN_KMEANS_BLOCK;

      for (size_t j = 0; j < n_columns; j++)
        {
          double value = rows[i * n_columns + j] - data->mean[j];

          to[j * FIN_KMEANS_BLOCK] = value;
          data->spread += value * value;
        }
    }
  /* One bad value anywhere, a NaN or a square beyond the range, ends up in the sum. Distances
   * between two rows are up to four times as large as a square. */
  return isfinite (4 * data->spread) ? FIN_KMEANS_OK : FIN_KMEANS_NOT_FINITE;
}

/** fin_kmeans_data_sample: a simple random sample of @n rows, in the order of the rows. */
void
fin_kmeans_data_sample (FinKmeansData *sample, const FinKmeansData *data, size_t n, FinRng *rng)
{
  size_t taken = 0;

  allocate (sample, n, data->n_columns);
  for (size_t i = 0; i < data->n_rows && taken < n; i++)
    {
      double need = (double) (n - taken);
      double left = (double) (data->n_rows - i);
      const double *from;
      double *to;

      if (fin_rng_uniform (rng) * left >= need)
        continue;
      from = fin_kmeans_row (data, i);
      to = sample->blocks + (taken / FIN_KMEANS_BLOCK) * data->n_columns * FIN_KMEANS_BLOCK
           + taken % FIN_KMEANS_BLOCK;
      for (size_t j = 0; j < data->n_columns; j++)
        {
          to[j * FIN_KMEANS_BLOCK] = from[j * FIN_KMEANS_BLOCK];
          sample->spread += from[j * FIN_KMEANS_BLOCK] * from[j * FIN_KMEANS_BLOCK];
        }
      taken++;
    }
}

void
fin_kmeans_data_clear (FinKmeansData *data)
{
  free (data->blocks);
  free (data->mean);
  memset (data, 0, sizeof *data);
}
