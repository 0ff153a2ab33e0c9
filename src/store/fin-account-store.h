/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repository of accounts and the profiles they belong to. */
#pragma once

#include "fin-account.h"
#include "fin-connection.h"
#include "fin-profile.h"

G_BEGIN_DECLS

/** FIN_PROFILE_ANY: every profile's accounts and the shared ones. */
#define FIN_PROFILE_ANY 0

GPtrArray *fin_account_store_list_open (FinConnection *connection, GError **error);
GPtrArray *fin_account_store_list (FinConnection *connection,
                                   gint64 profile_id,
                                   gboolean with_closed,
                                   GError **error);
FinAccount *fin_account_store_get (FinConnection *connection, gint64 id, GError **error);
FinAccount *fin_account_store_find_number (FinConnection *connection,
                                           const char *number,
                                           const char *currency,
                                           GError **error);
FinAccount *fin_account_store_find_name (FinConnection *connection,
                                         const char *name,
                                         GError **error);
gint64 fin_account_store_insert (FinConnection *connection, FinAccount *account, GError **error);
gboolean fin_account_store_update (FinConnection *connection,
                                   FinAccount *account,
                                   GError **error);
gboolean fin_account_store_set_currency (FinConnection *connection,
                                         gint64 id,
                                         const char *currency,
                                         GError **error);
gboolean fin_account_store_delete (FinConnection *connection, gint64 id, GError **error);
gboolean fin_account_store_note_statement (FinConnection *connection,
                                           gint64 id,
                                           FinDate date,
                                           GError **error);

GPtrArray *fin_profile_store_list (FinConnection *connection, GError **error);
gint64 fin_profile_store_insert (FinConnection *connection, FinProfile *profile, GError **error);
gboolean fin_profile_store_update (FinConnection *connection,
                                   FinProfile *profile,
                                   GError **error);
gboolean fin_profile_store_delete (FinConnection *connection, gint64 id, GError **error);

G_END_DECLS
