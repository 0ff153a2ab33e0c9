/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurring payments: who is grouped with whom, which series are kept, what comes next. */
#include "fin-recurring.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-flow-order.h"
#include "fin-memory.h"
#include "fin-recurring-detector.h"

/* Series under one label beyond which none is joined to another. */
#define MAX_JOINED 40
/* Days that hardly any chance makes: payments keep to them, though many fail to come. */
#define SURE_CHANCE 1e-6
/* Histories that may have seen no more than two of a half-yearly one. */
#define HALF_YEARS_DAYS 550
/* Days of more than a month or two. */
#define MANY_MONTHS 80.0

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

/* Puts together two series that a change of price or day has cut apart. Returns: whether any fitted */
static bool
join_two (FinDetector *detector, size_t first, const FinCandidate *group, size_t n_group)
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
finish_series (FinDetector *detector, size_t first, const FinCandidate *group, size_t n_group)
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
  detector->n_group = fin_detector_drop_taken (detector, detector->group, detector->n_group);
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
is_pair_of_bills (const FinDetector *detector,
                  const FinFit *fit,
                  const FinCandidate *candidates,
                  size_t n_candidates)
{
  return fin_pair_is_bill (fit, candidates, n_candidates, FIN_CADENCE_YEARLY)
         || (detector->as_of - detector->first_day < HALF_YEARS_DAYS
             && fin_pair_is_bill (fit, candidates, n_candidates, FIN_CADENCE_HALF_YEARLY));
}

static void
detect_group (FinDetector *detector, FinCandidate *candidates, size_t n_candidates)
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
          || (fin_detector_is_short (detector) && fin_pair_is_monthly (&fit, candidates, n_candidates))))
    {
      if (n_candidates == 2 && fin_schedule_mean_step (&fit.schedule) < MANY_MONTHS)
        fin_pair_settle (&fit, candidates, detector->as_of);
      fin_detector_add (detector, &fit, candidates, n_candidates);
      n_candidates = fin_detector_drop_taken (detector, candidates, n_candidates);
    }
  fin_detector_extract_by_amount (detector, candidates, n_candidates);
  n_candidates = fin_detector_drop_taken (detector, candidates, n_candidates);
  if (fin_detector_is_short (detector))
    {
      fin_detector_extract_by_scale (detector, candidates, n_candidates);
      n_candidates = fin_detector_drop_taken (detector, candidates, n_candidates);
    }
  qsort (candidates, n_candidates, sizeof *candidates, fin_candidate_compare_days);
  fin_detector_extract (detector, candidates, n_candidates, false);
  finish_series (detector, first, group, n_group);
  free (detector->group);
  free (group);
}

static void
detect_groups (FinDetector *detector, const FinFlow **order, size_t n_order)
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
finish_kept (FinDetector *detector, int verdict, FinRecurringSeries *series)
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
take_known (FinDetector *detector,
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
keep_series (FinDetector *detector, const FinFlow **order, size_t n_order, int verdict)
{
  FinCandidate *candidates = fin_new0 (FinCandidate, n_order);
  FinRecurringSeries *series;
  size_t n_candidates = 0;

  for (size_t i = 0; i < n_order; i++)
    if (!detector->taken[order[i] - detector->flows]
        && fin_recurring_verdict_speaks_of (&detector->verdicts[verdict], order[i]))
      candidates[n_candidates++] = fin_candidate_make (order[i], (size_t) (order[i] - detector->flows));
  qsort (candidates, n_candidates, sizeof *candidates, fin_candidate_compare_days);
  series = fin_detector_append (detector);
  fin_recurring_keep (&detector->verdicts[verdict], candidates, n_candidates, detector->first_day,
                      detector->as_of, series);
  for (size_t i = 0; i < series->n_hits; i++)
    detector->taken[series->hits[i].row] = true;
  take_known (detector, &detector->verdicts[verdict], candidates, n_candidates);
  finish_kept (detector, verdict, series);
  free (candidates);
}

static void
drop_rejected (FinDetector *detector)
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
  FinDetector detector = { .flows = flows,
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

static FinRecurringSeries *
copy_series (const FinRecurringSeries *series, size_t n_series)
{
  FinRecurringSeries *copy = fin_new0 (FinRecurringSeries, n_series);

  for (size_t i = 0; i < n_series; i++)
    {
      copy[i] = series[i];
      copy[i].hits = fin_new0 (FinRecurringHit, series[i].n_hits);
      if (series[i].n_hits > 0)
        memcpy (copy[i].hits, series[i].hits, series[i].n_hits * sizeof *copy[i].hits);
    }
  return copy;
}

/** fin_recurring_copy: Returns: (transfer full): labels stay those of @recurring */
FinRecurring *
fin_recurring_copy (const FinRecurring *recurring)
{
  FinRecurring *copy = fin_new0 (FinRecurring, 1);

  copy->series = copy_series (recurring->series, recurring->n_series);
  copy->n_series = recurring->n_series;
  copy->rejected = copy_series (recurring->rejected, recurring->n_rejected);
  copy->n_rejected = recurring->n_rejected;
  return copy;
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
