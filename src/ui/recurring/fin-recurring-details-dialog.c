/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what stood in the insights when it was opened; it does not change under the eyes. */
#include "fin-recurring-details-dialog.h"

#include <glib/gi18n.h>

#include "fin-chart.h"
#include "fin-flow-plots.h"
#include "fin-format.h"
#include "fin-series-text.h"
#include "fin-widgets.h"

#define CHART_HEIGHT  90
#define MAX_PAYMENTS  60
#define MIN_FOR_CHART 3

static void
append_fact (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static char *
money (FinSession *session, const FinSeriesItem *item, gint64 amount)
{
  return fin_session_format_money (session, amount, item->currency, FIN_MONEY_EXACT);
}

static void
append_costs (AdwPreferencesGroup *group, FinSession *session, const FinSeriesItem *item)
{
  g_autofree char *usual = money (session, item, item->usual);
  g_autofree char *low = money (session, item, item->low);
  g_autofree char *high = money (session, item, item->high);
  g_autofree char *monthly = money (session, item, item->monthly);
  g_autofree char *yearly = money (session, item, item->yearly);
  /* Translators: amounts: of the last payments the least and the most */
  g_autofree char *range =
      g_strdup_printf (_ ("%1$s; lately from %2$s to %3$s"), usual, item->usual < 0 ? high : low,
                       item->usual < 0 ? low : high);
  g_autofree char *cost = g_strdup_printf (_ ("%1$s a month, %2$s a year"), monthly, yearly);

  append_fact (group, _ ("Usual amount"), item->fixed ? usual : range);
  append_fact (group, item->usual < 0 ? _ ("Cost") : _ ("Worth"), cost);
}

static AdwPreferencesGroup *
new_facts (FinSession *session, const FinSeriesItem *item)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *schedule = fin_series_schedule_text (item);
  g_autofree char *next = fin_format_date_relative (item->next, fin_session_get_today (session));
  g_autofree char *state = fin_series_state_text (item);
  g_autofree char *note = fin_series_note_text (item);
  g_autofree char *evidence = fin_series_evidence_text (item);

  append_fact (group, _ ("When"), schedule);
  if (item->state != FIN_RECURRING_ENDED)
    append_fact (group, _ ("Next"), next);
  if (state != NULL)
    append_fact (group, _ ("State"), state);
  if (note != NULL)
    append_fact (group, _ ("Lately"), note);
  append_costs (group, session, item);
  append_fact (group, _ ("Account"), item->account_name);
  append_fact (group, _ ("Why Finsight thinks so"), evidence);
  return group;
}

/* What a payment came to on each day since the first one. */
static GtkWidget *
new_chart (FinSession *session, const FinSeriesItem *item)
{
  const FinSeriesPayment *payments = (const FinSeriesPayment *) (void *) item->payments->data;
  FinDate first = payments[0].date;
  gsize n_days = (gsize) (payments[item->payments->len - 1].date - first) + 1;
  g_autofree gint64 *values = g_new (gint64, n_days);
  g_autoptr (FinXyPlot) plot = NULL;
  GtkWidget *chart = fin_chart_new ();
  guint at = 0;

  for (gsize day = 0; day < n_days; day++)
    {
      while (at + 1 < item->payments->len && payments[at + 1].date <= first + (FinDate) day)
        at++;
      values[day] = ABS (payments[at].amount);
    }
  plot = fin_spark_plot_new (item->currency, first, values, n_days);
  fin_plot_set_amounts_hidden (FIN_PLOT (plot), fin_session_get_amounts_hidden (session));
  fin_chart_set_plot (FIN_CHART (chart), FIN_PLOT (plot));
  fin_chart_set_summary (FIN_CHART (chart), _ ("What each payment came to, over time"));
  gtk_widget_set_size_request (chart, -1, CHART_HEIGHT);
  return chart;
}

/* A price that never changed is told by the usual amount; a flat line would say nothing. */
static gboolean
has_prices (const FinSeriesItem *item)
{
  const FinSeriesPayment *payments = (const FinSeriesPayment *) (gpointer) item->payments->data;

  for (guint i = 1; i < item->payments->len; i++)
    if (payments[i].amount != payments[0].amount)
      return item->payments->len >= MIN_FOR_CHART;
  return FALSE;
}

static AdwPreferencesGroup *
new_prices (FinSession *session, const FinSeriesItem *item)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Prices"));
  adw_preferences_group_add (group, new_chart (session, item));
  for (guint i = item->prices->len; i-- > 0;)
    {
      const FinSeriesPrice *price = &g_array_index (item->prices, FinSeriesPrice, i);
      g_autofree char *from = money (session, item, price->from);
      g_autofree char *to = money (session, item, price->to);
      g_autofree char *day = fin_format_date_medium (price->date);
      /* Translators: two amounts */
      g_autofree char *change = g_strdup_printf (_ ("From %1$s to %2$s"), from, to);

      append_fact (group, day, change);
    }
  return group;
}

static void
append_payment (GtkWidget *expander, FinSession *session, const FinSeriesItem *item, guint i)
{
  const FinSeriesPayment *payment = &g_array_index (item->payments, FinSeriesPayment, i);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = fin_format_date_long (payment->date);
  g_autofree char *amount = money (session, item, payment->amount);
  GtkWidget *label = fin_label_new (amount, "numeric");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  if (payment->days_off != 0)
    {
      guint days = (guint) ABS (payment->days_off);
      g_autofree char *off =
          g_strdup_printf (payment->days_off > 0 ? ngettext ("%u day late", "%u days late", days)
                                                 : ngettext ("%u day early", "%u days early", days),
                           days);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), off);
    }
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", payment->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.edit-transaction");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static AdwPreferencesGroup *
new_payments (FinSession *session, const FinSeriesItem *item)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *expander = adw_expander_row_new ();
  guint n = item->payments->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u Payment", "%u Payments", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  for (guint i = 0; i < MIN (n, MAX_PAYMENTS); i++)
    append_payment (expander, session, item, n - 1 - i);
  adw_preferences_group_add (group, expander);
  return group;
}

/** fin_recurring_details_dialog_new: @item: of the session's insights; only looked at now */
AdwDialog *
fin_recurring_details_dialog_new (FinSession *session, const FinSeriesItem *item)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), new_facts (session, item));
  if (has_prices (item))
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), new_prices (session, item));
  if (item->payments->len > 0)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), new_payments (session, item));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, item->name);
  adw_dialog_set_content_width (dialog, 500);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
