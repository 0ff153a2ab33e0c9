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

uint64_t
fin_rng_next (FinRng *rng)
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

/** fin_rng_uniform: Returns: a number in [0, 1), 53 random bits */
double
fin_rng_uniform (FinRng *rng)
{
  return (double) (fin_rng_next (rng) >> 11) * 0x1p-53;
}

/** fin_rng_below: Returns: a whole number in [0, @bound), 0 when @bound is 0 */
uint32_t
fin_rng_below (FinRng *rng, uint32_t bound)
{
  return (uint32_t) (((fin_rng_next (rng) >> 32) * (uint64_t) bound) >> 32);
}

/** fin_rng_normal: Returns: a standard normal number (Box and Muller; two uniforms each) */
double
fin_rng_normal (FinRng *rng)
{
  double radius = sqrt (-2.0 * log (1.0 - fin_rng_uniform (rng)));

  return radius * cos (6.283185307179586 * fin_rng_uniform (rng));
}
