/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the beginning of the file only, so that an answer shows at once however long the file is. */
#include "fin-columns-preview.h"

#include "fin-reader.h"

typedef struct
{
  char *path;
  FinReadOptions *options;
  gboolean with_rows;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  fin_read_options_free (request->options);
  g_free (request);
}

void
fin_columns_preview_free (FinColumnsPreview *self)
{
  if (self == NULL)
    return;
  fin_csv_outline_free (self->outline);
  fin_reading_free (self->reading);
  g_free (self->error);
  g_free (self);
}

static gboolean
go_on_cb (guint64 bytes_done, guint64 bytes_total, gpointer data)
{
  return !g_cancellable_is_cancelled (data);
}

static void
preview_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  g_autofree char *name = g_filename_display_basename (request->path);
  g_autoptr (FinColumnsPreview) preview = g_new0 (FinColumnsPreview, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = fin_reader_load_beginning (request->path, &preview->is_whole, &error);

  if (bytes != NULL)
    preview->outline = fin_csv_outline (bytes, name, request->options, &error);
  if (preview->outline != NULL && request->with_rows)
    {
      request->options->progress = go_on_cb;
      request->options->progress_data = cancellable;
      preview->reading = fin_csv_read (bytes, name, request->options, &error);
    }
  if (error != NULL)
    preview->error = g_strdup (error->message);
  g_task_return_pointer (task, g_steal_pointer (&preview),
                         (GDestroyNotify)fin_columns_preview_free);
}

/** fin_columns_preview_async: @with_rows: read the rows, too, not only the table's outline */
void
fin_columns_preview_async (const char *path,
                           const FinReadOptions *options,
                           gboolean with_rows,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->options = fin_read_options_copy (options);
  request->with_rows = with_rows;
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, preview_thread);
}

/** fin_columns_preview_finish: Returns: (transfer full) (nullable): %NULL when it was cancelled */
FinColumnsPreview *
fin_columns_preview_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
