/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naming columns: errors in place, the live preview, and that the answers are kept and can be forgotten. */
#include <string.h>

#include "fin-column-roles.h"
#include "fin-columns-dialog.h"
#include "fin-import-item.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"

/* Whole units in two columns: only a person can say which is the amount. */
#define UNREADABLE                                                                                 \
  "K1;K2;K3;K4\n1.11.26;Harbour;7;2140\n2.11.26;Rent;9;-860\n25.11.26;Grocer;3;x39\n"
#define LATER "K1;K2;K3;K4\n26.12.26;Harbour;7;2150\n"

typedef struct
{
  FinTestUi *ui;
  GtkWidget *window;
  AdwDialog *dialog;
  FinImportItem *item;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->ui = fin_test_ui_new (FALSE);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fin_test_drain ();
  g_clear_object (&fixture->item);
  fin_test_ui_free (fixture->ui);
}

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->ui->household->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
chosen_cb (AdwDialog *dialog, gpointer options, FinImportItem *item)
{
  fin_import_item_set_read_options (item, options);
}

static void
open_dialog (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = write_file (fixture, name, text);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const FinImportResult *result;

  g_clear_object (&fixture->item);
  fixture->item = fin_import_item_new (fixture->ui->session, file);
  fin_import_item_preview (fixture->item);
  fin_test_wait_until (fin_import_item_get_state (fixture->item) != FIN_IMPORT_ITEM_READING);
  result = fin_import_item_get_result (fixture->item);
  fixture->dialog = fin_columns_dialog_new (
      fixture->ui->session, path,
      result != NULL ? result->read_options : fin_import_item_get_options (fixture->item)->read);
  g_signal_connect (fixture->dialog, "chosen", G_CALLBACK (chosen_cb), fixture->item);
  adw_dialog_present (fixture->dialog, fixture->window);
  fin_test_settle (fixture->window);
}

typedef struct
{
  const char *title;
  GtkWidget *found;
} Search;

static void
look_for_row (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_visible (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), search->title)
             == 0)
    search->found = widget;
}

static GtkWidget *
find_row (Fixture *fixture, const char *title)
{
  Search search = { title, NULL };

  fin_test_walk (GTK_WIDGET (fixture->dialog), look_for_row, &search);
  return search.found;
}

static void
choose (Fixture *fixture, const char *column, const char *role)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, column)),
                              fin_column_roles_find (role));
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return fin_test_shows (GTK_WIDGET (fixture->dialog), text);
}

static void
use (Fixture *fixture)
{
  GtkWidget *button = adw_dialog_get_default_widget (fixture->dialog);

  fin_test_wait_until (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_errors_in_place (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "export.csv", UNREADABLE);
  g_assert_cmpint (fin_import_item_get_state (fixture->item), ==, FIN_IMPORT_ITEM_FAILED);
  g_assert_true (fin_import_item_can_name_columns (fixture->item));
  fin_test_wait_until (shows (fixture, "No column is the amount"));
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (fixture->dialog)));
  g_assert_true (shows (fixture, "1.11.26 · 2.11.26 · 25.11.26"));

  choose (fixture, "K1", NULL);
  fin_test_wait_until (shows (fixture, "No column is the date"));
  choose (fixture, "K1", "date");
  choose (fixture, "K4", "amount");
  fin_test_wait_until (shows (fixture, "2 transactions, 1 line refused"));
  g_assert_true (shows (fixture, "−\u2060860.00"));
  g_assert_true (shows (fixture, "Line 4: “x39”"));

  /* The amount moves from one column to the other. */
  choose (fixture, "K3", "amount");
  fin_test_wait_until (shows (fixture, "3 transactions"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (fixture, "K4"))), ==, 0);
  adw_dialog_force_close (fixture->dialog);
}

static void
find_spin (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_SPIN_BUTTON (widget))
    *(GtkSpinButton **)data = GTK_SPIN_BUTTON (widget);
}

static GtkSpinButton *
first_line (Fixture *fixture)
{
  GtkSpinButton *spin = NULL;

  fin_test_walk (GTK_WIDGET (fixture->dialog), find_spin, &spin);
  return spin;
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "export.csv", "Report of 1.1.26;12\n" UNREADABLE);
  fin_test_wait_until (find_row (fixture, "K4") != NULL
                       || find_row (fixture, "Column 2") != NULL);
  gtk_spin_button_set_value (first_line (fixture), 4);
  fin_test_wait_until (find_row (fixture, "Column 4") != NULL);
  gtk_spin_button_set_value (first_line (fixture), 3);
  fin_test_wait_until (find_row (fixture, "K4") != NULL);
  choose (fixture, "K4", "amount");
  fin_test_wait_until (shows (fixture, "2 transactions, 1 line refused"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, "Sign")), 2);
  fin_test_wait_until (shows (fixture, "+860.00"));
  adw_dialog_force_close (fixture->dialog);
}

static void
import_item (Fixture *fixture)
{
  const FinImportTarget target = { .mode = FIN_IMPORT_TARGET_EXISTING,
                                   .account_id = fixture->ui->account_id,
                                   .kind = -1 };

  fin_test_wait_until (fin_import_item_get_state (fixture->item) == FIN_IMPORT_ITEM_ASKING);
  fin_import_item_set_target (fixture->item, 0, &target, TRUE);
  fin_test_wait_until (fin_import_item_get_state (fixture->item) == FIN_IMPORT_ITEM_READY);
  fin_import_item_run (fixture->item);
  fin_test_wait_until (fin_import_item_get_state (fixture->item) == FIN_IMPORT_ITEM_DONE);
}

static void
test_kept_and_forgotten (Fixture *fixture, gconstpointer data)
{
  GtkWidget *forget;

  open_dialog (fixture, "export.csv", UNREADABLE);
  fin_test_wait_until (find_row (fixture, "K4") != NULL);
  choose (fixture, "K4", "amount");
  use (fixture);
  import_item (fixture);
  g_assert_cmpuint (fin_import_item_get_result (fixture->item)->n_added, ==, 2);

  /* The next file of the layout is read by itself, and says by which answers. */
  open_dialog (fixture, "later.csv", LATER);
  g_assert_true (fin_import_item_get_result (fixture->item)->read_as_before);
  fin_test_wait_until (shows (fixture, "1 transaction"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (fixture, "K4"))), ==,
                    fin_column_roles_find ("amount"));
  fin_test_wait_until (find_row (fixture, "_Forget What Was Named Before") != NULL
                       && gtk_widget_get_mapped (
                           find_row (fixture, "_Forget What Was Named Before")));
  forget = find_row (fixture, "_Forget What Was Named Before");
  g_signal_emit_by_name (forget, "activated");
  fin_test_wait_until (shows (fixture, "No column is the amount"));
  adw_dialog_force_close (fixture->dialog);
  open_dialog (fixture, "third.csv", LATER);
  g_assert_cmpint (fin_import_item_get_state (fixture->item), ==, FIN_IMPORT_ITEM_FAILED);
  adw_dialog_force_close (fixture->dialog);
}

static void
test_goes (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "export.csv", UNREADABLE);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *)&fixture->dialog);
  adw_dialog_force_close (fixture->dialog);
  fin_test_wait_until (fixture->dialog == NULL);
}

static void
assert_named (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_SPIN_BUTTON (widget))
    gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "First line of data");
  if (!ADW_IS_COMBO_ROW (widget))
    return;
  (*(guint *)data)++;
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), !=, "");
}

static void
test_every_control_has_a_name (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  open_dialog (fixture, "export.csv", "1.11.26;Harbour;7;2140\n2.11.26;Rent;9;860\n");
  fin_test_wait_until (find_row (fixture, "Column 4") != NULL);
  fin_test_walk (GTK_WIDGET (fixture->dialog), assert_named, &n);
  g_assert_cmpuint (n, ==, 4 + 5);
  adw_dialog_force_close (fixture->dialog);
}

static void
test_roles (void)
{
  const guint positions[] = { fin_column_roles_find ("memo"), fin_column_roles_find ("date"), 0,
                              fin_column_roles_find ("credit") };
  g_autofree char *answer = fin_column_roles_to_answer (positions, 4);

  g_assert_cmpstr (answer, ==, "memo=1,date=2,credit=4");
  g_assert_null (fin_column_roles_describe_gap (positions, 4));
  g_assert_cmpstr (fin_column_roles_describe_gap (positions, 2), ==, "No column is the amount");
  g_assert_cmpstr (fin_column_roles_describe_gap (positions, 1), ==, "No column is the date");
  g_assert_false (fin_column_roles_is_unique (positions[0]));
  g_assert_true (fin_column_roles_is_unique (positions[1]));
  g_assert_cmpuint (fin_column_roles_find ("no such role"), ==, 0);
}

#define ADD(name, func) g_test_add ("/columns/" name, Fixture, NULL, set_up, func, tear_down)

static void
add_tests (void)
{
  g_test_add_func ("/columns/roles", test_roles);
  ADD ("errors-in-place", test_errors_in_place);
  ADD ("table", test_table);
  ADD ("kept-and-forgotten", test_kept_and_forgotten);
  ADD ("goes", test_goes);
  ADD ("every-control-has-a-name", test_every_control_has_a_name);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
