/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the labels of the forecast card and fills them from a forecast. */
#include "fin-forecast-facts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fin-advice.h"
#include "fin-forecast-text.h"
#include "fin-format.h"
#include "fin-palette.h"
#include "fin-sentence.h"
#include "fin-widgets.h"

/* What the balance pays for beyond a year is no number that anyone can use. */
#define MOST_DAYS_COVERED 365

static GtkWidget *
new_wrap_box (void)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 36);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 12);
  return box;
}

/* A caption over a value; @style: (nullable): of the value. Returns: both in a box */
static GtkWidget *
append_pair (GtkWidget *box,
             const char *caption,
             const char *style,
             GtkWidget **value,
             GtkWidget **title)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = fin_label_new (caption, "caption dimmed");

  *value = fin_label_new (NULL, style);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), *value);
  adw_wrap_box_append (ADW_WRAP_BOX (box), pair);
  if (title != NULL)
    *title = label;
  return pair;
}

/** fin_forecast_facts_add_above: balance now, then, and what lies between. */
void
fin_forecast_facts_add_above (FinForecastFacts *self, FinCard *card)
{
  GtkWidget *metrics = new_wrap_box ();

  append_pair (metrics, "", "title-3 numeric", &self->now, &self->now_title);
  append_pair (metrics, "", "title-3 numeric", &self->projected, &self->projected_title);
  append_pair (metrics, _ ("Projected change"), "title-3 numeric", &self->change, NULL);
  append_pair (metrics, _ ("Covers usual spending for"), "title-3 numeric", &self->covered, NULL);
  self->difference_box = append_pair (metrics, _ ("What if: difference"), "title-3 numeric",
                                      &self->difference, NULL);
  fin_card_append (card, metrics);
  self->stale = fin_label_new (NULL, "caption warning");
  gtk_widget_set_visible (self->stale, FALSE);
  fin_card_append (card, self->stale);
  self->no_prophet = fin_label_new (NULL, "caption warning");
  gtk_widget_set_visible (self->no_prophet, FALSE);
  fin_card_append (card, self->no_prophet);
}

static void
add_advice (FinForecastFacts *self, FinCard *card)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (fin_severity_icon (FIN_NUDGE_WARNING));

  self->advice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->advice, "fin-advice");
  fin_palette_apply (self->advice, "orange");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  self->advice_steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (texts),
                  fin_label_new (_ ("What would keep you above your margin"), "heading"));
  gtk_box_append (GTK_BOX (texts), self->advice_steps);
  gtk_box_append (GTK_BOX (self->advice), icon);
  gtk_box_append (GTK_BOX (self->advice), texts);
  fin_card_append (card, self->advice);
}

static void
add_sentence (FinCard *card, const char *title, GtkWidget **label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  *label = fin_label_new (NULL, NULL);
  gtk_box_append (GTK_BOX (box), fin_label_new (title, "caption dimmed"));
  gtk_box_append (GTK_BOX (box), *label);
  fin_card_append (card, box);
}

/** fin_forecast_facts_add_below: chances, reasons, record, basis. */
void
fin_forecast_facts_add_below (FinForecastFacts *self, FinCard *card)
{
  self->risks = new_wrap_box ();
  append_pair (self->risks, "", NULL, &self->lowest, &self->lowest_title);
  append_pair (self->risks, "", NULL, &self->below_zero, &self->below_zero_title);
  self->below_margin_box = append_pair (self->risks, "", NULL, &self->below_margin,
                                        &self->below_margin_title);
  fin_card_append (card, self->risks);
  add_advice (self, card);
  add_sentence (card, _ ("Why"), &self->why);
  add_sentence (card, _ ("How good these forecasts are"), &self->record);
  self->basis = fin_label_new (NULL, "caption dimmed");
  fin_card_append (card, self->basis);
  self->rates = fin_label_new (NULL, "caption dimmed");
  fin_card_append (card, self->rates);
  self->rate_buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->rate_buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->rate_buttons), 6);
  fin_card_append (card, self->rate_buttons);
}

static char *
format_money (gint64 minor, const char *currency, gpointer session)
{
  return fin_session_format_money (session, minor, currency, FIN_MONEY_ROUNDED);
}

static gint64
median_on (const FinBalanceForecast *forecast, int n)
{
  return fin_balance_forecast_quantile (forecast, n - 1, FIN_INSIGHTS_LEVEL_MEDIAN);
}

/* What stands above the two balances: of today and so many days ahead, or of days when data are old. */
static void
show_days (FinForecastFacts *self, const FinBalanceForecast *base, int n)
{
  g_autofree char *now = base->stale ? fin_format_date_medium (base->as_of) : g_strdup (_ ("Now"));
  g_autofree char *then
      = base->stale ? fin_format_date_medium (base->as_of + n)
                    : g_strdup_printf (ngettext ("In %d day", "In %d days", (gulong)n), n);

  fin_label_set (self->now_title, now);
  fin_label_set (self->projected_title, then);
}

static void
show_projection (FinForecastFacts *self,
                 FinSession *session,
                 const FinBalanceForecast *base,
                 const FinBalanceForecast *shown,
                 int n)
{
  gint64 then = n > 0 ? median_on (shown, n) : base->balance;
  gint64 difference = n > 0 ? shown->change[n - 1] - base->change[n - 1] : 0;
  g_autofree char *now_text
      = fin_session_format_money (session, base->balance, base->currency, FIN_MONEY_EXACT);
  g_autofree char *then_text
      = fin_session_format_money (session, then, base->currency, FIN_MONEY_ROUNDED);
  g_autofree char *change_text
      = fin_session_format_money (session, then - base->balance, base->currency,
                                  FIN_MONEY_ROUNDED_SIGNED);
  g_autofree char *difference_text
      = fin_session_format_money (session, difference, base->currency, FIN_MONEY_SIGNED);

  show_days (self, base, n);
  fin_label_set (self->now, now_text);
  fin_label_set (self->projected, n > 0 ? then_text : "–");
  fin_label_set (self->change, n > 0 ? change_text : "–");
  fin_label_set (self->difference, difference_text);
  gtk_widget_set_visible (self->difference_box, shown != base);
}

static void
show_covered (FinForecastFacts *self, const FinBalanceForecast *forecast)
{
  g_autofree char *text = NULL;

  if (forecast->days_covered > MOST_DAYS_COVERED)
    text = g_strdup (_ ("More than a year"));
  else if (forecast->days_covered >= 0)
    text = g_strdup_printf (ngettext ("%d day", "%d days", (gulong)forecast->days_covered),
                            forecast->days_covered);
  fin_label_set (self->covered, text);
  gtk_widget_set_visible (gtk_widget_get_parent (self->covered), text != NULL);
}

static void
show_risks (FinForecastFacts *self, FinSession *session, const FinBalanceForecast *forecast)
{
  g_autofree char *lowest = fin_sentence_low (session, forecast);
  g_autofree char *lowest_title = fin_sentence_low_title (forecast);
  g_autofree char *below_zero = fin_sentence_below_zero (session, forecast);
  g_autofree char *below_margin = fin_sentence_below_margin (session, forecast);
  g_autofree char *margin
      = fin_session_format_money (session, forecast->margin, forecast->currency, FIN_MONEY_ROUNDED);
  g_autofree char *zero_title
      = g_strdup_printf (ngettext ("Below zero within %d day", "Below zero within %d days",
                                   (gulong)forecast->risk_days),
                         forecast->risk_days);
  /* Translators: %s is an amount */
  g_autofree char *margin_title = g_strdup_printf (_ ("Below your safety margin of %s"), margin);

  gtk_widget_set_visible (self->risks, forecast->n_days > 0 && !forecast->relative);
  gtk_widget_set_visible (self->below_margin_box, forecast->margin > 0);
  fin_label_set (self->lowest_title, lowest_title);
  fin_label_set (self->lowest, lowest);
  fin_label_set (self->below_zero_title, zero_title);
  fin_label_set (self->below_zero, below_zero);
  fin_label_set (self->below_margin_title, margin_title);
  fin_label_set (self->below_margin, below_margin);
}

static void
show_advice (FinForecastFacts *self, FinSession *session, const FinBalanceForecast *forecast)
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

static void
add_rate_button (FinForecastFacts *self, const char *currency)
{
  /* Translators: %s is a currency code; opens a dialog */
  g_autofree char *label = g_strdup_printf (_ ("Rate of %s…"), currency);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", currency);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.state-rate");
  adw_wrap_box_append (ADW_WRAP_BOX (self->rate_buttons), button);
}

/* By which rates the other currencies count in the household's total, and a way to state newer ones. */
static void
show_rates (FinForecastFacts *self, const FinInsights *insights, gboolean total)
{
  g_autofree char *text = total ? fin_forecast_rates_text (insights) : NULL;
  GtkWidget *child;

  fin_label_set (self->rates, text);
  gtk_widget_set_visible (self->rate_buttons, text != NULL);
  while ((child = gtk_widget_get_first_child (self->rate_buttons)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->rate_buttons), child);
  if (text == NULL)
    return;
  for (guint i = 0; i < insights->rates->len; i++)
    add_rate_button (self, ((const FinInsightRate *)g_ptr_array_index (insights->rates, i))->currency);
  for (char **currency = insights->other_currencies; currency != NULL && *currency != NULL;
       currency++)
    add_rate_button (self, *currency);
}

/**
 * fin_forecast_facts_show:
 * @changed: (nullable): the forecast with what the person wishes for
 * @days: at most so many of the forecast are told of
 */
void
fin_forecast_facts_show (FinForecastFacts *self,
                         FinSession *session,
                         const FinBalanceForecast *base,
                         const FinBalanceForecast *changed,
                         int days)
{
  const FinBalanceForecast *shown = changed != NULL ? changed : base;
  g_autofree char *stale = fin_sentence_stale (session, base);
  g_autofree char *basis = fin_forecast_basis_text (base);
  g_autofree char *why = fin_forecast_why_full (base, format_money, session);
  g_autofree char *record = fin_forecast_record_text_full (base, format_money, session);

  show_projection (self, session, base, shown, MIN (days, MIN (base->n_days, shown->n_days)));
  show_covered (self, base);
  show_risks (self, session, shown);
  show_advice (self, session, base);
  fin_label_set (self->stale, stale);
  fin_label_set (self->why, why);
  fin_label_set (self->record, record);
  fin_label_set (self->basis, basis);
  show_rates (self, fin_session_get_insights (session), base->account_id == 0);
}

/** fin_forecast_facts_show_no_prophet: @why: (nullable): there is nothing to compare with */
void
fin_forecast_facts_show_no_prophet (FinForecastFacts *self, const char *why)
{
  fin_label_set (self->no_prophet, why);
}

/** fin_forecast_facts_hide: there is nothing to tell. */
void
fin_forecast_facts_hide (FinForecastFacts *self)
{
  gtk_widget_set_visible (self->risks, FALSE);
  gtk_widget_set_visible (self->advice, FALSE);
  gtk_widget_set_visible (self->difference_box, FALSE);
}
