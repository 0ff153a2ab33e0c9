/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The width of the band, corrected by how earlier bands did (conformal prediction). */
#include <math.h>

#include "fin-forecast-private.h"
#include "fin-memory.h"
#include "fin-quantile.h"

#define COVERAGE 0.95
/* The band as simulated counts for as much as so many origins of the record. */
#define PRIOR_ORIGINS 4.0
#define NARROWEST 0.8
#define WIDEST 3.0

/* Every path's distance from the day's median becomes @factor times as large. */
void
fin_forecast_scale (FinForecast *forecast, double factor)
{
  size_t n_paths = (size_t) forecast->n_paths, horizon = (size_t) forecast->horizon;
  double *column = fin_new0 (double, n_paths);

  for (size_t d = 0; d < horizon; d++)
    {
      double median;

      for (size_t p = 0; p < n_paths; p++)
        column[p] = forecast->paths[p * horizon + d];
      fin_select_quantiles (column, n_paths, &fin_forecast_levels[FIN_FORECAST_MEDIAN], 1,
                            &median);
      for (size_t p = 0; p < n_paths; p++)
        forecast->paths[p * horizon + d]
            = median + factor * (forecast->paths[p * horizon + d] - median);
    }
  free (column);
}

/**
 * fin_forecast_widen: makes the band @factor times as wide; the median stays, so that paths spread
 * without being shifted.
 */
void
fin_forecast_widen (FinForecast *forecast, double factor)
{
  if (factor == 1.0)
    return;
  fin_forecast_scale (forecast, factor);
  fin_forecast_summarise (forecast, forecast->margin.level);
}

/**
 * fin_forecast_score: how far the truth was from the median, in half bands of its side.
 *
 * Returns: 0 at the median, 1 at the band's edge, more outside
 */
double
fin_forecast_score (double truth, double low, double median, double high)
{
  double half = truth < median ? median - low : high - median;

  return half > 0.0 ? fabs (truth - median) / half : truth == median ? 0.0 : WIDEST;
}

/**
 * fin_forecast_width_from_scores: split conformal prediction, drawn towards 1 where there is little
 * to go on: days of one forecast say much the same, so origins count and not days.
 * @scores: of fin_forecast_score(), are sorted
 * @n_origins: forecasts they come from
 *
 * Returns: the factor on the band with which it would have held 95 in 100 of these days
 */
double
fin_forecast_width_from_scores (double *scores, size_t n_scores, int n_origins)
{
  double level = COVERAGE * (1.0 + 1.0 / (double) (n_scores > 0 ? n_scores : 1));
  double factor;

  if (n_scores == 0)
    return 1.0;
  fin_sort (scores, n_scores);
  factor = fmin (fin_quantile_sorted (scores, n_scores, fmin (level, 1.0)), WIDEST);
  factor = (PRIOR_ORIGINS + n_origins * factor) / (PRIOR_ORIGINS + n_origins);
  return fmax (factor, NARROWEST);
}
