/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns of cards under the balance; one column where there is no room. */
#include "fin-dashboard-page.h"

#include "fin-columns.h"
#include "fin-dashboard-cards.h"
#include "fin-ui.h"

struct _FinDashboardPage
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *content;
  FinColumns *columns;
};

G_DEFINE_FINAL_TYPE (FinDashboardPage, fin_dashboard_page, ADW_TYPE_BIN)

static void
fin_dashboard_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FIN_TYPE_DASHBOARD_PAGE);

  G_OBJECT_CLASS (fin_dashboard_page_parent_class)->dispose (object);
}

static void
fin_dashboard_page_class_init (FinDashboardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_dashboard_page_dispose;

  g_type_ensure (FIN_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-dashboard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FinDashboardPage, content);
  gtk_widget_class_bind_template_child (widget_class, FinDashboardPage, columns);
}

static void
fin_dashboard_page_init (FinDashboardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fin_dashboard_page_new (FinSession *session)
{
  FinDashboardPage *self = g_object_new (FIN_TYPE_DASHBOARD_PAGE, NULL);

  gtk_box_prepend (self->content, fin_balance_card_new (session));
  fin_columns_append (self->columns, 0, fin_nudges_card_new (session));
  fin_columns_append (self->columns, 0, fin_spending_card_new (session));
  fin_columns_append (self->columns, 0, fin_accounts_card_new (session));
  fin_columns_append (self->columns, 1, fin_upcoming_card_new (session));
  fin_columns_append (self->columns, 1, fin_recent_card_new (session));
  return GTK_WIDGET (self);
}
