/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How rare: a model's chance, corrected by how often this household was that odd before. */
#include <math.h>

#include "fin-anomaly-private.h"

/* Scores -ln p up to 32, a quarter apart. */
#define BINS_PER_NAT 4.0

/* The model counts as much as so many of the household's own payments. */
#define MODEL_WEIGHT 150.0

/**
 * fin_student_tail: the chance that Student's t with @degrees of freedom exceeds @t.
 *
 * By Wallace (1959), "Bounds on normal approximations to Student's and the chi-square
 * distributions": better than one per cent of the deviate, which is more than the model deserves.
 */
double
fin_student_tail (double t, double degrees)
{
  double z;

  if (t <= 0)
    return 0.5;
  z = (8 * degrees + 1) / (8 * degrees + 3) * sqrt (degrees * log1p (t * t / degrees));
  return 0.5 * erfc (z / sqrt (2.0));
}

static int
bin_of (double score)
{
  int bin = score > 0 ? (int) (score * BINS_PER_NAT) : 0;

  return bin < FIN_SCORE_BINS ? bin : FIN_SCORE_BINS - 1;
}

/**
 * fin_surprise_judge: judges one payment by those before it and remembers it.
 * @model_chance: a model's chance of something at least as odd, 0..1
 *
 * The predictive chance of a Dirichlet process whose base is the model: (m p + k) / (m + n), of the
 * n payments so far k were at least as odd. A wrong model is outvoted as a household gets known, so
 * that so many false alarms are met as are allowed, whatever its payments are distributed like.
 *
 * Returns: the chance, 0..1
 */
double
fin_surprise_judge (FinSurprise *surprise, double model_chance)
{
  double p = fmin (fmax (model_chance, 1e-14), 1.0);
  int bin = bin_of (-log (p));
  double chance = (MODEL_WEIGHT * p + surprise->at_least[bin])
                  / (MODEL_WEIGHT + (double) surprise->n_tests);

  for (int i = 0; i <= bin; i++)
    surprise->at_least[i]++;
  surprise->n_tests++;
  return fmin (chance, 1.0);
}

/**
 * fin_surprise_budget: the chance from which on one is told.
 * @per_month: false alarms of this kind that a month may bring
 * @months: since the first row
 *
 * Each test may raise a false alarm with a chance of at most budget / tests a month. Expectations add
 * up whatever depends on what, so a month's tests together raise @per_month of them.
 */
double
fin_surprise_budget (const FinSurprise *surprise, double per_month, double months)
{
  double rate = ((double) surprise->n_tests + 1) / fmax (months, 1);

  return fmin (per_month / rate, 0.05);
}
