/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has come once or twice so far: pay and bills that are expected again. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-flow-order.h"
#include "fin-memory.h"
#include "fin-recurring-private.h"

/* In a longer history whatever is due each month has come twice. */
#define EARLY_DAYS 50
/* Of all that goes in one direction, so much in one payment is more than everyday. */
#define LARGE_SHARE 0.1
/* Payments under one label within this factor of each other are alike. */
#define ALIKE 0.6
/* A payment a month before would be in the history. */
#define MONTH_BEFORE 28
/* A payment would have come again by now if it came each month. */
#define MONTH_AFTER 32
/* A payment each fortnight would be in the history twice. */
#define FORTNIGHT 15
/* Pay each week or fortnight is told from two coincidences in a history of so many days. */
#define PAY_DAYS 19
#define MAX_PAYS 3
/* A kind of payment that came in so many days before is not new. */
#define NEW_DAYS 75
/* What is expected is rarely a coincidence; a payment of which only the size is known may well be. */
#define LIKELY_CHANCE 0.1
/* Days by which pay may be late or early. */
#define PAY_LATE 1

/**
 * Early: what is looked at.
 * @large: per direction (0 out, 1 in), minor units: from here on a payment is more than everyday
 */
typedef struct
{
  const FinRecurringPast *past;
  int32_t first_day;
  double large[2];
  bool *taken; /* per flow: by a series, or by what takes the place of one */
  FinRecurring *found;
} Early;

/**
 * fin_recurring_expect_payments: adds a series of @payments, one or some of @flows, by day.
 *
 * Returns: (transfer none): until the next is added
 */
FinRecurringSeries *
fin_recurring_expect_payments (FinRecurring *found,
                               const FinFlow *flows,
                               FinCadence cadence,
                               const FinFlow *const *payments,
                               size_t n_payments)
{
  FinRecurringSeries *series;

  found->series = realloc (found->series, (found->n_series + 1) * sizeof *found->series);
  if (found->series == NULL)
    abort ();
  series = &found->series[found->n_series++];
  *series = (FinRecurringSeries){ .schedule = fin_schedule_from_day (cadence, payments[0]->day),
                                  .label = payments[n_payments - 1]->label,
                                  .verdict = -1,
                                  .hits = fin_new0 (FinRecurringHit, n_payments),
                                  .n_hits = n_payments,
                                  .n_due = (int) n_payments,
                                  .n_alike = n_payments,
                                  .chance = LIKELY_CHANCE };
  for (size_t i = 0; i < n_payments; i++)
    {
      int slot = fin_schedule_nearest_slot (&series->schedule, payments[i]->day);

      series->hits[i] = (FinRecurringHit){ .row = (size_t) (payments[i] - flows),
                                           .slot = slot,
                                           .offset = payments[i]->day
                                                     - fin_schedule_day (&series->schedule, slot),
                                           .day = payments[i]->day,
                                           .amount = payments[i]->amount };
    }
  fin_recurring_describe_amounts (series);
  series->next_slot = series->hits[n_payments - 1].slot + 1;
  series->next = fin_schedule_day (&series->schedule, series->next_slot);
  return series;
}

static bool
are_alike (const FinFlow *a, const FinFlow *b)
{
  double ratio = a->amount / b->amount;

  return ratio > ALIKE && ratio < 1.0 / ALIKE;
}

/* All that came in under a label: two or three of like amounts, a week or a fortnight apart, give or take a day. */
static bool
find_pay (Early *early, const FinFlow **group, size_t n_group)
{
  int32_t apart;
  int step;

  if (n_group < 2 || n_group > MAX_PAYS || group[0]->amount < 0.0
      || early->past->as_of - early->first_day < PAY_DAYS - 1)
    return false;
  apart = group[1]->day - group[0]->day;
  step = apart < 10 ? 7 : 14;
  if (early->past->as_of - group[n_group - 1]->day > step + PAY_LATE
      || group[0]->day - step - PAY_LATE > early->first_day)
    return false;
  for (size_t i = 1; i < n_group; i++)
    if (abs (group[i]->day - group[i - 1]->day - step) > PAY_LATE
        || !are_alike (group[i], group[0]))
      return false;
  fin_recurring_expect_payments (early->found, early->past->flows,
                                 step == 7 ? FIN_CADENCE_WEEKLY : FIN_CADENCE_FORTNIGHTLY, group,
                                 n_group);
  return true;
}

/* Came it once within a month, though it would have been seen again if it were due each fortnight? */
static bool
came_once (const Early *early, const FinFlow *payment)
{
  int age = early->past->as_of - payment->day, lead = payment->day - early->first_day;

  return age <= MONTH_AFTER && (age >= FORTNIGHT || lead >= FORTNIGHT)
         && !(early->past->opened && payment->amount > 0.0 && lead == 0);
}

/*
 * Is there nothing like it under its label, though the history is too short for a payment each month to be
 * in it twice?
 */
static bool
is_single (const Early *early, const FinFlow *payment, const FinFlow **group, size_t n_group)
{
  if (payment->kind == FIN_FLOW_KIND_OCCASIONAL
      || fabs (payment->amount) < early->large[payment->amount > 0.0]
      || payment->day - early->first_day >= MONTH_BEFORE || !came_once (early, payment))
    return false;
  for (size_t i = 0; i < n_group; i++)
    if (group[i] != payment && are_alike (group[i], payment))
      return false;
  return true;
}

static bool
same_kind (const FinFlow *a, const FinFlow *b)
{
  return (a->amount < 0.0) == (b->amount < 0.0) && a->tag == b->tag;
}

/* Does any series go on that brings or takes the like? Beside pay that goes on, more of it is a bonus. */
static bool
goes_on (const Early *early, const FinFlow *payment)
{
  const FinRecurring *recurring = early->past->recurring;

  for (size_t s = 0; s < recurring->n_series; s++)
    {
      const FinRecurringSeries *series = &recurring->series[s];

      if (series->n_hits > 0 && series->n_missed == 0 && !series->ended
          && same_kind (&early->past->flows[series->hits[series->n_hits - 1].row], payment))
        return true;
    }
  return false;
}

/* A first rent or pay, after years of another or of none: its kind says that there will be a next. */
static bool
is_new_kind (const Early *early, const FinFlow *payment)
{
  const FinRecurringPast *past = early->past;

  if (payment->kind != FIN_FLOW_KIND_MONTHLY || !came_once (early, payment) || goes_on (early, payment))
    return false;
  for (size_t i = 0; i < past->n_flows; i++)
    {
      const FinFlow *flow = &past->flows[i];

      if (flow != payment && !early->taken[i] && same_kind (flow, payment)
          && flow->day > payment->day - NEW_DAYS && are_alike (flow, payment))
        return false;
    }
  return true;
}

static void
look_at_group (Early *early, const FinFlow **group, size_t n_group)
{
  const FinRecurringPast *past = early->past;
  bool all = true;

  for (size_t i = 0; i < n_group; i++)
    all = all && !early->taken[group[i] - past->flows];
  if (all && find_pay (early, group, n_group))
    return;
  for (size_t i = 0; i < n_group; i++)
    {
      bool known = is_new_kind (early, group[i]);

      if (early->taken[group[i] - past->flows]
          || (!known && !is_single (early, group[i], group, n_group)))
        continue;
      fin_recurring_expect_payments (early->found, past->flows, FIN_CADENCE_MONTHLY, &group[i], 1)
          ->chance = known ? LIKELY_CHANCE : 1.0;
    }
}

/* What a history of a few weeks has seen of each label. */
static void
look_at_groups (Early *early)
{
  const FinRecurringPast *past = early->past;
  const FinFlow **order = fin_new0 (const FinFlow *, past->n_flows);

  for (size_t i = 0; i < past->n_flows; i++)
    order[i] = &past->flows[i];
  qsort (order, past->n_flows, sizeof *order, fin_flow_compare_groups);
  for (size_t start = 0, end; start < past->n_flows; start = end)
    {
      for (end = start; end < past->n_flows && fin_flow_same_group (order[start], order[end]); end++)
        continue;
      if (order[start]->amount != 0.0)
        look_at_group (early, order + start, end - start);
    }
  free (order);
}

static void
look_at_kinds (Early *early)
{
  const FinRecurringPast *past = early->past;

  for (size_t i = 0; i < past->n_flows; i++)
    {
      const FinFlow *payment = &past->flows[i];

      if (!early->taken[i] && is_new_kind (early, payment))
        fin_recurring_expect_payments (early->found, past->flows, FIN_CADENCE_MONTHLY, &payment, 1);
    }
}

static void
drop_rejected (FinRecurring *found, const FinRecurringPast *past)
{
  size_t n_left = 0;

  for (size_t s = 0; s < found->n_series; s++)
    {
      bool rejected = false;

      for (size_t v = 0; v < past->n_verdicts; v++)
        rejected = rejected
                   || fin_recurring_verdict_rejects (&past->verdicts[v], &found->series[s],
                                                     past->flows);
      if (rejected)
        free (found->series[s].hits);
      else
        found->series[n_left++] = found->series[s];
    }
  found->n_series = n_left;
}

/**
 * fin_recurring_expect: too little for fin_recurring_detect(), and yet likelier than not to come again: what
 * took the place of a pay or a rent; in a history of a few weeks, large payments that came once, a month before
 * they are due again, and pay that came two or three times, a week or a fortnight apart; in any history the
 * first of a kind that comes every month.
 * @replaced: (out): per series of @past: is not due any more; false at first
 *
 * Returns: (transfer full): series of one to three payments, none of them shown; labels are those of the flows
 */
FinRecurring *
fin_recurring_expect (const FinRecurringPast *past, bool *replaced)
{
  Early early = { .past = past,
                  .first_day = past->as_of,
                  .taken = fin_new0 (bool, past->n_flows),
                  .found = fin_new0 (FinRecurring, 1) };

  fin_recurring_add_heirs (past, replaced, early.found);
  for (size_t i = 0; i < past->n_flows; i++)
    {
      early.taken[i] = past->taken[i];
      early.large[past->flows[i].amount > 0.0] += LARGE_SHARE * fabs (past->flows[i].amount);
      if (past->flows[i].day < early.first_day)
        early.first_day = past->flows[i].day;
    }
  for (size_t s = 0; s < early.found->n_series; s++)
    early.taken[early.found->series[s].hits[0].row] = true;
  if (past->as_of - early.first_day < EARLY_DAYS)
    look_at_groups (&early);
  else
    look_at_kinds (&early);
  free (early.taken);
  drop_rejected (early.found, past);
  return early.found;
}
