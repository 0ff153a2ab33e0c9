/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of imports: what is listed and spoken, what is decided and sticks, what is taken back. */
#include <string.h>

#include "fin-held-dialog.h"
#include "fin-import-details-dialog.h"
#include "fin-import-job.h"
#include "fin-import-text.h"
#include "fin-imports-page.h"
#include "fin-session-edit.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-window.h"

/* The card's CSV repeats two payments of the first file a day later; one row is broken. */
#define FIRST_FILE                                                                                 \
  "!Type:Bank\nD2026-11-01\nT-4.50\nPBlue Bottle Coffee Oakland\n^\n"                              \
  "D2026-11-08\nT-23.00\nPCity Bookshop 0042\n^\n"
#define SECOND_FILE                                                                                \
  "Date,Description,Amount\n2026-11-02,Card purchase Blue Bottle Coff,-4.50\n"                     \
  "2026-11-08,City Bookshop,-23.00\n2026-11-12,Cinema Rex,-12.50\n2026-11-13,Flower Stall,twelve\n"

typedef struct
{
  FinTestUi *ui;
  FinWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->ui = fin_test_ui_new (FALSE);
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

static FinImportResult *
import (Fixture *fixture, const char *name, const char *text)
{
  FinTestHousehold *household = fixture->ui->household;
  g_autofree char *path = g_build_filename (household->folder, name, NULL);
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (GError) error = NULL;
  FinImportResult *result;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  options->target.mode = FIN_IMPORT_TARGET_EXISTING;
  options->target.account_id = fixture->ui->account_id;
  options->target.kind = -1;
  result = fin_import_job_run (household->database, household->clock, path, options, NULL, NULL,
                               NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Returns: the id of the second import */
static gint64
import_both (Fixture *fixture)
{
  g_autoptr (FinImportResult) first = import (fixture, "bank.qif", FIRST_FILE);
  g_autoptr (FinImportResult) second = import (fixture, "card.csv", SECOND_FILE);

  g_assert_cmpuint (first->n_added, ==, 2);
  g_assert_cmpuint (second->n_held, ==, 2);
  g_assert_cmpuint (second->n_refused, ==, 1);
  fin_test_wait_until (fin_session_get_held (fixture->ui->session) == 2);
  return second->import_id;
}

static void
find_page (GtkWidget *widget, gpointer data)
{
  if (FIN_IS_IMPORTS_PAGE (widget))
    *(FinImportsPage **)data = FIN_IMPORTS_PAGE (widget);
}

static FinImportsPage *
the_page (Fixture *fixture)
{
  FinImportsPage *page = NULL;

  fin_window_set_page (fixture->window, "imports");
  fin_test_settle (GTK_WIDGET (fixture->window));
  fin_test_walk (GTK_WIDGET (fixture->window), find_page, &page);
  g_assert_nonnull (page);
  return page;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = fin_imports_page_new (fixture->ui->session);
  GtkWidget *window = fin_test_window_new (page, 360, 500);

  fin_test_wait_until (fin_test_shows (page, "No Imports Yet"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  FinImportsPage *page;
  GListModel *model;
  g_autoptr (FinImport) newest = NULL;

  import_both (fixture);
  page = the_page (fixture);
  model = fin_imports_page_get_model (page);
  fin_test_wait_until (g_list_model_get_n_items (model) == 2);
  fin_test_settle (GTK_WIDGET (page));
  newest = g_list_model_get_item (model, 0);
  g_assert_cmpstr (fin_import_get_file_name (newest), ==, "card.csv");
  g_assert_true (fin_test_shows (GTK_WIDGET (page), "card.csv"));
  g_assert_true (fin_test_shows (GTK_WIDGET (page), "1 added · 2 held · 1 refused"));
  g_assert_true (fin_test_shows (GTK_WIDGET (page), "2 rows wait for your decision"));
  fin_session_decide_import (fixture->ui->session, 0, FALSE);
  fin_test_wait_until (!fin_test_shows (GTK_WIDGET (page), "2 rows wait for your decision"));
}

static void
find_entry (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    *(GtkWidget **)data = widget;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  FinImportsPage *page;
  GListModel *model;
  GtkWidget *entry = NULL;

  import_both (fixture);
  page = the_page (fixture);
  model = fin_imports_page_get_model (page);
  fin_test_wait_until (g_list_model_get_n_items (model) == 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  fin_test_walk (GTK_WIDGET (page), find_entry, &entry);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search Imports");
  gtk_editable_set_text (GTK_EDITABLE (entry), "BANK");
  fin_test_wait_until (g_list_model_get_n_items (model) == 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "everyd");
  fin_test_wait_until (g_list_model_get_n_items (model) == 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (page), "No Import Fits"));
  g_assert_cmpstr (fin_window_get_page (fixture->window), ==, "imports");
}

static AdwDialog *
present (Fixture *fixture, AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  fin_test_settle (GTK_WIDGET (dialog));
  return dialog;
}

static void
press_chip (GtkWidget *widget, gpointer label)
{
  if (GTK_IS_TOGGLE_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget), TRUE);
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  gint64 id = import_both (fixture);
  AdwDialog *dialog
      = present (fixture, fin_import_details_dialog_new (fixture->ui->session, id));
  GListModel *model
      = fin_import_details_dialog_get_model (FIN_IMPORT_DETAILS_DIALOG (dialog));

  /* Four rows and the line of titles. */
  fin_test_wait_until (g_list_model_get_n_items (model) == 5);
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "This is not an amount"));
  g_assert_true (fin_test_shows (GTK_WIDGET (dialog), "line 5, amount: “twelve”"));
  g_assert_true (fin_test_shows (GTK_WIDGET (dialog), "2026-11-13,Flower Stall,twelve"));
  g_assert_true (fin_test_shows (GTK_WIDGET (dialog), "card.csv"));
  fin_test_walk (GTK_WIDGET (dialog), press_chip, (gpointer) "Refused 1");
  fin_test_wait_until (g_list_model_get_n_items (model) == 1);
  fin_test_walk (GTK_WIDGET (dialog), press_chip, (gpointer) "All 5");
  fin_test_wait_until (g_list_model_get_n_items (model) == 5);

  /* What stands in the line is an amount, too. */
  fin_session_set_amounts_hidden (fixture->ui->session, TRUE);
  fin_test_settle (GTK_WIDGET (dialog));
  g_assert_false (fin_test_shows (GTK_WIDGET (dialog), "2026-11-13,Flower Stall,twelve"));
  g_assert_false (fin_test_shows (GTK_WIDGET (dialog), "12.50"));
  fin_session_set_amounts_hidden (fixture->ui->session, FALSE);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (dialog);
  fin_test_wait_until (dialog == NULL);
}

static gint64
id_of (GListModel *model, guint position)
{
  g_autoptr (FinImportRow) row = g_list_model_get_item (model, position);

  fin_test_wait_until (fin_import_row_get_import_id (row) != 0);
  return fin_import_row_get_transaction_id (row);
}

static void
test_deleted_row_comes_back (Fixture *fixture, gconstpointer data)
{
  gint64 import_id = import_both (fixture);
  AdwDialog *dialog
      = present (fixture, fin_import_details_dialog_new (fixture->ui->session, import_id));
  GListModel *model
      = fin_import_details_dialog_get_model (FIN_IMPORT_DETAILS_DIALOG (dialog));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  fin_test_wait_until (g_list_model_get_n_items (model) == 5);
  id = id_of (model, 3);
  g_array_append_val (ids, id);
  fin_session_delete_transactions (fixture->ui->session, ids);
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "Deleted by you"));
  g_assert_true (fin_test_shows (GTK_WIDGET (dialog), "Bring Back"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.bring-back", "x", id));
  fin_test_wait_until (!fin_test_shows (GTK_WIDGET (dialog), "Deleted by you"));
  adw_dialog_force_close (dialog);
}

static void
test_import_is_undone (Fixture *fixture, gconstpointer data)
{
  gint64 id = import_both (fixture);
  FinImportsPage *page = the_page (fixture);
  GListModel *model = fin_imports_page_get_model (page);
  AdwDialog *dialog;

  /* Something follows the import: it is taken back all the same, and Undo brings it back. */
  fin_session_decide_import (fixture->ui->session, 0, FALSE);
  fin_test_wait_until (fin_session_get_held (fixture->ui->session) == 0);
  dialog = present (fixture, fin_import_details_dialog_new (fixture->ui->session, id));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "card.csv"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.undo", NULL));
  fin_test_wait_until (g_list_model_get_n_items (model) == 1);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (g_list_model_get_n_items (model) == 2);
}

typedef struct
{
  const char *label;
  guint n;
} Spoken;

static void
count_spoken (GtkWidget *widget, gpointer data)
{
  Spoken *spoken = data;
  g_autofree char *problem = NULL;

  if (GTK_IS_LIST_BOX_ROW (widget))
    problem = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->label);
  spoken->n += GTK_IS_LIST_BOX_ROW (widget) && problem == NULL;
}

static guint
says (GtkWidget *root, const char *label)
{
  Spoken spoken = { label, 0 };

  fin_test_walk (root, count_spoken, &spoken);
  return spoken.n;
}

static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FinImportResult) again = NULL;
  AdwDialog *dialog;

  import_both (fixture);
  dialog = present (fixture, fin_held_dialog_new (fixture->ui->session, 0));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "1 of 2"));
  g_assert_true (fin_test_shows (GTK_WIDGET (dialog), "card.csv, line 2"));
  g_assert_true (fin_test_shows (GTK_WIDGET (dialog), "≠"));
  g_assert_cmpuint (says (GTK_WIDGET (dialog),
                          "Payee differs: Card purchase Blue Bottle Coff in the file, "
                          "Blue Bottle Coffee Oakland in the ledger"),
                    ==, 1);
  g_assert_cmpuint (says (GTK_WIDGET (dialog), "Account, the same in both: Everyday"), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "held.next", NULL));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "2 of 2"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "held.reject", NULL));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "1 of 1"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "held.accept", NULL));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "All Decided"));

  /* The decision sticks: the same file does not ask again. */
  again = import (fixture, "card.csv", SECOND_FILE);
  g_assert_cmpuint (again->n_held, ==, 0);
  g_assert_cmpuint (again->n_added, ==, 0);
  g_assert_cmpuint (again->n_present, ==, 3);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (dialog);
  fin_test_wait_until (dialog == NULL);
}

static void
test_held_all_at_once (Fixture *fixture, gconstpointer data)
{
  gint64 id = import_both (fixture);
  AdwDialog *dialog = present (fixture, fin_held_dialog_new (fixture->ui->session, id));

  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "1 of 2"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "held.reject-all", NULL));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "All Decided"));
  g_assert_true (fin_test_shows (GTK_WIDGET (dialog), "All held rows were left out"));

  /* One step of undo brings both back, here too. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (dialog), "1 of 2"));
  adw_dialog_force_close (dialog);
}

static void
test_show_in_transactions (Fixture *fixture, gconstpointer data)
{
  gint64 id = import_both (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "win.show-import-transactions", "(xs)", id,
                                             "card.csv"));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->window), "3 transactions"));
  g_assert_cmpstr (fin_window_get_page (fixture->window), ==, "transactions");
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->window), "card.csv"));
}

static void
test_words (void)
{
  g_autofree char *csv = fin_import_format_title ("csv");
  g_autofree char *ofx = fin_import_format_title ("ofx2");
  g_autofree char *camt = fin_import_format_title ("camt.053");
  g_autofree char *start = fin_sentence_start ("ärger in line 3");

  g_assert_cmpstr (csv, ==, "CSV");
  g_assert_cmpstr (ofx, ==, "OFX 2");
  g_assert_cmpstr (camt, ==, "CAMT.053");
  g_assert_cmpstr (start, ==, "Ärger in line 3");
}

#define ADD(name, func) g_test_add ("/imports/" name, Fixture, NULL, set_up, func, tear_down)

static void
add_tests (void)
{
  g_test_add_func ("/imports/words", test_words);
  ADD ("empty", test_empty);
  ADD ("history", test_history);
  ADD ("search", test_search);
  ADD ("details", test_details);
  ADD ("deleted-row-comes-back", test_deleted_row_comes_back);
  ADD ("import-is-undone", test_import_is_undone);
  ADD ("held", test_held);
  ADD ("held-all-at-once", test_held_all_at_once);
  ADD ("show-in-transactions", test_show_in_transactions);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
