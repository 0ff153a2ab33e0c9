/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a recurring series: prices, missed, late and early payments, its end, its cost. */
#pragma once

#include "fin-recurring.h"

typedef enum
{
  FIN_RECURRING_ACTIVE,
  FIN_RECURRING_LATE,   /* the last due day has passed and it may still come */
  FIN_RECURRING_MISSED, /* it will not come any more for that day */
  FIN_RECURRING_ENDED,
} FinRecurringState;

/** FinPriceChange: on @day the payment was @to for the first time, minor units. */
typedef struct
{
  int32_t day;
  double from;
  double to;
} FinPriceChange;

/**
 * FinRecurringLife:
 * @expected: the day that is late or was missed; else the next due day
 * @days_late: days since @expected, 0 unless late or missed
 * @days_early: days that the last payment came before its due day, 0 when on time
 * @resumed: first day after a pause, or %FIN_RECURRING_NO_DAY
 * @changes: by day; of series whose amount stands still between changes
 * @usual: amount of a payment at present, minor units, with its sign
 * @monthly, @yearly: what it comes to, with the sign: a yearly fee counts a twelfth a month
 */
typedef struct
{
  FinRecurringState state;
  int32_t expected;
  int days_late;
  int days_early;
  int32_t resumed;
  FinPriceChange *changes;
  size_t n_changes;
  double usual;
  double monthly;
  double yearly;
} FinRecurringLife;

FinRecurringLife *fin_recurring_life_new (const FinRecurringSeries *series, int32_t as_of);
void fin_recurring_life_free (FinRecurringLife *life);
