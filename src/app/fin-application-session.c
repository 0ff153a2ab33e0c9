/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a database and makes what works on it. The demo household lives in a file of its own, which is
 * made anew each time: it can never meet anyone's own data. */
#include "fin-application-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fin-category-install.h"
#include "fin-demo-fill.h"
#include "fin-payee-install.h"

/* One opening; a newer one cancels it. */
typedef struct
{
  FinApplication *application;
  FinDatabase *database;
  GCancellable *cancellable;
  gboolean demo;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->database);
  g_object_unref (opening->cancellable);
  g_object_unref (opening->application);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static char *
demo_path (FinApplication *self)
{
  const char *folder
      = self->temporary_folder != NULL ? self->temporary_folder : g_get_user_data_dir ();

  return g_build_filename (folder, "finsight", "demo.db", NULL);
}

static char *
own_path (FinApplication *self)
{
  if (self->database_path != NULL)
    return g_strdup (self->database_path);
  if (self->temporary_folder != NULL)
    return g_build_filename (self->temporary_folder, "finsight", "finsight.db", NULL);
  return fin_database_default_path ();
}

static void
remove_demo (const char *path)
{
  const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static void
opening_failed (Opening *opening, const GError *error)
{
  FinApplication *self = opening->application;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (opening->cancellable))
    return;
  g_printerr ("finsight: %s\n", error->message);
  if (self->window != NULL)
    fin_window_set_error (self->window, error->message);
}

static void
prepared (Opening *opening)
{
  FinApplication *self = opening->application;
  g_autoptr (FinInsightService) service = NULL;

  if (g_cancellable_is_cancelled (opening->cancellable))
    return;
  service = fin_insight_service_new (opening->database, self->clock);
  self->session = fin_session_new (opening->database, self->clock, service, self->settings,
                                   opening->demo);
  if (!opening->demo && self->screenshots_folder == NULL)
    self->notifier = fin_notifier_new (G_APPLICATION (self), self->session);
  self->scheduler = fin_nudge_scheduler_new (self->session, self->notifier);
  fin_application_session_ready (self);
}

static void
demo_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;

  if (fin_demo_fill_finish (result, &error))
    prepared (opening);
  else
    opening_failed (opening, error);
}

static void
install_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (fin_category_install (data, cancellable, &error)
      && fin_payee_install (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
installed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    prepared (opening);
  else
    opening_failed (opening, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  GCancellable *cancellable;

  opening->database = fin_database_open_finish (result, &error);
  if (opening->database == NULL)
    {
      opening_failed (opening, error);
      return;
    }
  cancellable = opening->cancellable;
  if (opening->demo)
    {
      FinDatabase *database = opening->database;
      FinDate today = fin_clock_get_today (opening->application->clock);

      fin_demo_fill_async (database, today - 1, FIN_DEMO_SEED, cancellable, demo_filled_cb,
                           g_steal_pointer (&opening));
      return;
    }
  task = g_task_new (NULL, cancellable, installed_cb, opening);
  g_task_set_task_data (task, g_object_ref (opening->database), g_object_unref);
  g_steal_pointer (&opening);
  g_task_run_in_thread (task, install_thread);
}

void
fin_application_close_session (FinApplication *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->window != NULL)
    fin_window_set_session (self->window, NULL);
  if (self->scheduler != NULL)
    g_object_run_dispose (G_OBJECT (self->scheduler));
  g_clear_object (&self->scheduler);
  if (self->notifier != NULL)
    g_object_run_dispose (G_OBJECT (self->notifier));
  g_clear_object (&self->notifier);
  if (self->session != NULL && fin_session_get_service (self->session) != NULL)
    fin_insight_service_cancel (fin_session_get_service (self->session));
  g_clear_object (&self->session);
}

/** fin_application_open_session: @demo: the demo household, or the person's own data */
void
fin_application_open_session (FinApplication *self, gboolean demo)
{
  Opening *opening = g_new0 (Opening, 1);
  g_autofree char *path = demo ? demo_path (self) : own_path (self);

  fin_application_close_session (self);
  self->demo = demo;
  self->opening = g_cancellable_new ();
  opening->application = g_object_ref (self);
  opening->cancellable = g_object_ref (self->opening);
  opening->demo = demo;
  if (demo)
    remove_demo (path);
  fin_database_open_async (path, opening->cancellable, opened_cb, opening);
}
