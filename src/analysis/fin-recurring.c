/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurring payments: who is grouped with whom, which series are kept, what comes next. */
#include "fin-recurring.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-calendar.h"
#include "fin-flow-order.h"
#include "fin-memory.h"
#include "fin-quantile.h"
#include "fin-recurring-private.h"

#define MAX_PER_GROUP 24
/* Series under one label beyond which none is joined to another. */
#define MAX_JOINED 40
#define FEW_CHANCE 0.01
/* Days that hardly any chance makes: payments keep to them, though many fail to come. */
#define SURE_CHANCE 1e-6
/* Neighbours in size farther apart than this are of different kinds. */
#define SCALE_RATIO 1.7
/* Histories that may have seen no more than two payments of a monthly series. */
#define SHORT_DAYS 100
/* Histories that may have seen no more than two of a half-yearly one. */
#define HALF_YEARS_DAYS 550
/* Days of more than a month or two. */
#define MANY_MONTHS 80.0
typedef struct
{
  const FinFlow *flows;
  size_t n_flows;
  const FinRecurringVerdict *verdicts;
  size_t n_verdicts;
  int32_t first_day;
  int32_t as_of;
  bool *taken;
  bool *marks; /* for one step's use; all false between steps */
  FinRecurring *found;
  size_t n_allocated;
  FinCandidate *group; /* what no series has taken of the group at hand, by day */
  size_t n_group;
  size_t n_alike; /* of the group at hand before any was taken */
  int n_clusters; /* of the group at hand: as many chances of a coincidence */
} Detector;

static int
compare_candidate_amounts (const void *a, const void *b)
{
  const FinCandidate *x = a;
  const FinCandidate *y = b;

  if (x->amount != y->amount)
    return x->amount < y->amount ? -1 : 1;
  return (x->day > y->day) - (x->day < y->day);
}

static int
compare_candidate_days (const void *a, const void *b)
{
  const FinCandidate *x = a;
  const FinCandidate *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->amount > y->amount) - (x->amount < y->amount);
}

/* Leaves only candidates that no series has taken. */
static size_t
drop_taken (const Detector *detector, FinCandidate *candidates, size_t n_candidates)
{
  size_t n_left = 0;

  for (size_t i = 0; i < n_candidates; i++)
    if (!detector->taken[candidates[i].row])
      candidates[n_left++] = candidates[i];
  return n_left;
}

static FinRecurringSeries *
append_series (Detector *detector)
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

static void
add_series (Detector *detector, const FinFit *fit, FinCandidate *candidates, size_t n_candidates)
{
  FinRecurringSeries *series = append_series (detector);

  detector->n_group = drop_taken (detector, detector->group, detector->n_group);
  fin_fit_collect (fit, candidates, n_candidates, detector->group, detector->n_group, series);
  for (size_t i = 0; i < series->n_hits; i++)
    detector->taken[series->hits[i].row] = true;
}

/* Is the whole group one series, amounts aside? Then it is not cut up by amount. */
static bool
is_clean (const FinFit *fit, size_t n_candidates)
{
  int n_due = fit->n_missed > 1 ? fit->n_span : fit->n_due;

  if (fit->chance < SURE_CHANCE && fit->n_hits >= 0.9 * (double) n_candidates
      && fit->n_hits >= 0.5 * n_due)
    return true;
  return fit->n_hits >= 3 && fit->chance < 0.05 && fit->n_hits >= 0.8 * (double) n_candidates
         && fit->n_hits >= 0.75 * n_due;
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

static bool
is_short (const Detector *detector)
{
  return detector->as_of - detector->first_day < SHORT_DAYS;
}

static void
extract_all (Detector *detector, FinCandidate *candidates, size_t n_candidates, bool equal)
{
  FinFit fit;

  for (int round = 0; round < MAX_PER_GROUP && n_candidates >= 2; round++)
    {
      bool telling;

      if (!fin_fit_best (candidates, n_candidates, detector->first_day, detector->as_of, equal,
                         &fit))
        return;
      telling = equal && is_short (detector) && fin_pair_is_telling (&fit, candidates, n_candidates)
                && (detector->n_alike == 2 || !fin_amount_is_round (candidates[0].amount));
      if (!telling
          && (!is_plausible (&fit, n_candidates, detector->n_clusters, equal)
              || (fit.n_hits == 2 && detector->n_alike > 2 && fin_amount_is_round (candidates[0].amount))))
        return;
      if (telling)
        fin_pair_settle (&fit, candidates, detector->as_of);
      add_series (detector, &fit, candidates, n_candidates);
      n_candidates = drop_taken (detector, candidates, n_candidates);
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
extract_cluster (Detector *detector, const FinCandidate *cluster, size_t n_cluster)
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
      extract_all (detector, strand, n_strand, true);
    }
  detector->n_alike = n_alike;
  free (strand);
}

static void
extract_by_amount (Detector *detector, FinCandidate *candidates, size_t n_candidates)
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
          qsort (cluster, i - start, sizeof *cluster, compare_candidate_days);
          extract_cluster (detector, cluster, i - start);
          free (cluster);
        }
      start = i;
    }
}

static void
extract_scale (Detector *detector, const FinCandidate *candidates, size_t n_candidates)
{
  FinCandidate *scale = fin_new0 (FinCandidate, n_candidates);
  FinFit fit;

  memcpy (scale, candidates, n_candidates * sizeof *scale);
  qsort (scale, n_candidates, sizeof *scale, compare_candidate_days);
  extract_all (detector, scale, n_candidates, false);
  n_candidates = drop_taken (detector, scale, n_candidates);
  if (n_candidates == 2
      && fin_fit_best (scale, n_candidates, detector->first_day, detector->as_of, false, &fit)
      && fin_pair_is_monthly (&fit, scale, n_candidates))
    {
      fin_pair_settle (&fit, scale, detector->as_of);
      add_series (detector, &fit, scale, n_candidates);
    }
  free (scale);
}

/*
 * In a short history, payments far apart in size are not of one kind, be their label the same. A long one
 * has so many of each that scales only make for more coincidences.
 */
static void
extract_by_scale (Detector *detector, FinCandidate *candidates, size_t n_candidates)
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

/* Puts together two series that a change of price or day has cut apart. Returns: whether any fitted */
static bool
join_two (Detector *detector, size_t first, const FinCandidate *group, size_t n_group)
{
  FinRecurring *found = detector->found;

  for (size_t i = first; i < found->n_series; i++)
    for (size_t k = first; k < found->n_series; k++)
      {
        FinRecurringSeries joined;

        if (i == k
            || (!fin_recurring_join (&found->series[i], &found->series[k], group, n_group,
                                     detector->first_day, detector->as_of, &joined)
                && !fin_recurring_move (&found->series[i], &found->series[k], &joined)))
          continue;
        free (found->series[i].hits);
        free (found->series[k].hits);
        found->series[i] = joined;
        found->series[k] = found->series[--found->n_series];
        return true;
      }
  return false;
}

static void
finish_series (Detector *detector, size_t first, const FinCandidate *group, size_t n_group)
{
  FinRecurring *found = detector->found;
  FinRecurringLabel label = { .n_days = detector->as_of - detector->first_day + 1,
                              .n_payments = n_group,
                              .n_clusters = detector->n_clusters };

  /* Where chance makes many series none of them had a price that changed. */
  while (found->n_series - first <= MAX_JOINED && join_two (detector, first, group, n_group))
    continue;
  for (size_t i = first; i < found->n_series; i++)
    fin_hits_adopt (&found->series[i], group, n_group,
                    fin_cadence_tolerance (found->series[i].schedule.cadence), detector->taken);
  detector->n_group = drop_taken (detector, detector->group, detector->n_group);
  label.n_left = detector->n_group;
  for (size_t i = first; i < found->n_series; i++)
    {
      FinRecurringSeries *series = &found->series[i];

      fin_recurring_describe_amounts (series);
      fin_recurring_judge (series, &label);
      series->verdict = -1;
      series->label = fin_flow_label (&detector->flows[series->hits[series->n_hits - 1].row]);
      series->next_slot = series->hits[series->n_hits - 1].slot + series->n_missed + 1;
      series->next = fin_schedule_day (&series->schedule, series->next_slot);
    }
  if (found->n_series > first)
    fin_recurring_drop_slices (found->series + first, found->n_series - first, group, n_group,
                               detector->marks);
}

static bool
is_pair_of_bills (const Detector *detector,
                  const FinFit *fit,
                  const FinCandidate *candidates,
                  size_t n_candidates)
{
  return fin_pair_is_bill (fit, candidates, n_candidates, FIN_CADENCE_YEARLY)
         || (detector->as_of - detector->first_day < HALF_YEARS_DAYS
             && fin_pair_is_bill (fit, candidates, n_candidates, FIN_CADENCE_HALF_YEARLY));
}

static void
detect_group (Detector *detector, FinCandidate *candidates, size_t n_candidates)
{
  size_t first = detector->found->n_series;
  size_t n_group = n_candidates;
  FinCandidate *group;
  FinFit fit;

  if (n_candidates < 2)
    return;
  group = fin_new0 (FinCandidate, n_group);
  memcpy (group, candidates, n_group * sizeof *group);
  detector->n_clusters = 1;
  detector->group = fin_new0 (FinCandidate, n_group);
  detector->n_group = n_group;
  detector->n_alike = n_group;
  memcpy (detector->group, candidates, n_group * sizeof *group);
  if (fin_fit_best (candidates, n_candidates, detector->first_day, detector->as_of, false, &fit)
      && (is_clean (&fit, n_candidates) || is_pair_of_bills (detector, &fit, candidates, n_candidates)
          || (is_short (detector) && fin_pair_is_monthly (&fit, candidates, n_candidates))))
    {
      if (n_candidates == 2 && fin_schedule_mean_step (&fit.schedule) < MANY_MONTHS)
        fin_pair_settle (&fit, candidates, detector->as_of);
      add_series (detector, &fit, candidates, n_candidates);
      n_candidates = drop_taken (detector, candidates, n_candidates);
    }
  extract_by_amount (detector, candidates, n_candidates);
  n_candidates = drop_taken (detector, candidates, n_candidates);
  if (is_short (detector))
    {
      extract_by_scale (detector, candidates, n_candidates);
      n_candidates = drop_taken (detector, candidates, n_candidates);
    }
  qsort (candidates, n_candidates, sizeof *candidates, compare_candidate_days);
  extract_all (detector, candidates, n_candidates, false);
  finish_series (detector, first, group, n_group);
  free (detector->group);
  free (group);
}

static void
detect_groups (Detector *detector, const FinFlow **order, size_t n_order)
{
  FinCandidate *candidates = fin_new0 (FinCandidate, n_order);

  for (size_t start = 0, end; start < n_order; start = end)
    {
      size_t n_candidates = 0;

      for (end = start; end < n_order && fin_flow_same_group (order[start], order[end]); end++)
        candidates[n_candidates++] = fin_candidate_make (order[end], (size_t) (order[end] - detector->flows));
      detect_group (detector, candidates, n_candidates);
    }
  free (candidates);
}

static void
finish_kept (Detector *detector, int verdict, FinRecurringSeries *series)
{
  const FinRecurringVerdict *said = &detector->verdicts[verdict];

  series->verdict = verdict;
  series->next = fin_schedule_day (&series->schedule, series->next_slot);
  if (series->n_hits > 0)
    {
      fin_recurring_describe_amounts (series);
      series->label = fin_flow_label (&detector->flows[series->hits[series->n_hits - 1].row]);
    }
  else
    {
      series->fixed = true;
      series->amount = series->low = series->high = said->has_amount ? said->amount : said->low;
      series->label = said->n_labels > 0 ? said->labels[0] : "";
    }
  series->amount_said = said->has_amount;
  if (said->has_amount)
    series->amount = said->amount;
}

/*
 * What was known when the person spoke makes no other series, and where they fixed the days nothing
 * alike does, whether it keeps to them or not.
 */
static void
take_known (Detector *detector,
            const FinRecurringVerdict *verdict,
            const FinCandidate *candidates,
            size_t n_candidates)
{
  for (size_t i = 0; i < n_candidates; i++)
    if (verdict->pinned || fin_recurring_verdict_knows (verdict, &candidates[i]))
      detector->taken[candidates[i].row] = true;
}

/* The person's series come first: what they speak of is not looked at again. */
static void
keep_series (Detector *detector, const FinFlow **order, size_t n_order, int verdict)
{
  FinCandidate *candidates = fin_new0 (FinCandidate, n_order);
  FinRecurringSeries *series;
  size_t n_candidates = 0;

  for (size_t i = 0; i < n_order; i++)
    if (!detector->taken[order[i] - detector->flows]
        && fin_recurring_verdict_speaks_of (&detector->verdicts[verdict], order[i]))
      candidates[n_candidates++] = fin_candidate_make (order[i], (size_t) (order[i] - detector->flows));
  qsort (candidates, n_candidates, sizeof *candidates, compare_candidate_days);
  series = append_series (detector);
  fin_recurring_keep (&detector->verdicts[verdict], candidates, n_candidates, detector->first_day,
                      detector->as_of, series);
  for (size_t i = 0; i < series->n_hits; i++)
    detector->taken[series->hits[i].row] = true;
  take_known (detector, &detector->verdicts[verdict], candidates, n_candidates);
  finish_kept (detector, verdict, series);
  free (candidates);
}

static void
drop_rejected (Detector *detector)
{
  FinRecurring *found = detector->found;
  size_t n_left = 0;

  found->rejected = fin_new0 (FinRecurringSeries, found->n_series);
  for (size_t i = 0; i < found->n_series; i++)
    {
      FinRecurringSeries *series = &found->series[i];

      for (size_t v = 0; v < detector->n_verdicts && series->verdict < 0; v++)
        if (fin_recurring_verdict_rejects (&detector->verdicts[v], series, detector->flows))
          series->verdict = (int) v;
      if (series->verdict >= 0
          && detector->verdicts[series->verdict].kind == FIN_RECURRING_REJECTED)
        found->rejected[found->n_rejected++] = *series;
      else
        found->series[n_left++] = *series;
    }
  found->n_series = n_left;
}

/**
 * fin_recurring_detect:
 * @flows: in any order; those after @as_of and those without an amount are not looked at
 * @verdicts: (nullable): what a person said: kept series are there, rejected ones are apart
 *
 * Returns: (transfer full): the series, perhaps none; labels are those of @flows and @verdicts
 */
FinRecurring *
fin_recurring_detect (const FinFlow *flows,
                      size_t n_flows,
                      int32_t as_of,
                      const FinRecurringVerdict *verdicts,
                      size_t n_verdicts)
{
  Detector detector = { .flows = flows,
                        .n_flows = n_flows,
                        .verdicts = verdicts,
                        .n_verdicts = n_verdicts,
                        .as_of = as_of,
                        .first_day = as_of };
  const FinFlow **order = fin_new0 (const FinFlow *, n_flows);
  size_t n_order = 0, n_left = 0;

  for (size_t i = 0; i < n_flows; i++)
    if (flows[i].day <= as_of && isfinite (flows[i].amount) && flows[i].amount != 0)
      {
        order[n_order++] = &flows[i];
        if (flows[i].day < detector.first_day)
          detector.first_day = flows[i].day;
      }
  detector.found = fin_new0 (FinRecurring, 1);
  detector.taken = fin_new0 (bool, n_flows);
  detector.marks = fin_new0 (bool, n_flows);
  qsort (order, n_order, sizeof *order, fin_flow_compare_groups);
  for (size_t v = 0; v < n_verdicts; v++)
    if (verdicts[v].kind == FIN_RECURRING_KEPT)
      keep_series (&detector, order, n_order, (int) v);
  for (size_t i = 0; i < n_order; i++)
    if (!detector.taken[order[i] - flows])
      order[n_left++] = order[i];
  detect_groups (&detector, order, n_left);
  drop_rejected (&detector);
  free (detector.taken);
  free (detector.marks);
  free (order);
  return detector.found;
}

void
fin_recurring_free (FinRecurring *recurring)
{
  if (recurring == NULL)
    return;
  for (size_t i = 0; i < recurring->n_series; i++)
    free (recurring->series[i].hits);
  for (size_t i = 0; i < recurring->n_rejected; i++)
    free (recurring->rejected[i].hits);
  free (recurring->series);
  free (recurring->rejected);
  free (recurring);
}
