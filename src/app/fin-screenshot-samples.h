/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up statements for the pictures of imports. */
#pragma once

#include "fin-session.h"

G_BEGIN_DECLS

void fin_screenshot_samples_import_async (FinSession *session,
                                          const char *folder,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
char **fin_screenshot_samples_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
