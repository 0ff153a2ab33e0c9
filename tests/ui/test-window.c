/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on a real session: pages, actions, what it says to a screen reader, and that it goes. */
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-window.h"

typedef struct
{
  FinTestUi *ui;
  FinWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer with_rows)
{
  fixture->ui = fin_test_ui_new (with_rows != NULL);
  fixture->window = fin_window_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  fin_window_set_session (fixture->window, fixture->ui->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fin_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fin_window_set_session (fixture->window, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fin_test_wait_until (fixture->window == NULL);
  fin_test_ui_free (fixture->ui);
}

static void
activate (Fixture *fixture, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &target, NULL));
  g_assert_true (
      gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  const char *const *names = fin_window_page_names ();

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", names[i]);
      g_autoptr (GVariant) state = NULL;

      activate (fixture, action);
      fin_test_settle (GTK_WIDGET (fixture->window));
      g_assert_cmpstr (fin_window_get_page (fixture->window), ==, names[i]);
      state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "page");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, names[i]);
    }
  fin_window_set_page (fixture->window, "no such page");
  g_assert_cmpstr (fin_window_get_page (fixture->window), ==, "imports");
}

static void
test_balance_is_shown (Fixture *fixture, gconstpointer data)
{
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->window), "1,234.56"));
  activate (fixture, "win.hide-amounts");
  fin_test_settle (GTK_WIDGET (fixture->window));
  g_assert_false (fin_test_shows (GTK_WIDGET (fixture->window), "1,234.56"));
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->window), "•••"));
}

static void
test_transactions_are_shown (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "win.page::transactions");
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->window), "Corner shop"));
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->window), "61 transactions"));
}

static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->window), "Know When Money Gets Tight"));
}

static void
test_actions_need_a_session (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  g_assert_true (g_action_group_get_action_enabled (actions, "add-transaction"));
  g_assert_false (g_action_group_get_action_enabled (actions, "redo"));
  fin_window_set_session (fixture->window, NULL);
  g_assert_false (g_action_group_get_action_enabled (actions, "add-transaction"));
  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
}

static void
test_error_is_shown (Fixture *fixture, gconstpointer data)
{
  fin_window_set_error (fixture->window, "The disk is full");
  fin_test_settle (GTK_WIDGET (fixture->window));
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->window), "The disk is full"));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  fin_test_wait_until (fin_window_get_narrow (fixture->window));
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && has_text (child))
      return TRUE;
  return FALSE;
}

static void
assert_named (GtkWidget *widget, gpointer data)
{
  guint *n_checked = data;
  gboolean is_button = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);

  /* Buttons within a menu button or a title bar are named by what they are part of. */
  if (!is_button || GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
      || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
      || !gtk_widget_get_mapped (widget) || has_text (widget))
    return;
  (*n_checked)++;
  if (gtk_widget_get_tooltip_text (widget) == NULL
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                            GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("A button without a name: %s in %s", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
}

static void
test_every_icon_has_a_name (Fixture *fixture, gconstpointer data)
{
  const char *const *names = fin_window_page_names ();
  guint n_checked = 0;

  for (int i = 0; names[i] != NULL; i++)
    {
      fin_window_set_page (fixture->window, names[i]);
      fin_test_settle (GTK_WIDGET (fixture->window));
      fin_test_walk (GTK_WIDGET (fixture->window), assert_named, &n_checked);
    }
  g_assert_cmpuint (n_checked, >, 10);
}

#define ADD(name, with_rows, func)                                                                 \
  g_test_add ("/window/" name, Fixture, GINT_TO_POINTER (with_rows), set_up, func, tear_down)

static void
add_tests (void)
{
  ADD ("pages", TRUE, test_pages);
  ADD ("balance-is-shown", TRUE, test_balance_is_shown);
  ADD ("transactions-are-shown", TRUE, test_transactions_are_shown);
  ADD ("first-run", FALSE, test_first_run);
  ADD ("actions-need-a-session", TRUE, test_actions_need_a_session);
  ADD ("error-is-shown", FALSE, test_error_is_shown);
  ADD ("narrow", TRUE, test_narrow);
  ADD ("every-icon-has-a-name", TRUE, test_every_icon_has_a_name);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
