/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window of spending looks like in numbers: the features personas are made from. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** FinFeature: columns of the population and of every persona computation, in this order. */
typedef enum
{
  FIN_FEATURE_AVERAGE,    /* mean value of a transaction, international dollars */
  FIN_FEATURE_FREQUENCY,  /* transactions per month of 30.4375 days, over the real span */
  FIN_FEATURE_WEEKEND,    /* share of the spending on Saturdays and Sundays, 0..1 */
  FIN_FEATURE_CATEGORIES, /* different categories in 30 days, averaged over the span */
  FIN_FEATURE_DEVIATION,  /* standard deviation of a transaction's value, the same */
  FIN_FEATURE_EVENING,    /* share of the spending of known time at 18:00 or later, 0..1 */
  FIN_N_FEATURES,
} FinFeature;

#define FIN_SPENDING_NO_TIME     (-1)
#define FIN_SPENDING_NO_CATEGORY (-1)

/** FinSpendingPart: what one category gets of the transaction in @row. */
typedef struct
{
  size_t row;
  double amount;
  int32_t category;
} FinSpendingPart;

/**
 * FinSpendingInput: one profile's spending, parallel arrays of @n in any order; borrowed.
 *
 * Spending only: what left the holder, without transfers between own accounts. Amounts are
 * positive; rows with an amount of 0 or less are left out of everything.
 */
typedef struct
{
  size_t n;
  const int32_t *days;       /* days since 1970-01-01 */
  const int16_t *minutes;    /* (nullable): since midnight, or FIN_SPENDING_NO_TIME */
  const double *amounts;     /* minor units */
  const int32_t *categories; /* (nullable): index 0.. or FIN_SPENDING_NO_CATEGORY */
  size_t n_parts;
  const FinSpendingPart *parts; /* (nullable): by row; they add up to the amounts of their rows and
                                   stand in for the categories of these */
  const bool *fixed; /* (nullable): rent, taxes and the like, which no habit decides: left out of
                        the features, kept in everything else */
  int32_t first_day; /* the days the accounts cover, both included; when last < first */
  int32_t last_day;  /* they are taken from the transactions */
  double unit;       /* minor units that buy one international dollar's worth; > 0 */
} FinSpendingInput;

/** FinSpendingSummary: of one window; money in minor units. */
typedef struct
{
  double features[FIN_N_FEATURES]; /* without fixed costs; NaN: not known (no times of day) */
  size_t n;
  int32_t first_day;
  int32_t last_day;
  double frequency; /* transactions a month, fixed costs included */
  double total;
  double average;
  double median;
  double deviation; /* sample standard deviation; 0 for one transaction */
  double maximum;
  double share_with_time;    /* of the transactions, 0..1 */
  size_t n_categories;       /* different ones in the whole window */
  int32_t top_category;      /* by amount, or FIN_SPENDING_NO_CATEGORY */
  double top_category_share; /* of the total, 0..1 */
} FinSpendingSummary;

bool fin_spending_summarise (const FinSpendingInput *spending,
                             int32_t first_day,
                             int32_t last_day,
                             FinSpendingSummary *summary);
