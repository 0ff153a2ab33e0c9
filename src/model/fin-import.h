/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinImport: one imported file and its counts. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_IMPORT (fin_import_get_type ())
G_DECLARE_FINAL_TYPE (FinImport, fin_import, FIN, IMPORT, FinRecord)

/* Writing goes through the properties of the same names. */
FinImport *fin_import_new (void);

gint64 fin_import_get_id (FinImport *self);
gint64 fin_import_get_account_id (FinImport *self);
const char *fin_import_get_file_name (FinImport *self);
const char *fin_import_get_sha256 (FinImport *self);
const char *fin_import_get_format (FinImport *self);
const char *fin_import_get_encoding (FinImport *self);
FinDate fin_import_get_first_date (FinImport *self);
FinDate fin_import_get_last_date (FinImport *self);
gint64 fin_import_get_imported_at (FinImport *self);
gint fin_import_get_n_rows (FinImport *self);
gint fin_import_get_n_added (FinImport *self);
gint fin_import_get_n_present (FinImport *self);
gint fin_import_get_n_held (FinImport *self);
gint fin_import_get_n_refused (FinImport *self);
gint fin_import_get_n_skipped (FinImport *self);
gboolean fin_import_get_has_stated_balance (FinImport *self);
gint64 fin_import_get_stated_balance (FinImport *self);
FinDate fin_import_get_stated_date (FinImport *self);
gint64 fin_import_get_computed_balance (FinImport *self);
gint fin_import_get_n_undecided (FinImport *self);

G_END_DECLS
