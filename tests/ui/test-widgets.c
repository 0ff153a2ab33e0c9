/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small widgets: values, colours, counts, and that each goes when nobody holds it. */
#include "fin-card-list.h"
#include "fin-columns.h"
#include "fin-money-row.h"
#include "fin-pace-bar.h"
#include "fin-palette.h"
#include "fin-range-bar.h"
#include "fin-sidebar-row.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"

static void
assert_goes (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  g_assert_finalize_object (widget);
}

static void
test_finalize (void)
{
  GtkWidget *columns = g_object_new (FIN_TYPE_COLUMNS, NULL);

  fin_columns_append (FIN_COLUMNS (columns), 0, gtk_label_new ("one"));
  fin_columns_append (FIN_COLUMNS (columns), 1, gtk_label_new ("two"));
  assert_goes (columns);
  assert_goes (fin_money_row_new ());
  assert_goes (fin_pace_bar_new ());
  assert_goes (fin_range_bar_new (0, 1, 2, 1));
  assert_goes (fin_card_list_new ("List", "Nothing"));
  assert_goes (fin_sidebar_row_new ("page", "Page", "fin-bell-symbolic"));
}

static void
test_palette (void)
{
  const struct
  {
    const char *colour;
    const char *style_class;
  } cases[] = {
    { "green", "fin-green" },   { "#26a269", "fin-green" },  { "#1c71d8", "fin-blue" },
    { "#c64600", "fin-orange" }, { "#813d9c", "fin-purple" }, { "#e01b24", "fin-red" },
    { "#77767b", "fin-slate" }, { "no colour", "fin-slate" }, { NULL, "fin-slate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (fin_palette_class (cases[i].colour), ==, cases[i].style_class);
}

static void
test_palette_replaces (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (""));

  fin_palette_apply (widget, "red");
  fin_palette_apply (widget, "blue");
  g_assert_true (gtk_widget_has_css_class (widget, "fin-blue"));
  g_assert_false (gtk_widget_has_css_class (widget, "fin-red"));
  g_object_unref (widget);
}

static void
test_pace_bar_speaks (void)
{
  GtkWidget *bar = g_object_ref_sink (fin_pace_bar_new ());

  fin_pace_bar_set_values (FIN_PACE_BAR (bar), 50, 80, 100);
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 50.0);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0);
  g_object_unref (bar);
}

static void
test_sidebar_row_speaks_its_count (void)
{
  GtkWidget *row = g_object_ref_sink (fin_sidebar_row_new ("n", "Notifications", "fin-bell-symbolic"));

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Notifications");
  fin_sidebar_row_set_count (FIN_SIDEBAR_ROW (row), 3);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Notifications, 3 waiting");
  g_object_unref (row);
}

static void
test_card_list_says_nothing (void)
{
  GtkWidget *list = fin_card_list_new ("List", "Nothing here");
  GtkWidget *window = fin_test_window_new (list, 300, 200);

  g_assert_true (fin_test_shows (list, "Nothing here"));
  fin_card_list_append (FIN_CARD_LIST (list), gtk_label_new ("Something"));
  fin_test_settle (list);
  g_assert_true (fin_test_shows (list, "Something"));
  g_assert_false (fin_test_shows (list, "Nothing here"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
x_of (GtkWidget *widget, GtkWidget *ancestor)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, ancestor, &bounds));
  return (int)bounds.origin.x;
}

static void
test_columns_stack (void)
{
  GtkWidget *columns = g_object_new (FIN_TYPE_COLUMNS, NULL);
  GtkWidget *first = gtk_button_new_with_label ("first");
  GtkWidget *second = gtk_button_new_with_label ("second");
  GtkWidget *window;

  fin_columns_append (FIN_COLUMNS (columns), 0, first);
  fin_columns_append (FIN_COLUMNS (columns), 1, second);
  window = fin_test_window_new (columns, 1000, 300);
  g_assert_cmpint (x_of (second, columns), >, 400);
  gtk_window_destroy (GTK_WINDOW (window));

  columns = g_object_new (FIN_TYPE_COLUMNS, NULL);
  first = gtk_button_new_with_label ("first");
  second = gtk_button_new_with_label ("second");
  fin_columns_append (FIN_COLUMNS (columns), 0, first);
  fin_columns_append (FIN_COLUMNS (columns), 1, second);
  window = fin_test_window_new (columns, 360, 300);
  g_assert_cmpint (x_of (second, columns), ==, x_of (first, columns));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/finalize", test_finalize);
  g_test_add_func ("/widgets/palette", test_palette);
  g_test_add_func ("/widgets/palette-replaces", test_palette_replaces);
  g_test_add_func ("/widgets/pace-bar-speaks", test_pace_bar_speaks);
  g_test_add_func ("/widgets/sidebar-row-speaks-its-count", test_sidebar_row_speaks_its_count);
  g_test_add_func ("/widgets/card-list-says-nothing", test_card_list_says_nothing);
  g_test_add_func ("/widgets/columns-stack", test_columns_stack);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
