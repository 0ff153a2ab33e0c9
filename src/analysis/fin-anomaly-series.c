/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out of recurring payments: a fixed one that takes more, income that does not come. */
#include <math.h>
#include <string.h>

#include "fin-anomaly-private.h"
#include "fin-quantile.h"
#include "fin-recurring-life.h"

/* Amounts this near, relatively, are one price; a rise of less is rounding. */
#define SAME_PRICE 0.005
#define MIN_RISE 0.01
/* More than this is another thing that is paid for. */
#define MAX_RISE 3.0
/* So many payments at the old price make it one; of those that come a few times a year, fewer. */
#define MIN_AT_PRICE 3
#define MIN_AT_PRICE_RARE 2
#define RARE_STEP 80.0
/* What is usual is what so many of the last ones were. */
#define RECENT 8

/* Income is missed from this chance on that a due day comes to nothing. */
#define MAX_MISSING_CHANCE 0.1
#define MISSING_PER_MONTH 0.1
#define MIN_HITS 5
#define MONTH 30.44
/* What else came around the due day and is at least so large a part may have taken its place. */
#define REPLACED_SHARE 0.5
#define REPLACED_BEFORE 10

typedef struct
{
  FinAnomalies *found;
  const FinAnomalyRow *rows;
  size_t n_rows;
  const FinRecurring *recurring;
  const size_t *series_rows;
  int32_t as_of;
} SeriesPass;

static size_t
row_of (const SeriesPass *pass, const FinRecurringHit *hit)
{
  return pass->series_rows != NULL ? pass->series_rows[hit->row] : hit->row;
}

/* How many payments before @end cost what the last of them did. */
static size_t
count_at_price (const FinRecurringSeries *series, size_t end)
{
  double price = series->hits[end - 1].amount;
  size_t n = 1;

  while (n < end && fabs (series->hits[end - 1 - n].amount - price) <= SAME_PRICE * fabs (price))
    n++;
  return n;
}

/* @chance: Jeffreys' estimate of how often one of these payments changes its price. */
static void
tell_rise (const SeriesPass *pass, const FinRecurringSeries *series, size_t i, double chance)
{
  const FinRecurringHit *hit = &series->hits[i];
  FinAnomaly anomaly = { .kind = FIN_ANOMALY_PRICE_RISE, .basis = FIN_ANOMALY_BASIS_SERIES };
  double before = -series->hits[i - 1].amount;

  anomaly.rows[0] = row_of (pass, &series->hits[i - 1]);
  anomaly.rows[1] = row_of (pass, hit);
  anomaly.n_rows = 2;
  anomaly.day = hit->day;
  anomaly.amount = -hit->amount;
  anomaly.usual = anomaly.low = anomaly.high = before;
  anomaly.count = count_at_price (series, i);
  anomaly.ratio = anomaly.amount / before;
  anomaly.chance = chance;
  fin_anomalies_add (pass->found, &anomaly);
}

/* Of the changes of price, those from one that has stood for some time to a higher one. */
static void
find_rises (const SeriesPass *pass, const FinRecurringSeries *series)
{
  FinRecurringLife *life = fin_recurring_life_new (series, pass->as_of);
  bool rare = fin_schedule_mean_step (&series->schedule) > RARE_STEP;
  size_t needed = rare ? MIN_AT_PRICE_RARE : MIN_AT_PRICE;
  size_t i = needed;

  for (size_t c = 0; c < life->n_changes; c++)
    {
      const FinPriceChange *change = &life->changes[c];
      double ratio = change->to / change->from;

      while (i < series->n_hits && series->hits[i].day < change->day)
        i++;
      if (i < series->n_hits && series->hits[i].day == change->day && ratio >= 1 + MIN_RISE
          && ratio <= MAX_RISE && count_at_price (series, i) >= needed)
        tell_rise (pass, series, i, ((double) c + 0.5) / ((double) i + 1));
    }
  fin_recurring_life_free (life);
}

/* Rows are by day. */
static size_t
first_of_day (const SeriesPass *pass, int32_t day)
{
  size_t low = 0, high = pass->n_rows;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (pass->rows[middle].flow.day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A new employer pays in place of the old one: nothing is missing. */
static bool
is_replaced (const SeriesPass *pass, const FinRecurringSeries *series, int32_t due, int32_t until)
{
  for (size_t i = first_of_day (pass, due - REPLACED_BEFORE); i < pass->n_rows; i++)
    {
      const FinAnomalyRow *row = &pass->rows[i];

      if (row->ignored || row->scheduled)
        continue;
      if (row->flow.day > until)
        break;
      if (row->flow.amount >= REPLACED_SHARE * series->amount)
        {
          bool own = false;

          for (size_t k = 0; k < series->n_hits && !own; k++)
            own = row_of (pass, &series->hits[k]) == i;
          if (!own)
            return true;
        }
    }
  return false;
}

/* How many days after its due day income of this schedule may still be on its way. */
static int
patience (const FinRecurringSeries *series, size_t n_hits)
{
  double margin = fmin (fmax (fin_schedule_mean_step (&series->schedule) / 7, 2), 4);
  int latest = 0;

  for (size_t i = 0; i < n_hits; i++)
    if (series->hits[i].offset > latest)
      latest = series->hits[i].offset;
  return latest + (int) margin;
}

static void
tell_missing (const SeriesPass *pass,
              const FinRecurringSeries *series,
              size_t n_hits,
              int32_t due,
              int32_t until)
{
  const FinRecurringHit *last = &series->hits[n_hits - 1];
  double n_slots = last->slot - series->hits[0].slot + 1;
  double months = fin_schedule_mean_step (&series->schedule) / MONTH;
  double amounts[RECENT];
  size_t n_recent = n_hits < RECENT ? n_hits : RECENT;
  FinAnomaly anomaly = { .kind = FIN_ANOMALY_MISSING_INCOME, .basis = FIN_ANOMALY_BASIS_SERIES };

  anomaly.chance = (n_slots - (double) n_hits + 0.5) / (n_slots + 1);
  if (anomaly.chance > fmin (MISSING_PER_MONTH * months, MAX_MISSING_CHANCE)
      || is_replaced (pass, series, due, until))
    return;
  for (size_t i = 0; i < n_recent; i++)
    amounts[i] = series->hits[n_hits - n_recent + i].amount;
  fin_sort (amounts, n_recent);
  anomaly.rows[0] = row_of (pass, last);
  anomaly.n_rows = 1;
  anomaly.day = due;
  anomaly.amount = anomaly.usual = fin_quantile_sorted (amounts, n_recent, 0.5);
  anomaly.low = amounts[0];
  anomaly.high = amounts[n_recent - 1];
  anomaly.ratio = 1;
  anomaly.count = n_hits;
  anomaly.days = until - due;
  fin_anomalies_add (pass->found, &anomaly);
}

/* Each due day that came to nothing after some that were kept; only the first of several in a row. */
static void
find_missing (const SeriesPass *pass, const FinRecurringSeries *series)
{
  for (size_t i = MIN_HITS; i <= series->n_hits; i++)
    {
      int slot = series->hits[i - 1].slot + 1;
      int32_t due = fin_schedule_day (&series->schedule, slot);

      if (i < series->n_hits && series->hits[i].slot == slot)
        continue;
      if (due + patience (series, i) < pass->as_of)
        tell_missing (pass, series, i, due,
                      i < series->n_hits ? series->hits[i].day : pass->as_of);
    }
}

/**
 * fin_anomaly_mark_scheduled: sets "scheduled" of the rows of fixed payments that a person is shown.
 * @series_rows: (nullable): the index in @rows of each flow that @recurring was found in
 */
void
fin_anomaly_mark_scheduled (FinAnomalyRow *rows,
                            const FinRecurring *recurring,
                            const size_t *series_rows)
{
  for (size_t i = 0; i < recurring->n_series; i++)
    {
      const FinRecurringSeries *series = &recurring->series[i];

      for (size_t k = 0; k < series->n_hits && series->shown && series->fixed; k++)
        {
          size_t row = series->hits[k].row;

          rows[series_rows != NULL ? series_rows[row] : row].scheduled = true;
        }
    }
}

/**
 * fin_anomalies_add_series: price rises and missing income of the series that a person is shown.
 * @rows: those of fin_anomalies_detect(), by day
 * @series_rows: (nullable): the index in @rows of each flow that @recurring was found in
 * @as_of: the last day that the series' account is known for
 */
void
fin_anomalies_add_series (FinAnomalies *anomalies,
                          const FinAnomalyRow *rows,
                          size_t n_rows,
                          const FinRecurring *recurring,
                          const size_t *series_rows,
                          int32_t as_of)
{
  const SeriesPass pass = { anomalies, rows, n_rows, recurring, series_rows, as_of };

  for (size_t i = 0; i < recurring->n_series; i++)
    {
      const FinRecurringSeries *series = &recurring->series[i];

      if (!series->shown || series->n_hits == 0)
        continue;
      if (series->hits[0].amount < 0)
        find_rises (&pass, series);
      else
        find_missing (&pass, series);
    }
  fin_anomalies_sort (anomalies);
}
