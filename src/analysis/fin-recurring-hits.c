/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which payments belong to a series once its schedule is known. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-quantile.h"
#include "fin-recurring-private.h"

/* So many days off and so much of the amount more or less, it may still be the missing one. */
#define STRAY_DAYS   8.0
#define STRAY_AMOUNT 0.3
#define STRAY_CHANCE 1e-3
#define MOVED_STRAYS 3
/* On time and so much of the amount more or less, it takes the place of a missing one. */
#define ADOPT_AMOUNT 0.2

static FinRecurringHit
make_hit (const FinFit *fit, const FinCandidate *candidate)
{
  FinRecurringHit hit = { .row = candidate->row, .day = candidate->day, .amount = candidate->amount };

  fin_candidate_nearest (&fit->schedule, candidate, &hit.slot, &hit.offset);
  return hit;
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

/* Is it days off its due day, but no more than payments may stray, and of the usual amount? */
static bool
is_stray (const FinFit *fit, const FinRecurringHit *hit, double usual, double spread)
{
  int reach = (int) fmin (0.3 * fin_schedule_mean_step (&fit->schedule), STRAY_DAYS);

  return abs (hit->offset) > fit->tolerance && abs (hit->offset) <= reach
         && fabs (hit->amount - usual) <= spread * fabs (usual);
}

/* Who strays again and again by the same days has another due day by now: none of them belongs here. */
static bool
has_moved (const FinFit *fit,
           const FinCandidate *candidates,
           size_t n_candidates,
           int last_slot,
           double usual,
           double spread)
{
  int n_strays = 0, least = 0, most = 0;

  for (size_t i = 0; i < n_candidates; i++)
    {
      FinRecurringHit hit = make_hit (fit, &candidates[i]);

      if (hit.slot <= last_slot || !is_stray (fit, &hit, usual, spread))
        continue;
      least = n_strays == 0 || hit.offset < least ? hit.offset : least;
      most = n_strays == 0 || hit.offset > most ? hit.offset : most;
      n_strays++;
    }
  return n_strays >= MOVED_STRAYS && most - least <= fit->tolerance;
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
  int first_slot = series->hits[0].slot;
  int last_slot = series->hits[series->n_hits - 1].slot;

  /* Only where the label stands for this series and little else, or the amount does. */
  bool clean = 4 * (n_candidates - series->n_hits) <= series->n_hits;
  double spread = clean ? STRAY_AMOUNT : FIN_SAME_AMOUNT;

  if (series->n_hits < 4 || fit->chance > STRAY_CHANCE)
    return;
  if (!has_moved (fit, candidates, n_candidates, last_slot, usual, spread))
    last_slot += fit->n_missed + 1;
  for (size_t i = 0; i < n_candidates; i++)
    {
      FinRecurringHit hit = make_hit (fit, &candidates[i]);

      if (hit.slot > first_slot && hit.slot <= last_slot && is_stray (fit, &hit, usual, spread))
        insert_hit (series, hit);
    }
}

/* What the payment nearest to @slot amounted to. */
static double
nearest_amount (const FinRecurringSeries *series, int slot)
{
  size_t best = 0;

  for (size_t i = 1; i < series->n_hits; i++)
    if (abs (series->hits[i].slot - slot) < abs (series->hits[best].slot - slot))
      best = i;
  return series->hits[best].amount;
}

static double
median_amount (const FinCandidate *candidates, size_t n_candidates)
{
  double *amounts = fin_new0 (double, n_candidates);
  double median;

  for (size_t i = 0; i < n_candidates; i++)
    amounts[i] = candidates[i].amount;
  fin_sort (amounts, n_candidates);
  median = fin_median (amounts, n_candidates);
  free (amounts);
  return median;
}

/* Of two payments for one slot the nearer one, and on the same day the one of the very amount. */
static bool
is_nearer (const FinRecurringHit *hit, const FinRecurringHit *before, double usual)
{
  if (abs (hit->offset) != abs (before->offset))
    return abs (hit->offset) < abs (before->offset);
  return fabs (hit->amount - usual) <= FIN_SAME_AMOUNT * fabs (usual)
         && fabs (before->amount - usual) > FIN_SAME_AMOUNT * fabs (usual);
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
  double usual = median_amount (candidates, n_candidates);
  int last_due;

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
      else if (is_nearer (&hit, before, usual))
        *before = hit;
    }
  last_due = series->hits[series->n_hits - 1].slot + fit->n_missed;
  collect_strays (fit, strays, n_strays, series);
  fin_hits_count (series, last_due);
  series->chance = fit->chance;
  series->n_alike = n_candidates;
}

/**
 * fin_hits_adopt: fills empty slots of @series, and those next to its ends, with payments of the
 * same label that lie near the due day and have an amount like their neighbours'.
 * @taken: per row: belongs to a series; those that are adopted are marked
 */
void
fin_hits_adopt (FinRecurringSeries *series,
                const FinCandidate *candidates,
                size_t n_candidates,
                int tolerance,
                bool *taken)
{
  int last_due = series->hits[series->n_hits - 1].slot + series->n_missed;
  FinFit fit = { .schedule = series->schedule, .tolerance = tolerance };

  series->hits = realloc (series->hits, (series->n_hits + n_candidates) * sizeof *series->hits);
  if (series->hits == NULL)
    abort ();
  /* Backwards, so that a price that rose is followed to where it began. */
  for (size_t i = n_candidates; i-- > 0;)
    {
      size_t n_before = series->n_hits;
      FinRecurringHit hit;
      double usual;

      if (taken[candidates[i].row])
        continue;
      hit = make_hit (&fit, &candidates[i]);
      if (abs (hit.offset) > tolerance || hit.slot < series->hits[0].slot - 1
          || hit.slot > last_due)
        continue;
      usual = nearest_amount (series, hit.slot);
      if (fabs (hit.amount - usual) > ADOPT_AMOUNT * fabs (usual))
        continue;
      insert_hit (series, hit);
      if (series->n_hits > n_before)
        taken[hit.row] = true;
    }
  fin_hits_count (series, last_due);
}

/** fin_hits_count: the numbers that follow from the hits; @last_due had to come by now. */
void
fin_hits_count (FinRecurringSeries *series, int last_due)
{
  int last_slot = series->hits[series->n_hits - 1].slot;

  series->longest_pause = 0;
  for (size_t i = 1; i < series->n_hits; i++)
    {
      int pause = series->hits[i].slot - series->hits[i - 1].slot - 1;

      if (pause > series->longest_pause)
        series->longest_pause = pause;
    }
  series->n_missed = last_due > last_slot ? last_due - last_slot : 0;
  series->n_due = last_slot + series->n_missed - series->hits[0].slot + 1;
}
