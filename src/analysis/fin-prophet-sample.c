/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model's intervals: noise inside the history, simulated trend changes after it. */
#include <math.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-prophet.h"
#include "fin-quantile.h"
#include "fin-rng.h"

#define LOWER 0.025
#define UPPER 0.975
#define Z_UPPER 1.959963984540054

static uint32_t
draw_poisson (FinRng *rng, double mean)
{
  double limit = exp (-mean), product = fin_rng_uniform (rng);
  uint32_t count = 0;

  /* Knuth's product, in pieces where exp() would vanish. */
  if (mean > 500.0)
    return draw_poisson (rng, mean / 2.0) + draw_poisson (rng, mean / 2.0);
  for (; product > limit; count++)
    product *= fin_rng_uniform (rng);
  return count;
}

static double
draw_laplace (FinRng *rng, double scale)
{
  double u = fin_rng_uniform (rng) - 0.5;

  return -scale * copysign (log1p (-2.0 * fabs (u)), u);
}

/* Adds the trend's bends after the history to one sample. */
static void
bend_trend (const FinProphet *prophet,
            FinRng *rng,
            double scale,
            int32_t first_day,
            size_t n_days,
            double *sample)
{
  double begin = ((double) first_day - prophet->start) / prophet->t_scale_days;
  double step = 1.0 / prophet->t_scale_days;
  double end = begin + step * ((double) n_days - 1.0);
  uint32_t n_bends;

  if (end <= 1.0)
    return;
  n_bends = draw_poisson (rng, prophet->n_changepoints * (end - 1.0));
  for (uint32_t i = 0; i < n_bends; i++)
    {
      double at = 1.0 + (end - 1.0) * fin_rng_uniform (rng);
      double change = draw_laplace (rng, scale) * prophet->y_scale;

      for (size_t d = 0; d < n_days; d++)
        {
          double t = begin + step * (double) d;

          if (t > at)
            sample[d] += change * (t - at);
        }
    }
}

/**
 * fin_prophet_sample: possible courses of consecutive days.
 * @samples: (out): @n_samples x @n_days, row-major, unit of y; observation noise included
 *
 * Returns: false when cancelled
 */
bool
fin_prophet_sample (const FinProphet *prophet,
                    int32_t first_day,
                    size_t n_days,
                    size_t n_samples,
                    uint64_t seed,
                    FinCancelFunc cancel,
                    void *cancel_data,
                    double *samples)
{
  int32_t *days = fin_new0 (int32_t, n_days);
  double *work = fin_new0 (double, n_days + 2 * n_samples);
  double *normal = work + n_days, *drawn = normal + n_samples;
  double scale = 0.0;
  bool finished = true;
  FinRng rng;

  for (size_t d = 0; d < n_days; d++)
    days[d] = first_day + (int32_t) d;
  fin_prophet_predict (prophet, days, n_days, NULL, work);
  for (int i = 0; i < prophet->n_changepoints; i++)
    scale += fabs (prophet->delta[i]) / prophet->n_changepoints;
  fin_rng_init (&rng, seed);
  for (size_t s = 0; s < n_samples && finished; s++)
    {
      double *sample = samples + s * n_days;

      memcpy (sample, work, n_days * sizeof (double));
      bend_trend (prophet, &rng, scale + 1e-8, first_day, n_days, sample);
      finished = !fin_cancelled (cancel, cancel_data);
    }
  for (size_t s = 0; s < n_samples; s++)
    normal[s] = fin_normal_quantile (((double) s + 0.5) / (double) n_samples);
  for (size_t d = 0; d < n_days && finished; d++)
    {
      fin_rng_permute (&rng, normal, drawn, (int) n_samples);
      for (size_t s = 0; s < n_samples; s++)
        samples[s * n_days + d] += drawn[s] * prophet->sigma_obs * prophet->y_scale;
    }
  free (days);
  free (work);
  return finished;
}

static void
summarise_samples (const double *samples,
                   size_t n_samples,
                   size_t n_sampled,
                   size_t day,
                   double *column,
                   double *bounds)
{
  static const double levels[] = { LOWER, UPPER };

  for (size_t s = 0; s < n_samples; s++)
    column[s] = samples[s * n_sampled + day];
  fin_select_quantiles (column, n_samples, levels, 2, bounds);
}

/**
 * fin_prophet_interval: the 95 % interval.
 * @days: ascending
 * @lower, @upper: (out): @n_days values in the unit of y
 *
 * Nothing but noise is random inside the history, so the interval is exact there.
 *
 * Returns: false when cancelled
 */
bool
fin_prophet_interval (const FinProphet *prophet,
                      const int32_t *days,
                      size_t n_days,
                      size_t n_samples,
                      uint64_t seed,
                      FinCancelFunc cancel,
                      void *cancel_data,
                      double *lower,
                      double *upper)
{
  int32_t last = prophet->start + (int32_t) prophet->t_scale_days;
  size_t n_future = n_days > 0 && days[n_days - 1] > last ? (size_t) (days[n_days - 1] - last) : 0;
  double half = Z_UPPER * prophet->sigma_obs * prophet->y_scale;
  double *samples = fin_new0 (double, n_samples * n_future + n_samples);
  double *column = samples + n_samples * n_future;
  bool finished = n_future == 0
                  || fin_prophet_sample (prophet, last + 1, n_future, n_samples, seed, cancel,
                                         cancel_data, samples);

  fin_prophet_predict (prophet, days, n_days, NULL, lower);
  for (size_t d = 0; d < n_days && finished; d++)
    {
      double bounds[2] = { lower[d] - half, lower[d] + half };

      if (days[d] > last)
        summarise_samples (samples, n_samples, n_future, (size_t) (days[d] - last - 1), column,
                           bounds);
      lower[d] = bounds[0];
      upper[d] = bounds[1];
    }
  free (samples);
  return finished;
}
