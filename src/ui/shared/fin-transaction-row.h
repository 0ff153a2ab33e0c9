/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a transaction looks in a list: category icon, payee, day and account, signed amount. */
#pragma once

#include "fin-money-row.h"
#include "fin-session.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

void fin_transaction_row_show (FinMoneyRow *row, FinSession *session, FinTransaction *transaction);
char *fin_transaction_describe_unusual (FinSession *session, FinTransaction *transaction);
const char *fin_transaction_title (FinTransaction *transaction);
const char *fin_transaction_category_name (FinSession *session, FinTransaction *transaction);

G_END_DECLS
