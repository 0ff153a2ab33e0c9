/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the parts of K-Means: rows in blocks that vectorise, seeding, Lloyd's iterations, polish. */
#pragma once

#include "fin-kmeans.h"
#include "fin-rng.h"

/** Rows per block. A constant, so that the compiler turns every loop over a block into SIMD. */
#define FIN_KMEANS_BLOCK 128

/**
 * FinKmeansData: a copy of the rows around their mean, stored block by block and column by
 * column within a block: value (i, j) is blocks[((i / BLOCK) * n_columns + j) * BLOCK + i % BLOCK].
 * The last block is padded with zeros.
 */
typedef struct
{
  size_t n_rows;
  size_t n_columns;
  size_t n_blocks;
  double *blocks;
  double *mean;  /* n_columns: what was subtracted */
  double spread; /* sum of squares of all values: the inertia of one cluster */
} FinKmeansData;

/** FinKmeansRun: the state of one restart. */
typedef struct
{
  size_t k;
  double *centroids; /* k x n_columns, around the data's mean */
  double *sums;      /* k x n_columns: of the rows of each cluster */
  size_t *sizes;     /* k */
  uint32_t *labels;  /* n_rows */
  double *upper;     /* n_rows: at least the distance to the row's own centroid */
  double *lower;     /* n_rows: at most the distance to any other centroid */
  double inertia;
  size_t iterations;
  bool converged;
} FinKmeansRun;

static inline size_t
fin_kmeans_block_rows (const FinKmeansData *data, size_t block)
{
  size_t left = data->n_rows - block * FIN_KMEANS_BLOCK;

  return left < FIN_KMEANS_BLOCK ? left : FIN_KMEANS_BLOCK;
}

static inline const double *
fin_kmeans_block (const FinKmeansData *data, size_t block)
{
  return data->blocks + block * data->n_columns * FIN_KMEANS_BLOCK;
}

/* The first value of a row; its other columns follow at a stride of FIN_KMEANS_BLOCK. */
static inline const double *
fin_kmeans_row (const FinKmeansData *data, size_t row)
{
  return fin_kmeans_block (data, row / FIN_KMEANS_BLOCK) + row % FIN_KMEANS_BLOCK;
}

static inline double
fin_kmeans_row_distance (const double *row, const double *centroid, size_t n_columns)
{
  double sum = 0;

  for (size_t j = 0; j < n_columns; j++)
    {
      double difference = row[j * FIN_KMEANS_BLOCK] - centroid[j];

      sum += difference * difference;
    }
  return sum;
}

/* Squared distances of a block's rows to one centroid. */
static inline void
fin_kmeans_block_distances (const double *block,
                            size_t n_columns,
                            const double *centroid,
                            double *restrict distances)
{
  for (size_t i = 0; i < FIN_KMEANS_BLOCK; i++)
    distances[i] = 0;
  for (size_t j = 0; j < n_columns; j++)
    {
      const double *restrict column = block + j * FIN_KMEANS_BLOCK;
      double value = centroid[j];

      for (size_t i = 0; i < FIN_KMEANS_BLOCK; i++)
        distances[i] += (column[i] - value) * (column[i] - value);
    }
}

FinKmeansStatus fin_kmeans_data_init (FinKmeansData *data,
                                      const double *rows,
                                      size_t n_rows,
                                      size_t n_columns);
void fin_kmeans_data_sample (FinKmeansData *sample, const FinKmeansData *data, size_t n, FinRng *rng);
void fin_kmeans_data_clear (FinKmeansData *data);

void fin_kmeans_run_init (FinKmeansRun *run, const FinKmeansData *data, size_t k);
void fin_kmeans_run_clear (FinKmeansRun *run);

bool fin_kmeans_seed (const FinKmeansData *data,
                      size_t k,
                      FinRng *rng,
                      FinCancelFunc cancel,
                      void *cancel_data,
                      double *centroids);
bool fin_kmeans_lloyd (const FinKmeansData *data, FinKmeansRun *run, const FinKmeansOptions *options);
size_t fin_kmeans_assign_all (const FinKmeansData *data, FinKmeansRun *run);
void fin_kmeans_polish (const FinKmeansData *data, FinKmeansRun *run);
