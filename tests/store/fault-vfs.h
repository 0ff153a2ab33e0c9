/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SQLite file layer that fails when a test says so. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_DISK_FULL, /* a write says that there is no space */
  FAULT_WRITE,     /* a write fails after half of its bytes */
  FAULT_SYNC,      /* a sync fails */
} FaultKind;

void fault_vfs_install (void);
void fault_vfs_arm (FaultKind kind, int countdown, gboolean lasting);
gboolean fault_vfs_disarm (void);

G_END_DECLS
