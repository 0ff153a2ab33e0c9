/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xoshiro256** and the distributions that simulations draw from. */
#include "fin-rng.h"

#include <math.h>

/** fin_rng_mix: one step of splitmix64: turns any number, even 0 or 1, into a well-mixed one. */
uint64_t
fin_rng_mix (uint64_t value)
{
  value += UINT64_C (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * UINT64_C (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

void
fin_rng_init (FinRng *rng, uint64_t seed)
{
  for (int i = 0; i < 4; i++)
    {
      rng->state[i] = fin_rng_mix (seed);
      seed += UINT64_C (0x9e3779b97f4a7c15);
    }
}

static inline uint64_t
rotate_left (uint64_t value, int count)
{
  return (value << count) | (value >> (64 - count));
}

/* The library is position independent: calls of public functions are not inlined, and this is hot. */
static inline uint64_t
next_number (FinRng *rng)
{
  uint64_t *s = rng->state;
  uint64_t result = rotate_left (s[1] * 5, 7) * 9;
  uint64_t shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate_left (s[3], 45);
  return result;
}

static inline uint32_t
next_below (FinRng *rng, uint32_t bound)
{
  return (uint32_t) (((next_number (rng) >> 32) * (uint64_t) bound) >> 32);
}

uint64_t
fin_rng_next (FinRng *rng)
{
  return next_number (rng);
}

/** fin_rng_uniform: Returns: a number in [0, 1), 53 random bits */
double
fin_rng_uniform (FinRng *rng)
{
  return (double) (next_number (rng) >> 11) * 0x1p-53;
}

/** fin_rng_below: Returns: a whole number in [0, @bound), 0 when @bound is 0 */
uint32_t
fin_rng_below (FinRng *rng, uint32_t bound)
{
  return next_below (rng, bound);
}

/** fin_rng_normal: Returns: a standard normal number (Box and Muller; two uniforms each) */
double
fin_rng_normal (FinRng *rng)
{
  double radius = sqrt (-2.0 * log (1.0 - fin_rng_uniform (rng)));

  return radius * cos (6.283185307179586 * fin_rng_uniform (rng));
}

/** fin_rng_permute: @values in random order (Fisher and Yates, inside out); not in place. */
void
fin_rng_permute (FinRng *rng, const double *values, double *permuted, int n_values)
{
  for (int i = 0; i < n_values; i++)
    {
      int j = (int) next_below (rng, (uint32_t) i + 1);

      permuted[i] = permuted[j];
      permuted[j] = values[i];
    }
}

/**
 * fin_rng_strata: the midpoints of @n_values equal parts of 0..1 in random order, so that even a
 * few draws cover the range evenly (Latin hypercube sampling, McKay, Beckman and Conover, 1979).
 */
void
fin_rng_strata (FinRng *rng, double *values, int n_values)
{
  for (int i = 0; i < n_values; i++)
    {
      int j = (int) next_below (rng, (uint32_t) i + 1);

      values[i] = values[j];
      values[j] = (i + 0.5) / n_values;
    }
}

/** fin_normal_quantile: @probability inside 0..1; within 4.5e-4 (Abramowitz and Stegun 26.2.23). */
double
fin_normal_quantile (double probability)
{
  double tail = probability < 0.5 ? probability : 1.0 - probability;
  double t = sqrt (-2.0 * log (tail));
  double z = t
             - (2.515517 + t * (0.802853 + t * 0.010328))
                   / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));

  return probability < 0.5 ? -z : z;
}
