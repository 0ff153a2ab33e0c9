/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One search for recurring payments while it goes on: what is left, what was found. */
#pragma once

#include "fin-recurring-private.h"

/**
 * FinDetector:
 * @taken: per flow: belongs to a series
 * @marks: for one step's use; all false between steps
 * @group: what no series has taken of the group at hand, by day
 * @n_alike: of the group at hand before any was taken
 * @n_clusters: of the group at hand: as many chances of a coincidence
 */
typedef struct
{
  const FinFlow *flows;
  size_t n_flows;
  const FinRecurringVerdict *verdicts;
  size_t n_verdicts;
  int32_t first_day;
  int32_t as_of;
  bool *taken;
  bool *marks;
  FinRecurring *found;
  size_t n_allocated;
  FinCandidate *group;
  size_t n_group;
  size_t n_alike;
  int n_clusters;
} FinDetector;

int fin_candidate_compare_days (const void *a, const void *b);
bool fin_detector_is_short (const FinDetector *detector);
size_t fin_detector_drop_taken (const FinDetector *detector,
                                FinCandidate *candidates,
                                size_t n_candidates);
FinRecurringSeries *fin_detector_append (FinDetector *detector);
void fin_detector_add (FinDetector *detector,
                       const FinFit *fit,
                       FinCandidate *candidates,
                       size_t n_candidates);
void fin_detector_extract (FinDetector *detector,
                           FinCandidate *candidates,
                           size_t n_candidates,
                           bool equal);
void fin_detector_extract_by_amount (FinDetector *detector,
                                     FinCandidate *candidates,
                                     size_t n_candidates);
void fin_detector_extract_by_scale (FinDetector *detector,
                                    FinCandidate *candidates,
                                    size_t n_candidates);
