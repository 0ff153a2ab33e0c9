/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Majorisation: each |delta| is replaced by the parabola that touches it, what remains is least
 * squares and is solved by reflections (not by normal equations), in long double. No round makes
 * the objective worse.
 */
#include "prophet-reference.h"

#include <math.h>

#define CHANGE_RATE 20.0L /* 1 / changepoint_prior_scale */
#define MIN_SIGMA   1e-13L
#define N_STACKED   (2 * REFERENCE_MAX_COLUMNS)

static gboolean
is_change (const Reference *reference, int column)
{
  return column >= 2 && column < 2 + reference->n_changepoints;
}

/* Half of it is the weight of a parameter's square. */
static long double
precision (const Reference *reference, int column)
{
  return column < 2 ? 1 / 25.0L : is_change (reference, column) ? 0 : 1 / 100.0L;
}

/* Householder's reflections: @matrix (columns of n_rows) becomes a triangle, @right goes along. */
static void
reflect (long double *matrix, int stride, int n_rows, int n_columns, long double *right)
{
  for (int c = 0; c < n_columns && c < n_rows - 1; c++)
    {
      long double *column = matrix + c * stride, norm = 0, squares = 0;

      for (int i = c; i < n_rows; i++)
        norm += column[i] * column[i];
      if (norm == 0)
        continue;
      norm = column[c] > 0 ? -sqrtl (norm) : sqrtl (norm);
      column[c] -= norm;
      for (int i = c; i < n_rows; i++)
        squares += column[i] * column[i];
      for (int other = c + 1; other <= n_columns; other++)
        {
          long double *target = other < n_columns ? matrix + other * stride : right, sum = 0;

          for (int i = c; i < n_rows; i++)
            sum += column[i] * target[i];
          for (int i = c; i < n_rows; i++)
            target[i] -= 2 * sum / squares * column[i];
        }
      column[c] = norm;
      for (int i = c + 1; i < n_rows; i++)
        column[i] = 0;
    }
}

/* Transforms the columns once: what follows needs only so many rows as there are parameters. */
static void
triangulate (Reference *reference)
{
  int n = reference->n_columns, n_rows = MAX (reference->n_rows, n);
  g_autofree long double *matrix = g_new0 (long double, n *n_rows);
  g_autofree long double *right = g_new0 (long double, n_rows);

  for (int i = 0; i < reference->n_rows; i++)
    {
      right[i] = reference->y[i];
      for (int c = 0; c < n; c++)
        matrix[c * n_rows + i] = reference->columns[c][i];
    }
  reflect (matrix, n_rows, n_rows, n, right);
  for (int c = 0; c < n; c++)
    {
      reference->moments[c] = right[c];
      for (int i = 0; i <= c; i++)
        reference->triangle[c][i] = matrix[c * n_rows + i];
    }
  for (int i = n; i < n_rows; i++)
    reference->beyond += right[i] * right[i];
}

/** reference_new: Returns: (transfer full): free with g_free(); @fitted tells where the
 * changepoints are */
Reference *
reference_new (const gint32 *days, const double *y, int n_rows, const FinProphet *fitted)
{
  Reference *reference = g_new0 (Reference, 1);

  reference->n_rows = n_rows;
  reference->n_changepoints = fitted->n_changepoints;
  reference->n_columns = 2 + fitted->n_changepoints + fitted->n_beta;
  for (int i = 0; i < n_rows; i++)
    reference->y[i] = y[i] / fitted->y_scale;
  for (int c = 0; c < reference->n_columns; c++)
    {
      FinProphet unit = *fitted;
      double column[REFERENCE_MAX_ROWS];

      unit.k = c == 0;
      unit.m = c == 1;
      unit.y_scale = 1;
      for (int i = 0; i < unit.n_changepoints; i++)
        unit.delta[i] = c == 2 + i;
      for (int i = 0; i < unit.n_beta; i++)
        unit.beta[i] = c == 2 + unit.n_changepoints + i;
      fin_prophet_predict (&unit, days, (size_t) n_rows, NULL, column);
      for (int i = 0; i < n_rows; i++)
        reference->columns[c][i] = column[i];
    }
  triangulate (reference);
  return reference;
}

/** reference_point_of: @point (out): where the fit stands. */
void
reference_point_of (const FinProphet *fitted, ReferencePoint *point)
{
  long double *next = point->theta;

  *next++ = fitted->k;
  *next++ = fitted->m;
  for (int i = 0; i < fitted->n_changepoints; i++)
    *next++ = fitted->delta[i];
  for (int i = 0; i < fitted->n_beta; i++)
    *next++ = fitted->beta[i];
  point->sigma = fitted->sigma_obs;
}

/** reference_objective: from the residuals themselves. */
double
reference_objective (const Reference *reference, const ReferencePoint *point)
{
  long double squares = 0, sum = 0;

  for (int i = 0; i < reference->n_rows; i++)
    {
      long double residual = reference->y[i];

      for (int c = 0; c < reference->n_columns; c++)
        residual -= reference->columns[c][i] * point->theta[c];
      squares += residual * residual;
    }
  for (int c = 0; c < reference->n_columns; c++)
    sum += is_change (reference, c)
               ? CHANGE_RATE * fabsl (point->theta[c])
               : precision (reference, c) / 2 * point->theta[c] * point->theta[c];
  return (double) (sum + reference->n_rows * logl (point->sigma) + 2 * point->sigma * point->sigma
                   + squares / (2 * point->sigma * point->sigma));
}

/* The parameters that are best for the noise and the parabolas. */
static void
solve_parabolas (const Reference *reference, ReferencePoint *point)
{
  static long double matrix[REFERENCE_MAX_COLUMNS * N_STACKED];
  long double right[N_STACKED] = { 0 };
  int n = reference->n_columns;

  for (int c = 0; c < n; c++)
    {
      long double weight = is_change (reference, c)
                               ? CHANGE_RATE / MAX (fabsl (point->theta[c]), 1e-15L)
                               : precision (reference, c);

      right[c] = reference->moments[c];
      for (int i = 0; i < 2 * n; i++)
        matrix[c * N_STACKED + i] = i <= c ? reference->triangle[c][i] : 0;
      matrix[c * N_STACKED + n + c] = point->sigma * sqrtl (weight);
    }
  reflect (matrix, N_STACKED, 2 * n, n, right);
  for (int c = n - 1; c >= 0; c--)
    {
      for (int other = c + 1; other < n; other++)
        right[c] -= matrix[other * N_STACKED + c] * point->theta[other];
      point->theta[c] = right[c] / matrix[c * N_STACKED + c];
    }
}

/** reference_descend: @n_rounds towards a minimum near @point. */
void
reference_descend (const Reference *reference, ReferencePoint *point, int n_rounds)
{
  for (int c = 2; c < 2 + reference->n_changepoints; c++)
    if (fabsl (point->theta[c]) < 1e-4L)
      point->theta[c] = 1e-4L;
  for (int round = 0; round < n_rounds; round++)
    {
      long double squares = reference->beyond;

      solve_parabolas (reference, point);
      for (int i = 0; i < reference->n_columns; i++)
        {
          long double residual = reference->moments[i];

          for (int c = i; c < reference->n_columns; c++)
            residual -= reference->triangle[c][i] * point->theta[c];
          squares += residual * residual;
        }
      point->sigma =
          sqrtl (2 * squares
                 / (reference->n_rows
                    + sqrtl (reference->n_rows * (long double) reference->n_rows + 16 * squares)));
      point->sigma = MAX (point->sigma, MIN_SIGMA);
    }
}
