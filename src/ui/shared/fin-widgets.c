/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels wrap and start at the reading edge; an icon's button always says what it does. */
#include "fin-widgets.h"

#include <glib/gi18n.h>

#define TOAST_SECONDS 6

/**
 * fin_keep_signs:
 *
 * Returns: (transfer full): @text with a word joiner after every minus, so that no line ends between
 *   the sign and its amount
 */
char *
fin_keep_signs (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "−", -1);

  return g_strjoinv ("−\u2060", parts);
}

/** fin_label_new: @text: (nullable); @style_classes: (nullable): separated by spaces */
GtkWidget *
fin_label_new (const char *text, const char *style_classes)
{
  g_autofree char *kept = fin_keep_signs (text != NULL ? text : "");
  GtkWidget *label = gtk_label_new (kept);
  g_auto (GStrv) classes = g_strsplit (style_classes != NULL ? style_classes : "", " ", -1);

  for (int i = 0; classes[i] != NULL; i++)
    if (*classes[i] != '\0')
      gtk_widget_add_css_class (label, classes[i]);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/** fin_label_set: @text: (nullable): NULL or empty hides the label */
void
fin_label_set (GtkWidget *label, const char *text)
{
  g_autofree char *kept = fin_keep_signs (text != NULL ? text : "");

  gtk_label_set_label (GTK_LABEL (label), kept);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/** fin_icon_button_new: @label: tooltip and accessible name */
GtkWidget *
fin_icon_button_new (const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/**
 * fin_expander_new:
 *
 * The content stands beside the expander and not in it: a collapsed GtkExpander takes its child out of
 * the window and asks it for the focus all the same when somebody presses Tab.
 *
 * Returns: (transfer floating): a heading that shows and hides @content
 */
GtkWidget *
fin_expander_new (const char *title, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *expander = gtk_expander_new (title);

  gtk_widget_add_css_class (expander, "fin-why");
  gtk_widget_set_halign (expander, GTK_ALIGN_START);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_RELATION_CONTROLS,
                                  content, NULL, -1);
  g_object_bind_property (expander, "expanded", content, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), expander);
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

/** fin_row_set_page: activating @row opens @page */
void
fin_row_set_page (GtkListBoxRow *row, const char *page)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.page");
  gtk_list_box_row_set_activatable (row, TRUE);
}

/** fin_undo_toast_new: says that @message was done, and takes it back */
AdwToast *
fin_undo_toast_new (const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  return toast;
}

/** fin_row_mark_wrong: shown and said: what is typed in @row cannot be taken */
void
fin_row_mark_wrong (GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}
