/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything outside the series: blocks of days copied from past months or weeks into each path. */
#include <math.h>

#include "fin-cashflow-private.h"
#include "fin-memory.h"

#define BLOCK_DAYS 5
/* Life does not keep to the day: a copied month is shifted by up to so many days. */
#define JITTER_DAYS 2
/* Of the paths that copy one-offs, those that copy an only inheritance too. */
#define GIANT_SHARE 0.35

typedef struct
{
  const FinCashflow *cashflow;
  double *month_weights; /* of copying from so many months back, less one */
  int n_months;
  double *months;  /* the same for the days of a block, cumulative, up to 1 */
  double *weeks;   /* and from so many weeks back, less @first_week */
  int first_week;
  int n_weeks;
  double free_share;
  double one_off_share; /* of the paths that copy one-offs, and of those that copy giants */
  double giant_share;
  double *pick;
  double *jitter;
  double *mode;
  double *luck;
  double *fate; /* one draw per path for all of its days */
} Replay;

static void
weigh_months (Replay *replay)
{
  replay->n_months = (int) (replay->cashflow->n_rest_days / FIN_MEAN_MONTH_DAYS);
  if (replay->n_months < 1)
    replay->n_months = 1;
  replay->month_weights = fin_new0 (double, 2 * (size_t) replay->n_months);
  replay->months = replay->month_weights + replay->n_months;
  replay->weeks = fin_new0 (double, (size_t) replay->cashflow->n_rest_days / 7 + 2);
  for (int k = 0; k < replay->n_months; k++)
    replay->month_weights[k] = exp (-k / replay->cashflow->prior->recency);
}

/* The row that row @row copies from: 0 is as_of, negative before; far rows copy from further back. */
static int
source_row (int row, int shift)
{
  return (row - 1) % shift - shift + 1;
}

/*
 * Around Christmas and New Year people spend unlike before and after: such days are copied into such
 * days, and seldom into others. A single month of history leaves no choice.
 */
static double
weigh_season (const Replay *replay, int row, int shift)
{
  bool same = fin_cashflow_is_festive (replay->cashflow, row)
              == fin_cashflow_is_festive (replay->cashflow, source_row (row, shift));

  return same || replay->n_months < 2 ? 1.0 : replay->cashflow->prior->other_season;
}

static void
accumulate (double *weights, int n)
{
  for (int k = 1; k < n; k++)
    weights[k] += weights[k - 1];
  for (int k = 0; k < n; k++)
    weights[k] /= weights[n - 1];
}

/*
 * Where rows @first_row to @last_row are copied from: months back, or whole weeks so far back that all of
 * the days are in the history.
 */
static void
weigh_block (Replay *replay, int first_row, int last_row)
{
  int row = (first_row + last_row) / 2;

  for (int k = 0; k < replay->n_months; k++)
    replay->months[k]
        = replay->month_weights[k]
          * weigh_season (replay, row, (int) lround (FIN_MEAN_MONTH_DAYS * (k + 1)));
  accumulate (replay->months, replay->n_months);
  replay->first_week = (last_row + 6) / 7;
  replay->n_weeks
      = (replay->cashflow->n_rest_days - 1 + first_row) / 7 - replay->first_week + 1;
  for (int k = 0; k < replay->n_weeks; k++)
    replay->weeks[k] = weigh_season (replay, row, 7 * (replay->first_week + k));
  if (replay->n_weeks > 0)
    accumulate (replay->weeks, replay->n_weeks);
}

static int
pick_one (const double *weights, int n, double pick)
{
  int k = 0;

  while (k < n - 1 && pick >= weights[k])
    k++;
  return k;
}

/* How many days back path @p copies the block from: whole weeks, or months give or take. */
static int
draw_shift (const Replay *replay, int p)
{
  int k;

  if (replay->mode[p] < replay->free_share && replay->n_weeks > 0)
    return 7 * (replay->first_week + pick_one (replay->weeks, replay->n_weeks, replay->pick[p]));
  k = pick_one (replay->months, replay->n_months, replay->pick[p]);
  return (int) lround (FIN_MEAN_MONTH_DAYS * (k + 1))
         + (int) (replay->jitter[p] * (2 * JITTER_DAYS + 1)) - JITTER_DAYS;
}

/* The day that row @row copies from, an index into the rest. */
static int
source_day (const FinCashflow *cashflow, int row, int shift)
{
  int index = cashflow->n_rest_days - 1 + source_row (row, shift);

  while (index < 0)
    index += 28;
  return index;
}

/* One-offs go straight into the paths: they are not part of what is spread around a mean. */
static void
replay_block (Replay *replay, int first_row, int last_row, double *flows)
{
  const FinCashflow *cashflow = replay->cashflow;
  size_t horizon = (size_t) cashflow->forecast->horizon;

  weigh_block (replay, first_row, last_row);
  for (int p = 0; p < cashflow->forecast->n_paths; p++)
    {
      int shift = draw_shift (replay, p);
      bool lucky = replay->luck[p] < replay->one_off_share;
      bool giant = replay->luck[p] < replay->giant_share;

      if (replay->fate[p] >= cashflow->activity)
        continue;
      for (int row = first_row; row <= last_row; row++)
        {
          int day = source_day (cashflow, row, shift);

          flows[(size_t) p * horizon + (size_t) row - 1] = cashflow->rest[day];
          if (cashflow->change != NULL)
            cashflow->change[(size_t) p * horizon + (size_t) row - 1] += cashflow->rest_change[day];
          if (lucky)
            fin_cashflow_path (cashflow, p)[row - 1] += cashflow->one_offs[day];
          if (giant)
            fin_cashflow_path (cashflow, p)[row - 1] += cashflow->giants[day];
        }
    }
}

/* Adds the replayed flows to the paths, their deviations from the mean spread by the prior. */
static void
add_spread (const FinCashflow *cashflow, const double *flows)
{
  FinForecast *forecast = cashflow->forecast;
  size_t horizon = (size_t) forecast->horizon;
  const FinCashflowHabits *habits = &cashflow->habits;
  double spread = cashflow->prior->spread;

  /*
   * Where nothing makes up for what was spent, paths differ as much as months did; before months tell,
   * that is so where income is irregular.
   */
  spread += (1.0 - spread)
            * (habits->seen * (1.0 - habits->returns) + (1.0 - habits->seen) * habits->surprise);

  for (size_t d = 0; d < horizon; d++)
    {
      double mean = 0.0;

      for (size_t p = 0; p < (size_t) forecast->n_paths; p++)
        mean += flows[p * horizon + d];
      mean /= forecast->n_paths;
      for (size_t p = 0; p < (size_t) forecast->n_paths; p++)
        forecast->paths[p * horizon + d] += mean + spread * (flows[p * horizon + d] - mean);
      forecast->rest[d + 1] += mean;
    }
}

/*
 * One inheritance or laptop may never come again; what came five times in a year is a habit of a kind.
 * @once: the share of the paths that copy an only one
 */
static double
find_share (const FinCashflow *cashflow, const double *flows, double once)
{
  int n = 0;

  for (int day = 0; day < cashflow->n_rest_days; day++)
    n += flows[day] != 0.0;
  return n > 1 ? 1.0 / (1.0 + (1.0 / once - 1.0) / n) : once;
}

/** fin_cashflow_add_rest: Returns: false when cancelled */
bool
fin_cashflow_add_rest (FinCashflow *cashflow)
{
  FinForecast *forecast = cashflow->forecast;
  const FinCashflowPrior *prior = cashflow->prior;
  size_t n_paths = (size_t) forecast->n_paths;
  double *work = fin_new0 (double, n_paths * (5 + (size_t) forecast->horizon));
  double *flows = work + 5 * n_paths;
  double months = cashflow->n_rest_days / FIN_MEAN_MONTH_DAYS;
  double bound = 1.0 - prior->free_share;
  Replay replay = {
    .cashflow = cashflow,
    .free_share = prior->free_share + bound * exp (-months / prior->free_months),
    .pick = work,
    .jitter = work + n_paths,
    .mode = work + 2 * n_paths,
    .luck = work + 3 * n_paths,
    .fate = work + 4 * n_paths,
  };
  FinRng rng;
  bool finished = true;

  /* The same numbers for every account of a household: their days are copied together. */
  fin_rng_init (&rng, fin_rng_mix (cashflow->options->seed));
  fin_rng_strata (&rng, replay.fate, forecast->n_paths);
  weigh_months (&replay);
  replay.one_off_share = find_share (cashflow, cashflow->one_offs, prior->one_off_share);
  replay.giant_share = find_share (cashflow, cashflow->giants, prior->one_off_share * GIANT_SHARE);
  for (int row = 1; row <= forecast->horizon && finished; row += BLOCK_DAYS)
    {
      int last_row = row + BLOCK_DAYS - 1;

      finished = !fin_cancelled (cashflow->options->cancel, cashflow->options->cancel_data);
      fin_rng_strata (&rng, replay.pick, forecast->n_paths);
      fin_rng_strata (&rng, replay.jitter, forecast->n_paths);
      fin_rng_strata (&rng, replay.mode, forecast->n_paths);
      fin_rng_strata (&rng, replay.luck, forecast->n_paths);
      replay_block (&replay, row, last_row < forecast->horizon ? last_row : forecast->horizon,
                    flows);
    }
  add_spread (cashflow, flows);
  free (replay.month_weights);
  free (replay.weeks);
  free (work);
  return finished;
}
