/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last so many values, always sorted: medians and spreads that follow a household's life. */
#include <math.h>
#include <string.h>

#include "fin-anomaly-private.h"
#include "fin-memory.h"
#include "fin-quantile.h"

#define FIRST_ALLOCATION 4

void
fin_window_init (FinWindow *window, int capacity)
{
  memset (window, 0, sizeof *window);
  window->capacity = capacity;
}

void
fin_window_copy (FinWindow *to, const FinWindow *from)
{
  size_t size = from->sorted != NULL ? (size_t) (from->ring - from->sorted) : 0;

  *to = *from;
  if (size == 0)
    return;
  to->sorted = fin_new0 (double, 2 * size);
  to->ring = to->sorted + size;
  memcpy (to->sorted, from->sorted, 2 * size * sizeof (double));
}

void
fin_window_clear (FinWindow *window)
{
  free (window->sorted);
  window->sorted = NULL;
}

/* The first index whose value is not below @value. */
static int
find (const FinWindow *window, double value)
{
  int low = 0;
  int high = window->n;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (window->sorted[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Most payees are met once or twice: memory grows with what there is to remember. */
static void
grow (FinWindow *window)
{
  int size = window->n == 0 ? FIRST_ALLOCATION : 2 * window->n;
  double *values;

  size = size < window->capacity ? size : window->capacity;
  values = fin_new0 (double, 2 * (size_t) size);
  if (window->n > 0)
    {
      memcpy (values, window->sorted, sizeof *values * (size_t) window->n);
      memcpy (values + size, window->ring, sizeof *values * (size_t) window->n);
    }
  free (window->sorted);
  window->sorted = values;
  window->ring = values + size;
}

static bool
is_full (const FinWindow *window)
{
  return window->n == window->capacity || window->n == 0
         || window->ring == window->sorted + window->n;
}

/* Takes @value in for @old: only what lies between the two moves. */
static void
exchange (FinWindow *window, double old, double value)
{
  int from = find (window, old);
  int to = find (window, value);
  double *sorted = window->sorted;

  if (to > from)
    memmove (sorted + from, sorted + from + 1, sizeof *sorted * (size_t) (--to - from));
  else
    memmove (sorted + to + 1, sorted + to, sizeof *sorted * (size_t) (from - to));
  sorted[to] = value;
}

void
fin_window_add (FinWindow *window, double value)
{
  if (window->n == window->capacity)
    exchange (window, window->ring[window->next], value);
  else
    {
      int position = find (window, value);

      if (is_full (window))
        grow (window);
      memmove (window->sorted + position + 1, window->sorted + position,
               sizeof *window->sorted * (size_t) (window->n - position));
      window->sorted[position] = value;
      window->n++;
    }
  window->ring[window->next] = value;
  window->next = (window->next + 1) % window->capacity;
}

double
fin_window_quantile (const FinWindow *window, double probability)
{
  return fin_quantile_sorted (window->sorted, (size_t) window->n, probability);
}

int
fin_window_count_near (const FinWindow *window, double value, double tolerance)
{
  return find (window, value + tolerance) - find (window, value - tolerance);
}
