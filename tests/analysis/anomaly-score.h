/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the detection again and again over made-up lives and counts what it found, missed and made up. */
#pragma once

#include "anomaly-households.h"

#define SCORE_N_LEVELS 5

/**
 * Score: over the second year of lives.
 * @injected, @found, @named: faults; those that any alarm is about; those told as what they are
 * @alarms, @false_alarms: in lives with faults; false: about no fault
 * @clean_alarms: in lives without faults, by kind
 * @clean_months: alarms a month of each life without faults
 * @tests, @below: payments judged in lives without faults, and how many had at most each chance
 */
typedef struct
{
  int n_lives;
  int injected[FIN_N_ANOMALY_KINDS];
  int found[FIN_N_ANOMALY_KINDS];
  int named[FIN_N_ANOMALY_KINDS];
  int alarms[FIN_N_ANOMALY_KINDS];
  int false_alarms[FIN_N_ANOMALY_KINDS];
  int clean_alarms[FIN_N_ANOMALY_KINDS];
  GArray *clean_months; /* double */
  GArray *clean_kinds;  /* int, of the life */
  double tests[FIN_N_ANOMALY_KINDS];
  double below[FIN_N_ANOMALY_KINDS][SCORE_N_LEVELS];
} Score;

extern const double score_levels[SCORE_N_LEVELS];

void score_init (Score *score);
void score_clear (Score *score);
void score_life (Score *score, int kind, guint64 seed, int step);
double score_clean_quantile (const Score *score, double probability);
