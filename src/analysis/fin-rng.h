/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded random numbers for simulations: the same on every machine, unlike rand(). */
#pragma once

#include <stdint.h>

/** FinRng: xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64. */
typedef struct
{
  uint64_t state[4];
} FinRng;

void fin_rng_init (FinRng *rng, uint64_t seed);
uint64_t fin_rng_next (FinRng *rng);
double fin_rng_uniform (FinRng *rng);
uint32_t fin_rng_below (FinRng *rng, uint32_t bound);
double fin_rng_normal (FinRng *rng);
void fin_rng_permute (FinRng *rng, const double *values, double *permuted, int n_values);
void fin_rng_strata (FinRng *rng, double *values, int n_values);

double fin_normal_quantile (double probability);
uint64_t fin_rng_mix (uint64_t value);
