/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a forecast at once from the insights, then as asked: its days, its account, what if. */
#include "fin-forecast-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fin-balance-chart.h"
#include "fin-forecast-facts.h"
#include "fin-forecast-query.h"
#include "fin-horizon-chooser.h"
#include "fin-sentence.h"
#include "fin-what-if-panel.h"
#include "fin-widgets.h"

/* As much past as future three times, within these: a week ahead is no sliver beside a quarter. */
#define LEAST_DAYS_BACK 30
#define MOST_DAYS_BACK 90
#define CHART_HEIGHT 280

struct _FinForecastCard
{
  FinCard parent_instance;

  gint64 account_id; /* -1: whichever is most urgent */
  gboolean compare;

  GArray *account_ids; /* gint64, by position of the chooser */
  gboolean filling;
  GCancellable *cancellable; /* of the question under way */
  FinForecastAnswer *answer; /* (nullable): to the last question */
  FinInsights *asked_of; /* the insights that the answer belongs to */

  FinForecastFacts facts;
  GtkWidget *horizon;
  GtkWidget *chooser;
  GtkWidget *chart;
  GtkWidget *panel;
  GtkWidget *progress;
};

enum
{
  PROP_0,
  PROP_DAYS,
  PROP_COMPARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinForecastCard, fin_forecast_card, FIN_TYPE_CARD)

static FinInsights *
get_insights (FinForecastCard *self)
{
  return fin_session_get_insights (fin_card_get_session (FIN_CARD (self)));
}

static const FinBalanceForecast *
find_forecast (FinForecastCard *self)
{
  FinInsights *insights = get_insights (self);
  const FinBalanceForecast *forecast;

  if (insights == NULL)
    return NULL;
  /* At first what is most urgent, until the person chooses. */
  if (self->account_id < 0)
    {
      forecast = fin_find_tightest_forecast (insights);
      self->account_id = forecast != NULL ? forecast->account_id : 0;
    }
  forecast = fin_insights_find_forecast (insights, self->account_id);
  return forecast != NULL ? forecast : fin_insights_find_forecast (insights, 0);
}

/* All accounts together, then each that has a forecast; hidden where there is only one. */
static void
fill_chooser (FinForecastCard *self, FinInsights *insights)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 all = 0;
  guint chosen = 0;

  self->filling = TRUE;
  g_array_set_size (self->account_ids, 0);
  g_array_append_val (self->account_ids, all);
  gtk_string_list_append (names, _ ("All accounts"));
  for (guint i = 0; i < insights->accounts->len; i++)
    {
      const FinAccountBalance *account = g_ptr_array_index (insights->accounts, i);

      if (fin_insights_find_forecast (insights, account->account_id) == NULL)
        continue;
      if (account->account_id == self->account_id)
        chosen = self->account_ids->len;
      g_array_append_val (self->account_ids, account->account_id);
      gtk_string_list_append (names, account->name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), chosen);
  gtk_widget_set_visible (self->chooser, self->account_ids->len > 2);
  self->filling = FALSE;
}

/* Whether the last answer is about what is to be shown. */
static gboolean
has_answer (FinForecastCard *self, const FinBalanceForecast *forecast)
{
  return self->answer != NULL && self->asked_of == get_insights (self)
         && self->answer->base->account_id == forecast->account_id;
}

static void
show (FinForecastCard *self, const FinBalanceForecast *forecast)
{
  FinSession *session = fin_card_get_session (FIN_CARD (self));
  gboolean answered = has_answer (self, forecast);
  int days = fin_forecast_card_get_days (self);
  FinBalanceLines lines = { 0 };

  if (answered)
    {
      /* What the model does not know: how earlier forecasts did. */
      self->answer->base->record = forecast->record;
      forecast = self->answer->base;
      lines.changed = self->answer->changed;
      lines.prophet = self->answer->prophet;
    }
  fin_forecast_facts_show_no_prophet (&self->facts, answered ? self->answer->no_prophet : NULL);
  fin_forecast_facts_show (&self->facts, session, forecast, lines.changed, days);
  fin_balance_chart_show (FIN_CHART (self->chart), session, forecast, &lines,
                          CLAMP (3 * days, LEAST_DAYS_BACK, MOST_DAYS_BACK), days);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinForecastCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinForecastAnswer) answer = fin_forecast_query_finish (result, &error);
  const FinBalanceForecast *forecast;

  /* A newer question cancels an older one. */
  if (answer == NULL || fin_card_get_session (FIN_CARD (self)) == NULL)
    return;
  if (answer->base == NULL && self->answer != NULL)
    answer->base = g_steal_pointer (&self->answer->base);
  g_clear_pointer (&self->answer, fin_forecast_answer_free);
  if (answer->base != NULL)
    self->answer = g_steal_pointer (&answer);
  forecast = find_forecast (self);
  if (forecast != NULL)
    show (self, forecast);
}

static void
ask (FinForecastCard *self)
{
  FinInsights *insights = get_insights (self);
  const FinBalanceForecast *forecast = find_forecast (self);
  g_autoptr (GArray) changes = NULL;
  gboolean known;
  int days;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (forecast == NULL || insights->inputs == NULL)
    return;
  changes = fin_what_if_panel_collect (FIN_WHAT_IF_PANEL (self->panel));
  self->cancellable = g_cancellable_new ();
  if (self->asked_of != insights)
    {
      g_clear_pointer (&self->answer, fin_forecast_answer_free);
      g_clear_pointer (&self->asked_of, fin_insights_unref);
      self->asked_of = fin_insights_ref (insights);
    }
  days = fin_forecast_card_get_days (self);
  /* What is as it was a moment ago need not be computed again: a change answers at once. */
  known = has_answer (self, forecast) && self->answer->base->n_days == days;
  fin_forecast_query_async (insights->inputs, forecast->account_id, days, known, changes,
                            self->compare, self->cancellable, answered_cb, g_object_ref (self));
}

static void
update_progress (FinForecastCard *self)
{
  FinSession *session = fin_card_get_session (FIN_CARD (self));
  gboolean busy = session != NULL && fin_session_get_busy (session);

  gtk_widget_set_visible (self->progress, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forecast.cancel", busy);
}

static void
fin_forecast_card_update (FinCard *card)
{
  FinForecastCard *self = FIN_FORECAST_CARD (card);
  const FinBalanceForecast *forecast = find_forecast (self);
  gboolean any = forecast != NULL && forecast->n_days > 0;

  gtk_widget_set_visible (self->chart, forecast != NULL);
  gtk_widget_set_visible (self->horizon, any);
  gtk_widget_set_visible (self->panel, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forecast.export", any);
  update_progress (self);
  if (forecast == NULL)
    {
      fin_forecast_facts_hide (&self->facts);
      return;
    }
  fill_chooser (self, get_insights (self));
  fin_what_if_panel_show (FIN_WHAT_IF_PANEL (self->panel), forecast);
  show (self, forecast);
  ask (self);
}

static void
account_chosen_cb (FinForecastCard *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (!self->filling && position < self->account_ids->len)
    fin_forecast_card_set_account (self, g_array_index (self->account_ids, gint64, position));
}

static void
days_notify_cb (FinForecastCard *self)
{
  fin_card_update (FIN_CARD (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (FIN_FORECAST_CARD (widget)->chart, "chart.export", NULL);
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fin_what_if_panel_reset (FIN_WHAT_IF_PANEL (FIN_FORECAST_CARD (widget)->panel));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fin_insight_service_cancel (
      fin_session_get_service (fin_card_get_session (FIN_CARD (widget))));
}

static void
fin_forecast_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinForecastCard *self = FIN_FORECAST_CARD (object);

  switch (prop_id)
    {
    case PROP_DAYS:
      g_value_set_int (value, fin_forecast_card_get_days (self));
      break;
    case PROP_COMPARE:
      g_value_set_boolean (value, self->compare);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_forecast_card_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  FinForecastCard *self = FIN_FORECAST_CARD (object);

  switch (prop_id)
    {
    case PROP_DAYS:
      fin_forecast_card_set_days (self, g_value_get_int (value));
      break;
    case PROP_COMPARE:
      if (self->compare == g_value_get_boolean (value))
        break;
      self->compare = g_value_get_boolean (value);
      ask (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_forecast_card_constructed (GObject *object)
{
  FinForecastCard *self = FIN_FORECAST_CARD (object);

  self->panel = fin_what_if_panel_new (fin_card_get_session (FIN_CARD (self)));
  g_signal_connect_object (self->panel, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  fin_card_append (FIN_CARD (self), self->panel);

  /* Ends with the first update, for which everything must be there. */
  G_OBJECT_CLASS (fin_forecast_card_parent_class)->constructed (object);
}

static void
fin_forecast_card_dispose (GObject *object)
{
  FinForecastCard *self = FIN_FORECAST_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->answer, fin_forecast_answer_free);
  g_clear_pointer (&self->asked_of, fin_insights_unref);

  G_OBJECT_CLASS (fin_forecast_card_parent_class)->dispose (object);
}

static void
fin_forecast_card_finalize (GObject *object)
{
  g_array_unref (FIN_FORECAST_CARD (object)->account_ids);

  G_OBJECT_CLASS (fin_forecast_card_parent_class)->finalize (object);
}

static void
fin_forecast_card_class_init (FinForecastCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags
      = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = fin_forecast_card_constructed;
  object_class->get_property = fin_forecast_card_get_property;
  object_class->set_property = fin_forecast_card_set_property;
  object_class->dispose = fin_forecast_card_dispose;
  object_class->finalize = fin_forecast_card_finalize;
  FIN_CARD_CLASS (klass)->update = fin_forecast_card_update;

  properties[PROP_DAYS]
      = g_param_spec_int ("days", NULL, NULL, FIN_HORIZON_LEAST, FIN_HORIZON_MOST, 30, flags);
  properties[PROP_COMPARE] = g_param_spec_boolean ("compare", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "forecast.days", "days");
  gtk_widget_class_install_property_action (widget_class, "forecast.compare", "compare");
  gtk_widget_class_install_action (widget_class, "forecast.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "forecast.reset", NULL, reset_cb);
  gtk_widget_class_install_action (widget_class, "forecast.cancel", NULL, cancel_cb);
}

static GtkWidget *
new_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Regenerate"), "win.refresh");
  g_menu_append (menu, _ ("Compare with _Prophet"), "forecast.compare");
  g_menu_append (menu, _ ("_Save Picture…"), "forecast.export");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Forecast menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Forecast menu"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* A spinner, words, and the way to stop; shown while insights are computed. */
static GtkWidget *
new_progress (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "forecast.cancel");
  gtk_widget_add_css_class (cancel, "flat");
  gtk_box_append (GTK_BOX (box), adw_spinner_new ());
  gtk_box_append (GTK_BOX (box), fin_label_new (_ ("Computing…"), "dimmed"));
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/* Whose forecast and how far; below each other where there is no room. */
static void
add_choosers (FinForecastCard *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  self->chooser = gtk_drop_down_new (NULL, NULL);
  gtk_widget_add_css_class (self->chooser, "fin-chooser");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Account"), -1);
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (account_chosen_cb),
                            self);
  gtk_widget_set_valign (self->chooser, GTK_ALIGN_CENTER);
  self->horizon = fin_horizon_chooser_new ();
  g_signal_connect_swapped (self->horizon, "notify::days", G_CALLBACK (days_notify_cb), self);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->chooser);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->horizon);
  fin_card_append (FIN_CARD (self), box);
}

static void
fin_forecast_card_init (FinForecastCard *self)
{
  FinCard *card = FIN_CARD (self);

  self->account_id = -1;
  self->account_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fin_card_set_title (card, _ ("Forecast"));
  fin_card_set_suffix (card, new_menu_button ());
  add_choosers (self);
  self->progress = new_progress ();
  fin_card_append (card, self->progress);
  fin_forecast_facts_add_above (&self->facts, card);
  self->chart = fin_chart_new ();
  gtk_widget_set_size_request (self->chart, -1, CHART_HEIGHT);
  fin_card_append (card, self->chart);
  fin_forecast_facts_add_below (&self->facts, card);
}

GtkWidget *
fin_forecast_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_FORECAST_CARD, "session", session, NULL);
}

/** fin_forecast_card_set_account: @account_id: 0: all accounts together */
void
fin_forecast_card_set_account (FinForecastCard *self, gint64 account_id)
{
  g_return_if_fail (FIN_IS_FORECAST_CARD (self));

  if (self->account_id == account_id)
    return;
  self->account_id = account_id;
  fin_card_update (FIN_CARD (self));
}

int
fin_forecast_card_get_days (FinForecastCard *self)
{
  g_return_val_if_fail (FIN_IS_FORECAST_CARD (self), 0);

  return fin_horizon_chooser_get_days (FIN_HORIZON_CHOOSER (self->horizon));
}

void
fin_forecast_card_set_days (FinForecastCard *self, int days)
{
  g_return_if_fail (FIN_IS_FORECAST_CARD (self));

  fin_horizon_chooser_set_days (FIN_HORIZON_CHOOSER (self->horizon), days);
}

/** fin_forecast_card_show_what_if: opens the panel of changes and puts the focus there, so into view. */
void
fin_forecast_card_show_what_if (FinForecastCard *self)
{
  g_return_if_fail (FIN_IS_FORECAST_CARD (self));

  fin_what_if_panel_set_expanded (FIN_WHAT_IF_PANEL (self->panel), TRUE);
  gtk_widget_child_focus (self->panel, GTK_DIR_TAB_FORWARD);
}
