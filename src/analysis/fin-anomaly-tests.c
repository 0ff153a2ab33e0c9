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
#define TAIL_WEIGHT 4.0

#define MIN_OF_PAYEE 4
#define MIN_OF_CATEGORY 12
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

/*
 * The chance of more than @amount where @amounts were seen. Above the upper quartile amounts fall off
 * by a power law (exponentially by logarithm), at a rate known from @amounts and, by as much as
 * TAIL_WEIGHT of them, from @excess, the mean excess elsewhere: a Gamma prior, so the predictive tail
 * is Lomax's. Some shops sell pins and wardrobes, others sell petrol; the rate tells them apart.
 */
static double
chance_of_amount (const FinWindow *amounts, double amount, double excess, FinAnomaly *anomaly)
{
  double threshold = fin_window_quantile (amounts, UPPER);
  double sum = TAIL_WEIGHT * excess;
  double weight = TAIL_WEIGHT;
  double beyond = log (amount) - threshold;

  for (int i = amounts->n - 1; i >= 0 && amounts->sorted[i] > threshold; i--)
    {
      sum += amounts->sorted[i] - threshold;
      weight++;
    }
  anomaly->usual = exp (fin_window_quantile (amounts, 0.5));
  anomaly->low = exp (fin_window_quantile (amounts, 0.1));
  anomaly->high = exp (fin_window_quantile (amounts, 0.9));
  anomaly->count = (size_t) amounts->n;
  anomaly->ratio = amount / anomaly->usual;
  return beyond > 0 ? (1 - UPPER) * pow (1 + beyond / sum, -weight) : 1.0;
}

/* More than the usual by as much as an ordinary charge: otherwise it is not worth the trouble. */
static bool
is_material (const FinHabits *habits, double amount, const FinAnomaly *anomaly)
{
  return anomaly->ratio >= MIN_RATIO
         && amount - anomaly->usual >= exp (fin_window_quantile (&habits->charges, 0.5));
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
  double excess = habits->excess_sum / habits->n_excesses;
  double chance;

  if (payee->n_charges >= MIN_OF_PAYEE)
    {
      anomaly->basis = FIN_ANOMALY_BASIS_PAYEE;
      chance = chance_of_amount (&payee->amounts, amount, excess, anomaly);
    }
  else if (payee->n_charges > 0 && category != NULL && category->amounts.n >= MIN_OF_CATEGORY)
    {
      anomaly->basis = FIN_ANOMALY_BASIS_CATEGORY;
      chance = chance_of_amount (&category->amounts, amount, 2 * excess, anomaly);
      /* What it took before is usual for this payee. */
      if (amount <= MIN_RATIO * exp (fin_window_quantile (&payee->amounts, 1.0)))
        chance = 1.0;
    }
  else
    return 1.0;
  anomaly->kind = FIN_ANOMALY_UNUSUAL_AMOUNT;
  anomaly->rows[0] = row;
  anomaly->n_rows = 1;
  return is_material (habits, amount, anomaly) ? chance : 1.0;
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
  double excess = habits->excess_sum / habits->n_excesses;
  double chance;

  if (habits->firsts.n < MIN_OF_FIRSTS)
    return 1.0;
  chance = chance_of_amount (&habits->firsts, amount, 2 * excess, anomaly);
  /* Flights cost what flights cost, whoever sells them. */
  if (category != NULL && category->amounts.n >= MIN_OF_CATEGORY)
    {
      FinAnomaly within = *anomaly;

      chance = fmax (chance, chance_of_amount (&category->amounts, amount, 2 * excess, &within));
    }
  anomaly->kind = FIN_ANOMALY_NEW_PAYEE;
  anomaly->basis = FIN_ANOMALY_BASIS_NEW_PAYEES;
  anomaly->rows[0] = row;
  anomaly->n_rows = 1;
  if (anomaly->ratio < MIN_RATIO_NEW
      || log (amount) < fin_window_quantile (&habits->charges, LARGE_CHARGE))
    return 1.0;
  return chance;
}
