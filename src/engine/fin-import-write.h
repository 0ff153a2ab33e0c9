/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: puts a matched file into the database, inside one write. */
#pragma once

#include "fin-categoriser.h"
#include "fin-connection.h"
#include "fin-import-plan.h"
#include "fin-payee.h"

G_BEGIN_DECLS

/** FinImportTick: @done of @total rows are written. */
typedef void (*FinImportTick) (guint64 done, guint64 total, gpointer data);

/** FinImportWrite: @categoriser, @cleaner: fin_import_write() makes them, if there is anything to file */
typedef struct
{
  FinConnection *connection;
  FinImportPlan *plan;
  const char *sha256;
  gint64 now; /* Unix seconds */
  FinImportTick tick;
  gpointer tick_data;
  GCancellable *cancellable;
  FinCategoriser *categoriser;
  FinPayeeCleaner *cleaner;
} FinImportWrite;

gboolean fin_import_write (const FinImportWrite *write, GError **error);
FinDate fin_import_balance_day (const FinImportGroup *group, const FinBankStatement *statement);

/* fin-import-preview.c */
gboolean fin_import_preview_balances (FinConnection *connection,
                                      const FinImportPlan *plan,
                                      GError **error);

/* fin-import-write-rows.c */
gboolean fin_import_write_group (const FinImportWrite *write,
                                 FinImportGroup *group,
                                 guint64 rows_before,
                                 GError **error);
gboolean fin_import_write_refused (const FinImportWrite *write, GError **error);

/* fin-import-parts.c */
gboolean fin_import_write_parts (const FinImportWrite *write,
                                 const FinDraft *draft,
                                 gint64 amount,
                                 gint64 id,
                                 GError **error);

/* fin-import-transfers.c */
gboolean fin_import_pair_transfers (const FinImportWrite *write, GError **error);

G_END_DECLS
