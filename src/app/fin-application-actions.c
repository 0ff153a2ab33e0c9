/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application's actions and every keyboard accelerator, in one table each. */
#include "fin-application-private.h"

#include <glib/gi18n.h>

#include "fin-config.h"
#include "fin-help-dialog.h"
#include "fin-preferences-dialog.h"
#include "fin-categories-dialog.h"
#include "fin-rules-dialog.h"
#include "fin-session-edit.h"
#include "fin-shortcuts-dialog.h"

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.help", { "F1" } },
  { "win.add-transaction", { "<Control>n" } },
  { "win.import", { "<Control>i" } },
  { "win.search", { "<Control>f" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.refresh", { "F5" } },
  { "win.hide-amounts", { "<Control>h" } },
  { "window.close", { "<Control>w" } },
};

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (user_data);
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _ ("Finsight"));
  adw_about_dialog_set_application_icon (about, FIN_APP_ID);
  adw_about_dialog_set_version (about, FIN_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Finsight contributors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (
      about, _ ("Know when money gets tight, why, and the one thing that would change it. "
                "Everything is computed on this computer."));
  /* Translators: your name, and that of earlier translators, one per line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  adw_about_dialog_add_legal_section (about, _ ("Names of chains"),
                                      "© 2026 name-suggestion-index contributors",
                                      GTK_LICENSE_BSD_3, NULL);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
demo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_application_open_session (user_data, TRUE);
}

static void
own_data_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_application_open_session (user_data, FALSE);
}

static void
reopen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;

  fin_application_open_session (self, self->demo);
}

static void
open_nudge_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;

  self->pending_nudge = g_variant_get_int64 (parameter);
  g_application_activate (G_APPLICATION (self));
  if (self->session != NULL)
    fin_application_session_ready (self);
}

static void
dismiss_nudge_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;
  g_autoptr (GDateTime) now = fin_clock_get_now (self->clock);

  if (self->session != NULL)
    fin_session_record_nudge (self->session, g_variant_get_int64 (parameter), FIN_NUDGE_DISMISSED,
                              g_date_time_to_unix (now));
}

static void
preferences_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;

  if (self->window != NULL)
    adw_dialog_present (fin_preferences_dialog_new (self->settings, self->session),
                        GTK_WIDGET (self->window));
}

static void
rules_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;

  if (self->window != NULL && self->session != NULL)
    adw_dialog_present (fin_rules_dialog_new (self->session), GTK_WIDGET (self->window));
}

static void
categories_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;

  if (self->window != NULL && self->session != NULL)
    adw_dialog_present (fin_categories_dialog_new (self->session), GTK_WIDGET (self->window));
}

static void
shortcuts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;

  if (self->window != NULL)
    adw_dialog_present (fin_shortcuts_dialog_new (GTK_APPLICATION (self)),
                        GTK_WIDGET (self->window));
}

static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinApplication *self = user_data;

  if (self->window != NULL)
    adw_dialog_present (fin_help_dialog_new (NULL), GTK_WIDGET (self->window));
}

static const GActionEntry entries[] = {
  { .name = "quit", .activate = quit_activated_cb },
  { .name = "about", .activate = about_activated_cb },
  { .name = "preferences", .activate = preferences_activated_cb },
  { .name = "rules", .activate = rules_activated_cb },
  { .name = "categories", .activate = categories_activated_cb },
  { .name = "shortcuts", .activate = shortcuts_activated_cb },
  { .name = "help", .activate = help_activated_cb },
  { .name = "open-nudge", .activate = open_nudge_activated_cb, .parameter_type = "x" },
  { .name = "dismiss-nudge", .activate = dismiss_nudge_activated_cb, .parameter_type = "x" },
  { .name = "demo", .activate = demo_activated_cb },
  { .name = "leave-demo", .activate = own_data_activated_cb },
  { .name = "reopen", .activate = reopen_activated_cb },
};

static void
add_page_accelerators (GtkApplication *application)
{
  const char *const *names = fin_window_page_names ();

  for (int i = 0; names[i] != NULL && i < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", names[i]);
      g_autofree char *accelerator = g_strdup_printf ("<Control>%d", i + 1);

      gtk_application_set_accels_for_action (application, action,
                                             (const char *[]) { accelerator, NULL });
    }
}

void
fin_application_add_actions (FinApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].accelerators);
  add_page_accelerators (application);
}
