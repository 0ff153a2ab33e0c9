/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random series of many kinds: the fit's objective is the one of its parameters, and an optimiser
 * that knows nothing of it finds none that is better, from the fit and from elsewhere.
 */
#include <glib.h>
#include <math.h>

#include "fin-rng.h"
#include "prophet-reference.h"

#define MAX_ROWS REFERENCE_MAX_ROWS
#define SLACK    1e-3

/* Values without a unit about which unit to choose: a kind multiplies and shifts them. */
typedef double (*Course) (FinRng *rng, int i, double before);

typedef struct
{
  const char *name;
  Course course;
  double scale;
  double level;
  double rounding; /* 0: none */
} Kind;

static double
walk (FinRng *rng, int i, double before)
{
  return before + 0.05 * fin_rng_normal (rng);
}

/* Paid once a month, spent until the next time. */
static double
pay (FinRng *rng, int i, double before)
{
  return 1 - 0.03 * (i % 30) + 0.02 * fin_rng_normal (rng);
}

static double
steps (FinRng *rng, int i, double before)
{
  return before
         + (fin_rng_below (rng, 40) == 0 ? fin_rng_normal (rng) : 0.001 * fin_rng_normal (rng));
}

static double
bare_steps (FinRng *rng, int i, double before)
{
  return before + (fin_rng_below (rng, 40) == 0 ? fin_rng_normal (rng) : 0);
}

static double
heavy_tails (FinRng *rng, int i, double before)
{
  return 0.1 * pow (fin_rng_normal (rng), 5);
}

static double
one_spike (FinRng *rng, int i, double before)
{
  return i == 20 ? 1 : 0;
}

static double
slope (FinRng *rng, int i, double before)
{
  return 0.01 * i + 0.1 * fin_rng_normal (rng);
}

static double
bare_slope (FinRng *rng, int i, double before)
{
  return 0.01 * i;
}

static double
week_and_year (FinRng *rng, int i, double before)
{
  return 0.3 * (i % 7 == 2) + sin (i * 0.0172) + 0.2 * fin_rng_normal (rng);
}

static double
growth (FinRng *rng, int i, double before)
{
  return exp (0.03 * i) * (1 + 0.1 * fin_rng_normal (rng));
}

static const Kind kinds[] = {
  { "walk", walk, 100, 500, 0 },
  { "negative", walk, 100, -900, 0.01 },
  { "pay", pay, 2000, 0, 0.01 },
  { "steps", steps, 900, 500, 0 },
  { "bare-steps", bare_steps, 900, 500, 1 },
  { "heavy-tails", heavy_tails, 1, 0, 0 },
  { "heavy-tails-far", heavy_tails, 1, 1e4, 0 },
  { "one-spike", one_spike, 100, 0, 0 },
  { "one-spike-far", one_spike, 1, 1e6, 0 },
  { "huge", slope, 1e9, -4e9, 0 },
  { "tiny", slope, 1e-6, 2e-6, 0 },
  { "week-and-year", week_and_year, 300, 100, 0 },
  { "integers", week_and_year, 5, 0, 1 },
  { "growth", growth, 1, 0, 0 },
  { "constant-but-for-1e-4", walk, 1e-4, 1, 0 },
  { "constant-but-for-1e-6", heavy_tails, 1e-6, 1, 0 },
  { "constant-but-for-1e-6-pay", pay, 1e-6, 1, 0 },
  { "constant-but-for-1e-8", week_and_year, 1, 1e8, 0 },
  { "constant-but-for-1e-10", walk, 1e-10, -1, 0 },
  { "sloping-but-for-1e-7", bare_slope, 1, 1, 1e-7 },
  { "integers-all-but-constant", week_and_year, 3, 1e6, 1 },
};

static int
make_series (FinRng *rng, const Kind *kind, int n_rows, gint32 *days, double *y)
{
  gint32 day = 14000 + (gint32) fin_rng_below (rng, 3000);
  gboolean gaps = fin_rng_below (rng, 2) == 0;
  double value = 0;

  for (int i = 0; i < n_rows; i++)
    {
      value = kind->course (rng, i, value);
      days[i] = day;
      y[i] = kind->level + kind->scale * value;
      if (kind->rounding > 0)
        y[i] = nearbyint (y[i] / kind->rounding) * kind->rounding;
      day += 1 + (gaps && fin_rng_below (rng, 8) == 0 ? (gint32) fin_rng_below (rng, 30) : 0);
    }
  return n_rows;
}

/* Somewhere else: 0 the fit, 1 nothing and much noise, 2 at random and little. */
static void
move_point (FinRng *rng, int start, const Reference *reference, ReferencePoint *point)
{
  for (int c = 0; start > 0 && c < reference->n_columns; c++)
    point->theta[c] = start == 1 ? 0.01 : fin_rng_normal (rng);
  point->sigma *= start == 0 ? 1 : start == 1 ? 20 : 0.2;
}

static void
check_series (const Kind *kind, FinRng *rng, int n_rows, FinProphetOptions options, int n_rounds)
{
  gint32 days[MAX_ROWS];
  double y[MAX_ROWS], best;
  g_autofree Reference *reference = NULL;
  ReferencePoint point = { 0 };
  FinProphet fitted;

  make_series (rng, kind, n_rows, days, y);
  g_assert_cmpint (fin_prophet_fit (days, y, (size_t) n_rows, &options, NULL, NULL, &fitted), ==,
                   FIN_PROPHET_OK);
  reference = reference_new (days, y, n_rows, &fitted);
  reference_point_of (&fitted, &point);
  best = reference_objective (reference, &point);
  g_assert_cmpfloat_with_epsilon (best, fitted.objective, SLACK / 2);
  for (int start = 0; start < 3; start++)
    {
      reference_point_of (&fitted, &point);
      move_point (rng, start, reference, &point);
      reference_descend (reference, &point, n_rounds);
      g_assert_cmpfloat (best, <=, reference_objective (reference, &point) + SLACK);
    }
}

static void
test_kind (gconstpointer data)
{
  const Kind *kind = data;
  FinRng rng;

  fin_rng_init (&rng, 100 + (guint64) (kind - kinds));
  check_series (kind, &rng, 30, (FinProphetOptions){ 0 }, 100);
  check_series (kind, &rng, 30 + (int) fin_rng_below (&rng, 30),
                (FinProphetOptions){ .weekly = true }, 100);
  check_series (kind, &rng, 60 + (int) fin_rng_below (&rng, MAX_ROWS - 60),
                (FinProphetOptions){ .weekly = true }, 100);
  check_series (kind, &rng, 100 + (int) fin_rng_below (&rng, MAX_ROWS - 100),
                (FinProphetOptions){ .weekly = true, .monthly = true }, 50);
  check_series (kind, &rng, 250, (FinProphetOptions){ .weekly = true, .yearly = true }, 25);
  check_series (kind, &rng, 350,
                (FinProphetOptions){ .weekly = true, .monthly = true, .yearly = true }, 25);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/prophet/optimum/%s", kinds[i].name);

      g_test_add_data_func (path, &kinds[i], test_kind);
    }
  return g_test_run ();
}
