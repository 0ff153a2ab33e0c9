/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast card: its horizon, what if answered live, comparison, cancelling, and that it goes. */
#include "fin-forecast-card.h"

#include <string.h>

#include "fin-chart.h"
#include "fin-forecast-inputs.h"
#include "fin-horizon-chooser.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-what-if-panel.h"

typedef struct
{
  const char *title;
  GType type;
  GtkWidget *found;
} Search;

static void
find_row_cb (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (!G_TYPE_CHECK_INSTANCE_TYPE (widget, search->type))
    return;
  if (search->title == NULL
      || (ADW_IS_PREFERENCES_ROW (widget)
          && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                        search->title)
                 == 0))
    search->found = widget;
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *title)
{
  Search search = { .title = title, .type = type };

  fin_test_walk (root, find_row_cb, &search);
  g_assert_nonnull (search.found);
  return search.found;
}

/* A household with a bill that comes every month, and its card in a window. */
typedef struct
{
  FinTestUi *ui;
  GtkWidget *card;
  GtkWidget *window;
} Fixture;

static void
fixture_init (Fixture *self)
{
  FinDate today = fin_date_from_iso ("2026-11-22");

  self->ui = fin_test_ui_new (TRUE);
  for (FinDate day = today - 200; day < today; day++)
    {
      int day_of_month;

      fin_date_to_ymd (day, NULL, NULL, &day_of_month);
      if (day_of_month == 5)
        fin_test_household_add (self->ui->household, self->ui->account_id, day, -1299, "Stream", 0);
      if (day_of_month == 28)
        fin_test_household_add (self->ui->household, self->ui->account_id, day, 200000, "Pay", 0);
    }
  g_array_unref (fin_test_household_write (self->ui->household));
  fin_test_household_state_balance (self->ui->household, self->ui->account_id, today, 100000);
  fin_session_refresh (self->ui->session);
  fin_test_wait_until (fin_session_get_insights (self->ui->session) != NULL
                       && !fin_session_get_busy (self->ui->session)
                       && fin_insights_find_forecast (fin_session_get_insights (self->ui->session),
                                                      self->ui->account_id)
                                  ->events->len
                              > 0);
  self->card = fin_forecast_card_new (self->ui->session);
  self->window = fin_test_window_new (self->card, 700, 1200);
  fin_test_settle (self->window);
}

static void
fixture_clear (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  fin_test_drain ();
  fin_test_ui_free (self->ui);
}

static void
test_horizon (void)
{
  GtkWidget *chooser = g_object_ref_sink (fin_horizon_chooser_new ());
  FinChart *chart;
  Fixture self;

  for (int days = 1; days <= 400; days += 57)
    {
      fin_horizon_chooser_set_days (FIN_HORIZON_CHOOSER (chooser), days);
      g_assert_cmpint (fin_horizon_chooser_get_days (FIN_HORIZON_CHOOSER (chooser)), ==,
                       CLAMP (days, FIN_HORIZON_LEAST, FIN_HORIZON_MOST));
    }
  g_assert_finalize_object (chooser);

  fixture_init (&self);
  g_assert_true (fin_test_shows (self.card, "In 30 days"));
  chart = FIN_CHART (find (self.card, FIN_TYPE_CHART, NULL));
  g_assert_nonnull (strstr (fin_chart_get_summary (chart), "Aug 2026"));
  /* Of the past no more than a person needs to see a week ahead. */
  fin_forecast_card_set_days (FIN_FORECAST_CARD (self.card), 7);
  fin_test_wait_until (fin_test_shows (self.card, "Below zero within 7 days"));
  g_assert_nonnull (strstr (fin_chart_get_summary (chart), "Oct 2026"));
  fin_forecast_card_set_days (FIN_FORECAST_CARD (self.card), 200);
  fin_test_wait_until (fin_test_shows (self.card, "In 200 days"));
  fin_test_wait_until (fin_test_shows (self.card, "Below zero within 200 days"));
  fixture_clear (&self);
}

static void
add_days (FinTestUi *ui, gint64 account_id, FinDate last, int n_days, gint64 balance)
{
  for (int days = n_days - 1; days >= 0; days--)
    fin_test_household_add (ui->household, account_id, last - days, -1000 - days, "Bakery", 0);
  g_array_unref (fin_test_household_write (ui->household));
  fin_test_household_state_balance (ui->household, account_id, last, balance);
}

/* The card of what was added to @ui, in a window. */
static GtkWidget *
show_card (FinTestUi *ui, GtkWidget **window)
{
  GtkWidget *card;

  fin_session_refresh (ui->session);
  fin_test_wait_until (fin_session_get_insights (ui->session) != NULL
                       && !fin_session_get_busy (ui->session)
                       && !fin_session_get_insights (ui->session)->empty);
  card = fin_forecast_card_new (ui->session);
  *window = fin_test_window_new (card, 700, 1200);
  fin_test_settle (*window);
  return card;
}

static void
close_card (FinTestUi *ui, GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fin_test_drain ();
  fin_test_ui_free (ui);
}

/* With little history it says so, that nobody knows yet how good it is, and what Prophet wants. */
static void
test_short_history (void)
{
  FinTestUi *ui = fin_test_ui_new (FALSE);
  GtkWidget *card, *window;

  add_days (ui, ui->account_id, fin_date_from_iso ("2026-11-21"), 14, 50000);
  card = show_card (ui, &window);
  fin_test_wait_until (fin_test_shows (card, "the band is wide because little is known"));
  g_assert_true (fin_test_shows (card, "From only 1"));
  g_assert_true (fin_test_shows (card, "most futures suppose that a month’s pay will"));
  g_assert_true (fin_test_shows (
      card, "There is too little history yet to say how good these forecasts are."));
  g_assert_false (fin_test_shows (card, "Prophet needs"));
  g_object_set (card, "compare", TRUE, NULL);
  fin_test_wait_until (fin_test_shows (card, "Prophet needs 30 transactions and there are only 14"));
  g_object_set (card, "compare", FALSE, NULL);
  fin_test_wait_until (!fin_test_shows (card, "Prophet needs"));
  close_card (ui, window);
}

/* Where statements end long ago, days are named: there is no "now" and nothing is "in 30 days". */
static void
test_old_data (void)
{
  FinTestUi *ui = fin_test_ui_new (FALSE);
  GtkWidget *card, *window;
  const char *summary;

  add_days (ui, ui->account_id, fin_date_from_iso ("2026-08-31"), 60, 50000);
  fin_test_household_end_statements (ui->household, ui->account_id,
                                     fin_date_from_iso ("2026-08-31"));
  card = show_card (ui, &window);
  fin_test_wait_until (fin_test_shows (card, "Your statements end on 31 Aug 2026."));
  g_assert_true (fin_test_shows (card, "30 Sep 2026"));
  g_assert_false (fin_test_shows (card, "In 30 days"));
  g_assert_false (fin_test_shows (card, "Now"));
  summary = fin_chart_get_summary (FIN_CHART (find (card, FIN_TYPE_CHART, NULL)));
  g_assert_nonnull (strstr (summary, "last known €500.00 on Mon 31 Aug"));
  close_card (ui, window);
}

/* The household's total says which accounts are not in it, and by which rate others are. */
static void
test_other_currency (void)
{
  FinTestUi *ui = fin_test_ui_new (TRUE);
  FinDate yesterday = fin_date_from_iso ("2026-11-21");
  gint64 dollars
      = fin_test_household_add_account (ui->household, "Dollars", FIN_ACCOUNT_CURRENT, "USD");
  GtkWidget *card, *window;

  add_days (ui, dollars, yesterday, 40, 50000);
  card = show_card (ui, &window);
  fin_forecast_card_set_account (FIN_FORECAST_CARD (card), 0);
  fin_test_wait_until (fin_test_shows (card, "Accounts in USD are left out: no rate is known"));
  fin_forecast_card_set_account (FIN_FORECAST_CARD (card), dollars);
  fin_test_wait_until (!fin_test_shows (card, "are left out"));
  close_card (ui, window);
}

/* What is below zero already is not warned of falling there. */
static void
test_overdrawn (void)
{
  FinTestUi *ui = fin_test_ui_new (FALSE);
  GtkWidget *card, *window;

  add_days (ui, ui->account_id, fin_date_from_iso ("2026-11-21"), 60, -250000);
  card = show_card (ui, &window);
  fin_test_wait_until (fin_test_shows (card, "It is now, and likely to stay there"));
  g_assert_false (fin_test_shows (card, "chance, most likely on"));
  close_card (ui, window);
}

static void
set_record (Fixture *self, int n_inside)
{
  GPtrArray *forecasts = fin_session_get_insights (self->ui->session)->forecasts;

  for (guint i = 0; i < forecasts->len; i++)
    ((FinBalanceForecast *) g_ptr_array_index (forecasts, i))->record
        = (FinTrackRecord){ .source = FIN_TRACK_KEPT,
                            .n_days = 100,
                            .n_inside = n_inside,
                            .n_forecasts = 8,
                            .span_days = 180,
                            .error = 12300,
                            .bias = 12000,
                            .width = 1.6 };
  fin_card_update (FIN_CARD (self->card));
}

/* A bad record is told in words, with what follows from it. */
static void
test_bad_record (void)
{
  Fixture self;

  fixture_init (&self);
  set_record (&self, 97);
  g_assert_true (fin_test_shows (self.card, "inside the band on 97 of 100 days"));
  g_assert_false (fin_test_shows (self.card, "That is not good enough"));
  set_record (&self, 71);
  g_assert_true (fin_test_shows (
      self.card, "In the last 6 months the balance was inside the band on 71 of 100 days. It was "
                 "off by €123 on average, mostly too high. That is not good enough: the band is "
                 "drawn wider."));
  fixture_clear (&self);
}

/* A bill switched off is worth what it costs; reset takes the wish back. */
static void
test_what_if (void)
{
  Fixture self;
  GtkWidget *bill, *price, *reset;

  fixture_init (&self);
  fin_forecast_card_show_what_if (FIN_FORECAST_CARD (self.card));
  bill = find (self.card, ADW_TYPE_SWITCH_ROW, "Stream");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (bill)));
  g_assert_false (fin_test_shows (self.card, "What if: difference"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (bill), FALSE);
  fin_test_wait_until (fin_test_shows (self.card, "+€12.99"));

  price = find (self.card, ADW_TYPE_SPIN_ROW, "A purchase of");
  adw_spin_row_set_value (ADW_SPIN_ROW (price), 100);
  fin_test_wait_until (fin_test_shows (self.card, "−⁠€87.01"));

  reset = gtk_widget_get_first_child (self.card);
  gtk_widget_activate_action (reset, "forecast.reset", NULL);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (bill)));
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (price)), ==, 0);
  fin_test_wait_until (!fin_test_shows (self.card, "What if: difference"));
  fixture_clear (&self);
}

/* Every row makes the change that it says. */
static void
test_panel_collects (void)
{
  Fixture self;
  FinWhatIfPanel *panel;
  g_autoptr (GArray) none = NULL, all = NULL;
  const FinForecastChange *changes;

  fixture_init (&self);
  panel = FIN_WHAT_IF_PANEL (find (self.card, FIN_TYPE_WHAT_IF_PANEL, NULL));
  none = fin_what_if_panel_collect (panel);
  g_assert_cmpuint (none->len, ==, 0);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find (self.card, ADW_TYPE_COMBO_ROW, "A payment comes later")), 1);
  adw_spin_row_set_value (ADW_SPIN_ROW (find (self.card, ADW_TYPE_SPIN_ROW, "Later by days")), 9);
  adw_spin_row_set_value (
      ADW_SPIN_ROW (find (self.card, ADW_TYPE_SPIN_ROW, "More income")), -50);
  all = fin_what_if_panel_collect (panel);
  g_assert_cmpuint (all->len, ==, 2);
  changes = (const FinForecastChange *)(gpointer)all->data;
  g_assert_cmpint ((int)changes[0].kind, ==, (int)FIN_FORECAST_CHANGE_DELAY);
  g_assert_nonnull (find (self.card, ADW_TYPE_SWITCH_ROW, changes[0].label));
  g_assert_cmpint (changes[0].days, ==, 9);
  g_assert_cmpint ((int)changes[1].kind, ==, (int)FIN_FORECAST_CHANGE_MONTHLY);
  g_assert_cmpfloat (changes[1].amount, ==, -5000);
  fixture_clear (&self);
}

static void
test_actions (void)
{
  Fixture self;

  fixture_init (&self);
  g_object_set (self.card, "compare", TRUE, NULL);
  fin_test_drain ();
  g_object_set (self.card, "compare", FALSE, NULL);
  fin_session_refresh (self.ui->session);
  fin_test_wait_until (fin_test_shows (self.card, "Computing…"));
  gtk_widget_activate_action (gtk_widget_get_first_child (self.card), "forecast.cancel", NULL);
  fin_test_wait_until (!fin_test_shows (self.card, "Computing…"));
  g_assert_false (fin_session_get_busy (self.ui->session));
  g_assert_true (fin_test_shows (self.card, "In 30 days"));
  fixture_clear (&self);
}

static void
test_goes (void)
{
  g_autoptr (FinTestUi) ui = fin_test_ui_new (TRUE);
  GtkWidget *card = g_object_ref_sink (fin_forecast_card_new (ui->session));
  gpointer weak = card;

  g_object_add_weak_pointer (G_OBJECT (card), &weak);
  g_object_unref (card);
  fin_test_wait_until (weak == NULL); /* a question under way holds it until it is cancelled */
}

static void
add_tests (void)
{
  g_test_add_func ("/forecast-card/horizon", test_horizon);
  g_test_add_func ("/forecast-card/short-history", test_short_history);
  g_test_add_func ("/forecast-card/old-data", test_old_data);
  g_test_add_func ("/forecast-card/other-currency", test_other_currency);
  g_test_add_func ("/forecast-card/overdrawn", test_overdrawn);
  g_test_add_func ("/forecast-card/bad-record", test_bad_record);
  g_test_add_func ("/forecast-card/what-if", test_what_if);
  g_test_add_func ("/forecast-card/panel-collects", test_panel_collects);
  g_test_add_func ("/forecast-card/actions", test_actions);
  g_test_add_func ("/forecast-card/goes", test_goes);
}

int
main (int argc, char **argv)
{
  return fin_test_ui_run (argc, argv, add_tests);
}
