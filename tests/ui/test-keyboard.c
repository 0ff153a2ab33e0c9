/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Tab key goes through every page, there and back, at any width: nothing traps it, nothing warns. */
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-window.h"

/* More than any page has places to stop at. */
#define N_STEPS 120

/* Where nothing composes windows, a frame of five pixels stands around each in place of a shadow. */
#define NARROW 370

typedef struct
{
  FinTestUi *ui;
  FinWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer width)
{
  /* Pages come and go at once, so that each is gone when the next is walked through. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->ui = fin_test_ui_new_demo ();
  fixture->window = fin_window_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  fin_window_set_session (fixture->window, fixture->ui->session);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fin_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  fin_test_settle (GTK_WIDGET (fixture->window));
  fin_test_wait_until (!fin_session_get_busy (fixture->ui->session));
  fin_window_set_session (fixture->window, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fin_test_wait_until (fixture->window == NULL);
  fin_test_ui_free (fixture->ui);
}

static void
expand (GtkWidget *widget, gpointer expanded)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), GPOINTER_TO_INT (expanded));
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), GPOINTER_TO_INT (expanded));
}

static gboolean
is_in_header (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL;
}

/* As the Tab key does. Returns: at how many places it stopped, some of them in the page's title bar:
 * whatever is in the page lets go of the focus again. */
static guint
walk (Fixture *fixture, GtkDirectionType direction)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_headers = 0;

  for (int i = 0; i < N_STEPS; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (fixture->window, "move-focus", direction);
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
      g_assert_nonnull (focus);
      if (g_hash_table_add (seen, focus) && is_in_header (focus))
        n_headers++;
    }
  fin_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (n_headers, >=, 3);
  return g_hash_table_size (seen);
}

static void
test_every_page (Fixture *fixture, gconstpointer width)
{
  const char *const *names = fin_window_page_names ();

  for (int i = 0; names[i] != NULL; i++)
    for (int expanded = 0; expanded < 2; expanded++)
      {
        guint there, back;

        fin_window_set_page (fixture->window, names[i]);
        fin_test_walk (GTK_WIDGET (fixture->window), expand, GINT_TO_POINTER (expanded));
        fin_test_settle (GTK_WIDGET (fixture->window));
        there = walk (fixture, GTK_DIR_TAB_FORWARD);
        back = walk (fixture, GTK_DIR_TAB_BACKWARD);
        g_test_message ("%s: %u places, backwards %u", names[i], there, back);
        g_assert_cmpuint (MIN (there, back), >, 3);
      }
}

static void
add_tests (void)
{
  g_test_add ("/keyboard/every-page", Fixture, GINT_TO_POINTER (1120), set_up, test_every_page,
              tear_down);
  g_test_add ("/keyboard/every-page-narrow", Fixture, GINT_TO_POINTER (NARROW), set_up,
              test_every_page, tear_down);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
