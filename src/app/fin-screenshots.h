/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks every page in every variant and saves what the window shows, for eyes and for the README. */
#pragma once

#include "fin-window.h"

G_BEGIN_DECLS

void fin_screenshots_take_async (FinWindow *window,
                                 const char *folder,
                                 const char *variants,
                                 gboolean first_run,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean fin_screenshots_take_finish (GAsyncResult *result, GError **error);

gboolean fin_screenshot_save (GtkWidget *window, const char *path, GError **error);

G_END_DECLS
