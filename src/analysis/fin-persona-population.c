/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a persona depends on the population alone is computed once for many comparisons. */
#include "fin-persona-population.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-kmeans.h"
#include "fin-memory.h"
#include "fin-quantile.h"
#include "fin-silhouette.h"

struct FinPersonaPopulation
{
  double *rows; /* n x FIN_N_FEATURES */
  size_t n;
  double *sorted;        /* FIN_N_FEATURES x n: each feature's values */
  FinPersonaSpace space; /* with every column that tells households apart */
  bool finite;
  FinPersonaDivision division; /* of the columns asked for last */
  bool divided;
};

/**
 * fin_persona_population_new:
 * @rows: @n x %FIN_N_FEATURES, row-major, in FinFeature's units; copied
 *
 * Returns: (transfer full): for one thread at a time; too few rows, or values that are not finite,
 * are refused by fin_persona_find()
 */
FinPersonaPopulation *
fin_persona_population_new (const double *rows, size_t n)
{
  FinPersonaPopulation *self = fin_new0 (FinPersonaPopulation, 1);

  self->n = n;
  self->rows = fin_new0 (double, n *FIN_N_FEATURES);
  self->sorted = fin_new0 (double, n *FIN_N_FEATURES);
  memcpy (self->rows, rows, n * FIN_N_FEATURES * sizeof (double));
  self->finite = n >= FIN_PERSONA_MIN_POPULATION && fin_persona_space_init (&self->space, rows, n);
  for (size_t f = 0; f < FIN_N_FEATURES && self->finite; f++)
    {
      double *values = self->sorted + f * n;

      for (size_t i = 0; i < n; i++)
        values[i] = rows[i * FIN_N_FEATURES + f];
      fin_sort (values, n);
    }
  return self;
}

static void
forget_division (FinPersonaPopulation *self)
{
  free (self->division.points);
  free (self->division.centroids);
  memset (&self->division, 0, sizeof self->division);
  self->divided = false;
}

void
fin_persona_population_free (FinPersonaPopulation *self)
{
  if (self == NULL)
    return;
  forget_division (self);
  free (self->rows);
  free (self->sorted);
  free (self);
}

size_t
fin_persona_population_size (const FinPersonaPopulation *self)
{
  return self->n;
}

/** fin_persona_population_sorted: Returns: the feature's values, ascending */
const double *
fin_persona_population_sorted (const FinPersonaPopulation *self, FinFeature feature)
{
  return self->sorted + (size_t) feature * self->n;
}

static FinPersonaStatus
cluster (FinPersonaPopulation *self,
         uint64_t seed,
         FinCancelFunc cancel,
         void *cancel_data,
         FinKmeansResult *clusters)
{
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;

  options.k = FIN_N_PERSONAS;
  options.seed = seed;
  options.cancel = cancel;
  options.cancel_data = cancel_data;
  switch (
      fin_kmeans (self->division.points, self->n, self->division.space.n_used, &options, clusters))
    {
    case FIN_KMEANS_OK:
      return FIN_PERSONA_OK;
    case FIN_KMEANS_CANCELLED:
      return FIN_PERSONA_CANCELLED;
    case FIN_KMEANS_EMPTY:
    case FIN_KMEANS_TOO_FEW_ROWS:
    case FIN_KMEANS_NOT_FINITE:
    default:
      return FIN_PERSONA_BAD_POPULATION;
    }
}

static FinPersonaStatus
divide (FinPersonaPopulation *self,
        const FinPersonaSpace *space,
        uint64_t seed,
        FinCancelFunc cancel,
        void *cancel_data)
{
  FinPersonaDivision *division = &self->division;
  FinKmeansResult clusters;
  FinPersonaStatus status;

  forget_division (self);
  division->space = *space;
  division->seed = seed;
  division->points = fin_new0 (double, (self->n + 1) * space->n_used);
  for (size_t i = 0; i < self->n; i++)
    fin_persona_space_place (space, self->rows + i * FIN_N_FEATURES,
                             division->points + i * space->n_used);
  status = cluster (self, seed, cancel, cancel_data, &clusters);
  if (status == FIN_PERSONA_OK)
    {
      division->centroids = clusters.centroids;
      clusters.centroids = NULL;
      self->divided = true;
    }
  fin_kmeans_result_clear (&clusters);
  return status;
}

/**
 * fin_persona_population_divide:
 * @profile: %FIN_N_FEATURES; what is NaN here is left out on both sides
 * @status: (out): %FIN_PERSONA_OK, %FIN_PERSONA_BAD_POPULATION or %FIN_PERSONA_CANCELLED
 *
 * K-Means over the population by itself, unless it was divided so before.
 *
 * Returns: (nullable) (transfer none): valid until the next call
 */
FinPersonaDivision *
fin_persona_population_divide (FinPersonaPopulation *self,
                               const double *profile,
                               uint64_t seed,
                               FinCancelFunc cancel,
                               void *cancel_data,
                               FinPersonaStatus *status)
{
  FinPersonaSpace space = self->space;

  *status = FIN_PERSONA_BAD_POPULATION;
  if (!self->finite || !fin_persona_space_restrict (&space, profile))
    return NULL;
  *status = FIN_PERSONA_OK;
  if (!self->divided || self->division.seed != seed || self->division.space.n_used != space.n_used
      || memcmp (self->division.space.columns, space.columns, sizeof space.columns) != 0)
    *status = divide (self, &space, seed, cancel, cancel_data);
  return self->divided ? &self->division : NULL;
}

/**
 * fin_persona_population_silhouette: how well the population sits in its own clusters of all
 * features.
 *
 * Returns: -1..1; NaN when it cannot be divided
 */
double
fin_persona_population_silhouette (FinPersonaPopulation *self, uint64_t seed)
{
  const double all[FIN_N_FEATURES] = { 0 };
  FinKmeansResult clusters;
  FinPersonaStatus status;
  double mean = NAN;

  if (fin_persona_population_divide (self, all, seed, NULL, NULL, &status) == NULL
      || cluster (self, seed, NULL, NULL, &clusters) != FIN_PERSONA_OK)
    return NAN;
  fin_silhouette_mean (self->division.points, self->n, self->division.space.n_used, clusters.labels,
                       FIN_N_PERSONAS, seed, NULL, NULL, &mean, NULL);
  fin_kmeans_result_clear (&clusters);
  return mean;
}
