/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person said about recurring payments, as detection takes it: never overruled. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-schedule.h"

#define FIN_RECURRING_NO_DAY INT32_MIN

typedef enum
{
  FIN_RECURRING_REJECTED, /* these payments are not recurring */
  FIN_RECURRING_KEPT,     /* they are: found, confirmed, edited, merged or added by hand */
} FinRecurringVerdictKind;

/** FinRecurringEvidence: a payment known when the verdict was given. */
typedef struct
{
  int32_t day;
  double amount; /* minor units */
} FinRecurringEvidence;

/**
 * FinRecurringVerdict: which payments are meant, and what is true of them.
 * @outgoing: they leave the account
 * @labels: texts of the payments; several where series were merged
 * @low, @high: their amounts then, minor units, @low <= @high
 * @whole: all payments under @labels are meant, whatever their amount
 * @evidence: payments known to belong, whatever their text now
 * @schedule: when they are due; if @pinned, exactly so, else the days may be learned anew
 * @start: first due day of a series without any payment yet
 * @amount: of each payment to come when @has_amount, else measured
 * @end_day: nothing is due from this day on, or %FIN_RECURRING_NO_DAY
 */
typedef struct
{
  FinRecurringVerdictKind kind;
  bool outgoing;
  const char *const *labels;
  size_t n_labels;
  double low;
  double high;
  bool whole;
  const FinRecurringEvidence *evidence;
  size_t n_evidence;
  FinSchedule schedule;
  bool pinned;
  int32_t start;
  bool has_amount;
  double amount;
  int32_t end_day;
} FinRecurringVerdict;
