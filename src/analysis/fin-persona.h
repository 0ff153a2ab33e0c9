/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spending persona: K-Means over population and profile, clusters named by optimal assignment.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-cancel.h"
#include "fin-features.h"

/** FinPersona: the five archetypes, in the order of the manual. Stored as numbers: never renumber.
 */
typedef enum
{
  FIN_PERSONA_FRUGAL_SAVER,
  FIN_PERSONA_BALANCED_SPENDER,
  FIN_PERSONA_IMPULSIVE_TECHIE,
  FIN_PERSONA_WEEKEND_WARRIOR,
  FIN_PERSONA_BIG_TICKET_BUYER,
  FIN_N_PERSONAS,
  FIN_PERSONA_NONE = -1,
} FinPersona;

/** What a profile needs before it is given a persona; a month needs the second number. */
#define FIN_PERSONA_MIN_TRANSACTIONS       30
#define FIN_PERSONA_MIN_MONTH_TRANSACTIONS 10
#define FIN_PERSONA_MIN_DAYS               28
#define FIN_PERSONA_MIN_POPULATION         50

/**
 * FinPersonaStatus:
 * @FIN_PERSONA_OK: there is a persona
 * @FIN_PERSONA_NOT_ENOUGH: missing_transactions or missing_days say what is missing; the summary is
 * set
 * @FIN_PERSONA_BAD_POPULATION: fewer than FIN_PERSONA_MIN_POPULATION rows, or values not finite
 * @FIN_PERSONA_CANCELLED: the caller's cancel function said so
 */
typedef enum
{
  FIN_PERSONA_OK,
  FIN_PERSONA_NOT_ENOUGH,
  FIN_PERSONA_BAD_POPULATION,
  FIN_PERSONA_CANCELLED,
} FinPersonaStatus;

/** FinPersonaPopulation: who people are compared with; remembers what follows from it alone. */
typedef struct FinPersonaPopulation FinPersonaPopulation;

/** FinPersonaInput: everything is borrowed. */
typedef struct
{
  FinSpendingInput spending;
  FinPersonaPopulation *population;
  FinPersona previous; /* the label shown until now, for hysteresis, or FIN_PERSONA_NONE */
  uint64_t seed;
  FinCancelFunc cancel; /* (nullable) */
  void *cancel_data;
} FinPersonaInput;

/** FinFeatureProfile: one feature for "why": the person beside the population. */
typedef struct
{
  bool used;                      /* false: left out on both sides (no times of day) */
  double value;                   /* the profile's; NaN when not used */
  double rank;                    /* share of the population below it, 0..1; NaN when not used */
  double q10, q25, q50, q75, q90; /* of the population */
  double centroid;                /* of the profile's cluster, in the feature's units */
  double z;                       /* robustly scaled distance from the population's median */
} FinFeatureProfile;

/** FinPersonaWindow: one calendar month, placed in the clusters of the whole. */
typedef struct
{
  int year;
  int month;
  FinPersona persona; /* FIN_PERSONA_NONE: fewer than FIN_PERSONA_MIN_MONTH_TRANSACTIONS */
  double confidence;  /* 0..1 */
  FinSpendingSummary summary;
} FinPersonaWindow;

/** FinPersonaResult: filled by fin_persona_find(), emptied by fin_persona_result_clear(). */
typedef struct
{
  FinPersona persona;
  FinPersona nearest; /* before hysteresis; differs from persona when that holds a label back */
  double confidence;  /* 0..1: geometric mean of membership and (1 + silhouette) / 2 */
  double membership[FIN_N_PERSONAS]; /* from relative distances, sums to 1 */
  double silhouette;                 /* of the profile in its cluster, -1..1 */
  double cluster_share[FIN_N_PERSONAS]; /* of the population, sums to 1 */
  FinFeatureProfile features[FIN_N_FEATURES];
  FinSpendingSummary summary;
  FinPersonaWindow *months; /* oldest first */
  size_t n_months;
  size_t missing_transactions; /* how many more are needed, with FIN_PERSONA_NOT_ENOUGH */
  int missing_days;
} FinPersonaResult;

FinPersonaPopulation *fin_persona_population_new (const double *rows, size_t n);
void fin_persona_population_free (FinPersonaPopulation *self);
double fin_persona_population_silhouette (FinPersonaPopulation *self, uint64_t seed);

FinPersonaStatus fin_persona_find (const FinPersonaInput *input, FinPersonaResult *result);
void fin_persona_result_clear (FinPersonaResult *result);
