/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: answers that a person gave for one layout of files, offered next time. */
#pragma once

#include "fin-connection.h"
#include "fin-read-options.h"

G_BEGIN_DECLS

gboolean fin_import_memory_load (FinConnection *connection,
                                 const char *layout_key,
                                 gint64 wanted_account,
                                 FinReadOptions *options,
                                 gint64 *account_id,
                                 gboolean *answered,
                                 gboolean *named,
                                 GError **error);
gboolean fin_import_memory_save (FinConnection *connection,
                                 const char *layout_key,
                                 const FinReadOptions *given,
                                 gint64 account_id,
                                 gint64 now,
                                 GError **error);

G_END_DECLS
