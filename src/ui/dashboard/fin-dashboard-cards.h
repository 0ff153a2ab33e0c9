/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the dashboard, each a FinCard that shows one part of the session. */
#pragma once

#include "fin-card.h"

G_BEGIN_DECLS

#define FIN_TYPE_BALANCE_CARD (fin_balance_card_get_type ())
G_DECLARE_FINAL_TYPE (FinBalanceCard, fin_balance_card, FIN, BALANCE_CARD, FinCard)

#define FIN_TYPE_SPENDING_CARD (fin_spending_card_get_type ())
G_DECLARE_FINAL_TYPE (FinSpendingCard, fin_spending_card, FIN, SPENDING_CARD, FinCard)

#define FIN_TYPE_UPCOMING_CARD (fin_upcoming_card_get_type ())
G_DECLARE_FINAL_TYPE (FinUpcomingCard, fin_upcoming_card, FIN, UPCOMING_CARD, FinCard)

#define FIN_TYPE_ACCOUNTS_CARD (fin_accounts_card_get_type ())
G_DECLARE_FINAL_TYPE (FinAccountsCard, fin_accounts_card, FIN, ACCOUNTS_CARD, FinCard)

#define FIN_TYPE_NUDGES_CARD (fin_nudges_card_get_type ())
G_DECLARE_FINAL_TYPE (FinNudgesCard, fin_nudges_card, FIN, NUDGES_CARD, FinCard)

#define FIN_TYPE_RECENT_CARD (fin_recent_card_get_type ())
G_DECLARE_FINAL_TYPE (FinRecentCard, fin_recent_card, FIN, RECENT_CARD, FinCard)

GtkWidget *fin_balance_card_new (FinSession *session);
GtkWidget *fin_spending_card_new (FinSession *session);
GtkWidget *fin_upcoming_card_new (FinSession *session);
GtkWidget *fin_accounts_card_new (FinSession *session);
GtkWidget *fin_nudges_card_new (FinSession *session);
GtkWidget *fin_recent_card_new (FinSession *session);

G_END_DECLS
