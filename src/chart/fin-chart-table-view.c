/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column view of FinChartRow: the day or name, and all that the chart says about it. */
#include "fin-chart-table-view.h"

#include <glib/gi18n.h>

#include "fin-chart-table.h"

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_title_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       fin_chart_row_get_title (gtk_list_item_get_item (item)));
}

static void
bind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = fin_chart_row_get_text (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text); /* whole, where the column is too narrow */
}

static void
append_column (GtkColumnView *view, const char *title, GCallback bind, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (view, column);
}

/** fin_chart_table_view_new: Returns: a scrolled table of what @plot says, following its changes */
GtkWidget *
fin_chart_table_view_new (FinPlot *plot)
{
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_single_selection_new (fin_chart_table_new (plot)));
  GtkWidget *view = gtk_column_view_new (model);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gboolean rows = FIN_PLOT_GET_CLASS (plot)->items_run_down;

  append_column (GTK_COLUMN_VIEW (view), rows ? _ ("Name") : _ ("Date"), G_CALLBACK (bind_title_cb),
                 FALSE);
  append_column (GTK_COLUMN_VIEW (view), _ ("Values"), G_CALLBACK (bind_text_cb), TRUE);
  gtk_widget_add_css_class (view, "data-table");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

typedef struct
{
  guint item;
  gboolean focus;
} Target;

/* Rows exist, and can take the focus, once the table has a size. */
static gboolean
scroll_cb (GtkWidget *table, GdkFrameClock *clock, gpointer data)
{
  const Target *target = data;

  if (gtk_widget_get_height (table) == 0)
    return G_SOURCE_CONTINUE;
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (table), target->item, NULL,
                             GTK_LIST_SCROLL_SELECT
                                 | (target->focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE),
                             NULL);
  /* The row is there only now, so asking to scroll with the focus is not enough. */
  if (target->focus)
    gtk_widget_grab_focus (table);
  return G_SOURCE_REMOVE;
}

/** fin_chart_table_view_scroll_to: selects the row of @item, with the focus when @focus. */
void
fin_chart_table_view_scroll_to (GtkWidget *view, guint item, gboolean focus)
{
  GtkWidget *table = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (view));
  Target *target = g_new (Target, 1);

  *target = (Target){ item, focus };
  gtk_widget_add_tick_callback (table, scroll_cb, target, g_free);
}
