/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns for wide windows, rows for narrow ones. Items arrive empty and fill in when they are read,
 * so every cell follows its item's notifications while it is bound. */
#include "fin-transactions-page-private.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-money-row.h"
#include "fin-palette.h"
#include "fin-transaction-row.h"
#include "fin-widgets.h"

typedef void (*ShowCell) (FinTransactionsPage *self, GtkWidget *cell, FinTransaction *transaction);

static GQuark
show_quark (void)
{
  return g_quark_from_static_string ("fin-show-cell");
}

static void
show_date (FinTransactionsPage *self, GtkWidget *cell, FinTransaction *transaction)
{
  g_autofree char *text = fin_format_date_relative (fin_transaction_get_posting_date (transaction),
                                                    fin_session_get_today (self->session));

  gtk_label_set_label (GTK_LABEL (cell), text);
}

static void
show_payee (FinTransactionsPage *self, GtkWidget *cell, FinTransaction *transaction)
{
  const char *memo = fin_transaction_get_memo (transaction);
  GtkWidget *label = gtk_widget_get_first_child (cell);
  GtkWidget *mark = gtk_widget_get_last_child (cell);
  g_autofree char *unusual = fin_transaction_describe_unusual (self->session, transaction);

  gtk_label_set_label (GTK_LABEL (label), fin_transaction_title (transaction));
  /* Its text is asked for when it is shown: setting it would ask the display server where the pointer
   * is, for each row that fills in. */
  gtk_widget_set_has_tooltip (cell, unusual != NULL || (memo != NULL && *memo != '\0'));
  gtk_widget_set_visible (mark, unusual != NULL);
  if (unusual != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Unusual"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, unusual, -1);
}

static void
show_category (FinTransactionsPage *self, GtkWidget *cell, FinTransaction *transaction)
{
  FinCategory *category
      = fin_session_find_category (self->session, fin_transaction_get_category_id (transaction));
  GtkWidget *icon = gtk_widget_get_first_child (cell);
  GtkWidget *label = gtk_widget_get_last_child (cell);
  const char *icon_name = category != NULL ? fin_category_get_icon (category) : NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                icon_name != NULL ? icon_name : "fin-category-symbolic");
  fin_palette_apply (icon, category != NULL ? fin_category_get_colour (category) : NULL);
  gtk_label_set_label (GTK_LABEL (label),
                       fin_transaction_category_name (self->session, transaction));
  if (category == NULL)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
}

static void
show_account (FinTransactionsPage *self, GtkWidget *cell, FinTransaction *transaction)
{
  FinAccount *account
      = fin_session_find_account (self->session, fin_transaction_get_account_id (transaction));

  gtk_label_set_label (GTK_LABEL (cell), account != NULL ? fin_account_get_name (account) : "");
}

static void
show_amount (FinTransactionsPage *self, GtkWidget *cell, FinTransaction *transaction)
{
  gboolean held = fin_transaction_get_state (transaction) == FIN_TRANSACTION_HELD;
  g_autofree char *amount
      = fin_session_format_money (self->session, fin_transaction_get_amount (transaction),
                                  fin_transaction_get_currency (transaction), FIN_MONEY_SIGNED);
  /* Translators: an amount of a transaction that waits for a decision */
  g_autofree char *text = held ? g_strdup_printf (_ ("%s (held)"), amount) : g_strdup (amount);
  /* The sign would stand behind the amount where one reads from the right. */
  g_autofree char *kept = fin_keep_signs (text);

  gtk_label_set_label (GTK_LABEL (cell), kept);
  gtk_widget_remove_css_class (cell, "success");
  gtk_widget_remove_css_class (cell, "dimmed");
  if (held)
    gtk_widget_add_css_class (cell, "dimmed");
  else if (fin_transaction_get_amount (transaction) > 0)
    gtk_widget_add_css_class (cell, "success");
}

static void
show_row (FinTransactionsPage *self, GtkWidget *cell, FinTransaction *transaction)
{
  fin_transaction_row_show (FIN_MONEY_ROW (cell), self->session, transaction);
}

static void
show_item (GtkListItem *item)
{
  FinTransactionsPage *self = g_object_get_data (G_OBJECT (item), "page");
  ShowCell show = (ShowCell)g_object_get_qdata (G_OBJECT (item), show_quark ());
  FinTransaction *transaction = gtk_list_item_get_item (item);

  /* A placeholder has no date; it notifies once it is read. */
  if (transaction != NULL && self->session != NULL
      && fin_transaction_get_posting_date (transaction) != FIN_DATE_NONE)
    show (self, gtk_list_item_get_child (item), transaction);
}

static void
item_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, FinTransactionsPage *self)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "updated", G_CALLBACK (show_item), item,
                           G_CONNECT_SWAPPED);
  show_item (item);
}

static void
item_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, FinTransactionsPage *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

static void
prepare_item (GtkListItem *item, FinTransactionsPage *self, ShowCell show, GtkWidget *cell)
{
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "page", self);
  g_object_set_qdata (G_OBJECT (item), show_quark (), (gpointer)show);
  /* What stands out is known later than the row, and changes. */
  g_signal_connect_object (self->session, "notify::insights", G_CALLBACK (show_item), item,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
new_cell_label (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
set_up_label (GtkSignalListItemFactory *factory, GtkListItem *item, ShowCell show)
{
  prepare_item (item, g_object_get_data (G_OBJECT (factory), "page"), show, new_cell_label (0));
}

static void
set_up_amount (GtkSignalListItemFactory *factory, GtkListItem *item, ShowCell show)
{
  GtkWidget *label = new_cell_label (1);

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  prepare_item (item, g_object_get_data (G_OBJECT (factory), "page"), show, label);
}

/* A click on a category changes it; with a key held it selects, as elsewhere. */
static void
category_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  FinTransactionsPage *self = g_object_get_data (G_OBJECT (item), "page");
  GdkModifierType keys
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (n_press != 1 || (keys & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  fin_transactions_page_offer_categories (self, gtk_list_item_get_child (item),
                                          gtk_list_item_get_position (item));
}

static void
set_up_category (GtkSignalListItemFactory *factory, GtkListItem *item, ShowCell show)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_cell_label (0));
  prepare_item (item, g_object_get_data (G_OBJECT (factory), "page"), show, box);
  g_signal_connect_object (click, "released", G_CALLBACK (category_clicked_cb), item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item, ShowCell show)
{
  prepare_item (item, g_object_get_data (G_OBJECT (factory), "page"), show, fin_money_row_new ());
}

static GtkListItemFactory *
new_factory (FinTransactionsPage *self, GCallback set_up, ShowCell show)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "page", self);
  g_signal_connect (factory, "setup", set_up, (gpointer)show);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bound_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (item_unbound_cb), self);
  return factory;
}

static gboolean
memo_asked_cb (GtkWidget *cell,
               int x,
               int y,
               gboolean by_keyboard,
               GtkTooltip *tooltip,
               GtkListItem *item)
{
  FinTransactionsPage *self = g_object_get_data (G_OBJECT (item), "page");
  FinTransaction *transaction = gtk_list_item_get_item (item);
  g_autofree char *unusual = NULL;

  if (transaction == NULL || self->session == NULL)
    return FALSE;
  unusual = fin_transaction_describe_unusual (self->session, transaction);
  gtk_tooltip_set_text (tooltip,
                        unusual != NULL ? unusual : fin_transaction_get_memo (transaction));
  return TRUE;
}

static void
set_up_payee (GtkSignalListItemFactory *factory, GtkListItem *item, ShowCell show)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = gtk_image_new_from_icon_name ("fin-warning-symbolic");

  fin_palette_apply (mark, "orange");
  gtk_widget_set_visible (mark, FALSE);
  gtk_box_append (GTK_BOX (box), new_cell_label (0));
  gtk_box_append (GTK_BOX (box), mark);
  prepare_item (item, g_object_get_data (G_OBJECT (factory), "page"), show, box);
  g_signal_connect_object (box, "query-tooltip", G_CALLBACK (memo_asked_cb), item, 0);
}

/* The view needs a sorter to show the arrow and take the click; the order itself is made in SQL. */
static int
keep_order (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return GTK_ORDERING_EQUAL;
}

static void
sorter_changed_cb (FinTransactionsPage *self)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;
  gboolean descending;
  FinTransactionSort sort = FIN_TRANSACTION_SORT_DATE;

  if (self->column_view == NULL || self->model == NULL)
    return; /* the view goes, and its sorter with it */
  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  if (column == NULL)
    descending = TRUE;
  else
    sort = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "sort"));
  fin_query_model_set_sort (self->model, sort, descending);
}

static GtkColumnViewColumn *
append_column (FinTransactionsPage *self,
               const char *title,
               FinTransactionSort sort,
               GCallback set_up,
               ShowCell show)
{
  g_autoptr (GtkColumnViewColumn) column
      = gtk_column_view_column_new (title, new_factory (self, set_up, show));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (keep_order, NULL, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  g_object_set_data (G_OBJECT (column), "sort", GINT_TO_POINTER (sort));
  gtk_column_view_append_column (self->column_view, column);
  return column;
}

/* What a cell has beside its text: padding, an icon. */
#define PADDING 30

/* So wide that @n characters fit whatever the text size is; the view makes rows anew as one scrolls, so a
 * width that follows them would never come to rest. */
static void
fix_width (GtkColumnView *view, GtkColumnViewColumn *column, int n)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  gtk_column_view_column_set_fixed_width (column, PANGO_PIXELS (n * width) + PADDING);
  pango_font_metrics_unref (metrics);
}

static void
fix_widths (GtkColumnView *view)
{
  const int characters[] = { 13, 0, 22 }; /* date, payee, category; 0: what is left */
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (characters[i] > 0)
        fix_width (view, column, characters[i]);
    }
}

/* The title of a column of amounts stands over their end; columns have no property for it. */
static void
align_last_title (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_last_child (header) : NULL;
  GtkWidget *box = title != NULL ? gtk_widget_get_first_child (title) : NULL;

  if (box != NULL)
    gtk_widget_set_halign (box, GTK_ALIGN_END);
}

/* A view makes widgets for some hundred rows although nobody sees it: it gets its rows when it is first
 * shown. */
static void
columns_mapped_cb (FinTransactionsPage *self)
{
  if (gtk_column_view_get_model (self->column_view) == NULL)
    gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
}

static void
rows_mapped_cb (FinTransactionsPage *self)
{
  g_autoptr (GtkNoSelection) plain = NULL;

  if (gtk_list_view_get_model (self->list_view) != NULL)
    return;
  plain = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (plain));
}

void
fin_transactions_page_add_views (FinTransactionsPage *self)
{
  GtkColumnViewColumn *date;
  GtkColumnViewColumn *payee;
  g_autoptr (GtkListItemFactory) rows = new_factory (self, G_CALLBACK (set_up_row), show_row);

  date = append_column (self, _ ("Date"), FIN_TRANSACTION_SORT_DATE, G_CALLBACK (set_up_label),
                        show_date);
  payee = append_column (self, _ ("Payee"), FIN_TRANSACTION_SORT_PAYEE, G_CALLBACK (set_up_payee),
                         show_payee);
  append_column (self, _ ("Category"), FIN_TRANSACTION_SORT_CATEGORY,
                 G_CALLBACK (set_up_category), show_category);
  append_column (self, _ ("Account"), FIN_TRANSACTION_SORT_ACCOUNT, G_CALLBACK (set_up_label),
                 show_account);
  append_column (self, _ ("Amount"), FIN_TRANSACTION_SORT_AMOUNT, G_CALLBACK (set_up_amount),
                 show_amount);
  align_last_title (self->column_view);
  gtk_column_view_column_set_expand (payee, TRUE);
  fix_widths (self->column_view);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (fix_widths), self->column_view, G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (self->column_view, date, GTK_SORT_DESCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  sorter_changed_cb (self);

  gtk_list_view_set_factory (self->list_view, rows);
  g_signal_connect_object (self->column_view, "map", G_CALLBACK (columns_mapped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_view, "map", G_CALLBACK (rows_mapped_cb), self,
                           G_CONNECT_SWAPPED);
}
