/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance now, its low point before payday, and both on a chart. */
#include <adwaita.h>
#include <glib/gi18n.h>

#include "fin-balance-chart.h"
#include "fin-dashboard-cards.h"
#include "fin-palette.h"
#include "fin-sentence.h"
#include "fin-widgets.h"

#define DAYS_BACK 90
#define DAYS_AHEAD 30
#define CHART_HEIGHT 230
/* From this chance of falling below zero on, the sentence is shown as a warning. */
#define WARN_CHANCE 0.1

struct _FinBalanceCard
{
  FinCard parent_instance;

  GtkWidget *balance;
  GtkWidget *scope;
  GtkWidget *low_box;
  GtkWidget *low_icon;
  GtkWidget *low_point;
  GtkWidget *low_chance;
  GtkWidget *stale;
  GtkWidget *state_button;
  GtkWidget *chart;
};

G_DEFINE_FINAL_TYPE (FinBalanceCard, fin_balance_card, FIN_TYPE_CARD)

static gint64
current_balance (const FinBalanceForecast *forecast)
{
  return forecast->n_history > 0 ? forecast->history[forecast->n_history - 1] : 0;
}

static FinNudgeSeverity
low_severity (const FinBalanceForecast *forecast)
{
  if (forecast->p_below_zero >= 0.5)
    return FIN_NUDGE_CRITICAL;
  if (forecast->p_below_zero >= WARN_CHANCE || forecast->p_below_margin >= 0.5)
    return FIN_NUDGE_WARNING;
  return forecast->p_below_margin >= WARN_CHANCE ? FIN_NUDGE_INFO : FIN_NUDGE_GOOD;
}

static void
show_low_point (FinBalanceCard *self, FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *low_point = fin_sentence_low_point (session, forecast);
  g_autofree char *low_chance = fin_sentence_low_chance (session, forecast);
  FinNudgeSeverity severity = low_severity (forecast);

  gtk_widget_set_visible (self->low_box, low_point != NULL && !forecast->relative);
  fin_label_set (self->low_point, low_point);
  fin_label_set (self->low_chance, low_chance);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->low_icon), fin_severity_icon (severity));
  fin_palette_apply (self->low_icon, fin_severity_colour (severity));
}

/* Asks for the balance of the first account that lacks one. */
static void
show_state_button (FinBalanceCard *self, FinInsights *insights, gboolean relative)
{
  gtk_widget_set_visible (self->state_button, FALSE);
  for (guint i = 0; relative && i < insights->accounts->len; i++)
    {
      const FinAccountBalance *account = g_ptr_array_index (insights->accounts, i);

      if (!account->relative)
        continue;
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->state_button), "x",
                                        account->account_id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->state_button), "win.state-balance");
      gtk_widget_set_visible (self->state_button, TRUE);
      return;
    }
}

static void
fin_balance_card_update (FinCard *card)
{
  FinBalanceCard *self = FIN_BALANCE_CARD (card);
  FinSession *session = fin_card_get_session (card);
  FinInsights *insights = fin_session_get_insights (session);
  const FinBalanceForecast *forecast
      = insights != NULL ? fin_insights_find_forecast (insights, 0) : NULL;
  g_autofree char *balance = NULL;
  g_autofree char *scope = NULL;
  g_autofree char *stale = NULL;

  gtk_widget_set_visible (self->chart, forecast != NULL);
  if (forecast == NULL)
    {
      fin_label_set (self->balance, fin_session_get_busy (session) ? "…" : "–");
      fin_label_set (self->scope, NULL);
      gtk_widget_set_visible (self->low_box, FALSE);
      return;
    }
  balance = fin_session_format_money (session, current_balance (forecast), forecast->currency,
                                      forecast->relative ? FIN_MONEY_SIGNED : FIN_MONEY_EXACT);
  scope = fin_sentence_balance_scope (session, forecast);
  stale = fin_sentence_stale (session, forecast);
  fin_label_set (self->balance, balance);
  fin_label_set (self->scope, scope);
  fin_label_set (self->stale, stale);
  show_state_button (self, insights, forecast->relative);
  show_low_point (self, session, fin_find_tightest_forecast (insights));
  fin_balance_chart_show (FIN_CHART (self->chart), session, forecast, NULL, DAYS_BACK, DAYS_AHEAD);
}

static void
fin_balance_card_class_init (FinBalanceCardClass *klass)
{
  FIN_CARD_CLASS (klass)->update = fin_balance_card_update;
}

static GtkWidget *
new_low_box (FinBalanceCard *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->low_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->low_icon = gtk_image_new ();
  gtk_widget_add_css_class (self->low_icon, "fin-icon");
  gtk_widget_set_valign (self->low_icon, GTK_ALIGN_CENTER);
  self->low_point = fin_label_new (NULL, "numeric");
  self->low_chance = fin_label_new (NULL, "caption dimmed");
  gtk_box_append (GTK_BOX (texts), self->low_point);
  gtk_box_append (GTK_BOX (texts), self->low_chance);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->low_box), self->low_icon);
  gtk_box_append (GTK_BOX (self->low_box), texts);
  gtk_widget_set_valign (self->low_box, GTK_ALIGN_CENTER);
  return self->low_box;
}

static void
fin_balance_card_init (FinBalanceCard *self)
{
  GtkWidget *amounts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = adw_wrap_box_new ();
  FinCard *card = FIN_CARD (self);

  fin_card_set_title (card, _ ("Balance"));
  fin_card_set_page (card, "insights", _ ("Open Insights"));

  self->balance = fin_label_new (NULL, "title-1 numeric fin-balance");
  self->scope = fin_label_new (NULL, "caption dimmed");
  gtk_box_append (GTK_BOX (amounts), self->balance);
  gtk_box_append (GTK_BOX (amounts), self->scope);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (top), 36);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (top), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (top), amounts);
  adw_wrap_box_append (ADW_WRAP_BOX (top), new_low_box (self));
  fin_card_append (card, top);

  self->stale = fin_label_new (NULL, "caption warning");
  gtk_widget_set_visible (self->stale, FALSE);
  fin_card_append (card, self->stale);

  self->state_button = gtk_button_new_with_mnemonic (_ ("State _Balance…"));
  gtk_widget_set_halign (self->state_button, GTK_ALIGN_START);
  gtk_widget_set_visible (self->state_button, FALSE);
  fin_card_append (card, self->state_button);

  self->chart = fin_chart_new ();
  gtk_widget_set_size_request (self->chart, -1, CHART_HEIGHT);
  fin_card_append (card, self->chart);
}

GtkWidget *
fin_balance_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_BALANCE_CARD, "session", session, NULL);
}
