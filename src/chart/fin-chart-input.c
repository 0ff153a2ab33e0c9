/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and keyboard of a chart: both select an item; the keyboard speaks it as well. */
#include "fin-chart-private.h"

#define LONG_CHART   31
#define DAYS_OF_WEEK 7

/* How far Page Up and Page Down go: a week where the items are days. */
static int
page_of (guint n_items)
{
  return n_items > LONG_CHART ? DAYS_OF_WEEK : (int) MAX (n_items / 4, 1);
}

/* While a table stands in for the picture, the keys are those of the table. */
static guint
count_items (FinChart *self)
{
  return self->plot != NULL && self->table == NULL ? fin_plot_get_n_items (self->plot) : 0;
}

static gboolean
walk (FinChart *self, int steps)
{
  guint n_items = count_items (self);
  gint64 item;

  if (n_items == 0)
    return FALSE;
  item = self->selected < n_items ? (gint64) self->selected + steps
                                  : fin_plot_get_start_item (self->plot);
  fin_chart_select (self, (guint) CLAMP (item, 0, (gint64) n_items - 1), TRUE);
  return TRUE;
}

/* @args: how many items to go, in the direction of reading. */
static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FinChart *self = FIN_CHART (widget);
  int steps = g_variant_get_int32 (args);

  return walk (self, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -steps : steps);
}

static gboolean
row_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FinChart *self = FIN_CHART (widget);

  if (self->plot == NULL || !FIN_PLOT_GET_CLASS (self->plot)->items_run_down)
    return FALSE;
  return walk (self, g_variant_get_int32 (args));
}

static gboolean
page_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FinChart *self = FIN_CHART (widget);

  return walk (self, g_variant_get_int32 (args) * page_of (count_items (self)));
}

static gboolean
end_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FinChart *self = FIN_CHART (widget);
  guint n_items = count_items (self);

  if (n_items == 0)
    return FALSE;
  fin_chart_select (self, g_variant_get_int32 (args) < 0 ? 0 : n_items - 1, TRUE);
  return TRUE;
}

static gboolean
leave_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FinChart *self = FIN_CHART (widget);

  if (self->table != NULL)
    fin_chart_set_table_shown (self, FALSE);
  else if (self->selected != FIN_PLOT_NO_ITEM)
    fin_chart_select (self, FIN_PLOT_NO_ITEM, FALSE);
  else
    return FALSE;
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FinChart *self = FIN_CHART (widget);

  if (self->selected == FIN_PLOT_NO_ITEM)
    return FALSE;
  fin_chart_activate_item (self, self->selected);
  return TRUE;
}

void
fin_chart_input_install (GtkWidgetClass *class)
{
  static const struct
  {
    guint key, keypad;
    GtkShortcutFunc callback;
    int argument;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, step_cb, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, step_cb, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, row_cb, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, row_cb, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, page_cb, -1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, page_cb, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, end_cb, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, end_cb, 1 },
    { GDK_KEY_Escape, GDK_KEY_Escape, leave_cb, 0 },
    { GDK_KEY_Return, GDK_KEY_KP_Enter, activate_cb, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (class, keys[i].key, 0, keys[i].callback, "i", keys[i].argument);
      if (keys[i].keypad != keys[i].key)
        gtk_widget_class_add_binding (class, keys[i].keypad, 0, keys[i].callback, "i",
                                      keys[i].argument);
    }
}

static guint
find_item (FinChart *self, double x, double y)
{
  if (self->plot == NULL || self->geometry == NULL || self->table != NULL)
    return FIN_PLOT_NO_ITEM;
  return fin_plot_find_item (self->plot, self->geometry, x, y);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, FinChart *self)
{
  fin_chart_select (self, find_item (self, x, y), FALSE);
}

static void
pointer_left_cb (GtkEventControllerMotion *controller, FinChart *self)
{
  fin_chart_select (self, FIN_PLOT_NO_ITEM, FALSE);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, FinChart *self)
{
  if (self->table != NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  fin_chart_select (self, find_item (self, x, y), FALSE);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, FinChart *self)
{
  guint item = find_item (self, x, y);

  if (item != FIN_PLOT_NO_ITEM && item == self->selected)
    fin_chart_activate_item (self, item);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, FinChart *self)
{
  fin_chart_select (self, FIN_PLOT_NO_ITEM, FALSE);
}

void
fin_chart_input_init (FinChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}
