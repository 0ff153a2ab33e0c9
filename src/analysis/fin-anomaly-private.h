/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finding anomalies is made of: the household's habits so far, and the chance of one more payment. */
#pragma once

#include "fin-anomaly.h"

#define FIN_HABIT_PAYEE 64
#define FIN_HABIT_WIDE 128
#define FIN_SCORE_BINS 128
#define FIN_NO_ROW ((size_t) -1)

/* --- Order statistics of the last so many values --- */

/** FinWindow: the last @capacity values, in the order they came and sorted. */
typedef struct
{
  int capacity;
  int n;
  int next;
  double *sorted;
  double *ring;
} FinWindow;

void fin_window_init (FinWindow *window, int capacity);
void fin_window_copy (FinWindow *to, const FinWindow *from);
void fin_window_clear (FinWindow *window);
void fin_window_add (FinWindow *window, double value);
double fin_window_quantile (const FinWindow *window, double probability);
int fin_window_count_near (const FinWindow *window, double value, double tolerance);

/* --- Chance --- */

/** FinSurprise: how odd the payments of one kind were so far: scores are -ln of a model's chance. */
typedef struct
{
  unsigned at_least[FIN_SCORE_BINS];
  size_t n_tests;
} FinSurprise;

double fin_student_tail (double t, double degrees);
double fin_surprise_judge (FinSurprise *surprise, double model_chance);
double fin_surprise_budget (const FinSurprise *surprise, double per_month, double months);

/* --- Habits --- */

/** A charge may repeat one of the same day, or of the days before. */
typedef enum
{
  FIN_LAG_SAME_DAY,
  FIN_LAG_DAYS,
  FIN_N_LAGS,
} FinLag;

#define FIN_REPEAT_DAYS 3

/** FinPayee: what a payee took so far; amounts are natural logarithms of minor units. */
typedef struct
{
  const char *label;
  size_t hash;
  FinWindow amounts;
  int n_charges;
  int32_t first_day;
  int32_t last_day;
  size_t last_row;
  double gap_mean; /* of ln (days between charges + 1/2) */
  double gap_squares;
  int n_gaps;
  int n_repeats[FIN_N_LAGS]; /* charges that repeated one of the days before, to the cent */
} FinPayee;

/** FinExcess: by how much, in logarithms, charges exceed their payee's upper quartile where they do. */
typedef struct
{
  double n;
  double sum;
  double squares;
} FinExcess;

typedef struct
{
  int64_t category;
  FinWindow amounts;
  FinExcess excess;
} FinCategoryHabit;

/**
 * FinHabits: everything learned from the rows before the one at hand.
 * @previous: of each row the one before of the same payee, or FIN_NO_ROW; borrowed
 * @gap_mean, @gap_squares, @n_gaps: of all payees' gaps together
 * @repeats: of @n_sized charges, how many repeated one of the same payee, small [0] and large [1]
 */
typedef struct
{
  FinPayee *payees;
  size_t n_payees;
  size_t n_allocated;
  uint32_t *table;
  size_t table_size;
  FinCategoryHabit *categories;
  size_t n_categories;
  size_t *previous;
  FinWindow charges;
  FinWindow firsts;
  double gap_mean;
  double gap_squares;
  double n_gaps;
  double repeats[2][FIN_N_LAGS];
  double n_sized[2];
  FinExcess excess;
  int32_t first_day;
  size_t n_charges;
} FinHabits;

void fin_habits_init (FinHabits *habits, size_t n_rows);
void fin_habits_copy (FinHabits *to, const FinHabits *from, size_t n_rows);
void fin_habits_clear (FinHabits *habits);
FinPayee *fin_habits_payee (FinHabits *habits, const char *label);
FinCategoryHabit *fin_habits_category (FinHabits *habits, int64_t category);
void fin_habits_learn (FinHabits *habits,
                       const FinAnomalyRow *rows,
                       size_t row,
                       FinPayee *payee);

size_t fin_habits_find_repeated (const FinHabits *habits,
                                 const FinAnomalyRow *rows,
                                 size_t row,
                                 const FinPayee *payee);
int fin_habits_is_large (const FinHabits *habits, double amount);

/* --- The tests: the model's chance of one payment, 1 when there is nothing to say --- */

double fin_anomaly_test_duplicate (const FinHabits *habits,
                                   const FinAnomalyRow *rows,
                                   size_t row,
                                   const FinPayee *payee,
                                   FinAnomaly *anomaly);
double fin_anomaly_test_amount (const FinHabits *habits,
                                const FinAnomalyRow *rows,
                                size_t row,
                                const FinPayee *payee,
                                const FinCategoryHabit *category,
                                FinAnomaly *anomaly);
double fin_anomaly_test_new_payee (const FinHabits *habits,
                                   const FinAnomalyRow *rows,
                                   size_t row,
                                   const FinCategoryHabit *category,
                                   FinAnomaly *anomaly);

FinAnomaly *fin_anomalies_add (FinAnomalies *anomalies, const FinAnomaly *anomaly);
void fin_anomalies_sort (FinAnomalies *anomalies);
