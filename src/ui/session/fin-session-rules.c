/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text is made and understood on a database thread; the file is read and written beside it. */
#include "fin-session-rules.h"

#include <glib/gi18n.h>

#include "fin-filing.h"
#include "fin-rule-file.h"
#include "fin-session-private.h"

static gpointer
import_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinRulesRead read = { 0 };
  guint n_changed = 0;

  if (!fin_rules_from_json (connection, data, &read, error)
      || !fin_filing_refresh (connection, cancellable, &n_changed, error))
    return NULL;
  if (read.n_added == 0)
    return g_strdup (_ ("Every rule of the file is there already"));
  return g_strdup_printf (ngettext ("%u rule added", "%u rules added", read.n_added), read.n_added);
}

static void
contents_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) self = user_data;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, NULL, NULL, &error))
    fin_session_report_error (self, error);
  else
    fin_session_write (self, _ ("Import rules"), import_job, text, g_free);
}

/** fin_session_import_rules: adds those that are not there yet, in the file's order; one undoable
 * step */
void
fin_session_import_rules (FinSession *self, GFile *file)
{
  g_file_load_contents_async (file, NULL, contents_read_cb, g_object_ref (self));
}

typedef struct
{
  FinSession *session;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->session);
  g_object_unref (saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    fin_session_report_error (self, error);
}

static gpointer
export_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_rules_to_json (connection, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  char *text = fin_database_read_finish (FIN_DATABASE (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    {
      fin_session_report_error (saving->session, error);
      return;
    }
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (saving->file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       saved_cb, g_object_ref (saving->session));
}

/** fin_session_export_rules: as `finsight-cli rules export` writes them; replaces @file */
void
fin_session_export_rules (FinSession *self, GFile *file)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->session = g_object_ref (self);
  saving->file = g_object_ref (file);
  fin_database_read_async (fin_session_get_database (self), export_job, NULL, NULL, g_free, NULL,
                           exported_cb, saving);
}
