/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinChart in a window: what it says, how it is walked, what it draws, and that it lets go. */
#include <glib/gstdio.h>
#include <locale.h>

#include "fin-chart-table.h"
#include "fin-chart.h"
#include "fin-plot-export.h"
#include "fin-plot-samples.h"
#include "fin-test-window.h"

/* A plot of ten items that counts how often it is asked to work. */

#define COUNTING_TYPE_PLOT (counting_plot_get_type ())
G_DECLARE_FINAL_TYPE (CountingPlot, counting_plot, COUNTING, PLOT, FinPlot)

struct _CountingPlot
{
  FinPlot parent_instance;

  guint n_items;
  int n_measured;
  int n_drawn;
};

G_DEFINE_FINAL_TYPE (CountingPlot, counting_plot, FIN_TYPE_PLOT)

static void
counting_plot_measure (FinPlot *plot, FinPlotGeometry *geometry)
{
  COUNTING_PLOT (plot)->n_measured++;
}

static void
counting_plot_draw (FinPlot *plot, const FinPlotGeometry *geometry, cairo_t *cr)
{
  COUNTING_PLOT (plot)->n_drawn++;
  fin_color_set_source (geometry->style.colors[FIN_COLOR_ACCENT], cr);
  cairo_rectangle (cr, 0, 0, geometry->width / 2, geometry->height);
  cairo_fill (cr);
}

static void
counting_plot_draw_selection (FinPlot *plot,
                              const FinPlotGeometry *geometry,
                              guint item,
                              cairo_t *cr)
{
}

static guint
counting_plot_get_n_items (FinPlot *plot)
{
  return COUNTING_PLOT (plot)->n_items;
}

static guint
counting_plot_find_item (FinPlot *plot, const FinPlotGeometry *geometry, double x, double y)
{
  return (guint) CLAMP (x / geometry->width * 10, 0, 9);
}

static FinRect
counting_plot_get_item_area (FinPlot *plot, const FinPlotGeometry *geometry, guint item)
{
  return (FinRect){ geometry->width / 10 * item, 0, 1, geometry->height };
}

static FinReadout *
counting_plot_read_item (FinPlot *plot, guint item)
{
  FinReadout *readout = fin_readout_new (g_strdup_printf ("Item %u", item));

  fin_readout_add (readout, FIN_COLOR_ACCENT, FIN_SAMPLE_LINE, "Balance", g_strdup ("€1.00"));
  return readout;
}

static void
counting_plot_class_init (CountingPlotClass *class)
{
  FinPlotClass *plot_class = FIN_PLOT_CLASS (class);

  plot_class->measure = counting_plot_measure;
  plot_class->draw = counting_plot_draw;
  plot_class->draw_selection = counting_plot_draw_selection;
  plot_class->get_n_items = counting_plot_get_n_items;
  plot_class->find_item = counting_plot_find_item;
  plot_class->get_item_area = counting_plot_get_item_area;
  plot_class->read_item = counting_plot_read_item;
}

static void
counting_plot_init (CountingPlot *self)
{
  self->n_items = 10;
}

static CountingPlot *
create_counting_plot (void)
{
  return g_object_new (COUNTING_TYPE_PLOT, NULL);
}

/* Runs what a key is bound to, as the window would on that key. */
static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type)
          && (!GTK_IS_GESTURE_SINGLE (controller)
              || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
                     == GDK_BUTTON_PRIMARY))
        return controller; /* owned by the widget */
    }
  g_assert_not_reached ();
}

static void
test_accessible (void)
{
  g_autoptr (FinPlot) plot = fin_plot_sample_forecast (FALSE, TRUE);
  GtkWidget *chart = g_object_ref_sink (fin_chart_new ());

  fin_chart_set_plot (FIN_CHART (chart), plot);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Chart");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       fin_plot_get_summary (plot));
  g_assert_true (g_str_has_prefix (fin_plot_get_summary (plot), "Balance since 25 Aug 2026"));
  fin_chart_set_summary (FIN_CHART (chart), "Money in short");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Money in short");
  fin_chart_set_summary (FIN_CHART (chart), NULL);
  g_assert_cmpstr (fin_chart_get_summary (FIN_CHART (chart)), ==, fin_plot_get_summary (plot));
  g_object_unref (chart);
}

static void
announced_cb (FinChart *chart, const char *text, char **spoken)
{
  g_free (*spoken);
  *spoken = g_strdup (text);
}

static void
test_keyboard (void)
{
  g_autofree char *spoken = NULL;
  g_autoptr (FinPlot) plot = fin_plot_sample_forecast (FALSE, TRUE);
  GtkWidget *widget = fin_chart_new ();
  FinChart *chart = FIN_CHART (widget);
  GtkWidget *window;

  g_assert_false (press (widget, GDK_KEY_Right)); /* without a plot there is nowhere to go */
  fin_chart_set_plot (chart, plot);
  window = fin_test_window_new (widget, 500, 300);
  g_assert_true (gtk_widget_grab_focus (widget));
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, FIN_PLOT_NO_ITEM);
  g_assert_false (press (widget, GDK_KEY_Escape));

  g_signal_connect (chart, "announced", G_CALLBACK (announced_cb), &spoken);
  press (widget, GDK_KEY_Right);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 89); /* starts on today */
  g_assert_cmpstr (spoken, ==, "Today. Balance: €1,195.47");
  press (widget, GDK_KEY_Right);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 90);
  press (widget, GDK_KEY_Left);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 89);
  press (widget, GDK_KEY_Page_Down);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 96);
  press (widget, GDK_KEY_Home);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 0);
  press (widget, GDK_KEY_Left);
  press (widget, GDK_KEY_Page_Up);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 0);
  press (widget, GDK_KEY_End);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 119);
  press (widget, GDK_KEY_KP_Right);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 119);
  /* Up and Down belong to the page where the items are not rows. */
  g_assert_false (press (widget, GDK_KEY_Down));
  fin_test_settle (widget);
  g_assert_true (press (widget, GDK_KEY_Escape));
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, FIN_PLOT_NO_ITEM);

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  press (widget, GDK_KEY_Left);
  press (widget, GDK_KEY_Left);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 90); /* time runs to the left */
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
item_activated_cb (FinChart *chart, guint item, guint *activated)
{
  *activated = item;
}

static void
test_rows_walk_down (void)
{
  g_autoptr (FinPlot) plot = fin_plot_sample_bars ();
  GtkWidget *widget = fin_chart_new ();
  FinChart *chart = FIN_CHART (widget);
  guint activated = FIN_PLOT_NO_ITEM;
  GtkWidget *window;
  int minimum;

  fin_chart_set_plot (chart, plot);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, >, 7 * 16);
  window = fin_test_window_new (widget, 400, 300);
  g_signal_connect (chart, "item-activated", G_CALLBACK (item_activated_cb), &activated);
  g_assert_false (press (widget, GDK_KEY_Return));
  press (widget, GDK_KEY_Down);
  press (widget, GDK_KEY_Down);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 1);
  press (widget, GDK_KEY_Return);
  g_assert_cmpuint (activated, ==, 1);
  press (widget, GDK_KEY_Up);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pointer (void)
{
  g_autoptr (FinPlot) plot = FIN_PLOT (create_counting_plot ());
  GtkWidget *widget = fin_chart_new ();
  FinChart *chart = FIN_CHART (widget);
  guint activated = FIN_PLOT_NO_ITEM;
  GtkWidget *window;
  GtkEventController *motion;
  double middle;

  fin_chart_set_plot (chart, plot);
  window = fin_test_window_new (widget, 500, 200);
  motion = find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  middle = gtk_widget_get_width (widget) * 0.55;
  g_signal_emit_by_name (motion, "motion", middle, 50.0);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 5);
  fin_test_settle (widget);
  g_signal_connect (chart, "item-activated", G_CALLBACK (item_activated_cb), &activated);
  g_signal_emit_by_name (find_controller (widget, GTK_TYPE_GESTURE_CLICK), "released", 1, middle,
                         50.0);
  g_assert_cmpuint (activated, ==, 5);
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, FIN_PLOT_NO_ITEM);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Frames replay what was recorded; only size, data and colours cost work. */
static void
test_records_once (void)
{
  g_autoptr (CountingPlot) plot = create_counting_plot ();
  GtkWidget *chart = fin_chart_new ();
  GtkWidget *window;
  int n_drawn;

  fin_chart_set_plot (FIN_CHART (chart), FIN_PLOT (plot));
  window = fin_test_window_new (chart, 500, 200);
  fin_test_settle (chart);
  n_drawn = plot->n_drawn;
  g_assert_cmpint (n_drawn, >=, 1);
  for (guint i = 0; i < 10; i++)
    {
      gtk_widget_queue_draw (chart);
      fin_chart_set_selected (FIN_CHART (chart), i);
      fin_test_settle (chart);
    }
  g_assert_cmpint (plot->n_drawn, ==, n_drawn);
  g_assert_cmpint (plot->n_measured, ==, n_drawn);
  fin_plot_changed (FIN_PLOT (plot));
  fin_plot_changed (FIN_PLOT (plot));
  fin_test_settle (chart);
  g_assert_cmpint (plot->n_drawn, ==, n_drawn + 1);
  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  fin_test_settle (chart);
  g_assert_cmpint (plot->n_drawn, ==, n_drawn + 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint32
read_pixel (GtkWidget *widget, int x, int y)
{
  g_autoptr (GdkTexture) texture = fin_test_render (widget);
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guchar *data = g_malloc (stride * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, data, stride);
  return ((guint32 *) (gpointer) (data + (gsize) y * stride))[x] & 0xffffff;
}

static void
test_colors_follow_the_theme (void)
{
  g_autoptr (CountingPlot) plot = create_counting_plot ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();
  GtkWidget *chart = fin_chart_new ();
  GtkWidget *window;
  FinPlotStyle style;

  fin_chart_set_plot (FIN_CHART (chart), FIN_PLOT (plot));
  window = fin_test_window_new (chart, 300, 200);
  gtk_css_provider_load_from_string (
      provider,
      ":root { --accent-color: #ff0000; --border-opacity: 50%; } window { color: #ffffff; }");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  fin_test_settle (chart);
  style = fin_chart_get_style (FIN_CHART (chart));
  g_assert_cmpfloat (style.colors[FIN_COLOR_ACCENT].red, ==, 1);
  g_assert_cmpfloat (style.colors[FIN_COLOR_ACCENT].green, ==, 0);
  g_assert_true (style.high_contrast);
  g_assert_cmpfloat (style.colors[FIN_COLOR_CATEGORY].red, ==,
                     fin_plot_style (FIN_PLOT_DARK_HIGH_CONTRAST).colors[FIN_COLOR_CATEGORY].red);
  g_assert_cmphex (read_pixel (chart, 20, 100), ==, 0xff0000);

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
  fin_test_settle (chart);
  g_assert_cmphex (read_pixel (chart, 20, 100), !=, 0xff0000);
  style = fin_chart_get_style (FIN_CHART (chart));
  g_assert_false (style.high_contrast);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_table (void)
{
  g_autoptr (FinPlot) plot = fin_plot_sample_bars ();
  g_autoptr (GListModel) table = fin_chart_table_new (plot);
  g_autoptr (FinChartRow) row = NULL;
  g_autofree char *title = NULL;

  g_assert_true (g_list_model_get_item_type (table) == FIN_TYPE_CHART_ROW);
  g_assert_cmpuint (g_list_model_get_n_items (table), ==, 7);
  row = g_list_model_get_item (table, 1);
  g_object_get (row, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Groceries");
  g_assert_cmpstr (fin_chart_row_get_text (row), ==, "Amount: €412.50. Share: 24%. Usual: €360.00");
  g_assert_null (g_list_model_get_item (table, 7));
}

static void
test_table_in_place (void)
{
  g_autoptr (FinPlot) plot = fin_plot_sample_forecast (FALSE, TRUE);
  g_autoptr (FinPlot) other = fin_plot_sample_bars ();
  GtkWidget *widget = fin_chart_new ();
  FinChart *chart = FIN_CHART (widget);
  GtkWidget *window;

  fin_chart_set_table_shown (chart, TRUE);
  g_assert_false (fin_chart_get_table_shown (chart)); /* there is nothing to show */
  fin_chart_set_plot (chart, plot);
  window = fin_test_window_new (widget, 500, 240);
  gtk_widget_grab_focus (widget);
  press (widget, GDK_KEY_End);
  g_assert_true (gtk_widget_activate_action (widget, "chart.table-shown", NULL));
  g_assert_true (fin_chart_get_table_shown (chart));
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, FIN_PLOT_NO_ITEM);
  fin_test_settle (widget);
  fin_test_settle (widget); /* the table is laid out first, then scrolled */
  g_assert_nonnull (gtk_widget_get_focus_child (widget));
  g_assert_false (press (widget, GDK_KEY_Right));
  fin_chart_set_plot (chart, other);
  g_assert_true (fin_chart_get_table_shown (chart));
  fin_test_settle (widget);
  g_assert_true (press (widget, GDK_KEY_Escape));
  g_assert_false (fin_chart_get_table_shown (chart));
  fin_test_settle (widget);
  g_assert_true (gtk_widget_get_focusable (widget));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same days reckoned again: the reader stays where they were; another plot starts afresh. */
static void
test_selection_survives (void)
{
  g_autoptr (FinPlot) before = fin_plot_sample_forecast (FALSE, TRUE);
  g_autoptr (FinPlot) after = fin_plot_sample_forecast (TRUE, TRUE);
  g_autoptr (FinPlot) other = fin_plot_sample_bars ();
  FinChart *chart = FIN_CHART (g_object_ref_sink (fin_chart_new ()));

  fin_chart_set_plot (chart, before);
  fin_chart_set_selected (chart, 95);
  fin_chart_set_plot (chart, after);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, 95);
  fin_chart_set_plot (chart, other);
  g_assert_cmpuint (fin_chart_get_selected (chart), ==, FIN_PLOT_NO_ITEM);
  g_object_unref (chart);
}

static void
wait_for_fade (GtkWidget *widget)
{
  gint64 end = g_get_monotonic_time () + G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < end)
    fin_test_settle (widget);
}

/* Whatever is faded from, what is left in the end is the new picture. */
static void
test_fades_into_the_new (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  guint32 seen[2];

  for (int animated = 0; animated < 2; animated++)
    {
      g_autoptr (CountingPlot) plot = create_counting_plot ();
      GtkWidget *chart = fin_chart_new ();
      GtkWidget *window;

      g_object_set (settings, "gtk-enable-animations", animated, NULL);
      fin_chart_set_plot (FIN_CHART (chart), FIN_PLOT (plot));
      window = fin_test_window_new (chart, 300, 200);
      fin_plot_changed (FIN_PLOT (plot));
      fin_test_settle (chart);
      wait_for_fade (chart);
      seen[animated] = read_pixel (chart, 20, 100);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_assert_cmphex (seen[0], ==, seen[1]);
}

static void
test_menu (void)
{
  g_autoptr (CountingPlot) plot = create_counting_plot ();
  GtkWidget *chart = g_object_ref_sink (fin_chart_new ());
  GtkWidget *window;

  fin_chart_set_plot (FIN_CHART (chart), FIN_PLOT (plot));
  window = fin_test_window_new (chart, 300, 200);
  g_assert_true (press (chart, GDK_KEY_Menu));
  fin_test_settle (chart);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (chart);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *n_added)
{
  *n_added = added;
}

static void
test_plot_shrinks (void)
{
  g_autoptr (CountingPlot) plot = create_counting_plot ();
  g_autoptr (GListModel) table = fin_chart_table_new (FIN_PLOT (plot));
  GtkWidget *chart = fin_chart_new ();
  GtkWidget *window;
  guint n_added = 0;

  fin_chart_set_plot (FIN_CHART (chart), FIN_PLOT (plot));
  window = fin_test_window_new (chart, 300, 200);
  fin_chart_set_selected (FIN_CHART (chart), 8);
  g_signal_connect (table, "items-changed", G_CALLBACK (items_changed_cb), &n_added);
  plot->n_items = 3;
  fin_plot_changed (FIN_PLOT (plot));
  g_assert_cmpuint (fin_chart_get_selected (FIN_CHART (chart)), ==, FIN_PLOT_NO_ITEM);
  g_assert_cmpuint (n_added, ==, 3);
  fin_test_settle (chart);
  fin_chart_set_selected (FIN_CHART (chart), 2);
  fin_chart_set_plot (FIN_CHART (chart), NULL);
  fin_test_settle (chart);
  g_assert_cmpuint (fin_chart_get_selected (FIN_CHART (chart)), ==, FIN_PLOT_NO_ITEM);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, int *n_notified)
{
  (*n_notified)++;
}

static void
test_notify (void)
{
  g_autoptr (CountingPlot) plot = create_counting_plot ();
  g_autoptr (FinPlot) same = NULL;
  GtkWidget *chart = g_object_ref_sink (fin_chart_new ());
  int n_plot = 0, n_summary = 0, n_selected = 0, n_table = 0;
  g_autofree char *summary = NULL;
  guint selected;

  g_signal_connect (chart, "notify::plot", G_CALLBACK (count_notify_cb), &n_plot);
  g_signal_connect (chart, "notify::summary", G_CALLBACK (count_notify_cb), &n_summary);
  g_signal_connect (chart, "notify::selected", G_CALLBACK (count_notify_cb), &n_selected);
  g_signal_connect (chart, "notify::table-shown", G_CALLBACK (count_notify_cb), &n_table);
  for (int i = 0; i < 2; i++)
    g_object_set (chart, "plot", plot, "summary", "A summary", "selected", 4u, NULL);
  g_assert_cmpint (n_plot, ==, 1);
  g_assert_cmpint (n_summary, ==, 1);
  g_assert_cmpint (n_selected, ==, 1);
  g_object_get (chart, "plot", &same, "summary", &summary, "selected", &selected, NULL);
  g_assert_true (same == FIN_PLOT (plot));
  g_assert_cmpstr (summary, ==, "A summary");
  g_assert_cmpuint (selected, ==, 4);
  for (int i = 0; i < 2; i++)
    g_object_set (chart, "table-shown", TRUE, NULL);
  g_assert_cmpint (n_table, ==, 1);
  g_object_unref (chart);
}

static void
test_finalize (void)
{
  CountingPlot *plot = create_counting_plot ();
  GtkWidget *chart = g_object_ref_sink (fin_chart_new ());
  GtkWidget *window;

  fin_chart_set_plot (FIN_CHART (chart), FIN_PLOT (plot));
  window = fin_test_window_new (chart, 300, 200);
  fin_chart_set_selected (FIN_CHART (chart), 1);
  fin_test_settle (chart);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (chart);
  g_assert_finalize_object (plot);
}

static void
test_export (void)
{
  g_autoptr (FinPlot) plot = fin_plot_sample_months ();
  GtkWidget *chart = g_object_ref_sink (fin_chart_new ());
  g_autofree char *folder = g_dir_make_tmp ("finsight-chart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
  g_autoptr (GError) error = NULL;

  fin_chart_set_plot (FIN_CHART (chart), plot);
  g_assert_true (fin_chart_export (FIN_CHART (chart), path, 600, 300, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_false (fin_chart_export (FIN_CHART (chart), "chart.txt", 600, 300, &error));
  g_assert_error (error, FIN_PLOT_ERROR, FIN_PLOT_ERROR_FORMAT);
  g_unlink (path);
  g_rmdir (folder);
  g_object_unref (chart);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/chart/accessible", test_accessible);
  g_test_add_func ("/chart/keyboard", test_keyboard);
  g_test_add_func ("/chart/rows", test_rows_walk_down);
  g_test_add_func ("/chart/pointer", test_pointer);
  g_test_add_func ("/chart/records-once", test_records_once);
  g_test_add_func ("/chart/colors", test_colors_follow_the_theme);
  g_test_add_func ("/chart/table", test_table);
  g_test_add_func ("/chart/table/in-place", test_table_in_place);
  g_test_add_func ("/chart/selection-survives", test_selection_survives);
  g_test_add_func ("/chart/fade", test_fades_into_the_new);
  g_test_add_func ("/chart/menu", test_menu);
  g_test_add_func ("/chart/plot-shrinks", test_plot_shrinks);
  g_test_add_func ("/chart/notify", test_notify);
  g_test_add_func ("/chart/finalize", test_finalize);
  g_test_add_func ("/chart/export", test_export);
  return fin_test_run ();
}
