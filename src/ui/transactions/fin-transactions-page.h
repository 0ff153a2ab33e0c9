/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every transaction: searched, filtered and sorted in SQL; columns, or rows where it is narrow. */
#pragma once

#include <adwaita.h>

#include "fin-anomaly-item.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_TRANSACTIONS_PAGE (fin_transactions_page_get_type ())
G_DECLARE_FINAL_TYPE (
    FinTransactionsPage, fin_transactions_page, FIN, TRANSACTIONS_PAGE, AdwBin)

GtkWidget *fin_transactions_page_new (FinSession *session);
void fin_transactions_page_set_search_mode (FinTransactionsPage *self, gboolean search_mode);
void fin_transactions_page_show_account (FinTransactionsPage *self, gint64 account_id);
void fin_transactions_page_show_import (FinTransactionsPage *self,
                                        gint64 import_id,
                                        const char *file_name);
void fin_transactions_page_show_unusual (FinTransactionsPage *self, const FinAnomalyItem *item);
void fin_transactions_page_clear (FinTransactionsPage *self);
GListModel *fin_transactions_page_get_model (FinTransactionsPage *self);

G_END_DECLS
