/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The classic model's parameters for a given noise: a quadratic with an L1 term on the hinges, solved
 * exactly by an active set (Lee, Battle, Raina and Ng, "Efficient sparse coding algorithms", 2007).
 */
#include <math.h>
#include <string.h>

#include "fin-prophet-private.h"

#define TREND_PRECISION (1.0 / 25.0)   /* k, m ~ N (0, 5) */
#define SEASON_PRECISION (1.0 / 100.0) /* beta ~ N (0, 10) */
#define MAX_STEPS 400
#define STRIDE FIN_PROPHET_MAX_COLUMNS

/** fin_prophet_is_hinge: Returns: whether @column has an L1 term */
bool
fin_prophet_is_hinge (const FinProphetGram *gram, int column)
{
  return column >= FIN_PROPHET_HINGES && column < FIN_PROPHET_HINGES + gram->n_changepoints;
}

/** fin_prophet_ridge: Returns: the precision of the normal prior of @column, 0 for hinges */
double
fin_prophet_ridge (const FinProphetGram *gram, int column)
{
  if (fin_prophet_is_hinge (gram, column))
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

/* The optimum with the signs as they are, as steps from the origin; hinges at rest stay there. */
static void
solve_active (const FinProphetSolver *solver, double *wanted)
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
      double ridge = solver->variance * fin_prophet_ridge (gram, j);

      for (int b = 0; b <= a; b++)
        matrix[a * STRIDE + b] = gram->gram[j * STRIDE + active[b]];
      matrix[a * STRIDE + a] += ridge;
      vector[a] = gram->target[j] - ridge * gram->origin[j];
      if (fin_prophet_is_hinge (gram, j))
        vector[a] -= solver->variance * FIN_PROPHET_HINGE_RATE * solver->sign[j];
      for (int k = FIN_PROPHET_HINGES; k < FIN_PROPHET_HINGES + gram->n_changepoints; k++)
        if (solver->sign[k] == 0)
          vector[a] += gram->gram[j * STRIDE + k] * gram->origin[k];
    }
  solve_cholesky (matrix, vector, n_active);
  for (int a = 0; a < n_active; a++)
    wanted[active[a]] = gram->origin[active[a]] + vector[a];
}

/* Goes towards @wanted as far as no hinge changes its sign. Returns: whether it got there */
static bool
step_towards (FinProphetSolver *solver, const double *wanted)
{
  const FinProphetGram *gram = solver->gram;
  double reach = 1.0;
  int blocking = -1;

  for (int j = 0; j < gram->n_columns; j++)
    if (fin_prophet_is_hinge (gram, j) && solver->sign[j] != 0 && wanted[j] * solver->sign[j] < 0.0)
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
wake_hinge (FinProphetSolver *solver)
{
  const FinProphetGram *gram = solver->gram;
  double rate = solver->variance * FIN_PROPHET_HINGE_RATE;
  double worst = rate * 1e-9;
  int best = -1, sign = 0;

  for (int j = FIN_PROPHET_HINGES; j < FIN_PROPHET_HINGES + gram->n_changepoints; j++)
    {
      double slope = -gram->target[j];

      if (solver->sign[j] != 0)
        continue;
      for (int k = 0; k < gram->n_columns; k++)
        slope += gram->gram[j * STRIDE + k] * (solver->theta[k] - gram->origin[k]);
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

/** fin_prophet_solver_start: stands at @theta. */
void
fin_prophet_solver_start (FinProphetSolver *solver, const double *theta)
{
  for (int j = 0; j < solver->gram->n_columns; j++)
    {
      solver->theta[j] = theta[j];
      solver->sign[j] = fin_prophet_is_hinge (solver->gram, j)
                            ? (theta[j] > 0.0) - (theta[j] < 0.0)
                            : 1;
    }
}

/** fin_prophet_solver_run: finds the parameters for the variance, from where it stands. */
void
fin_prophet_solver_run (FinProphetSolver *solver)
{
  double wanted[STRIDE];

  for (int step = 0; step < MAX_STEPS; step++)
    {
      solve_active (solver, wanted);
      if (step_towards (solver, wanted) && !wake_hinge (solver))
        return;
    }
}
