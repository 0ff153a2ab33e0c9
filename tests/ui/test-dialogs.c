/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs: what they let through, what they show, and that each goes when it is closed. */
#include "fin-help-dialog.h"
#include "fin-import-item.h"
#include "fin-preferences-dialog.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-transaction-dialog.h"

static GtkWidget *
find_type (GtkWidget *root, GType type, const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type)
      && (title == NULL
          || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
new_window (void)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_transaction_is_checked (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);
  AdwDialog *dialog = fin_transaction_dialog_new (ui->session, NULL);
  GtkWidget *window = new_window ();
  GtkWidget *amount;
  GtkWidget *payee;
  GtkWidget *save;

  adw_dialog_present (dialog, window);
  fin_test_settle (window);
  amount = find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Amount");
  payee = find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Payee");
  save = adw_dialog_get_default_widget (dialog);
  g_assert_false (gtk_widget_get_sensitive (save));

  gtk_editable_set_text (GTK_EDITABLE (payee), "Kiosk");
  gtk_editable_set_text (GTK_EDITABLE (amount), "12x");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_true (gtk_widget_has_css_class (amount, "error"));

  gtk_editable_set_text (GTK_EDITABLE (amount), "0");
  g_assert_false (gtk_widget_get_sensitive (save));

  gtk_editable_set_text (GTK_EDITABLE (amount), "12,50");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_false (gtk_widget_has_css_class (amount, "error"));

  g_signal_emit_by_name (save, "clicked");
  fin_test_wait_until (!fin_session_get_empty (ui->session));
  {
    GListModel *recent = fin_session_get_recent (ui->session);
    g_autoptr (FinTransaction) transaction = g_list_model_get_item (recent, 0);

    g_assert_cmpint (fin_transaction_get_amount (transaction), ==, -1250);
    g_assert_cmpstr (fin_transaction_get_payee (transaction), ==, "Kiosk");
  }
  gtk_window_destroy (GTK_WINDOW (window));
  fin_test_drain ();
}

static void
test_dialogs_go (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (TRUE);
  AdwDialog *dialogs[] = {
    fin_transaction_dialog_new (ui->session, NULL),
    fin_help_dialog_new (FIN_HELP_OUTCOMES),
    fin_preferences_dialog_new (NULL, ui->session),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *window = new_window ();

      g_object_add_weak_pointer (G_OBJECT (dialogs[i]), (gpointer *)&dialogs[i]);
      adw_dialog_present (dialogs[i], window);
      fin_test_settle (window);
      adw_dialog_force_close (dialogs[i]);
      gtk_window_destroy (GTK_WINDOW (window));
      fin_test_wait_until (dialogs[i] == NULL);
    }
}

static void
test_import_item (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);
  g_autofree char *path = g_build_filename (ui->household->folder, "statement.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FinImportItem) item = NULL;
  const FinImportTarget target
      = { .mode = FIN_IMPORT_TARGET_EXISTING, .account_id = ui->account_id, .kind = -1 };

  g_assert_true (g_file_set_contents (
      path, "Date,Description,Amount\n2026-11-01,Kiosk,-1.50\n2026-11-02,Pay,100.00\n", -1, NULL));
  item = fin_import_item_new (ui->session, file);
  fin_import_item_preview (item);
  fin_test_wait_until (fin_import_item_get_state (item) == FIN_IMPORT_ITEM_ASKING);
  g_assert_true (fin_import_item_get_result (item)->account_open);

  fin_import_item_set_target (item, 0, &target, TRUE);
  fin_test_wait_until (fin_import_item_get_state (item) == FIN_IMPORT_ITEM_READY);
  fin_import_item_run (item);
  fin_test_wait_until (fin_import_item_get_state (item) == FIN_IMPORT_ITEM_DONE);
  g_assert_cmpuint (fin_import_item_get_result (item)->n_added, ==, 2);
  fin_test_wait_until (!fin_session_get_empty (ui->session));
}

static void
test_import_item_fails_with_words (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (FALSE);
  g_autofree char *path = g_build_filename (ui->household->folder, "empty.ofx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FinImportItem) item = fin_import_item_new (ui->session, file);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  fin_import_item_preview (item);
  fin_test_wait_until (fin_import_item_get_state (item) == FIN_IMPORT_ITEM_FAILED);
  g_assert_nonnull (strstr (fin_import_item_get_error (item), "empty.ofx"));
}

static void
add_tests (void)
{
  g_test_add_func ("/dialogs/transaction-is-checked", test_transaction_is_checked);
  g_test_add_func ("/dialogs/go", test_dialogs_go);
  g_test_add_func ("/dialogs/import-item", test_import_item);
  g_test_add_func ("/dialogs/import-item-fails-with-words", test_import_item_fails_with_words);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
