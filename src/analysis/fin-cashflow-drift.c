/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a replay of the past misses: coming back to the usual level, and what was never seen. */
#include <math.h>
#include <string.h>

#include "fin-calendar.h"
#include "fin-cashflow-private.h"
#include "fin-memory.h"

#define MONTH_ROWS FIN_FORECAST_MIN_SIMULATED
/* So much of the turnover outside the series makes half of the doubt about the course. */
#define OPEN_SHARE 0.05
/* Fewer payments do not tell an account that is not used any more from one that was hardly ever. */
#define LEAST_FLOWS 8
/* In so many days an offset falls to 1/e. */
#define TIMING_DAYS 7.0
/* Where a tail of any weight meets the normal one: the edge of the 95 % band. */
#define TAIL_PIVOT 1.96

typedef FinCashflowHabits Habits;

/* What series and replay make of the next 30 days, expected over the paths. */
static double
sum_simulated (const FinForecast *forecast)
{
  double sum = 0.0;

  for (int row = 1; row <= MONTH_ROWS; row++)
    sum += forecast->known[row] + forecast->rest[row];
  return sum;
}

/*
 * The expected change of month @month (0 = the next 30 days) beyond the replay. Where the rest is a
 * few large payments they make up for each other; many small ones are a habit that goes on. What
 * is made up in one month is not made up again in the next.
 */
static double
find_return (const FinCashflow *cashflow, const Habits *habits, int month)
{
  const FinCashflowPrior *prior = cashflow->prior;
  double distance = habits->distance * pow (1.0 - prior->revert, month);
  double trust = habits->seen * habits->returns;
  double change = -trust
                  * (prior->revert * distance + prior->shrink * sum_simulated (cashflow->forecast));

  if (habits->cap > 0.0)
    change = habits->cap * tanh (change / habits->cap);
  return cashflow->activity * change;
}

/*
 * Before there is enough history to tell, most of what comes in without a rule is spent: only regular income
 * tells of saving.
 */
static double
find_spent (const FinCashflow *cashflow, const Habits *habits)
{
  return -cashflow->activity * (1.0 - habits->seen) * cashflow->prior->spent * habits->surprise
         * sum_simulated (cashflow->forecast);
}

/* The same at the pivot, rarer and heavier beyond it than a normal number for a tail over 1. */
static double
shape_tail (double z, double tail)
{
  return TAIL_PIVOT * copysign (pow (fabs (z) / TAIL_PIVOT, tail), z);
}

typedef struct
{
  FinCashflow *cashflow;
  FinRng rng;
  double *normal; /* n_paths evenly spread normal numbers */
  double *drawn;
  double *uniform;
  double growth; /* of what drifts, a power of the months ahead */
} Noise;

static void
add_spent (FinCashflow *cashflow, const Habits *habits)
{
  const FinForecast *forecast = cashflow->forecast;
  double daily = find_spent (cashflow, habits) / MONTH_ROWS;

  for (int d = 0; d < forecast->horizon; d++)
    for (int p = 0; p < forecast->n_paths; p++)
      fin_cashflow_path (cashflow, p)[d] += daily;
}

/* Large payments make it up: it comes at once, on a day of the month that nobody knows. */
static void
add_return (Noise *noise, const Habits *habits)
{
  const FinForecast *forecast = noise->cashflow->forecast;

  for (int first = 0; first < forecast->horizon; first += MONTH_ROWS)
    {
      double change = find_return (noise->cashflow, habits, first / MONTH_ROWS);

      fin_rng_strata (&noise->rng, noise->uniform, forecast->n_paths);
      for (int p = 0; p < forecast->n_paths; p++)
        {
          int d = first + (int) (noise->uniform[p] * MONTH_ROWS);

          if (d < forecast->horizon)
            fin_cashflow_path (noise->cashflow, p)[d] += change;
        }
    }
}

/*
 * A slope for a month; from then on it grows as chance does, with the root of the time, once the
 * history is long enough to know the slope.
 */
static double
drift_until (const Noise *noise, int day)
{
  double months = (double) day / MONTH_ROWS;

  return months < 1.0 ? months : pow (months, noise->growth);
}

/**
 * fin_cashflow_is_festive: in December and January pay comes at other times and people spend unlike before:
 * presents, yearly bills. @row: days after as_of, negative before
 */
bool
fin_cashflow_is_festive (const FinCashflow *cashflow, int row)
{
  int year, month, month_day;

  fin_calendar_split (cashflow->forecast->as_of + row, &year, &month, &month_day);
  return month == 12 || month == 1;
}

static void
add_slope (Noise *noise, double deviation)
{
  const FinForecast *forecast = noise->cashflow->forecast;

  fin_rng_permute (&noise->rng, noise->normal, noise->drawn, forecast->n_paths);
  for (int p = 0; p < forecast->n_paths; p++)
    noise->drawn[p] = deviation * shape_tail (noise->drawn[p], noise->cashflow->prior->drift_tail);
  for (int d = 0; d < forecast->horizon; d++)
    {
      double share = drift_until (noise, d + 1) - drift_until (noise, d);

      for (int p = 0; p < forecast->n_paths; p++)
        fin_cashflow_path (noise->cashflow, p)[d] += share * noise->drawn[p];
    }
}

static void
add_everyday (Noise *noise, double deviation, double festive)
{
  const FinForecast *forecast = noise->cashflow->forecast;

  for (int d = 0; d < forecast->horizon; d++)
    {
      double daily = hypot (deviation, fin_cashflow_is_festive (noise->cashflow, d + 1) ? festive : 0.0)
                     / sqrt (MONTH_ROWS);

      fin_rng_permute (&noise->rng, noise->normal, noise->drawn, forecast->n_paths);
      for (int p = 0; p < forecast->n_paths; p++)
        fin_cashflow_path (noise->cashflow, p)[d] += daily * noise->drawn[p];
    }
}

/*
 * What comes at another time than it did: the balance is off for some days and then right again.
 */
static void
add_timing (Noise *noise, double deviation)
{
  const FinForecast *forecast = noise->cashflow->forecast;
  double kept = exp (-1.0 / TIMING_DAYS);
  double fresh = deviation * sqrt (1.0 - kept * kept);

  if (deviation < 1.0)
    return;
  /* Each path's offset so far. */
  memset (noise->uniform, 0, sizeof (double) * (size_t) forecast->n_paths);
  for (int d = 0; d < forecast->horizon; d++)
    {
      fin_rng_permute (&noise->rng, noise->normal, noise->drawn, forecast->n_paths);
      for (int p = 0; p < forecast->n_paths; p++)
        {
          double change = fresh * noise->drawn[p] - (1.0 - kept) * noise->uniform[p];

          noise->uniform[p] += change;
          fin_cashflow_path (noise->cashflow, p)[d] += change;
        }
    }
}

static void
add_jumps (Noise *noise, double deviation)
{
  const FinForecast *forecast = noise->cashflow->forecast;

  for (int first = 0; first < forecast->horizon; first += MONTH_ROWS)
    {
      fin_rng_permute (&noise->rng, noise->normal, noise->drawn, forecast->n_paths);
      fin_rng_strata (&noise->rng, noise->uniform, forecast->n_paths);
      for (int p = 0; p < forecast->n_paths; p++)
        {
          int d = first + (int) (noise->uniform[p] * MONTH_ROWS);

          if (d < forecast->horizon)
            fin_cashflow_path (noise->cashflow, p)[d]
                += deviation * shape_tail (noise->drawn[p], noise->cashflow->prior->jump_tail);
        }
    }
}

/*
 * With a few weeks of history the pay or the rent may be yet to come for the first time; less is open where
 * pay has come more than once.
 */
static double
find_unseen (const FinCashflow *cashflow, const Habits *habits)
{
  const FinCashflowPrior *prior = cashflow->prior;
  double size = prior->unseen_pace * habits->pace
                + prior->unseen_balance * fabs (cashflow->forecast->balance);

  size *= 1.0 - prior->proven * fmin (habits->proven, 1.0);
  return size * exp (-habits->months / prior->unseen_months);
}

/*
 * What a month may bring that the history does not show: more or less of the rest, and another course of
 * the balance, unless all of it is known.
 */
static double
find_drift (const FinCashflowPrior *prior, const Habits *habits)
{
  double turnover = habits->rest + habits->known;
  double course = prior->drift_net * habits->net * habits->rest
                  / fmax (habits->rest + OPEN_SHARE * turnover, 1.0);

  return hypot (prior->drift_rest * habits->rest, course) / (1.0 + habits->crowd / prior->calm);
}

static void
add_noise (FinCashflow *cashflow, const Habits *habits)
{
  const FinCashflowPrior *prior = cashflow->prior;
  size_t n_paths = (size_t) cashflow->forecast->n_paths;
  double *work = fin_new0 (double, 3 * n_paths);
  Noise noise = {
    .cashflow = cashflow, .normal = work, .drawn = work + n_paths, .uniform = work + 2 * n_paths,
    .growth = 0.5 + exp (-habits->months / prior->slope_months)
  };
  /* Of an account that is hardly used any more little is to come, seen or unseen. */
  double active = cashflow->history->n_flows >= LEAST_FLOWS ? cashflow->activity : 1.0;
  double scale = active * pow (habits->months + prior->month_prior, -prior->month_power);
  double unseen = find_unseen (cashflow, habits);
  double jump = scale * (prior->jump_rest * habits->rest + prior->jump_known * habits->known);

  for (size_t p = 0; p < n_paths; p++)
    noise.normal[p] = fin_normal_quantile (((double) p + 0.5) / (double) n_paths);
  fin_rng_init (&noise.rng, fin_cashflow_seed (cashflow, 6));
  add_return (&noise, habits);
  fin_rng_init (&noise.rng, fin_cashflow_seed (cashflow, 1));
  add_slope (&noise, scale * find_drift (prior, habits));
  fin_rng_init (&noise.rng, fin_cashflow_seed (cashflow, 2));
  /* Never less than a minor unit: a band of no width is a claim nobody can make. */
  add_everyday (&noise, hypot (prior->daily_share * jump, unseen) + 1.0,
                active * prior->festive * habits->pace);
  fin_rng_init (&noise.rng, fin_cashflow_seed (cashflow, 4));
  add_timing (&noise, prior->timing * unseen);
  fin_rng_init (&noise.rng, fin_cashflow_seed (cashflow, 3));
  add_jumps (&noise, jump);
  free (work);
}

/** fin_cashflow_add_drift: Returns: false when cancelled */
bool
fin_cashflow_add_drift (FinCashflow *cashflow)
{
  if (fin_cancelled (cashflow->options->cancel, cashflow->options->cancel_data))
    return false;
  add_spent (cashflow, &cashflow->habits);
  add_noise (cashflow, &cashflow->habits);
  return true;
}
