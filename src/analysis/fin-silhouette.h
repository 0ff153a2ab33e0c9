/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well rows sit in their clusters: Rousseeuw's silhouette (1987), exact or on a sample. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-cancel.h"

/** Above this many rows the mean silhouette is taken on a seeded sample of as many. */
#define FIN_SILHOUETTE_EXACT_ROWS 10000

bool fin_silhouette_mean (const double *rows,
                          size_t n_rows,
                          size_t n_columns,
                          const uint32_t *labels,
                          size_t k,
                          uint64_t seed,
                          FinCancelFunc cancel,
                          void *cancel_data,
                          double *mean,
                          size_t *n_used);
double fin_silhouette_of_row (const double *rows,
                              size_t n_rows,
                              size_t n_columns,
                              const uint32_t *labels,
                              size_t k,
                              size_t row);
