/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the application for the keys of each action, so that the list cannot be wrong. */
#include "fin-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "fin-widgets.h"

typedef struct
{
  const char *title; /* of an action, or with @action NULL of a section */
  const char *action;
} Shortcut;

static const Shortcut shortcuts[] = {
  { N_ ("Pages"), NULL },
  { N_ ("Dashboard"), "win.page::dashboard" },
  { N_ ("Transactions"), "win.page::transactions" },
  { N_ ("Recurring"), "win.page::recurring" },
  { N_ ("Insights"), "win.page::insights" },
  { N_ ("Notifications"), "win.page::notifications" },
  { N_ ("Transactions"), NULL },
  { N_ ("Add a transaction"), "win.add-transaction" },
  { N_ ("Import statements"), "win.import" },
  { N_ ("Search"), "win.search" },
  { N_ ("Undo"), "win.undo" },
  { N_ ("Redo"), "win.redo" },
  { N_ ("General"), NULL },
  { N_ ("Refresh insights"), "win.refresh" },
  { N_ ("Hide or show amounts"), "win.hide-amounts" },
  { N_ ("Preferences"), "app.preferences" },
  { N_ ("Keyboard shortcuts"), "app.shortcuts" },
  { N_ ("Help"), "app.help" },
  { N_ ("Close the window"), "window.close" },
  { N_ ("Quit"), "app.quit" },
};

static GtkWidget *
new_row (GtkApplication *application, const Shortcut *shortcut)
{
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, shortcut->action);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  for (int i = 0; accels[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (!gtk_accelerator_parse (accels[i], &key, &modifiers))
        continue;
      text = gtk_accelerator_get_label (key, modifiers);
      label = fin_label_new (text, "fin-keys");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

AdwDialog *
fin_shortcuts_dialog_new (GtkApplication *application)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].action != NULL)
        {
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                     new_row (application, &shortcuts[i]));
          continue;
        }
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (shortcuts[i].title));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 600);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
