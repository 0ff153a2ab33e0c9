/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start-up, files to open, and the change between one's own data and the demo household. */
#include "fin-application-private.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

#include "fin-config.h"
#include "fin-screenshots.h"
#include "fin-ui.h"

G_DEFINE_FINAL_TYPE (FinApplication, fin_application, ADW_TYPE_APPLICATION)

void
fin_application_ensure_window (FinApplication *self)
{
  if (self->window != NULL)
    return;
  self->window = fin_window_new (GTK_APPLICATION (self));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *)&self->window);
  if (self->settings != NULL && self->screenshots_folder == NULL)
    {
      g_settings_bind (self->settings, "window-width", self->window, "default-width",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-height", self->window, "default-height",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-maximized", self->window, "maximized",
                       G_SETTINGS_BIND_DEFAULT);
    }
  if (self->settings != NULL && g_settings_get_boolean (self->settings, "hide-amounts"))
    g_action_group_change_action_state (G_ACTION_GROUP (self->window), "hide-amounts",
                                        g_variant_new_boolean (TRUE));
  fin_window_set_session (self->window, self->session);
}

static gboolean
exit_cb (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* The session that was being opened is there. */
void
fin_application_session_ready (FinApplication *self)
{
  if (self->window == NULL)
    return;
  fin_window_set_session (self->window, self->session);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->files)) > 0)
    {
      fin_window_import_files (self->window, G_LIST_MODEL (self->files));
      g_list_store_remove_all (self->files);
    }
  if (self->pending_nudge != 0)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-nudge", "x",
                                self->pending_nudge);
  self->pending_nudge = 0;
  if (self->screenshots_folder != NULL)
    fin_application_start_screenshots (self);
  if (self->exit_after_startup)
    g_idle_add (exit_cb, self);
}

/* A program that was built but not installed may have no schema; it then runs with the defaults. */
static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, FIN_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
fin_application_startup (GApplication *application)
{
  FinApplication *self = FIN_APPLICATION (application);

  fin_ui_init ();
  G_APPLICATION_CLASS (fin_application_parent_class)->startup (application);
  fin_application_add_actions (self);
  if (self->clock == NULL)
    self->clock = fin_clock_new_real ();
  self->settings = load_settings ();
  if (self->settings != NULL && g_settings_get_boolean (self->settings, "run-in-background"))
    g_application_hold (application);
}

static void
fin_application_activate (GApplication *application)
{
  FinApplication *self = FIN_APPLICATION (application);

  fin_application_ensure_window (self);
  if (self->session == NULL && self->opening == NULL)
    fin_application_open_session (self, self->start_demo);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
fin_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  FinApplication *self = FIN_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (self->files, files[i]);
  self->start_demo = FALSE;
  g_application_activate (application);
  if (self->session != NULL && fin_session_get_demo (self->session))
    fin_application_open_session (self, FALSE);
  else if (self->session != NULL)
    fin_application_session_ready (self);
}

static void
fin_application_shutdown (GApplication *application)
{
  FinApplication *self = FIN_APPLICATION (application);

  fin_application_close_session (self);

  G_APPLICATION_CLASS (fin_application_parent_class)->shutdown (application);
}

static int
fin_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  FinApplication *self = FIN_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("finsight %s\n", FIN_VERSION);
      return 0;
    }
  if (self->now != NULL)
    self->clock = fin_clock_new_fake_iso8601 (self->now, &error);
  if (error != NULL)
    {
      g_printerr ("finsight: --now: %s\n", error->message);
      return 2;
    }
  if (self->screenshots_folder != NULL)
    self->temporary_folder = g_dir_make_tmp ("finsight-XXXXXX", &error);
  if (self->database_path != NULL)
    self->pictured = FIN_SCREENSHOTS_HOUSEHOLD;
  if (self->variants != NULL && strstr (self->variants, "contrast") != NULL)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  if (error != NULL)
    {
      g_printerr ("finsight: %s\n", error->message);
      return 3;
    }
  if (self->now != NULL || self->database_path != NULL || self->screenshots_folder != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
fin_application_dispose (GObject *object)
{
  FinApplication *self = FIN_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->notifier);
  g_clear_object (&self->session);
  g_clear_object (&self->opening);
  g_clear_object (&self->files);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (fin_application_parent_class)->dispose (object);
}

static void
fin_application_finalize (GObject *object)
{
  FinApplication *self = FIN_APPLICATION (object);

  g_free (self->now);
  g_free (self->database_path);
  g_free (self->screenshots_folder);
  g_free (self->variants);
  g_free (self->temporary_folder);

  G_OBJECT_CLASS (fin_application_parent_class)->finalize (object);
}

static void
fin_application_class_init (FinApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = fin_application_dispose;
  object_class->finalize = fin_application_finalize;
  application_class->startup = fin_application_startup;
  application_class->activate = fin_application_activate;
  application_class->open = fin_application_open;
  application_class->shutdown = fin_application_shutdown;
  application_class->handle_local_options = fin_application_handle_local_options;
}

static void
fin_application_init (FinApplication *self)
{
  self->files = g_list_store_new (G_TYPE_FILE);
  fin_application_add_options (self);
}

/* A thread that the C library gives memory of its own keeps for itself what is freed there, and so
 * the process keeps most of what readers and analyses ever had. To be called before any thread. */
static void
share_memory_between_threads (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
#endif
}

FinApplication *
fin_application_new (void)
{
  share_memory_between_threads ();
  return g_object_new (FIN_TYPE_APPLICATION,
                       "application-id", FIN_APP_ID,
                       "resource-base-path", FIN_UI_RESOURCE_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/** fin_application_get_exit_status: what to exit with when g_application_run() itself was content */
int
fin_application_get_exit_status (FinApplication *self)
{
  g_return_val_if_fail (FIN_IS_APPLICATION (self), 1);

  return self->exit_status;
}
