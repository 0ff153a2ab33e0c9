/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks every page in every variant and saves what the window shows, for eyes and for the README. */
#pragma once

#include "fin-window.h"

G_BEGIN_DECLS

/**
 * FinScreenshotSet: what is pictured.
 * @FIN_SCREENSHOTS_FIRST_RUN: an empty database
 * @FIN_SCREENSHOTS_IMPORTS: files on their way in, and their history
 * @FIN_SCREENSHOTS_HOUSEHOLD: every page, with a household
 */
typedef enum
{
  FIN_SCREENSHOTS_FIRST_RUN,
  FIN_SCREENSHOTS_IMPORTS,
  FIN_SCREENSHOTS_HOUSEHOLD,
} FinScreenshotSet;

void fin_screenshots_take_async (FinWindow *window,
                                 const char *folder,
                                 const char *variants,
                                 FinScreenshotSet set,
                                 const char *const *files,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean fin_screenshots_take_finish (GAsyncResult *result, GError **error);

gboolean fin_screenshot_save (GtkWidget *window, const char *path, GError **error);

G_END_DECLS
