/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Robust scaling by the population, and the prototypes that give clusters their names. */
#include "fin-persona-space.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-quantile.h"

/* The interquartile range of a standard normal distribution. */
#define NORMAL_IQR 1.349

/* One extreme month or household must not outweigh everything else. */
#define Z_LIMIT 3.5

/* Below this a logarithm would make noughts infinitely unusual. */
#define LOG_FLOOR 0.01

/* Two days in seven are no preference; fewer say mostly that bills are paid on working days. */
#define NO_PREFERENCE       (2.0 / 7.0)
#define WORKING_DAYS_FACTOR 0.4

/* Money and counts are heavy-tailed: a factor means the same everywhere on their scale. */
static const bool logarithmic[FIN_N_FEATURES] = {
  [FIN_FEATURE_AVERAGE] = true,
  [FIN_FEATURE_FREQUENCY] = true,
  [FIN_FEATURE_DEVIATION] = true,
};

/* The spread of amounts says much the same as their average, and whether the rent is paid from
 * these accounts should make nobody another person. */
static const double weights[FIN_N_FEATURES] = { 0.8, 1.2, 0.9, 0.6, 0.4, 1.0 };

/* What the archetypes' descriptions say, in widths from the population's median. */
static const double prototypes[FIN_N_PERSONAS][FIN_N_FEATURES] = {
  [FIN_PERSONA_FRUGAL_SAVER] = { -0.6, -1.0, -0.4, -0.9, -0.6, -0.7 },
  [FIN_PERSONA_BALANCED_SPENDER] = { 0.0, 0.0, 0.0, 0.0, 0.0, 0.0 },
  [FIN_PERSONA_IMPULSIVE_TECHIE] = { -0.4, 1.1, 0.1, 1.0, -0.3, 1.1 },
  [FIN_PERSONA_WEEKEND_WARRIOR] = { -0.1, 0.1, 2.2, 0.0, -0.2, 0.8 },
  [FIN_PERSONA_BIG_TICKET_BUYER] = { 1.5, -0.9, -0.1, -0.5, 1.2, -0.3 },
};

static double
transform (FinFeature feature, double value)
{
  if (feature == FIN_FEATURE_WEEKEND && value < NO_PREFERENCE)
    return NO_PREFERENCE - WORKING_DAYS_FACTOR * (NO_PREFERENCE - value);
  if (!logarithmic[feature])
    return value;
  return log (value > LOG_FLOOR ? value : LOG_FLOOR);
}

static double
transform_back (FinFeature feature, double value)
{
  if (feature == FIN_FEATURE_WEEKEND && value < NO_PREFERENCE)
    return NO_PREFERENCE - (NO_PREFERENCE - value) / WORKING_DAYS_FACTOR;
  return logarithmic[feature] ? exp (value) : value;
}

static bool
measure (FinPersonaScale *scale, FinFeature feature, const double *population, size_t n)
{
  double *values = fin_new0 (double, n);
  bool finite = true;

  for (size_t i = 0; i < n; i++)
    {
      values[i] = transform (feature, population[i * FIN_N_FEATURES + feature]);
      finite = finite && isfinite (values[i]);
    }
  if (finite)
    {
      fin_sort (values, n);
      scale->centre = fin_quantile_sorted (values, n, 0.5);
      scale->width = (fin_quantile_sorted (values, n, 0.75) - fin_quantile_sorted (values, n, 0.25))
                     / NORMAL_IQR;
      /* A feature that does not vary tells nobody apart. */
      scale->used = scale->width > 1e-9 * (1 + fabs (scale->centre));
    }
  free (values);
  return finite;
}

/**
 * fin_persona_space_init: with every column that tells households apart.
 * @population: @n_population x %FIN_N_FEATURES
 *
 * Returns: false when the population has values that are not finite, or says nothing
 */
bool
fin_persona_space_init (FinPersonaSpace *space, const double *population, size_t n_population)
{
  memset (space, 0, sizeof *space);
  for (size_t f = 0; f < FIN_N_FEATURES; f++)
    {
      if (!measure (&space->scales[f], (FinFeature) f, population, n_population))
        return false;
      if (space->scales[f].used)
        space->columns[space->n_used++] = f;
    }
  return space->n_used > 0;
}

/** fin_persona_space_restrict: leaves out what is NaN in @profile. Returns: whether anything is left */
bool
fin_persona_space_restrict (FinPersonaSpace *space, const double *profile)
{
  memset (space->columns, 0, sizeof space->columns);
  space->n_used = 0;
  for (size_t f = 0; f < FIN_N_FEATURES; f++)
    {
      space->scales[f].used = space->scales[f].used && isfinite (profile[f]);
      if (space->scales[f].used)
        space->columns[space->n_used++] = f;
    }
  return space->n_used > 0;
}

/** fin_persona_space_scale: Returns: widths from the population's median, limited to 3.5, weighted
 */
double
fin_persona_space_scale (const FinPersonaSpace *space, FinFeature feature, double value)
{
  const FinPersonaScale *scale = &space->scales[feature];
  double z = (transform (feature, value) - scale->centre) / scale->width;

  z = z > Z_LIMIT ? Z_LIMIT : (z < -Z_LIMIT ? -Z_LIMIT : z);
  return z * weights[feature];
}

double
fin_persona_space_unscale (const FinPersonaSpace *space, FinFeature feature, double z)
{
  const FinPersonaScale *scale = &space->scales[feature];

  return transform_back (feature, scale->centre + z / weights[feature] * scale->width);
}

/** fin_persona_space_place: @point gets n_used numbers; NaN where @features has NaN */
void
fin_persona_space_place (const FinPersonaSpace *space, const double *features, double *point)
{
  for (size_t c = 0; c < space->n_used; c++)
    {
      double value = features[space->columns[c]];

      point[c] = isfinite (value)
                     ? fin_persona_space_scale (space, (FinFeature) space->columns[c], value)
                     : NAN;
    }
}

void
fin_persona_space_prototype (const FinPersonaSpace *space, FinPersona persona, double *point)
{
  for (size_t c = 0; c < space->n_used; c++)
    point[c] = prototypes[persona][space->columns[c]] * weights[space->columns[c]];
}

/** fin_persona_space_distance: over the columns both points know, as if they knew all */
double
fin_persona_space_distance (const FinPersonaSpace *space, const double *a, const double *b)
{
  double sum = 0;
  size_t n_known = 0;

  for (size_t c = 0; c < space->n_used; c++)
    if (isfinite (a[c]) && isfinite (b[c]))
      {
        sum += (a[c] - b[c]) * (a[c] - b[c]);
        n_known++;
      }
  return n_known > 0 ? sqrt (sum * (double) space->n_used / (double) n_known) : 0;
}
