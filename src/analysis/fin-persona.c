/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a profile's persona: clusters of population and profile, named by optimal assignment. */
#include "fin-persona.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-assignment.h"
#include "fin-calendar.h"
#include "fin-kmeans.h"
#include "fin-memory.h"
#include "fin-persona-population.h"
#include "fin-quantile.h"
#include "fin-silhouette.h"

/* A shown label gives way only to one whose centroid is nearer by this factor. */
#define HYSTERESIS 0.85

/* Closer than this to a centroid, closeness says no more. */
#define LEAST_DISTANCE 0.05

typedef struct
{
  const FinPersonaInput *input;
  const double *centroids; /* of the population by itself: where the clusters start from */
  FinPersonaSpace space;
  double *points; /* (population + 1) x n_used, borrowed; the profile is the last row */
  size_t n_points;
  FinKmeansResult clusters;
  FinPersona persona_of_cluster[FIN_N_PERSONAS];
  size_t cluster_of_persona[FIN_N_PERSONAS];
} Finder;

static double *
profile_point (Finder *self)
{
  return self->points + (self->n_points - 1) * self->space.n_used;
}

static const double *
centroid_of (const Finder *self, FinPersona persona)
{
  return self->clusters.centroids + self->cluster_of_persona[persona] * self->space.n_used;
}

/* The population in its own clusters, and the profile with it. */
static FinPersonaStatus
place_profile (Finder *self, const double *profile)
{
  const FinPersonaInput *input = self->input;
  FinPersonaStatus status;
  FinPersonaDivision *division = fin_persona_population_divide (
      input->population, profile, input->seed, input->cancel, input->cancel_data, &status);

  if (division == NULL)
    return status;
  self->n_points = fin_persona_population_size (input->population) + 1;
  self->space = division->space;
  self->points = division->points;
  self->centroids = division->centroids;
  fin_persona_space_place (&self->space, profile, profile_point (self));
  return status;
}

/* Which cluster is which archetype: the assignment of least total squared distance. */
static void
name_clusters (Finder *self)
{
  double costs[FIN_N_PERSONAS * FIN_N_PERSONAS];
  size_t persona_of[FIN_N_PERSONAS];

  for (size_t c = 0; c < FIN_N_PERSONAS; c++)
    for (size_t p = 0; p < FIN_N_PERSONAS; p++)
      {
        double prototype[FIN_N_FEATURES];
        double distance;

        fin_persona_space_prototype (&self->space, (FinPersona) p, prototype);
        distance = fin_persona_space_distance (
            &self->space, self->clusters.centroids + c * self->space.n_used, prototype);
        costs[c * FIN_N_PERSONAS + p] = distance * distance;
      }
  fin_assignment_solve (costs, FIN_N_PERSONAS, persona_of, NULL);
  for (size_t c = 0; c < FIN_N_PERSONAS; c++)
    {
      self->persona_of_cluster[c] = (FinPersona) persona_of[c];
      self->cluster_of_persona[persona_of[c]] = c;
    }
}

/* One household more moves the population's clusters a little. */
static FinPersonaStatus
cluster (Finder *self)
{
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;

  options.k = FIN_N_PERSONAS;
  options.start = self->centroids;
  options.cancel = self->input->cancel;
  options.cancel_data = self->input->cancel_data;
  switch (fin_kmeans (self->points, self->n_points, self->space.n_used, &options, &self->clusters))
    {
    case FIN_KMEANS_OK:
      name_clusters (self);
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

/* Distances to the centroids by persona. Returns: the nearest */
static FinPersona
measure_distances (const Finder *self, const double *point, double *distances)
{
  FinPersona nearest = FIN_PERSONA_FRUGAL_SAVER;

  for (size_t p = 0; p < FIN_N_PERSONAS; p++)
    {
      distances[p] =
          fin_persona_space_distance (&self->space, point, centroid_of (self, (FinPersona) p));
      if (distances[p] < distances[nearest])
        nearest = (FinPersona) p;
    }
  return nearest;
}

static FinPersona
hold_back (FinPersona nearest, FinPersona previous, const double *distances)
{
  if (previous == FIN_PERSONA_NONE || distances[nearest] < HYSTERESIS * distances[previous])
    return nearest;
  return previous;
}

/* Fuzzy c-means' membership with m = 2 (Bezdek 1981): shares of the inverse squared distances. */
static void
measure_membership (const double *distances, double *membership)
{
  double sum = 0;

  for (size_t p = 0; p < FIN_N_PERSONAS; p++)
    {
      double distance = distances[p] > LEAST_DISTANCE ? distances[p] : LEAST_DISTANCE;

      membership[p] = 1 / (distance * distance);
      sum += membership[p];
    }
  for (size_t p = 0; p < FIN_N_PERSONAS; p++)
    membership[p] /= sum;
}

/* The silhouette that the last row would have at @point as one of @persona's. */
static double
measure_silhouette (Finder *self, const double *point, FinPersona persona)
{
  size_t last = self->n_points - 1;
  double *row = profile_point (self);
  double saved[FIN_N_FEATURES];
  uint32_t saved_label = self->clusters.labels[last];
  double value;

  memcpy (saved, row, self->space.n_used * sizeof (double));
  for (size_t c = 0; c < self->space.n_used; c++)
    row[c] = isfinite (point[c]) ? point[c] : centroid_of (self, persona)[c];
  self->clusters.labels[last] = (uint32_t) self->cluster_of_persona[persona];
  value = fin_silhouette_of_row (self->points, self->n_points, self->space.n_used,
                                 self->clusters.labels, FIN_N_PERSONAS, last);
  self->clusters.labels[last] = saved_label;
  memcpy (row, saved, self->space.n_used * sizeof (double));
  return value;
}

static double
confidence_of (double membership, double silhouette)
{
  return sqrt (membership * (1 + silhouette) / 2);
}

static void
describe_features (Finder *self, FinPersonaResult *result)
{
  size_t n = fin_persona_population_size (self->input->population);

  for (size_t f = 0; f < FIN_N_FEATURES; f++)
    {
      FinFeatureProfile *feature = &result->features[f];
      const double *values
          = fin_persona_population_sorted (self->input->population, (FinFeature) f);
      size_t n_below = 0;

      feature->used = self->space.scales[f].used;
      feature->value = result->summary.features[f];
      while (n_below < n && values[n_below] < feature->value)
        n_below++;
      feature->q10 = fin_quantile_sorted (values, n, 0.10);
      feature->q25 = fin_quantile_sorted (values, n, 0.25);
      feature->q50 = fin_quantile_sorted (values, n, 0.50);
      feature->q75 = fin_quantile_sorted (values, n, 0.75);
      feature->q90 = fin_quantile_sorted (values, n, 0.90);
      feature->rank = feature->used ? (double) n_below / (double) n : NAN;
      feature->centroid = feature->z = NAN;
    }
  for (size_t c = 0; c < self->space.n_used; c++)
    {
      FinFeatureProfile *feature = &result->features[self->space.columns[c]];

      feature->z = profile_point (self)[c];
      feature->centroid = fin_persona_space_unscale (
          &self->space, (FinFeature) self->space.columns[c], centroid_of (self, result->persona)[c]);
    }
}

static void
describe_persona (Finder *self, FinPersonaResult *result)
{
  double distances[FIN_N_PERSONAS];

  result->nearest = measure_distances (self, profile_point (self), distances);
  result->persona = hold_back (result->nearest, self->input->previous, distances);
  measure_membership (distances, result->membership);
  result->silhouette = measure_silhouette (self, profile_point (self), result->persona);
  result->confidence = confidence_of (result->membership[result->persona], result->silhouette);
  for (size_t p = 0; p < FIN_N_PERSONAS; p++)
    result->cluster_share[p] =
        (double) self->clusters.sizes[self->cluster_of_persona[p]] / (double) self->n_points;
}

/* One calendar month in the clusters of the whole. @shown: the label of the month before */
static void
describe_month (Finder *self, FinPersonaWindow *window, FinPersona *shown)
{
  int32_t first = fin_calendar_join (window->year, window->month, 1);
  int32_t last = first + fin_calendar_month_length (window->year, window->month) - 1;
  double point[FIN_N_FEATURES], distances[FIN_N_PERSONAS], membership[FIN_N_PERSONAS];

  window->persona = FIN_PERSONA_NONE;
  if (!fin_spending_summarise (&self->input->spending, first, last, &window->summary)
      || window->summary.n < FIN_PERSONA_MIN_MONTH_TRANSACTIONS)
    return;
  fin_persona_space_place (&self->space, window->summary.features, point);
  window->persona = hold_back (measure_distances (self, point, distances), *shown, distances);
  *shown = window->persona;
  measure_membership (distances, membership);
  window->confidence = confidence_of (membership[window->persona],
                                      measure_silhouette (self, point, window->persona));
}

static void
describe_months (Finder *self, FinPersonaResult *result)
{
  int year, month, last_year, last_month, month_day;
  FinPersona shown = FIN_PERSONA_NONE;

  fin_calendar_split (result->summary.first_day, &year, &month, &month_day);
  fin_calendar_split (result->summary.last_day, &last_year, &last_month, &month_day);
  result->n_months = (size_t) ((last_year - year) * 12 + last_month - month + 1);
  result->months = fin_new0 (FinPersonaWindow, result->n_months);
  for (size_t m = 0; m < result->n_months; m++)
    {
      result->months[m].year = year + (month - 1 + (int) m) / 12;
      result->months[m].month = (month - 1 + (int) m) % 12 + 1;
      describe_month (self, &result->months[m], &shown);
    }
}

static bool
has_enough (FinPersonaResult *result)
{
  int days = result->summary.n > 0 ? result->summary.last_day - result->summary.first_day + 1 : 0;

  if (result->summary.n < FIN_PERSONA_MIN_TRANSACTIONS)
    result->missing_transactions = FIN_PERSONA_MIN_TRANSACTIONS - result->summary.n;
  if (days < FIN_PERSONA_MIN_DAYS)
    result->missing_days = FIN_PERSONA_MIN_DAYS - days;
  return result->missing_transactions == 0 && result->missing_days == 0;
}

static FinPersonaStatus
find (Finder *self, FinPersonaResult *result)
{
  FinPersonaStatus status = place_profile (self, result->summary.features);

  if (status == FIN_PERSONA_OK)
    status = cluster (self);
  if (status != FIN_PERSONA_OK)
    return status;
  describe_persona (self, result);
  describe_features (self, result);
  describe_months (self, result);
  return FIN_PERSONA_OK;
}

/**
 * fin_persona_find:
 * @result: (out): to be cleared whatever the status
 *
 * The label follows from the cluster: population and profile are clustered together (K-Means, k =
 * 5, on robustly scaled features, from where the population comes to rest by itself), clusters are
 * named by assigning centroids to archetypes.
 *
 * Returns: a #FinPersonaStatus
 */
FinPersonaStatus
fin_persona_find (const FinPersonaInput *input, FinPersonaResult *result)
{
  Finder self = { .input = input };
  FinPersonaStatus status = FIN_PERSONA_NOT_ENOUGH;

  memset (result, 0, sizeof *result);
  result->persona = result->nearest = FIN_PERSONA_NONE;
  fin_spending_summarise (&input->spending, INT32_MIN, INT32_MAX, &result->summary);
  if (has_enough (result))
    status = find (&self, result);
  if (status != FIN_PERSONA_OK)
    result->persona = result->nearest = FIN_PERSONA_NONE;

  fin_kmeans_result_clear (&self.clusters);
  return status;
}

void
fin_persona_result_clear (FinPersonaResult *result)
{
  free (result->months);
  memset (result, 0, sizeof *result);
}
