/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinImportRow: a row of an imported file that did not simply become a transaction. */
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

G_END_DECLS
