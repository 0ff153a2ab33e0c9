/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums one window of spending up into the features that personas are made from. */
#include "fin-features.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-calendar.h"
#include "fin-memory.h"
#include "fin-quantile.h"

#define DAYS_PER_MONTH  30.4375
#define EVENING_MINUTE  (18 * 60)
#define CATEGORY_WINDOW 30
#define SATURDAY        5

/* With fewer, fixed costs are all there is to go by. */
#define MIN_CHOSEN 5

/* What one category gets of a transaction: all of it, or a part. */
typedef struct
{
  int32_t day;
  int32_t category;
  double amount;
} Share;

/* The rows of a window, how they are shared out, and the days it spans. */
typedef struct
{
  const FinSpendingInput *spending;
  size_t *rows;
  size_t n;
  Share *shares;
  size_t n_shares;
  int32_t first_day;
  int32_t last_day;
} Window;

static void
window_clear (Window *self)
{
  free (self->rows);
  free (self->shares);
}

static int32_t
category_of (const FinSpendingInput *spending, size_t row)
{
  return spending->categories != NULL ? spending->categories[row] : FIN_SPENDING_NO_CATEGORY;
}

/* Rows and parts both come by row: one walk brings them together. */
static void
share_out (Window *self)
{
  const FinSpendingInput *spending = self->spending;
  size_t part = 0;

  self->shares = fin_new0 (Share, self->n + spending->n_parts);
  self->n_shares = 0;
  for (size_t i = 0; i < self->n; i++)
    {
      size_t row = self->rows[i];
      size_t before = self->n_shares;

      while (part < spending->n_parts && spending->parts[part].row < row)
        part++;
      for (; part < spending->n_parts && spending->parts[part].row == row; part++)
        {
          const FinSpendingPart *own = &spending->parts[part];

          self->shares[self->n_shares++]
              = (Share){ spending->days[row], own->category, own->amount };
        }
      if (self->n_shares == before)
        self->shares[self->n_shares++]
            = (Share){ spending->days[row], category_of (spending, row), spending->amounts[row] };
    }
}

static void
select_rows (Window *self, const FinSpendingInput *spending, int32_t first_day, int32_t last_day)
{
  bool covered = spending->last_day >= spending->first_day;

  self->spending = spending;
  self->rows = fin_new0 (size_t, spending->n);
  self->n = 0;
  for (size_t i = 0; i < spending->n; i++)
    if (spending->days[i] >= first_day && spending->days[i] <= last_day && spending->amounts[i] > 0)
      {
        int32_t day = spending->days[i];

        if (self->n == 0 || day < self->first_day)
          self->first_day = day;
        if (self->n == 0 || day > self->last_day)
          self->last_day = day;
        self->rows[self->n++] = i;
      }
  /* The real span: days without spending count where the accounts cover them. */
  if (covered)
    {
      self->first_day = first_day > spending->first_day ? first_day : spending->first_day;
      self->last_day = last_day < spending->last_day ? last_day : spending->last_day;
    }
  share_out (self);
}

/* The rows that habits decide; all of them when there are hardly any. */
static void
select_chosen (Window *self, const Window *all)
{
  const bool *fixed = all->spending->fixed;

  *self = *all;
  self->rows = fin_new0 (size_t, all->n);
  self->n = 0;
  for (size_t i = 0; i < all->n; i++)
    if (fixed == NULL || !fixed[all->rows[i]])
      self->rows[self->n++] = all->rows[i];
  if (self->n < MIN_CHOSEN)
    {
      memcpy (self->rows, all->rows, all->n * sizeof (size_t));
      self->n = all->n;
    }
  share_out (self);
}

static double
row_amount (const Window *self, size_t i)
{
  return self->spending->amounts[self->rows[i]];
}

static double
frequency_of (const Window *self)
{
  return (double) self->n * DAYS_PER_MONTH / (double) (self->last_day - self->first_day + 1);
}

static double
sum_amounts (const Window *self)
{
  double total = 0;

  for (size_t i = 0; i < self->n; i++)
    total += row_amount (self, i);
  return total;
}

/* Around @average, of a sample. */
static double
deviation_of (const Window *self, double average)
{
  double squares = 0;

  for (size_t i = 0; i < self->n; i++)
    squares += (row_amount (self, i) - average) * (row_amount (self, i) - average);
  return self->n > 1 ? sqrt (squares / (double) (self->n - 1)) : 0;
}

static void
summarise_amounts (const Window *self, FinSpendingSummary *summary)
{
  double *amounts = fin_new0 (double, self->n);

  for (size_t i = 0; i < self->n; i++)
    {
      amounts[i] = row_amount (self, i);
      summary->maximum = amounts[i] > summary->maximum ? amounts[i] : summary->maximum;
    }
  summary->frequency = frequency_of (self);
  summary->total = sum_amounts (self);
  summary->average = summary->total / (double) self->n;
  summary->deviation = deviation_of (self, summary->average);
  summary->median = fin_median (amounts, self->n);
  free (amounts);
}

static void
measure_times (const Window *self, FinSpendingSummary *summary)
{
  const int16_t *minutes = self->spending->minutes;
  double weekend = 0, evening = 0, timed = 0;

  for (size_t i = 0; i < self->n; i++)
    {
      size_t row = self->rows[i];
      double amount = row_amount (self, i);

      if (fin_calendar_weekday (self->spending->days[row]) >= SATURDAY)
        weekend += amount;
      if (minutes == NULL || minutes[row] < 0)
        continue;
      timed += amount;
      if (minutes[row] >= EVENING_MINUTE)
        evening += amount;
    }
  summary->features[FIN_FEATURE_WEEKEND] = weekend / sum_amounts (self);
  summary->features[FIN_FEATURE_EVENING] = timed > 0 ? evening / timed : NAN;
}

static double
share_with_time (const Window *self)
{
  size_t n_timed = 0;

  for (size_t i = 0; i < self->n && self->spending->minutes != NULL; i++)
    n_timed += self->spending->minutes[self->rows[i]] >= 0;
  return (double) n_timed / (double) self->n;
}

static int32_t
largest_category (const Window *self)
{
  int32_t largest = FIN_SPENDING_NO_CATEGORY;

  for (size_t i = 0; i < self->n_shares; i++)
    if (self->shares[i].category > largest)
      largest = self->shares[i].category;
  return largest;
}

/* Different categories in each 30 days back from the end; an odd rest at the start is left out, a
 * shorter span counts as one window. */
static double
categories_per_window (const Window *self, size_t n_keys)
{
  int32_t span = self->last_day - self->first_day + 1;
  size_t n_windows = span >= CATEGORY_WINDOW ? (size_t) (span / CATEGORY_WINDOW) : 1;
  bool *seen = fin_new0 (bool, n_windows *n_keys);
  size_t n_seen = 0;

  for (size_t i = 0; i < self->n_shares; i++)
    {
      size_t window = (size_t) ((self->last_day - self->shares[i].day) / CATEGORY_WINDOW);
      int32_t key = self->shares[i].category;

      if (window >= n_windows || key < 0 || seen[window * n_keys + (size_t) key])
        continue;
      seen[window * n_keys + (size_t) key] = true;
      n_seen++;
    }
  free (seen);
  return (double) n_seen / (double) n_windows;
}

static void
summarise_categories (const Window *self, FinSpendingSummary *summary)
{
  int32_t largest = largest_category (self);
  size_t n_keys = (size_t) (largest + 1);
  double *sums = fin_new0 (double, n_keys);
  double best = 0;

  for (size_t i = 0; i < self->n_shares; i++)
    if (self->shares[i].category >= 0)
      sums[self->shares[i].category] += self->shares[i].amount;
  for (size_t k = 0; k < n_keys; k++)
    {
      summary->n_categories += sums[k] > 0;
      if (sums[k] <= best)
        continue;
      best = sums[k];
      summary->top_category = (int32_t) k;
    }
  summary->top_category_share = best / summary->total;
  free (sums);
}

static void
measure_features (const Window *self, FinSpendingSummary *summary)
{
  double months = (double) (self->last_day - self->first_day + 1) / DAYS_PER_MONTH;
  double average = sum_amounts (self) / (double) self->n;
  double unit = self->spending->unit;
  int32_t largest = largest_category (self);

  summary->features[FIN_FEATURE_AVERAGE] = average / unit;
  summary->features[FIN_FEATURE_DEVIATION] = deviation_of (self, average) / unit;
  summary->features[FIN_FEATURE_FREQUENCY] = (double) self->n / months;
  summary->features[FIN_FEATURE_CATEGORIES] =
      largest >= 0 ? categories_per_window (self, (size_t) (largest + 1)) : NAN;
  measure_times (self, summary);
}

/**
 * fin_spending_summarise:
 * @first_day: the window, days since 1970-01-01
 * @last_day: its last day, included
 * @summary: (out): of the transactions in the window
 *
 * Returns: false when there is no spending in the window; @summary is then empty
 */
bool
fin_spending_summarise (const FinSpendingInput *spending,
                        int32_t first_day,
                        int32_t last_day,
                        FinSpendingSummary *summary)
{
  Window window = { 0 }, chosen = { 0 };

  memset (summary, 0, sizeof *summary);
  summary->top_category = FIN_SPENDING_NO_CATEGORY;
  select_rows (&window, spending, first_day, last_day);
  summary->n = window.n;
  if (window.n > 0)
    {
      summary->first_day = window.first_day;
      summary->last_day = window.last_day;
      summarise_amounts (&window, summary);
      summarise_categories (&window, summary);
      summary->share_with_time = share_with_time (&window);
      select_chosen (&chosen, &window);
      measure_features (&chosen, summary);
    }
  window_clear (&chosen);
  window_clear (&window);
  return summary->n > 0;
}
