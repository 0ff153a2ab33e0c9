/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows stay while their nudges do, so that reading one neither closes it nor moves the others. */
#include "fin-notifications-page.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-nudge-row.h"
#include "fin-ui.h"

struct _FinNotificationsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkBox *groups;
  GtkWidget *read_all_button;

  /* Owned */
  FinSession *session;
  GPtrArray *rows; /* (element-type FinNudgeRow), borrowed from their groups */
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinNotificationsPage, fin_notifications_page, ADW_TYPE_BIN)

static GPtrArray *
collect_shown (FinNotificationsPage *self)
{
  GListModel *nudges = fin_session_get_nudges (self->session);
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (nudges); i++)
    {
      g_autoptr (FinNudge) nudge = g_list_model_get_item (nudges, i);

      if (fin_nudge_is_shown (nudge, self->session))
        g_ptr_array_add (shown, g_steal_pointer (&nudge));
    }
  return shown;
}

static gboolean
same_nudges (FinNotificationsPage *self, GPtrArray *shown)
{
  if (self->rows->len != shown->len)
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    {
      FinNudge *old = fin_nudge_row_get_nudge (g_ptr_array_index (self->rows, i));

      if (fin_nudge_get_id (old) != fin_nudge_get_id (g_ptr_array_index (shown, i)))
        return FALSE;
    }
  return TRUE;
}

static void
remove_groups (FinNotificationsPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
add_groups (FinNotificationsPage *self, GPtrArray *shown)
{
  g_autofree char *last_title = NULL;
  GtkWidget *group = NULL;

  for (guint i = 0; i < shown->len; i++)
    {
      FinNudge *nudge = g_ptr_array_index (shown, i);
      g_autofree char *title = fin_nudge_describe_time (nudge, self->session);
      GtkWidget *row = fin_nudge_row_new (self->session, nudge);

      if (group == NULL || g_strcmp0 (title, last_title) != 0)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          gtk_box_append (self->groups, group);
          g_set_str (&last_title, title);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
update (FinNotificationsPage *self)
{
  g_autoptr (GPtrArray) shown = collect_shown (self);
  gboolean any_unread = FALSE;

  if (same_nudges (self, shown))
    for (guint i = 0; i < shown->len; i++)
      fin_nudge_row_set_nudge (g_ptr_array_index (self->rows, i), g_ptr_array_index (shown, i));
  else
    {
      remove_groups (self);
      add_groups (self, shown);
    }
  for (guint i = 0; i < shown->len; i++)
    any_unread |= fin_nudge_get_read_at (g_ptr_array_index (shown, i)) == 0;
  gtk_widget_set_visible (self->read_all_button, any_unread);
  gtk_stack_set_visible_child_name (self->stack, shown->len > 0 ? "list" : "empty");
}

static void
fin_notifications_page_constructed (GObject *object)
{
  FinNotificationsPage *self = FIN_NOTIFICATIONS_PAGE (object);

  G_OBJECT_CLASS (fin_notifications_page_parent_class)->constructed (object);
  g_signal_connect_object (fin_session_get_nudges (self->session), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
fin_notifications_page_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  FinNotificationsPage *self = FIN_NOTIFICATIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_notifications_page_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  FinNotificationsPage *self = FIN_NOTIFICATIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_notifications_page_dispose (GObject *object)
{
  FinNotificationsPage *self = FIN_NOTIFICATIONS_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (fin_notifications_page_parent_class)->dispose (object);
}

static void
fin_notifications_page_class_init (FinNotificationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fin_notifications_page_constructed;
  object_class->get_property = fin_notifications_page_get_property;
  object_class->set_property = fin_notifications_page_set_property;
  object_class->dispose = fin_notifications_page_dispose;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, FIN_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-notifications-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FinNotificationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FinNotificationsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, FinNotificationsPage, read_all_button);
}

static void
fin_notifications_page_init (FinNotificationsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fin_notifications_page_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_NOTIFICATIONS_PAGE, "session", session, NULL);
}
