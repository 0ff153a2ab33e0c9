/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random series of many kinds: the fit meets the conditions of an optimum, and coordinate descent from
 * several starts, which knows nothing of it, finds none that is better.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-prophet.h"
#include "fin-rng.h"

#define N_KINDS 6
#define MAX_ROWS 300
#define MAX_COLUMNS (2 + FIN_PROPHET_MAX_CHANGEPOINTS + FIN_PROPHET_MAX_BETA)
#define LASSO 20.0 /* 1 / changepoint_prior_scale */
#define N_SWEEPS 3000
#define SLACK 1e-3

/* Days, values by the largest, and each parameter's column: yhat is linear in all but sigma. */
typedef struct
{
  int n_rows;
  int n_columns;
  gint32 days[MAX_ROWS];
  double y[MAX_ROWS];
  double columns[MAX_COLUMNS][MAX_ROWS];
  double gram[MAX_COLUMNS][MAX_COLUMNS];
  double moments[MAX_COLUMNS];
  double square;
} Problem;

static double
next_value (FinRng *rng, int kind, int i, double before)
{
  switch (kind)
    {
    case 0: /* a random walk */
      return before + 30 * fin_rng_normal (rng);
    case 1: /* pay once a month, spent until the next */
      return 2000 - 60 * (i % 30) + 40 * fin_rng_normal (rng);
    case 2: /* steps */
      return before + (fin_rng_below (rng, 40) == 0 ? 900 * fin_rng_normal (rng) : fin_rng_normal (rng));
    case 3: /* heavy tails about nothing */
      return pow (fin_rng_normal (rng), 5);
    case 4: /* far from zero, in large units */
      return -4e9 + 1e6 * i + 3e7 * fin_rng_normal (rng);
    default: /* all but constant */
      return 1e6 + 50 * fin_rng_normal (rng);
    }
}

static void
make_series (Problem *problem, FinRng *rng, int kind)
{
  gint32 day = 14000 + (gint32) fin_rng_below (rng, 3000);
  double y = 500;

  problem->n_rows = 25 + (int) fin_rng_below (rng, MAX_ROWS - 25);
  for (int i = 0; i < problem->n_rows; i++)
    {
      problem->days[i] = day;
      problem->y[i] = y = next_value (rng, kind, i, y);
      day += 1 + (fin_rng_below (rng, 12) == 0 ? (gint32) fin_rng_below (rng, 9) : 0);
    }
}

static double *
parameter (FinProphet *prophet, int column)
{
  if (column < 2)
    return column == 0 ? &prophet->k : &prophet->m;
  column -= 2;
  return column < prophet->n_changepoints ? &prophet->delta[column]
                                          : &prophet->beta[column - prophet->n_changepoints];
}

static gboolean
is_change (const FinProphet *prophet, int column)
{
  return column >= 2 && column < 2 + prophet->n_changepoints;
}

/* Curvature of the normal priors of slope, offset and season. */
static double
ridge (const FinProphet *prophet, int column)
{
  return column < 2 ? 1.0 / 25 : is_change (prophet, column) ? 0.0 : 1.0 / 100;
}

static void
fill_columns (Problem *problem, const FinProphet *fitted)
{
  problem->n_columns = 2 + fitted->n_changepoints + fitted->n_beta;
  problem->square = 0;
  for (int i = 0; i < problem->n_rows; i++)
    {
      problem->y[i] /= fitted->y_scale;
      problem->square += problem->y[i] * problem->y[i];
    }
  for (int c = 0; c < problem->n_columns; c++)
    {
      FinProphet unit = *fitted;

      for (int other = 0; other < problem->n_columns; other++)
        *parameter (&unit, other) = other == c;
      fin_prophet_predict (&unit, problem->days, (size_t) problem->n_rows, NULL, problem->columns[c]);
      problem->moments[c] = 0;
      for (int i = 0; i < problem->n_rows; i++)
        {
          problem->columns[c][i] /= fitted->y_scale;
          problem->moments[c] += problem->columns[c][i] * problem->y[i];
        }
      for (int other = 0; other <= c; other++)
        {
          double sum = 0;

          for (int i = 0; i < problem->n_rows; i++)
            sum += problem->columns[c][i] * problem->columns[other][i];
          problem->gram[c][other] = problem->gram[other][c] = sum;
        }
    }
}

/* Derivative by a parameter of half the squared residuals, which are returned as well. */
static double
residual_gradient (const Problem *problem, FinProphet *at, double *gradient)
{
  double residuals[MAX_ROWS], sum = 0;

  for (int i = 0; i < problem->n_rows; i++)
    {
      residuals[i] = problem->y[i];
      for (int c = 0; c < problem->n_columns; c++)
        residuals[i] -= *parameter (at, c) * problem->columns[c][i];
      sum += residuals[i] * residuals[i];
    }
  for (int c = 0; c < problem->n_columns; c++)
    {
      gradient[c] = 0;
      for (int i = 0; i < problem->n_rows; i++)
        gradient[c] -= residuals[i] * problem->columns[c][i];
    }
  return sum;
}

static double
objective (const Problem *problem, FinProphet *at)
{
  double unused[MAX_COLUMNS], variance = at->sigma_obs * at->sigma_obs;
  double sum = residual_gradient (problem, at, unused) / (2 * variance) + 2 * variance
               + problem->n_rows * log (at->sigma_obs);

  for (int c = 0; c < problem->n_columns; c++)
    {
      double value = *parameter (at, c);

      sum += is_change (at, c) ? LASSO * fabs (value) : ridge (at, c) * value * value / 2;
    }
  return sum;
}

/*
 * Given sigma the objective is convex, so that it is at most the sum of |gradient| x distance above its
 * least: gradients of nothing, within the L1 term's cone at zero, are an optimum.
 */
static void
assert_stationary (const Problem *problem, FinProphet *at)
{
  double gradient[MAX_COLUMNS], variance = at->sigma_obs * at->sigma_obs;
  double residuals = residual_gradient (problem, at, gradient);

  for (int c = 0; c < problem->n_columns; c++)
    {
      double value = *parameter (at, c);
      double slope = gradient[c] / variance + ridge (at, c) * value;

      if (is_change (at, c))
        slope = value != 0 ? slope + copysign (LASSO, value) : fmax (fabs (slope) - LASSO, 0);
      g_assert_cmpfloat (fabs (slope), <, 1e-3);
    }
  g_assert_cmpfloat (fabs (problem->n_rows - residuals / variance + 4 * variance), <,
                     1e-4 * problem->n_rows);
}

/* One parameter after the other, and sigma in closed form after each round. */
static void
descend (const Problem *problem, FinProphet *at)
{
  double fitted[MAX_COLUMNS] = { 0 };

  for (int sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      double residuals = problem->square;

      for (int c = 0; c < problem->n_columns; c++)
        {
          double *value = parameter (at, c);
          double variance = at->sigma_obs * at->sigma_obs;
          double pull = problem->moments[c] + problem->gram[c][c] * *value;

          for (int other = 0; other < problem->n_columns; other++)
            pull -= problem->gram[c][other] * *parameter (at, other);
          if (is_change (at, c))
            pull = copysign (fmax (fabs (pull) - LASSO * variance, 0), pull);
          *value = pull / (problem->gram[c][c] + ridge (at, c) * variance);
        }
      for (int c = 0; c < problem->n_columns; c++)
        {
          fitted[c] = 0;
          for (int other = 0; other < problem->n_columns; other++)
            fitted[c] += problem->gram[c][other] * *parameter (at, other);
          residuals += *parameter (at, c) * (fitted[c] - 2 * problem->moments[c]);
        }
      at->sigma_obs = sqrt ((sqrt (problem->n_rows * (double) problem->n_rows
                                   + 16 * fmax (residuals, 1e-18))
                             - problem->n_rows)
                            / 8);
    }
}

static void
check_series (Problem *problem, FinRng *rng, int kind, FinProphetOptions options)
{
  FinProphet fitted;
  double best;

  make_series (problem, rng, kind);
  g_assert_cmpint (fin_prophet_fit (problem->days, problem->y, (size_t) problem->n_rows, &options,
                                    NULL, NULL, &fitted),
                   ==, FIN_PROPHET_OK);
  fill_columns (problem, &fitted);
  best = objective (problem, &fitted);
  g_assert_cmpfloat_with_epsilon (best, fitted.objective, 1e-6 * (1 + fabs (best)));
  assert_stationary (problem, &fitted);
  for (int start = 0; start < 3; start++)
    {
      FinProphet other = fitted;

      for (int c = 0; c < problem->n_columns; c++)
        *parameter (&other, c) = start == 0 ? 0 : fin_rng_normal (rng);
      other.sigma_obs = fitted.sigma_obs * (start == 0 ? 20 : start == 1 ? 1 : 0.1);
      descend (problem, &other);
      g_assert_cmpfloat (best, <=, objective (problem, &other) + SLACK);
    }
}

static void
test_random_series (gconstpointer data)
{
  int kind = GPOINTER_TO_INT (data);
  g_autofree Problem *problem = g_new (Problem, 1);
  FinRng rng;

  fin_rng_init (&rng, 100 + (guint64) kind);
  check_series (problem, &rng, kind, (FinProphetOptions) { .weekly = true });
  check_series (problem, &rng, kind, (FinProphetOptions) { .weekly = true, .monthly = true });
  check_series (problem, &rng, kind,
                (FinProphetOptions) { .weekly = true, .monthly = true, .yearly = true });
}

int
main (int argc, char **argv)
{
  static const char *const names[N_KINDS]
      = { "walk", "pay", "steps", "heavy-tails", "large", "constant" };

  g_test_init (&argc, &argv, NULL);
  for (int kind = 0; kind < N_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/prophet/optimum/%s", names[kind]);

      g_test_add_data_func (path, GINT_TO_POINTER (kind), test_random_series);
    }
  return g_test_run ();
}
