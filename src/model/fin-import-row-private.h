/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinImportRow, for the store that fills them. Everyone else uses the properties. */
#pragma once

#include "fin-import-row.h"

G_BEGIN_DECLS

struct _FinImportRow
{
  FinRecord parent_instance;

  gint64 id;
  gint64 import_id;
  gint line;
  FinImportOutcome outcome;
  char *field;
  char *value;
  char *reason;
  char *original;
  gint64 transaction_id; /* the row it stands for or resembles, 0: none */
  gboolean decided;

  /* Of that transaction, where a list joins it */
  gint64 account_id;
  FinDate posting_date;
  gint64 amount;
  char *currency;
  char *payee;
  FinTransactionState state;
  FinTransactionFlags flags;
  char *ledger_file; /* that brought the transaction, where it was another */
  gint ledger_line;
};

G_END_DECLS
