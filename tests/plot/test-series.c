/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bisection against a linear search, and decimation that loses no extreme and no gap. */
#include "fin-series.h"

#include <math.h>

static void
test_lookup (void)
{
  const double x[] = { 1, 2, 4, 8 };
  const double y[] = { 10, 20, 40, 80 };
  g_autoptr (FinSeries) series = fin_series_new (x, y, G_N_ELEMENTS (x));

  g_assert_cmpuint (fin_series_find_nearest (series, -5), ==, 0);
  g_assert_cmpuint (fin_series_find_nearest (series, 1.4), ==, 0);
  g_assert_cmpuint (fin_series_find_nearest (series, 1.6), ==, 1);
  g_assert_cmpuint (fin_series_find_nearest (series, 6), ==, 2);
  g_assert_cmpuint (fin_series_find_nearest (series, 6.1), ==, 3);
  g_assert_cmpuint (fin_series_find_nearest (series, 99), ==, 3);
  g_assert_null (fin_series_find_exact (series, 3));
  g_assert_null (fin_series_find_exact (series, 9));
  g_assert_cmpfloat (fin_series_find_exact (series, 4)->y, ==, 40);
}

static void
test_nearest_property (void)
{
  double x[200];
  g_autoptr (FinSeries) series = NULL;

  x[0] = 0;
  for (gsize i = 1; i < G_N_ELEMENTS (x); i++)
    x[i] = x[i - 1] + g_test_rand_double_range (0, 3);
  series = fin_series_new (x, x, G_N_ELEMENTS (x));
  for (int i = 0; i < 2000; i++)
    {
      double wanted = g_test_rand_double_range (-10, x[G_N_ELEMENTS (x) - 1] + 10);
      double found = x[fin_series_find_nearest (series, wanted)];

      for (gsize j = 0; j < G_N_ELEMENTS (x); j++)
        g_assert_cmpfloat (fabs (found - wanted), <=, fabs (x[j] - wanted));
    }
}

static void
test_interval (void)
{
  const double x[] = { 1, 2, 3 };
  const double low[] = { 0, 9, NAN };
  const double high[] = { 10, 5, 4 };
  g_autoptr (FinSeries) series = fin_series_new_interval (x, low, high, 3);
  const FinPoint *points = fin_series_get_points (series);
  FinRange x_range = FIN_RANGE_EMPTY, y_range = FIN_RANGE_EMPTY;

  g_assert_cmpfloat (points[0].y, ==, 5);
  g_assert_cmpfloat (points[1].low, ==, 5);
  g_assert_cmpfloat (points[1].high, ==, 9);
  g_assert_true (isnan (points[2].y));
  fin_series_extend_range (series, &x_range, &y_range);
  g_assert_cmpfloat (x_range.max, ==, 3);
  g_assert_cmpfloat (y_range.min, ==, 0);
  g_assert_cmpfloat (y_range.max, ==, 10);
}

/* 15 years of days, with gaps, into widths from a phone to a wall. */
static void
test_decimation_keeps_extremes (void)
{
  const gsize n_points = 15 * 365;
  g_autofree double *x = g_new (double, n_points);
  g_autofree double *y = g_new (double, n_points);
  g_autoptr (FinSeries) series = NULL;

  for (gsize i = 0; i < n_points; i++)
    {
      x[i] = (double) i;
      y[i] = i % 997 == 500 ? NAN : g_test_rand_double_range (-1e6, 1e6);
    }
  series = fin_series_new (x, y, n_points);
  for (int width = 7; width < 1200; width = width * 2 + 1)
    {
      g_autoptr (FinSeries) reduced = fin_series_decimate (series, x[0], x[n_points - 1], width);
      const FinPoint *points = fin_series_get_points (reduced);
      gsize n_reduced = fin_series_get_n_points (reduced);
      FinRange all_x = FIN_RANGE_EMPTY, all_y = FIN_RANGE_EMPTY;
      FinRange kept_x = FIN_RANGE_EMPTY, kept_y = FIN_RANGE_EMPTY;
      gsize n_gaps = 0;

      g_assert_cmpuint (n_reduced, <=, ((gsize) width + 2) * 5);
      fin_series_extend_range (series, &all_x, &all_y);
      fin_series_extend_range (reduced, &kept_x, &kept_y);
      g_assert_cmpfloat (kept_x.min, ==, all_x.min);
      g_assert_cmpfloat (kept_x.max, ==, all_x.max);
      g_assert_cmpfloat (kept_y.min, ==, all_y.min);
      g_assert_cmpfloat (kept_y.max, ==, all_y.max);
      for (gsize i = 0; i < n_reduced; i++)
        {
          g_assert_true (i == 0 || points[i].x >= points[i - 1].x);
          n_gaps += isnan (points[i].y) ? 1 : 0;
        }
      g_assert_cmpuint (n_gaps, >=, MIN ((gsize) width, 5) - 1);
    }
}

static void
test_decimation_each_column (void)
{
  const gsize n_points = 4000;
  const int width = 100;
  g_autofree double *x = g_new (double, n_points);
  g_autofree double *y = g_new (double, n_points);
  g_autoptr (FinSeries) series = NULL;
  g_autoptr (FinSeries) reduced = NULL;

  for (gsize i = 0; i < n_points; i++)
    {
      x[i] = (double) i + 0.5; /* never on the border of two columns */
      y[i] = g_test_rand_double ();
    }
  series = fin_series_new (x, y, n_points);
  reduced = fin_series_decimate (series, 0, (double) n_points, width);
  for (int column = 0; column < width; column++)
    {
      double first = column * (double) n_points / width;
      double last = first + (double) n_points / width;
      double lowest = G_MAXDOUBLE, lowest_kept = G_MAXDOUBLE;

      for (gsize i = 0; i < n_points; i++)
        if (x[i] >= first && x[i] < last)
          lowest = MIN (lowest, y[i]);
      for (gsize i = 0; i < fin_series_get_n_points (reduced); i++)
        {
          const FinPoint *point = &fin_series_get_points (reduced)[i];

          if (point->x >= first && point->x < last)
            lowest_kept = MIN (lowest_kept, point->y);
        }
      g_assert_cmpfloat (lowest_kept, ==, lowest);
    }
}

static void
test_small_is_left_alone (void)
{
  const double x[] = { 1, 2, 3 };
  g_autoptr (FinSeries) series = fin_series_new (x, x, 3);
  g_autoptr (FinSeries) same = fin_series_decimate (series, 1, 3, 100);
  g_autoptr (FinSeries) empty = fin_series_new (NULL, NULL, 0);
  g_autoptr (FinSeries) still_empty = fin_series_decimate (empty, 0, 1, 10);

  g_assert_true (same == series);
  g_assert_cmpuint (fin_series_get_n_points (still_empty), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/lookup", test_lookup);
  g_test_add_func ("/series/nearest-property", test_nearest_property);
  g_test_add_func ("/series/interval", test_interval);
  g_test_add_func ("/series/decimation/extremes", test_decimation_keeps_extremes);
  g_test_add_func ("/series/decimation/each-column", test_decimation_each_column);
  g_test_add_func ("/series/decimation/small", test_small_is_left_alone);
  return g_test_run ();
}
