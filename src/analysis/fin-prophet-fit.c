/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The classic model's optimum. For a given sigma it is a quadratic with an L1 term on the hinges,
 * solved exactly by an active set (Lee, Battle, Raina and Ng, "Efficient sparse coding algorithms",
 * 2007); sigma has a closed form given the rest; the two alternate.
 */
#include <math.h>
#include <string.h>

#include "fin-prophet-private.h"

#define TREND_PRECISION (1.0 / 25.0)   /* k, m ~ N (0, 5) */
#define SEASON_PRECISION (1.0 / 100.0) /* beta ~ N (0, 10) */
#define HINGE_RATE 20.0                /* delta ~ Laplace (0, 0.05) */
#define SIGMA_PRECISION 4.0            /* sigma ~ half N (0, 0.5) */
#define MIN_SIGMA 1e-9
#define MAX_ROUNDS 300
#define MAX_STEPS 400
#define STRIDE FIN_PROPHET_MAX_COLUMNS

typedef struct
{
  const FinProphetGram *gram;
  double variance;
  double *theta;
  int sign[STRIDE]; /* 0 = a hinge at rest; always 1 for columns without an L1 term */
} Solver;

static bool
is_hinge (const FinProphetGram *gram, int column)
{
  return column >= FIN_PROPHET_HINGES && column < FIN_PROPHET_HINGES + gram->n_changepoints;
}

static double
ridge (const FinProphetGram *gram, int column)
{
  if (is_hinge (gram, column))
    return 0.0;
  return column < FIN_PROPHET_HINGES ? TREND_PRECISION : SEASON_PRECISION;
}

/* Solves the n x n system in place by Cholesky; a pivot that vanishes leaves its unknown at 0. */
static void
solve_cholesky (double *matrix, double *vector, int n)
{
  for (int j = 0; j < n; j++)
    {
      double *row = matrix + j * STRIDE;
      double original = row[j];

      for (int k = 0; k < j; k++)
        row[j] -= row[k] * row[k];
      row[j] = row[j] > 1e-14 * original ? sqrt (row[j]) : INFINITY;
      for (int i = j + 1; i < n; i++)
        {
          double *other = matrix + i * STRIDE;

          for (int k = 0; k < j; k++)
            other[j] -= other[k] * row[k];
          other[j] /= row[j];
        }
    }
  for (int i = 0; i < n; i++)
    {
      for (int k = 0; k < i; k++)
        vector[i] -= matrix[i * STRIDE + k] * vector[k];
      vector[i] /= matrix[i * STRIDE + i];
    }
  for (int i = n - 1; i >= 0; i--)
    {
      for (int k = i + 1; k < n; k++)
        vector[i] -= matrix[k * STRIDE + i] * vector[k];
      vector[i] /= matrix[i * STRIDE + i];
    }
}

/* The optimum with the signs as they are; @wanted is 0 for hinges at rest. */
static void
solve_active (const Solver *solver, double *wanted)
{
  const FinProphetGram *gram = solver->gram;
  double matrix[STRIDE * STRIDE], vector[STRIDE];
  int active[STRIDE], n_active = 0;

  for (int j = 0; j < gram->n_columns; j++)
    {
      wanted[j] = 0.0;
      if (solver->sign[j] != 0)
        active[n_active++] = j;
    }
  for (int a = 0; a < n_active; a++)
    {
      int j = active[a];

      for (int b = 0; b <= a; b++)
        matrix[a * STRIDE + b] = gram->gram[j * STRIDE + active[b]];
      matrix[a * STRIDE + a] += solver->variance * ridge (gram, j);
      vector[a] = gram->target[j];
      if (is_hinge (gram, j))
        vector[a] -= solver->variance * HINGE_RATE * solver->sign[j];
    }
  solve_cholesky (matrix, vector, n_active);
  for (int a = 0; a < n_active; a++)
    wanted[active[a]] = vector[a];
}

/* Goes towards @wanted as far as no hinge changes its sign. Returns: whether it got there */
static bool
step_towards (Solver *solver, const double *wanted)
{
  const FinProphetGram *gram = solver->gram;
  double reach = 1.0;
  int blocking = -1;

  for (int j = 0; j < gram->n_columns; j++)
    if (is_hinge (gram, j) && solver->sign[j] != 0 && wanted[j] * solver->sign[j] < 0.0)
      {
        double crossing = solver->theta[j] / (solver->theta[j] - wanted[j]);

        if (blocking < 0 || crossing < reach)
          {
            reach = crossing;
            blocking = j;
          }
      }
  for (int j = 0; j < gram->n_columns; j++)
    solver->theta[j] += reach * (wanted[j] - solver->theta[j]);
  if (blocking < 0)
    return true;
  solver->theta[blocking] = 0.0;
  solver->sign[blocking] = 0;
  return false;
}

/* Wakes the hinge at rest that would improve most. Returns: false at the optimum */
static bool
wake_hinge (Solver *solver)
{
  const FinProphetGram *gram = solver->gram;
  double rate = solver->variance * HINGE_RATE;
  double worst = rate * 1e-9;
  int best = -1, sign = 0;

  for (int j = FIN_PROPHET_HINGES; j < FIN_PROPHET_HINGES + gram->n_changepoints; j++)
    {
      double slope = -gram->target[j];

      if (solver->sign[j] != 0)
        continue;
      for (int k = 0; k < gram->n_columns; k++)
        slope += gram->gram[j * STRIDE + k] * solver->theta[k];
      if (fabs (slope) - rate > worst)
        {
          worst = fabs (slope) - rate;
          best = j;
          sign = slope > 0.0 ? -1 : 1;
        }
    }
  if (best < 0)
    return false;
  solver->sign[best] = sign;
  return true;
}

static void
solve_for_variance (Solver *solver)
{
  double wanted[STRIDE];

  for (int step = 0; step < MAX_STEPS; step++)
    {
      solve_active (solver, wanted);
      if (step_towards (solver, wanted) && !wake_hinge (solver))
        return;
    }
}

static double
residual_squares (const FinProphetGram *gram, const double *theta)
{
  double sum = gram->squares;

  for (int i = 0; i < gram->n_columns; i++)
    {
      double product = -2.0 * gram->target[i];

      for (int j = 0; j < gram->n_columns; j++)
        product += gram->gram[i * STRIDE + j] * theta[j];
      sum += theta[i] * product;
    }
  return fmax (sum, 0.0);
}

/* The positive root of SIGMA_PRECISION s^4 + n s^2 = squares. */
static double
best_sigma (double n_rows, double squares)
{
  double root = sqrt (n_rows * n_rows + 4.0 * SIGMA_PRECISION * squares);

  /* 2 squares / (n + root) is (root - n) / (2 SIGMA_PRECISION) without the cancellation */
  return fmax (sqrt (2.0 * squares / (n_rows + root)), MIN_SIGMA);
}

static double
evaluate (const FinProphetGram *gram, const double *theta, double sigma, double squares)
{
  double sum = 0.5 * SIGMA_PRECISION * sigma * sigma + gram->n_rows * log (sigma)
               + squares / (2.0 * sigma * sigma);

  for (int j = 0; j < gram->n_columns; j++)
    sum += is_hinge (gram, j) ? HINGE_RATE * fabs (theta[j])
                              : 0.5 * ridge (gram, j) * theta[j] * theta[j];
  return sum;
}

/**
 * fin_prophet_optimise:
 * @theta: (inout): n_columns parameters; where to start from
 * @sigma, @objective: (out): at the optimum
 *
 * Returns: false when cancelled
 */
bool
fin_prophet_optimise (const FinProphetGram *gram,
                      FinCancelFunc cancel,
                      void *cancel_data,
                      double *theta,
                      double *sigma,
                      double *objective)
{
  Solver solver = { .gram = gram, .theta = theta };
  double squares = residual_squares (gram, theta);

  for (int j = 0; j < gram->n_columns; j++)
    solver.sign[j] = is_hinge (gram, j) ? (theta[j] > 0.0) - (theta[j] < 0.0) : 1;
  *sigma = best_sigma (gram->n_rows, squares);
  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      double before = *sigma;

      if (fin_cancelled (cancel, cancel_data))
        return false;
      solver.variance = before * before;
      solve_for_variance (&solver);
      squares = residual_squares (gram, theta);
      *sigma = best_sigma (gram->n_rows, squares);
      if (fabs (*sigma - before) <= 1e-9 * before)
        break;
    }
  *objective = evaluate (gram, theta, *sigma, squares);
  return true;
}
