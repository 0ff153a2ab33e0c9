/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repository of imports, the rows that need attention, and remembered answers. */
#pragma once

#include "fin-connection.h"
#include "fin-import-row.h"
#include "fin-import.h"

G_BEGIN_DECLS

gint64 fin_import_store_insert (FinConnection *connection, FinImport *import, GError **error);
gboolean fin_import_store_update (FinConnection *connection, FinImport *import, GError **error);
FinImport *fin_import_store_get (FinConnection *connection, gint64 id, GError **error);
FinImport *fin_import_store_find_sha256 (FinConnection *connection,
                                         const char *sha256,
                                         GError **error);
GPtrArray *fin_import_store_list (FinConnection *connection, int limit, GError **error);

gint64 fin_import_store_insert_row (FinConnection *connection,
                                    FinImportRow *row,
                                    GError **error);
GPtrArray *fin_import_store_list_rows (FinConnection *connection,
                                       gint64 import_id,
                                       gboolean undecided_only,
                                       GError **error);

char *fin_import_store_get_answers (FinConnection *connection,
                                    const char *signature,
                                    gint64 account_id,
                                    GError **error);
gboolean fin_import_store_forget_answers (FinConnection *connection,
                                          const char *signature,
                                          GError **error);
gboolean fin_import_store_set_answers (FinConnection *connection,
                                       const char *signature,
                                       gint64 account_id,
                                       const char *answers,
                                       gint64 answered_at,
                                       GError **error);

G_END_DECLS
