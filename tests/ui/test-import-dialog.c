/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant: dropped files, problems first, one cancel for all, a summary that leads on. */
#include <string.h>

#include "fin-import-dialog.h"
#include "fin-import-job.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-transaction-store.h"
#include "fin-window.h"

#define GOOD "!Type:Bank\nD2026-11-01\nT-4.50\nPCoffee\n^\n"
#define AMBIGUOUS "Date,Description,Amount\n03/04/2026,Tea,-1.00\n"
#define BROKEN "nothing of any use\n"

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

static GFile *
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->ui->household->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static GtkWidget *
assistant (Fixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (fixture->window));

  g_assert_true (FIN_IS_IMPORT_DIALOG (dialog));
  return GTK_WIDGET (dialog);
}

static void
find_drop_target (GtkWidget *widget, gpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) && *(gpointer *)data == NULL)
        *(gpointer *)data = controller;
    }
}

static void
test_dropped_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) one = write_file (fixture, "one file.qif", GOOD);
  g_autoptr (GFile) two = write_file (fixture, "two.csv", AMBIGUOUS);
  GFile *files[] = { one, two };
  GdkFileList *list = gdk_file_list_new_from_array (files, 2);
  g_auto (GValue) value = G_VALUE_INIT;
  GtkDropTarget *target = NULL;
  gboolean taken = FALSE;

  fin_test_walk (GTK_WIDGET (fixture->window), find_drop_target, &target);
  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list);
  g_signal_emit_by_name (target, "drop", &value, 5.0, 5.0, &taken);
  g_assert_true (taken);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "one file.qif"));
  g_assert_true (fin_test_shows (assistant (fixture), "two.csv"));
  adw_dialog_force_close (ADW_DIALOG (assistant (fixture)));
}

static void
show_files (Fixture *fixture, GFile **files, guint n)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < n; i++)
    g_list_store_append (list, files[i]);
  fin_window_import_files (fixture->window, G_LIST_MODEL (list));
}

static void
collect_titles (GtkWidget *widget, gpointer data)
{
  if (ADW_IS_PREFERENCES_GROUP (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (data, "%s ",
                            adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)));
}

static void
test_problems_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) good = write_file (fixture, "good.qif", GOOD);
  g_autoptr (GFile) broken = write_file (fixture, "broken.txt", BROKEN);
  g_autoptr (GFile) asking = write_file (fixture, "asking.csv", AMBIGUOUS);
  GFile *files[] = { good, broken, asking };
  g_autoptr (GString) titles = g_string_new (NULL);

  show_files (fixture, files, 3);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "This file was not imported"));
  fin_test_settle (assistant (fixture));
  fin_test_walk (assistant (fixture), collect_titles, titles);
  /* Both that ask stand before the broken one; which asks more is not weighed. */
  g_assert_cmpstr (titles->str, ==, "good.qif asking.csv broken.txt ");
  g_assert_true (fin_test_shows (assistant (fixture), "Is the day or the month written first?"));
  g_assert_true (fin_test_shows (assistant (fixture), "The file does not say whose it is."));
  g_assert_true (fin_test_shows (assistant (fixture), "QIF · 1 Nov 2026 to 1 Nov 2026 · 1 row"));
  g_assert_true (fin_test_shows (assistant (fixture), "broken.txt"));
  adw_dialog_force_close (ADW_DIALOG (assistant (fixture)));
}

static void
find_open_account (GtkWidget *widget, gpointer data)
{
  if (ADW_IS_COMBO_ROW (widget) && adw_combo_row_get_selected (ADW_COMBO_ROW (widget)) == 0
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Account") == 0)
    *(GtkWidget **)data = widget;
}

/* "Everyday" comes after "Choose…" and "New account". */
static void
give_account (Fixture *fixture)
{
  GtkWidget *row = NULL;

  fin_test_walk (assistant (fixture), find_open_account, &row);
  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  fin_test_drain ();
}

static void
press (Fixture *fixture, GtkWidget *button)
{
  fin_test_wait_until (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static char *
long_statement (int first_day)
{
  GString *text = g_string_new ("!Type:Bank\n");

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "D2026-%02d-%02d\nT-%d.50\nPShop %d\n^\n", i % 10 + 1,
                            first_day + i % 7, i, i);
  return g_string_free (text, FALSE);
}

static gpointer
count_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();
  gint64 *n = data;

  filter->states = FIN_TRANSACTION_STATES_POSTED;
  *n = fin_transaction_store_count (connection, filter, error);
  return FIN_DATABASE_DONE;
}

static gint64
count_transactions (Fixture *fixture)
{
  gint64 n = -1;

  fin_database_read (fixture->ui->household->database, count_job, &n, NULL, NULL);
  return n;
}

static void
test_cancel_stops_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = long_statement (1);
  g_autofree char *second = long_statement (15);
  g_autoptr (GFile) one = write_file (fixture, "one.qif", first);
  g_autoptr (GFile) two = write_file (fixture, "two.qif", second);
  GFile *files[] = { one, two };
  GtkWidget *import_button;
  gint64 n;

  show_files (fixture, files, 2);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "two.qif"));
  give_account (fixture);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "Choose…"));
  give_account (fixture);
  import_button = adw_dialog_get_default_widget (ADW_DIALOG (assistant (fixture)));
  press (fixture, import_button);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "Importing one.qif…"));
  gtk_widget_activate_action (assistant (fixture), "assistant.cancel", NULL);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "You stopped the import"));

  /* The one that was cancelled left nothing, unless it was through; the other one was not begun. */
  n = count_transactions (fixture);
  g_assert_true (n == 0 || n == 20000);
  adw_dialog_force_close (ADW_DIALOG (assistant (fixture)));
}

static void
test_summary_leads_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) bank = write_file (fixture, "bank.qif",
                                       "!Type:Bank\nD2026-11-01\nT-4.50\n"
                                       "PBlue Bottle Coffee Oakland\n^\n");
  g_autoptr (GFile) card = write_file (fixture, "card.csv",
                                       "Date,Description,Amount\n"
                                       "2026-11-02,Card purchase Blue Bottle Coff,-4.50\n"
                                       "2026-11-04,Flower Stall,twelve\n"
                                       "2026-11-05,Bakery,-3.20\n");
  GFile *first[] = { bank };
  GFile *second[] = { card };

  show_files (fixture, first, 1);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "bank.qif"));
  give_account (fixture);
  press (fixture, adw_dialog_get_default_widget (ADW_DIALOG (assistant (fixture))));
  fin_test_wait_until (fin_test_shows (assistant (fixture), "1 Transaction Added"));
  adw_dialog_force_close (ADW_DIALOG (assistant (fixture)));

  show_files (fixture, second, 1);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "card.csv"));
  give_account (fixture);
  fin_test_wait_until (fin_test_shows (assistant (fixture), "1 row is held for your decision"));
  g_assert_true (fin_test_shows (assistant (fixture), "Not Right? Name the Columns…"));
  g_assert_true (fin_test_shows (assistant (fixture), "What Becomes of Each Row?"));
  press (fixture, adw_dialog_get_default_widget (ADW_DIALOG (assistant (fixture))));
  fin_test_wait_until (fin_test_shows (assistant (fixture), "1 Transaction Added"));
  g_assert_true (fin_test_shows (assistant (fixture), "Some rows wait for your decision."));
  g_assert_true (fin_test_shows (assistant (fixture), "Decide on Held Rows…"));
  g_assert_true (fin_test_shows (assistant (fixture), "Show Every Row"));
  g_assert_true (fin_test_shows (assistant (fixture), "1 row could not be read"));
  adw_dialog_force_close (ADW_DIALOG (assistant (fixture)));
}

#define ADD(name, func) g_test_add ("/import-dialog/" name, Fixture, NULL, set_up, func, tear_down)

static void
add_tests (void)
{
  ADD ("dropped-files", test_dropped_files);
  ADD ("problems-first", test_problems_first);
  ADD ("cancel-stops-all", test_cancel_stops_all);
  ADD ("summary-leads-on", test_summary_leads_on);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
