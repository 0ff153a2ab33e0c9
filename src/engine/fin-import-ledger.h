/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: what an account has already, as the matcher wants it. */
#pragma once

#include "fin-connection.h"
#include "fin-matcher.h"

G_BEGIN_DECLS

/** FinImportLedger: @texts keeps what entries point to. */
typedef struct
{
  GArray *entries; /* FinMatchEntry */
  GArray *ids;     /* gint64, parallel: the transaction, 0 when it was deleted */
  GStringChunk *texts;
  gboolean has_other_source;
} FinImportLedger;

FinImportLedger *fin_import_ledger_load (FinConnection *connection,
                                         gint64 account_id,
                                         FinPeriod days,
                                         gboolean with_ids,
                                         const char *format,
                                         GError **error);
void fin_import_ledger_free (FinImportLedger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinImportLedger, fin_import_ledger_free)

G_END_DECLS
