/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a nudge's reason counts as reading it; the buttons are actions of the window. */
#include "fin-nudge-row.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-palette.h"
#include "fin-ui.h"
#include "fin-widgets.h"

struct _FinNudgeRow
{
  AdwExpanderRow parent_instance;

  /* Template */
  GtkImage *icon;
  GtkWidget *unread_dot;
  GtkWidget *dismiss_button;
  GtkWidget *reason;
  GtkWidget *reason_title;
  GtkWidget *open_button;
  GtkWidget *snooze_button;
  GtkWidget *less_button;

  /* Owned */
  FinSession *session;
  FinNudge *nudge;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_NUDGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinNudgeRow, fin_nudge_row, ADW_TYPE_EXPANDER_ROW)

static void
expanded_notify_cb (FinNudgeRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->nudge != NULL
      && fin_nudge_get_read_at (self->nudge) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read-nudge", "x",
                                fin_nudge_get_id (self->nudge));
}

static void
set_target (GtkWidget *button, FinNudge *nudge)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", fin_nudge_get_id (nudge));
}

static void
show_nudge (FinNudgeRow *self)
{
  FinNudge *nudge = self->nudge;
  FinNudgeSeverity severity = fin_nudge_get_severity (nudge);
  gboolean hidden = fin_session_get_amounts_hidden (self->session);
  gboolean unread = fin_nudge_get_read_at (nudge) == 0;
  const char *text = fin_nudge_get_body (nudge);
  g_autofree char *body = fin_keep_signs (text != NULL ? text : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), fin_nudge_get_title (nudge));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), hidden ? _ ("Amounts are hidden") : body);
  fin_label_set (self->reason, hidden ? _ ("Amounts are hidden") : fin_nudge_get_reason (nudge));
  gtk_image_set_from_icon_name (self->icon, fin_severity_icon (severity));
  fin_palette_apply (GTK_WIDGET (self->icon), fin_severity_colour (severity));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), fin_severity_title (severity));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fin_severity_title (severity), -1);
  gtk_widget_set_visible (self->unread_dot, unread);
  gtk_widget_set_visible (self->open_button, fin_nudge_get_action (nudge) != NULL);
  set_target (self->dismiss_button, nudge);
  set_target (self->open_button, nudge);
  set_target (self->snooze_button, nudge);
  set_target (self->less_button, nudge);
}

static void
fin_nudge_row_constructed (GObject *object)
{
  FinNudgeRow *self = FIN_NUDGE_ROW (object);

  G_OBJECT_CLASS (fin_nudge_row_parent_class)->constructed (object);
  g_signal_connect_object (self->session, "notify::amounts-hidden", G_CALLBACK (show_nudge), self,
                           G_CONNECT_SWAPPED);
}

static void
fin_nudge_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinNudgeRow *self = FIN_NUDGE_ROW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_NUDGE:
      g_value_set_object (value, self->nudge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_nudge_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FinNudgeRow *self = FIN_NUDGE_ROW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_NUDGE:
      fin_nudge_row_set_nudge (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_nudge_row_dispose (GObject *object)
{
  FinNudgeRow *self = FIN_NUDGE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_NUDGE_ROW);
  g_clear_object (&self->nudge);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_nudge_row_parent_class)->dispose (object);
}

static void
fin_nudge_row_class_init (FinNudgeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fin_nudge_row_constructed;
  object_class->get_property = fin_nudge_row_get_property;
  object_class->set_property = fin_nudge_row_set_property;
  object_class->dispose = fin_nudge_row_dispose;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, FIN_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NUDGE]
      = g_param_spec_object ("nudge", NULL, NULL, FIN_TYPE_NUDGE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-nudge-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, unread_dot);
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, reason);
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, reason_title);
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, snooze_button);
  gtk_widget_class_bind_template_child (widget_class, FinNudgeRow, less_button);
  gtk_widget_class_bind_template_callback (widget_class, expanded_notify_cb);
}

static void
fin_nudge_row_init (FinNudgeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fin_nudge_row_new (FinSession *session, FinNudge *nudge)
{
  return g_object_new (FIN_TYPE_NUDGE_ROW, "session", session, "nudge", nudge, NULL);
}

/** fin_nudge_row_get_nudge: Returns: (transfer none): */
FinNudge *
fin_nudge_row_get_nudge (FinNudgeRow *self)
{
  g_return_val_if_fail (FIN_IS_NUDGE_ROW (self), NULL);

  return self->nudge;
}

/** fin_nudge_row_set_nudge: @nudge: a newer state of the same nudge, or the first */
void
fin_nudge_row_set_nudge (FinNudgeRow *self, FinNudge *nudge)
{
  g_return_if_fail (FIN_IS_NUDGE_ROW (self));
  g_return_if_fail (FIN_IS_NUDGE (nudge));

  if (!g_set_object (&self->nudge, nudge))
    return;
  show_nudge (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUDGE]);
}

/** fin_nudge_is_shown: neither dismissed nor snoozed until later */
gboolean
fin_nudge_is_shown (FinNudge *nudge, FinSession *session)
{
  g_autoptr (GDateTime) now = fin_clock_get_now (fin_session_get_clock (session));

  return fin_nudge_get_dismissed_at (nudge) == 0
         && fin_nudge_get_snoozed_until (nudge) <= g_date_time_to_unix (now);
}

/** fin_nudge_describe_time: Returns: (transfer full): the day it was made, "Today" */
char *
fin_nudge_describe_time (FinNudge *nudge, FinSession *session)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (fin_nudge_get_created_at (nudge));

  return fin_format_date_relative (fin_date_from_date_time (made),
                                   fin_session_get_today (session));
}

/** fin_nudge_row_new_brief: icon, title and body, for cards and the bell */
GtkWidget *
fin_nudge_row_new_brief (FinSession *session, FinNudge *nudge)
{
  FinNudgeSeverity severity = fin_nudge_get_severity (nudge);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (fin_severity_icon (severity));
  GtkWidget *title = fin_label_new (fin_nudge_get_title (nudge), NULL);
  GtkWidget *body = fin_label_new (fin_session_get_amounts_hidden (session)
                                       ? _ ("Amounts are hidden")
                                       : fin_nudge_get_body (nudge),
                                   "caption dimmed");

  gtk_widget_add_css_class (box, "fin-money-row");
  gtk_widget_add_css_class (icon, "fin-icon");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  fin_palette_apply (icon, fin_severity_colour (severity));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fin_severity_title (severity), -1);
  if (fin_nudge_get_read_at (nudge) == 0)
    gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), body);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}
