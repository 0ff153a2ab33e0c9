/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a delimited file would give under some answers, read off the main thread. */
#pragma once

#include <gio/gio.h>

#include "fin-csv.h"

G_BEGIN_DECLS

/**
 * FinColumnsPreview:
 * @outline: (nullable): the table; %NULL when there is none
 * @reading: (nullable): of the file's beginning; %NULL when it cannot be read so, or was not asked for
 * @error: (nullable): why not
 * @is_whole: whether the beginning is the whole file
 */
typedef struct
{
  FinCsvOutline *outline;
  FinReading *reading;
  char *error;
  gboolean is_whole;
} FinColumnsPreview;

void fin_columns_preview_free (FinColumnsPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinColumnsPreview, fin_columns_preview_free)

void fin_columns_preview_async (const char *path,
                                const FinReadOptions *options,
                                gboolean with_rows,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
FinColumnsPreview *fin_columns_preview_finish (GAsyncResult *result, GError **error);

G_END_DECLS
