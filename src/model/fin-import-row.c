/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinImportRow: what became of one row of an imported file. */
#include "fin-import-row-private.h"

G_DEFINE_FINAL_TYPE (FinImportRow, fin_import_row, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImportRow, id) },
  { "import-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImportRow, import_id) },
  { "line", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImportRow, line) },
  { "outcome", FIN_FIELD_ENUM,
    G_STRUCT_OFFSET (FinImportRow, outcome), 0, fin_import_outcome_get_type },
  { "field", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImportRow, field) },
  { "value", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImportRow, value) },
  { "reason", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImportRow, reason) },
  { "original", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImportRow, original) },
  { "transaction-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImportRow, transaction_id) },
  { "decided", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinImportRow, decided) },
  { "account-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImportRow, account_id) },
  { "posting-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImportRow, posting_date), FIN_DATE_NONE },
  { "amount", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImportRow, amount) },
  { "currency", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImportRow, currency) },
  { "payee", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImportRow, payee) },
  { "state", FIN_FIELD_ENUM,
    G_STRUCT_OFFSET (FinImportRow, state), 0, fin_transaction_state_get_type },
  { "flags", FIN_FIELD_FLAGS,
    G_STRUCT_OFFSET (FinImportRow, flags), 0, fin_transaction_flags_get_type },
  { "ledger-file", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImportRow, ledger_file) },
  { "ledger-line", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImportRow, ledger_line) },
};

static void
fin_import_row_class_init (FinImportRowClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_import_row_init (FinImportRow *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinImportRow *
fin_import_row_new (void)
{
  return g_object_new (FIN_TYPE_IMPORT_ROW, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinImportRow, fin_import_row, FIN_IS_IMPORT_ROW, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (gint64, import_id, 0)
GETTER (gint, line, 0)
GETTER (FinImportOutcome, outcome, 0)
GETTER (const char *, field, NULL)
GETTER (const char *, value, NULL)
GETTER (const char *, reason, NULL)
GETTER (const char *, original, NULL)
GETTER (gint64, transaction_id, 0)
GETTER (gboolean, decided, FALSE)
GETTER (gint64, account_id, 0)
GETTER (FinDate, posting_date, FIN_DATE_NONE)
GETTER (gint64, amount, 0)
GETTER (const char *, currency, NULL)
GETTER (const char *, payee, NULL)
GETTER (FinTransactionState, state, FIN_TRANSACTION_POSTED)
GETTER (FinTransactionFlags, flags, FIN_TRANSACTION_FLAGS_NONE)
GETTER (const char *, ledger_file, NULL)
GETTER (gint, ledger_line, 0)
