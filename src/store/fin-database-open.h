/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a path to a connection at the current schema. Private to the store. */
#pragma once

#include "fin-connection-private.h"

G_BEGIN_DECLS

FinConnection *fin_database_open_connection (const char *path, gboolean read_only, GError **error);

gboolean fin_file_make_folder (const char *folder, GError **error);
gboolean fin_file_make_private (const char *path, GError **error);
void fin_file_tighten (const char *path);

int fin_migrations_latest (void);
gboolean fin_migrations_run (FinConnection *connection, int from, GError **error);
gboolean fin_migrations_run_to (FinConnection *connection, int from, int to, GError **error);

G_END_DECLS
