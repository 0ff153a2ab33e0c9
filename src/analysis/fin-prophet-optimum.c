/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The classic model's optimum. The noise has a closed form given the parameters, and the parameters
 * an exact solution given the noise; the two alternate. What the alternation does to the noise is
 * monotone, so that from above it ends at the largest noise that it leaves alone, from below at the
 * smallest. Mostly these are one; where they are not, the objective has several minima (Park and
 * Casella, "The Bayesian Lasso", 2008), and those between are looked for as well.
 */
#include <math.h>
#include <string.h>

#include "fin-prophet-private.h"

#define SIGMA_PRECISION 4.0 /* sigma ~ half N (0, 0.5) */
#define MIN_SIGMA                                                                                  \
  1e-13 /* of data of size 1: what rounding leaves of the residuals of a perfect fit */
#define PERFECT_SIGMA 1e-11
#define MAX_ROUNDS    300
#define BELOW         1e-3 /* where a search from below begins, as a part of what that from above found */
#define N_BETWEEN     12 /* searches between the two, when they differ */
#define DIGITS        1e-5 /* residuals that have become so small, squared, are taken about a new point \
                            */
#define N_POLISHES 4

typedef struct
{
  FinProphetSolver solver;
  FinCancelFunc cancel;
  void *cancel_data;
  double sigma;
  double squares;
} Search;

/* A minimum that was found. */
typedef struct
{
  double theta[FIN_PROPHET_MAX_COLUMNS];
  double sigma;
  double objective;
} Minimum;

/* The residuals' squares, and a new origin where the sums about the old one have too few digits for
 * them. */
static double
residual_squares (FinProphetGram *gram, const double *theta)
{
  double steps[FIN_PROPHET_MAX_COLUMNS];
  double sum = gram->squares;

  for (int i = 0; i < gram->n_columns; i++)
    steps[i] = theta[i] - gram->origin[i];
  for (int i = 0; i < gram->n_columns; i++)
    {
      double product = -2.0 * gram->target[i];

      for (int j = 0; j < gram->n_columns; j++)
        product += gram->gram[i * FIN_PROPHET_MAX_COLUMNS + j] * steps[j];
      sum += steps[i] * product;
    }
  if (sum > DIGITS * gram->squares)
    return sum;
  fin_prophet_recentre (gram, theta);
  return gram->squares;
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
    sum += fin_prophet_is_hinge (gram, j) ? FIN_PROPHET_HINGE_RATE * fabs (theta[j])
                                          : 0.5 * fin_prophet_ridge (gram, j) * theta[j] * theta[j];
  return sum;
}

/* Parameters for the noise, and noise for them. Returns: whether the noise is as it was */
static bool
alternate (Search *search)
{
  double before = search->sigma;

  search->solver.variance = before * before;
  fin_prophet_solver_run (&search->solver);
  search->squares = residual_squares (search->solver.gram, search->solver.theta);
  search->sigma = best_sigma (search->solver.gram->n_rows, search->squares);
  return fabs (search->sigma - before) <= 1e-9 * before;
}

/*
 * From a noise to the minimum on its side; at the end about the fit itself, with all digits.
 * Returns: false when cancelled
 */
static bool
settle (Search *search, double sigma)
{
  FinProphetGram *gram = search->solver.gram;

  search->sigma = sigma;
  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      if (fin_cancelled (search->cancel, search->cancel_data))
        return false;
      if (alternate (search))
        break;
    }
  for (int polish = 0; polish < N_POLISHES; polish++)
    {
      fin_prophet_recentre (gram, search->solver.theta);
      if (alternate (search))
        break;
    }
  return true;
}

static void
keep_better (const Search *search, Minimum *best)
{
  const FinProphetGram *gram = search->solver.gram;
  double objective = evaluate (gram, search->solver.theta, search->sigma, search->squares);

  if (objective >= best->objective)
    return;
  memcpy (best->theta, search->solver.theta, sizeof best->theta);
  best->sigma = search->sigma;
  best->objective = objective;
}

/*
 * Minima with less noise than @best, which the search from above has found. A perfect fit is none
 * of them: where there are as many parameters as data, the objective falls without end towards it.
 */
static bool
search_below (Search *search, Minimum *best)
{
  double high = best->sigma, low;

  if (!settle (search, fmax (high * BELOW, MIN_SIGMA)))
    return false;
  low = search->sigma;
  if (low >= high * (1.0 - 1e-6))
    return true;
  if (low > PERFECT_SIGMA)
    keep_better (search, best);
  low = fmax (low, high * BELOW);
  for (int i = 1; i < N_BETWEEN; i++)
    {
      if (!settle (search, low * pow (high / low, (double) i / N_BETWEEN)))
        return false;
      if (search->sigma > PERFECT_SIGMA)
        keep_better (search, best);
    }
  return true;
}

/**
 * fin_prophet_optimise:
 * @gram: its origin moves
 * @theta: (out): n_columns parameters
 * @sigma, @objective: (out): at the optimum
 *
 * Returns: false when cancelled
 */
bool
fin_prophet_optimise (FinProphetGram *gram,
                      FinCancelFunc cancel,
                      void *cancel_data,
                      double *theta,
                      double *sigma,
                      double *objective)
{
  Search search = { .solver = { .gram = gram }, .cancel = cancel, .cancel_data = cancel_data };
  Minimum best = { .objective = INFINITY };

  fin_prophet_recentre (gram, best.theta);
  fin_prophet_solver_start (&search.solver, best.theta);
  if (!settle (&search, best_sigma (gram->n_rows, gram->squares)))
    return false;
  keep_better (&search, &best);
  if (best.sigma > PERFECT_SIGMA && !search_below (&search, &best))
    return false;
  memcpy (theta, best.theta, (size_t) gram->n_columns * sizeof (double));
  *sigma = best.sigma;
  *objective = best.objective;
  return true;
}
