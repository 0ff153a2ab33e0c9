/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Recurring: what is listed and spoken, what is said and taken back, what can be added. */
#include "fin-recurring-edit-dialog.h"
#include "fin-recurring-page.h"
#include "fin-recurring-row.h"
#include "fin-session-edit.h"
#include "fin-session-series.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-window.h"

typedef struct
{
  FinTestUi *ui;
  FinWindow *window;
  char *done; /* the last toast */
} Fixture;

static void
done_cb (FinSession *session, const char *message, Fixture *fixture)
{
  g_set_str (&fixture->done, message);
}

/* A streaming service that became dearer and a pay, both monthly. */
static void
add_series (FinTestUi *ui)
{
  FinDate today = fin_session_get_today (ui->session);

  for (int back = 10; back >= 1; back--)
    {
      FinDate month = fin_date_add_months (fin_date_month_start (today), -back);

      fin_test_household_add (ui->household, ui->account_id, month + 4, back > 3 ? -999 : -1299,
                              "Streamflix", 0);
      fin_test_household_add (ui->household, ui->account_id, month + 8, -3000, "City Gym", 0);
      fin_test_household_add (ui->household, ui->account_id, month + 24, 250000, "Acme Payroll", 0);
    }
  g_array_unref (fin_test_household_write (ui->household));
}

static const FinSeriesItem *
find (Fixture *fixture, const char *name)
{
  FinInsights *insights = fin_session_get_insights (fixture->ui->session);

  for (guint i = 0;
       insights != NULL && insights->series != NULL && i < insights->series->shown->len; i++)
    {
      const FinSeriesItem *item = g_ptr_array_index (insights->series->shown, i);

      if (g_str_equal (item->name, name))
        return item;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer with_series)
{
  fixture->ui = fin_test_ui_new (FALSE);
  fixture->window = fin_window_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  fin_window_set_session (fixture->window, fixture->ui->session);
  g_signal_connect (fixture->ui->session, "done", G_CALLBACK (done_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  if (with_series != NULL)
    {
      add_series (fixture->ui);
      fin_session_refresh (fixture->ui->session);
      fin_test_wait_until (find (fixture, "Streamflix") != NULL);
    }
  fin_window_set_page (fixture->window, "recurring");
  fin_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fin_window_set_session (fixture->window, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fin_test_wait_until (fixture->window == NULL);
  fin_test_ui_free (fixture->ui);
  g_free (fixture->done);
}

/* The page, if the keyboard is in it. */
static GtkWidget *
focused_page (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, FIN_TYPE_RECURRING_PAGE) : NULL;
}

typedef struct
{
  const char *key;
  GtkWidget *row;
} Search;

static void
match_row (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (FIN_IS_RECURRING_ROW (widget)
      && g_strcmp0 (fin_recurring_row_get_key (FIN_RECURRING_ROW (widget)), search->key) == 0)
    search->row = widget;
}

static GtkWidget *
find_row (Fixture *fixture, const char *key)
{
  Search search = { key, NULL };

  fin_test_walk (GTK_WIDGET (fixture->window), match_row, &search);
  return search.row;
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *row = find_row (fixture, find (fixture, "Streamflix")->key);

  g_assert_true (fin_test_shows (window, "Income"));
  g_assert_true (fin_test_shows (window, "Subscriptions"));
  g_assert_true (fin_test_shows (window, "Acme Payroll"));
  g_assert_true (fin_test_shows (window, "Rose from"));
  g_assert_nonnull (row);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* Insights come later than the toast; the row says what was said. */
static void
test_confirm_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = g_strdup (find (fixture, "Streamflix")->key);

  gtk_widget_grab_focus (find_row (fixture, key));
  g_assert_nonnull (focused_page (fixture));
  g_assert_true (gtk_widget_activate_action (find_row (fixture, key), "series.confirm", "s", key));
  fin_test_wait_until (fixture->done != NULL);
  g_assert_cmpstr (fixture->done, ==, "“Streamflix” confirmed");
  fin_test_wait_until (find (fixture, "Streamflix")->word == FIN_SERIES_CONFIRMED);
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->window), "Confirmed"));
  /* the keyboard is where it was */
  g_assert_nonnull (focused_page (fixture));

  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (find (fixture, "Streamflix")->word == FIN_SERIES_UNSAID);
}

static void
test_reject (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = g_strdup (find (fixture, "City Gym")->key);

  gtk_widget_activate_action (find_row (fixture, key), "series.reject", "s", key);
  fin_test_wait_until (find (fixture, "City Gym") == NULL);
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->window), "Not Recurring"));
  /* its own row is folded away */
  gtk_widget_activate_action (find_row (fixture, find (fixture, "Streamflix")->key),
                              "series.reset", "s", key);
  fin_test_wait_until (find (fixture, "City Gym") != NULL);
}

static void
test_end_and_merge (Fixture *fixture, gconstpointer data)
{
  const char *keys[3] = { NULL, NULL, NULL };
  g_autofree char *gym = g_strdup (find (fixture, "City Gym")->key);
  g_autofree char *films = g_strdup (find (fixture, "Streamflix")->key);

  gtk_widget_activate_action (find_row (fixture, gym), "series.end", "s", gym);
  fin_test_wait_until (find (fixture, "City Gym")->state == FIN_RECURRING_ENDED);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (find (fixture, "City Gym")->state != FIN_RECURRING_ENDED);
  keys[0] = gym;
  keys[1] = films;
  gtk_widget_activate_action (find_row (fixture, films), "series.merge", "^as", keys);
  fin_test_wait_until (find (fixture, "City Gym")->word == FIN_SERIES_MERGED);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (find (fixture, "Streamflix") != NULL);
}

static void
test_amounts_hidden (Fixture *fixture, gconstpointer data)
{
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->window), "30.00"));
  fin_session_set_amounts_hidden (fixture->ui->session, TRUE);
  fin_test_settle (GTK_WIDGET (fixture->window));
  g_assert_false (fin_test_shows (GTK_WIDGET (fixture->window), "30.00"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (fin_recurring_page_new (fixture->ui->session));
  GtkWidget *window = fin_test_window_new (page, 400, 600);

  fin_test_settle (window);
  g_assert_true (fin_test_shows (window, "Nothing Recurring Yet"));
  gtk_window_destroy (GTK_WINDOW (window));
  fin_test_drain ();
  g_assert_finalize_object (page);
}

/* What is wrong is said beside the field; saving waits until it is right. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = fin_recurring_edit_dialog_new (fixture->ui->session, NULL);
  FinRecurringEditDialog *self = FIN_RECURRING_EDIT_DIALOG (dialog);
  GtkWidget *save = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (self), FIN_TYPE_RECURRING_EDIT_DIALOG, "save_button"));
  GtkEditable *name = GTK_EDITABLE (gtk_widget_get_template_child (
      GTK_WIDGET (self), FIN_TYPE_RECURRING_EDIT_DIALOG, "name_row"));
  GtkEditable *amount = GTK_EDITABLE (gtk_widget_get_template_child (
      GTK_WIDGET (self), FIN_TYPE_RECURRING_EDIT_DIALOG, "amount_row"));

  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (name, "Dog walker");
  gtk_editable_set_text (amount, "twelve");
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (amount), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (amount, "-25.00");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  fin_test_wait_until (find (fixture, "Dog walker") != NULL);
  g_assert_cmpint (find (fixture, "Dog walker")->usual, ==, -2500);
  g_assert_cmpint (find (fixture, "Dog walker")->word, ==, FIN_SERIES_ADDED);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (find (fixture, "Dog walker") == NULL);
}

/* By the row's own action, as its menu does it: one step, and one to take it back. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = g_strdup (find (fixture, "City Gym")->key);
  AdwDialog *dialog;
  GtkEditable *name, *amount;

  gtk_widget_activate_action (find_row (fixture, key), "series.edit", "s", key);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (FIN_IS_RECURRING_EDIT_DIALOG (dialog));
  name = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                      FIN_TYPE_RECURRING_EDIT_DIALOG, "name_row"));
  amount = GTK_EDITABLE (gtk_widget_get_template_child (
      GTK_WIDGET (dialog), FIN_TYPE_RECURRING_EDIT_DIALOG, "amount_row"));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "City Gym");
  gtk_editable_set_text (name, "Climbing");
  gtk_editable_set_text (amount, "-35.00");
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  fin_test_wait_until (find (fixture, "Climbing") != NULL);
  g_assert_cmpint (find (fixture, "Climbing")->usual, ==, -3500);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (find (fixture, "City Gym") != NULL);
  g_assert_cmpint (find (fixture, "City Gym")->usual, ==, -3000);
}

static void
add_tests (void)
{
  g_test_add ("/ui-recurring/lists", Fixture, "", set_up, test_lists, tear_down);
  g_test_add ("/ui-recurring/confirm-and-undo", Fixture, "", set_up, test_confirm_and_undo,
              tear_down);
  g_test_add ("/ui-recurring/reject", Fixture, "", set_up, test_reject, tear_down);
  g_test_add ("/ui-recurring/end-and-merge", Fixture, "", set_up, test_end_and_merge, tear_down);
  g_test_add ("/ui-recurring/amounts-hidden", Fixture, "", set_up, test_amounts_hidden, tear_down);
  g_test_add ("/ui-recurring/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui-recurring/add", Fixture, "", set_up, test_add, tear_down);
  g_test_add ("/ui-recurring/edit", Fixture, "", set_up, test_edit, tear_down);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
