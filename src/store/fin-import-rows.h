/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of one import, whatever became of it: keys for a long list, and the rows behind keys. */
#pragma once

#include <gio/gio.h>

#include "fin-connection.h"
#include "fin-import-row.h"

G_BEGIN_DECLS

/** FIN_IMPORT_OUTCOMES_ALL: bits 1 << #FinImportOutcome */
#define FIN_IMPORT_OUTCOMES_ALL 0x1fu

/**
 * FinImportRowFilter:
 * @outcomes: bits 1 << #FinImportOutcome
 * @search: (nullable): what payee, memo, reason, value or the original line must contain, folded
 */
typedef struct
{
  gint64 import_id;
  guint outcomes;
  char *search;
} FinImportRowFilter;

FinImportRowFilter *fin_import_row_filter_new (gint64 import_id,
                                               guint outcomes,
                                               const char *search);
void fin_import_row_filter_free (FinImportRowFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinImportRowFilter, fin_import_row_filter_free)

/* On the database thread. */
GArray *fin_import_rows_list_keys (FinConnection *connection,
                                   const FinImportRowFilter *filter,
                                   GCancellable *cancellable,
                                   GError **error);
GPtrArray *fin_import_rows_load (FinConnection *connection,
                                 const gint64 *keys,
                                 gsize n_keys,
                                 GError **error);

G_END_DECLS
