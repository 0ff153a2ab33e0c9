/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applies a person's verdicts: series that are kept whatever the evidence, series that are not. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-recurring-private.h"

/* A payment is meant when its amount lies so far around what it was. */
#define BAND_LOW  0.6
#define BAND_HIGH 1.6
/* A series is the rejected one when it has this share of the payments known then. */
#define SAME_SERIES 0.34

static bool
has_label (const FinRecurringVerdict *verdict, const char *label)
{
  for (size_t i = 0; i < verdict->n_labels; i++)
    if (strcmp (verdict->labels[i], label != NULL ? label : "") == 0)
      return true;
  return false;
}

static bool
is_evidence (const FinRecurringVerdict *verdict, int32_t day, double amount)
{
  for (size_t i = 0; i < verdict->n_evidence; i++)
    if (verdict->evidence[i].day == day && fabs (verdict->evidence[i].amount - amount) < 0.5)
      return true;
  return false;
}

static bool
in_band (const FinRecurringVerdict *verdict, double amount)
{
  double least = fmin (fabs (verdict->low), fabs (verdict->high));
  double most = fmax (fabs (verdict->low), fabs (verdict->high));

  return verdict->whole || (fabs (amount) >= BAND_LOW * least && fabs (amount) <= BAND_HIGH * most);
}

/** fin_recurring_verdict_speaks_of: Returns: whether the payment may belong to its series */
bool
fin_recurring_verdict_speaks_of (const FinRecurringVerdict *verdict, const FinFlow *flow)
{
  if (verdict->outgoing != (flow->amount < 0))
    return false;
  return (has_label (verdict, flow->label) && in_band (verdict, flow->amount))
         || is_evidence (verdict, flow->day, flow->amount);
}

/** fin_recurring_verdict_knows: Returns: whether the payment was there when the person spoke */
bool
fin_recurring_verdict_knows (const FinRecurringVerdict *verdict, const FinCandidate *candidate)
{
  return is_evidence (verdict, candidate->day, candidate->amount);
}

/** fin_recurring_verdict_rejects: Returns: whether @series is what the person meant */
bool
fin_recurring_verdict_rejects (const FinRecurringVerdict *verdict,
                               const FinRecurringSeries *series,
                               const FinFlow *flows)
{
  size_t n_known = 0, n_fewer;
  const FinRecurringHit *last = &series->hits[series->n_hits - 1];

  if (verdict->kind != FIN_RECURRING_REJECTED || verdict->outgoing != (last->amount < 0))
    return false;
  if (has_label (verdict, flows[last->row].label) && in_band (verdict, series->amount))
    return true;
  for (size_t i = 0; i < series->n_hits; i++)
    n_known += is_evidence (verdict, series->hits[i].day, series->hits[i].amount);
  n_fewer = series->n_hits < verdict->n_evidence ? series->n_hits : verdict->n_evidence;
  return n_known > 0 && (double) n_known >= SAME_SERIES * (double) n_fewer;
}

/* The schedule as the person knows it, or learned anew if it still has the same cadence. */
static FinFit
choose_fit (const FinRecurringVerdict *verdict,
            const FinCandidate *candidates,
            size_t n_candidates,
            int32_t first_day,
            int32_t as_of)
{
  FinFit known = fin_fit_schedule (&verdict->schedule, candidates, n_candidates, as_of);
  FinFit anew;

  if (verdict->pinned || n_candidates < 3
      || !fin_fit_best (candidates, n_candidates, first_day, as_of, false, &anew)
      || anew.schedule.cadence != verdict->schedule.cadence || anew.n_hits < known.n_hits)
    return known;
  return anew;
}

/* A series that no payment belongs to yet: due from the day that the person named. */
static void
expect (FinRecurringSeries *series, const FinRecurringVerdict *verdict, int32_t as_of)
{
  int tolerance = fin_cadence_tolerance (verdict->schedule.cadence);
  int slot = fin_schedule_nearest_slot (&verdict->schedule, verdict->start);

  while (fin_schedule_day (&verdict->schedule, slot) < verdict->start)
    slot++;
  for (; fin_schedule_day (&verdict->schedule, slot) + tolerance <= as_of; slot++)
    series->n_missed++;
  series->schedule = verdict->schedule;
  series->n_due = series->n_missed;
  series->next_slot = slot;
}

/**
 * fin_recurring_keep: the series of a verdict of the kind %FIN_RECURRING_KEPT.
 * @candidates: what the verdict speaks of and no series has taken, by day; perhaps none
 * @series: (out caller-allocates): all but its amounts and its next day
 */
void
fin_recurring_keep (const FinRecurringVerdict *verdict,
                    const FinCandidate *candidates,
                    size_t n_candidates,
                    int32_t first_day,
                    int32_t as_of,
                    FinRecurringSeries *series)
{
  FinFit fit = choose_fit (verdict, candidates, n_candidates, first_day, as_of);

  memset (series, 0, sizeof *series);
  if (fit.n_hits > 0)
    {
      fin_fit_collect (&fit, candidates, n_candidates, candidates, n_candidates, series);
      series->next_slot = series->hits[series->n_hits - 1].slot + series->n_missed + 1;
    }
  else
    expect (series, verdict, as_of);
  series->n_alike = n_candidates;
  series->chance = 0.0;
  series->confidence = 1.0;
  series->shown = true;
  series->ended = series->n_hits > 0 && series->n_missed > 1 && !verdict->pinned;
  if (verdict->end_day != FIN_RECURRING_NO_DAY && as_of >= verdict->end_day)
    series->ended = true;
}
