/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries calendar rules on a set of payments and keeps the one that explains them best. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-calendar.h"
#include "fin-recurring-private.h"

/* Of the payments that lie on two days of the month, or near: else a pair is not looked for. */
#define PAIR_SHARE 0.6
/* Days between the two. */
#define PAIR_APART    9
#define PAIR_MIN_HITS 4
/* Payments a month beyond which two days of the month are no rule. */
#define PAIR_CROWD      4.0
#define MEAN_MONTH_DAYS 30.436875
/* The halves of a month bring about the same. */
#define PAIR_AMOUNT 0.25
#define PAIR_SAME   0.005

static bool
keeps_off_weekends (const FinSearch *search)
{
  for (size_t i = 0; i < search->n_candidates; i++)
    if (fin_calendar_weekday (search->candidates[i].day) >= 5)
      return false;
  return true;
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
try_day_steps (FinSearch *search)
{
  static const struct
  {
    int step;
    FinCadence cadence;
  } steps[] = {
    { 7, FIN_CADENCE_WEEKLY },
    { 14, FIN_CADENCE_FORTNIGHTLY },
    { 28, FIN_CADENCE_FOUR_WEEKLY },
  };

  for (size_t s = 0; s < sizeof steps / sizeof steps[0]; s++)
    {
      int counts[28] = { 0 };
      int step = steps[s].step;

      for (size_t i = 0; i < search->n_candidates; i++)
        counts[((search->candidates[i].day % step) + step) % step]++;
      fin_search_try (search, (FinSchedule){ .cadence = steps[s].cadence,
                                           .rule = FIN_SCHEDULE_DAYS,
                                           .step = step,
                                           .anchor = find_mode (counts, step) });
    }
}

/* Nothing explains the candidates better than to the day and without a miss. */
static bool
is_perfect (const FinSearch *search)
{
  const FinFit *best = search->best;

  return (size_t) best->n_hits == search->n_candidates && best->mean_offset == 0.0
         && best->n_due == best->n_hits;
}

/*
 * Two payments say nothing of weekends, but for a yearly bill: with another amount there are few that a shop
 * would be taken for.
 */
static bool
is_dearer_bill (const FinSearch *search, int step)
{
  return step == 12 && search->candidates[0].amount != search->candidates[1].amount;
}

static void
try_month_rules (FinSearch *search, FinCadence cadence, int step, int phase)
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
  fin_search_try (search, schedule);
  if (from_end <= 5)
    {
      schedule.rule = FIN_SCHEDULE_FROM_END;
      schedule.value = from_end;
      fin_search_try (search, schedule);
    }
  /* What fits to the day needs no other rule. */
  if (is_perfect (search) || !search->off_weekends
      || (search->n_candidates == 2 && !is_dearer_bill (search, step)))
    return;
  for (int day = month_day - 2; day <= month_day + 2; day++)
    if (day >= 1 && day <= 31)
      {
        schedule.value = day;
        schedule.rule = FIN_SCHEDULE_NEXT_BUSINESS;
        fin_search_try (search, schedule);
        schedule.rule = FIN_SCHEDULE_BEFORE_BUSINESS;
        fin_search_try (search, schedule);
      }
}

/* Most payments fall on one weekday, and most of those on the nth of the month. */
static void
try_nth_weekday (FinSearch *search)
{
  int weekdays[7] = { 0 };
  int counts[6] = { 0 };
  int weekday = 0;

  for (size_t i = 0; i < search->n_candidates; i++)
    weekdays[fin_calendar_weekday (search->candidates[i].day)]++;
  for (int i = 1; i < 7; i++)
    if (weekdays[i] > weekdays[weekday])
      weekday = i;
  if (2 * weekdays[weekday] <= (int) search->n_candidates)
    return;
  for (size_t i = 0; i < search->n_candidates; i++)
    {
      const FinCandidate *candidate = &search->candidates[i];

      if (fin_calendar_weekday (candidate->day) != weekday)
        continue;
      counts[(candidate->month_day - 1) / 7 + 1]++;
      if (candidate->month_day <= 28)
        counts[5] += candidate->month_day + 7 > candidate->month_length;
    }
  for (int nth = 1; nth <= 5; nth++)
    if (2 * counts[nth] > weekdays[weekday])
      fin_search_try (search, (FinSchedule){ .cadence = FIN_CADENCE_MONTHLY,
                                           .rule = FIN_SCHEDULE_NTH_WEEKDAY,
                                           .step = 1,
                                           .value = nth * 7 + weekday });
}

/*
 * Do the first and the second payments of the months amount to the same, as far as their spread
 * lets one tell? Two policies of one insurer do not.
 */
static bool
halves_agree (const FinSearch *search, const FinSchedule *schedule)
{
  double sums[2] = { 0.0, 0.0 }, squares = 0.0;
  double counts[2] = { 0.0, 0.0 };
  double mean, variance, apart;

  for (size_t i = 0; i < search->n_candidates; i++)
    {
      double amount = search->candidates[i].amount;
      int slot, offset;

      if (!fin_candidate_near (schedule, &search->candidates[i], &slot, &offset)
          || abs (offset) > fin_cadence_tolerance (schedule->cadence))
        continue;
      sums[slot & 1] += amount;
      squares += amount * amount;
      counts[slot & 1] += 1.0;
    }
  if (counts[0] < PAIR_MIN_HITS / 2 || counts[1] < PAIR_MIN_HITS / 2)
    return false;
  mean = sums[0] / counts[0];
  apart = fabs (mean - sums[1] / counts[1]);
  variance = (squares - sums[0] * mean - sums[1] * sums[1] / counts[1]) / (counts[0] + counts[1]);
  return apart <= PAIR_AMOUNT * fabs (mean)
         && apart <= PAIR_SAME * fabs (mean)
                         + 2.0 * sqrt (fmax (variance, 0.0) * (1.0 / counts[0] + 1.0 / counts[1]));
}

/* Do most payments lie on one of two days of the month, give or take three? */
static bool
lie_on_two_days (const FinSearch *search, int one, int other)
{
  size_t n_near = 0;

  for (size_t i = 0; i < search->n_candidates; i++)
    {
      int from_one = abs (search->candidates[i].month_day - one);
      int from_other = abs (search->candidates[i].month_day - other);
      int nearest = from_one < from_other ? from_one : from_other;

      n_near += nearest <= 3 || nearest >= 28;
    }
  return (double) n_near >= PAIR_SHARE * (double) search->n_candidates;
}

static void
try_pair (FinSearch *search, int first, int second, int shift)
{
  FinSchedule schedule = { .cadence = FIN_CADENCE_TWICE_MONTHLY,
                           .rule = FIN_SCHEDULE_MONTH_PAIR,
                           .step = 1,
                           .value = fin_schedule_pair (first, second, shift) };

  if (halves_agree (search, &schedule))
    fin_search_try (search, schedule);
}

/* Two days of the month: the most frequent one, and the most frequent one far enough from it. */
static void
try_month_pairs (FinSearch *search)
{
  int days[32] = { 0 };
  int one, other;
  int span = search->candidates[search->n_candidates - 1].day - search->candidates[0].day;
  bool off_weekends = search->off_weekends;

  /* What happens far more often than twice a month hits any two days, and says nothing. */
  if (search->n_candidates < PAIR_MIN_HITS
      || (double) search->n_candidates > PAIR_CROWD * (span / MEAN_MONTH_DAYS + 1.0))
    return;
  for (size_t i = 0; i < search->n_candidates; i++)
    days[search->candidates[i].month_day]++;
  one = find_mode (days, 32);
  for (int day = 1; day <= 31; day++)
    if (abs (day - one) < PAIR_APART || abs (day - one) > 31 - PAIR_APART)
      days[day] = 0;
  other = find_mode (days, 32);
  if (one < 1 || other < 1 || !lie_on_two_days (search, one, other))
    return;
  for (int a = one - 2; a <= one + 2; a++)
    for (int b = other - 2; b <= other + 2; b++)
      {
        int first = a < b ? a : b, second = a < b ? b : a;

        if (first < 1 || second > 31 || (!off_weekends && (a != one || b != other)))
          continue;
        try_pair (search, first, second, 0);
        if (off_weekends)
          {
            try_pair (search, first, second, 1);
            try_pair (search, first, second, 2);
          }
        /* The last day is the 28th to the 31st. */
        if (!off_weekends && second >= 28)
          try_pair (search, first, 31, 0);
      }
}

static void
try_long_steps (FinSearch *search)
{
  static const struct
  {
    int step;
    FinCadence cadence;
  } steps[] = {
    { 3, FIN_CADENCE_QUARTERLY },
    { 6, FIN_CADENCE_HALF_YEARLY },
    { 12, FIN_CADENCE_YEARLY },
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
      try_month_rules (search, steps[s].cadence, step, find_mode (counts, step));
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
  FinSearch search = { .candidates = candidates,
                    .n_candidates = n_candidates,
                    .first_day = first_day,
                    .as_of = as_of,
                    .equal = equal,
                    .best = best };

  memset (best, 0, sizeof *best);
  search.off_weekends = keeps_off_weekends (&search);
  try_day_steps (&search);
  try_month_rules (&search, FIN_CADENCE_MONTHLY, 1, 0);
  try_nth_weekday (&search);
  try_month_pairs (&search);
  try_long_steps (&search);
  fin_search_try_idle (&search);
  if (best->n_hits < 2)
    return false;
  best->chance = fin_search_chance (&search, best);
  return true;
}
