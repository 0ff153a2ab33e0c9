/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finding series is made of: candidates of one group, and the best schedule through them. */
#pragma once

#include "fin-recurring.h"

/* Amounts this near to each other, relatively, are the same. */
#define FIN_SAME_AMOUNT 0.005
/* Payments of any amount per due day of a weekly series, at most. */
#define FIN_MAX_CROWD 1.5

/**
 * FinCandidate: a payment that no series has taken yet, its calendar day split once.
 * @length_before, @length_after: days of the months next to its own
 */
typedef struct
{
  size_t row;
  int32_t day;
  double amount;
  int month; /* year * 12 + month - 1 */
  int month_day;
  int month_length;
  int length_before;
  int length_after;
} FinCandidate;

/**
 * FinFit: a schedule, and how well candidates keep to it.
 * @tolerance: days a payment may be off its due day
 * @n_span: slots from the first hit's to the last hit's
 * @n_due: these and the @n_missed after them
 * @longest_pause: the longest run of slots without a hit within the span
 * @first_hit, @last_hit: days
 */
typedef struct
{
  FinSchedule schedule;
  int tolerance;
  int n_hits;
  int n_span;
  int n_due;
  int n_missed;
  int longest_pause;
  int32_t first_hit;
  int32_t last_hit;
  int largest_offset;
  double mean_offset; /* absolute */
  double score;
  double chance;
} FinFit;

/**
 * FinSearch: candidates, by day, and the best schedule through them so far.
 * @first_day: of the history
 * @equal: the candidates have the same amount
 * @off_weekends: none is on one
 */
typedef struct
{
  const FinCandidate *candidates;
  size_t n_candidates;
  int32_t first_day;
  int32_t as_of;
  bool equal;
  bool off_weekends;
  FinFit *best;
} FinSearch;

/**
 * FinRecurringLabel: what else there is under the label of a series.
 * @n_days: of the history
 * @n_payments: under the label; @n_left: those that no series has taken
 * @n_clusters: amounts among which a coincidence could have been found
 */
typedef struct
{
  int n_days;
  size_t n_payments;
  size_t n_left;
  int n_clusters;
} FinRecurringLabel;

FinCandidate fin_candidate_make (const FinFlow *flow, size_t row);
void fin_candidate_nearest (const FinSchedule *schedule,
                            const FinCandidate *candidate,
                            int *slot,
                            int *offset);
bool fin_candidate_near (const FinSchedule *schedule,
                         const FinCandidate *candidate,
                         int *slot,
                         int *offset);
void fin_search_try (FinSearch *search, FinSchedule schedule);
void fin_search_try_idle (FinSearch *search);
bool fin_fit_is_sparse (const FinFit *fit);
double fin_search_chance (const FinSearch *search, const FinFit *fit);
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
void fin_hits_adopt (FinRecurringSeries *series,
                     const FinCandidate *candidates,
                     size_t n_candidates,
                     int tolerance,
                     bool *taken);
void fin_hits_count (FinRecurringSeries *series, int last_due);
bool fin_recurring_join (const FinRecurringSeries *earlier,
                         const FinRecurringSeries *later,
                         const FinCandidate *group,
                         size_t n_group,
                         int32_t first_day,
                         int32_t as_of,
                         FinRecurringSeries *joined);
bool fin_recurring_move (const FinRecurringSeries *earlier,
                         const FinRecurringSeries *later,
                         FinRecurringSeries *moved);
int fin_cadence_tolerance (FinCadence cadence);
FinFit fin_fit_schedule (const FinSchedule *schedule,
                         const FinCandidate *candidates,
                         size_t n_candidates,
                         int32_t as_of);
bool fin_recurring_verdict_speaks_of (const FinRecurringVerdict *verdict, const FinFlow *flow);
bool fin_recurring_verdict_knows (const FinRecurringVerdict *verdict,
                                  const FinCandidate *candidate);
bool fin_recurring_verdict_rejects (const FinRecurringVerdict *verdict,
                                    const FinRecurringSeries *series,
                                    const FinFlow *flows);
void fin_recurring_keep (const FinRecurringVerdict *verdict,
                         const FinCandidate *candidates,
                         size_t n_candidates,
                         int32_t first_day,
                         int32_t as_of,
                         FinRecurringSeries *series);
void fin_recurring_describe_amounts (FinRecurringSeries *series);
bool fin_pair_is_bill (const FinFit *fit,
                       const FinCandidate *candidates,
                       size_t n_candidates,
                       FinCadence cadence);
bool fin_amount_is_round (double amount);
bool fin_pair_is_telling (const FinFit *fit, const FinCandidate *candidates, size_t n_candidates);
void fin_pair_settle (FinFit *fit, const FinCandidate *candidates, int32_t as_of);
bool fin_pair_is_monthly (const FinFit *fit, const FinCandidate *candidates, size_t n_candidates);
void fin_recurring_judge (FinRecurringSeries *series, const FinRecurringLabel *label);
void fin_recurring_drop_slices (FinRecurringSeries *series,
                                size_t n_series,
                                const FinCandidate *group,
                                size_t n_group,
                                bool *marks);
FinRecurringSeries *fin_recurring_expect_payments (FinRecurring *found,
                                                   const FinFlow *flows,
                                                   FinCadence cadence,
                                                   const FinFlow *const *payments,
                                                   size_t n_payments);
void fin_recurring_add_heirs (const FinRecurringPast *past, bool *replaced, FinRecurring *found);
double fin_binomial_tail (int n, int hits, double q);
