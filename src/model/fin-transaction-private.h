/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinTransaction, for the store that fills them. Everyone else uses the
 * properties. */
#pragma once

#include "fin-transaction.h"

G_BEGIN_DECLS

struct _FinTransaction
{
  FinRecord parent_instance;

  gint64 id; /* 0: being fetched, or not stored yet */
  gint64 account_id;
  char *account_name; /* filled by queries */
  FinDate posting_date;
  FinDate value_date;
  gint time; /* seconds since midnight, -1 unknown */
  gint64 amount; /* minor units, negative leaves the holder */
  char *currency;
  char *payee;
  char *memo;
  char *reference;
  char *bank_id;
  char *bank_code;
  char *counter_account;
  gint64 category_id; /* 0: none */
  char *category_key; /* filled by queries */
  FinCategorySource category_source;
  gint category_confidence; /* per mille */
  gint64 transfer_id; /* the other side of a transfer, 0: none */
  gint64 import_id;
  gint import_line;
  char *original;
  char *match_text;
  FinTransactionState state;
  FinTransactionFlags flags;
  char *note;
  char *stem; /* for matching, NULL: not computed */
  char *splits; /* filled by queries: "food.groceries=-1250 shopping.books=-700", NULL: whole */
  char *name; /* how the payee is shown, NULL: as it is */
};

G_END_DECLS
