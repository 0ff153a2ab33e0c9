/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ink where the numbers say, hits that agree with what is drawn, and data that nobody wants to see.
 */
#include "fin-xy-plot.h"

#include <locale.h>
#include <math.h>

#include "fin-band-layer.h"
#include "fin-column-layer.h"
#include "fin-line-layer.h"
#include "fin-marker-layer.h"
#include "fin-note-layer.h"
#include "fin-rule-layer.h"
#include "fin-test-canvas.h"

#define WIDTH  600
#define HEIGHT 300

static FinXyPlot *
create_line (const double *x, const double *y, gsize n_points)
{
  FinXyPlot *plot = fin_xy_plot_new (FIN_AXIS_DAYS, "EUR");
  g_autoptr (FinSeries) series = fin_series_new (x, y, n_points);

  fin_xy_plot_add_layer (plot, fin_line_layer_new (series, "Balance", FIN_COLOR_ACCENT));
  return plot;
}

static void
test_line_has_ink (void)
{
  const double x[] = { 20000, 20010, 20020, 20030 };
  const double y[] = { 10000, -5000, 20000, 15000 };
  g_autoptr (FinXyPlot) plot = create_line (x, y, G_N_ELEMENTS (x));

  for (int theme = FIN_PLOT_LIGHT; theme <= FIN_PLOT_DARK_HIGH_CONTRAST; theme++)
    {
      FinPlotStyle style = fin_plot_style ((FinPlotTheme) theme);
      g_autoptr (FinTestCanvas) canvas =
          fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
      FinColor ink = style.colors[FIN_COLOR_ACCENT];

      for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
        g_assert_true (
            fin_test_canvas_has_ink (canvas, fin_plot_geometry_map_x (canvas->geometry, x[i]),
                                     fin_plot_geometry_map_y (canvas->geometry, y[i]), 2, ink));
      /* Nothing is drawn far from the line. */
      g_assert_false (
          fin_test_canvas_has_ink (canvas, fin_plot_geometry_map_x (canvas->geometry, x[1]),
                                   fin_plot_geometry_map_y (canvas->geometry, 15000), 4, ink));
    }
}

static void
test_dashes_have_gaps (void)
{
  const double x[] = { 20000, 20030 };
  const double y[] = { 10000, 10000 };
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  gsize n_ink[2];

  for (int dashed = 0; dashed < 2; dashed++)
    {
      g_autoptr (FinXyPlot) plot = fin_xy_plot_new (FIN_AXIS_DAYS, "EUR");
      g_autoptr (FinSeries) series = fin_series_new (x, y, 2);
      FinPlotLayer *layer = fin_line_layer_new (series, NULL, FIN_COLOR_ACCENT);
      g_autoptr (FinTestCanvas) canvas = NULL;

      fin_line_layer_set_dashed (FIN_LINE_LAYER (layer), dashed);
      fin_xy_plot_add_layer (plot, layer);
      canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
      n_ink[dashed] = fin_test_canvas_count_ink (canvas, canvas->geometry->inner,
                                                 style.colors[FIN_COLOR_ACCENT]);
    }
  g_assert_cmpuint (n_ink[1], >, n_ink[0] / 4);
  g_assert_cmpuint (n_ink[1], <, n_ink[0] * 9 / 10);
}

static void
test_gap_is_empty (void)
{
  const double x[] = { 20000, 20010, 20015, 20020, 20030 };
  const double y[] = { 10000, 10000, NAN, 10000, 10000 };
  g_autoptr (FinXyPlot) plot = create_line (x, y, G_N_ELEMENTS (x));
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
  double line = fin_plot_geometry_map_y (canvas->geometry, 10000);

  g_assert_true (fin_test_canvas_has_ink (canvas, fin_plot_geometry_map_x (canvas->geometry, 20005),
                                          line, 2, style.colors[FIN_COLOR_ACCENT]));
  g_assert_false (fin_test_canvas_has_ink (canvas,
                                           fin_plot_geometry_map_x (canvas->geometry, 20015), line,
                                           6, style.colors[FIN_COLOR_ACCENT]));
  /* A gap is not walked to either. */
  g_assert_cmpuint (fin_plot_get_n_items (FIN_PLOT (plot)), ==, 4);
}

static void
test_band_and_columns (void)
{
  const double x[] = { 24311, 24312, 24313 }; /* months of 2025 and 2026 */
  const double low[] = { -20000, -10000, -20000 };
  const double high[] = { 20000, 10000, 20000 };
  g_autoptr (FinSeries) band = fin_series_new_interval (x, low, high, 3);
  g_autoptr (FinSeries) columns = fin_series_new (x, high, 3);
  g_autoptr (FinXyPlot) plot = fin_xy_plot_new (FIN_AXIS_MONTHS, "EUR");
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = NULL;
  double at;

  fin_xy_plot_add_layer (plot, fin_band_layer_new (band, NULL, FIN_COLOR_NEGATIVE, 1));
  fin_xy_plot_add_layer (plot, fin_column_layer_new (columns, "Income", FIN_COLOR_POSITIVE));
  canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
  at = fin_plot_geometry_map_x (canvas->geometry, x[1]);
  g_assert_true (fin_test_canvas_has_ink (canvas, at,
                                          fin_plot_geometry_map_y (canvas->geometry, 5000), 1,
                                          style.colors[FIN_COLOR_POSITIVE]));
  g_assert_true (fin_test_canvas_has_ink (canvas, at,
                                          fin_plot_geometry_map_y (canvas->geometry, -5000), 1,
                                          style.colors[FIN_COLOR_NEGATIVE]));
  g_assert_false (fin_test_canvas_has_ink (canvas, at,
                                           fin_plot_geometry_map_y (canvas->geometry, 15000), 1,
                                           style.colors[FIN_COLOR_POSITIVE]));
}

/* Wherever the pointer is, the item it hits is the one drawn nearest to it. */
static void
test_hits (void)
{
  double x[60], y[60];
  g_autoptr (FinXyPlot) plot = NULL;
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);

  for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
    {
      x[i] = 20000 + (double) i * 2 + (i % 7 == 0 ? 1 : 0);
      y[i] = (double) i;
    }
  plot = create_line (x, y, G_N_ELEMENTS (x));
  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (FinTestCanvas) canvas = NULL;

      style.mirrored = mirrored;
      canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
      for (double at = canvas->geometry->inner.x; at < WIDTH - 5; at += 0.7)
        {
          guint item = fin_plot_find_item (FIN_PLOT (plot), canvas->geometry, at, HEIGHT / 2.0);
          double found = fin_plot_geometry_map_x (canvas->geometry, x[MIN (item, 59)]);

          if (item == FIN_PLOT_NO_ITEM)
            {
              g_assert_true (mirrored
                             && at > canvas->geometry->inner.x + canvas->geometry->inner.width);
              continue;
            }
          for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
            g_assert_cmpfloat (fabs (found - at), <=,
                               fabs (fin_plot_geometry_map_x (canvas->geometry, x[i]) - at) + 1e-6);
        }
      g_assert_cmpuint (fin_plot_find_item (FIN_PLOT (plot), canvas->geometry, WIDTH + 50, 100), ==,
                        FIN_PLOT_NO_ITEM);
      g_assert_cmpuint (fin_plot_find_item (FIN_PLOT (plot), canvas->geometry, 300, -50), ==,
                        FIN_PLOT_NO_ITEM);
    }
}

static void
test_mirrored (void)
{
  const double x[] = { 20000, 20030 };
  const double y[] = { 10000, 20000 };
  g_autoptr (FinXyPlot) plot = create_line (x, y, 2);
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = NULL;

  style.mirrored = TRUE;
  canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
  g_assert_cmpfloat (fin_plot_geometry_map_x (canvas->geometry, x[0]), >,
                     fin_plot_geometry_map_x (canvas->geometry, x[1]));
  /* The labels of amounts are on the right. */
  g_assert_cmpfloat (canvas->geometry->inner.x, <, 10);
  g_assert_cmpfloat (canvas->geometry->inner.x + canvas->geometry->inner.width, <, WIDTH - 15);
}

static void
test_readout (void)
{
  const double x[] = { 20000, 20001 };
  const double y[] = { 123456, -5000 };
  g_autoptr (FinXyPlot) plot = create_line (x, y, 2);
  g_autoptr (FinReadout) readout = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;

  readout = fin_plot_read_item (FIN_PLOT (plot), 1);
  text = fin_readout_to_text (readout);
  g_assert_cmpstr (text, ==, "5 Oct 2024. Balance: −€50.00");

  g_clear_pointer (&readout, fin_readout_free);
  fin_xy_plot_set_today (plot, 20000);
  fin_plot_set_amounts_hidden (FIN_PLOT (plot), TRUE);
  readout = fin_plot_read_item (FIN_PLOT (plot), 1);
  hidden = fin_readout_to_text (readout);
  g_assert_cmpstr (hidden, ==, "Tomorrow. Balance: •••");
}

static void
test_selection_marks_the_point (void)
{
  const double x[] = { 20000, 20010, 20020 };
  const double y[] = { 10000, 30000, 10000 };
  g_autoptr (FinXyPlot) plot = create_line (x, y, 3);
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
  FinRect area = { fin_plot_geometry_map_x (canvas->geometry, 20010) - 8,
                   fin_plot_geometry_map_y (canvas->geometry, 30000) - 8, 16, 16 };
  gsize before = fin_test_canvas_count_ink (canvas, area, style.colors[FIN_COLOR_ACCENT]);

  fin_test_canvas_select (canvas, FIN_PLOT (plot), 1);
  g_assert_cmpuint (fin_test_canvas_count_ink (canvas, area, style.colors[FIN_COLOR_ACCENT]), >,
                    before);
}

/* Every size, every theme, every kind of bad data: no warning (they are fatal), ranges that map. */
static void
test_degenerate (void)
{
  static const double x[] = { 20000, 20001, 20002, 20003 };
  static const struct
  {
    gsize n_points;
    double y[4];
  } cases[] = {
    { 0, { 0 } },
    { 1, { 5000 } },
    { 4, { 7, 7, 7, 7 } },
    { 4, { 0, 0, 0, 0 } },
    { 4, { -9e18, 9e18, 1, 2 } },
    { 4, { 1e300, -1e300, 0, 1 } },
    { 4, { NAN, NAN, NAN, NAN } },
    { 4, { 1, NAN, 3, INFINITY } },
    { 4, { 1e-9, 2e-9, 0, 0 } },
  };
  static const int sizes[][2] = { { 1, 1 }, { 20, 10 }, { 160, 60 }, { 300, 160 }, { 1200, 500 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
      {
        g_autoptr (FinXyPlot) plot = create_line (x, cases[i].y, cases[i].n_points);
        g_autoptr (FinSeries) series = fin_series_new (x, cases[i].y, cases[i].n_points);
        g_autoptr (FinTestCanvas) canvas = NULL;
        FinPlotStyle style = fin_plot_style ((FinPlotTheme) (i % 4));
        FinPlotLayer *filled = fin_line_layer_new (series, "Filled", FIN_COLOR_WARNING);

        fin_line_layer_set_filled (FIN_LINE_LAYER (filled), TRUE);
        fin_xy_plot_add_layer (plot, filled);
        fin_xy_plot_add_layer (plot, fin_band_layer_new (series, "Band", FIN_COLOR_ACCENT, 0.2));
        fin_xy_plot_add_layer (plot, fin_rule_layer_new_day (20001, "Today"));
        fin_xy_plot_add_layer (plot, fin_rule_layer_new_value (3, "Margin", FIN_COLOR_WARNING));
        fin_xy_plot_add_layer (plot, fin_note_layer_new (20001, 5, "Note", FIN_COLOR_ACCENT));
        canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, sizes[size][0], sizes[size][1]);
        g_assert_false (fin_range_is_degenerate (canvas->geometry->x_axis.range));
        for (guint item = 0; item < fin_plot_get_n_items (FIN_PLOT (plot)); item++)
          {
            g_autoptr (FinReadout) readout = fin_plot_read_item (FIN_PLOT (plot), item);

            fin_test_canvas_select (canvas, FIN_PLOT (plot), item);
          }
      }
}

/* A large bill has a large mark, a small one a small mark, each below its day. */
static void
test_markers (void)
{
  const double x[] = { 20000, 20030 };
  const double y[] = { 10000, 20000 };
  static const struct
  {
    double day;
    gint64 amount;
  } bills[] = { { 20005, -100000 }, { 20020, -700 } };
  g_autoptr (FinXyPlot) plot = create_line (x, y, 2);
  FinPlotLayer *layer = fin_marker_layer_new ("Bills");
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
  g_autoptr (FinTestCanvas) canvas = NULL;
  gsize n_ink[2];

  for (gsize i = 0; i < G_N_ELEMENTS (bills); i++)
    fin_marker_layer_add (FIN_MARKER_LAYER (layer), bills[i].day, FIN_MARKER_DOWN,
                          FIN_COLOR_NEGATIVE, "Bill", bills[i].amount);
  fin_xy_plot_add_layer (plot, layer);
  canvas = fin_test_canvas_new (FIN_PLOT (plot), &style, WIDTH, HEIGHT);
  g_assert_cmpfloat (canvas->geometry->lane.height, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bills); i++)
    {
      FinRect place = canvas->geometry->lane;

      place.x = fin_plot_geometry_map_x (canvas->geometry, bills[i].day) - 6;
      place.width = 12;
      n_ink[i] = fin_test_canvas_count_ink (canvas, place, style.colors[FIN_COLOR_NEGATIVE]);
    }
  g_assert_cmpuint (n_ink[1], >, 0);
  g_assert_cmpuint (n_ink[0], >, n_ink[1] * 2);
  /* Days that only have a bill can be walked to. */
  g_assert_cmpuint (fin_plot_get_n_items (FIN_PLOT (plot)), ==, 4);
}

static void
test_labels_do_not_collide (void)
{
  for (int days = 2; days < 6000; days = days * 3 / 2 + 1)
    for (int width = 120; width <= 1200; width += 180)
      {
        const double x[] = { 20000, 20000 + days };
        const double y[] = { -123456, 9876543 };
        g_autoptr (FinXyPlot) plot = create_line (x, y, 2);
        FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);
        g_autoptr (FinTestCanvas) canvas =
            fin_test_canvas_new (FIN_PLOT (plot), &style, width, 200);
        const FinAxis *axis = &canvas->geometry->x_axis;

        for (gsize i = 1; i < fin_axis_get_n_ticks (axis); i++)
          {
            double before =
                fin_plot_geometry_map_x (canvas->geometry, fin_axis_get_tick (axis, i - 1)->value);
            double after =
                fin_plot_geometry_map_x (canvas->geometry, fin_axis_get_tick (axis, i)->value);

            /* Not even the narrowest font writes four letters in less. */
            g_assert_cmpfloat (after - before, >, 14);
            g_assert_cmpstr (fin_axis_get_tick (axis, i)->label, !=, "");
          }
      }
}

static void
count_cb (FinPlot *plot, int *n_changes)
{
  (*n_changes)++;
}

static void
test_changed (void)
{
  const double x[] = { 20000, 20030 };
  g_autoptr (FinXyPlot) plot = create_line (x, x, 2);
  int n_changes = 0;

  g_signal_connect (plot, "changed", G_CALLBACK (count_cb), &n_changes);
  fin_plot_set_summary (FIN_PLOT (plot), "A line");
  fin_plot_set_summary (FIN_PLOT (plot), "A line");
  g_assert_cmpint (n_changes, ==, 1);
  fin_plot_set_amounts_hidden (FIN_PLOT (plot), TRUE);
  fin_plot_set_amounts_hidden (FIN_PLOT (plot), TRUE);
  g_assert_cmpint (n_changes, ==, 2);
  fin_xy_plot_set_parts (plot, 0);
  fin_xy_plot_set_parts (plot, 0);
  g_assert_cmpint (n_changes, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/xy-plot/line", test_line_has_ink);
  g_test_add_func ("/xy-plot/dashes", test_dashes_have_gaps);
  g_test_add_func ("/xy-plot/gap", test_gap_is_empty);
  g_test_add_func ("/xy-plot/band-and-columns", test_band_and_columns);
  g_test_add_func ("/xy-plot/hits", test_hits);
  g_test_add_func ("/xy-plot/mirrored", test_mirrored);
  g_test_add_func ("/xy-plot/readout", test_readout);
  g_test_add_func ("/xy-plot/selection", test_selection_marks_the_point);
  g_test_add_func ("/xy-plot/degenerate", test_degenerate);
  g_test_add_func ("/xy-plot/markers", test_markers);
  g_test_add_func ("/xy-plot/labels", test_labels_do_not_collide);
  g_test_add_func ("/xy-plot/changed", test_changed);
  return g_test_run ();
}
