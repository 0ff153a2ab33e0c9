/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything on this page is an action of the window or the application; files dropped on it too. */
#include "fin-first-run-page.h"

#include "fin-ui.h"

struct _FinFirstRunPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (FinFirstRunPage, fin_first_run_page, ADW_TYPE_BIN)

static void
fin_first_run_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FIN_TYPE_FIRST_RUN_PAGE);

  G_OBJECT_CLASS (fin_first_run_page_parent_class)->dispose (object);
}

static void
fin_first_run_page_class_init (FinFirstRunPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fin_first_run_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               FIN_UI_RESOURCE_PATH "/fin-first-run-page.ui");
}

static void
fin_first_run_page_init (FinFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fin_first_run_page_new (void)
{
  return g_object_new (FIN_TYPE_FIRST_RUN_PAGE, NULL);
}
