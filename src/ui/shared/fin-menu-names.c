/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK hides the labels inside a menu's items from assistive technologies and gives the items no name;
 * so whenever a menu of any kind opens, each item gets the words that it shows. */
#include "fin-menu-names.h"

static const char *
find_words (GtkWidget *widget)
{
  const char *words = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && (words == NULL || *words == '\0');
       child = gtk_widget_get_next_sibling (child))
    words = find_words (child);
  return words;
}

static gboolean
is_item (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX
         || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
}

static void
name_items (GtkWidget *widget)
{
  if (is_item (widget))
    {
      const char *words = find_words (widget);

      if (words != NULL && *words != '\0')
        {
          /* That of the hidden label comes before all, and is empty. */
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          words, -1);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static gboolean
shown_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (GTK_WIDGET (widget));
  return TRUE;
}

/** fin_menu_names_install: for all menus of the program, from now on; GTK must have started */
void
fin_menu_names_install (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_signal_add_emission_hook (g_signal_lookup ("show", GTK_TYPE_WIDGET), 0, shown_cb, NULL,
                                  NULL);
      g_once_init_leave (&once, 1);
    }
}
