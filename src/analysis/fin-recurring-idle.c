/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months of every year in which a monthly payment pauses: a tax in ten instalments, a school's fees. */
#include <stdlib.h>

#include "fin-recurring-private.h"

#define MONTHS 12
/* Each idle month but those next to one was seen so often, and never paid. */
#define SEEN_LEAST 2
/* Beyond these there is no rhythm of a year. */
#define IDLE_MOST 4
/* Due days outside the idle months that came to nothing: more, and payments just fail to come. */
#define MISSED_MOST 1
/* Hits from which a year's rhythm shows. */
#define HITS_LEAST 10

/* Of each month of the year: due days until now, and those of them that were met. */
typedef struct
{
  int seen[MONTHS];
  int met[MONTHS];
} Year;

static Year
count_months (const FinSearch *search)
{
  const FinFit *best = search->best;
  int first = fin_schedule_nearest_slot (&best->schedule, best->first_hit);
  int last_met = first - 1;
  Year year = { { 0 }, { 0 } };

  for (int slot = first; slot < first + best->n_due; slot++)
    year.seen[slot % MONTHS]++;
  for (size_t i = 0; i < search->n_candidates; i++)
    {
      int32_t day = search->candidates[i].day;
      int slot = fin_schedule_nearest_slot (&best->schedule, day);

      if (slot <= last_met || abs (day - fin_schedule_day (&best->schedule, slot)) > best->tolerance)
        continue;
      year.met[slot % MONTHS]++;
      last_met = slot;
    }
  return year;
}

static bool
is_idle (unsigned idle, int month)
{
  return idle >> (month + MONTHS) % MONTHS & 1U;
}

/* The pause may have been seen whole only once: its other months lie beside those seen more often. */
static unsigned
find_idle (const Year *year)
{
  unsigned idle = 0, before;

  for (int m = 0; m < MONTHS; m++)
    if (year->seen[m] >= SEEN_LEAST && year->met[m] == 0)
      idle |= 1U << m;
  do
    {
      before = idle;
      for (int m = 0; m < MONTHS; m++)
        if (year->seen[m] > 0 && year->met[m] == 0 && (is_idle (idle, m - 1) || is_idle (idle, m + 1)))
          idle |= 1U << m;
    }
  while (idle != before);
  return idle;
}

/** fin_search_try_idle: the best schedule, if monthly, with the months left out that are never paid. */
void
fin_search_try_idle (FinSearch *search)
{
  FinSchedule schedule = search->best->schedule;
  int n_idle = 0, n_missed = 0;
  Year year;

  if (schedule.cadence != FIN_CADENCE_MONTHLY || search->best->n_hits < HITS_LEAST
      || search->best->n_due - search->best->n_hits < SEEN_LEAST)
    return;
  year = count_months (search);
  schedule.idle = find_idle (&year);
  for (int m = 0; m < MONTHS; m++)
    if (is_idle (schedule.idle, m))
      n_idle++;
    else
      n_missed += year.seen[m] - year.met[m];
  if (n_idle > 0 && n_idle <= IDLE_MOST && n_missed <= MISSED_MOST)
    fin_search_try (search, schedule);
}
