/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds recurring payments: groups by label and amount, calendar rules, a test against chance. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-flow.h"
#include "fin-recurring-verdict.h"
#include "fin-schedule.h"

/**
 * FinRecurringHit: one payment of a series.
 * @row: index into the flows given to fin_recurring_detect()
 * @slot: the due day it belongs to; @offset: days after it
 */
typedef struct
{
  size_t row;
  int slot;
  int offset;
  int32_t day;
  double amount;
} FinRecurringHit;

/**
 * FinRecurringSeries: payments of one kind that follow a schedule.
 * @label: of its last payment, or of the verdict where it has none; borrowed
 * @verdict: index of the person's verdict on it, -1 without one
 * @hits: by day, at most one per slot; a series that a person added may have none yet
 * @n_due: slots from the first hit's to the last that had to come by as_of
 * @n_missed: how many of the last of these came to nothing
 * @longest_pause: the longest run of slots between hits that came to nothing
 * @n_alike: payments of its label, and of its amount where that is fixed, among which it was found
 * @next_slot, @next: the next slot without a payment and its day; overdue when before as_of
 * @amount: of the next payment, minor units; @low and @high: range of those before
 * @fixed: the amounts are all but equal
 * @amount_said: @amount is what a person said
 * @ended: more than one due day in a row came to nothing
 * @chance: probability that dates as regular as these come about by chance, among all that were
 *   looked for
 * @confidence: 0..1, for people
 * @shown: evident enough for the list that a person reads; a forecast uses the others too
 */
typedef struct
{
  FinSchedule schedule;
  const char *label;
  int verdict;
  FinRecurringHit *hits;
  size_t n_hits;
  int n_due;
  int n_missed;
  int longest_pause;
  size_t n_alike;
  int next_slot;
  int32_t next;
  double amount;
  double low;
  double high;
  bool fixed;
  bool amount_said;
  bool ended;
  double chance;
  double confidence;
  bool shown;
} FinRecurringSeries;

/** FinRecurring: @rejected are those that a person says are not recurring. */
typedef struct
{
  FinRecurringSeries *series;
  size_t n_series;
  FinRecurringSeries *rejected;
  size_t n_rejected;
} FinRecurring;

/**
 * FinRecurringPast: what is known before fin_recurring_expect().
 * @flows: without labels that are %NULL; none after @as_of
 * @recurring: what fin_recurring_detect() found in them
 * @taken: per flow: some series has it already
 * @opened: the history begins with the account: what comes in on its first day opens it
 * @verdicts: (nullable): what a person said
 */
typedef struct
{
  const FinFlow *flows;
  size_t n_flows;
  int32_t as_of;
  const FinRecurring *recurring;
  const bool *taken;
  bool opened;
  const FinRecurringVerdict *verdicts;
  size_t n_verdicts;
} FinRecurringPast;

FinRecurring *fin_recurring_detect (const FinFlow *flows,
                                    size_t n_flows,
                                    int32_t as_of,
                                    const FinRecurringVerdict *verdicts,
                                    size_t n_verdicts);
FinRecurring *fin_recurring_expect (const FinRecurringPast *past, bool *replaced);
FinRecurring *fin_recurring_copy (const FinRecurring *recurring);
void fin_recurring_free (FinRecurring *recurring);
