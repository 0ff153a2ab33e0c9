/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast on top, persona and spending beside each other below. */
#include "fin-insights-page.h"

#include "fin-anomalies-card.h"
#include "fin-columns.h"
#include "fin-dashboard-cards.h"
#include "fin-forecast-card.h"
#include "fin-persona-card.h"
#include "fin-ui.h"

struct _FinInsightsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *content;
  FinColumns *columns;

  /* Borrowed from content */
  FinForecastCard *forecast_card;
};

G_DEFINE_FINAL_TYPE (FinInsightsPage, fin_insights_page, ADW_TYPE_BIN)

static void
fin_insights_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FIN_TYPE_INSIGHTS_PAGE);

  G_OBJECT_CLASS (fin_insights_page_parent_class)->dispose (object);
}

static void
fin_insights_page_class_init (FinInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_insights_page_dispose;

  g_type_ensure (FIN_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-insights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FinInsightsPage, content);
  gtk_widget_class_bind_template_child (widget_class, FinInsightsPage, columns);
}

static void
fin_insights_page_init (FinInsightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fin_insights_page_new (FinSession *session)
{
  FinInsightsPage *self = g_object_new (FIN_TYPE_INSIGHTS_PAGE, NULL);

  self->forecast_card = FIN_FORECAST_CARD (fin_forecast_card_new (session));
  gtk_box_prepend (self->content, GTK_WIDGET (self->forecast_card));
  fin_columns_append (self->columns, 0, fin_persona_card_new (session));
  fin_columns_append (self->columns, 1, fin_anomalies_card_new (session));
  fin_columns_append (self->columns, 1, fin_spending_card_new (session));
  return GTK_WIDGET (self);
}

/** fin_insights_page_set_account: whose forecast is shown; 0: all accounts together */
void
fin_insights_page_set_account (FinInsightsPage *self, gint64 account_id)
{
  g_return_if_fail (FIN_IS_INSIGHTS_PAGE (self));

  fin_forecast_card_set_account (self->forecast_card, account_id);
}

/** fin_insights_page_show_what_if: opens what could be changed about the forecast. */
void
fin_insights_page_show_what_if (FinInsightsPage *self)
{
  g_return_if_fail (FIN_IS_INSIGHTS_PAGE (self));

  fin_forecast_card_show_what_if (self->forecast_card);
}
