/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another job, another home, another payday: what took a large series' place came but once, and comes again. */
#include <math.h>

#include "fin-flow-order.h"
#include "fin-recurring-private.h"

/* Of all that goes in one direction in a month, so much in one payment is a pay or a rent. */
#define LARGE_SHARE 0.2
/* Heirs are of the size of what they replace, give or take. */
#define ALIKE 0.5
/* What was missed more often ended for other reasons. */
#define MOST_MISSED 2
#define LEAST_HITS  4
/* Series of a month, or of four weeks. */
#define LEAST_STEP 25.0
#define MOST_STEP  32.0
/* The first payment to the new one comes so many days after the last to the old one, at least. */
#define APART 10

typedef struct
{
  const FinRecurringPast *past;
  double monthly[2]; /* per direction, 0 out, 1 in */
} Heirs;

static void
measure_turnover (Heirs *heirs)
{
  int32_t first = heirs->past->as_of;
  double months;

  for (size_t i = 0; i < heirs->past->n_flows; i++)
    {
      heirs->monthly[heirs->past->flows[i].amount > 0.0] += fabs (heirs->past->flows[i].amount);
      if (heirs->past->flows[i].day < first)
        first = heirs->past->flows[i].day;
    }
  months = fmax ((heirs->past->as_of - first + 1) / 30.4, 1.0);
  heirs->monthly[0] /= months;
  heirs->monthly[1] /= months;
}

/* A large series that stayed away lately, of which the person said nothing. */
static bool
may_have_heir (const Heirs *heirs, const FinRecurringSeries *series)
{
  double step = fin_schedule_mean_step (&series->schedule);

  return series->verdict < 0 && series->n_missed >= 1 && series->n_missed <= MOST_MISSED
         && series->n_hits >= LEAST_HITS && step >= LEAST_STEP && step <= MOST_STEP
         && fabs (series->amount) >= LARGE_SHARE * heirs->monthly[series->amount > 0.0];
}

/* Does @row come after @series, is it of its size, and is there nothing else like it, but for @series itself? */
static bool
may_be_heir (const Heirs *heirs, const FinRecurringSeries *series, size_t row)
{
  const FinFlow *flow = &heirs->past->flows[row];
  double ratio = flow->amount / series->amount;

  if (heirs->past->taken[row] || ratio < ALIKE || ratio > 1.0 / ALIKE
      || flow->day < series->hits[series->n_hits - 1].day + APART)
    return false;
  for (size_t i = 0; i < heirs->past->n_flows; i++)
    if (i != row && fin_flow_same_group (&heirs->past->flows[i], flow)
        && !(heirs->past->taken[i] && strcmp (flow->label, series->label) == 0))
      return false;
  return true;
}

/* Returns: the only one, or NULL */
static const FinFlow *
find_heir (const Heirs *heirs, const FinRecurringSeries *series)
{
  const FinFlow *heir = NULL;

  for (size_t i = 0; i < heirs->past->n_flows; i++)
    {
      if (!may_be_heir (heirs, series, i))
        continue;
      if (heir != NULL)
        return NULL;
      heir = &heirs->past->flows[i];
    }
  return heir;
}

/**
 * fin_recurring_add_heirs: where a pay or a rent stayed away and one payment took its place, under a new
 * label or on another day, that is due each month from now on, and the old one is not.
 * @replaced: (out): per series of @past
 * @found: the heirs are added to it
 */
void
fin_recurring_add_heirs (const FinRecurringPast *past, bool *replaced, FinRecurring *found)
{
  Heirs heirs = { .past = past };

  measure_turnover (&heirs);
  for (size_t s = 0; s < past->recurring->n_series; s++)
    {
      const FinRecurringSeries *series = &past->recurring->series[s];
      const FinFlow *heir = may_have_heir (&heirs, series) ? find_heir (&heirs, series) : NULL;

      if (heir == NULL)
        continue;
      fin_recurring_expect_payments (found, past->flows, FIN_CADENCE_MONTHLY, &heir, 1);
      replaced[s] = true;
    }
}
