/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verified backups by SQLite's backup API, in backups/ beside the database. */
#pragma once

#include <gio/gio.h>

#include "fin-database.h"

G_BEGIN_DECLS

/** FIN_BACKUPS_KEPT: older ones are deleted once a newer one is verified. */
#define FIN_BACKUPS_KEPT 10

char *fin_backup_make (FinDatabase *database, GCancellable *cancellable, GError **error);
gboolean fin_backup_make_to (FinDatabase *database,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);
gboolean fin_backup_restore (FinDatabase *database,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);
gboolean fin_backup_restore_file (const char *database_path, const char *path, GError **error);
GPtrArray *fin_backup_list (FinDatabase *database);
GPtrArray *fin_backup_list_for (const char *database_path);

G_END_DECLS
