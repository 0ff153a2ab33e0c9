/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start-up, files to open, and the change between one's own data and the demo household. */
#include "fin-application-private.h"

#include <glib/gi18n.h>

#include "fin-config.h"
#include "fin-screenshots.h"
#include "fin-ui.h"

G_DEFINE_FINAL_TYPE (FinApplication, fin_application, ADW_TYPE_APPLICATION)

static void
ensure_window (FinApplication *self)
{
  if (self->window != NULL)
    return;
  self->window = fin_window_new (GTK_APPLICATION (self));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  fin_window_set_session (self->window, self->session);
}

static void
screenshots_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FinApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!fin_screenshots_take_finish (result, &error))
    {
      g_printerr ("finsight: %s\n", error->message);
      self->exit_status = 1;
    }
  g_application_quit (G_APPLICATION (self));
}

static gboolean
exit_cb (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_REMOVE;
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
}

static void
fin_application_activate (GApplication *application)
{
  FinApplication *self = FIN_APPLICATION (application);

  ensure_window (self);
  if (self->session == NULL)
    fin_application_open_session (self, self->start_demo);
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->screenshots_folder != NULL)
    fin_screenshots_take_async (self->window, self->screenshots_folder, self->variants,
                                screenshots_taken_cb, self);
  if (self->exit_after_startup)
    g_idle_add (exit_cb, self);
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
  g_clear_object (&self->session);
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
  application_class->handle_local_options = fin_application_handle_local_options;
}

static void
fin_application_init (FinApplication *self)
{
  fin_application_add_options (self);
}

FinApplication *
fin_application_new (void)
{
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

void
fin_application_open_session (FinApplication *self, gboolean demo)
{
  g_autoptr (FinSession) session = fin_session_new (self->clock, demo);

  g_set_object (&self->session, session);
  if (self->window != NULL)
    fin_window_set_session (self->window, session);
}
