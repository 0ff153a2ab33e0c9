/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ready-made plots: what they say, where they draw, and how they become files. */
#include <cairo.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fin-bar-plot.h"
#include "fin-flow-plots.h"
#include "fin-plot-export.h"
#include "fin-plot-samples.h"
#include "fin-reliability-plot.h"
#include "fin-test-canvas.h"

/* How many pixels are nearer to one colour than to another: pale tints are all near each other. */
static gsize
count_closest (FinTestCanvas *canvas, FinRect area, FinColor color, FinColor other)
{
  gsize n_pixels = 0;

  for (int y = (int) area.y; y < area.y + area.height; y++)
    for (int x = (int) area.x; x < area.x + area.width; x++)
      {
        FinColor seen = fin_test_canvas_read (canvas, x, y);
        double near = fabs (seen.red - color.red) + fabs (seen.blue - color.blue);
        double far = fabs (seen.red - other.red) + fabs (seen.blue - other.blue);

        n_pixels += near < far ? 1 : 0;
      }
  return n_pixels;
}

static void
test_forecast_reads (void)
{
  g_autoptr (FinPlot) plot = fin_plot_sample_forecast (TRUE, TRUE);
  guint today = fin_plot_get_start_item (plot);
  g_autoptr (FinReadout) now = fin_plot_read_item (plot, today);
  g_autoptr (FinReadout) later = fin_plot_read_item (plot, today + 9);

  g_assert_cmpuint (fin_plot_get_n_items (plot), ==, 120);
  g_assert_cmpstr (now->title, ==, "Today");
  /* The forecast joins the balance of today but does not repeat it. */
  g_assert_cmpuint (fin_readout_get_n_rows (now), ==, 1);
  g_assert_cmpstr (fin_readout_get_row (now, 0)->label, ==, "Balance");
  g_assert_cmpstr (later->title, ==, "Tue 1 Dec");
  g_assert_cmpuint (fin_readout_get_n_rows (later), ==, 5);
  g_assert_cmpstr (fin_readout_get_row (later, 0)->label, ==, "Forecast");
  g_assert_cmpint (fin_readout_get_row (later, 0)->sample, ==, FIN_SAMPLE_DASHES);
  g_assert_cmpint (fin_readout_get_row (later, 2)->sample, ==, FIN_SAMPLE_BAND);
  g_assert_cmpstr (fin_readout_get_row (later, 4)->label, ==, "Rent");
  g_assert_cmpstr (fin_readout_get_row (later, 4)->value, ==, "−€980.00");
}

static void
test_forecast_summary (void)
{
  const FinDate past[] = { 20000, 20001 };
  const FinDate days[] = { 20002, 20003, 20004 };
  const double history[] = { 50000, 40000 };
  const double median[] = { 30000, -2050, 10000 };
  FinForecastPlotData data = {
    .currency = "EUR",
    .today = 20001,
    .n_history = 2,
    .history_days = past,
    .history = history,
    .n_forecast = 3,
    .forecast_days = days,
    .median = median,
  };
  g_autoptr (FinXyPlot) plot = fin_forecast_plot_new (&data);
  g_autoptr (FinXyPlot) old = NULL;
  g_autoptr (FinXyPlot) empty =
      fin_forecast_plot_new (&(FinForecastPlotData){ .currency = "EUR", .today = 20001 });

  g_assert_cmpstr (fin_plot_get_summary (FIN_PLOT (plot)), ==,
                   "Balance since 4 Oct 2024, now €400.00. Forecast: lowest −€20.50 on Mon 7 Oct, "
                   "and €100.00 on Tue 8 Oct.");
  data.today = 20003;
  data.n_forecast = 0;
  old = fin_forecast_plot_new (&data);
  g_assert_cmpstr (fin_plot_get_summary (FIN_PLOT (old)), ==,
                   "Balance since 4 Oct 2024, last known €400.00 on Sat 5 Oct.");
  fin_plot_set_amounts_hidden (FIN_PLOT (old), TRUE);
  g_assert_cmpstr (fin_plot_get_summary (FIN_PLOT (old)), ==, "Amounts are hidden.");
  g_assert_cmpstr (fin_plot_get_summary (FIN_PLOT (empty)), ==, "No balance is known yet.");
  g_assert_cmpuint (fin_plot_get_n_items (FIN_PLOT (empty)), ==, 0);
  g_assert_cmpuint (fin_plot_get_start_item (FIN_PLOT (empty)), ==, FIN_PLOT_NO_ITEM);
}

/* A day says what moves it: payments by name, marked or not, and the rest; a day that nothing moves is
 * silent. */
static void
test_forecast_reasons (void)
{
  const FinDate past[] = { 20000, 20001 };
  const FinDate days[] = { 20002, 20003 };
  const double history[] = { 50000, 40000 };
  const double median[] = { 30000, 29000 };
  const double known[] = { -9500, 0 };
  const double everyday[] = { -500, -1000 };
  const FinPlotEvent events[] = {
    { 20002, FIN_PLOT_EVENT_BILL, -300, "Newspaper", .minor = TRUE },
    { 20003, FIN_PLOT_EVENT_BILL, -200, "Coffee", .minor = TRUE },
    { 20002, FIN_PLOT_EVENT_BILL, -9200, "Rent" },
  };
  FinForecastPlotData data = {
    .currency = "EUR",
    .today = 20001,
    .n_history = 2,
    .history_days = past,
    .history = history,
    .n_forecast = 2,
    .forecast_days = days,
    .median = median,
    .known = known,
    .everyday = everyday,
    .n_events = G_N_ELEMENTS (events),
    .events = events,
  };
  g_autoptr (FinXyPlot) plot = fin_forecast_plot_new (&data);
  g_autoptr (FinReadout) first = fin_plot_read_item (FIN_PLOT (plot), 2);
  g_autoptr (FinReadout) second = fin_plot_read_item (FIN_PLOT (plot), 3);
  g_autofree char *first_text = fin_readout_to_text (first);
  g_autofree char *second_text = fin_readout_to_text (second);
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, 800, 400);
  FinRect lane = canvas->geometry->lane;
  FinRect marked, silent;

  g_assert_cmpstr (first_text, ==,
                   "Tomorrow. Forecast: €300.00. Rent: −€92.00. Newspaper: −€3.00. "
                   "Payments, by their chances: −€95.00. Everything without a date: −€5.00");
  g_assert_cmpstr (second_text, ==,
                   "Mon 7 Oct. Forecast: €290.00. Coffee: −€2.00. "
                   "Everything without a date: −€10.00");
  marked = (FinRect){ fin_plot_geometry_map_x (canvas->geometry, 20002) - 4, lane.y, 8, lane.height };
  silent = (FinRect){ fin_plot_geometry_map_x (canvas->geometry, 20003) - 4, lane.y, 8, lane.height };
  g_assert_cmpuint (fin_test_canvas_count_ink (canvas, marked, style.colors[FIN_COLOR_NEGATIVE]), >,
                    10);
  g_assert_cmpuint (fin_test_canvas_count_ink (canvas, silent, style.colors[FIN_COLOR_NEGATIVE]),
                    ==, 0);
}

/* Dashes after today, a solid line before, the interval around the dashes. */
static void
test_forecast_ink (void)
{
  const double level = 100000;
  FinDate days[60];
  double balance[60], low[30], high[30];
  FinForecastPlotData data = {
    .currency = "EUR",
    .today = 20029,
    .n_history = 30,
    .history_days = days,
    .history = balance,
    .n_forecast = 30,
    .forecast_days = days + 30,
    .median = balance + 30,
    .low95 = low,
    .high95 = high,
  };
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  FinColor accent = style.colors[FIN_COLOR_ACCENT];
  FinColor band = fin_color_mix (style.colors[FIN_COLOR_BACKGROUND], accent, 0.13);
  g_autoptr (FinXyPlot) plot = NULL;
  g_autoptr (FinTestCanvas) canvas = NULL;
  FinRect past, future;

  for (int i = 0; i < 60; i++)
    {
      days[i] = 20000 + i;
      balance[i] = level;
      low[i % 30] = level - 30000;
      high[i % 30] = level + 30000;
    }
  plot = fin_forecast_plot_new (&data);
  canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, 800, 400);
  past.x = fin_plot_geometry_map_x (canvas->geometry, 20005);
  past.width = fin_plot_geometry_map_x (canvas->geometry, 20020) - past.x;
  future.x = fin_plot_geometry_map_x (canvas->geometry, 20040);
  future.width = fin_plot_geometry_map_x (canvas->geometry, 20055) - future.x;
  past.y = future.y = fin_plot_geometry_map_y (canvas->geometry, level) - 2;
  past.height = future.height = 4;
  g_assert_cmpuint (fin_test_canvas_count_ink (canvas, past, accent), >=, (gsize) past.width);
  g_assert_cmpuint (fin_test_canvas_count_ink (canvas, future, accent), <,
                    fin_test_canvas_count_ink (canvas, past, accent) * 9 / 10);
  future.y = fin_plot_geometry_map_y (canvas->geometry, level + 15000);
  g_assert_cmpuint (fin_test_canvas_count_ink (canvas, future, band), >, (gsize) future.width * 3);
}

static void
test_below_zero_is_another_area (void)
{
  const FinDate days[] = { 20000, 20010, 20020 };
  const double history[] = { 10000, -50000, -50000 };
  FinForecastPlotData data = {
    .currency = "EUR",
    .today = 20020,
    .n_history = 3,
    .history_days = days,
    .history = history,
  };
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinXyPlot) plot = fin_forecast_plot_new (&data);
  g_autoptr (FinTestCanvas) canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, 400, 300);
  FinColor tint =
      fin_color_mix (style.colors[FIN_COLOR_BACKGROUND], style.colors[FIN_COLOR_NEGATIVE], 0.25);

  g_assert_true (fin_test_canvas_has_ink (canvas, fin_plot_geometry_map_x (canvas->geometry, 20015),
                                          fin_plot_geometry_map_y (canvas->geometry, -46000), 2,
                                          tint));
}

static void
test_band_below_zero_warns (void)
{
  const FinDate past[] = { 20000, 20010 };
  const FinDate days[] = { 20011, 20020 };
  const double history[] = { 20000, 20000 };
  const double median[] = { 20000, 20000 };
  const double low[] = { -30000, -30000 };
  const double high[] = { 50000, 50000 };
  FinForecastPlotData data = {
    .currency = "EUR",
    .today = 20010,
    .n_history = 2,
    .history_days = past,
    .history = history,
    .n_forecast = 2,
    .forecast_days = days,
    .median = median,
    .low95 = low,
    .high95 = high,
  };
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  FinColor ground = style.colors[FIN_COLOR_BACKGROUND];
  FinColor warning = fin_color_mix (ground, style.colors[FIN_COLOR_NEGATIVE], 0.13);
  FinColor calm = fin_color_mix (ground, style.colors[FIN_COLOR_ACCENT], 0.13);

  for (int relative = 0; relative < 2; relative++)
    {
      g_autoptr (FinXyPlot) plot = NULL;
      g_autoptr (FinTestCanvas) canvas = NULL;
      FinRect below = { 0 }, above;

      data.relative = relative;
      plot = fin_forecast_plot_new (&data);
      canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, 600, 300);
      below.x = fin_plot_geometry_map_x (canvas->geometry, 20018) - 10;
      below.y = fin_plot_geometry_map_y (canvas->geometry, -13000);
      below.width = below.height = 6;
      above = below;
      above.y = fin_plot_geometry_map_y (canvas->geometry, 38000);
      g_assert_cmpuint (count_closest (canvas, above, calm, warning), >=, 30);
      if (relative)
        g_assert_cmpuint (count_closest (canvas, below, calm, warning), >=, 30);
      else
        g_assert_cmpuint (count_closest (canvas, below, warning, calm), >=, 30);
    }
}

/* Chances across, how often up: each dot stands where both say, whole on the edge, too. */
static void
test_reliability (void)
{
  const double said[] = { 0.1, 0.5, 1 }, happened[] = { 0, 0.25, 1 }, counts[] = { 9, 400, 25 };
  const FinReliability methods[] = { { "ours", 3, said, happened, counts },
                                     { "theirs", 1, said, said, counts } };
  g_autoptr (FinXyPlot) plot = fin_reliability_plot_new (methods, 2);
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = NULL;
  g_autoptr (FinReadout) readout = NULL;
  FinColor pale;
  FinRect inner;

  style.opaque = TRUE;
  canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, 500, 440);
  inner = canvas->geometry->inner;
  for (int i = 0; i < 2; i++)
    g_assert_cmpstr (fin_axis_get_tick (i == 0 ? &canvas->geometry->x_axis
                                               : &canvas->geometry->y_axis, 0)->label, ==, "0%");
  g_assert_cmpfloat (fabs (canvas->geometry->x_axis.range.max - 1), <, 1e-9);
  g_assert_cmpfloat (fabs (canvas->geometry->y_axis.range.max - 1), <, 1e-9);
  /* The large dot has a radius of 14 pixels, 60 % of its colour; nothing is left of it. */
  pale = fin_color_mix (style.colors[FIN_COLOR_BACKGROUND], style.colors[FIN_COLOR_ACCENT], 0.6);
  g_assert_true (fin_test_canvas_has_ink (canvas, inner.x + inner.width / 2 - 8,
                                          inner.y + inner.height * 0.75 - 8, 1, pale));
  g_assert_false (fin_test_canvas_has_ink (canvas, inner.x + inner.width / 2 - 20,
                                           inner.y + inner.height * 0.75 - 8, 2, pale));
  /* That of a hundred in a hundred reaches over the edge. */
  g_assert_true (fin_test_canvas_has_ink (canvas, inner.x + inner.width + 2, inner.y, 1, pale));
  readout = fin_plot_read_item (FIN_PLOT (plot), 2);
  g_assert_cmpstr (readout->title, ==, "50%");
  g_assert_cmpstr (fin_readout_get_row (readout, 0)->label, ==, "ours");
  g_assert_cmpstr (fin_readout_get_row (readout, 0)->value, ==, "25%");
}

static void
test_bars (void)
{
  g_autoptr (FinBarPlot) plot = fin_bar_plot_new ("EUR");
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = NULL;
  g_autoptr (FinReadout) readout = NULL;
  g_autofree char *text = NULL;
  FinRect whole, half;

  fin_bar_plot_add (plot, "Rent", 100000, 0, FIN_COLOR_ACCENT);
  fin_bar_plot_add (plot, "Food", 50000, 40000, FIN_COLOR_POSITIVE);
  fin_bar_plot_add (plot, "Nothing", 0, 0, FIN_COLOR_ACCENT);
  canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, 500, 120);
  whole = fin_plot_get_item_area (FIN_PLOT (plot), canvas->geometry, 0);
  half = fin_plot_get_item_area (FIN_PLOT (plot), canvas->geometry, 1);
  g_assert_cmpfloat_with_epsilon (half.width * 2, whole.width, 0.01);
  g_assert_true (fin_test_canvas_has_ink (canvas, half.x + half.width - 6, half.y + half.height / 2,
                                          1, style.colors[FIN_COLOR_POSITIVE]));
  g_assert_false (fin_test_canvas_has_ink (canvas, half.x + half.width + 6,
                                           half.y + half.height / 2, 1,
                                           style.colors[FIN_COLOR_POSITIVE]));
  g_assert_cmpuint (fin_plot_find_item (FIN_PLOT (plot), canvas->geometry, 20, half.y + 2), ==, 1);
  g_assert_cmpuint (fin_plot_find_item (FIN_PLOT (plot), canvas->geometry, 20, 500), ==,
                    FIN_PLOT_NO_ITEM);
  readout = fin_plot_read_item (FIN_PLOT (plot), 1);
  text = fin_readout_to_text (readout);
  g_assert_cmpstr (text, ==, "Food. Amount: €500.00. Share: 33%. Usual: €400.00");
}

static void
test_bars_overflow (void)
{
  g_autoptr (FinBarPlot) plot = fin_bar_plot_new ("EUR");
  FinPlotStyle style = fin_plot_style (FIN_PLOT_DARK);
  g_autoptr (FinReadout) readout = NULL;
  g_autoptr (FinTestCanvas) canvas = NULL;

  fin_bar_plot_add (plot, "A", G_MAXINT64, 0, FIN_COLOR_ACCENT);
  fin_bar_plot_add (plot, "B", G_MAXINT64, G_MININT64, FIN_COLOR_ACCENT);
  g_assert_cmpint (fin_bar_plot_get_total (plot), ==, 0);
  readout = fin_plot_read_item (FIN_PLOT (plot), 0);
  g_assert_cmpuint (fin_readout_get_n_rows (readout), ==, 1);
  canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, 100, 40);
}

static void
test_months_and_pace (void)
{
  const gint64 income[] = { 200000, 220000 };
  const gint64 spending[] = { 150000, 250000 };
  const gint64 spent[] = { 1000, 3000, 9000 };
  const gint64 usual[] = { 2000, 4000, 6000, 8000 };
  FinDate first = fin_date_from_ymd (2026, 11, 1);
  g_autoptr (FinXyPlot) months = fin_months_plot_new ("EUR", first, 2, income, spending);
  g_autoptr (FinXyPlot) pace =
      fin_pace_plot_new ("EUR", (FinPeriod){ first, first + 3 }, first + 2, spent, usual);
  g_autoptr (FinReadout) readout = fin_plot_read_item (FIN_PLOT (months), 1);
  g_autofree char *text = fin_readout_to_text (readout);

  g_assert_cmpstr (text, ==, "December 2026. Income: €2,200.00. Spending: €2,500.00");
  g_assert_cmpstr (fin_plot_get_summary (FIN_PLOT (months)), ==,
                   "Income and spending by month since November 2026: on average €2,100.00 came in "
                   "and €2,000.00 went out.");
  g_assert_cmpstr (fin_plot_get_summary (FIN_PLOT (pace)), ==,
                   "Spent so far: €90.00, which is €30.00 more than usual by this day.");
}

static void
test_strip (void)
{
  FinDate first = fin_date_from_ymd (2026, 12, 1);
  const FinPlotEvent events[] = {
    { first, FIN_PLOT_EVENT_BILL, -98000, "Rent" },
    { first, FIN_PLOT_EVENT_BILL, -2000, "Gym" },
    { first + 40, FIN_PLOT_EVENT_BILL, -500, "Too late" },
  };
  g_autoptr (FinXyPlot) plot = fin_strip_plot_new ("EUR", (FinPeriod){ first, first + 30 },
                                                   first + 3, events, G_N_ELEMENTS (events));
  g_autoptr (FinReadout) readout = fin_plot_read_item (FIN_PLOT (plot), 0);
  g_autofree char *text = fin_readout_to_text (readout);

  g_assert_cmpuint (fin_plot_get_n_items (FIN_PLOT (plot)), ==, 1);
  g_assert_cmpstr (text, ==, "Tue 1 Dec. Rent: −€980.00. Gym: −€20.00");
  g_assert_cmpstr (fin_plot_get_summary (FIN_PLOT (plot)), ==,
                   "From 1 Dec to 31 Dec: 2 expected bills and paydays.");
}

static void
test_contrast (void)
{
  for (int theme = FIN_PLOT_LIGHT; theme <= FIN_PLOT_DARK_HIGH_CONTRAST; theme++)
    {
      FinPlotStyle style = fin_plot_style ((FinPlotTheme) theme);
      FinColor background = style.colors[FIN_COLOR_BACKGROUND];
      FinColor muted = style.colors[FIN_COLOR_MUTED];
      double alpha = muted.alpha;

      muted.alpha = 1;
      g_assert_cmpfloat (fin_color_contrast (fin_color_mix (background, muted, alpha), background),
                         >=, 4.5);
      for (int role = FIN_COLOR_ACCENT; role < FIN_COLOR_CATEGORY + FIN_PLOT_N_CATEGORIES; role++)
        g_assert_cmpfloat (fin_color_contrast (style.colors[role], background), >=,
                           style.high_contrast ? 7 : 3);
      g_assert_cmpfloat (fin_color_contrast (style.colors[FIN_COLOR_FOREGROUND], background), >=,
                         7);
    }
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("finsight-plot-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
test_export (void)
{
  static const struct
  {
    const char *name, *start;
  } formats[] = {
    { "chart.png", "\x89PNG" },
    { "chart.svg", "<?xml" },
    { "CHART.PDF", "%PDF-" },
  };
  g_autofree char *folder = make_folder ();
  g_autoptr (FinPlot) plot = fin_plot_sample_forecast (FALSE, FALSE);
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (folder, formats[i].name, NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (fin_plot_export (plot, path, 600, 300, &style, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 2000);
      g_assert_true (strncmp (bytes, formats[i].start, strlen (formats[i].start)) == 0);
      if (i == 0)
        {
          cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

          g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1200);
          g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 600);
          cairo_surface_destroy (surface);
        }
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_export_errors (void)
{
  static const struct
  {
    const char *path;
    int width, code;
  } cases[] = {
    { "chart.gif", 600, FIN_PLOT_ERROR_FORMAT },
    { "chart", 600, FIN_PLOT_ERROR_FORMAT },
    { "chart.png", 0, FIN_PLOT_ERROR_SIZE },
    { "chart.png", 100000, FIN_PLOT_ERROR_SIZE },
    { "/nonexistent-folder/chart.png", 600, FIN_PLOT_ERROR_WRITE },
    { "/nonexistent-folder/chart.svg", 600, FIN_PLOT_ERROR_WRITE },
  };
  g_autoptr (FinPlot) plot = fin_plot_sample_bars ();
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fin_plot_export (plot, cases[i].path, cases[i].width, 300, &style, &error));
      g_assert_error (error, FIN_PLOT_ERROR, cases[i].code);
    }
}

/* Fifteen years of days become a path no longer than the screen is wide. */
static void
test_long_history (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "long.svg", NULL);
  g_autoptr (FinPlot) plot = fin_plot_sample_long_history (15);
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpuint (fin_plot_get_n_items (plot), ==, 15 * 365);
  g_assert_true (fin_plot_export (plot, path, 300, 160, &style, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, <, 200000);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/plots/forecast/reads", test_forecast_reads);
  g_test_add_func ("/plots/forecast/reasons", test_forecast_reasons);
  g_test_add_func ("/plots/forecast/summary", test_forecast_summary);
  g_test_add_func ("/plots/forecast/ink", test_forecast_ink);
  g_test_add_func ("/plots/forecast/below-zero", test_below_zero_is_another_area);
  g_test_add_func ("/plots/forecast/band-below-zero", test_band_below_zero_warns);
  g_test_add_func ("/plots/reliability", test_reliability);
  g_test_add_func ("/plots/bars", test_bars);
  g_test_add_func ("/plots/bars/overflow", test_bars_overflow);
  g_test_add_func ("/plots/months-and-pace", test_months_and_pace);
  g_test_add_func ("/plots/strip", test_strip);
  g_test_add_func ("/plots/contrast", test_contrast);
  g_test_add_func ("/plots/export", test_export);
  g_test_add_func ("/plots/export/errors", test_export_errors);
  g_test_add_func ("/plots/long-history", test_long_history);
  return g_test_run ();
}
