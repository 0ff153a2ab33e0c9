/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The space personas live in: features on comparable scales, and where the archetypes stand in it.
 */
#pragma once

#include "fin-persona.h"

/** FinPersonaScale: of one feature, from the population. */
typedef struct
{
  bool used;
  double centre; /* median, after the logarithm */
  double width;  /* interquartile range as of a normal distribution, after the logarithm */
} FinPersonaScale;

/** FinPersonaSpace: n_used columns; columns[c] is the feature in column c. */
typedef struct
{
  FinPersonaScale scales[FIN_N_FEATURES];
  size_t n_used;
  size_t columns[FIN_N_FEATURES];
} FinPersonaSpace;

bool fin_persona_space_init (FinPersonaSpace *space,
                             const double *population,
                             size_t n_population);
bool fin_persona_space_restrict (FinPersonaSpace *space, const double *profile);
double fin_persona_space_scale (const FinPersonaSpace *space, FinFeature feature, double value);
double fin_persona_space_unscale (const FinPersonaSpace *space, FinFeature feature, double z);
void fin_persona_space_place (const FinPersonaSpace *space, const double *features, double *point);
void fin_persona_space_prototype (const FinPersonaSpace *space, FinPersona persona, double *point);
double fin_persona_space_distance (const FinPersonaSpace *space, const double *a, const double *b);
