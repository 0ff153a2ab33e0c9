/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a pass through the payments stands, and how such places are kept. */
#pragma once

#include "fin-anomaly-private.h"

/** FinAnomalyFirst: a charge of a payee that was new, @small when thieves would try a card with it.
 */
typedef struct
{
  size_t row;
  bool small;
} FinAnomalyFirst;

/**
 * FinAnomalyState: all that was learned and found from the rows so far. @firsts and the habits'
 * "previous" only ever get longer: they belong to the pass, and states share them.
 */
typedef struct
{
  FinHabits habits;
  FinSurprise surprises[FIN_N_ANOMALY_KINDS];
  FinAnomalies *found;
  FinAnomalyFirst *firsts; /* all so far */
  size_t n_firsts;
  size_t burst_end; /* firsts before this one have been told of */
  bool begun;
} FinAnomalyState;

void fin_anomaly_state_init (FinAnomalyState *state, size_t n_rows);
void fin_anomaly_state_copy (FinAnomalyState *to, const FinAnomalyState *from, size_t n_rows);
void fin_anomaly_state_clear (FinAnomalyState *state);

size_t fin_anomaly_memory_begin (FinAnomalyMemory *self,
                                 const FinAnomalyRow *rows,
                                 size_t n_rows,
                                 int32_t as_of,
                                 FinAnomalyState *state);
void fin_anomaly_memory_pass (FinAnomalyMemory *self,
                              const FinAnomalyRow *rows,
                              size_t row,
                              int32_t last_day,
                              const FinAnomalyState *state);
void fin_anomaly_memory_end (FinAnomalyMemory *self,
                             const FinAnomalyRow *rows,
                             size_t n_rows,
                             int32_t as_of);
