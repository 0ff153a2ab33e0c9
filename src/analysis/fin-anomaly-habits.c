/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a household is used to: payees, their amounts and how often they come, learned row by row. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-anomaly-private.h"
#include "fin-memory.h"

/* Gaps between charges of a payee before any was seen: a fortnight, give or take a lot. */
#define PRIOR_GAP_DAYS 15.0
#define PRIOR_GAP_SPREAD 1.5
#define PRIOR_GAPS 20.0

/*
 * Prior: of so many charges these shares repeat one of the same payee, on the same day and within the
 * next ones. Two coffees are nothing special, two bicycles are.
 */
#define PRIOR_CHARGES 300.0
static const double prior_repeats[2][FIN_N_LAGS] = { { 0.008, 0.012 }, { 0.0008, 0.0012 } };

/* Charges above this quantile are large ones. */
#define LARGE 0.6

/* Prior: by how much, in logarithms, amounts exceed their payee's upper quartile where they do. */
#define PRIOR_EXCESS 0.35
#define PRIOR_EXCESSES 30.0
#define UPPER 0.75
#define MIN_FOR_EXCESS 6

static void
make_table (FinHabits *habits, size_t n_rows)
{
  habits->table_size = 64;
  while (habits->table_size < 2 * n_rows)
    habits->table_size *= 2;
  habits->table = fin_new0 (uint32_t, habits->table_size);
}

/** fin_habits_init: with room for @n_rows payees */
void
fin_habits_init (FinHabits *habits, size_t n_rows)
{
  memset (habits, 0, sizeof *habits);
  make_table (habits, n_rows);
  fin_window_init (&habits->charges, FIN_HABIT_WIDE);
  fin_window_init (&habits->firsts, FIN_HABIT_WIDE);
  habits->gap_mean = log (PRIOR_GAP_DAYS + 0.5);
  habits->gap_squares = PRIOR_GAPS * PRIOR_GAP_SPREAD * PRIOR_GAP_SPREAD;
  habits->n_gaps = PRIOR_GAPS;
  for (int size = 0; size < 2; size++)
    {
      habits->n_sized[size] = PRIOR_CHARGES;
      for (int lag = 0; lag < FIN_N_LAGS; lag++)
        habits->repeats[size][lag] = PRIOR_CHARGES * prior_repeats[size][lag];
    }
  habits->excess = (FinExcess){ PRIOR_EXCESSES, PRIOR_EXCESSES * PRIOR_EXCESS,
                                2 * PRIOR_EXCESSES * PRIOR_EXCESS * PRIOR_EXCESS };
}

static void
index_payees (FinHabits *habits, size_t n_rows)
{
  make_table (habits, n_rows);
  for (size_t i = 0; i < habits->n_payees; i++)
    {
      size_t slot = habits->payees[i].hash & (habits->table_size - 1);

      while (habits->table[slot] != 0)
        slot = (slot + 1) & (habits->table_size - 1);
      habits->table[slot] = (uint32_t) i + 1;
    }
}

/**
 * fin_habits_copy:
 * @n_rows: how many payees there is room for; 0: a copy to be copied, in which none can be found
 */
void
fin_habits_copy (FinHabits *to, const FinHabits *from, size_t n_rows)
{
  *to = *from;
  to->n_allocated = from->n_payees;
  to->payees = fin_resize (NULL, from->n_payees, sizeof *to->payees);
  for (size_t i = 0; i < from->n_payees; i++)
    {
      to->payees[i] = from->payees[i];
      fin_window_copy (&to->payees[i].amounts, &from->payees[i].amounts);
    }
  to->categories = fin_resize (NULL, from->n_categories, sizeof *to->categories);
  for (size_t i = 0; i < from->n_categories; i++)
    {
      to->categories[i] = from->categories[i];
      fin_window_copy (&to->categories[i].amounts, &from->categories[i].amounts);
    }
  fin_window_copy (&to->charges, &from->charges);
  fin_window_copy (&to->firsts, &from->firsts);
  to->table = NULL;
  to->table_size = 0;
  if (n_rows > 0)
    index_payees (to, n_rows);
}

void
fin_habits_clear (FinHabits *habits)
{
  for (size_t i = 0; i < habits->n_payees; i++)
    fin_window_clear (&habits->payees[i].amounts);
  for (size_t i = 0; i < habits->n_categories; i++)
    fin_window_clear (&habits->categories[i].amounts);
  fin_window_clear (&habits->charges);
  fin_window_clear (&habits->firsts);
  free (habits->payees);
  free (habits->categories);
  free (habits->table);
}

static size_t
hash_text (const char *text)
{
  uint64_t hash = UINT64_C (14695981039346656037);

  for (; *text != '\0'; text++)
    hash = (hash ^ (unsigned char) *text) * UINT64_C (1099511628211);
  return (size_t) (hash ^ (hash >> 29));
}

static FinPayee *
add_payee (FinHabits *habits, const char *label, size_t hash)
{
  FinPayee *payee;

  if (habits->n_payees == habits->n_allocated)
    {
      habits->n_allocated = 2 * habits->n_allocated + 64;
      habits->payees = realloc (habits->payees, habits->n_allocated * sizeof *habits->payees);
      if (habits->payees == NULL)
        abort ();
    }
  payee = &habits->payees[habits->n_payees++];
  memset (payee, 0, sizeof *payee);
  payee->label = label;
  payee->hash = hash;
  payee->last_row = FIN_NO_ROW;
  fin_window_init (&payee->amounts, FIN_HABIT_PAYEE);
  return payee;
}

/** fin_habits_payee: valid until the next call; there is room for as many as rows. */
FinPayee *
fin_habits_payee (FinHabits *habits, const char *label)
{
  size_t hash = hash_text (label);
  size_t slot = hash & (habits->table_size - 1);

  while (habits->table[slot] != 0)
    {
      FinPayee *payee = &habits->payees[habits->table[slot] - 1];

      if (payee->hash == hash && strcmp (payee->label, label) == 0)
        return payee;
      slot = (slot + 1) & (habits->table_size - 1);
    }
  habits->table[slot] = (uint32_t) habits->n_payees + 1;
  return add_payee (habits, label, hash);
}

/** fin_habits_category: NULL for none; households have a hundred at most. */
FinCategoryHabit *
fin_habits_category (FinHabits *habits, int64_t category)
{
  if (category == 0)
    return NULL;
  for (size_t i = 0; i < habits->n_categories; i++)
    if (habits->categories[i].category == category)
      return &habits->categories[i];
  habits->categories = realloc (habits->categories,
                                (habits->n_categories + 1) * sizeof *habits->categories);
  if (habits->categories == NULL)
    abort ();
  habits->categories[habits->n_categories] = (FinCategoryHabit){ .category = category };
  fin_window_init (&habits->categories[habits->n_categories].amounts, FIN_HABIT_WIDE);
  return &habits->categories[habits->n_categories++];
}

/* Welford's running mean and sum of squared deviations. */
static void
learn_gap (FinHabits *habits, FinPayee *payee, int days)
{
  double value = log (days + 0.5);
  double deviation = value - payee->gap_mean;

  payee->n_gaps++;
  payee->gap_mean += deviation / payee->n_gaps;
  payee->gap_squares += deviation * (value - payee->gap_mean);
  deviation = value - habits->gap_mean;
  habits->n_gaps++;
  habits->gap_mean += deviation / habits->n_gaps;
  habits->gap_squares += deviation * (value - habits->gap_mean);
}

/** fin_habits_find_repeated: the newest charge of the days before with this amount, or FIN_NO_ROW. */
size_t
fin_habits_find_repeated (const FinHabits *habits,
                          const FinAnomalyRow *rows,
                          size_t row,
                          const FinPayee *payee)
{
  const FinAnomalyRow *charge = &rows[row];

  for (size_t i = payee->last_row; i != FIN_NO_ROW; i = habits->previous[i])
    {
      if (rows[i].flow.day < charge->flow.day - FIN_REPEAT_DAYS)
        break;
      if (rows[i].account == charge->account && rows[i].flow.amount == charge->flow.amount)
        return i;
    }
  return FIN_NO_ROW;
}

int
fin_habits_is_large (const FinHabits *habits, double amount)
{
  return habits->charges.n > 0 && log (amount) > fin_window_quantile (&habits->charges, LARGE);
}

static void
learn_repeat (FinHabits *habits, const FinAnomalyRow *rows, size_t row, FinPayee *payee)
{
  int size = fin_habits_is_large (habits, -rows[row].flow.amount);
  size_t repeated = fin_habits_find_repeated (habits, rows, row, payee);

  habits->n_sized[size]++;
  if (repeated != FIN_NO_ROW)
    {
      FinLag lag = rows[repeated].flow.day == rows[row].flow.day ? FIN_LAG_SAME_DAY : FIN_LAG_DAYS;

      habits->repeats[size][lag]++;
      payee->n_repeats[lag]++;
    }
}

static void
add_excess (FinExcess *excess, double beyond)
{
  excess->n++;
  excess->sum += beyond;
  excess->squares += beyond * beyond;
}

static void
learn_excess (FinHabits *habits,
              const FinAnomalyRow *rows,
              size_t row,
              const FinPayee *payee,
              FinCategoryHabit *category)
{
  double beyond;

  if (payee->n_charges < MIN_FOR_EXCESS || rows[row].scheduled)
    return;
  beyond = log (-rows[row].flow.amount) - fin_window_quantile (&payee->amounts, UPPER);
  if (beyond <= 0)
    return;
  add_excess (&habits->excess, beyond);
  if (category != NULL)
    add_excess (&category->excess, beyond);
}

/** fin_habits_learn: takes in a charge that was judged. */
void
fin_habits_learn (FinHabits *habits, const FinAnomalyRow *rows, size_t row, FinPayee *payee)
{
  const FinFlow *flow = &rows[row].flow;
  double amount = log (-flow->amount);
  FinCategoryHabit *category = fin_habits_category (habits, flow->tag);

  habits->previous[row] = payee->last_row;
  if (payee->n_charges == 0)
    {
      payee->first_day = flow->day;
      fin_window_add (&habits->firsts, amount);
    }
  else
    learn_gap (habits, payee, flow->day - payee->last_day);
  learn_repeat (habits, rows, row, payee);
  learn_excess (habits, rows, row, payee, category);
  fin_window_add (&payee->amounts, amount);
  fin_window_add (&habits->charges, amount);
  if (category != NULL)
    fin_window_add (&category->amounts, amount);
  payee->last_day = flow->day;
  payee->last_row = row;
  payee->n_charges++;
  habits->n_charges++;
}
