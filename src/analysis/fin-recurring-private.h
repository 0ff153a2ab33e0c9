/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finding series is made of: candidates of one group, and the best schedule through them. */
#pragma once

#include "fin-recurring.h"

/** FinCandidate: a payment that no series has taken yet, its calendar day split once. */
typedef struct
{
  size_t row;
  int32_t day;
  double amount;
  int month; /* year * 12 + month - 1 */
  int month_day;
  int month_length;
} FinCandidate;

/** FinFit: a schedule, and how well candidates keep to it. */
typedef struct
{
  FinSchedule schedule;
  int tolerance; /* days a payment may be off its due day */
  int n_hits;
  int n_due;
  int n_missed;
  int largest_offset;
  double mean_offset; /* absolute */
  double score;
  double chance;
} FinFit;

bool fin_fit_best (const FinCandidate *candidates,
                   size_t n_candidates,
                   int32_t first_day,
                   int32_t as_of,
                   bool equal,
                   FinFit *best);
void fin_fit_collect (const FinFit *fit,
                      const FinCandidate *candidates,
                      size_t n_candidates,
                      const FinCandidate *strays,
                      size_t n_strays,
                      FinRecurringSeries *series);
