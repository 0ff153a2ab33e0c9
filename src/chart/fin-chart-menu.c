/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context menu of a chart: as a table, and as a file. Both are actions of the widget. */
#include "fin-chart-private.h"

#include <glib/gi18n.h>

#include "fin-chart-table-view.h"

#define LEAST_FILE_WIDTH  640
#define LEAST_FILE_HEIGHT 320

static GMenuModel *
create_menu_model (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Show as _Table"), "chart.table-shown");
  g_menu_append (menu, _ ("_Save Picture…"), "chart.export");
  return G_MENU_MODEL (menu);
}

static void
show_menu (FinChart *self, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (self->plot == NULL)
    return;
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu_model ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, FinChart *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, FinChart *self)
{
  show_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  show_menu (FIN_CHART (widget), gtk_widget_get_width (widget) / 2.0,
             gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static void
save_finished_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinChart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkAlertDialog) alert = NULL;

  /* Without a file the dialog was dismissed; without a root the chart is gone from the screen. */
  if (file == NULL || root == NULL || self->plot == NULL)
    return;
  if (fin_chart_export (self, g_file_peek_path (file),
                        MAX (gtk_widget_get_width (GTK_WIDGET (self)), LEAST_FILE_WIDTH),
                        MAX (gtk_widget_get_height (GTK_WIDGET (self)), LEAST_FILE_HEIGHT), &error))
    return;
  alert = gtk_alert_dialog_new ("%s", _ ("The picture was not saved"));
  gtk_alert_dialog_set_detail (alert, error->message);
  gtk_alert_dialog_show (alert, GTK_WINDOW (root));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (FIN_CHART (widget)->plot == NULL || !GTK_IS_WINDOW (root))
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Save Picture"));
  /* Translators: the file name that is proposed; keep its ending */
  gtk_file_dialog_set_initial_name (dialog, _ ("chart.png"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (root), NULL, save_finished_cb, g_object_ref (widget));
}

void
fin_chart_menu_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_property_action (class, "chart.table-shown", "table-shown");
  gtk_widget_class_install_action (class, "chart.export", NULL, export_cb);
  gtk_widget_class_add_binding (class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

void
fin_chart_menu_init (FinChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

gboolean
fin_chart_get_table_shown (FinChart *self)
{
  g_return_val_if_fail (FIN_IS_CHART (self), FALSE);

  return self->table != NULL;
}

/**
 * fin_chart_set_table_shown:
 * @table_shown: show a table in place of the picture; ignored without a plot
 *
 * The table starts at the selected item, and the focus goes along.
 */
void
fin_chart_set_table_shown (FinChart *self, gboolean table_shown)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL
                     || gtk_widget_is_focus (GTK_WIDGET (self));
  guint selected;

  g_return_if_fail (FIN_IS_CHART (self));

  table_shown = table_shown && self->plot != NULL;
  if (table_shown == (self->table != NULL))
    return;
  selected = self->selected;
  fin_chart_select (self, FIN_PLOT_NO_ITEM, FALSE);
  g_clear_pointer (&self->table, gtk_widget_unparent);
  gtk_widget_set_focusable (GTK_WIDGET (self), !table_shown);
  if (table_shown)
    {
      self->table = fin_chart_table_view_new (self->plot);
      gtk_widget_set_parent (self->table, GTK_WIDGET (self));
      if (selected == FIN_PLOT_NO_ITEM)
        selected = fin_plot_get_start_item (self->plot);
      if (selected != FIN_PLOT_NO_ITEM)
        fin_chart_table_view_scroll_to (self->table, selected, focused);
    }
  else if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
  fin_chart_notify_table_shown (self);
}
