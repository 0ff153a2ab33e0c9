/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models: how probable a charge as odd as this one is, were it an ordinary one of this household. */
#include <math.h>

#include "fin-anomaly-private.h"

/* The household's share of repeated charges counts as much as so many charges of the payee's own. */
#define REPEAT_WEIGHT 10.0

/* Weights of what all payees have in common, in gaps and in charges. */
#define GAP_MEAN_WEIGHT 1.0
#define GAP_SPREAD_WEIGHT 2.0
#define SAME_WEIGHT 2.0
#define SAME_PRIOR 0.1
/* The tail of amounts begins at the upper quartile; what it is elsewhere counts as so many. */
#define UPPER 0.75
#define TAIL_WEIGHT 8.0
/* What the household's tails are like counts as so many charges of a category beyond the quartile. */
#define HOUSEHOLD_TAIL_WEIGHT 10.0
#define MAX_SHAPE 1.6
/* A payee that charged so often is judged by itself as much as by its category. */
#define KNOWN_BY 11.0

#define MIN_OF_PAYEE 4
#define MIN_OF_CATEGORY 12
#define MIN_OF_CATEGORY_NEW 3
#define MIN_OF_FIRSTS 15

/* What is smaller is not worth a person's time, however rare. */
#define MIN_RATIO 2.0
#define MIN_RATIO_NEW 3.0
#define LARGE_CHARGE 0.9

#define SAME_AMOUNT 1e-9

/* The chance that this payee charges again within @days, from its gaps so far and those of all. */
static double
chance_of_gap (const FinHabits *habits, const FinPayee *payee, int days)
{
  double n = payee->n_gaps;
  double weight = GAP_MEAN_WEIGHT + n;
  double mean = (GAP_MEAN_WEIGHT * habits->gap_mean + n * payee->gap_mean) / weight;
  double shift = payee->gap_mean - habits->gap_mean;
  double squares = GAP_SPREAD_WEIGHT * habits->gap_squares / habits->n_gaps + payee->gap_squares
                   + GAP_MEAN_WEIGHT * n / weight * shift * shift;
  double degrees = GAP_SPREAD_WEIGHT + n;
  double scale = sqrt (squares / degrees * (1 + 1 / weight));
  double t = (mean - log (days + 0.5)) / scale;

  return t > 0 ? fin_student_tail (t, degrees) : 1 - fin_student_tail (-t, degrees);
}

/**
 * fin_anomaly_test_duplicate: a charge that repeats one of the days before.
 *
 * Two ways to look at it: how often this payee's charges repeat, and, while they never did, how
 * probable a second charge so soon and of this amount is. A habit is believed at once, a regular
 * payee makes a repetition the odder the longer it kept to its rhythm. Of a small charge both must
 * be improbable: a second coffee costs less than the question.
 *
 * Returns: the chance; 1 when nothing is repeated
 */
double
fin_anomaly_test_duplicate (const FinHabits *habits,
                            const FinAnomalyRow *rows,
                            size_t row,
                            const FinPayee *payee,
                            FinAnomaly *anomaly)
{
  size_t repeated = fin_habits_find_repeated (habits, rows, row, payee);
  double amount = -rows[row].flow.amount;
  int size = fin_habits_is_large (habits, amount);
  int others = payee->amounts.n - 1; /* all but the one repeated */
  double by_habit, by_rhythm;
  FinLag lag;
  int days, same;

  if (repeated == FIN_NO_ROW)
    return 1.0;
  days = rows[row].flow.day - rows[repeated].flow.day;
  lag = days == 0 ? FIN_LAG_SAME_DAY : FIN_LAG_DAYS;
  same = fin_window_count_near (&payee->amounts, log (amount), SAME_AMOUNT) - 1;
  by_habit = (payee->n_repeats[lag]
              + REPEAT_WEIGHT * habits->repeats[size][lag] / habits->n_sized[size])
             / (payee->n_charges + REPEAT_WEIGHT);
  by_rhythm = chance_of_gap (habits, payee, days) * (same + SAME_WEIGHT * SAME_PRIOR)
              / (others + SAME_WEIGHT);
  anomaly->kind = FIN_ANOMALY_DUPLICATE;
  anomaly->basis = FIN_ANOMALY_BASIS_PAYEE;
  anomaly->rows[0] = repeated;
  anomaly->rows[1] = row;
  anomaly->n_rows = 2;
  anomaly->usual = exp (fin_window_quantile (&payee->amounts, 0.5));
  anomaly->low = exp (fin_window_quantile (&payee->amounts, 0.1));
  anomaly->high = exp (fin_window_quantile (&payee->amounts, 0.9));
  anomaly->count = (size_t) payee->n_charges - 1;
  anomaly->days = days;
  if (payee->n_repeats[FIN_LAG_SAME_DAY] + payee->n_repeats[FIN_LAG_DAYS] > 0)
    return fmax (by_habit, by_rhythm);
  return size ? fmin (by_habit, by_rhythm) : sqrt (by_habit * by_rhythm);
}

/** Tail: what amounts do beyond the upper quartile, in logarithms: a Weibull law. */
typedef struct
{
  double mean;
  double shape; /* 1: by a power of the amount; more: faster, as where amounts are lognormal */
} Tail;

static Tail
household_tail (const FinHabits *habits)
{
  return (Tail){ habits->excess.sum / habits->excess.n, 1 };
}

/* A category to which nobody belongs yet is as wide as payees differ. */
static Tail
wide_tail (Tail tail)
{
  return (Tail){ 2 * tail.mean, 1 };
}

/*
 * Petrol ends soon, furniture does not. The shape is that of the coefficient of variation: Justus et
 * al. (1978), "Methods for estimating wind speed frequency distributions".
 */
static Tail
category_tail (const FinHabits *habits, const FinCategoryHabit *category)
{
  Tail tail = household_tail (habits);
  double household = HOUSEHOLD_TAIL_WEIGHT * tail.mean;
  double squares = 2 * household * tail.mean;
  double variance, n;

  if (category == NULL)
    return tail;
  n = HOUSEHOLD_TAIL_WEIGHT + category->excess.n;
  tail.mean = (household + category->excess.sum) / n;
  variance = (squares + category->excess.squares) / n - tail.mean * tail.mean;
  tail.shape = fmin (fmax (pow (sqrt (variance) / tail.mean, -1.086), 1), MAX_SHAPE);
  return tail;
}

/* What an amount is held against, for people. */
static void
compare (const FinWindow *amounts, double amount, FinAnomaly *anomaly)
{
  anomaly->usual = exp (fin_window_quantile (amounts, 0.5));
  anomaly->low = exp (fin_window_quantile (amounts, 0.1));
  anomaly->high = exp (fin_window_quantile (amounts, 0.9));
  anomaly->count = (size_t) amounts->n;
  anomaly->ratio = amount / anomaly->usual;
}

/*
 * The chance of more than @amount where @amounts were seen. Above the upper quartile amounts fall off
 * as @tail says, at a rate known from @amounts and, by as much as TAIL_WEIGHT of them, from @tail: a
 * Gamma prior, so the predictive tail is Lomax's. Some shops sell pins and wardrobes, others sell
 * petrol; the rate tells them apart.
 */
static double
chance_of_amount (const FinWindow *amounts, double amount, Tail tail)
{
  double threshold = fin_window_quantile (amounts, UPPER);
  double sum = TAIL_WEIGHT * pow (tail.mean / tgamma (1 + 1 / tail.shape), tail.shape);
  double weight = TAIL_WEIGHT;
  double beyond = log (amount) - threshold;

  if (beyond <= 0)
    return 1.0;
  for (int i = amounts->n - 1; i >= 0 && amounts->sorted[i] > threshold; i--)
    {
      sum += pow (amounts->sorted[i] - threshold, tail.shape);
      weight++;
    }
  return (1 - UPPER) * pow (1 + pow (beyond, tail.shape) / sum, -weight);
}

/* What its category takes may excuse a payee, the more the less is known of it. */
static double
excuse_by_category (double chance,
                    const FinCategoryHabit *category,
                    double amount,
                    Tail tail,
                    double known)
{
  double weight = 1 / (1 + known * known);
  double there = chance_of_amount (&category->amounts, amount, wide_tail (tail));

  return there > chance ? pow (chance, 1 - weight) * pow (there, weight) : chance;
}

/* More than the usual by as much as an ordinary charge: otherwise it is not worth the trouble. */
static bool
is_material (const FinHabits *habits, const FinWindow *amounts, double amount)
{
  double usual = exp (fin_window_quantile (amounts, 0.5));

  return amount / usual >= MIN_RATIO
         && amount - usual >= exp (fin_window_quantile (&habits->charges, 0.5));
}

/** fin_anomaly_test_amount: against the payee's other charges, or its category's while it has few. */
double
fin_anomaly_test_amount (const FinHabits *habits,
                         const FinAnomalyRow *rows,
                         size_t row,
                         const FinPayee *payee,
                         const FinCategoryHabit *category,
                         FinAnomaly *anomaly)
{
  double amount = -rows[row].flow.amount;
  bool has_category = category != NULL && category->amounts.n >= MIN_OF_CATEGORY;
  bool by_payee = payee->n_charges >= MIN_OF_PAYEE;
  const FinWindow *amounts = by_payee ? &payee->amounts : has_category ? &category->amounts : NULL;
  double chance;
  Tail tail;

  /* Most charges are not material, and need no model. */
  if (amounts == NULL || payee->n_charges == 0 || !is_material (habits, amounts, amount))
    return 1.0;
  tail = category_tail (habits, category);
  if (by_payee)
    {
      anomaly->basis = FIN_ANOMALY_BASIS_PAYEE;
      chance = chance_of_amount (amounts, amount, tail);
      if (has_category)
        chance = excuse_by_category (chance, category, amount, tail, payee->n_charges / KNOWN_BY);
    }
  else
    {
      anomaly->basis = FIN_ANOMALY_BASIS_CATEGORY;
      chance = chance_of_amount (amounts, amount, wide_tail (tail));
      /* What it took before is usual for this payee. */
      if (amount <= MIN_RATIO * exp (fin_window_quantile (&payee->amounts, 1.0)))
        chance = 1.0;
    }
  compare (amounts, amount, anomaly);
  anomaly->kind = FIN_ANOMALY_UNUSUAL_AMOUNT;
  anomaly->rows[0] = row;
  anomaly->n_rows = 1;
  return chance;
}

/** fin_anomaly_test_new_payee: against what other payees took the first time. */
double
fin_anomaly_test_new_payee (const FinHabits *habits,
                            const FinAnomalyRow *rows,
                            size_t row,
                            const FinCategoryHabit *category,
                            FinAnomaly *anomaly)
{
  double amount = -rows[row].flow.amount;
  Tail tail = household_tail (habits);
  double chance;

  if (habits->firsts.n < MIN_OF_FIRSTS
      || amount / exp (fin_window_quantile (&habits->firsts, 0.5)) < MIN_RATIO_NEW
      || log (amount) < fin_window_quantile (&habits->charges, LARGE_CHARGE))
    return 1.0;
  chance = chance_of_amount (&habits->firsts, amount, wide_tail (tail));
  /* Flights cost what flights cost, whoever sells them. */
  if (category != NULL && category->amounts.n >= MIN_OF_CATEGORY_NEW)
    chance = excuse_by_category (chance, category, amount, tail, 0);
  compare (&habits->firsts, amount, anomaly);
  anomaly->kind = FIN_ANOMALY_NEW_PAYEE;
  anomaly->basis = FIN_ANOMALY_BASIS_NEW_PAYEES;
  anomaly->rows[0] = row;
  anomaly->n_rows = 1;
  return chance;
}
