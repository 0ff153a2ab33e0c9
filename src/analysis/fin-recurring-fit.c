/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well payments keep to a calendar rule, and how likely chance would do as well. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-recurring-private.h"

/* A missed slot costs as much evidence as this many nats. */
#define MISS_COST 2.0
/* So does a payment of the very amount that the schedule leaves out. */
#define LEFT_OUT_COST 2.5
/* Roughly how many rules are tried: what chance is multiplied by. */
#define N_TRIALS 20.0
/* What is missed at the end costs no more than this: payments end. */
#define END_COST 6.0
/* Two days of the month are found among far more choices than one. */
#define PAIR_TRIALS   10.0
/* Due days that are kept at least: who pays once a month, on another day from some month on, does not pay
 * twice. */
#define KEPT      0.5
#define PAIR_KEPT 0.6

/** fin_binomial_tail: Returns: P(X >= @hits) for X ~ Binomial (@n, @q) */
double
fin_binomial_tail (int n, int hits, double q)
{
  double term, sum = 0.0;

  if (hits <= 0 || q >= 1.0)
    return 1.0;
  if (q <= 0.0)
    return 0.0;
  term = exp (lgamma (n + 1.0) - lgamma (hits + 1.0) - lgamma (n - hits + 1.0) + hits * log (q)
              + (n - hits) * log1p (-q));
  for (int k = hits; k <= n; k++)
    {
      sum += term;
      term *= (double) (n - k) / (k + 1) * q / (1.0 - q);
    }
  return sum < 1.0 ? sum : 1.0;
}

/* Share of the days from @first to @last on which a payment lies. */
static double
day_density (const FinSearch *search, int32_t first, int32_t last)
{
  int32_t before = first - 1;
  double n_days = 0.0;

  for (size_t i = 0; i < search->n_candidates; i++)
    if (search->candidates[i].day >= first && search->candidates[i].day <= last
        && search->candidates[i].day != before)
      {
        n_days += 1.0;
        before = search->candidates[i].day;
      }
  return n_days / ((double) (last - first) + 1.0);
}

/**
 * fin_search_chance: that so many slots are met by payments strewn over the history without any rule. What
 * happens on working days only is denser there, and what has ended was denser while it lasted.
 */
double
fin_search_chance (const FinSearch *search, const FinFit *fit)
{
  bool ended = fit->n_missed > 1;
  double density = day_density (search, search->first_day, search->as_of);
  double chance;

  if (ended)
    density = fmax (density, day_density (search, fit->first_hit, fit->last_hit));
  if (fit->schedule.rule == FIN_SCHEDULE_DAYS && search->off_weekends)
    density *= 7.0 / 5.0;
  chance = fin_binomial_tail (
      ended ? fit->n_span : fit->n_due, fit->n_hits,
      density < 1.0 ? -expm1 ((2.0 * fit->largest_offset + 1.0) * log1p (-density)) : 1.0);
  chance *= N_TRIALS * (ended ? 2.0 : 1.0)
            * (fit->schedule.rule == FIN_SCHEDULE_MONTH_PAIR ? PAIR_TRIALS : 1.0);
  return chance < 1.0 ? chance : 1.0;
}

/* Slots that had to come by as_of: the last ones may still come within the tolerance. */
static int
last_due_slot (const FinFit *fit, int32_t as_of)
{
  int slot = fin_schedule_nearest_slot (&fit->schedule, as_of);

  while (fin_schedule_day (&fit->schedule, slot) + fit->tolerance > as_of)
    slot--;
  return slot;
}

/* The hits: one candidate per slot, the nearest. Returns: what the slots without one cost */
static double
measure_hits (const FinSearch *search, FinFit *fit, int *offset_sum)
{
  int last_slot = 0, offset_before = 0;
  double cost = 0.0;

  for (size_t i = 0; i < search->n_candidates; i++)
    {
      int32_t day = search->candidates[i].day;
      int slot, offset;

      if (!fin_candidate_near (&fit->schedule, &search->candidates[i], &slot, &offset))
        continue;
      offset = abs (offset);
      if (offset > fit->tolerance)
        continue;
      if (fit->n_hits > 0 && slot == last_slot)
        {
          if (offset < offset_before)
            {
              *offset_sum += offset - offset_before;
              offset_before = offset;
            }
          continue;
        }
      if (fit->n_hits == 0)
        {
          fit->first_hit = day;
          fit->n_span = 1;
        }
      else
        {
          int n_missed = slot - last_slot - 1;

          cost += MISS_COST * n_missed;
          fit->longest_pause = n_missed > fit->longest_pause ? n_missed : fit->longest_pause;
          fit->n_span += n_missed + 1;
        }
      fit->last_hit = day;
      last_slot = slot;
      offset_before = offset;
      *offset_sum += offset;
      if (offset > fit->largest_offset)
        fit->largest_offset = offset;
      fit->n_hits++;
    }
  if (fit->n_hits > 0)
    {
      int last_due = last_due_slot (fit, search->as_of);

      fit->n_missed = last_due > last_slot ? last_due - last_slot : 0;
    }
  return cost;
}

static void
measure (const FinSearch *search, FinFit *fit)
{
  int offset_sum = 0;
  double cost = measure_hits (search, fit, &offset_sum);

  if (fit->n_hits == 0)
    return;
  fit->n_due = fit->n_span + fit->n_missed;
  fit->mean_offset = (double) offset_sum / fit->n_hits;
  fit->score =
      fit->n_hits * log (fin_schedule_mean_step (&fit->schedule) / (1.0 + 2.0 * fit->mean_offset))
      - cost - fmin (MISS_COST * fit->n_missed, END_COST);
  /* The more rules of a kind are tried, the better the best of them fits by chance. */
  if (fit->schedule.rule == FIN_SCHEDULE_MONTH_PAIR)
    fit->score -= log (PAIR_TRIALS);
  if (search->equal)
    fit->score -= LEFT_OUT_COST * ((double) search->n_candidates - fit->n_hits);
}

/** fin_fit_is_sparse: Returns: whether most due days came to nothing; a pause is one miss, an end none */
bool
fin_fit_is_sparse (const FinFit *fit)
{
  int n_due = fit->n_missed > 1 ? fit->n_span : fit->n_due;

  if (fit->longest_pause > 1)
    n_due -= fit->longest_pause - 1;
  return fit->n_hits < (fit->schedule.rule == FIN_SCHEDULE_MONTH_PAIR ? PAIR_KEPT : KEPT) * n_due;
}

/** fin_search_try: keeps @schedule where it explains the candidates better than what was tried before. */
void
fin_search_try (FinSearch *search, FinSchedule schedule)
{
  FinFit fit = { .schedule = schedule, .tolerance = fin_cadence_tolerance (schedule.cadence) };

  measure (search, &fit);
  if (fit.n_hits >= 2 && !fin_fit_is_sparse (&fit)
      && (search->best->n_hits == 0 || fit.score > search->best->score))
    *search->best = fit;
}

/** fin_cadence_tolerance: Returns: days that a payment may be off its due day */
int
fin_cadence_tolerance (FinCadence cadence)
{
  static const int days[] = {
    [FIN_CADENCE_WEEKLY] = 1,        [FIN_CADENCE_FORTNIGHTLY] = 2, [FIN_CADENCE_FOUR_WEEKLY] = 2,
    [FIN_CADENCE_TWICE_MONTHLY] = 2, [FIN_CADENCE_MONTHLY] = 2,     [FIN_CADENCE_QUARTERLY] = 4,
    [FIN_CADENCE_HALF_YEARLY] = 5,   [FIN_CADENCE_YEARLY] = 6,
  };

  return days[cadence];
}

/** fin_fit_schedule: Returns: how well @candidates, by day, keep to a schedule; perhaps no hits */
FinFit
fin_fit_schedule (const FinSchedule *schedule,
                  const FinCandidate *candidates,
                  size_t n_candidates,
                  int32_t as_of)
{
  FinFit fit = { .schedule = *schedule, .tolerance = fin_cadence_tolerance (schedule->cadence) };
  FinSearch search = { .candidates = candidates, .n_candidates = n_candidates, .as_of = as_of };

  measure (&search, &fit);
  return fit;
}
