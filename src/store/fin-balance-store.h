/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Balances by the rules of the design: stated ones anchor and check, computed ones add up
 * exactly. */
#pragma once

#include "fin-connection.h"
#include "fin-flows.h"
#include "fin-transaction-filter.h"

G_BEGIN_DECLS

/** FinBalance: minor units at the end of a day; @relative: no balance was ever stated. */
typedef struct
{
  gint64 amount;
  gboolean relative;
} FinBalance;

/** FinBalanceCheck: a stated balance beside the computed one of the same day. */
typedef struct
{
  gint64 account_id;
  FinDate date;
  gint64 stated;
  gint64 computed;
  gint64 difference; /* stated - computed */
  gint64 import_id;  /* 0: stated by the person */
} FinBalanceCheck;

/** FinCurrencySum: an exact sum in one currency; @overflow: it does not fit 64 bits. */
typedef struct
{
  char currency[4];
  gint64 amount;
  gint64 n_rows;
  gboolean overflow;
} FinCurrencySum;

gboolean fin_balance_store_state (FinConnection *connection,
                                  gint64 account_id,
                                  FinDate date,
                                  gint64 amount,
                                  gint64 import_id,
                                  GError **error);
gboolean fin_balance_store_at_with (FinConnection *connection,
                                    gint64 account_id,
                                    FinDate date,
                                    const FinFlows *known,
                                    FinBalance *balance,
                                    GError **error);
gboolean fin_balance_store_at (FinConnection *connection,
                               gint64 account_id,
                               FinDate date,
                               FinBalance *balance,
                               GError **error);
gboolean fin_balance_store_daily (FinConnection *connection,
                                  gint64 account_id,
                                  FinPeriod period,
                                  gint64 *balances,
                                  gboolean *relative,
                                  GError **error);
gboolean fin_balance_store_daily_household (FinConnection *connection,
                                            gint64 profile_id,
                                            const char *currency,
                                            FinPeriod period,
                                            gint64 *balances,
                                            gboolean *relative,
                                            GError **error);
GArray *fin_balance_store_checks (FinConnection *connection, gint64 account_id, GError **error);
FinDate fin_balance_store_as_of (FinConnection *connection,
                                 gint64 account_id,
                                 FinDate today,
                                 GError **error);
GArray *fin_balance_store_sums (FinConnection *connection,
                                const FinTransactionFilter *filter,
                                GError **error);

G_END_DECLS
