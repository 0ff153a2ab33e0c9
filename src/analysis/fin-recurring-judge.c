/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How evident a series is: what chance makes of its kind, what was kept, what is only a habit. */
#include <math.h>
#include <stdlib.h>

#include "fin-quantile.h"
#include "fin-recurring-private.h"

/* A series is shown when chance makes so few of its kind: equal amounts are evidence too. */
#define SHOWN_CHANCE_FIXED    1e-3
#define SHOWN_CHANCE_VARIABLE 1e-4
/* Of a label with no other payments, of like amounts: a bill is likelier than chance. */
#define SHOWN_CHANCE_PAIR      5e-3
#define SHOWN_CHANCE_PAIR_HALF 2e-2 /* by the half-year, in a history that has seen no more */
/* Payments that tell the range, and the next amount. */
#define N_RANGE 6
#define N_USUAL 3
/* Days between payments from which they are rare. */
#define RARE_STEP 80.0
/* Days between payments from which three of them span a quarter. */
#define MONTHLY_STEP 25.0
/* Amounts this near to each other, relatively, have settled. */
#define STEADY_AMOUNT 0.02
/* Due days that were kept, of those of a shown series. */
#define SHOWN_KEPT 0.7
/* From this standard deviation of their logarithms on, amounts are those of a shopping bag. */
#define HABIT_SPREAD 0.2
/* That of purchases at one shop. */
#define SHOP_SPREAD 0.5
/* Days between due days from which there are more schedules than the common count of trials. */
#define TRIAL_STEP 20.0
/* Rare due days are a slice of frequent ones unless chance meets them so seldom. */
#define SLICE_CHANCE 0.05

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

static double
log_spread (const FinRecurringSeries *series)
{
  double sum = 0.0, squares = 0.0, n = (double) series->n_hits;

  for (size_t i = 0; i < series->n_hits; i++)
    sum += log (fabs (series->hits[i].amount));
  for (size_t i = 0; i < series->n_hits; i++)
    squares += pow (log (fabs (series->hits[i].amount)) - sum / n, 2.0);
  return n > 1.0 ? sqrt (squares / (n - 1.0)) : 0.0;
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

/* Groceries every Saturday come by themselves no more than the shop does. Pay may vary like that. */
static bool
is_shopping (const FinRecurringSeries *series)
{
  return series->schedule.rule == FIN_SCHEDULE_DAYS
         && series->schedule.cadence != FIN_CADENCE_FOUR_WEEKLY && series->amount < 0.0
         && !series->fixed && log_spread (series) > HABIT_SPREAD;
}

/*
 * That just so many payments as the label has, strewn over the history, meet a due day each, and
 * these follow each other.
 */
static double
one_each_chance (const FinRecurringSeries *series, const FinRecurringLabel *label)
{
  double n = (double) series->n_hits;
  double n_slots = label->n_days / fin_schedule_mean_step (&series->schedule);
  int largest = 0;

  if (label->n_payments != series->n_hits || series->longest_pause > 0)
    return 1.0;
  for (size_t i = 0; i < series->n_hits; i++)
    largest = abs (series->hits[i].offset) > largest ? abs (series->hits[i].offset) : largest;
  return TRIAL_STEP * fmax (n_slots - n + 1.0, 1.0)
         * exp (lgamma (n + 1.0) + n * log ((2.0 * largest + 1.0) / label->n_days));
}

/*
 * The chance that the list goes by. The longer the step, the more schedules there are to meet; and that
 * varying amounts are near to each other is evidence, as far as those of a shop are not.
 */
static double
list_chance (const FinRecurringSeries *series, const FinRecurringLabel *label)
{
  double step = fin_schedule_mean_step (&series->schedule);
  double chance = fmin (series->chance, one_each_chance (series, label));
  double nearness;
  bool frequent = step <= RARE_STEP;

  if (series->fixed || series->n_hits < 3)
    return chance;
  if (frequent && (series->n_hits < 4 || 4 * label->n_payments > 5 * series->n_hits))
    return series->chance;
  nearness = fmin (log_spread (series) / SHOP_SPREAD, 1.0);
  return chance * fmax (step / TRIAL_STEP, 1.0) * pow (nearness, (double) series->n_hits - 1.0);
}

/* All that its payee ever got was this amount, and it is none that people choose. */
static bool
is_odd_and_alone (const FinRecurringSeries *series, const FinRecurringLabel *label)
{
  return series->fixed && label->n_payments == series->n_hits
         && !fin_amount_is_round (series->amount);
}

static double
pair_limit (const FinRecurringSeries *series)
{
  return series->schedule.cadence == FIN_CADENCE_HALF_YEARLY ? SHOWN_CHANCE_PAIR_HALF
                                                             : SHOWN_CHANCE_PAIR;
}

/* The day of @schedule in the month of @slot, as if it were due each month. */
static bool
is_due_monthly (const FinSchedule *schedule, const FinCandidate *candidate, int *month)
{
  FinSchedule monthly = *schedule;

  monthly.step = 1;
  monthly.phase = 0;
  *month = fin_schedule_nearest_slot (&monthly, candidate->day);
  return abs (candidate->day - fin_schedule_day (&monthly, *month))
         <= fin_cadence_tolerance (FIN_CADENCE_MONTHLY);
}

/* Is it a slice of what comes on the same day of many months? Marked rows are not looked at. */
static bool
is_slice (const FinRecurringSeries *series,
          const FinCandidate *group,
          size_t n_group,
          const bool *marks)
{
  const FinSchedule *schedule = &series->schedule;
  const FinRecurringHit *first = &series->hits[0], *last = &series->hits[series->n_hits - 1];
  int n_slots = last->slot - first->slot + 1;
  int n_months = (n_slots - 1) * schedule->step + 1;
  int n_met = (int) series->n_hits, before = -1;
  double chance;

  for (size_t i = 0; i < n_group; i++)
    {
      int month;

      if (marks[group[i].row] || group[i].day <= first->day || group[i].day >= last->day
          || !is_due_monthly (schedule, &group[i], &month) || month == before
          || (month - schedule->phase) % schedule->step == 0)
        continue;
      before = month;
      n_met++;
    }
  chance = fin_binomial_tail (n_slots, (int) series->n_hits, (double) n_met / n_months);
  return n_met > (int) series->n_hits && chance * schedule->step > SLICE_CHANCE;
}

static void
mark_hits (const FinRecurringSeries *series, bool *marks, bool mark)
{
  for (size_t i = 0; i < series->n_hits; i++)
    marks[series->hits[i].row] = mark;
}

static bool
is_more_evident (const FinRecurringSeries *one, const FinRecurringSeries *other)
{
  return one->shown
         && (fin_schedule_mean_step (&one->schedule) <= RARE_STEP || one->chance < other->chance
             || (one->chance == other->chance && one < other));
}

/**
 * fin_recurring_drop_slices: of payments on the same day of many months some are always a quarter, or a
 * year apart. Series that such a coincidence explains are not shown.
 * @series: all of one label; @group: its payments, by day
 * @marks: per row, all false
 */
void
fin_recurring_drop_slices (FinRecurringSeries *series,
                           size_t n_series,
                           const FinCandidate *group,
                           size_t n_group,
                           bool *marks)
{
  bool changed;

  do
    {
      changed = false;
      for (size_t i = 0; i < n_series; i++)
        {
          if (!series[i].shown || series[i].schedule.rule == FIN_SCHEDULE_DAYS
              || fin_schedule_mean_step (&series[i].schedule) <= RARE_STEP)
            continue;
          for (size_t k = 0; k < n_series; k++)
            if (k != i && is_more_evident (&series[k], &series[i]))
              mark_hits (&series[k], marks, true);
          if (is_slice (&series[i], group, n_group, marks))
            {
              series[i].shown = false;
              changed = true;
            }
          for (size_t k = 0; k < n_series; k++)
            mark_hits (&series[k], marks, false);
        }
    }
  while (changed);
}

/**
 * fin_recurring_judge: how sure a person may be, and whether they are told at all.
 */
void
fin_recurring_judge (FinRecurringSeries *series, const FinRecurringLabel *label)
{
  bool rare = fin_schedule_mean_step (&series->schedule) > RARE_STEP;
  size_t n_group = label->n_left + series->n_hits;
  double limit = series->n_hits == 2 && n_group == 2    ? pair_limit (series)
                 : is_odd_and_alone (series, label)     ? SHOWN_CHANCE_PAIR
                 : series->fixed || series->n_hits == 2 ? SHOWN_CHANCE_FIXED
                                                        : SHOWN_CHANCE_VARIABLE;

  series->ended = series->n_missed > 1;
  series->chance = fmin (series->chance * label->n_clusters, 1.0);
  series->confidence =
      (1.0 - series->chance) * ((double) series->n_hits + 0.5) / (fair_due (series) + 1.0);
  /* Among many payments under one label some are always half a year apart. */
  series->shown = series->n_hits >= (rare ? 2 : 3) && list_chance (series, label) < limit
                  && (!rare || 3 * series->n_hits >= 2 * n_group)
                  && (double) series->n_hits >= SHOWN_KEPT * fair_due (series) && !is_habit (series)
                  && !is_shopping (series) && keeps_weekday (series);
}
