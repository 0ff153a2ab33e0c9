/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Future payments of recurring series: each path draws whether, when and how much. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-cashflow-private.h"
#include "fin-memory.h"
#include "fin-quantile.h"

/* A due day without a payment may still be met so many days later. */
#define OVERDUE_DAYS 2
/* Payments come at most so many days before their due day. */
#define EARLY_DAYS   7
/* Payments so many days apart within their slots are on the same day. */
#define SETTLED_DAYS 2
#define MAX_RECENT   6
#define EVENT_CHANCE 0.05
/* In so many of the paths a series comes back that was missed so often after so many payments, ... */
#define BACK_CHANCE 0.15
#define BACK_MISSED 2
#define BACK_HITS   6
/* ... so many days apart. */
#define BACK_STEP   25.0

typedef struct
{
  FinCashflow *cashflow;
  const FinRecurringSeries *series;
  const char *label;
  FinRng rng;
  double factor; /* what the options' changes make of its payments */
  int delay;
  size_t n_settled; /* of the last payments, on the same day of their slot */
  bool evident; /* a person reads of its payments */
  double p_hit;
  double p_alive;
  double *alive; /* one draw per path for the whole series */
  double *hit;   /* one draw per path and due day, and so on */
  double *offset;
  double *amount;
} Draws;

static uint64_t
hash_label (const char *label)
{
  uint64_t hash = UINT64_C (14695981039346656037); /* FNV-1a */

  for (; *label != '\0'; label++)
    hash = (hash ^ (unsigned char) *label) * UINT64_C (1099511628211);
  return hash;
}

/* Any bits do, so that series under one label differ in their random numbers. */
static uint64_t
hash_number (double number)
{
  uint64_t bits;

  memcpy (&bits, &number, sizeof bits);
  return fin_rng_mix (bits);
}

static double
draw_amount (const Draws *draws, double u)
{
  const FinRecurringSeries *series = draws->series;
  double typical = draws->cashflow->prior->typical_amount;
  size_t n_recent = series->n_hits < MAX_RECENT ? series->n_hits : MAX_RECENT;
  size_t pick;

  if (u < typical || n_recent == 0 || series->amount_said)
    return series->amount;
  pick = (size_t) ((u - typical) / (1.0 - typical) * (double) n_recent);
  return series->hits[series->n_hits - n_recent + (pick < n_recent ? pick : n_recent - 1)].amount;
}

/*
 * How many of the last payments came on about the same day of their slot as the last one: fewer
 * than all when the day has moved.
 */
static size_t
count_settled (const FinRecurringSeries *series)
{
  size_t n = 1;

  while (n < series->n_hits
         && abs (series->hits[series->n_hits - 1 - n].offset
                 - series->hits[series->n_hits - 1].offset)
                <= SETTLED_DAYS)
    n++;
  return n;
}

/*
 * One of the past offsets; where the day has moved, and more than one payment says so, mostly one of
 * those since. 0 for a series that the person told of before it was ever paid.
 */
static int
draw_offset (const Draws *draws, double u)
{
  const FinRecurringSeries *series = draws->series;
  double n = (double) draws->n_settled;
  double share = draws->n_settled > 1 ? n / (n + 0.5) : 0.0;

  if (series->n_hits == 0)
    return 0;
  if (draws->n_settled >= series->n_hits)
    return series->hits[(size_t) (u * (double) series->n_hits)].offset;
  if (u < share)
    return series->hits[series->n_hits - 1 - (size_t) (u / share * n)].offset;
  return series->hits[(size_t) ((u - share) / (1.0 - share) * (double) series->n_hits)].offset;
}

/* The row, 1..horizon, that a payment due on @due falls on, or 0. */
static int
draw_row (const Draws *draws, int32_t due, double u)
{
  const FinForecast *forecast = draws->cashflow->forecast;
  int row = due - forecast->as_of + draw_offset (draws, u);

  if (row <= 0 && due + OVERDUE_DAYS >= forecast->as_of)
    row = 1;
  return row > 0 && row <= forecast->horizon ? row : 0;
}

static void
add_event (const Draws *draws, int32_t day, double probability)
{
  FinForecast *forecast = draws->cashflow->forecast;
  FinForecastEvent *event;

  /* Powers of two: the array is full whenever its length is one. */
  if ((forecast->n_events & (forecast->n_events - 1)) == 0)
    {
      size_t room = forecast->n_events > 0 ? 2 * forecast->n_events : 1;

      forecast->events = realloc (forecast->events, room * sizeof (FinForecastEvent));
      if (forecast->events == NULL)
        abort ();
    }
  event = &forecast->events[forecast->n_events++];
  *event = (FinForecastEvent){ .day = day,
                               .amount = draws->series->amount * draws->factor,
                               .probability = probability,
                               .evident = draws->evident };
  event->label = strdup (draws->label);
  if (event->label == NULL)
    abort ();
}

/* Moves or scales a payment of path @p that came on @row. */
static void
change_payment (Draws *draws, int p, int row, double amount)
{
  FinCashflow *cashflow = draws->cashflow;
  int n_paths = cashflow->forecast->n_paths, horizon = cashflow->forecast->horizon;
  double *path = cashflow->change + (size_t) p * (size_t) horizon;
  int later = row + draws->delay < 1 ? 1 : row + draws->delay;

  path[row - 1] -= amount;
  cashflow->known_change[row] -= amount / n_paths;
  if (later > horizon)
    return;
  path[later - 1] += amount * draws->factor;
  cashflow->known_change[later] += amount * draws->factor / n_paths;
}

/* Weak series help the forecast but are nothing to tell a person, nor is what was given up. */
static bool
is_event (const Draws *draws)
{
  const FinRecurringSeries *series = draws->series;

  return !series->ended && (draws->evident || (series->fixed && series->chance < EVENT_CHANCE));
}

static void
add_slot (Draws *draws, int32_t due)
{
  FinForecast *forecast = draws->cashflow->forecast;
  int n_paths = forecast->n_paths;
  int *counts = fin_new0 (int, (size_t) forecast->horizon + 1);
  int n_hits = 0, best = 1;

  fin_rng_strata (&draws->rng, draws->hit, n_paths);
  fin_rng_strata (&draws->rng, draws->offset, n_paths);
  fin_rng_strata (&draws->rng, draws->amount, n_paths);
  for (int p = 0; p < n_paths; p++)
    {
      int row = draws->hit[p] < draws->p_hit && draws->alive[p] < draws->p_alive
                    ? draw_row (draws, due, draws->offset[p])
                    : 0;
      double amount;

      if (row == 0)
        continue;
      amount = draw_amount (draws, draws->amount[p]);
      fin_cashflow_path (draws->cashflow, p)[row - 1] += amount;
      forecast->known[row] += amount / n_paths;
      if (draws->factor != 1.0 || draws->delay != 0)
        change_payment (draws, p, row, amount);
      counts[row]++;
      n_hits++;
    }
  for (int row = 2; row <= forecast->horizon; row++)
    if (counts[row] > counts[best])
      best = row;
  if (n_hits > 0 && draws->factor != 0.0 && is_event (draws))
    add_event (draws, forecast->as_of + best + draws->delay, (double) n_hits / n_paths);
  free (counts);
}

/* What its payments are multiplied by: those known are scaled one by one, as they may differ in parts. */
static double
find_factor (const FinCashflow *cashflow, const FinRecurringSeries *series)
{
  double before = 0.0, after = 0.0;

  if (series->n_hits == 0)
    return fin_cashflow_change_factor (cashflow, &(FinFlow){ .label = series->label });
  for (size_t i = 0; i < series->n_hits; i++)
    {
      FinFlow flow = cashflow->history->flows[series->hits[i].row];

      flow.label = series->label;
      before += flow.amount;
      after += flow.amount * fin_cashflow_change_factor (cashflow, &flow);
    }
  return after / before;
}

/* A pay that stayed away twice after half a year is given up, and yet no surprise if it comes. */
static bool
may_come_back (const FinRecurringSeries *series)
{
  return series->ended && series->verdict < 0 && series->n_missed == BACK_MISSED
         && series->n_hits >= BACK_HITS && fin_schedule_mean_step (&series->schedule) >= BACK_STEP;
}

/* Due days that came to nothing, and those that may not have been due at all. */
static double
count_doubts (const FinCashflowPrior *prior, const FinRecurringSeries *series)
{
  return series->n_due - (double) series->n_hits + prior->prior_misses
         + (series->chance < 1.0 ? 0.0 : prior->once);
}

/* @early: of what is expected though it is no evident series: what moves the curve is told nevertheless */
static bool
add_one_series (FinCashflow *cashflow,
                const FinRecurringSeries *series,
                bool early,
                double *work)
{
  const FinForecast *forecast = cashflow->forecast;
  const FinCashflowPrior *prior = cashflow->prior;
  size_t n_paths = (size_t) forecast->n_paths;
  double hits = (double) series->n_hits + prior->prior_hits;
  int64_t tag = series->n_hits > 0 ? cashflow->history->flows[series->hits[0].row].tag : 0;
  Draws draws = { .cashflow = cashflow,
                  .series = series,
                  .label = series->label,
                  .factor = find_factor (cashflow, series),
                  .delay = fin_cashflow_change_delay (cashflow, series->label, tag),
                  .n_settled = count_settled (series),
                  .evident = early || series->shown,
                  .p_hit = hits / (hits + count_doubts (prior, series)),
                  .p_alive = series->ended           ? BACK_CHANCE
                             : series->n_missed > 0 ? prior->alive
                                                    : 1.0,
                  .alive = work,
                  .hit = work + n_paths,
                  .offset = work + 2 * n_paths,
                  .amount = work + 3 * n_paths };

  /* Its own random numbers, so that leaving out one series leaves the others as they are. */
  fin_rng_init (&draws.rng, fin_rng_mix (cashflow->options->seed) ^ hash_label (draws.label)
                                ^ hash_number (series->schedule.value)
                                ^ hash_number (series->amount + 0.5));
  fin_rng_strata (&draws.rng, draws.alive, forecast->n_paths);
  for (int slot = series->next_slot;; slot++)
    {
      int32_t due = fin_schedule_day (&series->schedule, slot);

      if (due - EARLY_DAYS > forecast->as_of + forecast->horizon)
        return true;
      if (fin_cancelled (cashflow->options->cancel, cashflow->options->cancel_data))
        return false;
      add_slot (&draws, due);
    }
}

static int
compare_events (const void *a, const void *b)
{
  const FinForecastEvent *x = a;
  const FinForecastEvent *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->amount != y->amount)
    return x->amount < y->amount ? -1 : 1;
  return strcmp (x->label, y->label);
}

/** fin_cashflow_add_series: Returns: false when cancelled */
bool
fin_cashflow_add_series (FinCashflow *cashflow)
{
  FinForecast *forecast = cashflow->forecast;
  double *work = fin_new0 (double, 4 * (size_t) forecast->n_paths);
  bool finished = true;

  for (size_t s = 0; s < cashflow->recurring->n_series && finished; s++)
    if (!cashflow->replaced[s]
        && (!cashflow->recurring->series[s].ended
            || may_come_back (&cashflow->recurring->series[s])))
      finished = add_one_series (cashflow, &cashflow->recurring->series[s], false, work);
  for (size_t s = 0; s < cashflow->early->n_series && finished; s++)
    finished = add_one_series (cashflow, &cashflow->early->series[s], true, work);
  if (forecast->n_events > 1)
    qsort (forecast->events, forecast->n_events, sizeof (FinForecastEvent), compare_events);
  free (work);
  return finished;
}
