/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a pass: made, copied, cleared. */
#include <stdlib.h>
#include <string.h>

#include "fin-anomaly-pass.h"
#include "fin-memory.h"

/** fin_anomaly_state_init: without "previous" and "firsts", which are the pass's */
void
fin_anomaly_state_init (FinAnomalyState *state, size_t n_rows)
{
  memset (state, 0, sizeof *state);
  state->found = fin_new0 (FinAnomalies, 1);
  fin_habits_init (&state->habits, n_rows);
}

/* Room for twice as many: fin_anomalies_add() grows at powers of two. */
static FinAnomalies *
copy_found (const FinAnomalies *from)
{
  FinAnomalies *to = fin_new0 (FinAnomalies, 1);

  for (size_t i = 0; i < from->n_items; i++)
    fin_anomalies_add (to, &from->items[i]);
  return to;
}

/**
 * fin_anomaly_state_copy:
 * @n_rows: there is room for as many payees; 0: only to be copied again
 */
void
fin_anomaly_state_copy (FinAnomalyState *to, const FinAnomalyState *from, size_t n_rows)
{
  *to = *from;
  to->found = copy_found (from->found);
  fin_habits_copy (&to->habits, &from->habits, n_rows);
}

void
fin_anomaly_state_clear (FinAnomalyState *state)
{
  fin_habits_clear (&state->habits);
  fin_anomalies_free (state->found);
  memset (state, 0, sizeof *state);
}
