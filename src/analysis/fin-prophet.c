/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model's design matrix, fit and prediction. */
#include "fin-prophet.h"

#include <math.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-prophet-private.h"

#define CHANGEPOINT_RANGE 0.8
#define TWO_PI 6.283185307179586476925

static const struct
{
  double period;
  int n_harmonics;
} seasons[] = { { 365.25, 10 }, { 30.5, 5 }, { 7.0, 3 } };

static bool
has_season (const FinProphetOptions *options, size_t season)
{
  return season == 0 ? options->yearly : season == 1 ? options->monthly : options->weekly;
}

/** fin_prophet_n_beta: Returns: how many seasonal coefficients @options ask for */
int
fin_prophet_n_beta (const FinProphetOptions *options)
{
  int n_beta = 0;

  for (size_t season = 0; season < 3; season++)
    if (has_season (options, season))
      n_beta += 2 * seasons[season].n_harmonics;
  return n_beta;
}

/** fin_prophet_seasons: @columns (out): fin_prophet_n_beta() sines and cosines of @day. */
void
fin_prophet_seasons (const FinProphetOptions *options, int32_t day, double *columns)
{
  for (size_t season = 0; season < 3; season++)
    {
      double angle = TWO_PI * fmod (day, seasons[season].period) / seasons[season].period;
      double sine = sin (angle), cosine = cos (angle);
      double s = sine, c = cosine;

      if (!has_season (options, season))
        continue;
      for (int i = 0; i < seasons[season].n_harmonics; i++)
        {
          double next = s * cosine + c * sine; /* sin ((i + 1) x) from sin (i x) and cos (i x) */

          *columns++ = s;
          *columns++ = c;
          c = c * cosine - s * sine;
          s = next;
        }
    }
}

static double
time_of (const FinProphet *prophet, int32_t day)
{
  return ((double) day - prophet->start) / prophet->t_scale_days;
}

/* Evenly over the first rows of the history, at rows that exist. */
static void
place_changepoints (FinProphet *prophet, const int32_t *days, size_t n_rows)
{
  int n_candidates = (int) floor (CHANGEPOINT_RANGE * (double) n_rows);
  int n_changepoints = n_candidates - 1 < FIN_PROPHET_MAX_CHANGEPOINTS
                           ? n_candidates - 1
                           : FIN_PROPHET_MAX_CHANGEPOINTS;

  prophet->n_changepoints = n_changepoints > 0 ? n_changepoints : 0;
  for (int i = 0; i < prophet->n_changepoints; i++)
    {
      double row = 1.0 + (i + 1.0) * (n_candidates - 1.0) / n_changepoints;

      prophet->changepoints_t[i] = time_of (prophet, days[(size_t) nearbyint (row) - 1]);
    }
}

static void
fill_row (const FinProphet *prophet, int32_t day, double *row)
{
  double t = time_of (prophet, day);

  row[0] = t;
  row[1] = 1.0;
  for (int i = 0; i < prophet->n_changepoints; i++)
    row[FIN_PROPHET_HINGES + i] = fmax (t - prophet->changepoints_t[i], 0.0);
  fin_prophet_seasons (&prophet->options, day, row + FIN_PROPHET_HINGES + prophet->n_changepoints);
}

static void
fill_gram (const FinProphet *prophet,
           const int32_t *days,
           const double *y,
           size_t n_rows,
           FinProphetGram *gram)
{
  double row[FIN_PROPHET_MAX_COLUMNS];
  int n = FIN_PROPHET_HINGES + prophet->n_changepoints + prophet->n_beta;

  memset (gram, 0, sizeof *gram);
  gram->n_columns = n;
  gram->n_changepoints = prophet->n_changepoints;
  gram->n_rows = (double) n_rows;
  gram->prophet = prophet;
  gram->days = days;
  gram->y = y;
  for (size_t r = 0; r < n_rows; r++)
    {
      fill_row (prophet, days[r], row);
      for (int i = 0; i < n; i++)
        {
          double *line = gram->gram + i * FIN_PROPHET_MAX_COLUMNS;

          if (row[i] == 0.0)
            continue;
          for (int j = 0; j <= i; j++)
            line[j] += row[i] * row[j];
        }
    }
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      gram->gram[i * FIN_PROPHET_MAX_COLUMNS + j] = gram->gram[j * FIN_PROPHET_MAX_COLUMNS + i];
}

/** fin_prophet_recentre: takes the sums over the rows about @origin. */
void
fin_prophet_recentre (FinProphetGram *gram, const double *origin)
{
  double row[FIN_PROPHET_MAX_COLUMNS];
  int n = gram->n_columns;

  memcpy (gram->origin, origin, (size_t) n * sizeof (double));
  memset (gram->target, 0, sizeof gram->target);
  gram->squares = 0.0;
  for (size_t r = 0; r < (size_t) gram->n_rows; r++)
    {
      double residual = gram->y[r] / gram->prophet->y_scale;

      fill_row (gram->prophet, gram->days[r], row);
      for (int i = 0; i < n; i++)
        residual -= row[i] * origin[i];
      for (int i = 0; i < n; i++)
        gram->target[i] += row[i] * residual;
      gram->squares += residual * residual;
    }
}

static FinProphetStatus
check_input (const int32_t *days, const double *y, size_t n_rows)
{
  for (size_t i = 0; i < n_rows; i++)
    if (!isfinite (y[i]) || (i > 0 && days[i] <= days[i - 1]))
      return FIN_PROPHET_INVALID;
  return n_rows < 2 ? FIN_PROPHET_TOO_FEW : FIN_PROPHET_OK;
}

/**
 * fin_prophet_fit: the maximum a posteriori fit.
 * @days: ascending, each once
 * @y: as many values, any unit
 * @prophet: (out): filled when the status is %FIN_PROPHET_OK
 */
FinProphetStatus
fin_prophet_fit (const int32_t *days,
                 const double *y,
                 size_t n_rows,
                 const FinProphetOptions *options,
                 FinCancelFunc cancel,
                 void *cancel_data,
                 FinProphet *prophet)
{
  double theta[FIN_PROPHET_MAX_COLUMNS] = { 0 };
  FinProphetStatus status = check_input (days, y, n_rows);
  FinProphetGram *gram;
  bool finished;

  if (status != FIN_PROPHET_OK)
    return status;
  *prophet = (FinProphet) { .options = *options,
                            .start = days[0],
                            .t_scale_days = (double) days[n_rows - 1] - days[0],
                            .n_beta = fin_prophet_n_beta (options) };
  for (size_t i = 0; i < n_rows; i++)
    prophet->y_scale = fmax (prophet->y_scale, fabs (y[i]));
  if (prophet->y_scale == 0.0)
    prophet->y_scale = 1.0;
  place_changepoints (prophet, days, n_rows);

  gram = fin_new0 (FinProphetGram, 1);
  fill_gram (prophet, days, y, n_rows, gram);
  finished = fin_prophet_optimise (gram, cancel, cancel_data, theta, &prophet->sigma_obs,
                                   &prophet->objective);
  free (gram);
  prophet->k = theta[0];
  prophet->m = theta[1];
  memcpy (prophet->delta, theta + FIN_PROPHET_HINGES,
          (size_t) prophet->n_changepoints * sizeof (double));
  memcpy (prophet->beta, theta + FIN_PROPHET_HINGES + prophet->n_changepoints,
          (size_t) prophet->n_beta * sizeof (double));
  return finished ? FIN_PROPHET_OK : FIN_PROPHET_CANCELLED;
}

/**
 * fin_prophet_predict:
 * @trend, @yhat: (out) (nullable): @n_days values in the unit of y
 */
void
fin_prophet_predict (const FinProphet *prophet,
                     const int32_t *days,
                     size_t n_days,
                     double *trend,
                     double *yhat)
{
  double columns[FIN_PROPHET_MAX_BETA];

  for (size_t d = 0; d < n_days; d++)
    {
      double t = time_of (prophet, days[d]);
      double level = prophet->k * t + prophet->m;
      double season = 0.0;

      for (int i = 0; i < prophet->n_changepoints; i++)
        if (t >= prophet->changepoints_t[i])
          level += prophet->delta[i] * (t - prophet->changepoints_t[i]);
      fin_prophet_seasons (&prophet->options, days[d], columns);
      for (int i = 0; i < prophet->n_beta; i++)
        season += prophet->beta[i] * columns[i];
      if (trend != NULL)
        trend[d] = level * prophet->y_scale;
      if (yhat != NULL)
        yhat[d] = (level + season) * prophet->y_scale;
    }
}
