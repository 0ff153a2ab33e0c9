/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinTransaction: one exact transaction of one account. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_TRANSACTION (fin_transaction_get_type ())
G_DECLARE_FINAL_TYPE (FinTransaction, fin_transaction, FIN, TRANSACTION, FinRecord)

/* Writing goes through the properties of the same names. */
FinTransaction *fin_transaction_new (void);

gint64 fin_transaction_get_id (FinTransaction *self);
gint64 fin_transaction_get_account_id (FinTransaction *self);
const char *fin_transaction_get_account_name (FinTransaction *self);
FinDate fin_transaction_get_posting_date (FinTransaction *self);
FinDate fin_transaction_get_value_date (FinTransaction *self);
gint fin_transaction_get_time (FinTransaction *self);
gint64 fin_transaction_get_amount (FinTransaction *self);
const char *fin_transaction_get_currency (FinTransaction *self);
const char *fin_transaction_get_payee (FinTransaction *self);
const char *fin_transaction_get_memo (FinTransaction *self);
const char *fin_transaction_get_reference (FinTransaction *self);
const char *fin_transaction_get_bank_id (FinTransaction *self);
const char *fin_transaction_get_bank_code (FinTransaction *self);
const char *fin_transaction_get_counter_account (FinTransaction *self);
gint64 fin_transaction_get_category_id (FinTransaction *self);
const char *fin_transaction_get_category_key (FinTransaction *self);
FinCategorySource fin_transaction_get_category_source (FinTransaction *self);
gint fin_transaction_get_category_confidence (FinTransaction *self);
gint64 fin_transaction_get_transfer_id (FinTransaction *self);
gint64 fin_transaction_get_import_id (FinTransaction *self);
gint fin_transaction_get_import_line (FinTransaction *self);
const char *fin_transaction_get_original (FinTransaction *self);
const char *fin_transaction_get_match_text (FinTransaction *self);
FinTransactionState fin_transaction_get_state (FinTransaction *self);
FinTransactionFlags fin_transaction_get_flags (FinTransaction *self);
const char *fin_transaction_get_note (FinTransaction *self);
const char *fin_transaction_get_stem (FinTransaction *self);
const char *fin_transaction_get_name (FinTransaction *self);
const char *fin_transaction_get_splits (FinTransaction *self);
guint fin_transaction_get_n_splits (FinTransaction *self);
const char *fin_transaction_get_shown_payee (FinTransaction *self);

G_END_DECLS
