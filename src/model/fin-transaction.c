/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinTransaction: one exact transaction of one account. */
#include "fin-transaction-private.h"

G_DEFINE_FINAL_TYPE (FinTransaction, fin_transaction, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinTransaction, id) },
  { "account-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinTransaction, account_id) },
  { "account-name", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, account_name) },
  { "posting-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinTransaction, posting_date), FIN_DATE_NONE },
  { "value-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinTransaction, value_date), FIN_DATE_NONE },
  { "time", FIN_FIELD_INT, G_STRUCT_OFFSET (FinTransaction, time), -1 },
  { "amount", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinTransaction, amount) },
  { "currency", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, currency) },
  { "payee", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, payee) },
  { "memo", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, memo) },
  { "reference", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, reference) },
  { "bank-id", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, bank_id) },
  { "bank-code", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, bank_code) },
  { "counter-account", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, counter_account) },
  { "category-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinTransaction, category_id) },
  { "category-key", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, category_key) },
  { "category-source", FIN_FIELD_ENUM,
    G_STRUCT_OFFSET (FinTransaction, category_source), 0, fin_category_source_get_type },
  { "category-confidence", FIN_FIELD_INT, G_STRUCT_OFFSET (FinTransaction, category_confidence) },
  { "transfer-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinTransaction, transfer_id) },
  { "import-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinTransaction, import_id) },
  { "import-line", FIN_FIELD_INT, G_STRUCT_OFFSET (FinTransaction, import_line) },
  { "original", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, original) },
  { "match-text", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, match_text) },
  { "state", FIN_FIELD_ENUM,
    G_STRUCT_OFFSET (FinTransaction, state), 0, fin_transaction_state_get_type },
  { "flags", FIN_FIELD_FLAGS,
    G_STRUCT_OFFSET (FinTransaction, flags), 0, fin_transaction_flags_get_type },
  { "note", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, note) },
  { "stem", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, stem) },
  { "name", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, name) },
  { "splits", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinTransaction, splits) },
};

static void
fin_transaction_class_init (FinTransactionClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_transaction_init (FinTransaction *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinTransaction *
fin_transaction_new (void)
{
  return g_object_new (FIN_TYPE_TRANSACTION, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinTransaction, fin_transaction, FIN_IS_TRANSACTION, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (gint64, account_id, 0)
GETTER (const char *, account_name, NULL)
GETTER (FinDate, posting_date, FIN_DATE_NONE)
GETTER (FinDate, value_date, FIN_DATE_NONE)
GETTER (gint, time, -1)
GETTER (gint64, amount, 0)
GETTER (const char *, currency, NULL)
GETTER (const char *, payee, NULL)
GETTER (const char *, memo, NULL)
GETTER (const char *, reference, NULL)
GETTER (const char *, bank_id, NULL)
GETTER (const char *, bank_code, NULL)
GETTER (const char *, counter_account, NULL)
GETTER (gint64, category_id, 0)
GETTER (const char *, category_key, NULL)
GETTER (FinCategorySource, category_source, 0)
GETTER (gint, category_confidence, 0)
GETTER (gint64, transfer_id, 0)
GETTER (gint64, import_id, 0)
GETTER (gint, import_line, 0)
GETTER (const char *, original, NULL)
GETTER (const char *, match_text, NULL)
GETTER (FinTransactionState, state, 0)
GETTER (FinTransactionFlags, flags, 0)
GETTER (const char *, note, NULL)
GETTER (const char *, stem, NULL)
GETTER (const char *, name, NULL)
GETTER (const char *, splits, NULL)

/** fin_transaction_get_n_splits: Returns: its parts, 0 when it is whole */
guint
fin_transaction_get_n_splits (FinTransaction *self)
{
  guint n = 0;

  g_return_val_if_fail (FIN_IS_TRANSACTION (self), 0);
  for (const char *p = self->splits; p != NULL && *p != '\0'; p++)
    n += *p == '=';
  return n;
}

/** fin_transaction_get_shown_payee: Returns: (nullable): the name, else what the bank wrote */
const char *
fin_transaction_get_shown_payee (FinTransaction *self)
{
  g_return_val_if_fail (FIN_IS_TRANSACTION (self), NULL);
  return self->name != NULL && self->name[0] != '\0' ? self->name : self->payee;
}
