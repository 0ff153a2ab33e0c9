/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model as a linear one: its design matrix, and the optimiser on the Gram matrix. */
#pragma once

#include "fin-prophet.h"

/* Columns: the slope, the offset, one hinge per changepoint, the harmonics. */
#define FIN_PROPHET_HINGES 2
#define FIN_PROPHET_MAX_COLUMNS \
  (FIN_PROPHET_HINGES + FIN_PROPHET_MAX_CHANGEPOINTS + FIN_PROPHET_MAX_BETA)

/**
 * FinProphetGram: what the fit needs of the data: sums over the rows, taken about a point in the space
 * of parameters. Where the data are fitted to a millionth, sums about nothing would have lost the
 * residuals' digits; sums about the fit have them all.
 * @gram: n_columns x n_columns, row-major with a stride of %FIN_PROPHET_MAX_COLUMNS
 * @origin: the point; its residuals are data less fit
 * @target: each column times the residuals; @squares: the residuals' squares
 */
typedef struct
{
  int n_columns;
  int n_changepoints;
  double n_rows;
  double gram[FIN_PROPHET_MAX_COLUMNS * FIN_PROPHET_MAX_COLUMNS];
  double origin[FIN_PROPHET_MAX_COLUMNS];
  double target[FIN_PROPHET_MAX_COLUMNS];
  double squares;
  /* the rows */
  const FinProphet *prophet;
  const int32_t *days;
  const double *y;
} FinProphetGram;

/**
 * FinProphetSolver: the parameters while they are looked for.
 * @variance: of the noise, for which they are sought
 * @sign: of each hinge, 0 = at rest; always 1 for columns without an L1 term
 */
typedef struct
{
  FinProphetGram *gram;
  double variance;
  double theta[FIN_PROPHET_MAX_COLUMNS];
  int sign[FIN_PROPHET_MAX_COLUMNS];
} FinProphetSolver;

#define FIN_PROPHET_HINGE_RATE 20.0 /* delta ~ Laplace (0, 0.05) */

bool fin_prophet_is_hinge (const FinProphetGram *gram, int column);
double fin_prophet_ridge (const FinProphetGram *gram, int column);
void fin_prophet_seasons (const FinProphetOptions *options, int32_t day, double *columns);
void fin_prophet_recentre (FinProphetGram *gram, const double *origin);
void fin_prophet_solver_start (FinProphetSolver *solver, const double *theta);
void fin_prophet_solver_run (FinProphetSolver *solver);
bool fin_prophet_optimise (FinProphetGram *gram,
                           FinCancelFunc cancel,
                           void *cancel_data,
                           double *theta,
                           double *sigma,
                           double *objective);
