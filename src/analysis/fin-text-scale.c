/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logistic calibration (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999) that
 * starts from what is shipped and moves as far as a household's own answers carry it. */
#include "fin-text-scale.h"

#include <math.h>

/** How far a household's slope and offset are believed to lie from the shipped ones. */
#define SLOPE_SPREAD   0.25
#define OFFSET_SPREAD  0.6

#define CERTAIN        1e-6
#define MAX_STEPS      30
#define SMALL_STEP     1e-9
#define SMALLEST_SLOPE 0.05

static double
log_odds (double probability)
{
  double p = fmin (fmax (probability, CERTAIN), 1.0 - CERTAIN);

  return log (p / (1.0 - p));
}

static double
chance_of (double odds)
{
  return 1.0 / (1.0 + exp (-odds));
}

/** fin_text_scale_apply: Returns: the probability deserved */
double
fin_text_scale_apply (const FinTextScale *self, double probability)
{
  return chance_of (self->slope * log_odds (probability) + self->offset);
}

/* Gradient and Hessian of the loss; @h: slope-slope, slope-offset, offset-offset. */
static void
measure (const FinTextScale *self,
         const FinTextScale *prior,
         const FinTextOutcome *outcomes,
         size_t n,
         double g[2],
         double h[3])
{
  const double slope_weight = 1.0 / (SLOPE_SPREAD * SLOPE_SPREAD);
  const double offset_weight = 1.0 / (OFFSET_SPREAD * OFFSET_SPREAD);

  g[0] = (self->slope - prior->slope) * slope_weight;
  g[1] = (self->offset - prior->offset) * offset_weight;
  h[0] = slope_weight;
  h[1] = 0;
  h[2] = offset_weight;
  for (size_t i = 0; i < n; i++)
    {
      double x = log_odds (outcomes[i].probability);
      double p = chance_of (self->slope * x + self->offset);
      double miss = p - (outcomes[i].right ? 1.0 : 0.0);
      double weight = p * (1.0 - p);

      g[0] += miss * x;
      g[1] += miss;
      h[0] += weight * x * x;
      h[1] += weight * x;
      h[2] += weight;
    }
}

/**
 * fin_text_scale_fit: the likeliest scale after some answers, by Newton's method; the loss is
 * convex.
 * @outcomes: (array length=n_outcomes): their probabilities before any scale
 */
FinTextScale
fin_text_scale_fit (const FinTextScale *prior, const FinTextOutcome *outcomes, size_t n_outcomes)
{
  FinTextScale self = *prior;

  for (int step = 0; step < MAX_STEPS; step++)
    {
      double g[2];
      double h[3];
      double determinant;
      double by[2];

      measure (&self, prior, outcomes, n_outcomes, g, h);
      determinant = h[0] * h[2] - h[1] * h[1];
      by[0] = (g[0] * h[2] - g[1] * h[1]) / determinant;
      by[1] = (g[1] * h[0] - g[0] * h[1]) / determinant;
      /* Half a step at most where the curve is flat: no overshooting. */
      by[0] = fmin (fmax (by[0], -0.5), 0.5);
      by[1] = fmin (fmax (by[1], -1.0), 1.0);
      self.slope -= by[0];
      self.offset -= by[1];
      if (fabs (by[0]) + fabs (by[1]) < SMALL_STEP)
        break;
    }
  self.slope = fmax (self.slope, SMALLEST_SLOPE);
  return self;
}
