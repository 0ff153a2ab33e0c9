/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups as the database thread makes them. Private to the store. */
#pragma once

#include "fin-backup.h"

G_BEGIN_DECLS

gboolean fin_backup_daily (FinConnection *connection, gint64 now, FinDate today, GError **error);
char *fin_backup_now (FinConnection *connection, gint64 now, GError **error);

G_END_DECLS
