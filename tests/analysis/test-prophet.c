/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model: a true optimum, its intervals, odd series, and Prophet's own numbers. */
#include "fin-prophet.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-calendar.h"
#include "fin-rng.h"

#define N_FUTURE 30

typedef struct
{
  GArray *days;
  GArray *y;
} Series;

static Series
series_new (void)
{
  return (Series) { g_array_new (FALSE, FALSE, sizeof (gint32)),
                    g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
series_clear (Series *series)
{
  g_clear_pointer (&series->days, g_array_unref);
  g_clear_pointer (&series->y, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Series, series_clear)

static void
series_add (Series *series, gint32 day, double y)
{
  g_array_append_val (series->days, day);
  g_array_append_val (series->y, y);
}

/* A trend with a bend, a week and noise. */
static Series
series_new_made_up (int n_rows, guint64 seed)
{
  Series series = series_new ();
  FinRng rng;

  fin_rng_init (&rng, seed);
  for (int i = 0; i < n_rows; i++)
    series_add (&series, 15000 + i,
                500 + 2.0 * i - 3.5 * MAX (i - n_rows / 2, 0) + 40 * ((15000 + i) % 7 == 3)
                    + 25 * fin_rng_normal (&rng));
  return series;
}

static FinProphetStatus
fit (const Series *series, FinProphetOptions options, FinProphet *prophet)
{
  return fin_prophet_fit ((const int32_t *) series->days->data, (const double *) series->y->data,
                          series->y->len, &options, NULL, NULL, prophet);
}

/* The objective of the header's source, from the residuals themselves and not from sums. */
static double
objective (const FinProphet *prophet, const Series *series)
{
  g_autofree double *yhat = g_new (double, series->y->len);
  double sum = prophet->k * prophet->k / 50 + prophet->m * prophet->m / 50
               + prophet->sigma_obs * prophet->sigma_obs / 0.5
               + series->y->len * log (prophet->sigma_obs);

  fin_prophet_predict (prophet, (const int32_t *) series->days->data, series->y->len, NULL, yhat);
  for (int i = 0; i < prophet->n_changepoints; i++)
    sum += fabs (prophet->delta[i]) / 0.05;
  for (int i = 0; i < prophet->n_beta; i++)
    sum += prophet->beta[i] * prophet->beta[i] / 200;
  for (guint i = 0; i < series->y->len; i++)
    sum += pow ((g_array_index (series->y, double, i) - yhat[i]) / prophet->y_scale, 2)
           / (2 * prophet->sigma_obs * prophet->sigma_obs);
  return sum;
}

/* No small change of any parameter is better. */
static void
assert_optimal (const FinProphet *prophet, const Series *series)
{
  double best = objective (prophet, series);

  g_assert_cmpfloat_with_epsilon (prophet->objective, best, 1e-6);
  for (int sign = -1; sign <= 1; sign += 2)
    {
      for (int i = 0; i < prophet->n_changepoints; i++)
        {
          FinProphet other = *prophet;

          other.delta[i] += sign * 1e-3;
          g_assert_cmpfloat (objective (&other, series), >=, best);
        }
      for (int i = 0; i < prophet->n_beta; i++)
        {
          FinProphet other = *prophet;

          other.beta[i] += sign * 1e-3;
          g_assert_cmpfloat (objective (&other, series), >=, best);
        }
      for (int which = 0; which < 3; which++)
        {
          FinProphet other = *prophet;

          *(which == 0 ? &other.k : which == 1 ? &other.m : &other.sigma_obs) *= 1 + sign * 1e-3;
          g_assert_cmpfloat (objective (&other, series), >=, best);
        }
    }
}

static void
test_optimum (void)
{
  for (int n_rows = 20; n_rows < 900; n_rows = n_rows * 3 / 2)
    {
      g_auto (Series) series = series_new_made_up (n_rows, (guint64) n_rows);
      FinProphet prophet;

      g_assert_cmpint (fit (&series, (FinProphetOptions) { .weekly = true }, &prophet), ==,
                       FIN_PROPHET_OK);
      g_assert_cmpint (prophet.n_beta, ==, 6);
      g_assert_cmpint (prophet.n_changepoints, ==, MIN (25, n_rows * 4 / 5 - 1));
      assert_optimal (&prophet, &series);
    }
}

static void
test_seasons (void)
{
  g_auto (Series) series = series_new_made_up (800, 3);
  FinProphet prophet;

  g_assert_cmpint (fit (&series,
                        (FinProphetOptions) { .yearly = true, .monthly = true, .weekly = true },
                        &prophet),
                   ==, FIN_PROPHET_OK);
  g_assert_cmpint (prophet.n_beta, ==, FIN_PROPHET_MAX_BETA);
  assert_optimal (&prophet, &series);
  g_assert_cmpint (fit (&series, (FinProphetOptions) { 0 }, &prophet), ==, FIN_PROPHET_OK);
  g_assert_cmpint (prophet.n_beta, ==, 0);
  assert_optimal (&prophet, &series);
}

static void
test_interval (void)
{
  g_auto (Series) series = series_new_made_up (300, 7);
  g_autofree double *yhat = NULL, *lower = NULL, *upper = NULL, *again = NULL;
  FinProphet prophet;
  gint32 last;

  g_assert_cmpint (fit (&series, (FinProphetOptions) { .weekly = true }, &prophet), ==,
                   FIN_PROPHET_OK);
  last = g_array_index (series.days, gint32, 299);
  for (gint32 i = 1; i <= N_FUTURE; i++)
    {
      gint32 day = last + i;

      g_array_append_val (series.days, day);
    }
  yhat = g_new (double, 330);
  lower = g_new (double, 330);
  upper = g_new (double, 330);
  again = g_new (double, 330);
  fin_prophet_predict (&prophet, (const int32_t *) series.days->data, 330, NULL, yhat);
  g_assert_true (fin_prophet_interval (&prophet, (const int32_t *) series.days->data, 330, 1000, 1,
                                       NULL, NULL, lower, upper));
  for (int i = 0; i < 300; i++)
    {
      double half = 1.959963985 * prophet.sigma_obs * prophet.y_scale;

      g_assert_cmpfloat_with_epsilon (lower[i], yhat[i] - half, 1e-4);
      g_assert_cmpfloat_with_epsilon (upper[i], yhat[i] + half, 1e-4);
    }
  /* The first future day is all but noise, the last is wider. */
  g_assert_cmpfloat_with_epsilon (upper[300] - lower[300], upper[0] - lower[0],
                                  0.1 * (upper[0] - lower[0]));
  g_assert_cmpfloat (upper[329] - lower[329], >, upper[0] - lower[0]);

  fin_prophet_interval (&prophet, (const int32_t *) series.days->data, 330, 1000, 1, NULL, NULL,
                        again, upper);
  g_assert_cmpmem (lower, 330 * sizeof (double), again, 330 * sizeof (double));
}

static void
test_odd_series (void)
{
  g_auto (Series) series = series_new ();
  FinProphet prophet;
  double yhat[40];

  g_assert_cmpint (fit (&series, (FinProphetOptions) { .weekly = true }, &prophet), ==,
                   FIN_PROPHET_TOO_FEW);
  series_add (&series, 100, 5);
  g_assert_cmpint (fit (&series, (FinProphetOptions) { .weekly = true }, &prophet), ==,
                   FIN_PROPHET_TOO_FEW);
  series_add (&series, 200, 5);
  g_assert_cmpint (fit (&series, (FinProphetOptions) { .weekly = true }, &prophet), ==,
                   FIN_PROPHET_OK);
  g_assert_true (isfinite (prophet.objective));

  for (int i = 1; i < 38; i++) /* constant, with gaps */
    series_add (&series, 200 + 2 * i, 5);
  g_assert_cmpint (fit (&series, (FinProphetOptions) { .weekly = true }, &prophet), ==,
                   FIN_PROPHET_OK);
  fin_prophet_predict (&prophet, (const int32_t *) series.days->data, 39, NULL, yhat);
  for (int i = 0; i < 39; i++)
    g_assert_cmpfloat_with_epsilon (yhat[i], 5, 1e-3);

  for (guint i = 0; i < series.y->len; i++)
    g_array_index (series.y, double, i) = 0;
  g_assert_cmpint (fit (&series, (FinProphetOptions) { .weekly = true }, &prophet), ==,
                   FIN_PROPHET_OK);
  fin_prophet_predict (&prophet, (const int32_t *) series.days->data, 39, NULL, yhat);
  g_assert_cmpfloat (yhat[38], ==, 0);

  g_array_index (series.y, double, 3) = NAN;
  g_assert_cmpint (fit (&series, (FinProphetOptions) { 0 }, &prophet), ==, FIN_PROPHET_INVALID);
  g_array_index (series.y, double, 3) = 1;
  g_array_index (series.days, gint32, 3) = g_array_index (series.days, gint32, 2);
  g_assert_cmpint (fit (&series, (FinProphetOptions) { 0 }, &prophet), ==, FIN_PROPHET_INVALID);
}

static bool
always (void *data)
{
  return true;
}

static void
test_cancel (void)
{
  g_auto (Series) series = series_new_made_up (100, 9);
  FinProphetOptions options = { .weekly = true };
  FinProphet prophet;
  double samples[10 * 5];

  g_assert_cmpint (fin_prophet_fit ((const int32_t *) series.days->data,
                                    (const double *) series.y->data, 100, &options, always, NULL,
                                    &prophet),
                   ==, FIN_PROPHET_CANCELLED);
  fit (&series, options, &prophet);
  g_assert_false (fin_prophet_sample (&prophet, 15100, 5, 10, 1, always, NULL, samples));
}

/* A column of one of the golden files, with its days. */
static gboolean
read_column (const char *name, const char *column, Series *series)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("FINSIGHT_SHARED"), "data", "prophet", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int index = -1;

  *series = series_new ();
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strdelimit (lines[i], "\"", ' '), ",", -1);
      g_auto (GStrv) date = NULL;

      for (int c = 0; i == 0 && cells[c] != NULL; c++)
        if (strcmp (g_strstrip (cells[c]), column) == 0)
          index = c;
      if (i == 0)
        continue;
      date = g_strsplit (g_strstrip (cells[0]), "-", -1);
      series_add (series,
                  fin_calendar_join ((int) g_ascii_strtoll (date[0], NULL, 10),
                                     (int) g_ascii_strtoll (date[1], NULL, 10),
                                     (int) g_ascii_strtoll (date[2], NULL, 10)),
                  g_ascii_strtod (cells[index], NULL));
    }
  g_assert_cmpint (index, >=, 0);
  return TRUE;
}

typedef struct
{
  const char *input;
  const char *fit;
  guint n_rows;
  gboolean monthly;
  double objective;
} Golden;

static double
mean_width (const double *lower, const double *upper, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (upper[i] - lower[i]) / n;
  return sum;
}

static void
assert_near (const Series *expected, const double *values, double tolerance)
{
  for (guint i = 0; i < expected->y->len; i++)
    g_assert_cmpfloat_with_epsilon (values[i], g_array_index (expected->y, double, i), tolerance);
}

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autofree char *input = g_strconcat (golden->input, ".csv", NULL);
  g_autofree char *exact_name = g_strconcat (golden->fit, "_exactmap.csv", NULL);
  g_autofree char *stan_name = g_strconcat (golden->fit, "_forecast.csv", NULL);
  g_auto (Series) series = { 0 }, exact = { 0 }, stan = { 0 }, low = { 0 }, high = { 0 };
  g_autofree double *yhat = NULL, *lower = NULL, *upper = NULL;
  FinProphet prophet;
  double smallest = HUGE_VAL, largest = -HUGE_VAL;
  guint n_days;

  if (!read_column (input, "y", &series) || !read_column (exact_name, "yhat_exact", &exact)
      || !read_column (stan_name, "yhat", &stan) || !read_column (stan_name, "yhat_lower", &low)
      || !read_column (stan_name, "yhat_upper", &high))
    {
      g_test_skip ("Prophet's golden files are not beside the checkout");
      return;
    }
  if (golden->n_rows > 0)
    g_array_set_size (series.y, golden->n_rows);
  for (guint i = 0; i < series.y->len; i++)
    {
      smallest = MIN (smallest, g_array_index (series.y, double, i));
      largest = MAX (largest, g_array_index (series.y, double, i));
    }
  g_assert_cmpint (
      fit (&series, (FinProphetOptions) { .weekly = true, .monthly = golden->monthly }, &prophet),
      ==, FIN_PROPHET_OK);
  g_assert_cmpfloat (prophet.objective, <=, golden->objective + 1e-3);

  n_days = exact.days->len;
  yhat = g_new (double, n_days);
  lower = g_new (double, n_days);
  upper = g_new (double, n_days);
  fin_prophet_predict (&prophet, (const int32_t *) exact.days->data, n_days, NULL, yhat);
  fin_prophet_interval (&prophet, (const int32_t *) exact.days->data, n_days, 1000, 1, NULL, NULL,
                        lower, upper);
  assert_near (&exact, yhat, 0.001 * (largest - smallest));
  assert_near (&stan, yhat, 0.05 * (largest - smallest));
  g_assert_cmpfloat_with_epsilon (
      mean_width (lower, upper, n_days)
          / mean_width ((const double *) low.y->data, (const double *) high.y->data, n_days),
      1, 0.1);
}

static const Golden goldens[] = {
  { "berka2", "berka2_weekly", 0, FALSE, -458.641828 },
  { "berka2", "berka2_weekly_monthly", 0, TRUE, -633.357560 },
  { "berka96", "berka96_weekly", 0, FALSE, -448.323341 },
  { "berka96", "berka96_weekly_monthly", 0, TRUE, -594.840249 },
  { "example_wp_log_peyton_manning", "peyton365_weekly", 365, FALSE, -991.266080 },
  { "example_wp_log_peyton_manning", "peyton_weekly", 0, FALSE, -6738.563316 },
};

static int
read_numbers (const char *line, const char *name, double *values)
{
  int n = 0;

  if (!g_str_has_prefix (line, name) || line[strlen (name)] != ' ')
    return -1;
  line += strlen (name);
  while (*line != '\0')
    {
      char *end;

      values[n] = g_ascii_strtod (line, &end);
      if (end == line)
        break;
      n++;
      line = end;
    }
  return n;
}

/* Prophet's own parameters give Prophet's own yhat. */
static void
test_given_parameters (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("FINSIGHT_SHARED"), "data", "prophet",
                                            "berka2_weekly_monthly_params.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (Series) stan = { 0 }, trend = { 0 };
  g_autofree double *yhat = NULL, *level = NULL;
  FinProphet prophet = { .options = { .weekly = true, .monthly = true } };

  if (!read_column ("berka2_weekly_monthly_forecast.csv", "yhat", &stan)
      || !read_column ("berka2_weekly_monthly_forecast.csv", "trend", &trend)
      || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("Prophet's golden files are not beside the checkout");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      int n;

      read_numbers (lines[i], "y_scale", &prophet.y_scale);
      if (read_numbers (lines[i], "t_scale_sec", &prophet.t_scale_days) == 1)
        prophet.t_scale_days /= 86400;
      read_numbers (lines[i], "k", &prophet.k);
      read_numbers (lines[i], "m", &prophet.m);
      if ((n = read_numbers (lines[i], "changepoints_t", prophet.changepoints_t)) > 0)
        prophet.n_changepoints = n;
      read_numbers (lines[i], "delta", prophet.delta);
      if ((n = read_numbers (lines[i], "beta", prophet.beta)) > 0)
        prophet.n_beta = n;
    }
  g_assert_cmpint (prophet.n_beta, ==, fin_prophet_n_beta (&prophet.options));
  prophet.start = g_array_index (stan.days, gint32, 0);
  yhat = g_new (double, stan.days->len);
  level = g_new (double, stan.days->len);
  fin_prophet_predict (&prophet, (const int32_t *) stan.days->data, stan.days->len, level, yhat);
  assert_near (&stan, yhat, 1e-8 * prophet.y_scale);
  assert_near (&trend, level, 1e-8 * prophet.y_scale);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prophet/optimum", test_optimum);
  g_test_add_func ("/prophet/seasons", test_seasons);
  g_test_add_func ("/prophet/interval", test_interval);
  g_test_add_func ("/prophet/odd-series", test_odd_series);
  g_test_add_func ("/prophet/cancel", test_cancel);
  g_test_add_func ("/prophet/given-parameters", test_given_parameters);
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strconcat ("/prophet/golden/", goldens[i].fit, NULL);

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  return g_test_run ();
}
