/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a fit of the classic model and its intervals take. Run by prophet.sh. */
#include <glib.h>
#include <math.h>
#include <time.h>

#include "fin-prophet.h"
#include "fin-rng.h"

#define N_ROUNDS 9
#define N_FUTURE 30
#define N_PATHS  1000
#define FIRST    18262 /* 2020-01-01 */

typedef struct
{
  size_t n_days;
  int32_t *days;
  double *values;
  double *lower;
  double *upper;
} Series;

/* A course that bends, weeks, years and noise. */
static Series
make_series (size_t n_days)
{
  Series series = { n_days,
                    g_new (int32_t, n_days + N_FUTURE),
                    g_new (double, n_days),
                    g_new (double, n_days + N_FUTURE),
                    g_new (double, n_days + N_FUTURE) };
  FinRng rng;

  fin_rng_init (&rng, 3);
  for (size_t i = 0; i < n_days + N_FUTURE; i++)
    series.days[i] = FIRST + (int32_t) i;
  for (size_t i = 0; i < n_days; i++)
    series.values[i] = 100 + 0.05 * (double) i + 0.1 * fabs ((double) i - 0.4 * (double) n_days)
                       + 8 * sin (2 * G_PI * series.days[i] / 7)
                       + 9 * sin (2 * G_PI * series.days[i] / 365.25)
                       + 10 * (fin_rng_uniform (&rng) - 0.5);
  return series;
}

static void
series_clear (Series *series)
{
  g_free (series->days);
  g_free (series->values);
  g_free (series->lower);
  g_free (series->upper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Series, series_clear)

static double
time_fit (const Series *series, const FinProphetOptions *options)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      clock_t begin = clock ();
      FinProphet prophet;

      if (fin_prophet_fit (series->days, series->values, series->n_days, options, NULL, NULL,
                           &prophet)
              != FIN_PROPHET_OK
          || !fin_prophet_interval (&prophet, series->days, series->n_days + N_FUTURE, N_PATHS, 1,
                                    NULL, NULL, series->lower, series->upper))
        g_error ("The series was not fitted");
      best = MIN (best, 1000.0 * (double) (clock () - begin) / CLOCKS_PER_SEC);
    }
  return best;
}

int
main (void)
{
  const size_t lengths[] = { 365, 2905 };

  g_print ("| days | weekly season | weekly, monthly and yearly |\n| ---: | ---: | ---: |\n");
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_auto (Series) series = make_series (lengths[i]);
      const FinProphetOptions weekly = { .weekly = true };
      const FinProphetOptions all = { .weekly = true, .monthly = true, .yearly = true };

      g_print ("| %zu | %.1f ms | %.1f ms |\n", lengths[i], time_fit (&series, &weekly),
               time_fit (&series, &all));
    }
  return 0;
}
