/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries calendar rules on a set of payments and keeps the one that explains them best. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-calendar.h"
#include "fin-memory.h"
#include "fin-recurring-private.h"

/* A missed slot costs as much evidence as this many nats. */
#define MISS_COST 2.0
/* So does a payment of the very amount that the schedule leaves out. */
#define LEFT_OUT_COST 2.5
/* Roughly how many rules are tried: what chance is multiplied by. */
#define N_TRIALS 20.0
/* So many days off and so much of the amount more or less, it may still be the missing one. */
#define STRAY_DAYS 8.0
#define STRAY_AMOUNT 0.3
#define STRAY_CHANCE 1e-3

typedef struct
{
  const FinCandidate *candidates;
  size_t n_candidates;
  int32_t first_day; /* of the history */
  int32_t as_of;
  bool equal; /* the candidates have the same amount */
  FinFit *best;
} Search;

/* P(X >= hits) for X ~ Binomial (n, q). */
static double
binomial_tail (int n, int hits, double q)
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

/* Chance that so many slots are met by payments strewn over the history without any rule. */
static double
chance_of (const Search *search, const FinFit *fit)
{
  double days = (double) (search->as_of - search->first_day) + 1.0;
  double window = 2.0 * fit->largest_offset + 1.0;
  double q = -expm1 (-window * (double) search->n_candidates / days);
  double chance = binomial_tail (fit->n_due, fit->n_hits, q) * N_TRIALS;

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

static void
measure (const Search *search, FinFit *fit)
{
  int first_slot = 0, last_slot = 0, last_due, offset_sum = 0;
  int offset_before = 0;

  fit->n_hits = fit->largest_offset = 0;
  for (size_t i = 0; i < search->n_candidates; i++)
    {
      int32_t day = search->candidates[i].day;
      int slot = fin_schedule_nearest_slot (&fit->schedule, day);
      int offset = abs (day - fin_schedule_day (&fit->schedule, slot));

      if (offset > fit->tolerance)
        continue;
      if (fit->n_hits > 0 && slot == last_slot)
        {
          if (offset < offset_before)
            {
              offset_sum += offset - offset_before;
              offset_before = offset;
            }
          continue;
        }
      if (fit->n_hits == 0)
        first_slot = slot;
      last_slot = slot;
      offset_before = offset;
      offset_sum += offset;
      if (offset > fit->largest_offset)
        fit->largest_offset = offset;
      fit->n_hits++;
    }
  if (fit->n_hits == 0)
    return;
  last_due = last_due_slot (fit, search->as_of);
  fit->n_missed = last_due > last_slot ? last_due - last_slot : 0;
  fit->n_due = (last_due > last_slot ? last_due : last_slot) - first_slot + 1;
  fit->mean_offset = (double) offset_sum / fit->n_hits;
  fit->score = fit->n_hits
                   * log (fin_schedule_mean_step (&fit->schedule) / (1.0 + 2.0 * fit->mean_offset))
               - MISS_COST * (fit->n_due - fit->n_hits);
  if (search->equal)
    fit->score -= LEFT_OUT_COST * ((double) search->n_candidates - fit->n_hits);
}

static void
try_schedule (Search *search, FinSchedule schedule, int tolerance)
{
  FinFit fit = { .schedule = schedule, .tolerance = tolerance };

  measure (search, &fit);
  if (fit.n_hits >= 2 && (search->best->n_hits == 0 || fit.score > search->best->score))
    *search->best = fit;
}

/* The value in 0..n-1 around which most payments lie, neighbours counting half. */
static int
find_mode (const int *counts, int n)
{
  int best = 0, best_weight = -1;

  for (int i = 0; i < n; i++)
    {
      int weight = 2 * counts[i] + counts[(i + 1) % n] + counts[(i + n - 1) % n];

      if (counts[i] > 0 && weight > best_weight)
        {
          best_weight = weight;
          best = i;
        }
    }
  return best;
}

static void
try_day_steps (Search *search)
{
  static const struct
  {
    int step;
    int tolerance;
    FinCadence cadence;
  } steps[] = {
    { 7, 1, FIN_CADENCE_WEEKLY },
    { 14, 2, FIN_CADENCE_FORTNIGHTLY },
    { 28, 2, FIN_CADENCE_FOUR_WEEKLY },
  };

  for (size_t s = 0; s < sizeof steps / sizeof steps[0]; s++)
    {
      int counts[28] = { 0 };
      int step = steps[s].step;

      for (size_t i = 0; i < search->n_candidates; i++)
        counts[((search->candidates[i].day % step) + step) % step]++;
      try_schedule (search,
                    (FinSchedule) { .cadence = steps[s].cadence,
                                    .rule = FIN_SCHEDULE_DAYS,
                                    .step = step,
                                    .anchor = find_mode (counts, step) },
                    steps[s].tolerance);
    }
}

static bool
keeps_off_weekends (const Search *search)
{
  for (size_t i = 0; i < search->n_candidates; i++)
    if (fin_calendar_weekday (search->candidates[i].day) >= 5)
      return false;
  return true;
}

static void
try_month_rules (Search *search, FinCadence cadence, int step, int phase, int tolerance)
{
  FinSchedule schedule = { .cadence = cadence, .step = step, .phase = phase };
  int days[32] = { 0 };
  int ends[31] = { 0 };
  int month_day, from_end;

  for (size_t i = 0; i < search->n_candidates; i++)
    {
      const FinCandidate *candidate = &search->candidates[i];

      if (((candidate->month - phase) % step + step) % step != 0)
        continue;
      days[candidate->month_day]++;
      ends[candidate->month_length - candidate->month_day]++;
    }
  month_day = find_mode (days, 32);
  from_end = find_mode (ends, 31);
  schedule.rule = FIN_SCHEDULE_MONTH_DAY;
  schedule.value = month_day > 0 ? month_day : 1;
  try_schedule (search, schedule, tolerance);
  if (from_end <= 5)
    {
      schedule.rule = FIN_SCHEDULE_FROM_END;
      schedule.value = from_end;
      try_schedule (search, schedule, tolerance);
    }
  if (!keeps_off_weekends (search))
    return;
  for (int day = month_day - 2; day <= month_day + 2; day++)
    if (day >= 1 && day <= 31)
      {
        schedule.value = day;
        schedule.rule = FIN_SCHEDULE_NEXT_BUSINESS;
        try_schedule (search, schedule, tolerance);
        schedule.rule = FIN_SCHEDULE_BEFORE_BUSINESS;
        try_schedule (search, schedule, tolerance);
      }
}

static void
try_nth_weekday (Search *search)
{
  int weekday = fin_calendar_weekday (search->candidates[0].day);
  int counts[6] = { 0 };
  int last = 0;

  for (size_t i = 0; i < search->n_candidates; i++)
    {
      const FinCandidate *candidate = &search->candidates[i];

      if (fin_calendar_weekday (candidate->day) != weekday)
        return;
      counts[(candidate->month_day - 1) / 7 + 1]++;
      last += candidate->month_day + 7 > candidate->month_length;
    }
  for (int nth = 1; nth <= 5; nth++)
    if (2 * (nth == 5 ? last : counts[nth]) > (int) search->n_candidates)
      try_schedule (search,
                    (FinSchedule) { .cadence = FIN_CADENCE_MONTHLY,
                                    .rule = FIN_SCHEDULE_NTH_WEEKDAY,
                                    .step = 1,
                                    .value = nth * 7 + weekday },
                    1);
}

static void
try_long_steps (Search *search)
{
  static const struct
  {
    int step;
    int tolerance;
    FinCadence cadence;
  } steps[] = {
    { 3, 4, FIN_CADENCE_QUARTERLY },
    { 6, 5, FIN_CADENCE_HALF_YEARLY },
    { 12, 6, FIN_CADENCE_YEARLY },
  };
  int span = search->candidates[search->n_candidates - 1].day - search->candidates[0].day;

  for (size_t s = 0; s < sizeof steps / sizeof steps[0]; s++)
    {
      int counts[12] = { 0 };
      int step = steps[s].step;

      if (span < step * 30 - 10)
        return;
      for (size_t i = 0; i < search->n_candidates; i++)
        counts[search->candidates[i].month % step]++;
      try_month_rules (search, steps[s].cadence, step, find_mode (counts, step),
                       steps[s].tolerance);
    }
}

/**
 * fin_fit_best: the schedule that explains @candidates best.
 * @candidates: by day, at least two
 * @first_day: of the history
 * @equal: the candidates have the same amount: what is left out counts against a schedule
 *
 * Returns: false when none has two hits
 */
bool
fin_fit_best (const FinCandidate *candidates,
              size_t n_candidates,
              int32_t first_day,
              int32_t as_of,
              bool equal,
              FinFit *best)
{
  Search search = { candidates, n_candidates, first_day, as_of, equal, best };

  memset (best, 0, sizeof *best);
  try_day_steps (&search);
  try_month_rules (&search, FIN_CADENCE_MONTHLY, 1, 0, 2);
  try_nth_weekday (&search);
  try_long_steps (&search);
  if (best->n_hits < 2)
    return false;
  best->chance = chance_of (&search, best);
  return true;
}

static FinRecurringHit
make_hit (const FinFit *fit, const FinCandidate *candidate)
{
  int slot = fin_schedule_nearest_slot (&fit->schedule, candidate->day);

  return (FinRecurringHit) { .row = candidate->row,
                             .slot = slot,
                             .offset = candidate->day - fin_schedule_day (&fit->schedule, slot),
                             .day = candidate->day,
                             .amount = candidate->amount };
}

/* Puts @hit among the hits, by slot, unless its slot is taken. */
static void
insert_hit (FinRecurringSeries *series, FinRecurringHit hit)
{
  size_t i = series->n_hits;

  while (i > 0 && series->hits[i - 1].slot > hit.slot)
    i--;
  if (i > 0 && series->hits[i - 1].slot == hit.slot)
    return;
  memmove (series->hits + i + 1, series->hits + i, (series->n_hits - i) * sizeof hit);
  series->hits[i] = hit;
  series->n_hits++;
}

/*
 * A missed due day may have been met days early or late, as a pay before Christmas is. What looks
 * like the series' payments and comes nearest to an empty slot belongs there.
 */
static void
collect_strays (const FinFit *fit,
                const FinCandidate *candidates,
                size_t n_candidates,
                FinRecurringSeries *series)
{
  double usual = series->hits[series->n_hits / 2].amount;
  int reach = (int) fmin (0.3 * fin_schedule_mean_step (&fit->schedule), STRAY_DAYS);
  int first_slot = series->hits[0].slot;
  int last_slot = series->hits[series->n_hits - 1].slot + fit->n_missed + 1;

  /* Only where the label stands for this series and little else. */
  if (series->n_hits < 4 || 4 * (n_candidates - series->n_hits) > series->n_hits
      || fit->chance > STRAY_CHANCE)
    return;
  for (size_t i = 0; i < n_candidates; i++)
    {
      FinRecurringHit hit = make_hit (fit, &candidates[i]);

      if (abs (hit.offset) > fit->tolerance && abs (hit.offset) <= reach && hit.slot > first_slot
          && hit.slot <= last_slot && fabs (hit.amount - usual) <= STRAY_AMOUNT * fabs (usual))
        insert_hit (series, hit);
    }
}

/**
 * fin_fit_collect: fills @series with the payments that @fit explains, the nearest of each slot.
 * @strays: what else might belong to it, perhaps more than @candidates
 */
void
fin_fit_collect (const FinFit *fit,
                 const FinCandidate *candidates,
                 size_t n_candidates,
                 const FinCandidate *strays,
                 size_t n_strays,
                 FinRecurringSeries *series)
{
  int last_slot, last_due;

  series->schedule = fit->schedule;
  series->hits = fin_new0 (FinRecurringHit, n_candidates + n_strays);
  for (size_t i = 0; i < n_candidates; i++)
    {
      FinRecurringHit hit = make_hit (fit, &candidates[i]);
      FinRecurringHit *before = series->n_hits > 0 ? &series->hits[series->n_hits - 1] : NULL;

      if (abs (hit.offset) > fit->tolerance)
        continue;
      if (before == NULL || before->slot != hit.slot)
        series->hits[series->n_hits++] = hit;
      else if (abs (hit.offset) < abs (before->offset))
        *before = hit;
    }
  last_slot = series->hits[series->n_hits - 1].slot;
  last_due = last_slot + fit->n_missed;
  collect_strays (fit, strays, n_strays, series);
  last_slot = series->hits[series->n_hits - 1].slot;
  series->n_missed = last_due > last_slot ? last_due - last_slot : 0;
  series->n_due = (last_due > last_slot ? last_due : last_slot) - series->hits[0].slot + 1;
  series->chance = fit->chance;
}
