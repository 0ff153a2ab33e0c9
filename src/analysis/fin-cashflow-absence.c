/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months away from home, in which nobody shopped, are no habit: other days are replayed in their place. */
#include <math.h>

#include "fin-cashflow-private.h"

/* An ordinary holiday is part of a year; a silence of so many days may be more than that. */
#define LEAST_DAYS 35
/* And is, where the usual pace makes one as long anywhere in the history this unlikely. */
#define CHANCE 1e-6
/* The same weekday, and about the same day of the month. */
#define STEP_DAYS 28

static bool
is_spent (const FinCashflow *cashflow, int day)
{
  return cashflow->rest[day] != 0.0 || cashflow->one_offs[day] != 0.0
         || cashflow->giants[day] != 0.0;
}

/* Days @first to @last are silent, with payments before and after. */
static void
fill_silence (FinCashflow *cashflow, int first, int last)
{
  for (int day = first; day <= last; day++)
    {
      int later = day, earlier = day;

      while (later >= first && later <= last)
        later += STEP_DAYS;
      while (earlier >= first && earlier <= last)
        earlier -= STEP_DAYS;
      if (later >= cashflow->n_rest_days && earlier < 0)
        continue;
      if (later >= cashflow->n_rest_days || (earlier >= 0 && day - earlier < later - day))
        later = earlier;
      cashflow->rest[day] = cashflow->rest[later];
      if (cashflow->rest_change != NULL)
        cashflow->rest_change[day] = cashflow->rest_change[later];
    }
}

/* The account was in use before as it is now: it did not just begin with a payment and then a pause. */
static bool
was_in_use (const FinCashflow *cashflow, int first, double pace)
{
  int n_spent = 0;

  for (int day = 0; day < first; day++)
    n_spent += is_spent (cashflow, day);
  return first >= LEAST_DAYS && n_spent > 0.5 * pace * first;
}

/** fin_cashflow_fill_absence: fills the longest silence of the rest, if it was an absence. */
void
fin_cashflow_fill_absence (FinCashflow *cashflow)
{
  int n_spent = 0, before = -1, first = 0, length = 0;
  double pace;

  for (int day = 0; day < cashflow->n_rest_days; day++)
    {
      if (!is_spent (cashflow, day))
        continue;
      if (before >= 0 && day - before - 1 > length)
        {
          first = before + 1;
          length = day - first;
        }
      before = day;
      n_spent++;
    }
  if (length < LEAST_DAYS)
    return;
  pace = (double) n_spent / (cashflow->n_rest_days - length);
  if (n_spent * exp (-pace * length) < CHANCE && was_in_use (cashflow, first, pace))
    fill_silence (cashflow, first, first + length - 1);
}
