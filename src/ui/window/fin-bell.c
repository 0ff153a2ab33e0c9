/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The count is in the button's accessible name, too; more than nine are shown as "9+". */
#include "fin-bell.h"

#include <glib/gi18n.h>

#include "fin-card-list.h"
#include "fin-nudge-row.h"
#include "fin-ui.h"

#define N_SHOWN 4

struct _FinBell
{
  AdwBin parent_instance;

  /* Template */
  GtkMenuButton *button;
  GtkWidget *badge;
  GtkPopover *popover;
  GtkBox *content;
  GtkWidget *all_button;

  /* Owned */
  GtkWidget *list; /* borrowed from content */
  FinSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *nudges_signals;
  guint count;
};

G_DEFINE_FINAL_TYPE (FinBell, fin_bell, ADW_TYPE_BIN)

static void
all_clicked_cb (FinBell *self)
{
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (FinBell *self)
{
  gtk_popover_popdown (self->popover);
}

static void
show_count (FinBell *self, guint count)
{
  g_autofree char *text
      = count > 9 ? g_strdup (_ ("9+")) : g_strdup_printf ("%u", count);
  g_autofree char *label = NULL;

  self->count = count;
  if (count == 0)
    label = g_strdup (_ ("Notifications"));
  else
    label = g_strdup_printf (ngettext ("Notifications, %u unread", "Notifications, %u unread",
                                       count),
                             count);
  gtk_label_set_label (GTK_LABEL (self->badge), text);
  gtk_widget_set_visible (self->badge, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
show_nudges (FinBell *self)
{
  GListModel *nudges = fin_session_get_nudges (self->session);

  fin_card_list_clear (FIN_CARD_LIST (self->list));
  for (guint i = 0; i < g_list_model_get_n_items (nudges); i++)
    {
      g_autoptr (FinNudge) nudge = g_list_model_get_item (nudges, i);
      GtkListBoxRow *row;

      if (!fin_nudge_is_shown (nudge, self->session))
        continue;
      if (fin_card_list_get_n_rows (FIN_CARD_LIST (self->list)) == N_SHOWN)
        break;
      row = fin_card_list_append (FIN_CARD_LIST (self->list),
                                  fin_nudge_row_new_brief (self->session, nudge));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", fin_nudge_get_id (nudge));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-nudge");
      gtk_list_box_row_set_activatable (row, TRUE);
      g_signal_connect_object (row, "activate", G_CALLBACK (row_activated_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (self->all_button,
                          fin_card_list_get_n_rows (FIN_CARD_LIST (self->list)) > 0);
}

static void
update (FinBell *self)
{
  if (self->session == NULL)
    return;
  show_count (self, fin_session_get_unread (self->session));
  show_nudges (self);
}

static void
fin_bell_dispose (GObject *object)
{
  FinBell *self = FIN_BELL (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->nudges_signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_bell_parent_class)->dispose (object);
}

static void
fin_bell_class_init (FinBellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_bell_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FIN_UI_RESOURCE_PATH "/fin-bell.ui");
  gtk_widget_class_bind_template_child (widget_class, FinBell, button);
  gtk_widget_class_bind_template_child (widget_class, FinBell, badge);
  gtk_widget_class_bind_template_child (widget_class, FinBell, popover);
  gtk_widget_class_bind_template_child (widget_class, FinBell, content);
  gtk_widget_class_bind_template_child (widget_class, FinBell, all_button);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
}

static void
fin_bell_init (FinBell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = fin_card_list_new (_ ("Notifications"), _ ("All caught up. Nothing needs you."));
  gtk_box_append (self->content, self->list);
  self->session_signals = g_signal_group_new (FIN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::unread", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::amounts-hidden",
                                  G_CALLBACK (update), self);
  self->nudges_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->nudges_signals, "items-changed", G_CALLBACK (update),
                                  self);
}

/** fin_bell_set_session: @session: (nullable): whose nudges are shown */
void
fin_bell_set_session (FinBell *self, FinSession *session)
{
  g_return_if_fail (FIN_IS_BELL (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->nudges_signals,
                             session != NULL ? fin_session_get_nudges (session) : NULL);
  update (self);
}

guint
fin_bell_get_count (FinBell *self)
{
  g_return_val_if_fail (FIN_IS_BELL (self), 0);

  return self->count;
}

void
fin_bell_popup (FinBell *self)
{
  g_return_if_fail (FIN_IS_BELL (self));

  gtk_menu_button_popup (self->button);
}
