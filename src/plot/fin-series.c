/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points in order of x: bisection for lookups, decimation that keeps every extreme. */
#include "fin-series.h"

#include <math.h>
#include <string.h>

struct _FinSeries
{
  gatomicrefcount references;
  gsize n_points;
  FinPoint points[];
};

G_DEFINE_BOXED_TYPE (FinSeries, fin_series, fin_series_ref, fin_series_unref)

static FinSeries *
allocate (gsize n_points)
{
  FinSeries *self = g_malloc (sizeof (FinSeries) + n_points * sizeof (FinPoint));

  g_atomic_ref_count_init (&self->references);
  self->n_points = n_points;
  return self;
}

/**
 * fin_series_new:
 * @x: (array length=n_points): ascending
 * @y: (array length=n_points): NaN for a gap
 *
 * Returns: (transfer full): a copy of the points
 */
FinSeries *
fin_series_new (const double *x, const double *y, gsize n_points)
{
  return fin_series_new_interval (x, y, y, n_points);
}

/** fin_series_new_interval: @low and @high may be swapped or NaN; y is their middle. */
FinSeries *
fin_series_new_interval (const double *x, const double *low, const double *high, gsize n)
{
  FinSeries *self = allocate (n);

  for (gsize i = 0; i < n; i++)
    {
      g_warn_if_fail (i == 0 || x[i] >= x[i - 1]);
      self->points[i] = (FinPoint){
        .x = x[i],
        .y = low[i] / 2 + high[i] / 2,
        .low = MIN (low[i], high[i]),
        .high = MAX (low[i], high[i]),
      };
      if (low[i] == high[i])
        self->points[i].y = low[i];
    }
  return self;
}

FinSeries *
fin_series_ref (FinSeries *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fin_series_unref (FinSeries *self)
{
  if (g_atomic_ref_count_dec (&self->references))
    g_free (self);
}

gsize
fin_series_get_n_points (FinSeries *self)
{
  return self->n_points;
}

const FinPoint *
fin_series_get_points (FinSeries *self)
{
  return self->points;
}

/* The first point not left of @x; n_points where there is none. */
static gsize
lower_bound (FinSeries *self, double x)
{
  gsize low = 0;
  gsize high = self->n_points;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->points[middle].x < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/** fin_series_find_nearest: Returns: the index of the point closest to @x; needs a point */
gsize
fin_series_find_nearest (FinSeries *self, double x)
{
  gsize right = lower_bound (self, x);

  g_return_val_if_fail (self->n_points > 0, 0);

  if (right == 0)
    return 0;
  if (right == self->n_points || x - self->points[right - 1].x <= self->points[right].x - x)
    return right - 1;
  return right;
}

/** fin_series_find_exact: Returns: (nullable): the point at @x */
const FinPoint *
fin_series_find_exact (FinSeries *self, double x)
{
  gsize index = lower_bound (self, x);

  return index < self->n_points && self->points[index].x == x ? &self->points[index] : NULL;
}

/** fin_series_extend_range: widens @x and @y to hold all points; gaps only count for @x. */
void
fin_series_extend_range (FinSeries *self, FinRange *x, FinRange *y)
{
  for (gsize i = 0; i < self->n_points; i++)
    {
      fin_range_include (x, self->points[i].x);
      fin_range_include (y, self->points[i].low);
      fin_range_include (y, self->points[i].high);
    }
}

typedef struct
{
  gsize first, lowest, highest, last;
  gboolean gap;
} Bucket;

static void
widen_bucket (Bucket *bucket, const FinPoint *points, gsize index)
{
  bucket->last = index;
  if (isnan (points[index].low) || isnan (points[index].high))
    bucket->gap = TRUE;
  else if (isnan (points[bucket->lowest].low) || points[index].low < points[bucket->lowest].low)
    bucket->lowest = index;
  if (!isnan (points[index].high)
      && (isnan (points[bucket->highest].high)
          || points[index].high > points[bucket->highest].high))
    bucket->highest = index;
}

static int
compare_index (const void *a, const void *b)
{
  gsize first = *(const gsize *) a;
  gsize second = *(const gsize *) b;

  return first < second ? -1 : first > second;
}

static void
emit_bucket (FinSeries *reduced, const FinPoint *points, Bucket bucket)
{
  gsize kept[] = { bucket.first, bucket.lowest, bucket.highest, bucket.last };

  qsort (kept, G_N_ELEMENTS (kept), sizeof kept[0], compare_index);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (i == 0 || kept[i] != kept[i - 1])
      reduced->points[reduced->n_points++] = points[kept[i]];
  if (bucket.gap && !isnan (reduced->points[reduced->n_points - 1].y))
    reduced->points[reduced->n_points++] = (FinPoint){ points[bucket.last].x, NAN, NAN, NAN };
}

/**
 * fin_series_decimate:
 * @first_x: with @last_x, the range of x on the screen
 * @n_buckets: pixels across, at least 1
 *
 * Keeps the first, lowest, highest and last point in each pixel column, after which a line looks
 * as it did with all points (M4: Jugel et al., "M4: A Visualization-Oriented Time Series Data
 * Aggregation", VLDB 2014). A gap stays a gap.
 *
 * Returns: (transfer full): at most 5 points for each bucket, or @self when it is small already
 */
FinSeries *
fin_series_decimate (FinSeries *self, double first_x, double last_x, int n_buckets)
{
  FinSeries *reduced;
  Bucket bucket = { 0 };
  int current = 0;

  g_return_val_if_fail (n_buckets >= 1, fin_series_ref (self));

  if (self->n_points <= (gsize) n_buckets * 4 || !(last_x > first_x))
    return fin_series_ref (self);

  /* Points outside of the range share the end buckets, hence two more. */
  reduced = allocate (((gsize) n_buckets + 2) * 5);
  reduced->n_points = 0;
  for (gsize i = 0; i < self->n_points; i++)
    {
      double share = (self->points[i].x - first_x) / (last_x - first_x);
      int index = (int) floor (CLAMP (share * n_buckets, -1, n_buckets));

      if (i == 0 || index != current)
        {
          if (i > 0)
            emit_bucket (reduced, self->points, bucket);
          bucket = (Bucket){ i, i, i, i, FALSE };
          current = index;
        }
      widen_bucket (&bucket, self->points, i);
    }
  emit_bucket (reduced, self->points, bucket);
  return reduced;
}
