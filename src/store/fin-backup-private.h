/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups as the database thread makes them. Private to the store. */
#pragma once

#include <sqlite3.h>

#include "fin-backup.h"

G_BEGIN_DECLS

/** FinBackupHandle: the other file of a copy. */
typedef sqlite3 FinBackupHandle;

static inline void
fin_backup_close (FinBackupHandle *handle)
{
  sqlite3_close (handle);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinBackupHandle, fin_backup_close)

/** FIN_BACKUP_HAS_DATA: an emptied database still has the undo log that can bring its data back. */
#define FIN_BACKUP_HAS_DATA \
  "SELECT EXISTS (SELECT 1 FROM accounts) OR EXISTS (SELECT 1 FROM history_steps)"

/** FinBackupJob: @path is the file to write or to read; @now dates what is made. */
typedef struct
{
  const char *path;
  gint64 now;
} FinBackupJob;

gboolean fin_backup_daily (FinConnection *connection, gint64 now, FinDate today, GError **error);
char *fin_backup_now (FinConnection *connection, gint64 now, GError **error);

FinBackupHandle *fin_backup_open (const char *path, int flags, GError **error);
char *fin_backup_query (FinBackupHandle *handle, const char *sql);
gboolean fin_backup_verify (FinBackupHandle *handle, const char *path, GError **error);
gboolean fin_backup_copy_pages (FinBackupHandle *to,
                                FinBackupHandle *from,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);
gboolean fin_backup_set_error (GError **error, const char *path, const char *reason);

G_END_DECLS
