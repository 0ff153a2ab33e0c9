/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the ledger in formats that other programs read. */
#pragma once

#include "fin-clock.h"
#include "fin-database.h"
#include "fin-date.h"

G_BEGIN_DECLS

/**
 * FinExportFormat:
 * @FIN_EXPORT_CSV: one header, ISO dates, decimal point
 * @FIN_EXPORT_JSON: accounts with their transactions
 * @FIN_EXPORT_QIF: one list per account, ISO dates
 * @FIN_EXPORT_OFX: OFX 2.2, one statement per account
 * @FIN_EXPORT_LEDGER: double entry for ledger, hledger and beancount's importers; a transfer is one entry
 */
typedef enum
{
  FIN_EXPORT_CSV,
  FIN_EXPORT_JSON,
  FIN_EXPORT_QIF,
  FIN_EXPORT_OFX,
  FIN_EXPORT_LEDGER,
} FinExportFormat;

/** FinExportRange: @account_id: 0 for all; days may be %FIN_DATE_NONE: open */
typedef struct
{
  gint64 account_id;
  FinDate first;
  FinDate last;
} FinExportRange;

gboolean fin_export_format_from_nick (const char *nick, FinExportFormat *format);
gboolean fin_export_write (FinDatabase *database,
                           FinClock *clock,
                           FinExportFormat format,
                           const FinExportRange *range,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
