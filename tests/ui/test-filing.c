/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, splits and categories in the window: tried first, exact, undone as one step. */
#include "fin-categories-dialog.h"
#include "fin-rules-dialog.h"
#include "fin-session-edit.h"
#include "fin-session-file.h"
#include "fin-session-rules.h"
#include "fin-split-dialog.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-transactions-page.h"

typedef struct
{
  FinTestUi *ui;
  GtkWidget *window;
  AdwDialog *dialog;
} Fixture;

static FinTransaction *
first (Fixture *fixture)
{
  return g_list_model_get_item (fin_session_get_recent (fixture->ui->session), 0);
}

static guint
count_splits (Fixture *fixture)
{
  g_autoptr (FinTransaction) transaction = first (fixture);

  return fin_transaction_get_n_splits (transaction);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FinTransaction) transaction = fin_transaction_new ();

  fixture->ui = fin_test_ui_new (FALSE);
  fin_test_household_add_category (fixture->ui->household, "test.one", NULL, FIN_CATEGORY_SPENDING);
  fin_test_household_add_category (fixture->ui->household, "test.two", NULL, FIN_CATEGORY_SPENDING);
  g_object_set (transaction, "account-id", fixture->ui->account_id, "currency", "EUR",
                "posting-date", fin_date_from_iso ("2026-11-20"), "amount",
                G_GINT64_CONSTANT (-1000), "payee", "Zorblax 12", NULL);
  fin_session_save_transaction (fixture->ui->session, transaction);
  fin_test_wait_until (
      !fin_session_get_empty (fixture->ui->session)
      && g_list_model_get_n_items (fin_session_get_categories (fixture->ui->session)) > 0);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
show (Fixture *fixture, AdwDialog *dialog)
{
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  adw_dialog_present (dialog, fixture->window);
  fin_test_settle (fixture->window);
}

/* Each dialog goes when it is closed. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    adw_dialog_force_close (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fin_test_wait_until (fixture->dialog == NULL);
  fin_test_drain ();
  fin_test_ui_free (fixture->ui);
}

static void
look_for_view (GtkWidget *widget, gpointer data)
{
  GtkWidget **found = data;

  if (*found == NULL && GTK_IS_COLUMN_VIEW (widget))
    *found = widget;
}

static gboolean
select_first (GtkWidget *page)
{
  GtkWidget *view = NULL;

  fin_test_walk (page, look_for_view, &view);
  return gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), 0,
                                          TRUE);
}

typedef struct
{
  GType type;
  const char *title;
  guint skip;
  GtkWidget *found;
} Search;

static void
look (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (search->found != NULL || !G_TYPE_CHECK_INSTANCE_TYPE (widget, search->type))
    return;
  if (search->title != NULL
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), search->title)
             != 0)
    return;
  if (search->skip > 0)
    search->skip--;
  else
    search->found = widget;
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *title, guint skip)
{
  Search search = { type, title, skip, NULL };

  fin_test_walk (GTK_WIDGET (fixture->dialog), look, &search);
  g_assert_nonnull (search.found);
  return search.found;
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = find (fixture, GTK_TYPE_BUTTON, NULL, i);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

static void
test_rule_is_tried (Fixture *fixture, gconstpointer data)
{
  GtkWidget *add;
  g_autoptr (FinTransaction) filed = NULL;

  show (fixture, fin_rules_dialog_new (fixture->ui->session));
  add = find_button (fixture, "_Add Rule");
  g_assert_false (gtk_widget_get_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Payee contains", 0)),
                         "zorblax");
  g_assert_false (gtk_widget_get_sensitive (add));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, "Category", 0)), 1);
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->dialog), "1 transaction would change"));
  filed = first (fixture);
  g_assert_cmpint (fin_transaction_get_category_id (filed), ==, 0);
  g_signal_emit_by_name (add, "clicked");
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->dialog), "Payee contains “zorblax”"));
  g_clear_object (&filed);
  filed = first (fixture);
  fin_test_wait_until (fin_transaction_get_category_source (filed) == FIN_CATEGORY_SOURCE_RULE);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (!fin_test_shows (GTK_WIDGET (fixture->dialog), "Payee contains “zorblax”"));
}

static void
test_split_adds_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FinTransaction) transaction = first (fixture);
  GtkWidget *save;
  GtkWidget *one;
  GtkWidget *two;

  show (fixture, fin_split_dialog_new (fixture->ui->session, transaction));
  save = adw_dialog_get_default_widget (fixture->dialog);
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->dialog), "Each part needs an amount."));
  g_assert_false (gtk_widget_get_sensitive (save));
  one = find (fixture, ADW_TYPE_ENTRY_ROW, "Amount", 0);
  two = find (fixture, ADW_TYPE_ENTRY_ROW, "Amount", 1);
  gtk_editable_set_text (GTK_EDITABLE (one), "7.50");
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (two), "2.50");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->dialog), "The parts add up."));
  gtk_editable_set_text (GTK_EDITABLE (two), "2.51");
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (two), "2.50");
  g_signal_emit_by_name (save, "clicked");
  fin_test_wait_until (count_splits (fixture) == 2);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (count_splits (fixture) == 0);
}

static GtkWidget *
remove_button (Fixture *fixture, guint place)
{
  GtkWidget *found = NULL;

  for (guint i = 0, n = 0; n <= place; i++)
    {
      found = find (fixture, GTK_TYPE_BUTTON, NULL, i);
      if (g_strcmp0 (gtk_widget_get_tooltip_text (found), "Remove This Part") == 0)
        n++;
    }
  return found;
}

/* The last two stay, and what is left adds up again without the one that went. */
static void
test_split_part_is_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FinTransaction) transaction = first (fixture);
  GtkWidget *add = NULL;

  show (fixture, fin_split_dialog_new (fixture->ui->session, transaction));
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->dialog), "Each part needs an amount."));
  g_assert_false (gtk_widget_get_sensitive (remove_button (fixture, 0)));
  for (guint i = 0; add == NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (find (fixture, GTK_TYPE_BUTTON, NULL, i)),
                   "Add a Part")
        == 0)
      add = find (fixture, GTK_TYPE_BUTTON, NULL, i);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Amount", 0)), "4");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Amount", 1)), "1");
  g_signal_emit_by_name (add, "clicked");
  g_assert_true (gtk_widget_get_sensitive (adw_dialog_get_default_widget (fixture->dialog)));
  g_signal_emit_by_name (remove_button (fixture, 1), "clicked");
  fin_test_settle (fixture->window);
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (fixture->dialog)));
  g_assert_false (gtk_widget_get_sensitive (remove_button (fixture, 0)));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Amount", 1)), "6");
  g_signal_emit_by_name (adw_dialog_get_default_widget (fixture->dialog), "clicked");
  fin_test_wait_until (count_splits (fixture) == 2);
}

static void
test_category_is_added (Fixture *fixture, gconstpointer data)
{
  GListModel *categories = fin_session_get_categories (fixture->ui->session);
  guint before = g_list_model_get_n_items (categories);
  GtkWidget *name;

  show (fixture, fin_categories_dialog_new (fixture->ui->session));
  name = find (fixture, ADW_TYPE_ENTRY_ROW, "Name", 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "Model trains");
  g_signal_emit_by_name (name, "apply");
  fin_test_wait_until (g_list_model_get_n_items (categories) == before + 1);
}

static void
rules_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) rules = fin_session_load_rules_finish (FIN_SESSION (source), result, NULL);

  *(int *) user_data = (int) rules->len;
}

static int
count_rules (Fixture *fixture)
{
  int n = -1;

  fin_session_load_rules_async (fixture->ui->session, rules_counted_cb, &n);
  fin_test_wait_until (n >= 0);
  return n;
}

static FinRule *
new_rule (Fixture *fixture)
{
  g_autoptr (FinCategory) category
      = g_list_model_get_item (fin_session_get_categories (fixture->ui->session), 0);
  FinRule *rule = fin_rule_new ();

  g_object_set (rule, "pattern", "zorblax", "category-id", fin_category_get_id (category), NULL);
  return rule;
}

static gboolean
has_rule (GFile *file)
{
  g_autofree char *text = NULL;

  return g_file_load_contents (file, NULL, &text, NULL, NULL, NULL)
         && strstr (text, "zorblax") != NULL;
}

/* Rules go to a file and come back from it, once, as one step. */
static void
test_rules_as_a_file (Fixture *fixture, gconstpointer data)
{
  FinSession *session = fixture->ui->session;
  g_autofree char *path = g_build_filename (fixture->ui->household->folder, "rules.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FinRule) rule = new_rule (fixture);

  fin_session_edit_rule (session, FIN_RULE_ADD, rule, 0);
  fin_test_wait_until (count_rules (fixture) == 1);
  show (fixture, fin_rules_dialog_new (session));
  g_assert_nonnull (find_button (fixture, "_Add Rule"));
  fin_session_export_rules (session, file);
  fin_test_wait_until (has_rule (file));
  fin_session_undo (session);
  fin_test_wait_until (count_rules (fixture) == 0);
  fin_session_import_rules (session, file);
  fin_test_wait_until (count_rules (fixture) == 1);
  fin_test_wait_until (fin_test_shows (GTK_WIDGET (fixture->dialog), "Payee contains “zorblax”"));
  fin_session_undo (session);
  fin_test_wait_until (count_rules (fixture) == 0);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static FinCategorySource
source_of (Fixture *fixture)
{
  g_autoptr (FinTransaction) transaction = first (fixture);

  return fin_transaction_get_category_source (transaction);
}

/* The menu of categories: for what is selected, and for its payees from now on, once. */
static void
test_always_is_for_once (Fixture *fixture, gconstpointer data)
{
  GListModel *categories = fin_session_get_categories (fixture->ui->session);
  g_autoptr (FinCategory) category = g_list_model_get_item (categories, 0);
  GtkWidget *page = fin_transactions_page_new (fixture->ui->session);
  GListModel *model;

  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  fin_test_settle (fixture->window);
  model = fin_transactions_page_get_model (FIN_TRANSACTIONS_PAGE (page));
  fin_test_wait_until (g_list_model_get_n_items (model) == 1);
  gtk_widget_activate_action (page, "transactions.always", NULL);
  gtk_widget_activate_action (page, "transactions.choose-category", NULL);
  g_assert_true (select_first (page));
  gtk_widget_activate_action (page, "transactions.categorise", "x", fin_category_get_id (category));
  fin_test_wait_until (source_of (fixture) == FIN_CATEGORY_SOURCE_PERSON);
  g_assert_cmpint (count_rules (fixture), ==, 1);
  /* One step took the rule along. */
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (source_of (fixture) == FIN_CATEGORY_SOURCE_NONE);
  g_assert_cmpint (count_rules (fixture), ==, 0);
  gtk_widget_activate_action (page, "transactions.categorise", "x", fin_category_get_id (category));
  fin_test_wait_until (source_of (fixture) == FIN_CATEGORY_SOURCE_PERSON);
  g_assert_cmpint (count_rules (fixture), ==, 0);
}

static void
add_tests (void)
{
  g_test_add ("/filing/rule-is-tried", Fixture, NULL, set_up, test_rule_is_tried, tear_down);
  g_test_add ("/filing/split-adds-up", Fixture, NULL, set_up, test_split_adds_up, tear_down);
  g_test_add ("/filing/split-part-is-removed", Fixture, NULL, set_up, test_split_part_is_removed,
              tear_down);
  g_test_add ("/filing/rules-as-a-file", Fixture, NULL, set_up, test_rules_as_a_file, tear_down);
  g_test_add ("/filing/always-is-for-once", Fixture, NULL, set_up, test_always_is_for_once,
              tear_down);
  g_test_add ("/filing/category-is-added", Fixture, NULL, set_up, test_category_is_added,
              tear_down);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
