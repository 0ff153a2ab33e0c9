/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a series' state and its changes of price off its payments. */
#include "fin-recurring-life.h"

#include <math.h>
#include <stdlib.h>

#include "fin-memory.h"
#include "fin-recurring-private.h"

/* A payment is still waited for so long: a third of the step, ten days at most. */
#define GRACE_SHARE 0.34
#define GRACE_DAYS  10.0
/* So many missed in a row are a pause, after which the series resumed. */
#define PAUSE 2
/* Runs of equal amounts: no more than one per so many payments, or the amount just varies. */
#define PAYMENTS_PER_PRICE 3

static bool
same (double a, double b)
{
  return fabs (a - b) <= FIN_SAME_AMOUNT * fabs (b) + 0.5;
}

/* The last payment of what has ended: of a loan the smaller rest. */
static bool
is_rest (const FinRecurringSeries *series, size_t i)
{
  return series->ended && i > 1 && i + 1 == series->n_hits
         && fabs (series->hits[i].amount) < fabs (series->hits[i - 1].amount);
}

/*
 * A price stands for some payments, then for some more another does. A single payment that differs
 * between two at the same price is no change of it, nor is the rest of a loan.
 */
static void
find_changes (const FinRecurringSeries *series, FinRecurringLife *life)
{
  double price = series->hits[0].amount;
  size_t n_runs = 1;

  life->changes = fin_new0 (FinPriceChange, series->n_hits);
  for (size_t i = 1; i < series->n_hits; i++)
    {
      double amount = series->hits[i].amount;

      if (same (amount, price) || is_rest (series, i))
        continue;
      n_runs++;
      if (i + 1 < series->n_hits && same (series->hits[i + 1].amount, price))
        continue;
      life->changes[life->n_changes++] =
          (FinPriceChange){ .day = series->hits[i].day, .from = price, .to = amount };
      price = amount;
    }
  /* Yearly bills have few payments and a price for each. */
  if (series->n_hits > 3 && (n_runs - 1) * PAYMENTS_PER_PRICE > series->n_hits)
    life->n_changes = 0;
  if (life->n_changes > 0 && !series->amount_said)
    life->usual = price;
}

static void
find_state (const FinRecurringSeries *series, int32_t as_of, FinRecurringLife *life)
{
  double grace = fin_schedule_mean_step (&series->schedule) * GRACE_SHARE;
  int32_t overdue = fin_schedule_day (&series->schedule, series->next_slot - 1);

  life->expected = series->next;
  if (series->ended)
    life->state = FIN_RECURRING_ENDED;
  else if (series->n_missed > 0)
    {
      life->expected = overdue;
      life->days_late = as_of - overdue;
      life->state =
          life->days_late <= fmin (grace, GRACE_DAYS) ? FIN_RECURRING_LATE : FIN_RECURRING_MISSED;
    }
  else if (series->next < as_of)
    {
      life->days_late = as_of - series->next;
      life->state = FIN_RECURRING_LATE;
    }
}

static void
find_pause (const FinRecurringSeries *series, FinRecurringLife *life)
{
  for (size_t i = 1; i < series->n_hits; i++)
    if (series->hits[i].slot - series->hits[i - 1].slot > PAUSE)
      life->resumed = series->hits[i].day;
}

/** fin_recurring_life_new: Returns: (transfer full): as of @as_of, the day of its detection */
FinRecurringLife *
fin_recurring_life_new (const FinRecurringSeries *series, int32_t as_of)
{
  FinRecurringLife *life = fin_new0 (FinRecurringLife, 1);
  const FinRecurringHit *last = series->n_hits > 0 ? &series->hits[series->n_hits - 1] : NULL;

  life->usual = series->amount;
  life->resumed = FIN_RECURRING_NO_DAY;
  if (last != NULL)
    {
      find_changes (series, life);
      find_pause (series, life);
      if (last->offset < -fin_cadence_tolerance (series->schedule.cadence))
        life->days_early = -last->offset;
    }
  find_state (series, as_of, life);
  life->yearly = life->usual * fin_schedule_per_year (&series->schedule);
  life->monthly = life->yearly / 12.0;
  return life;
}

void
fin_recurring_life_free (FinRecurringLife *life)
{
  if (life == NULL)
    return;
  free (life->changes);
  free (life);
}
