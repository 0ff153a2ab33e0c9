/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a pass got through the payments, kept at a few places: the next begins before what
 * changed. */
#include <stdlib.h>
#include <string.h>

#include "fin-anomaly-pass.h"
#include "fin-memory.h"

/* Days before the last one at which a pass from the first row on is kept. */
static const int marks[] = { 1300, 800, 500, 300, 150, 60, 20 };

#define N_MARKS  (sizeof marks / sizeof marks[0])
#define MAX_KEPT 10

/* The state before row @row was looked at. */
typedef struct
{
  size_t row;
  int32_t day;
  FinAnomalyState state;
} Kept;

struct FinAnomalyMemory
{
  FinAnomalyRow *rows; /* of the last pass */
  size_t n_rows;
  int32_t as_of;
  size_t *previous; /* see FinHabits */
  FinAnomalyFirst *firsts;
  Kept kept[MAX_KEPT]; /* by row */
  size_t n_kept;
};

FinAnomalyMemory *
fin_anomaly_memory_new (void)
{
  return fin_new0 (FinAnomalyMemory, 1);
}

static void
drop_from (FinAnomalyMemory *self, size_t first)
{
  for (size_t i = first; i < self->n_kept; i++)
    fin_anomaly_state_clear (&self->kept[i].state);
  self->n_kept = first < self->n_kept ? first : self->n_kept;
}

void
fin_anomaly_memory_free (FinAnomalyMemory *self)
{
  if (self == NULL)
    return;
  drop_from (self, 0);
  free (self->rows);
  free (self->previous);
  free (self->firsts);
  free (self);
}

/* Every field. */
static bool
same_row (const FinAnomalyRow *a, const FinAnomalyRow *b)
{
  return fin_flow_same (&a->flow, &b->flow) && a->account == b->account && a->ignored == b->ignored
         && a->scheduled == b->scheduled;
}

/* How many rows are the same, and judged the same, as in the pass before. */
static size_t
count_same (const FinAnomalyMemory *self, const FinAnomalyRow *rows, size_t n_rows, int32_t as_of)
{
  size_t n = n_rows < self->n_rows ? n_rows : self->n_rows;
  int32_t judged = as_of < self->as_of ? as_of : self->as_of;
  size_t i = 0;

  while (i < n && same_row (&rows[i], &self->rows[i])
         && (as_of == self->as_of || rows[i].flow.day <= judged))
    i++;
  return i;
}

/**
 * fin_anomaly_memory_begin: takes up the pass as late as nothing before has changed.
 * @state: (out): to go on from
 *
 * Until fin_anomaly_memory_end() the memory knows of no row that was not the same before, so a pass
 * may be given up at any time.
 *
 * Returns: the row to go on with
 */
size_t
fin_anomaly_memory_begin (FinAnomalyMemory *self,
                          const FinAnomalyRow *rows,
                          size_t n_rows,
                          int32_t as_of,
                          FinAnomalyState *state)
{
  size_t n_same = count_same (self, rows, n_rows, as_of);
  size_t n_kept = 0;

  while (n_kept < self->n_kept && self->kept[n_kept].row <= n_same)
    n_kept++;
  drop_from (self, n_kept);
  self->n_rows = n_same;
  self->previous = fin_resize (self->previous, n_rows, sizeof *self->previous);
  self->firsts = fin_resize (self->firsts, n_rows, sizeof *self->firsts);
  if (n_kept > 0)
    fin_anomaly_state_copy (state, &self->kept[n_kept - 1].state, n_rows);
  else
    fin_anomaly_state_init (state, n_rows);
  state->habits.previous = self->previous;
  state->firsts = self->firsts;
  return n_kept > 0 ? self->kept[n_kept - 1].row : 0;
}

/* Makes room for one more: of those that lie nearest together, in proportion to their age, one
 * goes. */
static void
thin_out (FinAnomalyMemory *self, int32_t last_day)
{
  size_t worst = 1;
  double least = 1e300;

  for (size_t i = 1; i + 1 < self->n_kept; i++)
    {
      double gap = self->kept[i + 1].day - self->kept[i - 1].day;
      double age = last_day - self->kept[i].day + 1;

      if (gap / age >= least)
        continue;
      least = gap / age;
      worst = i;
    }
  fin_anomaly_state_clear (&self->kept[worst].state);
  memmove (&self->kept[worst], &self->kept[worst + 1],
           (self->n_kept - worst - 1) * sizeof self->kept[0]);
  self->n_kept--;
}

/* Whether a mark lies between the row before, or the place kept last, and @day. */
static bool
is_at_mark (const FinAnomalyMemory *self, int32_t before, int32_t day, int32_t last_day)
{
  for (size_t i = 0; i < N_MARKS; i++)
    {
      int32_t mark = last_day - marks[i];

      if (before < mark && day >= mark
          && (self->n_kept == 0 || self->kept[self->n_kept - 1].day < mark - marks[i] / 4))
        return true;
    }
  return false;
}

/**
 * fin_anomaly_memory_pass: before row @row is looked at.
 * @last_day: of all that are judged
 */
void
fin_anomaly_memory_pass (FinAnomalyMemory *self,
                         const FinAnomalyRow *rows,
                         size_t row,
                         int32_t last_day,
                         const FinAnomalyState *state)
{
  if (row == 0 || !is_at_mark (self, rows[row - 1].flow.day, rows[row].flow.day, last_day))
    return;
  if (self->n_kept == MAX_KEPT)
    thin_out (self, last_day);
  self->kept[self->n_kept].row = row;
  self->kept[self->n_kept].day = rows[row].flow.day;
  fin_anomaly_state_copy (&self->kept[self->n_kept].state, state, 0);
  self->n_kept++;
}

/** fin_anomaly_memory_end: the pass went through all rows */
void
fin_anomaly_memory_end (FinAnomalyMemory *self,
                        const FinAnomalyRow *rows,
                        size_t n_rows,
                        int32_t as_of)
{
  self->rows = fin_resize (self->rows, n_rows, sizeof *self->rows);
  memcpy (self->rows, rows, n_rows * sizeof *rows);
  self->n_rows = n_rows;
  self->as_of = as_of;
}
