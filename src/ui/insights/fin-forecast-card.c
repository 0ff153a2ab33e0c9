/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one forecast of the insights; 60 and 90 days are offered when it reaches that far. */
#include "fin-forecast-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fin-advice.h"
#include "fin-balance-chart.h"
#include "fin-format.h"
#include "fin-palette.h"
#include "fin-sentence.h"
#include "fin-widgets.h"

#define DAYS_BACK 90
#define CHART_HEIGHT 280

struct _FinForecastCard
{
  FinCard parent_instance;

  gint64 account_id;
  int days;

  GArray *account_ids; /* gint64, by position of the chooser */
  gboolean filling;

  GtkWidget *toggles;
  GtkWidget *chooser;
  GtkWidget *now;
  GtkWidget *projected;
  GtkWidget *projected_title;
  GtkWidget *change;
  GtkWidget *stale;
  GtkWidget *chart;
  GtkWidget *risks;
  GtkWidget *below_zero;
  GtkWidget *below_margin;
  GtkWidget *below_margin_title;
  GtkWidget *advice;
  GtkWidget *advice_steps;
  GtkWidget *basis;
};

enum
{
  PROP_0,
  PROP_DAYS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinForecastCard, fin_forecast_card, FIN_TYPE_CARD)

static void
show_projection (FinForecastCard *self, FinSession *session, const FinBalanceForecast *forecast)
{
  gint64 now = forecast->n_history > 0 ? forecast->history[forecast->n_history - 1] : 0;
  int n = MIN (self->days, forecast->n_days);
  gint64 then = n > 0 ? fin_balance_forecast_quantile (forecast, n - 1, FIN_INSIGHTS_LEVEL_MEDIAN)
                      : now;
  g_autofree char *now_text
      = fin_session_format_money (session, now, forecast->currency, FIN_MONEY_EXACT);
  g_autofree char *then_text
      = fin_session_format_money (session, then, forecast->currency, FIN_MONEY_ROUNDED);
  g_autofree char *change_text
      = fin_session_format_money (session, then - now, forecast->currency, FIN_MONEY_SIGNED);
  g_autofree char *title
      = g_strdup_printf (ngettext ("In %d day", "In %d days", (gulong)n), n);

  fin_label_set (self->now, now_text);
  fin_label_set (self->projected_title, title);
  fin_label_set (self->projected, n > 0 ? then_text : "–");
  fin_label_set (self->change, n > 0 ? change_text : "–");
}

static void
show_risks (FinForecastCard *self, FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *below_zero = fin_sentence_below_zero (session, forecast);
  g_autofree char *below_margin = fin_sentence_below_margin (session, forecast);
  g_autofree char *margin
      = fin_session_format_money (session, forecast->margin, forecast->currency, FIN_MONEY_ROUNDED);
  /* Translators: %s is an amount */
  g_autofree char *title = g_strdup_printf (_ ("Below your safety margin of %s"), margin);

  gtk_widget_set_visible (self->risks, forecast->n_days > 0 && !forecast->relative);
  fin_label_set (self->below_zero, below_zero);
  fin_label_set (self->below_margin_title, title);
  fin_label_set (self->below_margin, below_margin);
}

static void
show_advice (FinForecastCard *self, FinSession *session, const FinBalanceForecast *forecast)
{
  g_autoptr (GPtrArray) advice = fin_advice_new (session, forecast);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->advice_steps)) != NULL)
    gtk_box_remove (GTK_BOX (self->advice_steps), child);
  for (guint i = 0; i < advice->len; i++)
    {
      /* Translators: one step of a list; the bullet may be replaced. */
      g_autofree char *step
          = g_strdup_printf (_ ("• %s"), (const char *)g_ptr_array_index (advice, i));

      gtk_box_append (GTK_BOX (self->advice_steps), fin_label_new (step, NULL));
    }
  gtk_widget_set_visible (self->advice, advice->len > 0);
}

static const FinBalanceForecast *
find_forecast (FinForecastCard *self)
{
  FinInsights *insights = fin_session_get_insights (fin_card_get_session (FIN_CARD (self)));
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

static void
fin_forecast_card_update (FinCard *card)
{
  FinForecastCard *self = FIN_FORECAST_CARD (card);
  FinSession *session = fin_card_get_session (card);
  const FinBalanceForecast *forecast = find_forecast (self);
  g_autofree char *basis = NULL;
  g_autofree char *stale = NULL;

  gtk_widget_set_visible (self->chart, forecast != NULL);
  gtk_widget_set_visible (self->toggles, forecast != NULL && forecast->n_days > 30);
  if (forecast == NULL)
    {
      gtk_widget_set_visible (self->risks, FALSE);
      gtk_widget_set_visible (self->advice, FALSE);
      return;
    }
  fill_chooser (self, fin_session_get_insights (session));
  basis = fin_sentence_forecast_basis (session, forecast);
  stale = fin_sentence_stale (session, forecast);
  fin_label_set (self->basis, basis);
  fin_label_set (self->stale, stale);
  show_projection (self, session, forecast);
  show_risks (self, session, forecast);
  show_advice (self, session, forecast);
  fin_balance_chart_show (FIN_CHART (self->chart), session, forecast, DAYS_BACK, self->days);
}

static void
account_chosen_cb (FinForecastCard *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (!self->filling && position < self->account_ids->len)
    fin_forecast_card_set_account (self, g_array_index (self->account_ids, gint64, position));
}

static void
toggle_notify_cb (FinForecastCard *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->toggles));

  if (name != NULL)
    fin_forecast_card_set_days (self, (int)g_ascii_strtoll (name, NULL, 10));
}

static void
fin_forecast_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinForecastCard *self = FIN_FORECAST_CARD (object);

  switch (prop_id)
    {
    case PROP_DAYS:
      g_value_set_int (value, self->days);
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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

  object_class->get_property = fin_forecast_card_get_property;
  object_class->set_property = fin_forecast_card_set_property;
  object_class->finalize = fin_forecast_card_finalize;
  FIN_CARD_CLASS (klass)->update = fin_forecast_card_update;

  properties[PROP_DAYS] = g_param_spec_int ("days", NULL, NULL, 1, 365, 30,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* A caption over a large number. */
static GtkWidget *
append_metric (GtkWidget *box, const char *caption, GtkWidget **value, GtkWidget **title)
{
  GtkWidget *metric = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = fin_label_new (caption, "caption dimmed");

  *value = fin_label_new (NULL, "title-3 numeric");
  gtk_box_append (GTK_BOX (metric), label);
  gtk_box_append (GTK_BOX (metric), *value);
  adw_wrap_box_append (ADW_WRAP_BOX (box), metric);
  if (title != NULL)
    *title = label;
  return metric;
}

static void
add_toggles (FinForecastCard *self)
{
  const struct
  {
    const char *name;
    const char *label;
    const char *tooltip;
  } toggles[] = {
    { "30", _ ("30"), _ ("30 Days") },
    { "60", _ ("60"), _ ("60 Days") },
    { "90", _ ("90"), _ ("90 Days") },
  };

  self->toggles = GTK_WIDGET (adw_toggle_group_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days ahead"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, toggles[i].name);
      adw_toggle_set_label (toggle, toggles[i].label);
      adw_toggle_set_tooltip (toggle, toggles[i].tooltip);
      adw_toggle_group_add (ADW_TOGGLE_GROUP (self->toggles), toggle);
    }
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->toggles), "30");
  gtk_widget_add_css_class (self->toggles, "round");
  g_signal_connect_swapped (self->toggles, "notify::active-name", G_CALLBACK (toggle_notify_cb),
                            self);
  fin_card_set_suffix (FIN_CARD (self), self->toggles);
}

static GtkWidget *
append_risk (GtkWidget *box, const char *text, GtkWidget **title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *value = fin_label_new (NULL, NULL);

  *title = fin_label_new (text, "caption dimmed");
  gtk_box_append (GTK_BOX (row), *title);
  gtk_box_append (GTK_BOX (row), value);
  adw_wrap_box_append (ADW_WRAP_BOX (box), row);
  return value;
}

static GtkWidget *
new_wrap_box (void)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 36);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 12);
  return box;
}

static void
add_advice (FinForecastCard *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (fin_severity_icon (FIN_NUDGE_WARNING));

  self->advice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->advice, "fin-advice");
  fin_palette_apply (self->advice, "orange");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  self->advice_steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (texts), fin_label_new (_ ("What would keep you above your margin"),
                                                  "heading"));
  gtk_box_append (GTK_BOX (texts), self->advice_steps);
  gtk_box_append (GTK_BOX (self->advice), icon);
  gtk_box_append (GTK_BOX (self->advice), texts);
  fin_card_append (FIN_CARD (self), self->advice);
}

static void
fin_forecast_card_init (FinForecastCard *self)
{
  FinCard *card = FIN_CARD (self);
  GtkWidget *metrics = new_wrap_box ();
  GtkWidget *title;

  self->days = 30;
  self->account_id = -1;
  self->account_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fin_card_set_title (card, _ ("Forecast"));
  add_toggles (self);
  self->chooser = gtk_drop_down_new (NULL, NULL);
  gtk_widget_add_css_class (self->chooser, "fin-chooser");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Account"), -1);
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (account_chosen_cb),
                            self);
  fin_card_append (card, self->chooser);
  gtk_widget_set_halign (self->chooser, GTK_ALIGN_START);

  append_metric (metrics, _ ("Now"), &self->now, NULL);
  append_metric (metrics, "", &self->projected, &self->projected_title);
  append_metric (metrics, _ ("Projected change"), &self->change, NULL);
  fin_card_append (card, metrics);

  self->stale = fin_label_new (NULL, "caption warning");
  gtk_widget_set_visible (self->stale, FALSE);
  fin_card_append (card, self->stale);

  self->chart = fin_chart_new ();
  gtk_widget_set_size_request (self->chart, -1, CHART_HEIGHT);
  fin_card_append (card, self->chart);

  self->risks = new_wrap_box ();
  self->below_zero = append_risk (self->risks, _ ("Below zero within 30 days"), &title);
  self->below_margin = append_risk (self->risks, "", &self->below_margin_title);
  fin_card_append (card, self->risks);
  add_advice (self);

  self->basis = fin_label_new (NULL, "caption dimmed");
  fin_card_append (card, self->basis);
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

  return self->days;
}

void
fin_forecast_card_set_days (FinForecastCard *self, int days)
{
  g_autofree char *name = g_strdup_printf ("%d", days);

  g_return_if_fail (FIN_IS_FORECAST_CARD (self));

  if (self->days == days)
    return;
  self->days = days;
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->toggles), name);
  fin_card_update (FIN_CARD (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
}
