/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which state of the data a connection sees, and what was written between two of them. */
#pragma once

#include "fin-connection.h"

G_BEGIN_DECLS

/**
 * FinDataVersion: of all that can be undone. Equal versions mean equal data, whoever wrote: the
 * undo log, which the file's own triggers write, only ever counts on.
 * @schema: changes with the tables, and when a backup is restored
 * @seeds: how often shipped rows were written, which no log tells of
 * @last_change: id of the last change in the undo log
 */
typedef struct
{
  gint64 schema;
  gint64 seeds;
  gint64 last_change;
} FinDataVersion;

/** FIN_DATA_VERSION_NONE: no state has it. */
#define FIN_DATA_VERSION_NONE ((FinDataVersion){ -1, -1, -1 })

/**
 * FinDataChanges: since a version.
 * @known: otherwise all may have changed, and nothing else is filled in
 * @kinds: what was touched
 * @splits: whether parts of transactions were touched, which @transactions does not tell
 * @transactions: (element-type gint64): ids of rows that came, went or changed, each once,
 * ascending
 */
typedef struct
{
  gboolean known;
  FinChanges kinds;
  gboolean splits;
  GArray *transactions;
} FinDataChanges;

gboolean fin_data_version_read (FinConnection *connection, FinDataVersion *version, GError **error);
gboolean fin_data_version_read_step (FinConnection *connection,
                                     FinDataVersion *begin,
                                     FinDataVersion *now,
                                     GError **error);
gboolean fin_data_version_equal (const FinDataVersion *a, const FinDataVersion *b);
gboolean fin_data_changes_read (FinConnection *connection,
                                const FinDataVersion *since,
                                const FinDataVersion *now,
                                gint64 limit,
                                FinDataChanges *changes,
                                GError **error);
void fin_data_changes_clear (FinDataChanges *changes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FinDataChanges, fin_data_changes_clear)

G_END_DECLS
