/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model as a linear one: its design matrix, and the optimiser on the Gram matrix. */
#pragma once

#include "fin-prophet.h"

/* Columns: the slope, the offset, one hinge per changepoint, the harmonics. */
#define FIN_PROPHET_HINGES 2
#define FIN_PROPHET_MAX_COLUMNS \
  (FIN_PROPHET_HINGES + FIN_PROPHET_MAX_CHANGEPOINTS + FIN_PROPHET_MAX_BETA)

/**
 * FinProphetGram: all that the fit needs of the data, whatever their length.
 * @gram: n_columns x n_columns, row-major with a stride of %FIN_PROPHET_MAX_COLUMNS
 */
typedef struct
{
  int n_columns;
  int n_changepoints;
  double n_rows;
  double gram[FIN_PROPHET_MAX_COLUMNS * FIN_PROPHET_MAX_COLUMNS];
  double target[FIN_PROPHET_MAX_COLUMNS];
  double squares;
} FinProphetGram;

void fin_prophet_seasons (const FinProphetOptions *options, int32_t day, double *columns);
bool fin_prophet_optimise (const FinProphetGram *gram,
                           FinCancelFunc cancel,
                           void *cancel_data,
                           double *theta,
                           double *sigma,
                           double *objective);
