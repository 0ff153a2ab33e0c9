/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinAccount, for the store that fills them. Everyone else uses the properties. */
#pragma once

#include "fin-account.h"

G_BEGIN_DECLS

struct _FinAccount
{
  FinRecord parent_instance;

  gint64 id;
  gint64 profile_id; /* 0: shared */
  char *name;
  FinAccountKind kind;
  char *currency;
  char *bank_id; /* BIC, BANKID, sort code */
  char *number; /* IBAN, ACCTID */
  gboolean has_opening_balance; /* FALSE: balances are relative */
  gint64 opening_balance;
  FinDate opening_date;
  FinDate last_statement_date;
  gint64 safety_margin; /* with has_safety_margin */
  gboolean has_safety_margin;
  gboolean closed;
  gint position;
  gint64 balance; /* computed, with the posted rows to today */
};

G_END_DECLS
