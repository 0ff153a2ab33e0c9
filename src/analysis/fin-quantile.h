/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order statistics of plain arrays. */
#pragma once

#include <stddef.h>

#define FIN_QUANTILE_MAX 16

void fin_sort (double *values, size_t n_values);
void fin_select_quantiles (double *values,
                           size_t n_values,
                           const double *probabilities,
                           size_t n_probabilities,
                           double *quantiles);
double fin_quantile_sorted (const double *sorted, size_t n_values, double probability);
double fin_quantile (const double *values, size_t n_values, double probability);
double fin_median (const double *values, size_t n_values);
