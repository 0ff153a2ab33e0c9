/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts in the window: renamed, closed, added, each undone; transfers between them joined and parted. */
#include "fin-account-dialog.h"
#include "fin-accounts-dialog.h"
#include "fin-forecast-inputs.h"
#include "fin-session-accounts.h"
#include "fin-session-edit.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-transaction.h"
#include "fin-transactions-page.h"

typedef struct
{
  FinTestUi *ui;
  GtkWidget *window;
  AdwDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->ui = fin_test_ui_new (TRUE);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

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
show (Fixture *fixture, AdwDialog *dialog)
{
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  adw_dialog_present (dialog, fixture->window);
  fin_test_settle (fixture->window);
}

typedef struct
{
  GType type;
  const char *title;
  GtkWidget *found;
} Search;

static void
look (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (search->found == NULL && G_TYPE_CHECK_INSTANCE_TYPE (widget, search->type)
      && (search->title == NULL
          || g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                               search->title)))
    search->found = widget;
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *title)
{
  Search search = { type, title, NULL };

  fin_test_walk (root, look, &search);
  g_assert_nonnull (search.found);
  return search.found;
}

static void
type (Fixture *fixture, const char *row, const char *text)
{
  gtk_editable_set_text (
      GTK_EDITABLE (find (GTK_WIDGET (fixture->dialog), ADW_TYPE_ENTRY_ROW, row)), text);
}

static GtkWidget *
save_button (Fixture *fixture)
{
  return adw_dialog_get_default_widget (fixture->dialog);
}

static gboolean
is_called (Fixture *fixture, const char *name)
{
  FinAccount *account
      = fin_session_find_account (fixture->ui->session, fixture->ui->account_id);

  return g_strcmp0 (fin_account_get_name (account), name) == 0;
}

static gboolean
is_closed (Fixture *fixture)
{
  return fin_account_get_closed (
      fin_session_find_account (fixture->ui->session, fixture->ui->account_id));
}

static void
test_is_edited (Fixture *fixture, gconstpointer data)
{
  FinSession *session = fixture->ui->session;

  show (fixture, fin_account_dialog_new (
                     session, fin_session_find_account (session, fixture->ui->account_id)));
  g_assert_true (gtk_widget_get_sensitive (save_button (fixture)));
  type (fixture, "Name", "  ");
  g_assert_false (gtk_widget_get_sensitive (save_button (fixture)));
  type (fixture, "Name", "Household");
  adw_switch_row_set_active (
      ADW_SWITCH_ROW (find (GTK_WIDGET (fixture->dialog), ADW_TYPE_SWITCH_ROW, "Closed")), TRUE);
  type (fixture, "Currency", "usd");
  /* Nothing changes before it is saved. */
  g_assert_true (is_called (fixture, "Everyday"));
  g_signal_emit_by_name (save_button (fixture), "clicked");
  fin_test_wait_until (is_called (fixture, "Household") && is_closed (fixture));
  g_assert_cmpstr (fin_account_get_currency (
                       fin_session_find_account (session, fixture->ui->account_id)),
                   ==, "USD");
  fin_session_undo (session);
  fin_test_wait_until (is_called (fixture, "Everyday") && !is_closed (fixture));
}

static void
test_is_added (Fixture *fixture, gconstpointer data)
{
  GListModel *accounts = fin_session_get_accounts (fixture->ui->session);

  show (fixture, fin_account_dialog_new (fixture->ui->session, NULL));
  g_assert_false (gtk_widget_get_sensitive (save_button (fixture)));
  type (fixture, "Name", "Everyday");
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->dialog), "Name, which another account has"));
  g_assert_false (gtk_widget_get_sensitive (save_button (fixture)));
  type (fixture, "Name", "Piggy bank");
  g_assert_true (gtk_widget_get_sensitive (save_button (fixture)));
  type (fixture, "Currency", "shells");
  g_assert_false (gtk_widget_get_sensitive (save_button (fixture)));
  type (fixture, "Currency", "chf");
  g_signal_emit_by_name (save_button (fixture), "clicked");
  fin_test_wait_until (g_list_model_get_n_items (accounts) == 2);
  fin_test_wait_until (fixture->dialog == NULL);

  show (fixture, fin_accounts_dialog_new (fixture->ui->session));
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->dialog), "Piggy bank"));
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->dialog), "Current account, CHF"));
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (!fin_test_shows (GTK_WIDGET (fixture->dialog), "Piggy bank"));
}

/* What the database says of a card. */
static gpointer
read_card (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinCardTerms *card = data;

  g_assert_true (fin_card_store_get (connection, card->account_id, card, error));
  return FIN_DATABASE_DONE;
}

static FinCardTerms
card_of (Fixture *fixture, gint64 account_id)
{
  FinCardTerms card = { .account_id = account_id };

  fin_database_read (fixture->ui->household->database, read_card, &card, NULL, NULL);
  return card;
}

static AdwComboRow *
combo (Fixture *fixture, const char *title)
{
  return ADW_COMBO_ROW (find (GTK_WIDGET (fixture->dialog), ADW_TYPE_COMBO_ROW, title));
}

/* Four statements of the 20th, each paid off on the 10th after: the first of them from nothing. */
static void
live_on_card (Fixture *fixture, gint64 card)
{
  FinTestHousehold *household = fixture->ui->household;
  GArray *ids;

  for (int month = 7; month <= 11; month++)
    {
      g_autofree char *bought = g_strdup_printf ("2026-%02d-12", month);
      g_autofree char *paid = g_strdup_printf ("2026-%02d-10", month + 1);

      fin_test_household_add (household, card, fin_date_from_iso (bought), -10000 - month * 100,
                              "Shop", 0);
      if (month == 11)
        continue;
      fin_test_household_add (household, card, fin_date_from_iso (paid), 10000 + month * 100,
                              "Thank you", 0);
      fin_test_household_add (household, fixture->ui->account_id, fin_date_from_iso (paid),
                              -10000 - month * 100, "Visa", 0);
    }
  ids = fin_test_household_write (household);
  for (int i = 0; i < 4; i++)
    fin_test_household_link (household, g_array_index (ids, gint64, 3 * i + 1),
                             g_array_index (ids, gint64, 3 * i + 2));
  fin_test_household_state_balance (household, card, fin_date_from_iso ("2026-07-01"), 0);
  g_array_unref (ids);
}

/* What past payments show is offered, what is said is shown at once and undone as one with the rest. */
static void
test_card (Fixture *fixture, gconstpointer data)
{
  FinSession *session = fixture->ui->session;
  gint64 id = fin_test_household_add_account (fixture->ui->household, "Visa", FIN_ACCOUNT_CARD,
                                              "EUR");
  GtkWidget *dialog;

  live_on_card (fixture, id);
  fin_test_wait_until (fin_session_find_account (session, id) != NULL
                       && !fin_session_get_busy (session));
  fin_test_wait_until (fin_forecast_inputs_find (fin_session_get_insights (session)->inputs, id)
                       != NULL);
  show (fixture, fin_account_dialog_new (session, fin_session_find_account (session, id)));
  dialog = GTK_WIDGET (fixture->dialog);
  fin_test_wait_until (fin_test_shows (dialog, "Next payment foreseen: €111.00 on"));
  g_assert_true (fin_test_shows (dialog, "Payments show: 10"));
  g_assert_true (fin_test_shows (dialog, "Payments show: Everyday"));

  adw_combo_row_set_selected (combo (fixture, "Statement day"), 31);
  adw_combo_row_set_selected (combo (fixture, "Due day"), 15);
  fin_test_wait_until (fin_test_shows (dialog, "Tue 15 Dec from Everyday"));
  adw_combo_row_set_selected (combo (fixture, "Paid from"), 1);
  type (fixture, "Name", "Visa Gold");
  g_signal_emit_by_name (save_button (fixture), "clicked");
  fin_test_wait_until (card_of (fixture, id).statement_day == 31);
  g_assert_cmpint (card_of (fixture, id).due_day, ==, 15);
  g_assert_cmpint (card_of (fixture, id).payer_id, ==, fixture->ui->account_id);
  fin_test_wait_until (fixture->dialog == NULL);

  fin_session_undo (session);
  fin_test_wait_until (card_of (fixture, id).statement_day == 0);
  g_assert_cmpint (card_of (fixture, id).payer_id, ==, 0);
  fin_test_wait_until (g_strcmp0 (fin_account_get_name (fin_session_find_account (session, id)),
                                  "Visa")
                       == 0);
}

/* Only cards have statements; a card that is new keeps what is said of it. */
static void
test_card_is_added (Fixture *fixture, gconstpointer data)
{
  FinSession *session = fixture->ui->session;
  GListModel *accounts = fin_session_get_accounts (session);
  g_autoptr (FinAccount) added = NULL;
  FinCardTerms card;

  show (fixture, fin_account_dialog_new (session, NULL));
  g_assert_false (fin_test_shows (GTK_WIDGET (fixture->dialog), "Statement day"));
  adw_combo_row_set_selected (combo (fixture, "Kind"), FIN_ACCOUNT_CARD);
  fin_test_settle (fixture->window);
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->dialog), "Statement day"));
  g_assert_true (fin_test_shows (GTK_WIDGET (fixture->dialog), "as soon as all three are known"));
  type (fixture, "Name", "Mastercard");
  adw_combo_row_set_selected (combo (fixture, "Due day"), 5);
  g_signal_emit_by_name (save_button (fixture), "clicked");
  fin_test_wait_until (g_list_model_get_n_items (accounts) == 2);
  added = g_list_model_get_item (accounts, 1);
  card = card_of (fixture, fin_account_get_id (added));
  g_assert_cmpint (card.due_day, ==, 5);
  g_assert_cmpint (card.statement_day, ==, 0);
  fin_test_wait_until (fixture->dialog == NULL);
}

static gint64
transfer_of (Fixture *fixture, const char *payee)
{
  GListModel *recent = fin_session_get_recent (fixture->ui->session);

  for (guint i = 0; i < g_list_model_get_n_items (recent); i++)
    {
      g_autoptr (FinTransaction) transaction = g_list_model_get_item (recent, i);

      if (g_strcmp0 (fin_transaction_get_payee (transaction), payee) == 0)
        return fin_transaction_get_transfer_id (transaction);
    }
  return -1;
}

static void
failed_cb (FinSession *session, const char *message, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

static GtkSelectionModel *
show_page (Fixture *fixture, GtkWidget **page)
{
  *page = fin_transactions_page_new (fixture->ui->session);
  adw_window_set_content (ADW_WINDOW (fixture->window), *page);
  fin_test_settle (fixture->window);
  fin_test_wait_until (g_list_model_get_n_items (fin_transactions_page_get_model (
                           FIN_TRANSACTIONS_PAGE (*page)))
                       == fixture->ui->n_rows + 2);
  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (find (*page, GTK_TYPE_COLUMN_VIEW, NULL)));
}

/* The newest two rows are the two sides; a row is no transfer with one of its own account. */
static void
test_transfer (Fixture *fixture, gconstpointer data)
{
  FinTestHousehold *household = fixture->ui->household;
  gint64 savings
      = fin_test_household_add_account (household, "Savings", FIN_ACCOUNT_SAVINGS, "EUR");
  FinDate today = fin_date_from_iso ("2026-11-22");
  g_autofree char *failure = NULL;
  GtkSelectionModel *model;
  GtkWidget *page;

  fin_test_household_add (household, fixture->ui->account_id, today, -5000, "Put aside", 0);
  fin_test_household_add (household, savings, today, 5000, "Arrived", 0);
  g_array_unref (fin_test_household_write (household));
  fin_test_wait_until (transfer_of (fixture, "Arrived") == 0);
  g_signal_connect (fixture->ui->session, "failed", G_CALLBACK (failed_cb), &failure);
  model = show_page (fixture, &page);

  gtk_selection_model_select_range (model, 1, 2, TRUE);
  gtk_widget_activate_action (page, "transactions.join-transfer", NULL);
  fin_test_wait_until (failure != NULL);
  g_assert_nonnull (strstr (failure, "select one row of each"));

  gtk_selection_model_select_range (model, 0, 2, TRUE);
  gtk_widget_activate_action (page, "transactions.join-transfer", NULL);
  fin_test_wait_until (transfer_of (fixture, "Arrived") > 0
                       && transfer_of (fixture, "Put aside") > 0);
  fin_session_undo (fixture->ui->session);
  fin_test_wait_until (transfer_of (fixture, "Arrived") == 0);
  fin_session_redo (fixture->ui->session);
  fin_test_wait_until (transfer_of (fixture, "Arrived") > 0);
  gtk_selection_model_select_range (model, 0, 1, TRUE);
  gtk_widget_activate_action (page, "transactions.part-transfers", NULL);
  fin_test_wait_until (transfer_of (fixture, "Arrived") == 0
                       && transfer_of (fixture, "Put aside") == 0);
}

#define ADD(name, func) g_test_add ("/accounts/" name, Fixture, NULL, set_up, func, tear_down)

static void
add_tests (void)
{
  ADD ("is-edited", test_is_edited);
  ADD ("is-added", test_is_added);
  ADD ("card", test_card);
  ADD ("card-is-added", test_card_is_added);
  ADD ("transfer", test_transfer);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
