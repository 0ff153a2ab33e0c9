/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinImportRow: what became of one row of an imported file. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_IMPORT_ROW (fin_import_row_get_type ())
G_DECLARE_FINAL_TYPE (FinImportRow, fin_import_row, FIN, IMPORT_ROW, FinRecord)

/* Writing goes through the properties of the same names. */
FinImportRow *fin_import_row_new (void);

gint64 fin_import_row_get_id (FinImportRow *self);
gint64 fin_import_row_get_import_id (FinImportRow *self);
gint fin_import_row_get_line (FinImportRow *self);
FinImportOutcome fin_import_row_get_outcome (FinImportRow *self);
const char *fin_import_row_get_field (FinImportRow *self);
const char *fin_import_row_get_value (FinImportRow *self);
const char *fin_import_row_get_reason (FinImportRow *self);
const char *fin_import_row_get_original (FinImportRow *self);
gint64 fin_import_row_get_transaction_id (FinImportRow *self);
gboolean fin_import_row_get_decided (FinImportRow *self);

/* Of the transaction that it stands for, where it comes from fin_import_rows_load(). */
gint64 fin_import_row_get_account_id (FinImportRow *self);
FinDate fin_import_row_get_posting_date (FinImportRow *self);
gint64 fin_import_row_get_amount (FinImportRow *self);
const char *fin_import_row_get_currency (FinImportRow *self);
const char *fin_import_row_get_payee (FinImportRow *self);
FinTransactionState fin_import_row_get_state (FinImportRow *self);
FinTransactionFlags fin_import_row_get_flags (FinImportRow *self);
const char *fin_import_row_get_ledger_file (FinImportRow *self);
gint fin_import_row_get_ledger_line (FinImportRow *self);

G_END_DECLS
