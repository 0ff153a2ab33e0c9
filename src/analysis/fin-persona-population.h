/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reference population, with what follows from it alone: scales, quantiles, its own division into
 * clusters. */
#pragma once

#include "fin-cancel.h"
#include "fin-persona-space.h"

/** FinPersonaDivision: the population, by itself, in the columns of a space. */
typedef struct
{
  FinPersonaSpace space;
  uint64_t seed;
  double *points;    /* (n + 1) x n_used; the last row is for whoever is compared */
  double *centroids; /* FIN_N_PERSONAS x n_used: where the restarts of K-Means come to rest */
} FinPersonaDivision;

size_t fin_persona_population_size (const FinPersonaPopulation *self);
const double *fin_persona_population_sorted (const FinPersonaPopulation *self, FinFeature feature);
FinPersonaDivision *fin_persona_population_divide (FinPersonaPopulation *self,
                                                   const double *profile,
                                                   uint64_t seed,
                                                   FinCancelFunc cancel,
                                                   void *cancel_data,
                                                   FinPersonaStatus *status);
