/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How evident a series is: what chance makes of its kind, what was kept, what is only a habit. */
#include <math.h>
#include <stdlib.h>

#include "fin-quantile.h"
#include "fin-recurring-private.h"

/* A series is shown when chance makes so few of its kind: equal amounts are evidence too. */
#define SHOWN_CHANCE_FIXED    1e-3
#define SHOWN_CHANCE_VARIABLE 1e-4
/* Of a label with just two payments, of like amounts: a yearly bill is likelier than chance. */
#define SHOWN_CHANCE_PAIR 5e-3
/* Payments that tell the range, and the next amount. */
#define N_RANGE 6
#define N_USUAL 3
/* Days between payments from which three of them span a quarter. */
#define MONTHLY_STEP 25.0
/* Amounts this near to each other, relatively, have settled. */
#define STEADY_AMOUNT 0.02
/* Due days that were kept, of those of a shown series. */
#define SHOWN_KEPT 0.7

/* Fills @recent, sorted, with the last @n amounts at most. Returns: how many */
static size_t
sort_recent (const FinRecurringSeries *series, size_t n, double *recent)
{
  n = series->n_hits < n ? series->n_hits : n;
  for (size_t i = 0; i < n; i++)
    recent[i] = series->hits[series->n_hits - n + i].amount;
  fin_sort (recent, n);
  return n;
}

/**
 * fin_recurring_describe_amounts: what its payments, at least one, say of the next: the last three a
 * month or more apart; of what comes more often and varies, the last six.
 */
void
fin_recurring_describe_amounts (FinRecurringSeries *series)
{
  double last = series->hits[series->n_hits - 1].amount;
  double recent[N_RANGE], usual;
  size_t n = sort_recent (series, N_RANGE, recent);

  series->low = recent[0];
  series->high = recent[n - 1];
  series->fixed = fabs (series->high - series->low) <= FIN_SAME_AMOUNT * fabs (last) + 1.0;
  usual = fin_median (recent, n);
  n = sort_recent (series, N_USUAL, recent);
  if (n < N_USUAL)
    series->amount = last;
  else if (fin_schedule_mean_step (&series->schedule) < MONTHLY_STEP
           && recent[n - 1] - recent[0] > STEADY_AMOUNT * fabs (last))
    series->amount = usual;
  else
    series->amount = recent[N_USUAL / 2];
}

/* A weekly payment keeps to its weekday; a habit such as a commute wanders around it. */
static bool
keeps_weekday (const FinRecurringSeries *series)
{
  int sum = 0;

  for (size_t i = 0; i < series->n_hits; i++)
    sum += abs (series->hits[i].offset);
  return series->schedule.cadence != FIN_CADENCE_WEEKLY || 4 * (size_t) sum <= series->n_hits;
}

/* Due days of the list's measure: a pause is one miss, and after the end nothing is due. */
static double
fair_due (const FinRecurringSeries *series)
{
  int due = series->n_due;

  if (series->longest_pause > 1)
    due -= series->longest_pause - 1;
  return due - (series->ended ? series->n_missed : 0);
}

/* Every few days on any day of the week: of a habit any weekday makes a series. */
static bool
is_habit (const FinRecurringSeries *series)
{
  return series->schedule.rule == FIN_SCHEDULE_DAYS
         && (double) series->n_alike > FIN_MAX_CROWD * fair_due (series);
}

/**
 * fin_recurring_judge: how sure a person may be, and whether they are told at all.
 * @n_left: payments under its label that no series has taken
 * @n_clusters: amounts among which a coincidence could have been found
 */
void
fin_recurring_judge (FinRecurringSeries *series, size_t n_left, int n_clusters)
{
  bool rare = fin_schedule_mean_step (&series->schedule) > 80.0;
  size_t n_group = n_left + series->n_hits;
  double limit = series->n_hits == 2 && n_group == 2    ? SHOWN_CHANCE_PAIR
                 : series->fixed || series->n_hits == 2 ? SHOWN_CHANCE_FIXED
                                                        : SHOWN_CHANCE_VARIABLE;

  series->ended = series->n_missed > 1;
  series->chance = fmin (series->chance * n_clusters, 1.0);
  series->confidence =
      (1.0 - series->chance) * ((double) series->n_hits + 0.5) / (fair_due (series) + 1.0);
  /* Among many payments under one label some are always half a year apart. */
  series->shown = series->n_hits >= (rare ? 2 : 3) && series->chance < limit
                  && (!rare || 3 * series->n_hits >= 2 * n_group)
                  && (double) series->n_hits >= SHOWN_KEPT * fair_due (series) && !is_habit (series)
                  && keeps_weekday (series);
}
