/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes series out of a group of payments: by what they amount to, and one after the other. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-recurring-detector.h"

#define MAX_PER_GROUP 24
#define FEW_CHANCE    0.01
/* Neighbours in size farther apart than this are of different kinds. */
#define SCALE_RATIO 1.7
/* Histories that may have seen no more than two payments of a monthly series. */
#define SHORT_DAYS 100

static int
compare_candidate_amounts (const void *a, const void *b)
{
  const FinCandidate *x = a;
  const FinCandidate *y = b;

  if (x->amount != y->amount)
    return x->amount < y->amount ? -1 : 1;
  return (x->day > y->day) - (x->day < y->day);
}

/** fin_candidate_compare_days: for qsort(): by day, then amount. */
int
fin_candidate_compare_days (const void *a, const void *b)
{
  const FinCandidate *x = a;
  const FinCandidate *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->amount > y->amount) - (x->amount < y->amount);
}

/** fin_detector_drop_taken: Returns: how many candidates are left that no series has taken */
size_t
fin_detector_drop_taken (const FinDetector *detector, FinCandidate *candidates, size_t n_candidates)
{
  size_t n_left = 0;

  for (size_t i = 0; i < n_candidates; i++)
    if (!detector->taken[candidates[i].row])
      candidates[n_left++] = candidates[i];
  return n_left;
}

/** fin_detector_append: Returns: a series more, all zero; until the next one */
FinRecurringSeries *
fin_detector_append (FinDetector *detector)
{
  FinRecurring *found = detector->found;

  if (found->n_series == detector->n_allocated)
    {
      detector->n_allocated = 2 * detector->n_allocated + 16;
      found->series = realloc (found->series, detector->n_allocated * sizeof *found->series);
      if (found->series == NULL)
        abort ();
    }
  memset (&found->series[found->n_series], 0, sizeof *found->series);
  return &found->series[found->n_series++];
}

/** fin_detector_add: the series that @fit is of @candidates, which take part in no other then. */
void
fin_detector_add (FinDetector *detector,
                  const FinFit *fit,
                  FinCandidate *candidates,
                  size_t n_candidates)
{
  FinRecurringSeries *series = fin_detector_append (detector);

  detector->n_group = fin_detector_drop_taken (detector, detector->group, detector->n_group);
  fin_fit_collect (fit, candidates, n_candidates, detector->group, detector->n_group, series);
  for (size_t i = 0; i < series->n_hits; i++)
    detector->taken[series->hits[i].row] = true;
}

static bool
is_plausible (const FinFit *fit, size_t n_candidates, int n_clusters, bool equal)
{
  int needed = equal && fin_schedule_mean_step (&fit->schedule) > 25.0 ? 2 : 3;
  int n_due = fit->n_missed > 1 ? fit->n_span : fit->n_due;

  if (fit->longest_pause > 1)
    n_due -= fit->longest_pause - 1;
  if (fit->n_hits < needed)
    return false;
  if (fit->n_hits == 2 && fit->largest_offset > 1)
    return false;
  /* Two or three payments a quarter apart are found in any shop's till rolls. */
  if (fit->n_hits <= 3 && fin_schedule_mean_step (&fit->schedule) > 80.0
      && fit->chance * n_clusters > FEW_CHANCE)
    return false;
  /* Daily shopping meets any day of the week: a habit, not a payment that is due. */
  if (!equal && fit->schedule.rule == FIN_SCHEDULE_DAYS
      && (double) n_candidates > FIN_MAX_CROWD * n_due)
    return false;
  return fit->chance < 0.1;
}

/** fin_detector_is_short: Returns: whether the history may have seen a monthly series twice at most
 */
bool
fin_detector_is_short (const FinDetector *detector)
{
  return detector->as_of - detector->first_day < SHORT_DAYS;
}

/** fin_detector_extract: one series after the other, as long as there is a plausible one. */
void
fin_detector_extract (FinDetector *detector,
                      FinCandidate *candidates,
                      size_t n_candidates,
                      bool equal)
{
  FinFit fit;

  for (int round = 0; round < MAX_PER_GROUP && n_candidates >= 2; round++)
    {
      bool telling;

      if (!fin_fit_best (candidates, n_candidates, detector->first_day, detector->as_of, equal,
                         &fit))
        return;
      telling = equal && fin_detector_is_short (detector)
                && fin_pair_is_telling (&fit, candidates, n_candidates)
                && (detector->n_alike == 2 || !fin_amount_is_round (candidates[0].amount));
      if (!telling
          && (!is_plausible (&fit, n_candidates, detector->n_clusters, equal)
              || (fit.n_hits == 2 && detector->n_alike > 2
                  && fin_amount_is_round (candidates[0].amount))))
        return;
      if (telling)
        fin_pair_settle (&fit, candidates, detector->as_of);
      fin_detector_add (detector, &fit, candidates, n_candidates);
      n_candidates = fin_detector_drop_taken (detector, candidates, n_candidates);
    }
}

static bool
same_amount (const FinCandidate *a, const FinCandidate *b)
{
  return fabs (a->amount - b->amount) <= FIN_SAME_AMOUNT * fabs (a->amount);
}

static bool
differ_in_scale (const FinCandidate *a, const FinCandidate *b)
{
  double ratio = a->amount / b->amount;

  return ratio > SCALE_RATIO || ratio < 1.0 / SCALE_RATIO;
}

/* Runs of two or more of the same amount; at least 1. */
static int
count_clusters (const FinCandidate *candidates, size_t n_candidates)
{
  int n_clusters = 0;

  for (size_t i = 1; i < n_candidates; i++)
    n_clusters += same_amount (&candidates[i], &candidates[i - 1])
                  && (i < 2 || !same_amount (&candidates[i - 1], &candidates[i - 2]));
  return n_clusters > 0 ? n_clusters : 1;
}

/* How many payments each of the days of @candidates, by day, has; 1 where they differ. */
static size_t
count_twins (const FinCandidate *candidates, size_t n_candidates)
{
  size_t n_twins = 0, n_same = 1;

  for (size_t i = 1; i <= n_candidates; i++)
    {
      if (i < n_candidates && candidates[i].day == candidates[i - 1].day)
        {
          n_same++;
          continue;
        }
      if (n_twins > 0 && n_same != n_twins)
        return 1;
      n_twins = n_same;
      n_same = 1;
    }
  return n_twins;
}

/* Payments of one amount, by day: where each day has two, they are two series. */
static void
extract_cluster (FinDetector *detector, const FinCandidate *cluster, size_t n_cluster)
{
  size_t n_twins = count_twins (cluster, n_cluster);
  size_t n_strand = n_cluster / n_twins, n_alike = detector->n_alike;
  FinCandidate *strand = fin_new0 (FinCandidate, n_strand);

  if (n_cluster == n_alike)
    detector->n_alike = n_strand;
  for (size_t twin = 0; twin < n_twins; twin++)
    {
      for (size_t i = 0; i < n_strand; i++)
        strand[i] = cluster[i * n_twins + twin];
      fin_detector_extract (detector, strand, n_strand, true);
    }
  detector->n_alike = n_alike;
  free (strand);
}

/** fin_detector_extract_by_amount: series of one amount each; sorts @candidates by it. */
void
fin_detector_extract_by_amount (FinDetector *detector,
                                FinCandidate *candidates,
                                size_t n_candidates)
{
  size_t start = 0;

  qsort (candidates, n_candidates, sizeof *candidates, compare_candidate_amounts);
  detector->n_clusters = count_clusters (candidates, n_candidates);
  for (size_t i = 1; i <= n_candidates; i++)
    {
      if (i < n_candidates && same_amount (&candidates[i], &candidates[i - 1]))
        continue;
      if (i - start >= 2)
        {
          FinCandidate *cluster = fin_new0 (FinCandidate, i - start);

          memcpy (cluster, candidates + start, (i - start) * sizeof *cluster);
          qsort (cluster, i - start, sizeof *cluster, fin_candidate_compare_days);
          extract_cluster (detector, cluster, i - start);
          free (cluster);
        }
      start = i;
    }
}

static void
extract_scale (FinDetector *detector, const FinCandidate *candidates, size_t n_candidates)
{
  FinCandidate *scale = fin_new0 (FinCandidate, n_candidates);
  FinFit fit;

  memcpy (scale, candidates, n_candidates * sizeof *scale);
  qsort (scale, n_candidates, sizeof *scale, fin_candidate_compare_days);
  fin_detector_extract (detector, scale, n_candidates, false);
  n_candidates = fin_detector_drop_taken (detector, scale, n_candidates);
  if (n_candidates == 2
      && fin_fit_best (scale, n_candidates, detector->first_day, detector->as_of, false, &fit)
      && fin_pair_is_monthly (&fit, scale, n_candidates))
    {
      fin_pair_settle (&fit, scale, detector->as_of);
      fin_detector_add (detector, &fit, scale, n_candidates);
    }
  free (scale);
}

/**
 * fin_detector_extract_by_scale: in a short history, payments far apart in size are not of one
 * kind, be their label the same. A long one has so many of each that scales only make for more
 * coincidences.
 */
void
fin_detector_extract_by_scale (FinDetector *detector, FinCandidate *candidates, size_t n_candidates)
{
  size_t start = 0;
  int n_scales = 1;

  qsort (candidates, n_candidates, sizeof *candidates, compare_candidate_amounts);
  for (size_t i = 1; i < n_candidates; i++)
    n_scales += differ_in_scale (&candidates[i], &candidates[i - 1]);
  if (n_scales == 1)
    return;
  detector->n_clusters = n_scales;
  for (size_t i = 1; i <= n_candidates; i++)
    {
      if (i < n_candidates && !differ_in_scale (&candidates[i], &candidates[i - 1]))
        continue;
      if (i - start >= 2)
        extract_scale (detector, candidates + start, i - start);
      start = i;
    }
}
