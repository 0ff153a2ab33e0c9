/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinAccount: an account of the household: whose it is, its currency, and what is known of its
 * balance. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_ACCOUNT (fin_account_get_type ())
G_DECLARE_FINAL_TYPE (FinAccount, fin_account, FIN, ACCOUNT, FinRecord)

/* Writing goes through the properties of the same names. */
FinAccount *fin_account_new (void);

gint64 fin_account_get_id (FinAccount *self);
gint64 fin_account_get_profile_id (FinAccount *self);
const char *fin_account_get_name (FinAccount *self);
FinAccountKind fin_account_get_kind (FinAccount *self);
const char *fin_account_get_currency (FinAccount *self);
const char *fin_account_get_bank_id (FinAccount *self);
const char *fin_account_get_number (FinAccount *self);
gboolean fin_account_get_has_opening_balance (FinAccount *self);
gint64 fin_account_get_opening_balance (FinAccount *self);
FinDate fin_account_get_opening_date (FinAccount *self);
FinDate fin_account_get_last_statement_date (FinAccount *self);
gint64 fin_account_get_safety_margin (FinAccount *self);
gboolean fin_account_get_has_safety_margin (FinAccount *self);
gboolean fin_account_get_closed (FinAccount *self);
gint fin_account_get_position (FinAccount *self);
gint64 fin_account_get_balance (FinAccount *self);

G_END_DECLS
