/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a history of a few weeks has seen once or twice: pay and bills that are expected again. */
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
/* Days in which pay may be late. */
#define PAY_LATE 1

/**
 * Early: what is looked at.
 * @large: per direction (0 out, 1 in), minor units: from here on a payment is more than everyday
 */
typedef struct
{
  const FinFlow *flows;
  int32_t first_day;
  int32_t as_of;
  bool opened;
  double large[2];
  FinRecurring *found;
} Early;

/** fin_recurring_expect_payments: adds a series of @payments, one or some of @flows, by day. */
void
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
                                  .chance = 1.0 };
  for (size_t i = 0; i < n_payments; i++)
    series->hits[i]
        = (FinRecurringHit){ .row = (size_t) (payments[i] - flows),
                             .slot = fin_schedule_nearest_slot (&series->schedule, payments[i]->day),
                             .day = payments[i]->day,
                             .amount = payments[i]->amount };
  fin_recurring_describe_amounts (series);
  series->next_slot = series->hits[n_payments - 1].slot + 1;
  series->next = fin_schedule_day (&series->schedule, series->next_slot);
}

static bool
are_alike (const FinFlow *a, const FinFlow *b)
{
  double ratio = a->amount / b->amount;

  return ratio > ALIKE && ratio < 1.0 / ALIKE;
}

/* All that came in under a label: two or three of like amounts, a week or a fortnight apart to the day. */
static bool
find_pay (Early *early, const FinFlow **group, size_t n_group)
{
  int32_t apart;

  if (n_group < 2 || n_group > MAX_PAYS || group[0]->amount < 0.0
      || early->as_of - early->first_day < PAY_DAYS - 1)
    return false;
  apart = group[1]->day - group[0]->day;
  if ((apart != 7 && apart != 14) || early->as_of - group[n_group - 1]->day > apart + PAY_LATE
      || group[0]->day - apart - PAY_LATE > early->first_day)
    return false;
  for (size_t i = 1; i < n_group; i++)
    if (group[i]->day - group[i - 1]->day != apart || !are_alike (group[i], group[0]))
      return false;
  fin_recurring_expect_payments (early->found, early->flows,
                                 apart == 7 ? FIN_CADENCE_WEEKLY : FIN_CADENCE_FORTNIGHTLY, group,
                                 n_group);
  return true;
}

/*
 * Is there nothing like it under its label, though the history is too short for a payment each month to be
 * in it twice and too long for one each fortnight to be in it once?
 */
static bool
is_single (const Early *early, const FinFlow *payment, const FinFlow **group, size_t n_group)
{
  int age = early->as_of - payment->day, lead = payment->day - early->first_day;
  bool incoming = payment->amount > 0.0;

  if (fabs (payment->amount) < early->large[incoming] || age > MONTH_AFTER || lead >= MONTH_BEFORE
      || (age < FORTNIGHT && lead < FORTNIGHT) || (early->opened && incoming && lead == 0))
    return false;
  for (size_t i = 0; i < n_group; i++)
    if (group[i] != payment && are_alike (group[i], payment))
      return false;
  return true;
}

static void
look_at_group (Early *early, const FinFlow **group, size_t n_group, const bool *taken)
{
  bool all = true;

  for (size_t i = 0; i < n_group; i++)
    all = all && !taken[group[i] - early->flows];
  if (all && find_pay (early, group, n_group))
    return;
  for (size_t i = 0; i < n_group; i++)
    if (!taken[group[i] - early->flows] && is_single (early, group[i], group, n_group))
      fin_recurring_expect_payments (early->found, early->flows, FIN_CADENCE_MONTHLY, &group[i], 1);
}

static void
drop_rejected (FinRecurring *found,
               const FinFlow *flows,
               const FinRecurringVerdict *verdicts,
               size_t n_verdicts)
{
  size_t n_left = 0;

  for (size_t s = 0; s < found->n_series; s++)
    {
      bool rejected = false;

      for (size_t v = 0; v < n_verdicts; v++)
        rejected = rejected || fin_recurring_verdict_rejects (&verdicts[v], &found->series[s], flows);
      if (rejected)
        free (found->series[s].hits);
      else
        found->series[n_left++] = found->series[s];
    }
  found->n_series = n_left;
}

/**
 * fin_recurring_expect: in a history of a few weeks, large payments that came once, a month before they are
 * due again, and pay that came two or three times, a week or a fortnight apart: too little for
 * fin_recurring_detect(), and yet likelier than not to come again.
 * @flows: without labels that are %NULL; none after @as_of
 * @taken: per flow: some series has it already
 * @opened: the history begins with the account: what comes in on its first day opens it
 *
 * Returns: (transfer full): series of one to three payments, none of them shown; labels are those of @flows
 */
FinRecurring *
fin_recurring_expect (const FinFlow *flows,
                      size_t n_flows,
                      int32_t as_of,
                      const bool *taken,
                      bool opened,
                      const FinRecurringVerdict *verdicts,
                      size_t n_verdicts)
{
  Early early = {
    .flows = flows, .first_day = as_of, .as_of = as_of, .opened = opened,
    .found = fin_new0 (FinRecurring, 1)
  };
  const FinFlow **order;

  for (size_t i = 0; i < n_flows; i++)
    {
      early.large[flows[i].amount > 0.0] += LARGE_SHARE * fabs (flows[i].amount);
      if (flows[i].day < early.first_day)
        early.first_day = flows[i].day;
    }
  if (as_of - early.first_day >= EARLY_DAYS)
    return early.found;
  order = fin_new0 (const FinFlow *, n_flows);
  for (size_t i = 0; i < n_flows; i++)
    order[i] = &flows[i];
  qsort (order, n_flows, sizeof *order, fin_flow_compare_groups);
  for (size_t start = 0, end; start < n_flows; start = end)
    {
      for (end = start; end < n_flows && fin_flow_same_group (order[start], order[end]); end++)
        continue;
      if (order[start]->amount != 0.0)
        look_at_group (&early, order + start, end - start, taken);
    }
  free (order);
  drop_rejected (early.found, flows, verdicts, n_verdicts);
  return early.found;
}
