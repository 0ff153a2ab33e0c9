/* SPDX-License-Identifier: GPL-3.0-or-later */
/* K-Means: greedy k-means++ (Arthur & Vassilvitskii 2007) and exact Lloyd by Hamerly's bounds (2010). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-cancel.h"

/**
 * FinKmeansStatus:
 * @FIN_KMEANS_OK: the result is filled in
 * @FIN_KMEANS_EMPTY: no rows, no columns or k < 1
 * @FIN_KMEANS_TOO_FEW_ROWS: k > n_rows
 * @FIN_KMEANS_NOT_FINITE: a value is NaN or infinite, or squares overflow
 * @FIN_KMEANS_CANCELLED: the caller's cancel function said so
 */
typedef enum
{
  FIN_KMEANS_OK,
  FIN_KMEANS_EMPTY,
  FIN_KMEANS_TOO_FEW_ROWS,
  FIN_KMEANS_NOT_FINITE,
  FIN_KMEANS_CANCELLED,
} FinKmeansStatus;

/**
 * FinKmeansOptions: start from %FIN_KMEANS_DEFAULTS.
 * @start: (nullable): k x n_columns centroids to go on from, instead of restarts
 */
typedef struct
{
  size_t k;              /* clusters, 1..n_rows */
  size_t n_init;         /* restarts; the one of least inertia wins; 0 counts as 1 */
  size_t max_iterations; /* of Lloyd's algorithm per restart; 0 counts as 1 */
  uint64_t seed;
  const double *start;
  FinCancelFunc cancel; /* (nullable): asked in every iteration */
  void *cancel_data;
} FinKmeansOptions;

#define FIN_KMEANS_DEFAULTS { .k = 5, .n_init = 10, .max_iterations = 300, .seed = 42 }

/**
 * FinKmeansResult: filled by fin_kmeans(), emptied by fin_kmeans_result_clear().
 * @labels: n_rows cluster numbers in 0..k-1
 * @centroids: k x n_columns, row-major, in the units of the data
 * @sizes: rows per cluster; 0 only when there are fewer than k distinct rows
 * @inertia: sum of squared distances of the rows to their centroids
 * @iterations: of the winning restart
 * @converged: no row would change its cluster any more
 */
typedef struct
{
  uint32_t *labels;
  double *centroids;
  size_t *sizes;
  double inertia;
  size_t iterations;
  bool converged;
} FinKmeansResult;

FinKmeansStatus fin_kmeans (const double *rows,
                            size_t n_rows,
                            size_t n_columns,
                            const FinKmeansOptions *options,
                            FinKmeansResult *result);
void fin_kmeans_result_clear (FinKmeansResult *result);

bool fin_kmeans_standardise (double *rows, size_t n_rows, size_t n_columns);
