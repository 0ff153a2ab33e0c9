/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hidden walk of --screenshots: first an empty database, then imports, then the demo household,
 * then the insights as text; in a temporary folder, so that nobody's data are seen. With --db only
 * what is in that file is shown. */
#include "fin-application-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fin-forecast-text.h"
#include "fin-format.h"
#include "fin-nudge.h"
#include "fin-persona-text.h"
#include "fin-screenshot-samples.h"
#include "fin-screenshots.h"
#include "fin-sentence.h"

static void
remove_tree (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

static void
print_line (char *text)
{
  if (text != NULL)
    g_print ("%s\n", text);
  g_free (text);
}

static void
print_insights (FinSession *session)
{
  FinInsights *insights = fin_session_get_insights (session);
  GListModel *nudges = fin_session_get_nudges (session);
  const FinBalanceForecast *forecast = fin_insights_find_forecast (insights, 0);

  if (forecast != NULL && forecast->n_history > 0)
    {
      g_autofree char *balance = fin_format_money (
          forecast->history[forecast->n_history - 1], forecast->currency);

      /* Translators: %s is an amount */
      g_print (_ ("Balance: %s\n"), balance);
      print_line (fin_sentence_low_point (session, forecast));
      print_line (fin_sentence_low_chance (session, forecast));
      print_line (fin_forecast_basis_text (forecast));
    }
  print_line (fin_sentence_pace (session, insights->spending, insights->currency));
  if (insights->persona->enough)
    {
      g_autofree char *confidence = fin_format_percent (insights->persona->confidence, 0);

      /* Translators: name of a persona, then a percentage */
      g_print (_ ("Persona: %s, confidence %s\n"), fin_persona_name (insights->persona->persona),
               confidence);
    }
  else
    print_line (fin_sentence_persona_missing (insights->persona));
  for (guint i = 0; i < g_list_model_get_n_items (nudges); i++)
    {
      g_autoptr (FinNudge) nudge = g_list_model_get_item (nudges, i);

      g_print ("%s: %s\n", fin_nudge_get_title (nudge), fin_nudge_get_body (nudge));
    }
}

static void
finish (FinApplication *self)
{
  fin_application_close_session (self);
  remove_tree (self->temporary_folder);
  g_application_quit (G_APPLICATION (self));
}

static void taken_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
fail (FinApplication *self, const char *message)
{
  g_printerr ("finsight: %s\n", message);
  self->exit_status = 1;
  finish (self);
}

static void
samples_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FinApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = fin_screenshot_samples_import_finish (result, &error);

  if (files == NULL)
    fail (self, error->message);
  else
    fin_screenshots_take_async (self->window, self->screenshots_folder, self->variants,
                                FIN_SCREENSHOTS_IMPORTS, (const char *const *) files, taken_cb,
                                self);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FinApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!fin_screenshots_take_finish (result, &error))
    fail (self, error->message);
  else if (self->pictured == FIN_SCREENSHOTS_FIRST_RUN)
    {
      self->pictured = FIN_SCREENSHOTS_IMPORTS;
      fin_screenshot_samples_import_async (self->session, self->temporary_folder,
                                           samples_imported_cb, self);
    }
  else if (self->pictured == FIN_SCREENSHOTS_IMPORTS)
    {
      self->pictured = FIN_SCREENSHOTS_HOUSEHOLD;
      fin_application_open_session (self, TRUE);
    }
  else
    {
      print_insights (self->session);
      /* Translators: %s is a folder */
      g_print (_ ("Pictures: %s\n"), self->screenshots_folder);
      finish (self);
    }
}

static gboolean
take_when_ready_cb (gpointer user_data)
{
  FinApplication *self = user_data;
  gboolean ready = fin_session_get_loaded (self->session);

  if (self->pictured == FIN_SCREENSHOTS_HOUSEHOLD)
    ready = ready && fin_session_get_insights (self->session) != NULL
            && !fin_session_get_busy (self->session)
            && fin_nudge_scheduler_get_looked (self->scheduler);
  if (fin_session_get_error_message (self->session) != NULL)
    {
      fail (self, fin_session_get_error_message (self->session));
      return G_SOURCE_REMOVE;
    }
  if (!ready)
    return G_SOURCE_CONTINUE;
  fin_screenshots_take_async (self->window, self->screenshots_folder, self->variants,
                              self->pictured, NULL, taken_cb, self);
  return G_SOURCE_REMOVE;
}

/* Called whenever a session was opened while pictures are wanted. */
void
fin_application_start_screenshots (FinApplication *self)
{
  g_timeout_add (100, take_when_ready_cb, self);
}
